//! The chain of a journal: each fact's hash covers the one before it.
//!
//! A fact's hash is SHA-256 over canonical bytes: a label, the previous hash, and each part of the
//! envelope with its length before it, so that no two envelopes have the same bytes. The body
//! enters through a salted hash of its own: a body can be erased by law (with its salt, so that it cannot be guessed
//! back) and the chain still verifies.

use domain::{DeskCode, OfficeCode};
use sha2::{Digest, Sha256};

/// A SHA-256 value.
pub type Hash = [u8; 32];

/// What the first fact of a desk's first series follows.
pub const BEGINNING: Hash = [0; 32];

const FACT_LABEL: &[u8] = b"acikkapi fact 1";
const BODY_LABEL: &[u8] = b"acikkapi body 1";

/// What the chain says of one fact, the body by its hash alone.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    /// The office whose desk wrote it.
    pub office: OfficeCode,
    /// The desk that wrote it.
    pub desk: DeskCode,
    /// Which series of the installation, from 1; a restored or moved store begins another.
    pub epoch: u32,
    /// Its place in the series, from 1, without gaps.
    pub sequence: u64,
    /// Its kind.
    pub kind: &'a str,
    /// Who wrote it.
    pub author: &'a str,
    /// When, in milliseconds since 1970 (UTC).
    pub recorded_at: i64,
    /// The hash of the fact before it.
    pub previous: &'a Hash,
    /// Its body's salted hash.
    pub body: &'a Hash,
}

impl Envelope<'_> {
    /// The fact's own hash.
    pub fn hash(&self) -> Hash {
        let mut digest = Sha256::new();
        let office = self.office.to_string();
        let desk = self.desk.to_string();
        let parts: [&[u8]; 10] = [
            FACT_LABEL,
            self.previous,
            office.as_bytes(),
            desk.as_bytes(),
            &self.epoch.to_be_bytes(),
            &self.sequence.to_be_bytes(),
            self.kind.as_bytes(),
            self.author.as_bytes(),
            &self.recorded_at.to_be_bytes(),
            self.body,
        ];
        for part in parts {
            add(&mut digest, part);
        }
        digest.finalize().into()
    }
}

/// The salted hash of a body: 16 random bytes of salt, then the body's bytes as stored.
pub fn body_hash(salt: &[u8; 16], body: &[u8]) -> Hash {
    let mut digest = Sha256::new();
    for part in [BODY_LABEL, salt, body] {
        add(&mut digest, part);
    }
    digest.finalize().into()
}

fn add(digest: &mut Sha256, part: &[u8]) {
    digest.update((part.len() as u64).to_be_bytes());
    digest.update(part);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn envelope<'a>(
        kind: &'a str,
        author: &'a str,
        previous: &'a Hash,
        body: &'a Hash,
    ) -> Envelope<'a> {
        Envelope {
            office: OfficeCode::new(10, 8).unwrap(),
            desk: DeskCode::new(1).unwrap(),
            epoch: 1,
            sequence: 1,
            kind,
            author,
            recorded_at: 0,
            previous,
            body,
        }
    }

    #[test]
    fn moving_a_letter_from_one_part_to_the_next_changes_the_hash() {
        let body = body_hash(&[0; 16], b"{}");
        let one = envelope("ab", "c", &BEGINNING, &body).hash();
        let other = envelope("a", "bc", &BEGINNING, &body).hash();
        assert_ne!(one, other);
    }

    proptest! {
        #[test]
        fn any_change_of_body_salt_or_predecessor_changes_the_hash(
            salt in any::<[u8; 16]>(), body in any::<Vec<u8>>(), at in any::<prop::sample::Index>(), bit in 0_u8..8,
        ) {
            let original = body_hash(&salt, &body);
            let mut salted = salt;
            salted[at.index(16)] ^= 1 << bit;
            prop_assert_ne!(body_hash(&salted, &body), original);
            if !body.is_empty() {
                let mut altered = body.clone();
                altered[at.index(body.len())] ^= 1 << bit;
                prop_assert_ne!(body_hash(&salt, &altered), original);
            }
            let mut previous = BEGINNING;
            previous[at.index(32)] ^= 1 << bit;
            prop_assert_ne!(
                envelope("k", "a", &previous, &original).hash(),
                envelope("k", "a", &BEGINNING, &original).hash()
            );
        }
    }
}
