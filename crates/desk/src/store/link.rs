//! Table `link`: applications about one matter. A link goes both ways.

use domain::ApplicationNumber;
use rusqlite::{Connection, params};

use super::values::{number_in, number_out};
use crate::failure::Failure;

pub(super) fn insert(
    connection: &Connection,
    number: ApplicationNumber,
    other: ApplicationNumber,
) -> Result<(), Failure> {
    for (one, two) in [(number, other), (other, number)] {
        connection
            .prepare_cached("INSERT OR IGNORE INTO link (number, other) VALUES (?1, ?2)")?
            .execute(params![number_in(one), number_in(two)])?;
    }
    Ok(())
}

/// The applications that this one is linked with.
pub fn of(
    connection: &Connection,
    number: ApplicationNumber,
) -> Result<Vec<ApplicationNumber>, Failure> {
    let mut statement =
        connection.prepare_cached("SELECT other FROM link WHERE number = ?1 ORDER BY other")?;
    let rows = statement.query_and_then([number_in(number)], |row| number_out(row.get(0)?))?;
    rows.collect()
}
