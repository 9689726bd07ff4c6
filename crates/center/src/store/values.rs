//! Numbers and hashes on their way into the database and back.

use protocol::chain::Hash;

use crate::failure::Failure;

/// PostgreSQL has no unsigned numbers; ours stay far below where that matters.
pub(crate) fn number_in(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(crate) fn number_out(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

pub(crate) fn epoch_in(epoch: u32) -> i32 {
    i32::try_from(epoch).unwrap_or(i32::MAX)
}

pub(crate) fn epoch_out(epoch: i32) -> u32 {
    u32::try_from(epoch).unwrap_or_default()
}

pub(crate) fn hash_out(bytes: &[u8]) -> Result<Hash, Failure> {
    bytes.try_into().map_err(|_| damaged("hash"))
}

/// Something in the database is not as it was written.
pub(crate) fn damaged(what: &str) -> Failure {
    Failure::at("database", format!("damaged {what}"))
}
