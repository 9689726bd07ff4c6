//! Table `not_understood`: received facts that this program does not know how to read. They are kept as they
//! came, and applied by a program that does.

use domain::Fact;
use rusqlite::{Connection, params};

use crate::failure::Failure;

pub(super) fn insert(connection: &Connection, place: i64, kind: &str) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO not_understood (place, kind, known) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![place, kind, Fact::KINDS.contains(&kind)])?;
    Ok(())
}

/// Nothing is left there to be understood.
pub(super) fn remove(connection: &Connection, place: i64) -> Result<(), Failure> {
    connection
        .prepare_cached("DELETE FROM not_understood WHERE place = ?1")?
        .execute([place])?;
    Ok(())
}

/// How many there are.
pub fn count(connection: &Connection) -> Result<u64, Failure> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM not_understood")?
        .query_row([], |row| row.get(0))?)
}

/// Whether this program knows kinds among them, which an earlier one did not.
pub(super) fn any_is_known(connection: &Connection) -> Result<bool, Failure> {
    let kinds = serde_json::to_string(Fact::KINDS)?;
    let sql = "SELECT EXISTS (SELECT 1 FROM not_understood WHERE known = 0 AND kind IN (SELECT value FROM json_each(?1)))";
    Ok(connection.query_row(sql, [kinds], |row| row.get(0))?)
}
