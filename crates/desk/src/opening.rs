//! Opening the desk: the lock, the keys, the store, and whether its numbers may go on.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, RwLock};

use domain::fact::SeriesReason;
use domain::{Author, Refusal};
use paper::Press;
use protocol::FailureCode;
use rusqlite::Connection;

use crate::backup;
use crate::desk::{Desk, OpenStore, Opening};
use crate::documents;
use crate::doors::{Clock, Ids, MachineClock, RandomIds};
use crate::durable_file;
use crate::failure::{Answer, Failure};
use crate::high_water::{HighWater, HighWaterFailure, Mark};
use crate::keeper::Keeper;
use crate::machine::MachinePaths;
use crate::places::Places;
use crate::printing::Printing;
use crate::reference::Reference;
use crate::store::{Moment, Store, journal, series};
use crate::vault::{Cost, DataKey, KeyFailure, KeyPaths, KeyRing, RecoveryCode};

impl Desk {
    /// Opens the desk in its places, with the machine's clock.
    ///
    /// # Errors
    /// Another desk runs on this store, or the folders cannot be made. A store that does not open is
    /// no error here: the desk says so in its state, so that the window can offer the way on.
    pub fn open(places: Places) -> Result<Self, Failure> {
        let clock = MachineClock {
            machine: MachinePaths::default(),
        };
        Self::open_with(places, Arc::new(clock), Arc::new(RandomIds))
    }

    /// Opens the desk with these doors.
    pub fn open_with(
        places: Places,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Ids>,
    ) -> Result<Self, Failure> {
        let lock = take_lock(&places)?;
        let documents = documents::Folder::begin(&places);
        let desk = Self {
            places,
            clock,
            ids,
            reference: Reference::read()?,
            press: Mutex::new(Press::new()),
            opening: RwLock::new(Opening::None),
            session: Mutex::new(None),
            sign_in_cost: Mutex::new(Cost::SIGN_IN),
            unwritten_guards: Mutex::default(),
            backup_problem: Mutex::new(None),
            printing: Arc::new(Printing::default()),
            syncing: Arc::default(),
            shown_recovery_code: Mutex::new(None),
            listeners: Mutex::new(Vec::new()),
            backing_up: Mutex::new(()),
            doorbell: Mutex::new(None),
            keeper: Keeper::default(),
            documents,
            _lock: lock,
        };
        desk.open_what_is_there();
        Ok(desk)
    }

    /// Tries to open the store with this machine's key.
    pub(crate) fn open_what_is_there(&self) {
        if let Err(failure) = backup::finish_interrupted(&self.places) {
            tracing::error!(
                code = failure.code.as_str(),
                cause = failure.cause,
                "a restore could not be finished"
            );
            self.set_opening(Opening::Closed(failure.code));
            return;
        }
        let (store, keys) = (self.places.store().exists(), self.places.keys().exists());
        let opening = match (store, keys) {
            (false, false) => Opening::None,
            (false, true) => Opening::Closed(FailureCode::StorageMissing),
            (true, _) => match self.open_with_machine_key() {
                Ok(open) => Opening::Open(Arc::new(open)),
                Err(failure) => {
                    tracing::warn!(
                        code = failure.code.as_str(),
                        cause = failure.cause,
                        "the store did not open"
                    );
                    Opening::Closed(failure.code)
                }
            },
        };
        self.set_opening(opening);
    }

    fn open_with_machine_key(&self) -> Result<OpenStore, Failure> {
        let keys = KeyRing::read(&self.key_paths())?;
        self.open_with_key(&keys.open_for_this_machine()?)
    }

    pub(crate) fn open_with_key(&self, key: &DataKey) -> Result<OpenStore, Failure> {
        let store = Store::open(&self.places.store(), key, |connection: &Connection| {
            backup::before_migration(&self.places, key, connection, self.now())
        })?;
        let high_water = match HighWater::open(&self.places.high_water()) {
            Ok(high_water) => OnceLock::from(high_water),
            Err(HighWaterFailure::Missing) => OnceLock::new(),
            Err(failure) => return Err(failure.into()),
        };
        let open = OpenStore { store, high_water };
        if behind_its_mark(&open)? {
            self.put_on_hold(&open, SeriesReason::Restored)?;
        }
        Ok(open)
    }

    /// Opens the store with the recovery code, and binds its key to this machine again.
    ///
    /// On another machine than before, the numbers go on only under a new desk code.
    pub fn open_with_recovery_code(&self, typed: &str) -> Answer<()> {
        if self.open_store().is_ok() {
            return Ok(());
        }
        let code = RecoveryCode::parse(typed).map_err(Refusal::from)?;
        let mut keys = match KeyRing::read(&self.key_paths()) {
            Err(KeyFailure::Missing | KeyFailure::Damaged(_)) if self.places.store().exists() => {
                return self.open_with_keys_of_a_backup(&code);
            }
            read => read.map_err(Failure::from)?,
        };
        let moved = keys
            .open_for_this_machine()
            .map_err(Failure::from)
            .is_err_and(|failure| failure.code == FailureCode::OtherMachine);
        let key = keys.open_with_recovery_code(&code)?;
        let open = self.open_with_key(&key)?;
        if moved {
            // Before the key is bound: a power cut in between must not let the numbers go on.
            self.put_on_hold(&open, SeriesReason::Moved)?;
        }
        keys.rebind_to_this_machine(&key).map_err(Failure::from)?;
        self.set_opening(Opening::Open(Arc::new(open)));
        self.changed();
        Ok(())
    }

    /// Opens a store whose document of keys is gone or damaged: each backup carries the wrap by the
    /// recovery code too. What was registered since that backup is still in the store.
    fn open_with_keys_of_a_backup(&self, code: &RecoveryCode) -> Answer<()> {
        let (key, wrap) = backup::key_by_code(&self.places, code)?;
        let open = self.open_with_key(&key)?;
        backup::set_keys_aside(&self.places, self.now())?;
        KeyRing::adopt(&self.key_paths(), &key, &wrap).map_err(Failure::from)?;
        self.set_opening(Opening::Open(Arc::new(open)));
        self.changed();
        Ok(())
    }

    pub(crate) fn put_on_hold(
        &self,
        open: &OpenStore,
        reason: SeriesReason,
    ) -> Result<(), Failure> {
        let moment = Moment {
            author: &Author::Desk,
            at: self.now(),
            ids: &*self.ids,
            high_water: None,
        };
        open.store.write(moment, |writing| {
            series::put_on_hold(writing.connection(), reason)
        })
    }

    pub(crate) fn key_paths(&self) -> KeyPaths {
        KeyPaths::new(&self.places.data, &self.places.state)
    }
}

fn behind_its_mark(open: &OpenStore) -> Result<bool, Failure> {
    let mark = open.high_water.get().and_then(HighWater::read);
    open.store.read(|connection| is_behind(connection, mark))
}

/// Whether the mark outside the store tells of facts that the store does not have, or is gone although
/// the store has given numbers.
pub(crate) fn is_behind(connection: &Connection, mark: Option<Mark>) -> Result<bool, Failure> {
    let Some(series) = series::current(connection)? else {
        return Ok(false);
    };
    let counted = mark.filter(|mark| (mark.office, mark.desk) == (series.office.code, series.desk));
    match counted {
        None => Ok(series.last.is_some()),
        Some(mark) => {
            journal::holds(connection, mark.epoch, mark.sequence, &mark.head).map(|holds| !holds)
        }
    }
}

/// The lock that says: this store has a running desk. None where the disk cannot be written.
fn take_lock(places: &Places) -> Result<Option<File>, Failure> {
    for folder in [&places.data, &places.state] {
        if !folder.exists() {
            durable_file::create_folder(folder)?;
        }
    }
    let file = match lock_file(&places.lock()) {
        Ok(file) => file,
        Err(failure) if failure.code == FailureCode::StorageReadOnly => return Ok(None),
        Err(failure) => return Err(failure),
    };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(Failure::new(
            FailureCode::StoreInUse,
            "another desk holds the lock",
        )),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn lock_file(path: &Path) -> Result<File, Failure> {
    // A lock works on a file opened for reading, so a desk on a read-only disk still finds its twin.
    if path.exists() {
        return Ok(File::open(path)?);
    }
    Ok(OpenOptions::new().create(true).append(true).open(path)?)
}
