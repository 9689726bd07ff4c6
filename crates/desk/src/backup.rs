//! Backups: encrypted copies of the store, made while it is used, proved before they are trusted.
//!
//! A backup is one file: a head that opens with the recovery code alone, then the bytes of the
//! encrypted database. Nothing personal stands in its head or its name. When one is due is the
//! keeper's decision; what a screen shows of them is the views'.

pub mod head;
mod listing;
mod making;
mod places_of;
mod proving;
mod restoring;
mod retention;
mod setting_aside;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use domain::staff::Permission;
use domain::{Refusal, RefusalCode};
use protocol::FailureCode;
use rusqlite::Connection;

use crate::desk::{Desk, Opening, lock};
use crate::failure::{Answer, Failure};
use crate::places::Places;
use crate::store::setting;
use crate::vault::{DataKey, RecoveryCode};
use crate::views::{BackupLine, BackupView};

use head::BackupHead;
pub(crate) use listing::{made_at, newest};
pub(crate) use places_of::second_folder;
pub(crate) use proving::key_by_code;
pub(crate) use retention::is_due;
pub(crate) use setting_aside::{desk_codes_in_backups, set_keys_aside, was_set_aside};

/// How a backup file's name ends.
pub const ENDING: &str = "akyedek";

/// Copies the store before its tables are migrated. Only what every version of the store has is relied on.
pub(crate) fn before_migration(
    places: &Places,
    key: &DataKey,
    connection: &Connection,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    making::make(places, key, connection, now)?;
    retention::prune(&places.backups(), None, now)
}

/// Goes on with a restore or a setting aside that was decided and not finished.
pub(crate) fn finish_interrupted(places: &Places) -> Result<(), Failure> {
    restoring::finish_restore(places)?;
    setting_aside::finish_setting_aside(places)
}

/// What making a backup came to.
pub(crate) struct Made {
    /// The backup.
    pub(crate) file: PathBuf,
    /// Why the second folder did not get its copy.
    pub(crate) second_folder: Result<(), Failure>,
}

impl Made {
    /// Copies the backup into another folder too.
    pub(crate) fn copy_to(&self, folder: &Path) -> Result<(), Failure> {
        making::copy(&self.file, folder)
    }
}

impl Desk {
    /// Makes a backup now.
    pub fn back_up_now(&self) -> Answer<BackupView> {
        self.session(Permission::KeepTheDesk)?;
        self.make_backup()?;
        Ok(self.state().backup)
    }

    /// Makes a backup, copies it to the second folder, lets the oldest ones go, and remembers how it went.
    pub(crate) fn make_backup(&self) -> Result<Made, Failure> {
        let _one_at_a_time = lock(&self.backing_up);
        let made = self.copy_store();
        let problem = match &made {
            Ok(made) => made.second_folder.as_ref().err(),
            Err(failure) => Some(failure),
        };
        if let Some(failure) = problem {
            tracing::warn!(
                code = failure.code.as_str(),
                cause = failure.cause,
                "a backup failed"
            );
        }
        *lock(&self.backup_problem) = problem.map(|_| FailureCode::BackupFailed);
        self.changed();
        made.map_err(|failure| Failure::new(FailureCode::BackupFailed, failure))
    }

    fn copy_store(&self) -> Result<Made, Failure> {
        let open = self.open_store()?;
        let now = self.now();
        let (made, second) = open.store.read(|connection| {
            let second = setting::find(connection, setting::SECOND_BACKUP_FOLDER)?;
            let made = making::make(&self.places, open.store.key(), connection, now)?;
            Ok::<_, Failure>((made, second.flatten()))
        })?;
        retention::prune(&self.places.backups(), None, now)?;
        let second: Option<String> = second;
        let (file, head) = made;
        let second_folder =
            places_of::note_second(&self.places, second.as_deref()).and_then(|()| {
                second.map_or(Ok(()), |folder| {
                    copy_to(&file, &head, Path::new(&folder), now)
                })
            });
        Ok(Made {
            file,
            second_folder,
        })
    }

    /// Every backup there is, each proved just now, the newest first.
    pub fn list_backups(&self) -> Answer<Vec<BackupLine>> {
        self.session(Permission::KeepTheDesk)?;
        Ok(listing::list(&self.places))
    }

    /// The same for whoever may restore, also when the store is closed and nobody can sign in.
    pub fn list_restorable_backups(&self) -> Answer<Vec<BackupLine>> {
        self.may_restore()?;
        Ok(listing::list(&self.places))
    }

    /// Puts a backup in the place of the store. `file` is the name of a listed backup, or a path;
    /// `code` is the recovery code, which is needed when this machine's key does not open the backup.
    ///
    /// The backup is proved first. The present store is set aside, never deleted. Afterwards nobody is
    /// signed in, and a new desk code is asked for before anything is registered.
    pub fn restore_backup(&self, file: &str, code: Option<&str>) -> Answer<()> {
        self.may_restore()?;
        self.restore(file, code)
    }

    /// The same for whoever runs programs as the desk's own user: they could copy the files by hand, so
    /// nobody needs to be signed in.
    pub(crate) fn restore_at_terminal(&self, file: &str, code: Option<&str>) -> Answer<()> {
        if self.open_store().is_err() && !self.has_no_store() {
            self.may_restore()?;
        }
        self.restore(file, code)
    }

    fn restore(&self, file: &str, code: Option<&str>) -> Answer<()> {
        let _one_at_a_time = lock(&self.backing_up);
        let code = code
            .filter(|code| !code.trim().is_empty())
            .map(RecoveryCode::parse)
            .transpose()
            .map_err(Refusal::from)?;
        let file = listing::find(&self.places, file)
            .ok_or_else(|| Refusal::general(RefusalCode::BackupUnreadable))?;
        let proved = proving::prove(&self.places, &file, code.as_ref(), self.now())?;
        self.close_store()?;
        let restored = restoring::put_in_place(&self.places, &proved, self.now());
        *lock(&self.session) = None;
        // Also after a failure: what is there now is either the old store or the new one.
        self.open_what_is_there();
        self.changed();
        restored?;
        self.open_store()?;
        Ok(())
    }

    /// Sets a store that does not open aside, with its keys and backups, and lets a first run begin
    /// under a desk code that never gave numbers. Nothing is deleted.
    ///
    /// # Errors
    /// The store opens, or what hinders it is not damage and is mended by other means.
    pub fn set_store_aside(&self) -> Answer<()> {
        let _one_at_a_time = lock(&self.backing_up);
        self.may_set_store_aside()?;
        let moved = setting_aside::set_store_aside(&self.places, self.now());
        // Also after a failure: each start takes up what was decided.
        self.open_what_is_there();
        self.changed();
        Ok(moved?)
    }

    pub(crate) fn may_set_store_aside(&self) -> Answer<()> {
        match self.open_store() {
            Ok(_) => Err(Refusal::general(RefusalCode::StoreOpens).into()),
            Err(failure) if self.has_no_store() => Err(failure.into()),
            Err(_) => self.may_restore(),
        }
    }

    /// While the store is open an administrator restores. While it is damaged or missing nobody can sign
    /// in, and the key of this machine or the recovery code decides. A store that is merely
    /// unreachable, or a newer program's, is not restored over.
    fn may_restore(&self) -> Answer<()> {
        match self.open_store() {
            Ok(_) => self.session(Permission::KeepTheDesk).map(|_| ()),
            Err(failure) => match failure.code {
                FailureCode::StorageMissing
                | FailureCode::StorageDamaged
                | FailureCode::KeysDamaged
                | FailureCode::KeyMissing
                | FailureCode::OtherMachine => Ok(()),
                _ => Err(failure.into()),
            },
        }
    }

    /// Closes the store and waits until nothing of it is in use, so that no write goes to a file that
    /// is about to be set aside.
    fn close_store(&self) -> Result<(), Failure> {
        let Ok(open) = self.open_store() else {
            return Ok(());
        };
        self.set_opening(Opening::Closed(FailureCode::StorageFailed));
        if restoring::wait_until_unused(open) {
            return Ok(());
        }
        self.open_what_is_there();
        Err(Failure::new(
            FailureCode::StorageFailed,
            "the store stayed in use",
        ))
    }
}

fn copy_to(
    file: &Path,
    head: &BackupHead,
    folder: &Path,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    making::copy(file, folder)?;
    retention::prune(folder, head.office.zip(head.desk), now)
}
