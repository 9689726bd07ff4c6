//! The application number: thirteen digits that are unique for ever without asking anyone.
//!
//! `1003 010 004 217` reads: office `1003` (plate 10, district 03), desk `01`, the desk's
//! application `00042`, check digits `17`. Which running number comes next is the store's to know;
//! here a number is only put together, checked, and guessed back from a slip of the tongue.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::{Field, Refusal, RefusalCode};

/// How many digits an application number has.
pub const DIGITS: usize = 13;

/// The four digits of an office: plate (01–81) and district code (00 is the governorate itself).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS), ts(type = "string"))]
pub struct OfficeCode(u16);

impl OfficeCode {
    /// The code of the office with this plate (1–81) and district code (0–99).
    pub fn new(plate: u16, district: u16) -> Option<Self> {
        ((1..=81).contains(&plate) && district <= 99).then_some(Self(plate * 100 + district))
    }

    /// The plate of the province, 1–81.
    pub fn plate(self) -> u16 {
        self.0 / 100
    }
}

impl fmt::Display for OfficeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl FromStr for OfficeCode {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        digits_of::<4>(text)
            .and_then(|digits| Self::new(digits[..2].parse().ok()?, digits[2..].parse().ok()?))
            .ok_or(Refusal::new(RefusalCode::OfficeUnknown, Field::Office))
    }
}

/// The two digits of one installation of the desk program within its office, 01–99.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS), ts(type = "string"))]
pub struct DeskCode(u8);

impl DeskCode {
    /// The desk with this code, 1–99.
    pub fn new(code: u8) -> Option<Self> {
        (1..=99).contains(&code).then_some(Self(code))
    }
}

impl fmt::Display for DeskCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

impl FromStr for DeskCode {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let padded = format!("{text:0>2}");
        digits_of::<2>(&padded)
            .and_then(|digits| Self::new(digits.parse().ok()?))
            .ok_or(Refusal::new(RefusalCode::DeskCodeInvalid, Field::DeskCode))
    }
}

/// The place of an application in the unbroken count of its desk, 1–99,999. Never starts over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct RunningNumber(u32);

impl RunningNumber {
    /// The last number a desk code can give.
    pub const LAST: Self = Self(99_999);

    /// From this many left on, the desk announces that its code will run out.
    pub const ANNOUNCED: u32 = 1_000;

    /// The running number with this value, 1–99,999.
    pub fn new(value: u32) -> Option<Self> {
        (1..=Self::LAST.0).contains(&value).then_some(Self(value))
    }

    /// The number that follows `last`, or none when the desk code is used up.
    pub fn after(last: Option<Self>) -> Option<Self> {
        Self::new(last.map_or(1, |last| last.0 + 1))
    }

    /// The value, 1–99,999.
    pub fn value(self) -> u32 {
        self.0
    }
}

/// How many numbers a desk can still give after `last`.
pub fn numbers_left(last: Option<RunningNumber>) -> u32 {
    RunningNumber::LAST.0 - last.map_or(0, RunningNumber::value)
}

/// The number printed on the slip and said on the phone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS), ts(type = "string"))]
pub struct ApplicationNumber {
    office: OfficeCode,
    desk: DeskCode,
    running: RunningNumber,
}

impl ApplicationNumber {
    /// The number of the desk's `running`-th application.
    pub fn new(office: OfficeCode, desk: DeskCode, running: RunningNumber) -> Self {
        Self {
            office,
            desk,
            running,
        }
    }

    /// The office that gave it.
    pub fn office(self) -> OfficeCode {
        self.office
    }

    /// The desk that gave it.
    pub fn desk(self) -> DeskCode {
        self.desk
    }

    /// Its place in that desk's count.
    pub fn running(self) -> RunningNumber {
        self.running
    }

    /// The thirteen digits without spaces, as the QR code and the store hold them.
    pub fn digits(self) -> String {
        let body = format!("{}{}{:05}", self.office, self.desk, self.running.0);
        let check = check_digits(value_of(body.as_bytes()));
        format!("{body}{check:02}")
    }

    fn from_digits(digits: &str) -> Option<Self> {
        let number = Self {
            office: digits.get(..4)?.parse().ok()?,
            desk: digits.get(4..6)?.parse().ok()?,
            running: RunningNumber::new(digits.get(6..11)?.parse().ok()?)?,
        };
        (number.digits() == digits).then_some(number)
    }
}

impl fmt::Display for ApplicationNumber {
    /// In groups, as it is said and printed: `1003 010 004 217`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        write!(
            f,
            "{} {} {} {}",
            &digits[..4],
            &digits[4..7],
            &digits[7..10],
            &digits[10..]
        )
    }
}

impl fmt::Debug for ApplicationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApplicationNumber({self})")
    }
}

impl FromStr for ApplicationNumber {
    type Err = Refusal;

    /// Accepts the digits with spaces, dots, slashes or dashes between them.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let digits = separators_removed(text);
        if digits.chars().count() != DIGITS {
            return Err(Refusal::new(RefusalCode::NumberLength, Field::Number)
                .with("given", digits.chars().count()));
        }
        digits_of::<DIGITS>(&digits)
            .and_then(Self::from_digits)
            .ok_or(Refusal::new(RefusalCode::NumberMistyped, Field::Number))
    }
}

/// The valid numbers one slip away from what was typed: one wrong digit, two neighbours swapped, or
/// two digits swapped across one (a jump). About one in a hundred is right by chance, so the caller keeps those that
/// it knows to exist.
pub fn likely_numbers(text: &str) -> Vec<ApplicationNumber> {
    let typed = separators_removed(text);
    let Some(digits) = digits_of::<DIGITS>(&typed).map(str::as_bytes) else {
        return Vec::new();
    };
    let mut found: Vec<_> = swapped(digits)
        .chain(replaced(digits))
        .filter(|candidate| *candidate != digits)
        .filter_map(|candidate| {
            ApplicationNumber::from_digits(std::str::from_utf8(&candidate).ok()?)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn swapped(digits: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    [1, 2].into_iter().flat_map(move |distance| {
        (0..digits.len() - distance).map(move |at| {
            let mut candidate = digits.to_vec();
            candidate.swap(at, at + distance);
            candidate
        })
    })
}

fn replaced(digits: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    (0..digits.len()).flat_map(move |at| {
        (b'0'..=b'9').map(move |digit| {
            let mut candidate = digits.to_vec();
            candidate[at] = digit;
            candidate
        })
    })
}

/// ISO/IEC 7064 MOD 97-10: the two digits that make the whole leave 1 when divided by 97.
fn check_digits(body: u64) -> u64 {
    98 - (body * 100) % 97
}

fn separators_removed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '/'))
        .collect()
}

fn digits_of<const N: usize>(text: &str) -> Option<&str> {
    (text.len() == N && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

fn value_of(digits: &[u8]) -> u64 {
    digits
        .iter()
        .fold(0, |value, digit| value * 10 + u64::from(digit - b'0'))
}

macro_rules! text_form {
    ($($name:ident),*) => {$(
        impl TryFrom<String> for $name {
            type Error = Refusal;

            fn try_from(text: String) -> Result<Self, Refusal> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    )*};
}
text_form!(OfficeCode, DeskCode);

impl TryFrom<String> for ApplicationNumber {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        text.parse()
    }
}

impl From<ApplicationNumber> for String {
    fn from(number: ApplicationNumber) -> Self {
        number.digits()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(office: &str, desk: u8, running: u32) -> ApplicationNumber {
        ApplicationNumber::new(
            office.parse().unwrap(),
            DeskCode::new(desk).unwrap(),
            RunningNumber::new(running).unwrap(),
        )
    }

    #[test]
    fn a_number_is_said_in_groups_and_keeps_its_parts() {
        let number = number("1003", 1, 42);
        assert_eq!(
            number.to_string()[..14],
            *"1003 010 004 2",
            "office, desk, running number"
        );
        assert_eq!(number.office().to_string(), "1003");
        assert_eq!(number.desk().to_string(), "01");
        assert_eq!(number.running().value(), 42);
        assert_eq!(
            number.to_string().parse::<ApplicationNumber>().unwrap(),
            number
        );
        assert_eq!(
            number.digits().parse::<ApplicationNumber>().unwrap(),
            number
        );
    }

    #[test]
    fn the_last_number_of_a_desk_has_no_successor() {
        assert_eq!(RunningNumber::after(None).unwrap().value(), 1);
        assert_eq!(RunningNumber::after(RunningNumber::new(99_999)), None);
        assert_eq!(numbers_left(RunningNumber::new(99_000)), 999);
    }

    #[test]
    fn a_number_that_is_too_short_says_how_many_digits_it_has() {
        let refusal = "1003 010".parse::<ApplicationNumber>().unwrap_err();
        assert_eq!(refusal.code, RefusalCode::NumberLength);
        assert_eq!(refusal.arguments["given"], "7");
    }

    prop_compose! {
        fn any_number()(plate in 1_u16..=81, district in 0_u16..=99, desk in 1_u8..=99, running in 1_u32..=99_999)
            -> ApplicationNumber {
            ApplicationNumber::new(
                OfficeCode::new(plate, district).unwrap(),
                DeskCode::new(desk).unwrap(),
                RunningNumber::new(running).unwrap(),
            )
        }
    }

    proptest! {
        #[test]
        fn every_number_reads_back(number in any_number()) {
            prop_assert_eq!(number.to_string().parse::<ApplicationNumber>().unwrap(), number);
        }

        #[test]
        fn every_single_wrong_digit_is_caught_and_the_right_number_offered(number in any_number()) {
            let digits = number.digits().into_bytes();
            for wrong in replaced(&digits).filter(|wrong| *wrong != digits) {
                let text = String::from_utf8(wrong).unwrap();
                prop_assert!(text.parse::<ApplicationNumber>().is_err(), "{} passed for {}", text, number);
                prop_assert!(likely_numbers(&text).contains(&number));
            }
        }

        #[test]
        fn every_swap_and_jump_is_caught_and_the_right_number_offered(number in any_number()) {
            let digits = number.digits().into_bytes();
            for wrong in swapped(&digits).filter(|wrong| *wrong != digits) {
                let text = String::from_utf8(wrong).unwrap();
                prop_assert!(text.parse::<ApplicationNumber>().is_err(), "{} passed for {}", text, number);
                prop_assert!(likely_numbers(&text).contains(&number));
            }
        }

        #[test]
        fn every_twin_error_is_caught(number in any_number()) {
            let digits = number.digits().into_bytes();
            for at in 0..DIGITS - 1 {
                if digits[at] != digits[at + 1] {
                    continue;
                }
                for other in (b'0'..=b'9').filter(|other| *other != digits[at]) {
                    let mut wrong = digits.clone();
                    wrong[at] = other;
                    wrong[at + 1] = other;
                    prop_assert!(String::from_utf8(wrong).unwrap().parse::<ApplicationNumber>().is_err());
                }
            }
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused(text in ".*") {
            let _ = text.parse::<ApplicationNumber>();
            let _ = likely_numbers(&text);
        }
    }
}
