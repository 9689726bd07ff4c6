//! Up: a desk's journal, as it stands there.

use domain::{DeskCode, OfficeCode};
use minicbor::{Decode, Encode};

use crate::chain::{self, Envelope, Hash};
use crate::receipt::{Place, Receipt};

/// One fact as it stands in a journal, without what the chain makes of it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SentFact {
    /// Its kind; perhaps one that the receiver does not know.
    #[n(0)]
    pub kind: String,
    /// Who wrote it.
    #[n(1)]
    pub author: String,
    /// When, in milliseconds since 1970 (UTC), by the writer's clock.
    #[n(2)]
    pub recorded_at: i64,
    /// What happened.
    #[n(3)]
    pub content: Content,
}

/// The body of a fact, or what is left of it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Content {
    /// The body's very bytes, and the salt that they were hashed with.
    #[n(0)]
    Kept {
        /// 16 random bytes.
        #[n(0)]
        #[cbor(with = "minicbor::bytes")]
        salt: [u8; 16],
        /// JSON, byte for byte as stored.
        #[n(1)]
        #[cbor(with = "minicbor::bytes")]
        body: Vec<u8>,
    },
    /// The body was erased by law; its salted hash remains.
    #[n(1)]
    Erased {
        /// The salted hash.
        #[n(0)]
        #[cbor(with = "minicbor::bytes")]
        body_hash: Hash,
    },
}

impl Content {
    /// The salted hash of the body.
    pub fn hash(&self) -> Hash {
        match self {
            Self::Kept { salt, body } => chain::body_hash(salt, body),
            Self::Erased { body_hash } => *body_hash,
        }
    }
}

impl SentFact {
    /// The hash that the chain has of this fact at a place of a series.
    pub fn hash(
        &self,
        office: OfficeCode,
        desk: DeskCode,
        place: (u32, u64),
        previous: &Hash,
    ) -> Hash {
        self.hash_over(&self.content.hash(), (office, desk), place, previous)
    }

    /// The same where the salted hash of its body is known.
    pub fn hash_over(
        &self,
        body: &Hash,
        (office, desk): (OfficeCode, DeskCode),
        (epoch, sequence): (u32, u64),
        previous: &Hash,
    ) -> Hash {
        Envelope {
            office,
            desk,
            epoch,
            sequence,
            kind: &self.kind,
            author: &self.author,
            recorded_at: self.recorded_at,
            previous,
            body,
        }
        .hash()
    }
}

/// Some facts of one series in a row.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FactBatch {
    /// The place before the first fact, and the hash there.
    #[n(0)]
    pub after: Place,
    /// The desk code of the series; whether it is this desk's is the center's to know.
    #[n(1)]
    pub desk: String,
    /// The facts, at most [`super::MOST_FACTS`].
    #[n(2)]
    pub facts: Vec<SentFact>,
    /// The desk's signature over the place of the last fact ([`crate::receipt::sign_head`]).
    #[n(3)]
    #[cbor(with = "minicbor::bytes")]
    pub head_signature: [u8; 64],
}

/// What became of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum BatchAnswer {
    /// Each of its facts is durable at the center.
    #[n(0)]
    Taken {
        /// What became of them, in order and without gaps.
        #[n(0)]
        runs: Vec<Run>,
        /// The center's word for it.
        #[n(1)]
        receipt: Receipt,
    },
    /// Facts before it are missing; nothing was stored.
    #[n(1)]
    Gap {
        /// The sequence to send from.
        #[n(0)]
        send_from: u64,
    },
    /// The center has another fact at a place of this batch. What came was kept as a branch.
    #[n(2)]
    Fork {
        /// The first place that differs.
        #[n(0)]
        sequence: u64,
        /// The desk code that the desk's next series begins with.
        #[n(1)]
        next_desk: String,
        /// The center's word that all of the batch is durable.
        #[n(2)]
        receipt: Receipt,
        /// What became of its facts, in order and without gaps.
        #[n(3)]
        runs: Vec<Run>,
    },
}

/// Facts in a row that fared alike.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Run {
    /// How many.
    #[n(0)]
    pub count: u32,
    /// How.
    #[n(1)]
    pub fate: Fate,
}

/// What became of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Fate {
    /// Stored now.
    #[n(0)]
    New,
    /// Stored before, with the same hash.
    #[n(1)]
    Same,
    /// Stored as it came, and not let into the feed; a person is told.
    #[n(2)]
    Quarantined {
        /// Why, as a problem code.
        #[n(0)]
        reason: String,
    },
}
