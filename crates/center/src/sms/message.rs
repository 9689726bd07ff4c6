//! What an SMS says, in the visitor's language: no name, nothing of the application but its number.

use domain::fact::SmsPurpose;
use domain::{ApplicationNumber, Language, Office};
use text::key;

/// The most characters of an SMS (domain rule), whatever the language.
pub(crate) const MOST_CHARACTERS: usize = 140;

/// The text of an SMS: short, and without a character that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words(String);

/// The basic letters of every telephone (3GPP TS 23.038, 6.2.1), 160 of which fit one message. Line ends are left out.
const BASIC: &str = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

impl Words {
    /// What the office `office` says for this purpose.
    pub(crate) fn of(
        purpose: SmsPurpose,
        number: ApplicationNumber,
        office: &Office,
        language: Language,
    ) -> Self {
        let words = text::Words::for_language(language.into());
        let number = ("number", number.to_string().into());
        let said = match purpose {
            SmsPurpose::Registration => words.say_with(key::SMS_REGISTERED, &[number]),
            SmsPurpose::Conclusion => {
                let office = ("office", office.full_name().into());
                words.say_with(key::SMS_CONCLUDED, &[number, office])
            }
        };
        // The words are ours and checked over all offices; this is for an office that somebody renames.
        let said = said.chars().filter(|letter| !letter.is_control());
        Self(said.take(MOST_CHARACTERS).collect())
    }

    /// The words themselves.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether every telephone's basic letters suffice; else two bytes are needed for each character.
    pub(crate) fn is_basic(&self) -> bool {
        self.0.chars().all(|letter| BASIC.contains(letter))
    }

    /// How many messages the operator sends, and charges, for it (3GPP TS 23.040): 160 basic letters or 70 others fit one;
    /// where more are needed, 153 or 67 each.
    pub(crate) fn parts(&self) -> usize {
        let (letters, [alone, each]) = if self.is_basic() {
            (self.0.chars().count(), [160, 153])
        } else {
            (self.0.encode_utf16().count(), [70, 67])
        };
        if letters <= alone {
            1
        } else {
            letters.div_ceil(each)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number() -> ApplicationNumber {
        "1003010004235".to_owned().try_into().unwrap()
    }

    fn offices() -> Vec<Office> {
        crate::admin::offices().unwrap()
    }

    fn longest() -> Office {
        let length = |office: &Office| office.full_name().chars().count();
        offices().into_iter().max_by_key(length).unwrap()
    }

    #[test]
    fn it_fits_in_every_language_and_for_every_office() {
        for office in offices() {
            for language in Language::ALL {
                for purpose in [SmsPurpose::Registration, SmsPurpose::Conclusion] {
                    let words = Words::of(purpose, number(), &office, language);
                    let length = words.as_str().chars().count();
                    assert!(length < MOST_CHARACTERS, "{length}: {}", words.as_str());
                    assert!(!words.as_str().contains(char::is_control));
                    assert!(words.as_str().contains("1003 010 004 235"));
                }
            }
        }
    }

    #[test]
    fn a_registration_is_one_message_in_every_language_and_a_result_at_most_two() {
        for language in Language::ALL {
            let parts = |purpose| Words::of(purpose, number(), &longest(), language).parts();
            assert_eq!(parts(SmsPurpose::Registration), 1, "{language:?}");
            assert_eq!(parts(SmsPurpose::Conclusion), 2, "{language:?}");
        }
    }

    #[test]
    fn the_person_learns_where_and_nothing_else() {
        let office = Office {
            code: "1008".parse().unwrap(),
            province: "Balıkesir".into(),
            district: Some("Edremit".into()),
        };
        let said = |purpose| Words::of(purpose, number(), &office, Language::Tr).0;
        assert_eq!(
            said(SmsPurpose::Registration),
            "Açık Kapı: Başvurunuz alındı. Başvuru numaranız: 1003 010 004 235"
        );
        assert_eq!(
            said(SmsPurpose::Conclusion),
            "Açık Kapı: 1003 010 004 235 numaralı başvurunuz sonuçlandı. Sonucu öğrenmek için: Edremit (Balıkesir)"
        );
    }

    #[test]
    fn parts_are_counted_as_operators_do() {
        let parts = |letter: &str, times: usize| Words(letter.repeat(times)).parts();
        assert_eq!([parts("a", 160), parts("a", 161)], [1, 2]);
        assert_eq!([parts("ş", 70), parts("ş", 71), parts("ş", 135)], [1, 2, 3]);
        assert_eq!(parts("ü", 160), 1, "a basic letter");
    }
}
