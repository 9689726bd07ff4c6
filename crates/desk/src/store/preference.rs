//! Table `preference`: how the screen looks for each staff member. A working table.

use domain::StaffId;
use rusqlite::{Connection, OptionalExtension, params};

use crate::failure::Failure;
use crate::views::Preferences;

/// Keeps a staff member's preferences.
pub fn put(
    connection: &Connection,
    staff: &StaffId,
    preferences: &Preferences,
) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO preference (staff, value) VALUES (?1, ?2) ON CONFLICT (staff) DO UPDATE SET value = excluded.value",
        params![staff.as_str(), serde_json::to_string(preferences)?],
    )?;
    Ok(())
}

/// A staff member's preferences.
pub fn find(connection: &Connection, staff: &StaffId) -> Result<Option<Preferences>, Failure> {
    let value: Option<String> = connection
        .prepare_cached("SELECT value FROM preference WHERE staff = ?1")?
        .query_row([staff.as_str()], |row| row.get(0))
        .optional()?;
    value
        .map(|value| Ok(serde_json::from_str(&value)?))
        .transpose()
}
