//! Opening connections: the key, and the settings that durability and secrecy rest on.

use std::path::Path;
use std::time::Duration;

use protocol::FailureCode;
use rusqlite::{Connection, OpenFlags};

use crate::failure::Failure;
use crate::vault::DataKey;

/// How long a connection waits for another one's lock.
const BUSY: Duration = Duration::from_secs(5);

/// `cache_size` of a reader in KiB, negative as SQLite wants it. Pages in the cache are decrypted, so a
/// look-up costs what it costs in a plain store.
const READER_CACHE: i64 = -16_384;

/// The same of the writer, which goes back to few pages: those of the newest facts and applications.
const WRITER_CACHE: i64 = -8_192;

/// Statements kept prepared: more than a save and every look-up together have. A save that finds its
/// statements thrown out pays for each of them again, in all as much as for its encryption.
const STATEMENTS: usize = 128;

pub(super) fn create(path: &Path, key: &DataKey) -> Result<Connection, Failure> {
    open_with(
        path,
        key,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )
}

pub(super) fn open(path: &Path, key: &DataKey) -> Result<Connection, Failure> {
    if !path.exists() {
        return Err(Failure::new(
            FailureCode::StorageMissing,
            "no store at its place",
        ));
    }
    or_read_only(
        path,
        key,
        open_with(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE),
    )
}

pub(super) fn open_reader(path: &Path, key: &DataKey) -> Result<Connection, Failure> {
    let opened = with_key(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE);
    let connection = or_read_only(path, key, opened)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cache_size", READER_CACHE)?;
    Ok(connection)
}

/// On a disk that cannot be written: a connection that only reads, so that looking up still works.
fn or_read_only(
    path: &Path,
    key: &DataKey,
    opened: Result<Connection, Failure>,
) -> Result<Connection, Failure> {
    let Err(failure) = opened else { return opened };
    if failure.code != FailureCode::StorageReadOnly {
        return Err(failure);
    }
    let log = std::fs::metadata(format!("{}-wal", path.display()));
    if log.is_ok_and(|log| log.len() > 0) {
        return with_key(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY);
    }
    // Without a log SQLite would make one; told that nobody writes, it does without.
    let escaped: String = path
        .to_string_lossy()
        .chars()
        .map(escaped_for_address)
        .collect();
    let address = format!("file:{escaped}?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    with_key(Path::new(&address), key, flags)
}

fn escaped_for_address(letter: char) -> String {
    match letter {
        '%' => "%25".to_owned(),
        '?' => "%3f".to_owned(),
        '#' => "%23".to_owned(),
        other => other.to_string(),
    }
}

/// A connection that the key opens, without any of the store's own settings.
pub fn with_key(path: &Path, key: &DataKey, flags: OpenFlags) -> Result<Connection, Failure> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "key", key.for_sqlcipher().as_str())?;
    // As strong for what it guards, and half the time of a page where the processor knows SHA-256.
    connection.pragma_update(None, "cipher_hmac_algorithm", "HMAC_SHA256")?;
    // The first read tells whether the key fits.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

fn open_with(path: &Path, key: &DataKey, flags: OpenFlags) -> Result<Connection, Failure> {
    let connection = with_key(path, key, flags)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // FULL: an acknowledged transaction survives the power going in the next millisecond.
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", WRITER_CACHE)?;
    // The keeper checkpoints while nobody waits; this is the bound if it does not come to it.
    connection.pragma_update(None, "wal_autocheckpoint", 8_000)?;
    Ok(connection)
}

/// Whether every page reads back and the structure holds; seconds for a large store.
pub fn quick_check(connection: &Connection) -> Result<(), Failure> {
    let told: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if told == "ok" {
        Ok(())
    } else {
        Err(Failure::new(FailureCode::StorageDamaged, "quick_check"))
    }
}

/// Whether the store takes writers; whether the disk has room for them is told elsewhere.
pub(super) fn probe_writing(connection: &Connection) -> Result<(), Failure> {
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        return Err(Failure::new(
            FailureCode::StorageReadOnly,
            "opened for reading only",
        ));
    }
    Ok(connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK;")?)
}

pub(super) fn checkpoint(connection: &Connection, truncate: bool) -> Result<(), Failure> {
    let mode = if truncate {
        "PRAGMA wal_checkpoint(TRUNCATE)"
    } else {
        "PRAGMA wal_checkpoint(PASSIVE)"
    };
    connection.query_row(mode, [], |_| Ok(()))?;
    Ok(())
}
