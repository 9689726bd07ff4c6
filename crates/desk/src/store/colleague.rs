//! Table `colleague`: staff of other desks and of the center. They do not sign in here; their names tell who
//! did what.

use domain::{Role, StaffId};
use rusqlite::{Connection, OptionalExtension, params};

use super::values::word_in;
use crate::failure::Failure;

pub(super) fn put(
    connection: &Connection,
    id: &StaffId,
    name: &str,
    role: Role,
) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO colleague (id, name, role, active) VALUES (?1, ?2, ?3, 1)",
        )?
        .execute(params![id.as_str(), name, word_in(&role)?])?;
    Ok(())
}

pub(super) fn deactivate(connection: &Connection, id: &StaffId) -> Result<(), Failure> {
    connection
        .prepare_cached("UPDATE colleague SET active = 0 WHERE id = ?1")?
        .execute([id.as_str()])?;
    Ok(())
}

/// The name of a colleague elsewhere.
pub(super) fn find_name(connection: &Connection, id: &StaffId) -> Result<Option<String>, Failure> {
    Ok(connection
        .prepare_cached("SELECT name FROM colleague WHERE id = ?1")?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?)
}
