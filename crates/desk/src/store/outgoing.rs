//! The journal as it goes to the center: series heads, stretches of facts byte for byte, and what of it waits.

use chrono::{DateTime, Utc};
use domain::{ApplicationNumber, DeskCode};
use protocol::chain::Hash;
use protocol::receipt::Place;
use protocol::wire::{Content, SentFact};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::values::{damaged, moment_out, number_out};
use super::{journal, series};
use crate::failure::Failure;

/// Where one series of this desk ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnSeries {
    /// Its desk code.
    pub desk: DeskCode,
    /// Its last fact.
    pub head: Place,
    /// The hash that its first fact follows.
    pub begins_after: Hash,
}

/// A fact on its way, with the hash that the chain has of it.
#[derive(Clone, Debug)]
pub struct OutgoingFact {
    /// As it is sent.
    pub fact: SentFact,
    /// Its hash in the chain.
    pub hash: Hash,
}

/// A fact that the center has not acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingFact {
    /// Its kind.
    pub kind: String,
    /// The application that it is about.
    pub number: Option<ApplicationNumber>,
    /// When it was written.
    pub recorded_at: DateTime<Utc>,
}

/// The series that have facts, oldest first.
pub fn series(connection: &Connection) -> Result<Vec<OwnSeries>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT series.epoch, first.desk, first.previous_hash, last.sequence, last.hash
         FROM (SELECT epoch, first_position,
                      lead(first_position) OVER (ORDER BY epoch) - 1 AS last_position
               FROM series) AS series
         JOIN fact AS first ON first.position = series.first_position
         JOIN fact AS last ON last.position =
           coalesce(series.last_position, (SELECT max(position) FROM fact))
         ORDER BY series.epoch",
    )?;
    let rows = statement.query_and_then([], |row| {
        Ok(OwnSeries {
            desk: row
                .get::<_, String>(1)?
                .parse()
                .map_err(|_| damaged("desk code"))?,
            head: Place {
                epoch: row.get(0)?,
                sequence: row.get(3)?,
                hash: row.get(4)?,
            },
            begins_after: row.get(2)?,
        })
    })?;
    rows.collect()
}

/// The facts of a series behind a place, in order, at most so many.
pub fn facts(
    connection: &Connection,
    epoch: u32,
    after: u64,
    most: usize,
) -> Result<Vec<OutgoingFact>, Failure> {
    let Some(first) = series::first_position(connection, epoch)? else {
        return Ok(Vec::new());
    };
    // Facts of a series follow one another without gaps.
    let mut statement = connection.prepare_cached(
        "SELECT kind, author, recorded_at, salt, body, body_hash, hash FROM fact
         WHERE position >= ?1 + ?2 AND epoch = ?3 ORDER BY position LIMIT ?4",
    )?;
    let rows = statement.query_and_then(params![first, after, epoch, most as u64], outgoing)?;
    rows.collect()
}

fn outgoing(row: &Row<'_>) -> Result<OutgoingFact, Failure> {
    let salt: Option<[u8; 16]> = row.get(3)?;
    let body: Option<Vec<u8>> = row.get(4)?;
    let content = match (salt, body) {
        (Some(salt), Some(body)) => Content::Kept { salt, body },
        _ => Content::Erased {
            body_hash: row.get(5)?,
        },
    };
    Ok(OutgoingFact {
        fact: SentFact {
            kind: row.get(0)?,
            author: row.get(1)?,
            recorded_at: row.get(2)?,
            content,
        },
        hash: row.get(6)?,
    })
}

/// The place of a series with its hash, if the journal has it.
pub fn place(connection: &Connection, epoch: u32, sequence: u64) -> Result<Option<Place>, Failure> {
    let Some(position) = journal::position_of(connection, epoch, sequence)? else {
        return Ok(None);
    };
    let hash = connection
        .prepare_cached("SELECT hash FROM fact WHERE position = ?1")?
        .query_row([position], |row| row.get(0))
        .optional()?;
    Ok(hash.map(|hash| Place {
        epoch,
        sequence,
        hash,
    }))
}

/// The last position of the journal; 0 before the first fact.
pub fn last_position(connection: &Connection) -> Result<i64, Failure> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(position), 0) FROM fact")?
        .query_row([], |row| row.get(0))?)
}

/// How many applications the facts behind one position and up to another registered.
pub fn applications_between(
    connection: &Connection,
    [after, to]: [i64; 2],
) -> Result<u64, Failure> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FROM fact
             WHERE position > ?1 AND position <= ?2 AND kind = 'application_registered'",
        )?
        .query_row([after, to], |row| row.get(0))?)
}

/// The facts behind a position that a person knows of, oldest first, at most so many.
pub fn waiting(
    connection: &Connection,
    after: i64,
    most: u32,
) -> Result<Vec<WaitingFact>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT kind, number, recorded_at FROM fact WHERE position > ?1 ORDER BY position LIMIT ?2",
    )?;
    let rows = statement.query_and_then(params![after, most], |row| {
        let number: Option<i64> = row.get(1)?;
        Ok(WaitingFact {
            kind: row.get(0)?,
            number: number.map(number_out).transpose()?,
            recorded_at: moment_out(row.get(2)?)?,
        })
    })?;
    rows.collect()
}
