//! Table `series`: which desk codes this store has given numbers under, and how far the current one is.

use domain::fact::SeriesReason;
use domain::{DeskCode, Office, RunningNumber};
use rusqlite::{Connection, OptionalExtension, params};

use super::values::{damaged, number_out, numbers_of, word_in, word_out};
use crate::failure::Failure;

/// The series that facts and numbers are written under now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Which, from 1.
    pub epoch: u32,
    /// The office.
    pub office: Office,
    /// The desk code.
    pub desk: DeskCode,
    /// Identifies the installation.
    pub installation: String,
    /// Why it began.
    pub reason: SeriesReason,
    /// The last running number that it gave.
    pub last: Option<RunningNumber>,
}

pub(super) fn insert(
    connection: &Connection,
    (epoch, first_position): (u32, i64),
    office: &Office,
    desk: DeskCode,
    installation: &str,
    reason: SeriesReason,
) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO series (epoch, first_position, office, province, district, desk, installation, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            epoch,
            first_position,
            office.code.to_string(),
            office.province,
            office.district,
            desk.to_string(),
            installation,
            word_in(&reason)?
        ],
    )?;
    Ok(())
}

/// The current series; none before the assistant chose an office.
pub fn current(connection: &Connection) -> Result<Option<Series>, Failure> {
    let found = connection
        .prepare_cached(
            "SELECT epoch, office, province, district, desk, installation, reason
             FROM series ORDER BY epoch DESC LIMIT 1",
        )?
        .query_row([], |row| {
            Ok((
                row.get(0)?,
                row.get::<_, String>(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get::<_, String>(4)?,
                row.get(5)?,
                row.get::<_, String>(6)?,
            ))
        })
        .optional()?;
    let Some((epoch, office, province, district, desk, installation, reason)) = found else {
        return Ok(None);
    };
    let office = Office {
        code: office.parse().map_err(|_| damaged("office"))?,
        province,
        district,
    };
    let desk: DeskCode = desk.parse().map_err(|_| damaged("desk"))?;
    let last = last_number(connection, &office, desk)?;
    Ok(Some(Series {
        epoch,
        office,
        desk,
        installation,
        reason: word_out(&reason)?,
        last,
    }))
}

/// The lowest and the highest number that the current desk code could give; none before the first series.
pub(super) fn current_numbers(connection: &Connection) -> Result<Option<(i64, i64)>, Failure> {
    let found = connection
        .prepare_cached("SELECT office, desk FROM series ORDER BY epoch DESC LIMIT 1")?
        .query_row([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })
        .optional()?;
    let Some((office, desk)) = found else {
        return Ok(None);
    };
    let office = office.parse().map_err(|_| damaged("office"))?;
    Ok(Some(numbers_of(
        office,
        desk.parse().map_err(|_| damaged("desk"))?,
    )))
}

/// Every series of this desk: epoch, desk code, and where in this store its first fact is.
pub(super) fn begun(connection: &Connection) -> Result<Vec<(u32, String, i64)>, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT epoch, desk, first_position FROM series ORDER BY epoch")?;
    let rows = statement.query_and_then([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.collect()
}

/// The desk code of a series.
pub(super) fn desk_code(connection: &Connection, epoch: u32) -> Result<Option<String>, Failure> {
    Ok(connection
        .prepare_cached("SELECT desk FROM series WHERE epoch = ?1")?
        .query_row([epoch], |row| row.get(0))
        .optional()?)
}

/// Where in this store the first fact of a series is.
pub(super) fn first_position(connection: &Connection, epoch: u32) -> Result<Option<i64>, Failure> {
    Ok(connection
        .prepare_cached("SELECT first_position FROM series WHERE epoch = ?1")?
        .query_row([epoch], |row| row.get(0))
        .optional()?)
}

/// Whether numbers were ever given under this office and desk code.
pub fn gave_numbers(
    connection: &Connection,
    office: &Office,
    desk: DeskCode,
) -> Result<bool, Failure> {
    Ok(last_number(connection, office, desk)?.is_some())
}

fn last_number(
    connection: &Connection,
    office: &Office,
    desk: DeskCode,
) -> Result<Option<RunningNumber>, Failure> {
    // A number begins with its office and desk code, so a series is one range of the table.
    let (first, last) = numbers_of(office.code, desk);
    let highest: Option<i64> = connection
        .prepare_cached("SELECT max(number) FROM application WHERE number BETWEEN ?1 AND ?2")?
        .query_row(params![first, last], |row| row.get(0))?;
    highest
        .map(|highest| Ok(number_out(highest)?.running()))
        .transpose()
}

/// Why the current series may not go on, if it may not.
pub fn hold(connection: &Connection) -> Result<Option<SeriesReason>, Failure> {
    let word: Option<String> = connection
        .prepare_cached("SELECT reason FROM series_hold")?
        .query_row([], |row| row.get(0))
        .optional()?;
    word.map(|word| word_out(&word)).transpose()
}

/// Holds the current series: no fact follows in it but what another needs to begin.
pub fn put_on_hold(connection: &Connection, reason: SeriesReason) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO series_hold (only_row, reason) VALUES (1, ?1) ON CONFLICT (only_row) DO UPDATE SET reason = excluded.reason",
        [word_in(&reason)?],
    )?;
    Ok(())
}

/// Lets go of the hold, once another series has begun.
pub fn release(connection: &Connection) -> Result<(), Failure> {
    connection.execute("DELETE FROM series_hold", [])?;
    Ok(())
}
