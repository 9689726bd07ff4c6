//! Table `link`: applications about one matter. A link goes both ways.

use domain::{ApplicationNumber, Fact};
use rusqlite::{Connection, params};

use super::journal::{self, Recorded};
use super::received_fact;
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

/// Forgets the links of an application that no fact says any more.
pub(super) fn forget_unsaid(
    connection: &Connection,
    number: ApplicationNumber,
) -> Result<(), Failure> {
    for other in of(connection, number)? {
        if says(connection, number, other)? || says(connection, other, number)? {
            continue;
        }
        for (one, two) in [(number, other), (other, number)] {
            connection
                .prepare_cached("DELETE FROM link WHERE number = ?1 AND other = ?2")?
                .execute(params![number_in(one), number_in(two)])?;
        }
    }
    Ok(())
}

/// Whether a fact about an application links it with the other one.
fn says(
    connection: &Connection,
    number: ApplicationNumber,
    other: ApplicationNumber,
) -> Result<bool, Failure> {
    let own = journal::about_application(connection, number)?;
    let received = received_fact::about_application(connection, number)?;
    let received = received.into_iter().map(|received| received.recorded);
    let links = |recorded: Recorded| matches!(recorded.fact, Some(Fact::ApplicationsLinked { to, .. }) if to == other);
    Ok(own.into_iter().chain(received).any(links))
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
