//! Table `setting`: what was chosen for this desk, one value a name, the last fact counting.

use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// How the answering period is counted.
pub(crate) const DEADLINE_RULE: &str = "deadline_rule";
/// The days on which offices are closed, where the center told them.
pub(crate) const HOLIDAYS: &str = "holidays";
/// The privacy notice in force, where the center told it.
pub(crate) const PRIVACY_NOTICE: &str = "privacy_notice";
/// How the catalogue that counts came about: [`CatalogueWord`].
pub(super) const CATALOGUE_WORD: &str = "catalogue_word";
/// What slips say in the office's own words.
pub(crate) const SLIP_TEXTS: &str = "slip_texts";
/// The office's own mark on slips, a PNG in base64.
pub(crate) const SLIP_LOGO: &str = "slip_logo";
/// The second folder for backups.
pub(crate) const SECOND_BACKUP_FOLDER: &str = "second_backup_folder";
/// The recovery code was confirmed.
pub(crate) const RECOVERY_CONFIRMED: &str = "recovery_confirmed";

/// How the catalogue that counts came about. What a desk began with by itself gives way to what anybody adopted, and
/// among several of those the first one in the feed counts, so that all desks of an office have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum CatalogueWord {
    /// This desk began with it, and the feed has not said so yet.
    BegunWith,
    /// A desk began with it, and no desk did before it in the feed.
    FirstBegunWith,
    /// It was adopted.
    Adopted,
}

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
