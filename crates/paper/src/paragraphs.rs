//! A long typed text made fit for paper: paragraphs, each as harmless as a cleaned line.

use crate::clean::clean;
use domain::typed_text::{NARRATIVE_LIMIT, several_lines};

/// The most characters that come to paper; more were not taken when they were typed.
const MOST_CHARACTERS: usize = NARRATIVE_LIMIT;

/// The most paragraphs. What follows flows on in the last one.
const MOST_PARAGRAPHS: usize = 1_000;

/// So many characters are cleaned at once; [`clean`] would shorten what is longer than its line.
const PIECE: usize = 120;

/// Paragraphs without control or direction characters, heaped marks, or letters that no font has.
/// At most 20,000 characters, the last one then an ellipsis.
pub(crate) fn paragraphs(typed: &str) -> Vec<String> {
    let start: String = typed.chars().take(MOST_CHARACTERS).collect();
    let is_cut = start.len() < typed.len();
    let lines = several_lines(&start);
    let mut paragraphs: Vec<String> = lines
        .splitn(MOST_PARAGRAPHS, '\n')
        .map(paragraph)
        .filter(|line| !line.is_empty())
        .collect();
    if let Some(last) = paragraphs.last_mut()
        && is_cut
    {
        last.push('…');
    }
    paragraphs
}

/// One paragraph, whatever line ends are in it.
fn paragraph(line: &str) -> String {
    let words = line
        .split_whitespace()
        .map(whole_word)
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A word, cleaned piece by piece should it be very long.
fn whole_word(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let pieces = letters
        .chunks(PIECE)
        .map(|piece| clean(&String::from_iter(piece)));
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paragraphs_stay_paragraphs_and_commands_go() {
        assert_eq!(
            paragraphs("Sokak\u{1b}@ lambası\r\n\r\n  yanmıyor.\u{202e}\tTeşekkürler "),
            ["Sokak@ lambası", "yanmıyor. Teşekkürler"]
        );
        assert!(paragraphs(" \n\u{0}\n").is_empty());
    }

    #[test]
    fn what_is_too_long_ends_in_an_ellipsis() {
        let cut = paragraphs(&"a".repeat(100_000));
        assert_eq!(cut.len(), 1);
        assert_eq!(cut[0].chars().count(), MOST_CHARACTERS + 1);
        assert!(cut[0].ends_with('…'));
        assert_eq!(paragraphs(&"a\n".repeat(100_000)).len(), MOST_PARAGRAPHS);
    }

    #[test]
    fn a_word_longer_than_a_line_stays_whole() {
        let address = format!("https://ornek.example/{}", "ş".repeat(700));
        assert_eq!(paragraphs(&address), [address]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_comes_out_clean(typed in any::<String>()) {
            for paragraph in paragraphs(&typed) {
                prop_assert!(!paragraph.chars().any(char::is_control));
                prop_assert!(!paragraph.starts_with(' ') && !paragraph.ends_with(' '));
            }
        }
    }
}
