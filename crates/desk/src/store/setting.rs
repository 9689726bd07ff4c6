//! Table `setting`: what was chosen for this desk, one value a name, the last fact counting.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::failure::Failure;

/// How the answering period is counted.
pub(crate) const DEADLINE_RULE: &str = "deadline_rule";
/// What slips say in the office's own words.
pub(crate) const SLIP_TEXTS: &str = "slip_texts";
/// The office's own mark on slips, a PNG in base64.
pub(crate) const SLIP_LOGO: &str = "slip_logo";
/// The second folder for backups.
pub(crate) const SECOND_BACKUP_FOLDER: &str = "second_backup_folder";
/// The recovery code was confirmed.
pub(crate) const RECOVERY_CONFIRMED: &str = "recovery_confirmed";

pub(super) fn put(
    connection: &Connection,
    name: &str,
    value: &impl Serialize,
) -> Result<(), Failure> {
    connection
        .prepare_cached("INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")?
        .execute(params![name, serde_json::to_string(value)?])?;
    Ok(())
}

/// The value under this name, if one was chosen.
pub(crate) fn find<T: DeserializeOwned>(
    connection: &Connection,
    name: &str,
) -> Result<Option<T>, Failure> {
    let value: Option<String> = connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    value
        .map(|value| Ok(serde_json::from_str(&value)?))
        .transpose()
}
