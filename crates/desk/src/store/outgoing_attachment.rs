//! Table `outgoing_attachment`: attachments of facts that the center has, which it does not have itself yet.

use chrono::{DateTime, Utc};
use domain::ApplicationNumber;
use rusqlite::{Connection, Row, params};

use super::values::{moment_in, moment_out, number_in, number_out};
use crate::failure::Failure;

/// An attachment that is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingAttachment {
    /// The hash of its content.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The application that it came with.
    pub number: ApplicationNumber,
    /// Since when it waits.
    pub since: DateTime<Utc>,
    /// Why the center does not take it.
    pub reason: Option<String>,
}

/// Notes that an attachment of this store is to be sent.
pub fn add(
    connection: &Connection,
    sha256: &str,
    number: ApplicationNumber,
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO outgoing_attachment (sha256, number, since)
             SELECT sha256, ?2, ?3 FROM attachment WHERE sha256 = ?1",
        )?
        .execute(params![sha256, number_in(number), moment_in(at)])?;
    Ok(())
}

/// It waits no more: the center has it, or nobody may.
pub fn sent(connection: &Connection, sha256: &str) -> Result<(), Failure> {
    connection.execute(
        "DELETE FROM outgoing_attachment WHERE sha256 = ?1",
        [sha256],
    )?;
    Ok(())
}

/// The center does not take it.
pub fn refused(connection: &Connection, sha256: &str, reason: &str) -> Result<(), Failure> {
    connection.execute(
        "UPDATE outgoing_attachment SET reason = ?2 WHERE sha256 = ?1",
        [sha256, reason],
    )?;
    Ok(())
}

/// How many wait, and how many the center does not take.
pub fn counts(connection: &Connection) -> Result<(u64, u64), Failure> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FILTER (WHERE reason IS NULL), count(reason) FROM outgoing_attachment",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// The oldest ones, those that the center does not take first; at most so many.
pub fn list(connection: &Connection, most: u32) -> Result<Vec<OutgoingAttachment>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT sha256, bytes, number, since, reason FROM outgoing_attachment JOIN attachment USING (sha256)
         ORDER BY reason IS NULL, since, sha256 LIMIT ?1",
    )?;
    let rows = statement.query_and_then([most], outgoing)?;
    rows.collect()
}

/// The one to send next.
pub fn next(connection: &Connection) -> Result<Option<OutgoingAttachment>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT sha256, bytes, number, since, reason FROM outgoing_attachment JOIN attachment USING (sha256)
         WHERE reason IS NULL ORDER BY since, sha256 LIMIT 1",
    )?;
    let mut rows = statement.query_and_then([], outgoing)?;
    rows.next().transpose()
}

fn outgoing(row: &Row<'_>) -> Result<OutgoingAttachment, Failure> {
    Ok(OutgoingAttachment {
        sha256: row.get(0)?,
        bytes: row.get(1)?,
        number: number_out(row.get(2)?)?,
        since: moment_out(row.get(3)?)?,
        reason: row.get(4)?,
    })
}
