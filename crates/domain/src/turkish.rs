//! Turkish letters: folding for search, and the order of the Turkish alphabet.
//!
//! İ/i and I/ı are different letters, and no database's default knows it. Search compares folded
//! text, so that `ISPARTA`, `ısparta`, `Isparta` and `isparta` typed on a keyboard without Turkish
//! letters are one; lists are sorted by [`sort_key`].

/// The letters of the Turkish alphabet in order, with q, w and x where dictionaries put them.
const ALPHABET: &str = "abcçdefgğhıijklmnoöpqrsştuüvwxyz";

/// The text as search compares it: lower case, Turkish letters without their marks, combining marks
/// and apostrophes gone, each run of anything else one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(plain_letters) {
        match letter {
            ' ' if folded.is_empty() || folded.ends_with(' ') => {}
            letter => folded.push(letter),
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// A key whose byte order is the order of the Turkish alphabet: `Çamlık` after `Cizre`, `ılıca`
/// before `İzmir`. Digits come before letters, anything else before digits.
pub fn sort_key(text: &str) -> Vec<u32> {
    text.chars()
        .flat_map(lower)
        .filter(|c| !is_combining(*c))
        .map(rank)
        .collect()
}

/// Lower case by Turkish rules: `I` → `ı`, `İ` → `i`.
pub fn lowercase(text: &str) -> String {
    text.chars().flat_map(lower).collect()
}

fn lower(letter: char) -> impl Iterator<Item = char> {
    let mapped = match letter {
        'I' => Some('ı'),
        'İ' => Some('i'),
        _ => None,
    };
    let rest = if mapped.is_some() {
        None
    } else {
        Some(letter.to_lowercase())
    };
    mapped.into_iter().chain(rest.into_iter().flatten())
}

fn rank(letter: char) -> u32 {
    let plain = match letter {
        'â' => 'a',
        'î' => 'i',
        'û' => 'u',
        other => other,
    };
    if let Some(place) = (1_000..)
        .zip(ALPHABET.chars())
        .find(|(_, known)| *known == plain)
    {
        return place.0;
    }
    if plain.is_numeric() {
        return 500 + plain.to_digit(10).unwrap_or(10);
    }
    if plain.is_alphabetic() {
        // Other scripts after the Turkish letters, in their own order.
        return 2_000 + u32::from(plain);
    }
    u32::from(!plain.is_whitespace())
}

fn plain_letters(letter: char) -> impl Iterator<Item = char> {
    lower(letter).filter_map(|letter| match letter {
        'ı' | 'î' | 'ï' | 'í' | 'ì' => Some('i'),
        'ş' => Some('s'),
        'ç' => Some('c'),
        'ğ' => Some('g'),
        'ü' | 'û' | 'ú' | 'ù' => Some('u'),
        'ö' | 'ô' | 'ó' | 'ò' => Some('o'),
        'â' | 'à' | 'á' | 'ä' | 'å' => Some('a'),
        'ê' | 'é' | 'è' | 'ë' => Some('e'),
        'ñ' => Some('n'),
        '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => None,
        mark if is_combining(mark) => None,
        letter if letter.is_alphanumeric() => Some(letter),
        _ => Some(' '),
    })
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{0300}'..='\u{036f}' | '\u{064b}'..='\u{065f}' | '\u{200b}'..='\u{200f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn isparta_is_found_however_it_is_typed() {
        for typed in [
            "ISPARTA",
            "ısparta",
            "Isparta",
            "isparta",
            "İSPARTA",
            "i\u{307}sparta",
        ] {
            assert_eq!(fold(typed), "isparta", "typed {typed}");
        }
        assert_eq!(fold("IŞIK"), fold("ışık"));
        assert_eq!(fold("Yel'chaninova"), "yelchaninova");
        assert_eq!(fold("  Çamlık   Mah. "), "camlik mah");
        assert_eq!(fold("Nâlân"), "nalan");
        assert_eq!(
            fold("şikâyet"),
            fold("s\u{327}ika\u{302}yet"),
            "composed and decomposed"
        );
    }

    #[test]
    fn lists_follow_the_turkish_alphabet() {
        let mut names = vec![
            "Zara", "İzmir", "Çal", "Iğdır", "Cizre", "Şile", "Sivas", "Ordu", "Ödemiş",
        ];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            [
                "Cizre", "Çal", "Iğdır", "İzmir", "Ordu", "Ödemiş", "Sivas", "Şile", "Zara"
            ]
        );
    }

    #[test]
    fn lower_case_keeps_dotted_and_dotless_apart() {
        assert_eq!(lowercase("IĞDIR İZMİR"), "ığdır izmir");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn case_never_matters(text in "[a-zA-ZçÇğĞıIiİöÖşŞüÜ ]*") {
            prop_assert_eq!(fold(&lowercase(&text)), fold(&text));
        }
    }
}
