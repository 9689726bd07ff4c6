//! Table `inquiry`: people who were told the way.

use chrono::{DateTime, Utc};
use domain::catalogue::TopicCode;
use rusqlite::{Connection, params};

use super::values::moment_in;
use crate::failure::Failure;

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
