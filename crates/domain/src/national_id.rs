//! T.C. kimlik no and yabancı kimlik no: eleven digits with two check digits.
//!
//! A number that passes proves that it was typed well, not whose it is. Shown in full only on the
//! screen that needs it; everywhere else through [`NationalId::masked`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::{Field, Refusal, RefusalCode};

/// How many digits an identity number has.
pub const DIGITS: usize = 11;

/// An identity number whose check digits agree.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS), ts(type = "string"))]
pub struct NationalId(String);

impl NationalId {
    /// The eleven digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// Whether it is a foreigner's number: those begin with 99.
    pub fn is_foreign(&self) -> bool {
        self.0.starts_with("99")
    }

    /// For everywhere but the screen that needs it: `123******46`.
    pub fn masked(&self) -> String {
        format!("{}******{}", &self.0[..3], &self.0[9..])
    }
}

impl fmt::Debug for NationalId {
    /// Masked, so that no log can hold one by accident.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NationalId({})", self.masked())
    }
}

impl FromStr for NationalId {
    type Err = Refusal;

    /// Accepts spaces between the digits.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let refused = |code| Refusal::new(code, Field::NationalId);
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(refused(RefusalCode::NationalIdNotDigits));
        }
        if digits.len() != DIGITS {
            return Err(refused(RefusalCode::NationalIdLength).with("given", digits.len()));
        }
        if !checks(digits.as_bytes()) {
            return Err(refused(RefusalCode::NationalIdChecksum));
        }
        Ok(Self(digits))
    }
}

impl TryFrom<String> for NationalId {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        text.parse()
    }
}

impl From<NationalId> for String {
    fn from(id: NationalId) -> Self {
        id.0
    }
}

/// d10 = (7·(d1+d3+d5+d7+d9) − (d2+d4+d6+d8)) mod 10; d11 = (d1+…+d10) mod 10; d1 is not 0.
fn checks(ascii: &[u8]) -> bool {
    let digit = |at: usize| i32::from(ascii[at] - b'0');
    let odd: i32 = (0..9).step_by(2).map(digit).sum();
    let even: i32 = (1..8).step_by(2).map(digit).sum();
    let tenth = (7 * odd - even).rem_euclid(10);
    let eleventh = (odd + even + tenth) % 10;
    digit(0) != 0 && digit(9) == tenth && digit(10) == eleventh
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code_of(text: &str) -> RefusalCode {
        text.parse::<NationalId>().unwrap_err().code
    }

    /// The number with these nine leading digits.
    fn complete(nine: &[u8]) -> String {
        let sum = |from: usize, to: usize| -> i32 {
            (from..to).step_by(2).map(|at| i32::from(nine[at])).sum()
        };
        let (odd, even) = (sum(0, 9), sum(1, 8));
        let tenth = (7 * odd - even).rem_euclid(10);
        let digits: String = nine.iter().map(|digit| char::from(digit + b'0')).collect();
        format!("{digits}{tenth}{}", (odd + even + tenth) % 10)
    }

    #[test]
    fn a_well_typed_number_is_taken_and_shown_masked() {
        let id: NationalId = "10000000146".parse().unwrap();
        assert_eq!(id.masked(), "100******46");
        assert_eq!(
            format!("{id:?}"),
            "NationalId(100******46)",
            "a log must not show it"
        );
        assert_eq!("100 000 001 46".parse::<NationalId>().unwrap(), id);
        assert!("99337317912".parse::<NationalId>().unwrap().is_foreign());
    }

    #[test]
    fn each_mistake_has_its_own_words() {
        assert_eq!(code_of("10000000147"), RefusalCode::NationalIdChecksum);
        assert_eq!(code_of("1000000014"), RefusalCode::NationalIdLength);
        assert_eq!(code_of("100000001466"), RefusalCode::NationalIdLength);
        assert_eq!(code_of("1000000014A"), RefusalCode::NationalIdNotDigits);
        assert_eq!(
            code_of("00000000000"),
            RefusalCode::NationalIdChecksum,
            "must not begin with 0"
        );
        assert_eq!(
            code_of("١٠٠٠٠٠٠٠١٤٦"),
            RefusalCode::NationalIdNotDigits,
            "Arabic digits"
        );
    }

    proptest! {
        #[test]
        fn every_completed_number_is_taken(first in 1_u8..=9, rest in prop::array::uniform8(0_u8..=9)) {
            let nine: Vec<u8> = std::iter::once(first).chain(rest).collect();
            prop_assert!(complete(&nine).parse::<NationalId>().is_ok());
        }

        #[test]
        fn every_single_wrong_digit_is_caught(
            first in 1_u8..=9, rest in prop::array::uniform8(0_u8..=9), at in 0_usize..11, by in 1_u8..=9,
        ) {
            let nine: Vec<u8> = std::iter::once(first).chain(rest).collect();
            let mut digits = complete(&nine).into_bytes();
            digits[at] = (digits[at] - b'0' + by) % 10 + b'0';
            prop_assert!(String::from_utf8(digits).unwrap().parse::<NationalId>().is_err());
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused(text in ".*") {
            let _ = text.parse::<NationalId>();
        }
    }
}
