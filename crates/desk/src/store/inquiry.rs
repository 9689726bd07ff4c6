//! Table `inquiry`: people who were told the way. One that was taken back is not in it any more; both
//! facts are in the journal.

use chrono::{DateTime, Utc};
use domain::catalogue::TopicCode;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::values::{moment_in, moment_out};
use crate::failure::Failure;

/// Someone who was told the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// The place of its fact in this store; below 0 where it came by the feed.
    pub position: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What about, if said.
    pub topic: Option<TopicCode>,
    /// A few words; may be empty.
    pub note: String,
}

impl Inquiry {
    /// It was counted elsewhere, and is taken back there.
    pub fn is_of_another_desk(&self) -> bool {
        self.position < 0
    }
}

pub(super) fn insert(
    connection: &Connection,
    position: i64,
    at: DateTime<Utc>,
    topic: Option<&TopicCode>,
    note: &str,
) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO inquiry (position, recorded_at, topic, note) VALUES (?1, ?2, ?3, ?4)",
        params![position, moment_in(at), topic.map(TopicCode::as_str), note],
    )?;
    Ok(())
}

pub(super) fn remove(connection: &Connection, position: i64) -> Result<(), Failure> {
    connection.execute("DELETE FROM inquiry WHERE position = ?1", [position])?;
    Ok(())
}

/// The inquiry whose fact is there.
pub fn find(connection: &Connection, position: i64) -> Result<Option<Inquiry>, Failure> {
    let sql = "SELECT position, recorded_at, topic, note FROM inquiry WHERE position = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query_and_then([position], inquiry_of)?;
    rows.next().transpose()
}

/// The place of the newest one.
pub fn newest(connection: &Connection) -> Result<Option<i64>, Failure> {
    let sql = "SELECT position FROM inquiry ORDER BY position DESC LIMIT 1";
    let found = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    Ok(found)
}

/// Those from one moment up to, not including, another, newest first.
pub fn between(
    connection: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<Inquiry>, Failure> {
    let sql = "SELECT position, recorded_at, topic, note FROM inquiry
               WHERE recorded_at >= ?1 AND recorded_at < ?2 ORDER BY recorded_at DESC, position DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_and_then(params![moment_in(from), moment_in(to)], inquiry_of)?;
    rows.collect()
}

/// How many there were from one moment up to, not including, another.
pub fn count_between(
    connection: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<u32, Failure> {
    Ok(connection.query_row(
        "SELECT count(*) FROM inquiry WHERE recorded_at >= ?1 AND recorded_at < ?2",
        params![moment_in(from), moment_in(to)],
        |row| row.get(0),
    )?)
}

fn inquiry_of(row: &Row<'_>) -> Result<Inquiry, Failure> {
    Ok(Inquiry {
        position: row.get(0)?,
        at: moment_out(row.get(1)?)?,
        topic: row.get::<_, Option<String>>(2)?.map(TopicCode::new),
        note: row.get(3)?,
    })
}
