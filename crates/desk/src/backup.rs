//! Backups.
use crate::failure::Failure;
use crate::places::Places;
use crate::vault::DataKey;
use chrono::{DateTime, Utc};
use rusqlite::Connection;
pub(crate) fn before_migration(
    _: &Places,
    _: &DataKey,
    _: &Connection,
    _: DateTime<Utc>,
) -> Result<(), Failure> {
    Ok(())
}
pub(crate) fn newest(_: &Places) -> Option<DateTime<Utc>> {
    None
}
