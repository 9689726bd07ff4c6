//! The recovery code: what the office keeps on paper, and how it is read back.
//!
//! Six groups of four from Crockford's base32 (no I, L, O, U): 22 random characters of 5 bits are
//! 110 bits, the last two check the rest. The check is a Reed–Solomon code over GF(32): with
//! a = x, every code satisfies Σ cᵢ = 0 and Σ aⁱ·cᵢ = 0. Since the powers a⁰ … a²³ all differ, any
//! two wrong characters are caught, and so is any swap of two; of anything worse one in 1,024
//! passes. One wrong character also tells its place, so the screen can point at the group.

use std::fmt;

use domain::{Field, Refusal, RefusalCode};
use thiserror::Error;
use zeroize::Zeroizing;

use super::data_key::fill_at_random;
use super::failure::KeyFailure;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS: usize = 24;
const RANDOM_CHARACTERS: usize = CHARACTERS - 2;
const GROUP: usize = 4;

/// Why a typed recovery code is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RecoveryRefused {
    /// A code has 24 letters and digits.
    #[error("recovery-code-length")]
    Length {
        /// How many were typed.
        given: usize,
    },
    /// Something stands in it that no code has.
    #[error("recovery-code-character")]
    Character,
    /// There is a typing mistake.
    #[error("recovery-code-mistyped")]
    Mistyped {
        /// The group (1–6) it stands in, if it is only one character.
        likely_group: Option<u8>,
    },
    /// Well typed, and not the code of this store.
    #[error("recovery-code-wrong")]
    Wrong,
}

impl From<RecoveryRefused> for Refusal {
    fn from(refused: RecoveryRefused) -> Self {
        let refusal = |code| Self::new(code, Field::RecoveryCode);
        match refused {
            RecoveryRefused::Wrong => refusal(RefusalCode::RecoveryCodeWrong),
            RecoveryRefused::Length { given } => {
                refusal(RefusalCode::RecoveryCodeLength).with("given", given)
            }
            RecoveryRefused::Mistyped {
                likely_group: Some(group),
            } => refusal(RefusalCode::RecoveryCodeGroupMistyped).with("group", group),
            RecoveryRefused::Character | RecoveryRefused::Mistyped { likely_group: None } => {
                refusal(RefusalCode::RecoveryCodeMistyped)
            }
        }
    }
}

/// A well-formed recovery code. Wiped from memory when it is dropped; never printed by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode {
    /// Values 0–31.
    symbols: Zeroizing<[u8; CHARACTERS]>,
}

impl RecoveryCode {
    /// A new code.
    ///
    /// # Errors
    /// The operating system gave no random bytes.
    pub fn random() -> Result<Self, KeyFailure> {
        let mut symbols = Zeroizing::new([0; CHARACTERS]);
        fill_at_random(symbols.as_mut())?;
        // 256 is a multiple of 32, so every character is as likely as any other.
        for symbol in symbols.iter_mut() {
            *symbol &= 31;
        }
        set_check_characters(&mut symbols);
        Ok(Self { symbols })
    }

    /// Reads what a person typed: capital or small, with spaces and dashes or without, O for 0,
    /// I and L for 1, with whichever i a Turkish keyboard gives.
    ///
    /// # Errors
    /// The code has a typing mistake. Whether it is the right one shows only when it opens a key.
    pub fn parse(text: &str) -> Result<Self, RecoveryRefused> {
        let mut symbols = Zeroizing::new([0; CHARACTERS]);
        let mut given = 0;
        for character in text.chars().filter(|c| !is_separator(*c)) {
            let symbol = symbol_of(character).ok_or(RecoveryRefused::Character)?;
            if let Some(place) = symbols.get_mut(given) {
                *place = symbol;
            }
            given += 1;
        }
        if given != CHARACTERS {
            return Err(RecoveryRefused::Length { given });
        }
        match syndromes(symbols.as_slice()) {
            (0, 0) => Ok(Self { symbols }),
            wrong => Err(RecoveryRefused::Mistyped {
                likely_group: place_of_one_mistake(wrong).and_then(group_of),
            }),
        }
    }

    /// As it is printed and read aloud: `K7QD-…`, six groups of four.
    pub fn in_groups(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(CHARACTERS + CHARACTERS / GROUP));
        for (place, symbol) in self.symbols.iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(*symbol)]));
        }
        text
    }

    /// What is stretched to a key: one form, however the code was typed.
    pub(super) fn as_secret(&self) -> &[u8] {
        self.symbols.as_slice()
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

fn is_separator(character: char) -> bool {
    // U+0307 is the dot that a decomposed İ leaves behind its I.
    character.is_whitespace() || matches!(character, '-' | '_' | '.' | '‐'..='—' | '−' | '\u{307}')
}

fn symbol_of(character: char) -> Option<u8> {
    let plain = match character {
        'o' | 'O' => '0',
        'i' | 'I' | 'l' | 'L' | 'ı' | 'İ' => '1',
        other => other.to_ascii_uppercase(),
    };
    let place = ALPHABET
        .iter()
        .position(|known| char::from(*known) == plain)?;
    u8::try_from(place).ok()
}

/// aⁱ in GF(32) with x⁵ + x² + 1; a has order 31.
fn power(exponent: usize) -> u8 {
    (0..exponent).fold(1, |value, _| times_a(value))
}

fn times_a(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 {
        doubled
    } else {
        doubled ^ 0b10_0101
    }
}

fn product(left: u8, right: u8) -> u8 {
    (0..5).rev().fold(0, |sum, bit| {
        let doubled = times_a(sum);
        if right >> bit & 1 == 1 {
            doubled ^ left
        } else {
            doubled
        }
    })
}

/// The one value whose product with `value` is 1: value³⁰, since value³¹ = 1. Of 0 it is 0.
fn inverse(value: u8) -> u8 {
    (0..30).fold(1, |result, _| product(result, value))
}

fn syndromes(symbols: &[u8]) -> (u8, u8) {
    symbols
        .iter()
        .enumerate()
        .fold((0, 0), |(plain, weighted), (place, symbol)| {
            (plain ^ symbol, weighted ^ product(power(place), *symbol))
        })
}

fn set_check_characters(symbols: &mut [u8; CHARACTERS]) {
    let (plain, weighted) = syndromes(&symbols[..RANDOM_CHARACTERS]);
    let (before_last, last) = (power(CHARACTERS - 2), power(CHARACTERS - 1));
    // Two equations, two unknowns: c₂₂ + c₂₃ = plain, a²²·c₂₂ + a²³·c₂₃ = weighted.
    let check = product(
        weighted ^ product(before_last, plain),
        inverse(before_last ^ last),
    );
    symbols[CHARACTERS - 1] = check;
    symbols[CHARACTERS - 2] = plain ^ check;
}

/// The group, 1–6, that a place stands in.
fn group_of(place: usize) -> Option<u8> {
    u8::try_from(place / GROUP + 1).ok()
}

/// One mistake of size e at place i leaves (e, aⁱ·e).
fn place_of_one_mistake((plain, weighted): (u8, u8)) -> Option<usize> {
    let ratio = product(weighted, inverse(plain));
    (plain != 0)
        .then(|| (0..CHARACTERS).find(|place| power(*place) == ratio))
        .flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_code() -> impl Strategy<Value = RecoveryCode> {
        prop::array::uniform24(0_u8..32).prop_map(|mut symbols| {
            set_check_characters(&mut symbols);
            RecoveryCode {
                symbols: Zeroizing::new(symbols),
            }
        })
    }

    fn as_typed(symbols: &[u8]) -> String {
        symbols
            .iter()
            .map(|symbol| char::from(ALPHABET[usize::from(*symbol)]))
            .collect()
    }

    #[test]
    fn a_code_is_six_groups_of_four_without_letters_that_look_like_digits() {
        let code = RecoveryCode::random().expect("random");
        let text = code.in_groups();
        assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [4; 6]);
        assert!(!text.contains(['I', 'L', 'O', 'U']));
        assert_ne!(code, RecoveryCode::random().expect("random"));
        assert_eq!(format!("{code:?}"), "RecoveryCode(…)");
    }

    #[test]
    fn the_field_of_32_elements_is_one() {
        assert_eq!(
            (0..31)
                .map(power)
                .collect::<std::collections::BTreeSet<_>>()
                .len(),
            31
        );
        assert_eq!(power(31), 1);
        for value in 1..32 {
            assert_eq!(product(value, inverse(value)), 1);
        }
    }

    #[test]
    fn too_short_too_long_and_foreign_letters_are_told_apart() {
        let code = RecoveryCode::random().expect("random");
        let text = code.in_groups();
        assert_eq!(
            RecoveryCode::parse(""),
            Err(RecoveryRefused::Length { given: 0 })
        );
        assert_eq!(
            RecoveryCode::parse(&text[..28]),
            Err(RecoveryRefused::Length { given: 23 })
        );
        let long = format!("{}00", *text);
        assert_eq!(
            RecoveryCode::parse(&long),
            Err(RecoveryRefused::Length { given: 26 })
        );
        for foreign in ["U", "Ğ", "ş", "\u{0}", "٣"] {
            let typed = format!("{foreign}{}", &text[1..]);
            assert_eq!(
                RecoveryCode::parse(&typed),
                Err(RecoveryRefused::Character),
                "{foreign:?}"
            );
        }
    }

    #[test]
    fn a_turkish_keyboard_may_write_its_own_i() {
        let mut symbols = [1; CHARACTERS];
        set_check_characters(&mut symbols);
        let ones = as_typed(&symbols);
        let (first, checks) = ones.split_at(RANDOM_CHARACTERS);
        assert_eq!(first, "1".repeat(RANDOM_CHARACTERS));
        let typed = format!("ıiİI lL1- i\u{307}ıİiI–iiii ıııı iI{checks}");
        let code = RecoveryCode::parse(&typed).expect("a well-formed code");
        assert_eq!(as_typed(code.as_secret()), ones);
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back_however_it_is_typed(code in any_code(), small: bool, bare: bool) {
            let mut typed = code.in_groups().to_string();
            if small { typed = typed.to_lowercase().replace('0', "o").replace('1', "l"); }
            if bare { typed = typed.replace('-', ""); } else { typed = typed.replace('-', "  —\t"); }
            prop_assert_eq!(RecoveryCode::parse(&typed), Ok(code));
        }

        #[test]
        fn one_wrong_character_is_caught_and_its_group_told(
            code in any_code(), place in 0..CHARACTERS, change in 1_u8..32,
        ) {
            let mut symbols = code.symbols.clone();
            symbols[place] ^= change;
            let likely_group = group_of(place);
            prop_assert_eq!(
                RecoveryCode::parse(&as_typed(symbols.as_slice())),
                Err(RecoveryRefused::Mistyped { likely_group })
            );
        }

        #[test]
        fn two_wrong_characters_and_every_swap_are_caught(
            code in any_code(), place in 0..CHARACTERS, other in 0..CHARACTERS,
            change in 1_u8..32, other_change in 1_u8..32,
        ) {
            prop_assume!(place != other);
            let mut wrong = code.symbols.clone();
            wrong[place] ^= change;
            wrong[other] ^= other_change;
            prop_assert!(RecoveryCode::parse(&as_typed(wrong.as_slice())).is_err());
            let mut swapped = code.symbols.clone();
            swapped.swap(place, other);
            if swapped != code.symbols {
                prop_assert!(RecoveryCode::parse(&as_typed(swapped.as_slice())).is_err());
            }
        }

        #[test]
        fn whatever_is_typed_nothing_panics(typed in ".{0,60}") {
            let _ = RecoveryCode::parse(&typed);
        }
    }
}
