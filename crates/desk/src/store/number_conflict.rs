//! Table `number_conflict`: registrations that do not count, because another of the same number does. A forked
//! series (a store that was restored, or cloned) can give a number twice; a person must see to both visitors.

use domain::ApplicationNumber;
use rusqlite::{Connection, params};

use super::values::number_out;
use crate::failure::Failure;

pub(super) fn insert(
    connection: &Connection,
    number: i64,
    registered_in: i64,
) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO number_conflict (number, registered_in) VALUES (?1, ?2)",
        )?
        .execute(params![number, registered_in])?;
    Ok(())
}

pub(super) fn remove(
    connection: &Connection,
    number: i64,
    registered_in: i64,
) -> Result<(), Failure> {
    connection
        .prepare_cached("DELETE FROM number_conflict WHERE number = ?1 AND registered_in = ?2")?
        .execute(params![number, registered_in])?;
    Ok(())
}

/// Where the registrations of a number stand that do not count.
pub(super) fn of(connection: &Connection, number: i64) -> Result<Vec<i64>, Failure> {
    let mut statement = connection
        .prepare_cached("SELECT registered_in FROM number_conflict WHERE number = ?1 ORDER BY 1")?;
    let rows = statement.query_and_then([number], |row| Ok(row.get(0)?))?;
    rows.collect()
}

/// The numbers that were given twice.
pub fn all(connection: &Connection) -> Result<Vec<ApplicationNumber>, Failure> {
    let mut statement =
        connection.prepare_cached("SELECT DISTINCT number FROM number_conflict ORDER BY 1")?;
    let rows = statement.query_and_then([], |row| number_out(row.get(0)?))?;
    rows.collect()
}
