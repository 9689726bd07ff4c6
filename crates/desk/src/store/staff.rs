//! Table `staff`: who works here, and did.

use domain::{Role, StaffId};
use rusqlite::{Connection, Row, params};

use super::colleague;
use super::values::{word_in, word_out};
use crate::failure::Failure;

/// One member of the staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffMember {
    /// Identifies them.
    pub id: StaffId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Still works here.
    pub active: bool,
}

pub(super) fn insert(
    connection: &Connection,
    id: &StaffId,
    name: &str,
    role: Role,
) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO staff (id, name, role, active) VALUES (?1, ?2, ?3, 1)",
        params![id.as_str(), name, word_in(&role)?],
    )?;
    Ok(())
}

pub(super) fn deactivate(connection: &Connection, id: &StaffId) -> Result<(), Failure> {
    connection.execute("UPDATE staff SET active = 0 WHERE id = ?1", [id.as_str()])?;
    Ok(())
}

/// Everybody, also those who left.
pub fn all(connection: &Connection) -> Result<Vec<StaffMember>, Failure> {
    let mut statement =
        connection.prepare_cached("SELECT id, name, role, active FROM staff ORDER BY id")?;
    let rows = statement.query_and_then([], member_of)?;
    rows.collect()
}

/// The staff member with this identifier.
pub fn find(connection: &Connection, id: &StaffId) -> Result<Option<StaffMember>, Failure> {
    let mut statement =
        connection.prepare_cached("SELECT id, name, role, active FROM staff WHERE id = ?1")?;
    let mut rows = statement.query_and_then([id.as_str()], member_of)?;
    rows.next().transpose()
}

/// The name of someone who works or worked here, at another desk of the office or at the center.
pub fn find_name(connection: &Connection, id: &StaffId) -> Result<Option<String>, Failure> {
    match find(connection, id)? {
        Some(member) => Ok(Some(member.name)),
        None => colleague::find_name(connection, id),
    }
}

fn member_of(row: &Row<'_>) -> Result<StaffMember, Failure> {
    Ok(StaffMember {
        id: StaffId::new(row.get::<_, String>(0)?),
        name: row.get(1)?,
        role: word_out(&row.get::<_, String>(2)?)?,
        active: row.get(3)?,
    })
}
