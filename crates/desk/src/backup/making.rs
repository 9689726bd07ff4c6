//! Making a backup: a consistent copy by SQLite's own means, hashed, and named only when it is whole.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use domain::{DeskCode, OfficeCode};
use protocol::FailureCode;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use sha2::{Digest, Sha256};

use super::ENDING;
use super::head::{BackupHead, HEAD_BYTES};
use crate::doors::at_desk;
use crate::durable_file;
use crate::failure::Failure;
use crate::places::Places;
use crate::store::{contents, copy};
use crate::vault::{DataKey, KeyPaths, KeyRing};

/// What a backup is called while it is made; left behind only by a power cut.
const DATABASE_PART: &str = ".making.db";
const PART: &str = ".making.part";

/// Copies the store that `source` reads into a new backup beside it.
pub(super) fn make(
    places: &Places,
    key: &DataKey,
    source: &Connection,
    now: DateTime<Utc>,
) -> Result<(PathBuf, BackupHead), Failure> {
    let folder = places.backups();
    durable_file::create_folder(&folder)?;
    let (database, part) = (folder.join(DATABASE_PART), folder.join(PART));
    let made = copy_database(&database, key, source)
        .and_then(|contents| {
            let keys = KeyRing::read(&KeyPaths::new(&places.data, &places.state))?;
            let head = BackupHead {
                made_at: now,
                office: contents.office,
                desk: contents.desk,
                store_version: contents.version,
                facts: contents.facts,
                applications: contents.applications,
                chain_head: contents.chain_head,
                recovery_wrap: *keys.recovery_wrap(),
                database_bytes: 0,
                database_sha256: [0; 32],
            };
            write_whole(&part, &database, head)
        })
        .and_then(|head| {
            let file = free_name(&folder, &head);
            std::fs::rename(&part, &file)?;
            durable_file::sync_folder(&folder)?;
            Ok((file, head))
        });
    for left in [&database, &part] {
        // What is left would only take room; the error to tell is the first one.
        let _ = std::fs::remove_file(left);
    }
    made
}

/// Copies a backup into another folder, whole or not at all.
pub(super) fn copy(file: &Path, folder: &Path) -> Result<(), Failure> {
    let name = file
        .file_name()
        .ok_or_else(|| Failure::new(FailureCode::Internal, "a backup without a name"))?;
    // Named after the backup: desks may share this folder.
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    let part = folder.join(hidden);
    let copied = (|| {
        let mut to = create(&part)?;
        std::io::copy(&mut File::open(file)?, &mut to)?;
        to.sync_all()?;
        std::fs::rename(&part, folder.join(name))?;
        durable_file::sync_folder(folder)
    })();
    if copied.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    Ok(copied?)
}

fn copy_database(
    path: &Path,
    key: &DataKey,
    source: &Connection,
) -> Result<contents::Contents, Failure> {
    let _ = std::fs::remove_file(path);
    let mut target = copy::empty(path, key)?;
    // What is counted and what is copied are one state, seen by one transaction.
    let seen = source
        .is_autocommit()
        .then(|| source.unchecked_transaction())
        .transpose()?;
    let contents = contents::read(source)?;
    let copied = Backup::new(source, &mut target)?.step(-1)?;
    drop(seen);
    if copied == StepResult::Done {
        Ok(contents)
    } else {
        Err(Failure::new(
            FailureCode::BackupFailed,
            "the store was busy",
        ))
    }
}

/// Head and database in one file, on the disk when it returns.
fn write_whole(part: &Path, database: &Path, mut head: BackupHead) -> Result<BackupHead, Failure> {
    let mut file = create(part)?;
    file.write_all(&[0; HEAD_BYTES])?;
    let (mut from, mut hash) = (File::open(database)?, Sha256::new());
    let mut piece = vec![0; 256 * 1024];
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            break;
        }
        hash.update(&piece[..read]);
        file.write_all(&piece[..read])?;
        head.database_bytes += read as u64;
    }
    head.database_sha256 = hash.finalize().into();
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&head.encode()?)?;
    file.sync_all()?;
    Ok(head)
}

fn create(path: &Path) -> std::io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
}

/// `acikkapi-1008-01-20261121-140300.akyedek`, at the desk's wall clock; a second one in that second gets a number.
fn free_name(folder: &Path, head: &BackupHead) -> PathBuf {
    let office = head.office.map(|office: OfficeCode| office.to_string());
    let desk = head.desk.map(|desk: DeskCode| desk.to_string());
    let stem = format!(
        "acikkapi-{}-{}-{}",
        office.as_deref().unwrap_or("0000"),
        desk.as_deref().unwrap_or("00"),
        at_desk(head.made_at).format("%Y%m%d-%H%M%S")
    );
    durable_file::free_name(folder, &stem, ENDING)
}
