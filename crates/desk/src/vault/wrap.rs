//! One wrap of the data key: 132 bytes, the same shape for the machine and for the recovery code.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0–3 | `AKKW` |
//! | 4 | version, 1 |
//! | 5 | purpose: 1 this machine, 2 recovery code |
//! | 6–7 | 0 |
//! | 8–23 | fingerprint of the data key |
//! | 24–35 | Argon2id memory in KiB, passes, lanes, little-endian; 0 for the machine |
//! | 36–51 | salt |
//! | 52–75 | nonce |
//! | 76–123 | the data key under XChaCha20-Poly1305, bytes 0–51 being the associated data |
//! | 124–131 | the first 8 bytes of SHA-256 over all before: tells damage from a wrong key |
//!
//! Where the wrapping key comes from is the caller's business.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::cost::Cost;
use super::data_key::{DataKey, Fingerprint, random_bytes};
use super::failure::KeyFailure;

/// Length of a wrap, in bytes.
pub const WRAP_BYTES: usize = 132;

const MAGIC: &[u8; 4] = b"AKKW";
const VERSION: u8 = 1;
const HEAD_BYTES: usize = 52;
const SEALED_AT: usize = HEAD_BYTES + 24;
const CHECK_AT: usize = WRAP_BYTES - 8;

/// What a wrap is opened with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// What only this machine has.
    Machine,
    /// The recovery code, stretched at this cost.
    Recovery(Cost),
}

/// Why bytes are not a wrap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotAWrap {
    /// They are not what was written.
    Damaged,
    /// A newer program wrote them.
    TooNew(u8),
}

/// A whole, undamaged wrap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrap {
    bytes: [u8; WRAP_BYTES],
    purpose: Purpose,
    fingerprint: Fingerprint,
    salt: [u8; 16],
}

impl Wrap {
    /// Wraps `data_key` under the key that `wrapping_key` makes of a fresh salt.
    pub(super) fn seal(
        purpose: Purpose,
        data_key: &DataKey,
        wrapping_key: impl FnOnce(&[u8; 16]) -> Result<Zeroizing<[u8; 32]>, KeyFailure>,
    ) -> Result<Self, KeyFailure> {
        let salt: [u8; 16] = random_bytes()?;
        let nonce: [u8; 24] = random_bytes()?;
        let fingerprint = data_key.fingerprint();
        let mut bytes = [0; WRAP_BYTES];
        bytes[..HEAD_BYTES].copy_from_slice(&head(purpose, &fingerprint, &salt));
        bytes[HEAD_BYTES..SEALED_AT].copy_from_slice(&nonce);
        let key = wrapping_key(&salt)?;
        let sealed = XChaCha20Poly1305::new((&*key).into())
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: data_key.as_bytes(),
                    aad: &bytes[..HEAD_BYTES],
                },
            )
            .map_err(|_| KeyFailure::Computation)?;
        bytes[SEALED_AT..CHECK_AT].copy_from_slice(&sealed);
        let check = check_of(&bytes);
        bytes[CHECK_AT..].copy_from_slice(&check);
        Ok(Self {
            bytes,
            purpose,
            fingerprint,
            salt,
        })
    }

    /// Reads a wrap that may come from anywhere.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, NotAWrap> {
        let bytes: [u8; WRAP_BYTES] = bytes.try_into().map_err(|_| NotAWrap::Damaged)?;
        if bytes[..4] != *MAGIC || bytes[CHECK_AT..] != check_of(&bytes) {
            return Err(NotAWrap::Damaged);
        }
        if bytes[4] > VERSION {
            return Err(NotAWrap::TooNew(bytes[4]));
        }
        let number = |at| u32::from_le_bytes(part(&bytes, at));
        let cost = Cost {
            memory_kib: number(24),
            passes: number(28),
            lanes: number(32),
        };
        let purpose = match bytes[5] {
            1 => Purpose::Machine,
            2 if cost.is_bearable() => Purpose::Recovery(cost),
            _ => return Err(NotAWrap::Damaged),
        };
        let (fingerprint, salt) = (part(&bytes, 8), part(&bytes, 36));
        if head(purpose, &fingerprint, &salt) != bytes[..HEAD_BYTES] {
            return Err(NotAWrap::Damaged);
        }
        Ok(Self {
            bytes,
            purpose,
            fingerprint,
            salt,
        })
    }

    /// The data key, if `key` is the one it was wrapped under.
    pub(super) fn open(&self, key: &[u8; 32]) -> Option<DataKey> {
        let nonce: [u8; 24] = part(&self.bytes, HEAD_BYTES);
        let opened = XChaCha20Poly1305::new(key.into())
            .decrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: &self.bytes[SEALED_AT..CHECK_AT],
                    aad: &self.bytes[..HEAD_BYTES],
                },
            )
            .map(Zeroizing::new)
            .ok()?;
        DataKey::from_bytes(&opened).filter(|key| key.fingerprint() == self.fingerprint)
    }

    pub(super) fn as_bytes(&self) -> &[u8; WRAP_BYTES] {
        &self.bytes
    }

    pub(super) fn purpose(&self) -> Purpose {
        self.purpose
    }

    pub(super) fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    pub(super) fn salt(&self) -> &[u8; 16] {
        &self.salt
    }
}

fn head(purpose: Purpose, fingerprint: &Fingerprint, salt: &[u8; 16]) -> [u8; HEAD_BYTES] {
    let (number, cost) = match purpose {
        Purpose::Machine => (
            1,
            Cost {
                memory_kib: 0,
                passes: 0,
                lanes: 0,
            },
        ),
        Purpose::Recovery(cost) => (2, cost),
    };
    let mut head = [0; HEAD_BYTES];
    head[..4].copy_from_slice(MAGIC);
    head[4] = VERSION;
    head[5] = number;
    head[8..24].copy_from_slice(fingerprint);
    head[24..28].copy_from_slice(&cost.memory_kib.to_le_bytes());
    head[28..32].copy_from_slice(&cost.passes.to_le_bytes());
    head[32..36].copy_from_slice(&cost.lanes.to_le_bytes());
    head[36..].copy_from_slice(salt);
    head
}

fn check_of(bytes: &[u8; WRAP_BYTES]) -> [u8; 8] {
    part(&Sha256::digest(&bytes[..CHECK_AT]), 0)
}

fn part<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut part = [0; N];
    part.copy_from_slice(&bytes[at..at + N]);
    part
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn a_wrap() -> (DataKey, Wrap) {
        let data_key = DataKey::random().expect("random");
        let purpose = Purpose::Recovery(Cost::RECOVERY_CODE);
        let wrap =
            Wrap::seal(purpose, &data_key, |_salt| Ok(Zeroizing::new([7; 32]))).expect("wraps");
        (data_key, wrap)
    }

    #[test]
    fn a_wrap_that_was_stored_opens_with_its_key_and_no_other() {
        let (data_key, wrap) = a_wrap();
        let stored = Wrap::parse(wrap.as_bytes()).expect("is whole");
        assert_eq!(stored, wrap);
        assert_eq!(stored.open(&[7; 32]), Some(data_key));
        assert_eq!(stored.open(&[8; 32]), None);
    }

    #[test]
    fn the_data_key_does_not_stand_in_its_wrap() {
        let (data_key, wrap) = a_wrap();
        assert!(
            !wrap
                .as_bytes()
                .windows(4)
                .any(|part| part == &data_key.as_bytes()[..4])
        );
    }

    #[test]
    fn every_flipped_bit_is_damage_and_not_a_wrong_code() {
        let (_, wrap) = a_wrap();
        for at in 0..WRAP_BYTES {
            let mut bytes = *wrap.as_bytes();
            bytes[at] ^= 1;
            assert_eq!(Wrap::parse(&bytes), Err(NotAWrap::Damaged), "at {at}");
        }
        assert_eq!(Wrap::parse(&wrap.as_bytes()[1..]), Err(NotAWrap::Damaged));
    }

    /// A forger can mend the check, but not the seal over the head.
    #[test]
    fn a_forged_head_does_not_open() {
        let (_, wrap) = a_wrap();
        for at in 0..HEAD_BYTES {
            let mut bytes = *wrap.as_bytes();
            bytes[at] ^= 1;
            let check = check_of(&bytes);
            bytes[CHECK_AT..].copy_from_slice(&check);
            let opened = Wrap::parse(&bytes)
                .ok()
                .and_then(|forged| forged.open(&[7; 32]));
            assert_eq!(opened, None, "at {at}");
        }
    }

    #[test]
    fn a_wrap_of_a_newer_program_is_told_apart_from_damage() {
        let (_, wrap) = a_wrap();
        let mut bytes = *wrap.as_bytes();
        bytes[4] = 2;
        let check = check_of(&bytes);
        bytes[CHECK_AT..].copy_from_slice(&check);
        assert_eq!(Wrap::parse(&bytes), Err(NotAWrap::TooNew(2)));
    }

    proptest! {
        #[test]
        fn whatever_bytes_come_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(Wrap::parse(&bytes).is_err());
        }

        #[test]
        fn not_even_behind_a_right_check(mut bytes in prop::collection::vec(any::<u8>(), WRAP_BYTES)) {
            bytes[..4].copy_from_slice(MAGIC);
            bytes[4] %= 3;
            bytes[5] %= 4;
            let mut whole = [0; WRAP_BYTES];
            whole.copy_from_slice(&bytes);
            let check = check_of(&whole);
            whole[CHECK_AT..].copy_from_slice(&check);
            let _ = Wrap::parse(&whole);
        }
    }
}
