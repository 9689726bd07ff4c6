//! Table `day_run`: which applications, in the order of their ids, were registered on which day. A day
//! is one run of ids, or more where the clock was set back.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::doors::day_at_desk;
use crate::failure::Failure;

/// Begins another run if the application is of another day than the one before it.
pub(super) fn go_on(connection: &Connection, id: i64, at: DateTime<Utc>) -> Result<(), Failure> {
    let day = day_at_desk(at).to_string();
    let last: Option<String> = connection
        .prepare_cached("SELECT day FROM day_run ORDER BY first_id DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    if last.as_ref() != Some(&day) {
        connection
            .prepare_cached("INSERT INTO day_run (first_id, day) VALUES (?1, ?2)")?
            .execute(params![id, day])?;
    }
    Ok(())
}

/// The runs of the days from one moment up to, not including, another: first and last id, in order.
pub(super) fn between(
    connection: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<(i64, i64)>, Failure> {
    let last = day_at_desk(to - TimeDelta::milliseconds(1)).to_string();
    let mut statement = connection.prepare_cached(
        "SELECT first_id, coalesce((SELECT min(next.first_id) FROM day_run AS next
                                    WHERE next.first_id > run.first_id), ?3) - 1
         FROM day_run AS run WHERE day BETWEEN ?1 AND ?2 ORDER BY first_id",
    )?;
    let days = params![day_at_desk(from).to_string(), last, i64::MAX];
    let rows = statement.query_and_then(days, |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}
