//! Tables `wanted_attachment` and `wanted_chunk`: attachments that other desks took in and somebody here wants to see,
//! with the pieces that have come. Working tables: the fact says what there is.

use chrono::{DateTime, Utc};
use domain::{AttachmentKind, AttachmentReference};
use rusqlite::{Connection, Row, params};

use super::values::{moment_in, word_in, word_out};
use crate::failure::Failure;

/// An attachment that somebody wants to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedAttachment {
    /// The hash of its content.
    pub sha256: String,
    /// What it is, as the fact says.
    pub kind: AttachmentKind,
    /// Its size in bytes, as the fact says.
    pub bytes: u64,
    /// Why it did not come when it was last asked for.
    pub reason: Option<String>,
}

const COLUMNS: &str = "sha256, kind, bytes, reason";

/// Notes that it is wanted. One that did not come is asked for again.
pub fn want(
    connection: &Connection,
    reference: &AttachmentReference,
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT INTO wanted_attachment (sha256, kind, bytes, since) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (sha256) DO UPDATE SET reason = NULL",
        )?
        .execute(params![
            reference.sha256,
            word_in(&reference.kind)?,
            reference.bytes,
            moment_in(at)
        ])?;
    Ok(())
}

/// What is wanted under a hash.
pub fn find(connection: &Connection, sha256: &str) -> Result<Option<WantedAttachment>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM wanted_attachment WHERE sha256 = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query_and_then([sha256], wanted)?;
    rows.next().transpose()
}

/// Everything that is wanted, the longest first.
pub fn all(connection: &Connection) -> Result<Vec<WantedAttachment>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM wanted_attachment ORDER BY since, sha256");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_and_then([], wanted)?;
    rows.collect()
}

/// Whether one was not asked for yet.
pub fn any_new(connection: &Connection) -> Result<bool, Failure> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM wanted_attachment WHERE reason IS NULL)")?
        .query_row([], |row| row.get(0))?)
}

/// The places of the pieces that have come.
pub fn places(connection: &Connection, sha256: &str) -> Result<Vec<u32>, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT place FROM wanted_chunk WHERE sha256 = ?1 ORDER BY place")?;
    let rows = statement.query_map([sha256], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps a piece.
pub fn keep(
    connection: &Connection,
    sha256: &str,
    place: u32,
    content: &[u8],
) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO wanted_chunk (sha256, place, content)
             SELECT sha256, ?2, ?3 FROM wanted_attachment WHERE sha256 = ?1",
        )?
        .execute(params![sha256, place, content])?;
    Ok(())
}

/// The pieces that have come, in one.
pub fn content(connection: &Connection, sha256: &str) -> Result<Vec<u8>, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT content FROM wanted_chunk WHERE sha256 = ?1 ORDER BY place")?;
    let rows =
        statement.query_and_then([sha256], |row| Ok::<_, Failure>(row.get::<_, Vec<u8>>(0)?))?;
    let mut content = Vec::new();
    for chunk in rows {
        content.extend(chunk?);
    }
    Ok(content)
}

/// Notes why it did not come.
pub fn did_not_come(connection: &Connection, sha256: &str, reason: &str) -> Result<(), Failure> {
    connection.execute(
        "UPDATE wanted_attachment SET reason = ?2 WHERE sha256 = ?1",
        params![sha256, reason],
    )?;
    Ok(())
}

/// Lets the pieces go that do not add up.
pub fn let_pieces_go(connection: &Connection, sha256: &str) -> Result<(), Failure> {
    connection.execute("DELETE FROM wanted_chunk WHERE sha256 = ?1", [sha256])?;
    Ok(())
}

/// It is wanted no more; whether it was.
pub fn remove(connection: &Connection, sha256: &str) -> Result<bool, Failure> {
    let removed =
        connection.execute("DELETE FROM wanted_attachment WHERE sha256 = ?1", [sha256])?;
    Ok(removed > 0)
}

fn wanted(row: &Row<'_>) -> Result<WantedAttachment, Failure> {
    Ok(WantedAttachment {
        sha256: row.get(0)?,
        kind: word_out(&row.get::<_, String>(1)?)?,
        bytes: row.get(2)?,
        reason: row.get(3)?,
    })
}
