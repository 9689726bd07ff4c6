//! The data key: 32 random bytes that open the store, and never stand anywhere bare.

use std::fmt;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::failure::KeyFailure;

const FINGERPRINT_LABEL: &[u8] = b"acikkapi-desk data key fingerprint 1\0";

/// The key of a store. Wiped from memory when it is dropped; never printed.
#[derive(Clone)]
pub struct DataKey(Zeroizing<[u8; 32]>);

/// Tells which data key a wrap holds. Says nothing about the key, which has 256 random bits.
pub(super) type Fingerprint = [u8; 16];

impl DataKey {
    /// A new key, for a new store.
    ///
    /// # Errors
    /// The operating system gave no random bytes.
    pub fn random() -> Result<Self, KeyFailure> {
        let mut key = Zeroizing::new([0; 32]);
        fill_at_random(key.as_mut())?;
        Ok(Self(key))
    }

    /// The key as `SQLCipher` takes it raw, without stretching: `x'…'` with 64 digits.
    pub fn for_sqlcipher(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(3 + 64));
        text.push_str("x'");
        for byte in self.0.iter() {
            // Writing to a string cannot fail, and its room is reserved: no copy is left behind.
            let _ = write!(text, "{byte:02x}");
        }
        text.push('\'');
        text
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut key = Zeroizing::new([0; 32]);
        (bytes.len() == key.len()).then(|| {
            key.copy_from_slice(bytes);
            Self(key)
        })
    }

    pub(super) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(super) fn fingerprint(&self) -> Fingerprint {
        let digest = Sha256::new()
            .chain_update(FINGERPRINT_LABEL)
            .chain_update(self.0.as_slice())
            .finalize();
        let mut fingerprint = [0; 16];
        fingerprint.copy_from_slice(&digest[..16]);
        fingerprint
    }
}

impl PartialEq for DataKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_slice().ct_eq(other.0.as_slice()).into()
    }
}

impl Eq for DataKey {}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

/// Random bytes for keys, nonces and salts: always the operating system's, since a test that
/// replays a year must not make keys that can be foretold.
pub(super) fn fill_at_random(bytes: &mut [u8]) -> Result<(), KeyFailure> {
    getrandom::fill(bytes).map_err(|_| KeyFailure::Randomness)
}

/// As many random bytes as asked for.
pub(super) fn random_bytes<const N: usize>() -> Result<[u8; N], KeyFailure> {
    let mut bytes = [0; N];
    fill_at_random(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_new_keys_are_never_the_same() {
        let (one, other) = (
            DataKey::random().expect("random"),
            DataKey::random().expect("random"),
        );
        assert_ne!(one, other);
        assert_ne!(one.fingerprint(), other.fingerprint());
    }

    #[test]
    fn sqlcipher_gets_the_key_raw() {
        let key = DataKey::from_bytes(&[0xA5; 32]).expect("32 bytes");
        assert_eq!(*key.for_sqlcipher(), format!("x'{}'", "a5".repeat(32)));
    }

    #[test]
    fn printing_a_key_shows_nothing_of_it() {
        let key = DataKey::from_bytes(&[0xA5; 32]).expect("32 bytes");
        assert_eq!(format!("{key:?}"), "DataKey(…)");
    }
}
