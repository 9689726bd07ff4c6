//! Table `refused_fact`: own facts that the center keeps apart, and why. They stay in the journal as they are.

use chrono::{DateTime, Utc};
use domain::ApplicationNumber;
use protocol::receipt::Place;
use rusqlite::{Connection, params};

use super::values::{moment_in, moment_out, number_out};
use crate::failure::Failure;

/// An own fact that the center keeps apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedFact {
    /// Its kind.
    pub kind: String,
    /// The application that it is about.
    pub number: Option<ApplicationNumber>,
    /// When it was written.
    pub recorded_at: DateTime<Utc>,
    /// The center's word for why.
    pub reason: String,
}

/// Notes that the center keeps the facts of a series from one place to another apart.
pub fn add(
    connection: &Connection,
    epoch: u32,
    [from, to]: [u64; 2],
    reason: &str,
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    connection.execute(
        "INSERT OR REPLACE INTO refused_fact (position, reason, told_at)
         SELECT position, ?4, ?5 FROM series
         JOIN fact ON position BETWEEN first_position + ?2 - 1 AND first_position + ?3 - 1
         WHERE series.epoch = ?1 AND fact.epoch = ?1",
        params![epoch, from, to, reason, moment_in(at)],
    )?;
    Ok(())
}

/// Forgets those that the feed has a place for: the center let them in after all. Whether there were any.
pub(super) fn forget_placed(connection: &Connection) -> Result<bool, Failure> {
    let forgotten = connection
        .prepare_cached(
            "DELETE FROM refused_fact WHERE EXISTS (
               SELECT 1 FROM placed_run
               WHERE first_position <= position AND position < first_position + count)",
        )?
        .execute([])?;
    Ok(forgotten > 0)
}

/// Forgets the one at this place, since nobody is to do anything about it any more; whether this journal had one there.
pub fn forget(connection: &Connection, place: &Place) -> Result<bool, Failure> {
    let forgotten = connection
        .prepare_cached(
            "DELETE FROM refused_fact WHERE position =
               (SELECT position FROM fact JOIN refused_fact USING (position)
                WHERE epoch = ?1 AND sequence = ?2 AND hash = ?3)",
        )?
        .execute(params![place.epoch, place.sequence, place.hash])?;
    Ok(forgotten > 0)
}

/// How many there are.
pub fn count(connection: &Connection) -> Result<u64, Failure> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM refused_fact")?
        .query_row([], |row| row.get(0))?)
}

/// The newest ones, at most so many.
pub fn newest(connection: &Connection, most: u32) -> Result<Vec<RefusedFact>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT kind, number, recorded_at, reason FROM refused_fact JOIN fact USING (position)
         ORDER BY position DESC LIMIT ?1",
    )?;
    let rows = statement.query_and_then([most], |row| {
        let number: Option<i64> = row.get(1)?;
        Ok(RefusedFact {
            kind: row.get(0)?,
            number: number.map(number_out).transpose()?,
            recorded_at: moment_out(row.get(2)?)?,
            reason: row.get(3)?,
        })
    })?;
    rows.collect()
}
