//! Codes and passwords that the center makes: to be read out, typed, and used once.

use crate::doors::secret;
use crate::failure::Failure;

/// Crockford's 32 letters and digits: none is taken for another one when it is read out or typed from paper.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH: usize = 16;

/// Eighty random bits.
pub(super) fn new_code() -> Result<String, Failure> {
    let random: [u8; CODE_LENGTH] = secret()?;
    let letter = |byte: u8| char::from(LETTERS[usize::from(byte % 32)]);
    Ok(random.into_iter().map(letter).collect())
}

/// As one says it.
pub(super) fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}
