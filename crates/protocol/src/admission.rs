//! What a desk can show of having been taken in: the center's signed word on its key. A center that came back from a backup
//! which lacks the desk knows its own signature, and with it the desk.
//!
//! It is no secret: who shows it must sign with the key that it names.

use domain::OfficeCode;
use ed25519_dalek::Signer as _;
use minicbor::{Decode, Encode};

use crate::identity::{Signature, SigningKey, VerifyingKey};

const LABEL: &[u8] = b"acikkapi admission 1";

/// The center's signed word that it took a desk in.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Admission {
    /// The public half of the desk's key.
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    pub key: [u8; 32],
    /// The desk's office.
    #[n(1)]
    pub office: String,
    /// When it was taken in, by the center's clock, in milliseconds since 1970 (UTC).
    #[n(2)]
    pub at: i64,
    /// The signature of the key that the center signs receipts with.
    #[n(3)]
    #[cbor(with = "minicbor::bytes")]
    pub signature: [u8; 64],
}

impl Admission {
    /// The center signs that it took this desk in. The same words give the same signature.
    pub fn sign(by: &SigningKey, office: OfficeCode, desk: &VerifyingKey, at: i64) -> Self {
        Self {
            key: desk.to_bytes(),
            office: office.to_string(),
            at,
            signature: by.sign(&said(office, desk, at)).to_bytes(),
        }
    }

    /// The office and the key of the desk, if this is the word of the center with this key.
    pub fn holds(&self, by: &VerifyingKey) -> Option<(OfficeCode, VerifyingKey)> {
        let office = self.office.parse().ok()?;
        let desk = VerifyingKey::from_bytes(&self.key).ok()?;
        let signature = Signature::from_bytes(&self.signature);
        let held = by.verify_strict(&said(office, &desk, self.at), &signature);
        held.ok().map(|()| (office, desk))
    }
}

/// Every part has one length, but for the label, which ends in a digit that no other statement's has at its place.
fn said(office: OfficeCode, desk: &VerifyingKey, at: i64) -> Vec<u8> {
    let mut said = LABEL.to_vec();
    said.extend_from_slice(office.to_string().as_bytes());
    said.extend_from_slice(desk.as_bytes());
    said.extend_from_slice(&at.to_be_bytes());
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_center_knows_its_own_word_on_one_desk_of_one_office() {
        let center = SigningKey::from_bytes(&[1; 32]);
        let desk = SigningKey::from_bytes(&[2; 32]).verifying_key();
        let office = OfficeCode::new(10, 8).unwrap();
        let word = Admission::sign(&center, office, &desk, 1_000);
        let ours = center.verifying_key();
        assert_eq!(word.holds(&ours), Some((office, desk)));
        assert_eq!(word, Admission::sign(&center, office, &desk, 1_000));

        let another_center = SigningKey::from_bytes(&[3; 32]).verifying_key();
        assert_eq!(word.holds(&another_center), None);
        let another_desk = SigningKey::from_bytes(&[4; 32]).verifying_key();
        let altered = [
            Admission {
                key: another_desk.to_bytes(),
                ..word.clone()
            },
            Admission {
                office: "6505".to_owned(),
                ..word.clone()
            },
            Admission {
                at: 1_001,
                ..word.clone()
            },
        ];
        for altered in altered {
            assert_eq!(altered.holds(&ours), None);
        }
    }
}
