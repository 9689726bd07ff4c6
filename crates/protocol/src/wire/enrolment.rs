//! Enrolment: a one-time code binds an installation to its office.

use minicbor::{Decode, Encode};

use super::hello::SeriesHead;
use crate::admission::Admission;

/// A desk asks to be enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Enrolment {
    /// The one-time code, as its administrator typed it, in capitals and without spaces.
    #[n(0)]
    pub code: String,
    /// The public half of its key.
    #[n(1)]
    #[cbor(with = "minicbor::bytes")]
    pub key: [u8; 32],
    /// Identifies the installation.
    #[n(2)]
    pub installation: String,
    /// The office that it is set up for.
    #[n(3)]
    pub office: String,
    /// Its series so far, oldest first.
    #[n(4)]
    pub series: Vec<SeriesHead>,
    /// The program's version.
    #[n(5)]
    pub program: String,
}

/// The desk is enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Enrolled {
    /// The key that the center signs receipts with.
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    pub receipt_key: [u8; 32],
    /// The office's name as the center has it.
    #[n(1)]
    pub office: String,
    /// A desk code to begin a new series with, where the desk's own is another installation's already.
    #[n(2)]
    pub next_desk: Option<String>,
    /// How often the center was restored from a backup.
    #[n(3)]
    pub generation: u64,
    /// The center's word on it, to be shown to a center that does not know the desk any more.
    #[n(4)]
    pub admission: Option<Admission>,
}

/// A desk whose key the center does not know shows that it was taken in before.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Readmission {
    /// The center's own word.
    #[n(0)]
    pub admission: Admission,
    /// Identifies the installation.
    #[n(1)]
    pub installation: String,
    /// Its series, oldest first.
    #[n(2)]
    pub series: Vec<SeriesHead>,
    /// The program's version.
    #[n(3)]
    pub program: String,
}
