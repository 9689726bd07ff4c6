//! The store: one encrypted SQLite file, one writer, readers beside it. All SQL of the desk stands
//! in this folder, one table one file.
//!
//! A write is one transaction: facts into the journal, what they change into the read tables, what
//! follows (a slip job) into the working tables. It is durable before it is acknowledged. What may
//! be written is decided elsewhere.

pub mod agreement;
pub mod applicant_name;
pub mod application;
pub mod attachment;
pub mod attachment_watch;
pub mod catalogue;
mod colleague;
mod connection;
pub mod contents;
pub mod copy;
mod day_run;
pub mod draft;
pub mod enrolment;
mod feed_end;
pub mod health;
mod indexed_name;
pub mod inquiry;
pub mod journal;
pub mod link;
pub mod migrations;
pub mod not_understood;
pub mod number_conflict;
pub mod outgoing;
pub mod outgoing_attachment;
mod placed_run;
pub mod preference;
pub mod printer;
pub mod printer_choice;
mod read_tables;
pub mod rebuild;
pub mod receipt;
pub mod received;
mod received_fact;
pub mod refused_fact;
pub mod series;
pub mod setting;
pub mod setup_answer;
pub mod sign_in;
pub mod slip_job;
pub mod staff;
mod values;
pub mod wanted_attachment;
mod writing;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::desk::lock;
use crate::failure::Failure;
use crate::high_water::PendingRaise;
use crate::keeper::Bell;
use crate::vault::DataKey;

pub use connection::{quick_check, with_key};
pub use writing::{Moment, Writing};

/// The open store.
pub struct Store {
    path: PathBuf,
    key: DataKey,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    /// Moves the write-ahead log into the file beside the writer, who does not wait for it.
    checkpointer: Mutex<Option<Connection>>,
    keeper: OnceLock<Arc<Bell>>,
}

impl Store {
    /// Makes a new store where none is, and opens it.
    ///
    /// # Errors
    /// A file is there already, or it cannot be written.
    pub fn create(path: &Path, key: &DataKey) -> Result<Self, Failure> {
        if path.exists() {
            return Err(Failure::new(
                protocol::FailureCode::StorageFailed,
                "a store is there already",
            ));
        }
        let mut writer = connection::create(path, key)?;
        migrations::run(&mut writer)?;
        Ok(Self::around(path, key, writer))
    }

    /// Opens the store that is there, and brings its tables up to this program's version.
    ///
    /// `before_migration` is called when there is something to migrate, so that a backup can be made.
    ///
    /// # Errors
    /// No file, the wrong key, damage, a store of a newer program.
    pub fn open(
        path: &Path,
        key: &DataKey,
        before_migration: impl FnOnce(&Connection) -> Result<(), Failure>,
    ) -> Result<Self, Failure> {
        let mut writer = connection::open(path, key)?;
        if migrations::pending(&writer)? {
            before_migration(&writer)?;
            migrations::run(&mut writer)?;
        }
        rebuild::catch_up(&mut writer)?;
        Ok(Self::around(path, key, writer))
    }

    fn around(path: &Path, key: &DataKey, writer: Connection) -> Self {
        Self {
            path: path.to_owned(),
            key: key.clone(),
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
            checkpointer: Mutex::new(None),
            keeper: OnceLock::new(),
        }
    }

    /// The store's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The key that opens it.
    pub fn key(&self) -> &DataKey {
        &self.key
    }

    /// One transaction; durable when this returns, undone when `work` errs.
    pub fn write<T, E: From<Failure>>(
        &self,
        moment: Moment<'_>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.writer();
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Failure::from)?;
        let mut writing = Writing::begin(&transaction, moment)?;
        let answer = work(&mut writing)?;
        let raises = writing.into_raises()?;
        let committed = transaction.commit().map_err(Failure::from);
        let marked = raises.into_iter().try_for_each(PendingRaise::wait);
        committed?;
        if let Some(keeper) = self.keeper.get() {
            keeper.wrote();
        }
        marked.map_err(Failure::from)?;
        Ok(answer)
    }

    /// Reads a consistent state of the store; writers go on meanwhile.
    pub fn read<T, E: From<Failure>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let pooled = self.lock_readers().pop();
        let mut connection = match pooled {
            Some(connection) => connection,
            None => connection::open_reader(&self.path, &self.key)?,
        };
        let answer = {
            let transaction = connection.transaction().map_err(Failure::from)?;
            work(&transaction)
        };
        self.lock_readers().push(connection);
        answer
    }

    /// Whether the store can be written right now, told by a write that changes nothing.
    pub fn probe_writing(&self) -> Result<(), Failure> {
        connection::probe_writing(&self.writer())
    }

    /// Moves what the write-ahead log holds into the file, as far as nobody reads it. `truncate` waits
    /// for readers and leaves the log empty, and nobody writes meanwhile.
    pub fn checkpoint(&self, truncate: bool) -> Result<(), Failure> {
        if truncate {
            return connection::checkpoint(&self.writer(), true);
        }
        let mut checkpointer = lock(&self.checkpointer);
        let connection = match checkpointer.take() {
            Some(connection) => connection,
            None => connection::with_key(&self.path, &self.key, OpenFlags::SQLITE_OPEN_READ_WRITE)?,
        };
        connection::checkpoint(checkpointer.insert(connection), false)
    }

    /// Rings after each write.
    pub(crate) fn ring_after_writing(&self, keeper: &Arc<Bell>) {
        // A store belongs to one desk as long as it is open.
        let _ = self.keeper.set(Arc::clone(keeper));
    }

    /// The writer's connection, for backup and rebuild.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        // A panic while writing has rolled its transaction back; the connection itself is sound.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
