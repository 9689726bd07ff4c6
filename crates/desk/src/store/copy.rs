//! Copies of the store: empty ones that a backup fills, and restored ones that are made ready before they take the store's place.

use std::path::Path;

use chrono::{DateTime, Utc};
use domain::fact::SeriesReason;
use rusqlite::{Connection, OpenFlags};

use super::{Store, connection, journal, rebuild, series, slip_job};
use crate::failure::Failure;
use crate::vault::DataKey;
use crate::views::SlipState;

/// An empty database for SQLite to copy pages into. It is not durable: whoever copies it on sees to that.
pub fn empty(path: &Path, key: &DataKey) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = connection::with_key(path, key, flags)?;
    connection.pragma_update_and_check(None, "journal_mode", "MEMORY", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    Ok(connection)
}

/// Proves the store at `path` and makes it ready to go on: its tables are this version's and what its
/// journal says, its series is on hold, and slips that waited when it was copied wait for a person's
/// word, since nobody knows any more which of them came out.
///
/// # Errors
/// Anything about it does not prove good.
pub fn make_ready(path: &Path, key: &DataKey, now: DateTime<Utc>) -> Result<(), Failure> {
    let store = Store::open(path, key, |_| Ok(()))?;
    {
        let writer = store.writer();
        connection::quick_check(&writer)?;
        journal::verify(&writer)?;
    }
    rebuild::rebuild(&store)?;
    let mut writer = store.writer();
    let transaction = writer.transaction()?;
    if series::current(&transaction)?.is_some() {
        series::put_on_hold(&transaction, SeriesReason::Restored)?;
    }
    for job in slip_job::open(&transaction)? {
        let from = [job.state.clone()];
        slip_job::step(&transaction, job.id, &from, &SlipState::Unknown, None, now)?;
    }
    transaction.commit()?;
    connection::checkpoint(&writer, true)
}
