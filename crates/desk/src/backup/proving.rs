//! Proving a backup before anything is replaced: its bytes, its key, its pages, its chain.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use protocol::FailureCode;

use super::head::BackupHead;
use super::listing::{heads, read_database, read_head};
use super::places_of;
use crate::durable_file;
use crate::failure::{Answer, Failure, Trouble};
use crate::places::Places;
use crate::store::copy;
use crate::vault::{
    DataKey, KeyPaths, KeyRing, NotOpened, RecoveryCode, WRAP_BYTES, open_recovery_wrap,
    recovery_wrap_is_of,
};

/// The name under which a backup is unpacked beside the store.
const UNPACKED: &str = "restoring.db";

/// A backup that proved good, unpacked and ready to take the store's place.
pub(super) struct Proved {
    pub(super) database: PathBuf,
    pub(super) key: DataKey,
    pub(super) head: BackupHead,
}

/// Proves a backup file with the recovery code, or without one with this machine's key.
pub(super) fn prove(
    places: &Places,
    file: &Path,
    code: Option<&RecoveryCode>,
    now: DateTime<Utc>,
) -> Answer<Proved> {
    let head = read_head(file)?;
    let key = match code {
        Some(code) => key_of_backup(places, &head, code)?,
        None => key_of_this_machine(places, &head)?,
    };
    let database = places.data.join(UNPACKED);
    let ready = unpack(file, &head, &database).and_then(|()| {
        copy::make_ready(&database, &key, now).map_err(|failure| match failure.code {
            // A full disk or a newer program's store says so itself; all else is the backup's fault.
            FailureCode::StorageFull | FailureCode::StorageReadOnly | FailureCode::StorageNewer => {
                failure
            }
            _ => Failure::new(FailureCode::BackupDamaged, failure),
        })
    });
    if let Err(failure) = ready {
        clear(&database);
        return Err(failure.into());
    }
    Ok(Proved {
        database,
        key,
        head,
    })
}

/// The data key, and its wrap, from whichever backup the recovery code opens.
///
/// # Errors
/// There is no backup, or the code opens none.
pub(crate) fn key_by_code(
    places: &Places,
    code: &RecoveryCode,
) -> Answer<(DataKey, [u8; WRAP_BYTES])> {
    let mut heads: Vec<_> = places_of::folders(places)
        .iter()
        .flat_map(|folder| heads(folder))
        .map(|(_, head)| head)
        .collect();
    heads.sort_by_key(|head| std::cmp::Reverse(head.made_at));
    // Most carry the same wrap, and each try costs what a guess costs.
    heads.dedup_by_key(|head| head.recovery_wrap);
    let mut answer = Err(Failure::new(FailureCode::KeysDamaged, "no backup carries keys").into());
    for head in heads {
        match open_recovery_wrap(&head.recovery_wrap, code) {
            Ok(key) => return Ok((key, head.recovery_wrap)),
            Err(not_opened) => answer = Err(not_opened.into()),
        }
    }
    answer
}

/// The code may be the one the backup was made under, or the one that took its place since.
fn key_of_backup(places: &Places, head: &BackupHead, code: &RecoveryCode) -> Answer<DataKey> {
    match open_recovery_wrap(&head.recovery_wrap, code) {
        Err(NotOpened::Refused(refused)) => KeyRing::read(&key_paths(places))
            .ok()
            .and_then(|keys| keys.open_with_recovery_code(code).ok())
            .filter(|key| recovery_wrap_is_of(&head.recovery_wrap, key))
            .ok_or_else(|| Trouble::from(NotOpened::Refused(refused))),
        opened => Ok(opened?),
    }
}

fn key_of_this_machine(places: &Places, head: &BackupHead) -> Answer<DataKey> {
    let key = KeyRing::read(&key_paths(places))
        .and_then(|keys| keys.open_for_this_machine())
        .ok()
        .filter(|key| recovery_wrap_is_of(&head.recovery_wrap, key));
    Ok(key.ok_or_else(|| {
        Failure::new(
            FailureCode::KeyMissing,
            "this machine's key does not open the backup",
        )
    })?)
}

fn unpack(file: &Path, head: &BackupHead, database: &Path) -> Result<(), Failure> {
    clear(database);
    durable_file::create_folder(database.parent().unwrap_or(Path::new(".")))?;
    let mut to = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(database)?;
    let good = read_database(file, head, |piece| to.write_all(piece))?;
    if good {
        Ok(to.sync_all()?)
    } else {
        Err(Failure::new(
            FailureCode::BackupDamaged,
            "its database is not what was written",
        ))
    }
}

/// Removes what an interrupted restore unpacked; the backup itself still has it.
fn clear(database: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        let _ = std::fs::remove_file(name);
    }
}

pub(super) fn key_paths(places: &Places) -> KeyPaths {
    KeyPaths::new(&places.data, &places.state)
}
