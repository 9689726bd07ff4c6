//! Typed text made fit for paper: what would command, reorder or smear is taken out.
//!
//! `domain::typed_text` already cleans what is stored; this is the second door, because a slip may
//! be printed from facts of other desks and older versions.

use crate::coverage::{UNKNOWN_LETTERS, can_combine, can_draw};
use domain::typed_text;
use text::{Key, Words};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most characters one field brings to paper. More than any slip shows; a bound on the work.
const MOST_CHARACTERS: usize = 240;

/// No script in use on a slip needs more marks on one letter; more of them smear over other lines.
const MOST_MARKS: usize = 2;

/// Typed text as one harmless line: no control or bidirectional control characters, no marks
/// without a letter or heaped on one, no private or unassigned code points, single spaces,
/// letters composed, at most 240 characters (the last one then an ellipsis). Of what the shipped
/// fonts cannot draw, a run of letters becomes one `?`, and anything else, such as an emoji, goes.
pub fn clean(typed: &str) -> String {
    // Bounded first: a text of megabytes costs no more than a line.
    let start: String = typed.chars().take(MOST_CHARACTERS * 4).collect();
    let mut kept = String::with_capacity(start.len().min(MOST_CHARACTERS));
    let (mut count, mut marks) = (0, MOST_MARKS);
    let mut in_unknown_letters = false;
    let line = typed_text::one_line(&start);
    for letter in line.nfc().filter(|letter| is_printable(*letter)) {
        let Some(letter) = drawn(letter, &mut in_unknown_letters) else {
            continue;
        };
        if is_combining_mark(letter) {
            marks += 1;
            let base = kept.chars().rev().find(|kept| !is_combining_mark(*kept));
            if marks > MOST_MARKS || !base.is_some_and(|base| can_combine(base, letter)) {
                continue;
            }
        } else if letter.is_alphanumeric() {
            marks = 0;
        } else {
            // A mark after a space or a sign has no letter to stand on.
            marks = MOST_MARKS;
        }
        if letter == ' ' && (kept.is_empty() || kept.ends_with(' ')) {
            continue;
        }
        if count == MOST_CHARACTERS - 1 {
            kept.truncate(kept.trim_end().len());
            kept.push('…');
            break;
        }
        kept.push(letter);
        count += 1;
    }
    kept.truncate(kept.trim_end().len());
    // A mark that went may have kept a letter and another mark apart.
    kept.nfc().collect()
}

/// The character as it can be drawn, if it can; `in_unknown` is whether letters before it could not.
fn drawn(letter: char, in_unknown: &mut bool) -> Option<char> {
    if can_draw(letter) {
        *in_unknown = false;
        return Some(letter);
    }
    let is_first = !std::mem::replace(in_unknown, *in_unknown || letter.is_alphanumeric());
    (is_first && letter.is_alphanumeric()).then_some(UNKNOWN_LETTERS)
}

/// Words of ours with typed ones in them. Each typed one is cleaned by itself, so the only marks of
/// direction (U+2066 to U+2069) are those that our words put around it where they run right to left.
pub(crate) fn worded(words: &Words, key: Key, typed: &[(&str, &str)]) -> String {
    let cleaned: Vec<(&str, text::Value<'_>)> = typed
        .iter()
        .map(|(name, value)| (*name, clean(value).into()))
        .collect();
    words.say_with(key, &cleaned)
}

/// Typed text that stays on one row, such as a telephone number, which is misread when it is broken.
pub(crate) fn unbroken(typed: &str) -> String {
    clean(typed).replace(' ', "\u{a0}")
}

/// Whether this only keeps what it encloses in its own direction.
pub(crate) fn is_isolate(letter: char) -> bool {
    matches!(letter, '\u{2066}'..='\u{2069}')
}

/// Any eleven digits in a row as an identity number is shown, `123******46`: the last guard that
/// no whole number reaches paper, whoever filled the field.
pub(crate) fn masked(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = letters.clone();
    let mut start = 0;
    while start < letters.len() {
        let run = letters[start..]
            .iter()
            .take_while(|letter| letter.is_numeric())
            .count();
        if run >= 11 {
            out[start + 3..start + run - 2].fill('*');
        }
        start += run + 1;
    }
    out.into_iter().collect()
}

fn is_printable(letter: char) -> bool {
    let invisible = matches!(letter,
        '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}');
    let private = matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..);
    // U+200C parts the stems of Persian and Kurdish words; without it they are misspelt.
    letter == '\u{200c}' || !(letter.is_control() || invisible || private)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn commands_marks_and_directions_are_taken_out_and_words_stay() {
        assert_eq!(
            clean("Sokak\u{1b}@ lambası\u{10}\u{4}\u{1}\r\n  arızası "),
            "Sokak@ lambası arızası"
        );
        assert_eq!(clean("\u{202e}ters\u{2066}"), "ters");
        assert_eq!(
            clean("\u{301}\u{301}e\u{301}\u{301}\u{301}\u{301}"),
            "é\u{301}\u{301}"
        );
        assert_eq!(clean("ğĞıİşŞçÇöÖüÜ"), "ğĞıİşŞçÇöÖüÜ");
        assert_eq!(
            clean("g\u{306}"),
            "ğ",
            "a letter and its mark become the one letter"
        );
    }

    #[test]
    fn what_no_font_has_is_left_out_or_marked_as_unreadable() {
        assert_eq!(clean("Park 😀🎉 bakımı 👨‍👩‍👧"), "Park bakımı");
        assert_eq!(
            clean("王小明"),
            "?",
            "a reader sees that a name stood there"
        );
        assert_eq!(clean("王 小明 Ali"), "? ? Ali");
        assert_eq!(
            clean("A\u{6df}"),
            "A",
            "a mark of Arabic stands on no Latin letter"
        );
        assert_eq!(clean("1️⃣ kat"), clean(&clean("1️⃣ kat")));
    }

    #[test]
    fn what_is_typed_cannot_leave_the_room_that_our_words_give_it() {
        let arabic = Words::for_language(text::Language::Arabic);
        let said = worded(
            arabic,
            text::key::SLIP_ESCORT,
            &[("name", "Ali\u{2069}\u{202e} 42\u{2066}")],
        );
        assert!(said.ends_with("\u{2068}Ali 42\u{2069}"), "{said:?}");
        assert_eq!(said.chars().filter(|letter| is_isolate(*letter)).count(), 2);
    }

    #[test]
    fn a_very_long_text_is_cut_short_with_an_ellipsis() {
        let cut = clean(&"a".repeat(100_000));
        assert_eq!(cut.chars().count(), MOST_CHARACTERS);
        assert!(cut.ends_with('…'));
    }

    #[test]
    fn no_whole_identity_number_gets_through() {
        assert_eq!(masked("12345678946"), "123******46");
        assert_eq!(masked("No 12345678946, Ayşe"), "No 123******46, Ayşe");
        assert_eq!(masked("123******46"), "123******46");
        assert_eq!(masked("0266 373 00 00"), "0266 373 00 00");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_comes_out_harmless(typed in any::<String>()) {
            let line = clean(&typed);
            prop_assert!(line.chars().all(|letter| is_printable(letter) && can_draw(letter)));
            prop_assert_eq!(clean(&line), line.as_str());
            prop_assert!(!line.starts_with(' ') && !line.ends_with(' ') && !line.contains("  "));
            prop_assert!(!line.starts_with(is_combining_mark));
            prop_assert!(line.chars().count() <= MOST_CHARACTERS);
        }
    }
}
