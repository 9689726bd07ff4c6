//! PINs and passwords: which ones may be chosen, and the hash that is kept of them.
//!
//! How wrong tries are slowed down is `domain::sign_in`; where the hash is kept is the store's.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use domain::{Field, Refusal, RefusalCode};
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::cost::Cost;
use super::data_key::random_bytes;
use super::failure::KeyFailure;

/// Digits a PIN has at least.
const PIN_DIGITS: usize = 6;
/// Characters a password has at least (NIST SP 800-63B, 5.1.1.1).
const PASSWORD_CHARACTERS: usize = 8;
/// Characters a secret has at most, so that hashing it stays cheap.
const LONGEST: usize = 128;

/// A PIN or password as it was typed, in one form however the keyboard composes its letters.
/// Wiped from memory when it is dropped; never printed.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// A secret typed to sign in: whatever it is, it is only right or wrong. What is longer than any
    /// secret can be is cut, so that it cannot be right and costs no more.
    pub fn typed(text: &str) -> Self {
        let mut secret = Zeroizing::new(String::with_capacity(4 * (LONGEST + 1)));
        secret.extend(text.nfc().take(LONGEST + 1));
        Self(secret)
    }

    /// A secret that someone chooses: six digits, or eight characters.
    ///
    /// # Errors
    /// It is too short, too long, or a PIN that is tried first: one digit repeated, or a run.
    pub fn chosen(text: &str) -> Result<Self, Refusal> {
        let secret = Self::typed(text);
        let length = secret.0.chars().count();
        let is_pin = secret.0.bytes().all(|b| b.is_ascii_digit());
        let least = if is_pin {
            PIN_DIGITS
        } else {
            PASSWORD_CHARACTERS
        };
        let refusal = |code| Refusal::new(code, Field::Secret);
        if length < least {
            return Err(refusal(RefusalCode::SecretTooShort)
                .with("digits", PIN_DIGITS)
                .with("characters", PASSWORD_CHARACTERS));
        }
        if length > LONGEST {
            return Err(refusal(RefusalCode::TextTooLong)
                .with("limit", LONGEST)
                .with("given", text.chars().count()));
        }
        if is_evenly_stepped(&secret.0) {
            return Err(refusal(RefusalCode::SecretTooEasy));
        }
        Ok(secret)
    }
}

impl PartialEq for Secret {
    /// For "type it once more".
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// `000000`, `123456`, `654321`, `aaaaaaaa`: each character the same step from the one before.
fn is_evenly_stepped(text: &str) -> bool {
    let values: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    let mut steps = values.windows(2).map(|pair| pair[1] - pair[0]);
    let first = steps.next().unwrap_or(0);
    first.abs() <= 1 && steps.all(|step| step == first)
}

/// What is kept of a secret: Argon2id, in the PHC string format
/// (`$argon2id$v=19$m=65536,t=3,p=1$salt$hash`), which names its own cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretHash {
    cost: Cost,
    salt: [u8; 16],
    hash: [u8; 32],
}

impl SecretHash {
    /// Hashes a secret.
    ///
    /// # Errors
    /// No random bytes, too little memory, or an impossible cost.
    pub fn at_cost(secret: &Secret, cost: Cost) -> Result<Self, KeyFailure> {
        let salt = random_bytes()?;
        let hash = *cost.stretch(secret.0.as_bytes(), &salt)?;
        Ok(Self { cost, salt, hash })
    }

    /// Whether `secret` is the one; takes as long for a wrong one as for the right one.
    ///
    /// # Errors
    /// Too little memory: nothing is known then.
    pub fn is_of(&self, secret: &Secret) -> Result<bool, KeyFailure> {
        let typed = self.cost.stretch(secret.0.as_bytes(), &self.salt)?;
        Ok(typed.ct_eq(self.hash.as_slice()).into())
    }

    /// At what cost it was made.
    pub fn cost(&self) -> Cost {
        self.cost
    }

    /// Reads what [`fmt::Display`] writes. Nothing when the text is anything else, or asks for more
    /// than a desk can bear.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("$argon2id$v=19$m=")?;
        let (memory_kib, rest) = rest.split_once(",t=")?;
        let (passes, rest) = rest.split_once(",p=")?;
        let (lanes, rest) = rest.split_once('$')?;
        let (salt, hash) = rest.split_once('$')?;
        let cost = Cost {
            memory_kib: memory_kib.parse().ok()?,
            passes: passes.parse().ok()?,
            lanes: lanes.parse().ok()?,
        };
        let salt = STANDARD_NO_PAD.decode(salt).ok()?.try_into().ok()?;
        let hash = STANDARD_NO_PAD.decode(hash).ok()?.try_into().ok()?;
        cost.is_bearable().then_some(Self { cost, salt, hash })
    }
}

impl fmt::Display for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Cost {
            memory_kib,
            passes,
            lanes,
        } = self.cost;
        let (salt, hash) = (
            STANDARD_NO_PAD.encode(self.salt),
            STANDARD_NO_PAD.encode(self.hash),
        );
        write!(
            f,
            "$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}${hash}"
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CHEAP: Cost = Cost {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    };

    fn refused(text: &str) -> RefusalCode {
        Secret::chosen(text).expect_err("is refused").code
    }

    #[test]
    fn six_digits_or_eight_characters_may_be_chosen() {
        for good in ["493027", "4930271188", "kapı aç!", "şüğıİöçŞ", "12345678a"] {
            assert!(Secret::chosen(good).is_ok(), "{good}");
        }
        for short in ["", "49302", "kapı aç", "ğğğğğ1"] {
            assert_eq!(refused(short), RefusalCode::SecretTooShort, "{short}");
        }
        assert_eq!(refused(&"uzun ".repeat(30)), RefusalCode::TextTooLong);
    }

    #[test]
    fn what_anyone_would_try_first_may_not_be_chosen() {
        for easy in [
            "000000",
            "777777777",
            "123456",
            "3456789",
            "987654",
            "abcdefgh",
            "aaaaaaaa",
        ] {
            assert_eq!(refused(easy), RefusalCode::SecretTooEasy, "{easy}");
        }
    }

    #[test]
    fn the_right_secret_opens_and_a_near_one_does_not() {
        let hash = SecretHash::at_cost(&Secret::typed("493027"), CHEAP).expect("hashes");
        assert!(hash.is_of(&Secret::typed("493027")).expect("compares"));
        for wrong in ["", "493028", "4930277", " 493027"] {
            assert!(
                !hash.is_of(&Secret::typed(wrong)).expect("compares"),
                "{wrong}"
            );
        }
        let endless = "493027".repeat(100_000);
        assert!(!hash.is_of(&Secret::typed(&endless)).expect("compares"));
    }

    #[test]
    fn a_keyboard_that_composes_its_letters_types_the_same_password() {
        let hash = SecretHash::at_cost(&Secret::typed("İğüşçö 12"), CHEAP).expect("hashes");
        let composed = "I\u{307}g\u{306}u\u{308}s\u{327}c\u{327}o\u{308} 12";
        assert!(hash.is_of(&Secret::typed(composed)).expect("compares"));
    }

    #[test]
    fn two_staff_members_with_one_pin_have_two_hashes() {
        let secret = Secret::typed("493027");
        let one = SecretHash::at_cost(&secret, CHEAP).expect("hashes");
        let other = SecretHash::at_cost(&secret, CHEAP).expect("hashes");
        assert_ne!(one, other);
    }

    #[test]
    fn a_hash_made_for_real_is_the_standards_own() {
        let hash = SecretHash::at_cost(&Secret::typed("493027"), Cost::SIGN_IN).expect("hashes");
        assert!(
            hash.to_string()
                .starts_with("$argon2id$v=19$m=65536,t=3,p=1$")
        );
        assert!(hash.is_of(&Secret::typed("493027")).expect("compares"));
        assert_eq!(hash.cost(), Cost::SIGN_IN);
    }

    #[test]
    fn printing_a_secret_shows_nothing_of_it() {
        assert_eq!(format!("{:?}", Secret::typed("493027")), "Secret(…)");
    }

    proptest! {
        #[test]
        fn a_stored_hash_comes_back_as_it_was(text in ".{0,40}") {
            let hash = SecretHash::at_cost(&Secret::typed(&text), CHEAP).expect("hashes");
            prop_assert_eq!(SecretHash::parse(&hash.to_string()), Some(hash));
        }

        #[test]
        fn whatever_stands_in_the_store_nothing_panics(
            text in "(\\$argon2id\\$v=19\\$m=[0-9]{0,12},t=[0-9]{0,3},p=[0-9]{0,3}\\$)?.{0,80}",
        ) {
            let _ = SecretHash::parse(&text);
            let _ = Secret::chosen(&text);
        }
    }
}
