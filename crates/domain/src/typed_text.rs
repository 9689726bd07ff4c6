//! Text that a person typed, made safe to keep: what cannot be seen is taken out, the rest stays.
//!
//! Control characters and bidirectional overrides carry no meaning in a petition, and can turn a
//! line round or command a printer. Letters of every script, emoji and marks stay as they are.

use crate::refusal::{Field, Refusal, RefusalCode};

/// The longest subject, in characters.
pub const SUBJECT_LIMIT: usize = 200;
/// The longest narrative, in characters: about ten pages.
pub const NARRATIVE_LIMIT: usize = 20_000;
/// The longest name, in characters.
pub const NAME_LIMIT: usize = 100;
/// The longest address, in characters.
pub const ADDRESS_LIMIT: usize = 500;
/// The longest note or reason, in characters.
pub const NOTE_LIMIT: usize = 500;

/// One line: invisible characters out, each run of white space one space, trimmed.
pub fn one_line(text: &str) -> String {
    text.split(char::is_whitespace)
        .map(|word| word.chars().filter(|c| is_visible(*c)).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Several lines: line ends become `\n`, tabs spaces, other invisible characters go, ends are trimmed.
pub fn several_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n")
        .replace('\t', " ")
        .chars()
        .filter(|c| *c == '\n' || is_visible(*c))
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The text, or a refusal when it has more than `limit` characters.
pub fn within(text: String, limit: usize, field: Field) -> Result<String, Refusal> {
    let given = text.chars().count();
    if given > limit {
        return Err(Refusal::new(RefusalCode::TextTooLong, field)
            .with("limit", limit)
            .with("given", given));
    }
    Ok(text)
}

/// Whether the character may stay: no control, no bidirectional control, no stray byte-order mark.
pub fn is_visible(letter: char) -> bool {
    !letter.is_control()
        && !matches!(
            letter,
            '\u{061c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_can_be_seen_stays_and_what_commands_goes() {
        assert_eq!(
            one_line("  Sokak\tlambası \u{1b}@\u{10}\u{4}yanmıyor "),
            "Sokak lambası @yanmıyor"
        );
        assert_eq!(one_line("'; DROP TABLE <script>"), "'; DROP TABLE <script>");
        assert_eq!(
            one_line("a\u{202e}b 👨‍👩‍👧"),
            "ab 👨‍👩‍👧",
            "emoji keep their joiners"
        );
        assert_eq!(several_lines("bir\r\niki\rüç\u{0}\n"), "bir\niki\nüç");
    }

    #[test]
    fn a_text_that_is_too_long_says_by_how_much() {
        let refusal = within("ş".repeat(201), SUBJECT_LIMIT, Field::Subject).unwrap_err();
        assert_eq!(
            (
                refusal.arguments["limit"].as_str(),
                refusal.arguments["given"].as_str()
            ),
            ("200", "201")
        );
    }

    proptest! {
        #[test]
        fn nothing_invisible_survives(text in ".*") {
            prop_assert!(one_line(&text).chars().all(is_visible));
            prop_assert!(several_lines(&text).chars().all(|c| c == '\n' || is_visible(c)));
        }

        #[test]
        fn cleaning_twice_changes_nothing(text in ".*") {
            prop_assert_eq!(one_line(&one_line(&text)), one_line(&text));
            prop_assert_eq!(several_lines(&several_lines(&text)), several_lines(&text));
        }
    }
}
