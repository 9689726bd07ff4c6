//! Table `draft`: what each staff member has typed and not yet registered. A working table.

use chrono::{DateTime, Utc};
use domain::{Draft, StaffId};
use rusqlite::{Connection, OptionalExtension, params};

use super::values::{moment_in, moment_out};
use crate::failure::Failure;

/// Keeps a staff member's draft; the one before is replaced.
pub fn put(
    connection: &Connection,
    staff: &StaffId,
    draft: &Draft,
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT INTO draft (staff, draft, saved_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (staff) DO UPDATE SET draft = excluded.draft, saved_at = excluded.saved_at",
        )?
        .execute(params![staff.as_str(), serde_json::to_string(draft)?, moment_in(at)])?;
    Ok(())
}

/// A staff member's draft, with when it was kept.
pub fn find(
    connection: &Connection,
    staff: &StaffId,
) -> Result<Option<(Draft, DateTime<Utc>)>, Failure> {
    let found: Option<(String, i64)> = connection
        .query_row(
            "SELECT draft, saved_at FROM draft WHERE staff = ?1",
            [staff.as_str()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    found
        .map(|(draft, at)| Ok((serde_json::from_str(&draft)?, moment_out(at)?)))
        .transpose()
}

/// Lets a staff member's draft go.
pub fn remove(connection: &Connection, staff: &StaffId) -> Result<(), Failure> {
    connection
        .prepare_cached("DELETE FROM draft WHERE staff = ?1")?
        .execute([staff.as_str()])?;
    Ok(())
}

/// Whether any draft refers to the attachment with this hash.
pub fn any_refers_to(connection: &Connection, sha256: &str) -> Result<bool, Failure> {
    Ok(connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM draft WHERE instr(draft, ?1) > 0)",
        [sha256],
        |row| row.get(0),
    )?)
}
