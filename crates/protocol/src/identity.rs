//! Keys of desks and of the center: Ed25519 (RFC 8032), and the short name by which a key is found.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

pub use ed25519_dalek::{Signature, SigningKey, VerifyingKey};

/// How many bytes of a key's SHA-256 name it. Enough that nobody makes a second key for a name.
const BYTES: usize = 16;

/// The name of a public key: the first 16 bytes of its SHA-256, written as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId([u8; BYTES]);

impl KeyId {
    /// The name of this key.
    pub fn of(key: &VerifyingKey) -> Self {
        let mut id = [0; BYTES];
        id.copy_from_slice(&Sha256::digest(key.as_bytes())[..BYTES]);
        Self(id)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What was said to be a key's name is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoKeyId;

impl FromStr for KeyId {
    type Err = NoKeyId;

    fn from_str(text: &str) -> Result<Self, NoKeyId> {
        let digits = text.as_bytes();
        let lower = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if digits.len() != 2 * BYTES || !digits.iter().all(lower) {
            return Err(NoKeyId);
        }
        let mut id = [0; BYTES];
        for (byte, pair) in id.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NoKeyId)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NoKeyId)?;
        }
        Ok(Self(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_name_and_one_way_to_write_it() {
        let key = SigningKey::from_bytes(&[7; 32]).verifying_key();
        let name = KeyId::of(&key).to_string();
        assert_eq!(name.len(), 32);
        assert_eq!(name.parse(), Ok(KeyId::of(&key)));
        assert_eq!(name.to_uppercase().parse::<KeyId>(), Err(NoKeyId));
        assert_eq!(name[1..].parse::<KeyId>(), Err(NoKeyId));
        assert_eq!(format!("+{}", &name[1..]).parse::<KeyId>(), Err(NoKeyId));
    }
}
