//! Letters as bytes of a printer's own table. What the table lacks becomes a plain letter, never
//! UTF-8, and nothing that comes out is a command.

use domain::printer::CodePage;
use encoding_rs::WINDOWS_1254;
use oem_cp::code_table::ENCODING_TABLE_CP857;
use oem_cp::encode_char_checked;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What stands for a letter that neither the table nor a plain letter can say.
const UNKNOWN: u8 = b'?';

/// The text in this table's bytes: printable ASCII and the table's letters, nothing else.
pub(crate) fn encode(text: &str, page: CodePage) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.nfc() {
        match in_table(letter, page) {
            Some(byte) => bytes.push(byte),
            None => plain(letter, page, &mut bytes),
        }
    }
    bytes
}

/// Whether the table, or plain letters in its place, say this text so that it can be read: true of
/// everything written in Latin letters.
pub(crate) fn can_say(text: &str, page: CodePage) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    letters.clone().all(|letter| {
        let bytes = encode(letter.encode_utf8(&mut [0; 4]), page);
        bytes != [UNKNOWN]
    })
}

fn in_table(letter: char, page: CodePage) -> Option<u8> {
    if letter.is_ascii() {
        // ASCII is itself in each of these tables; its control characters never get here as bytes.
        return Some(letter as u8).filter(|byte| (0x20..0x7f).contains(byte));
    }
    let byte = match page {
        CodePage::Cp857 => encode_char_checked(letter, &ENCODING_TABLE_CP857)?,
        CodePage::Windows1254 => windows_1254(letter)?,
        CodePage::Iso8859_9 => windows_1254(letter).filter(|byte| *byte >= 0xa0)?,
    };
    // What is a control character in one reading of the table or another stays out.
    (byte >= 0x80 && !letter.is_control()).then_some(byte)
}

fn windows_1254(letter: char) -> Option<u8> {
    let mut room = [0; 4];
    let (bytes, _, lost) = WINDOWS_1254.encode(letter.encode_utf8(&mut room));
    match *bytes {
        [byte] if !lost => Some(byte),
        _ => None,
    }
}

/// Plain letters for one that the table lacks.
fn plain(letter: char, page: CodePage, bytes: &mut Vec<u8>) {
    let instead: &[u8] = match letter {
        _ if letter.is_control() || is_combining_mark(letter) => b"",
        '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => b"",
        '‘' | '’' | '‚' | '′' => b"'",
        '“' | '”' | '„' | '«' | '»' => b"\"",
        '‐'..='―' | '−' => b"-",
        '…' => b"...",
        '•' | '·' => b"*",
        '€' => b"EUR",
        '₺' => b"TL",
        '№' => b"No",
        'ı' => b"i",
        'ß' => b"ss",
        'æ' => b"ae",
        'ø' => b"o",
        'ł' => b"l",
        _ if letter.is_whitespace() => b" ",
        _ => return without_marks(letter, page, bytes),
    };
    bytes.extend_from_slice(instead);
}

fn without_marks(letter: char, page: CodePage, bytes: &mut Vec<u8>) {
    let bare = std::iter::once(letter)
        .nfkd()
        .filter(|part| !is_combining_mark(*part));
    let before = bytes.len();
    bytes.extend(bare.filter_map(|part| in_table(part, page)));
    if bytes.len() == before {
        bytes.push(UNKNOWN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAGES: [CodePage; 3] = [CodePage::Cp857, CodePage::Windows1254, CodePage::Iso8859_9];

    #[test]
    fn turkish_letters_have_the_bytes_of_the_standards() {
        assert_eq!(
            encode("ğĞıİşŞ", CodePage::Cp857),
            [0xa7, 0xa6, 0x8d, 0x98, 0x9f, 0x9e]
        );
        let windows = [0xf0, 0xd0, 0xfd, 0xdd, 0xfe, 0xde];
        assert_eq!(encode("ğĞıİşŞ", CodePage::Windows1254), windows);
        assert_eq!(encode("ğĞıİşŞ", CodePage::Iso8859_9), windows);
    }

    #[test]
    fn full_stop_and_hyphen_stay_what_they_are() {
        for page in PAGES {
            assert_eq!(encode("1003-2026. A/B", page), b"1003-2026. A/B");
        }
    }

    #[test]
    fn what_a_table_lacks_becomes_plain_letters_and_never_utf_8() {
        for page in PAGES {
            assert_eq!(
                encode("“Ağrı”…", page).first(),
                Some(&b'"')
                    .filter(|_| page != CodePage::Windows1254)
                    .or(Some(&0x93))
            );
            assert_eq!(encode("ẽ", page), b"e");
            assert_eq!(encode("\u{1b}@\u{10}\u{4}\u{202e}a\u{0}", page), b"@a");
            assert_eq!(encode("ж", page), b"?");
        }
        assert_eq!(encode("€ ₺", CodePage::Cp857), b"EUR TL");
    }

    #[test]
    fn kurdish_can_be_said_and_other_scripts_cannot() {
        for page in PAGES {
            assert!(can_say("Hejmara daxwaznameya we, êîûşç 5.", page));
            assert!(!can_say("Номер заявления", page));
            assert!(!can_say("رقم الطلب", page));
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_becomes_a_control_byte(typed in any::<String>(), at in 0..3_usize) {
            let bytes = encode(&typed, PAGES[at]);
            prop_assert!(bytes.iter().all(|byte| (0x20..0x7f).contains(byte) || *byte >= 0x80));
        }
    }
}
