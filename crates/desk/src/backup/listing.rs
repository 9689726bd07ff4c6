//! Which backups there are, and whether each is what was written.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::head::{BackupHead, HEAD_BYTES};
use super::{ENDING, places_of};
use crate::failure::{Answer, Failure, Trouble};
use crate::places::Places;
use crate::views::BackupLine;

/// When the newest backup beside the store was made. Reads heads only: it is asked often.
pub(crate) fn newest(places: &Places) -> Option<DateTime<Utc>> {
    made_at(places).into_iter().max()
}

/// When each backup beside the store was made.
pub(crate) fn made_at(places: &Places) -> Vec<DateTime<Utc>> {
    let heads = heads(&places.backups());
    heads.into_iter().map(|(_, head)| head.made_at).collect()
}

/// The backups of a folder whose heads can be read.
pub(super) fn heads(folder: &Path) -> Vec<(PathBuf, BackupHead)> {
    files(folder)
        .into_iter()
        .filter_map(|file| {
            let head = read_head(&file).ok()?;
            Some((file, head))
        })
        .collect()
}

/// Every backup in every folder, each read from end to end, the newest first. The same file in
/// both folders stands once.
pub(super) fn list(places: &Places) -> Vec<BackupLine> {
    let mut lines: Vec<BackupLine> = Vec::new();
    for folder in places_of::folders(places) {
        for file in files(&folder) {
            let Some(line) = line(&file) else { continue };
            match lines.iter_mut().find(|known| known.file == line.file) {
                Some(known) if !known.good => *known = line,
                Some(_) => {}
                None => lines.push(line),
            }
        }
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.made_at));
    lines
}

/// The file that a name means: a path as it is, a bare name in the folders of backups. Of two with
/// one name the one whose content proves good.
pub(super) fn find(places: &Places, name: &str) -> Option<PathBuf> {
    let path = Path::new(name);
    if path.components().count() != 1 {
        return path.is_file().then(|| path.to_owned());
    }
    let candidates: Vec<_> = places_of::folders(places)
        .into_iter()
        .map(|folder| folder.join(path))
        .filter(|file| file.is_file())
        .collect();
    let good = candidates
        .iter()
        .find(|file| line(file).is_some_and(|line| line.good));
    good.or(candidates.first()).cloned()
}

/// The head of a backup file.
pub(super) fn read_head(file: &Path) -> Answer<BackupHead> {
    let mut bytes = Vec::with_capacity(HEAD_BYTES);
    File::open(file)?
        .take(HEAD_BYTES as u64)
        .read_to_end(&mut bytes)?;
    BackupHead::parse(&bytes).map_err(Trouble::from)
}

/// Hands the database in a backup to `each`, piece by piece, and tells whether it is all there and as
/// it was written.
pub(super) fn read_database(
    file: &Path,
    head: &BackupHead,
    mut each: impl FnMut(&[u8]) -> io::Result<()>,
) -> Result<bool, Failure> {
    let mut reader = File::open(file)?;
    io::copy(&mut (&mut reader).take(HEAD_BYTES as u64), &mut io::sink())?;
    let (mut hash, mut length) = (Sha256::new(), 0);
    let mut piece = vec![0; 256 * 1024];
    loop {
        let read = reader.read(&mut piece)?;
        if read == 0 {
            break;
        }
        length += read as u64;
        hash.update(&piece[..read]);
        each(&piece[..read])?;
    }
    Ok(length == head.database_bytes && hash.finalize().as_slice() == head.database_sha256)
}

fn line(file: &Path) -> Option<BackupLine> {
    let metadata = file.metadata().ok()?;
    let name = file.file_name()?.to_str()?.to_owned();
    let head = read_head(file).ok();
    let good = head
        .as_ref()
        .is_some_and(|head| read_database(file, head, |_| Ok(())).unwrap_or(false));
    let made_at = match &head {
        Some(head) => head.made_at,
        None => metadata.modified().ok()?.into(),
    };
    let applications = head.map_or(0, |head| head.applications);
    Some(BackupLine {
        file: name,
        made_at,
        bytes: metadata.len(),
        applications: u32::try_from(applications).unwrap_or(u32::MAX),
        good,
    })
}

/// The files of a folder that are named like backups; none of a folder that is not there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .filter(|path| path.is_file())
        .collect()
}
