//! Hello: where both sides stand.

use minicbor::{Decode, Encode};

use crate::admission::Admission;
use crate::chain::Hash;
use crate::receipt::Place;

/// The end of one series of a desk.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SeriesHead {
    /// Its desk code.
    #[n(0)]
    pub desk: String,
    /// Its last fact.
    #[n(1)]
    pub place: Place,
}

/// What a desk says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Hello {
    /// Its series, oldest first.
    #[n(0)]
    pub series: Vec<SeriesHead>,
    /// The last entry of the feed that it has; 0 for none.
    #[n(1)]
    pub feed: u64,
    /// Its rolling hash there.
    #[n(2)]
    #[cbor(with = "minicbor::bytes")]
    pub rolling: Hash,
    /// The generation of the center that it knows; 0 for none.
    #[n(3)]
    pub generation: u64,
    /// Its clock, in milliseconds since 1970 (UTC).
    #[n(4)]
    pub clock: i64,
    /// The program's version, for whoever looks after the desks.
    #[n(5)]
    pub program: String,
    /// Its series is on hold: it was set back or moved, and goes on under another desk code alone. Said only where it is so.
    #[n(6)]
    pub on_hold: Option<bool>,
}

/// What the center answers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Welcome {
    /// How the center sees this desk.
    #[n(0)]
    pub standing: Standing,
    /// What it has of the desk's series, in the order of epochs. What is missing here it does not know.
    #[n(1)]
    pub acknowledged: Vec<SeriesHead>,
    /// Where the office's feed ends.
    #[n(2)]
    pub feed: u64,
    /// Whether the desk's rolling hash at its place of the feed is the center's.
    #[n(3)]
    pub feed_agrees: bool,
    /// How often the center was restored from a backup.
    #[n(4)]
    pub generation: u64,
    /// The oldest version of the protocol that it speaks.
    #[n(5)]
    pub oldest_version: u16,
    /// The newest one.
    #[n(6)]
    pub newest_version: u16,
    /// Its clock, in milliseconds since 1970 (UTC).
    #[n(7)]
    pub clock: i64,
    /// Its word that it took the desk in, for a desk that may work.
    #[n(8)]
    pub admission: Option<Admission>,
    /// The desk's facts that it keeps apart for good, by a person's word: nothing is to be done about them any more.
    #[n(9)]
    #[cbor(default)]
    pub kept_out: Vec<SeriesHead>,
}

/// How the center sees a desk.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Standing {
    /// It may send and read.
    #[n(0)]
    Active,
    /// Its right was taken away: it reads nothing, and what it had not sent an administrator may hand in.
    #[n(1)]
    Revoked,
    /// Its series forked (restored, or cloned): it begins a new one with this desk code.
    #[n(2)]
    Forked {
        /// The desk code that is given to it.
        #[n(0)]
        next_desk: String,
    },
}
