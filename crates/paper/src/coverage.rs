//! Which characters the shipped fonts can draw; what they cannot would come out as a box.

use crate::engine::FONTS;
use cosmic_text::skrifa::charmap::Charmap;
use cosmic_text::skrifa::{FontRef, MetadataProvider};
use std::sync::OnceLock;

/// What a run of letters becomes that no shipped font has. A reader sees that something stood there,
/// and asks; a box says nothing to anyone.
pub(crate) const UNKNOWN_LETTERS: char = '?';

/// Whether one of the shipped fonts has this character. Bold and regular have the same ones.
pub(crate) fn can_draw(letter: char) -> bool {
    shelf().iter().any(|font| font.map(letter).is_some())
}

/// Whether one of the shipped fonts has both a letter and a mark on it: a mark of another script's font
/// has nowhere to stand.
pub(crate) fn can_combine(letter: char, mark: char) -> bool {
    let has_both = |font: &Charmap<'_>| font.map(letter).is_some() && font.map(mark).is_some();
    shelf().iter().any(has_both)
}

fn shelf() -> &'static [Charmap<'static>] {
    static SHELF: OnceLock<Vec<Charmap<'static>>> = OnceLock::new();
    SHELF.get_or_init(|| {
        let fonts = FONTS.iter().filter_map(|font| FontRef::new(font).ok());
        fonts.map(|font| font.charmap()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters of every language of slips, from their alphabets.
    const ALPHABETS: &str = "abcçdefgğhıijklmnoöpqrsştuüvwxyzâêîûABCÇDEFGĞHIİJKLMNOÖPQRSŞTUÜVWXYZÂÊÎÛ\
        абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя’—АБВГҐДЕЄЁЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
        ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکیۀ،؛؟لإ0123456789.,:;!?()/+-–·…";

    #[test]
    fn every_letter_of_the_slips_languages_can_be_drawn() {
        for letter in ALPHABETS.chars() {
            assert!(can_draw(letter), "{letter}");
        }
    }

    #[test]
    fn each_font_of_a_family_has_what_the_other_has() {
        for pair in FONTS.chunks(2) {
            let [regular, bold] = [pair[0], pair[1]].map(|font| {
                let font = FontRef::new(font).unwrap();
                let letters = font.charmap().mappings().map(|(letter, _)| letter);
                letters.collect::<std::collections::BTreeSet<u32>>()
            });
            assert!(
                regular == bold,
                "a word must not lose letters by being bold"
            );
        }
    }

    #[test]
    fn pictures_and_letters_of_other_scripts_cannot() {
        for letter in ['😀', '漢', 'あ', '한', '\u{1f1f9}'] {
            assert!(!can_draw(letter), "{letter}");
        }
    }
}
