//! Tables `staff_secret` and `sign_in_guard`: hashes of PINs and passwords, and what wrong tries cost.
//!
//! Working tables: neither a secret's hash nor a wrong try is a fact.

use domain::StaffId;
use domain::sign_in::SignInGuard;
use rusqlite::{Connection, OptionalExtension, params};

use super::values::damaged;
use crate::failure::Failure;
use crate::vault::SecretHash;

/// Keeps the hash of a staff member's secret; the one before is gone.
pub fn put_secret(
    connection: &Connection,
    staff: &StaffId,
    hash: &SecretHash,
) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO staff_secret (staff, hash) VALUES (?1, ?2) ON CONFLICT (staff) DO UPDATE SET hash = excluded.hash",
        params![staff.as_str(), hash.to_string()],
    )?;
    Ok(())
}

/// The hash of a staff member's secret.
pub fn find_secret(
    connection: &Connection,
    staff: &StaffId,
) -> Result<Option<SecretHash>, Failure> {
    let text: Option<String> = connection
        .query_row(
            "SELECT hash FROM staff_secret WHERE staff = ?1",
            [staff.as_str()],
            |row| row.get(0),
        )
        .optional()?;
    text.map(|text| SecretHash::parse(&text).ok_or_else(|| damaged("secret hash")))
        .transpose()
}

/// What wrong tries have cost this staff member so far.
pub fn guard(connection: &Connection, staff: &StaffId) -> Result<SignInGuard, Failure> {
    let text: Option<String> = connection
        .query_row(
            "SELECT guard FROM sign_in_guard WHERE staff = ?1",
            [staff.as_str()],
            |row| row.get(0),
        )
        .optional()?;
    text.map_or(Ok(SignInGuard::new()), |text| {
        Ok(serde_json::from_str(&text)?)
    })
}

/// Keeps the guard.
pub fn put_guard(
    connection: &Connection,
    staff: &StaffId,
    guard: &SignInGuard,
) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO sign_in_guard (staff, guard) VALUES (?1, ?2) ON CONFLICT (staff) DO UPDATE SET guard = excluded.guard",
        params![staff.as_str(), serde_json::to_string(guard)?],
    )?;
    Ok(())
}
