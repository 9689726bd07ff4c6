//! Table `feed_end`: how far the feed is here, and its rolling hash there.

use protocol::chain::Hash;
use rusqlite::{Connection, OptionalExtension, params};

use super::received::Reading;
use crate::failure::Failure;

/// The hash before the first entry of a feed.
const BEFORE_THE_FIRST: Hash = [0; 32];

/// The place of the last entry that is here, 0 for none, and the rolling hash behind it.
pub(super) fn of(connection: &Connection, reading: Reading) -> Result<(u64, Hash), Failure> {
    let found = connection
        .prepare_cached(&format!(
            "SELECT place, rolling FROM {}",
            reading.table("feed_end")
        ))?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.unwrap_or((0, BEFORE_THE_FIRST)))
}

pub(super) fn put(
    connection: &Connection,
    reading: Reading,
    place: u64,
    rolling: &Hash,
) -> Result<(), Failure> {
    connection
        .prepare_cached(&format!(
            "INSERT OR REPLACE INTO {} (only_row, place, rolling) VALUES (1, ?1, ?2)",
            reading.table("feed_end")
        ))?
        .execute(params![place, rolling])?;
    Ok(())
}
