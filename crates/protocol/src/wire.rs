//! The messages between desk and center, version 1. What they mean is told in `docs/protocol.md`.
//!
//! CBOR arrays whose places are numbered: a field that is added later gets the next number, is optional, and is passed
//! over by who does not know it. A number is never used again for something else. Codes of offices and desks cross
//! as text and are parsed by who receives them.

mod attachments;
mod down;
mod enrolment;
mod hello;
mod look_up;
mod up;

pub use attachments::{AttachmentState, CHUNK_BYTES, MOST_ATTACHMENT_BYTES, chunks_of};
pub use down::{FeedEntry, FeedHead, FeedPage, Origin};
pub use enrolment::{Enrolled, Enrolment, Readmission};
pub use hello::{Hello, SeriesHead, Standing, Welcome};
pub use look_up::{LookUp, LookedUp};
pub use up::{BatchAnswer, Content, FactBatch, Fate, Run, SentFact};

/// The most facts of one batch or page.
pub const MOST_FACTS: usize = 500;
