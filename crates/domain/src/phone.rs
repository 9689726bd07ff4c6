//! Telephone numbers, kept as E.164 (ITU-T).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::{Field, Refusal, RefusalCode};

/// A telephone number with its country, `+905321234567`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS), ts(type = "string"))]
pub struct Phone(String);

impl Phone {
    /// `+` and up to 15 digits.
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// Whether it is a Turkish mobile number, the only kind that surely takes an SMS.
    pub fn is_turkish_mobile(&self) -> bool {
        self.0.starts_with("+905")
    }

    /// As people read it: `0532 123 45 67`, or as it is for other countries.
    pub fn spoken(&self) -> String {
        match self.0.strip_prefix("+90") {
            Some(d) => format!("0{} {} {} {}", &d[..3], &d[3..6], &d[6..8], &d[8..]),
            None => self.0.clone(),
        }
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone(…{})", &self.0[self.0.len() - 2..])
    }
}

impl FromStr for Phone {
    type Err = Refusal;

    /// Accepts `0532 123 45 67`, `532…`, `(0312) …`, `+90 …`, `0090 …` and other countries with `+`.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let refused = Refusal::new(RefusalCode::PhoneInvalid, Field::Phone);
        let bare: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '(' | ')' | '/'))
            .collect();
        let (plus, digits) = match bare.strip_prefix('+').or_else(|| bare.strip_prefix("00")) {
            Some(rest) => (true, rest),
            None => (false, bare.as_str()),
        };
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refused);
        }
        if plus && !digits.starts_with("90") {
            return foreign(digits).ok_or(refused);
        }
        let national = match digits.strip_prefix("90") {
            Some(rest) if plus || rest.len() == 10 => rest,
            _ => digits.strip_prefix('0').unwrap_or(digits),
        };
        turkish(national).ok_or(refused)
    }
}

/// Ten digits; area and operator codes begin with 2 to 5 or 8.
fn turkish(digits: &str) -> Option<Phone> {
    let begins_well = matches!(digits.as_bytes().first(), Some(b'2'..=b'5' | b'8'));
    (digits.len() == 10 && begins_well).then(|| Phone(format!("+90{digits}")))
}

/// Eight to fifteen digits, the country code never beginning with 0 (ITU-T E.164).
fn foreign(digits: &str) -> Option<Phone> {
    ((8..=15).contains(&digits.len()) && !digits.starts_with('0'))
        .then(|| Phone(format!("+{digits}")))
}

impl TryFrom<String> for Phone {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        text.parse()
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_number_has_many_spellings() {
        for typed in [
            "0532 123 45 67",
            "532-123-45-67",
            "+90 532 123 4567",
            "0090 532 1234567",
            "90 532 123 45 67",
            "(0532) 1234567",
        ] {
            assert_eq!(
                typed.parse::<Phone>().unwrap().e164(),
                "+905321234567",
                "typed {typed}"
            );
        }
        assert_eq!(
            "0532 123 45 67".parse::<Phone>().unwrap().spoken(),
            "0532 123 45 67"
        );
        assert_eq!(
            "+963 11 234 5678".parse::<Phone>().unwrap().e164(),
            "+963112345678"
        );
    }

    #[test]
    fn impossible_numbers_are_refused() {
        for typed in [
            "12",
            "0132 123 45 67",
            "532 123 45 6",
            "0532 123 45 678",
            "telefon yok",
            "+0123456789",
            "+1234",
        ] {
            assert!(typed.parse::<Phone>().is_err(), "typed {typed}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused(text in ".*") {
            if let Ok(phone) = text.parse::<Phone>() {
                let _ = phone.spoken();
                prop_assert_eq!(phone.e164().parse::<Phone>().unwrap(), phone);
            }
        }
    }
}
