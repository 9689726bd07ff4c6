//! What must be provable later: a desk's word on where its journal stands, and the center's on what it has.

use domain::{DeskCode, OfficeCode};
use ed25519_dalek::Signer as _;
use minicbor::{Decode, Encode};

use crate::chain::Hash;
use crate::identity::{Signature, SigningKey, VerifyingKey};

const HEAD_LABEL: &[u8] = b"acikkapi head 1";
const RECEIPT_LABEL: &[u8] = b"acikkapi receipt 1";

/// A place in one series of a desk's journal, and the hash that the chain has there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Place {
    /// Which series of the installation, from 1.
    #[n(0)]
    pub epoch: u32,
    /// The fact's place in it, from 1; 0 before the first.
    #[n(1)]
    pub sequence: u64,
    /// The hash of the fact there.
    #[n(2)]
    #[cbor(with = "minicbor::bytes")]
    pub hash: Hash,
}

/// Whose journal it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    /// The office.
    pub office: OfficeCode,
    /// The desk code of this series.
    pub desk: DeskCode,
}

/// The center's signed word that a desk's journal is durable there up to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Receipt {
    /// Up to here.
    #[n(0)]
    pub place: Place,
    /// How often the center was restored from a backup.
    #[n(1)]
    pub generation: u64,
    /// When, by the center's clock, in milliseconds since 1970 (UTC).
    #[n(2)]
    pub at: i64,
    /// The center's signature.
    #[n(3)]
    #[cbor(with = "minicbor::bytes")]
    pub signature: [u8; 64],
}

/// A desk signs where its journal stands.
pub fn sign_head(key: &SigningKey, series: Series, place: &Place) -> [u8; 64] {
    key.sign(&said(HEAD_LABEL, series, place, &[])).to_bytes()
}

/// Whether a desk signed that its journal stands here.
pub fn head_holds(key: &VerifyingKey, series: Series, place: &Place, signature: &[u8; 64]) -> bool {
    let said = said(HEAD_LABEL, series, place, &[]);
    key.verify_strict(&said, &Signature::from_bytes(signature))
        .is_ok()
}

impl Receipt {
    /// The center signs what it has committed.
    pub fn sign(key: &SigningKey, series: Series, place: Place, generation: u64, at: i64) -> Self {
        let said = said(RECEIPT_LABEL, series, &place, &tail(generation, at));
        let signature = key.sign(&said).to_bytes();
        Self {
            place,
            generation,
            at,
            signature,
        }
    }

    /// Whether the center signed this for this series.
    pub fn holds(&self, key: &VerifyingKey, series: Series) -> bool {
        let tail = tail(self.generation, self.at);
        let said = said(RECEIPT_LABEL, series, &self.place, &tail);
        key.verify_strict(&said, &Signature::from_bytes(&self.signature))
            .is_ok()
    }
}

fn tail(generation: u64, at: i64) -> [u8; 16] {
    let mut tail = [0; 16];
    tail[..8].copy_from_slice(&generation.to_be_bytes());
    tail[8..].copy_from_slice(&at.to_be_bytes());
    tail
}

/// Every part has one length, but for the label, which ends in a digit: no two statements share their bytes.
fn said(label: &[u8], series: Series, place: &Place, tail: &[u8]) -> Vec<u8> {
    let Series { office, desk } = series;
    let who = format!("{office}{desk}");
    let mut said = label.to_vec();
    said.extend_from_slice(who.as_bytes());
    said.extend_from_slice(&place.epoch.to_be_bytes());
    said.extend_from_slice(&place.sequence.to_be_bytes());
    said.extend_from_slice(&place.hash);
    said.extend_from_slice(tail);
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series() -> Series {
        Series {
            office: OfficeCode::new(10, 8).unwrap(),
            desk: DeskCode::new(1).unwrap(),
        }
    }

    fn place() -> Place {
        Place {
            epoch: 1,
            sequence: 7,
            hash: [5; 32],
        }
    }

    #[test]
    fn a_receipt_proves_one_place_of_one_series_in_one_generation() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let public = key.verifying_key();
        let receipt = Receipt::sign(&key, series(), place(), 2, 1_000);
        assert!(receipt.holds(&public, series()));
        let other = Series {
            desk: DeskCode::new(2).unwrap(),
            ..series()
        };
        assert!(!receipt.holds(&public, other));
        assert!(
            !Receipt {
                generation: 3,
                ..receipt
            }
            .holds(&public, series())
        );
        assert!(
            !Receipt {
                at: 1_001,
                ..receipt
            }
            .holds(&public, series())
        );
        let later = Place {
            sequence: 8,
            ..place()
        };
        assert!(
            !Receipt {
                place: later,
                ..receipt
            }
            .holds(&public, series())
        );
    }

    #[test]
    fn a_desk_s_word_is_no_receipt() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let public = key.verifying_key();
        let signature = sign_head(&key, series(), &place());
        assert!(head_holds(&public, series(), &place(), &signature));
        let receipt = Receipt {
            place: place(),
            generation: 0,
            at: 0,
            signature,
        };
        assert!(!receipt.holds(&public, series()));
    }
}
