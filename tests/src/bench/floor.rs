//! The floor: one bare row, as durable and as encrypted as the store's, in the same folder.

use std::path::Path;

use desk::Failure;
use desk::store::with_key;
use desk::vault::DataKey;
use rusqlite::{Connection, OpenFlags};

/// An encrypted file with one table and nothing else.
pub struct Floor {
    connection: Connection,
}

impl Floor {
    /// Makes it beside the store in `folder`, with the store's settings where durability is concerned.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn make(folder: &Path) -> Result<Self, Failure> {
        let file = folder.join("floor.db");
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(folder.join(format!("floor.db{ending}")));
        }
        let connection = with_key(&file, &DataKey::random()?, flags)?;
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "wal_autocheckpoint", 8_000)?;
        connection
            .execute_batch("CREATE TABLE line (id INTEGER PRIMARY KEY, words TEXT) STRICT")?;
        Ok(Self { connection })
    }

    /// Inserts a row; durable when it returns.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn insert(&self, words: &str) -> Result<(), Failure> {
        self.connection
            .prepare_cached("INSERT INTO line (words) VALUES (?1)")?
            .execute([words])?;
        Ok(())
    }
}
