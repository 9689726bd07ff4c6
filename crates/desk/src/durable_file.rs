//! Writing a whole file so that after a power cut there is either the old one or the new one.
//!
//! The bytes go to a neighbour first, reach the disk, take the file's name in one step, and the
//! folder's entry reaches the disk too. What stands in the file is the caller's business. Files are
//! for the desk's own user only (mode 0600), folders made on the way too (0700).

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Puts `bytes` in the place of whatever stood at `path`; durable when it returns.
///
/// # Errors
/// Those of the file system. The old file is then still there and whole.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_with(path, |file| file.write_all(bytes))
}

/// Puts what `content` writes in the place of whatever stood at `path`; durable when it returns.
///
/// # Errors
/// Those of the file system and of `content`. The old file is then still there and whole.
pub(crate) fn write_with<T, E: From<io::Error>>(
    path: &Path,
    content: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    let folder = folder_of(path);
    create_folder(folder)?;
    let neighbour = neighbour_of(path)?;
    let written = fill_and_sync(&neighbour, content).and_then(|filled| {
        std::fs::rename(&neighbour, path)?;
        Ok(filled)
    });
    if written.is_err() {
        // A half neighbour on a full disk only takes room; the error to tell is the first one.
        let _ = std::fs::remove_file(&neighbour);
        return written;
    }
    sync_folder(folder)?;
    written
}

/// Makes `folder` and what is missing above it, for this user only.
pub(crate) fn create_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Makes what was created, renamed or removed in `folder` survive a power cut.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// `stem.ending` in this folder; where that is taken, with a number behind the stem.
pub(crate) fn free_name(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    let first = folder.join(format!("{stem}.{ending}"));
    let more = (2..100).map(|count| folder.join(format!("{stem}-{count}.{ending}")));
    let free = std::iter::once(first.clone())
        .chain(more)
        .find(|name| !name.exists());
    free.unwrap_or(first)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn neighbour_of(path: &Path) -> io::Result<PathBuf> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut neighbour = name.to_owned();
    neighbour.push(".new");
    Ok(path.with_file_name(neighbour))
}

fn fill_and_sync<T, E: From<io::Error>>(
    path: &Path,
    content: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?;
    // The mode above holds only for a new file; this one may be left from an interrupted write.
    file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    let filled = content(&mut file)?;
    file.sync_all()?;
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_bytes_stand_alone_in_the_folder_and_only_their_user_reads_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deeper").join("keys.json");
        write(&path, b"first").expect("writes");
        write(&path, b"second").expect("writes over");
        assert_eq!(std::fs::read(&path).expect("reads"), b"second");
        let mode = std::fs::metadata(&path)
            .expect("is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        let entries = std::fs::read_dir(folder.path().join("deeper"))
            .expect("lists")
            .count();
        assert_eq!(entries, 1, "no neighbour is left behind");
    }

    #[test]
    fn what_an_interrupted_write_left_does_not_stop_the_next_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys.json");
        std::fs::write(folder.path().join("keys.json.new"), b"hal").expect("half a file");
        write(&path, b"whole").expect("writes");
        assert_eq!(std::fs::read(&path).expect("reads"), b"whole");
    }

    #[test]
    fn the_old_file_stays_whole_when_the_new_one_cannot_take_its_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let taken = folder.path().join("keys.json");
        std::fs::create_dir(&taken).expect("a folder in its place");
        assert!(write(&taken, b"bytes").is_err());
        assert!(taken.is_dir(), "what stood there still stands");
        let entries = std::fs::read_dir(folder.path()).expect("lists").count();
        assert_eq!(entries, 1, "the neighbour is cleared away");
    }
}
