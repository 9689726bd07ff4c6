//! What the database engine says of itself.

use rusqlite::Connection;

use crate::failure::Failure;

/// The engine and how the store is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Version of SQLite.
    pub sqlite: String,
    /// Version of `SQLCipher`.
    pub cipher: String,
    /// How it keeps transactions whole; `wal` is as it should be.
    pub journal_mode: String,
}

/// Asks the engine.
pub fn read(connection: &Connection) -> Result<Health, Failure> {
    let ask = |pragma: &str| connection.query_row(pragma, [], |row| row.get(0));
    Ok(Health {
        sqlite: rusqlite::version().to_owned(),
        cipher: ask("PRAGMA cipher_version")?,
        journal_mode: ask("PRAGMA journal_mode")?,
    })
}
