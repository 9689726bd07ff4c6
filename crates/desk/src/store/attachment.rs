//! Tables `attachment` and `attachment_chunk`: what came with applications, under the hash of its
//! content, in pieces of 256 KiB. Working tables: the fact holds the hash.

use domain::AttachmentKind;
use rusqlite::{Connection, OptionalExtension, params};

use super::values::{word_in, word_out};
use crate::failure::Failure;

/// Bytes in one piece.
pub const CHUNK: usize = 256 * 1024;

/// What the store knows of an attachment besides its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentRow {
    /// What it is.
    pub kind: AttachmentKind,
    /// Its size in bytes.
    pub bytes: u64,
    /// A small picture, PNG.
    pub thumbnail: Option<Vec<u8>>,
}

/// Keeps content under its hash. The same content twice is kept once.
pub fn put(
    connection: &Connection,
    sha256: &str,
    kind: AttachmentKind,
    content: &[u8],
    thumbnail: Option<&[u8]>,
) -> Result<(), Failure> {
    let new = connection.execute(
        "INSERT OR IGNORE INTO attachment (sha256, kind, bytes, thumbnail) VALUES (?1, ?2, ?3, ?4)",
        params![sha256, word_in(&kind)?, content.len() as u64, thumbnail],
    )?;
    if new == 0 {
        return Ok(());
    }
    let mut statement = connection.prepare_cached(
        "INSERT INTO attachment_chunk (sha256, place, content) VALUES (?1, ?2, ?3)",
    )?;
    for (place, chunk) in content.chunks(CHUNK).enumerate() {
        statement.execute(params![sha256, place as u64, chunk])?;
    }
    Ok(())
}

/// What is known of an attachment.
pub fn find(connection: &Connection, sha256: &str) -> Result<Option<AttachmentRow>, Failure> {
    let found: Option<(String, u64, Option<Vec<u8>>)> = connection
        .prepare_cached("SELECT kind, bytes, thumbnail FROM attachment WHERE sha256 = ?1")?
        .query_row([sha256], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    found
        .map(|(kind, bytes, thumbnail)| {
            Ok(AttachmentRow {
                kind: word_out(&kind)?,
                bytes,
                thumbnail,
            })
        })
        .transpose()
}

/// One piece of the content under a hash; empty where there is none.
pub fn chunk(connection: &Connection, sha256: &str, place: u32) -> Result<Vec<u8>, Failure> {
    let found = connection
        .prepare_cached("SELECT content FROM attachment_chunk WHERE sha256 = ?1 AND place = ?2")?
        .query_row(params![sha256, place], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// The content under a hash.
pub fn content(connection: &Connection, sha256: &str) -> Result<Vec<u8>, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT content FROM attachment_chunk WHERE sha256 = ?1 ORDER BY place")?;
    let rows =
        statement.query_and_then([sha256], |row| Ok::<_, Failure>(row.get::<_, Vec<u8>>(0)?))?;
    let mut content = Vec::new();
    for chunk in rows {
        content.extend(chunk?);
    }
    Ok(content)
}

/// Lets an attachment go with all its content.
pub fn remove(connection: &Connection, sha256: &str) -> Result<(), Failure> {
    connection.execute("DELETE FROM attachment WHERE sha256 = ?1", [sha256])?;
    Ok(())
}
