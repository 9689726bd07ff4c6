//! Table `attachment_watch`: which attachments no fact refers to yet, and since when that is known.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::values::moment_in;
use crate::failure::Failure;

/// Begins to watch every attachment that came since the last look.
pub fn watch_new_ones(connection: &Connection, at: DateTime<Utc>) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO attachment_watch (sha256, since, settled)
         SELECT sha256, ?1, 0 FROM attachment WHERE sha256 NOT IN (SELECT sha256 FROM attachment_watch)",
        [moment_in(at)],
    )?;
    Ok(())
}

/// The hashes that are watched since `before` or longer and of which no fact is known.
pub fn open_since(
    connection: &Connection,
    before: DateTime<Utc>,
) -> Result<BTreeSet<String>, Failure> {
    let mut statement = connection
        .prepare("SELECT sha256 FROM attachment_watch WHERE settled = 0 AND since <= ?1")?;
    let rows = statement.query_map([moment_in(before)], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A fact refers to it, and facts stay: it need not be looked after any more.
pub fn settle(connection: &Connection, sha256: &str) -> Result<(), Failure> {
    connection
        .prepare_cached("UPDATE attachment_watch SET settled = 1 WHERE sha256 = ?1")?
        .execute([sha256])?;
    Ok(())
}

/// The facts that referred to it were erased: the next look begins to watch it.
pub fn unsettle(connection: &Connection, sha256: &str) -> Result<(), Failure> {
    connection.execute("DELETE FROM attachment_watch WHERE sha256 = ?1", [sha256])?;
    Ok(())
}

/// A draft refers to it: the time begins again.
pub fn begin_again(
    connection: &Connection,
    sha256: &str,
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    connection
        .prepare_cached("UPDATE attachment_watch SET since = ?2 WHERE sha256 = ?1")?
        .execute(params![sha256, moment_in(at)])?;
    Ok(())
}
