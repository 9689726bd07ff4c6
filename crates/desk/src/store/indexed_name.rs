//! Table `indexed_name`: whose name each row of `applicant_name` is.
//!
//! Ids go by the day of registering, so that the newest matches are found first in whatever order applications
//! came; within a day by when they came, which keeps them close together and the index small.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::doors::day_at_desk;
use crate::failure::Failure;

/// Ids of a day. More than an office registers on one; if it ever does, the next free day has room.
const IDS_OF_A_DAY: i64 = 1 << 17;

/// The first id of the day that this one is of.
pub(super) fn first_of_day(id: i64) -> i64 {
    id - id.rem_euclid(IDS_OF_A_DAY)
}

/// Takes an application in, and tells its id.
pub(super) fn insert(
    connection: &Connection,
    number: i64,
    registered_at: DateTime<Utc>,
) -> Result<i64, Failure> {
    let day = day_at_desk(registered_at).to_epoch_days();
    let mut first = i64::from(day) * IDS_OF_A_DAY;
    let id = loop {
        let newest: Option<i64> = connection
            .prepare_cached("SELECT max(id) FROM indexed_name WHERE id >= ?1 AND id < ?2")?
            .query_row([first, first + IDS_OF_A_DAY], |row| row.get(0))?;
        let id = newest.map_or(first, |newest| newest + 1);
        if first_of_day(id) == first {
            break id;
        }
        first += IDS_OF_A_DAY;
    };
    connection
        .prepare_cached("INSERT INTO indexed_name (id, number) VALUES (?1, ?2)")?
        .execute(params![id, number])?;
    Ok(id)
}

/// The id of an application; none while its name is not in the index.
pub(super) fn id_of(connection: &Connection, number: i64) -> Result<Option<i64>, Failure> {
    Ok(connection
        .prepare_cached("SELECT id FROM indexed_name WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?)
}

/// The highest number from one to another whose name is in the index.
pub(super) fn newest_between(
    connection: &Connection,
    (first, last): (i64, i64),
) -> Result<Option<i64>, Failure> {
    Ok(connection
        .prepare_cached("SELECT max(number) FROM indexed_name WHERE number BETWEEN ?1 AND ?2")?
        .query_row([first, last], |row| row.get(0))?)
}

pub(super) fn remove(connection: &Connection, id: i64) -> Result<(), Failure> {
    connection
        .prepare_cached("DELETE FROM indexed_name WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

pub(super) fn clear(connection: &Connection) -> Result<(), Failure> {
    connection.execute("DELETE FROM indexed_name", [])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_go_by_day_whenever_applications_come_and_a_full_day_goes_on_in_the_next() {
        let connection = Connection::open_in_memory().unwrap();
        let table =
            "CREATE TABLE indexed_name (id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE)";
        connection.execute_batch(table).unwrap();
        let at = |moment: &str| moment.parse::<DateTime<Utc>>().unwrap();
        let monday = insert(&connection, 1, at("2026-11-16T08:00:00Z")).unwrap();
        let wednesday = insert(&connection, 2, at("2026-11-18T08:00:00Z")).unwrap();
        let late = insert(&connection, 3, at("2026-11-17T08:00:00Z")).unwrap();
        assert!(monday < late && late < wednesday);
        let next = insert(&connection, 4, at("2026-11-16T07:00:00Z")).unwrap();
        assert_eq!(next, monday + 1);
        assert_eq!(first_of_day(next), monday);

        let last = "UPDATE indexed_name SET id = ?1 WHERE number = 4";
        connection
            .execute(last, [monday + IDS_OF_A_DAY - 1])
            .unwrap();
        let over = insert(&connection, 5, at("2026-11-16T09:00:00Z")).unwrap();
        assert_eq!(over, late + 1, "behind those of the day after");
        assert_eq!(id_of(&connection, 5).unwrap(), Some(over));
        let before_1970 = insert(&connection, 6, at("1969-01-01T00:00:00Z")).unwrap();
        assert!(before_1970 < 0 && first_of_day(before_1970) == before_1970);
    }
}
