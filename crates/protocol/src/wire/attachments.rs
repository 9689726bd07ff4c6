//! Attachments: known by their content, in pieces, behind the facts that refer to them.

use minicbor::{Decode, Encode};

/// What the center has of an attachment.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct AttachmentState {
    /// Which of its pieces, in order.
    #[n(0)]
    pub chunks: Vec<u32>,
    /// It has all of them, and they add up to the hash.
    #[n(1)]
    pub whole: bool,
}

/// Bytes of a piece; the last one may have fewer.
pub const CHUNK_BYTES: u64 = 256 * 1024;

/// The most bytes of an attachment.
pub const MOST_ATTACHMENT_BYTES: u64 = 20 * 1024 * 1024;

/// How many pieces so many bytes have.
pub fn chunks_of(bytes: u64) -> u64 {
    bytes.div_ceil(CHUNK_BYTES)
}
