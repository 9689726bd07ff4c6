//! The key file: 32 random bytes outside the store, for machines without a TPM.
//!
//! It lies in the state folder, so that copying the store's folder does not take it along. It is
//! refused when others than the desk's user can read it.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use zeroize::Zeroizing;

use super::data_key::fill_at_random;
use super::failure::{DamagedPart, KeyFailure};
use crate::durable_file;

const KEY_BYTES: usize = 32;
const ANYONE_ELSE: u32 = 0o077;

/// Reads the key file.
pub(super) fn read(path: &Path) -> Result<Zeroizing<[u8; KEY_BYTES]>, KeyFailure> {
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => KeyFailure::KeyFileMissing,
        _ => KeyFailure::Storage(error),
    })?;
    // Asked of the open file, not of its name: nobody can change it in between.
    let metadata = file.metadata().map_err(KeyFailure::Storage)?;
    if metadata.mode() & ANYONE_ELSE != 0 {
        return Err(KeyFailure::KeyFileExposed);
    }
    if !metadata.is_file() || metadata.len() != KEY_BYTES as u64 {
        return Err(KeyFailure::Damaged(DamagedPart::KeyFile));
    }
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    (&file)
        .read_exact(key.as_mut())
        .map_err(KeyFailure::Storage)?;
    Ok(key)
}

/// Reads the key file, or makes one where there is none that can be used.
pub(super) fn read_or_create(path: &Path) -> Result<Zeroizing<[u8; KEY_BYTES]>, KeyFailure> {
    match read(path) {
        // A file that cannot be used opens nothing any more, so nothing is lost with it.
        Err(KeyFailure::KeyFileMissing | KeyFailure::KeyFileExposed | KeyFailure::Damaged(_)) => {
            create(path)
        }
        read => read,
    }
}

fn create(path: &Path) -> Result<Zeroizing<[u8; KEY_BYTES]>, KeyFailure> {
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    fill_at_random(key.as_mut())?;
    durable_file::write(path, key.as_slice()).map_err(KeyFailure::Storage)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_key_file_is_made_once_and_then_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("state").join("machine.key");
        assert!(matches!(read(&path), Err(KeyFailure::KeyFileMissing)));
        let made = read_or_create(&path).expect("is made");
        assert_eq!(*read_or_create(&path).expect("is kept"), *made);
        assert_eq!(*read(&path).expect("is there"), *made);
    }

    #[test]
    fn a_key_file_that_others_can_read_is_refused_and_replaced_by_another_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("machine.key");
        let made = read_or_create(&path).expect("is made");
        for mode in [0o640, 0o604, 0o666, 0o610] {
            std::fs::set_permissions(&path, Permissions::from_mode(mode)).expect("opens it up");
            assert!(
                matches!(read(&path), Err(KeyFailure::KeyFileExposed)),
                "{mode:o}"
            );
        }
        assert_ne!(*read_or_create(&path).expect("is replaced"), *made);
        assert!(read(&path).is_ok(), "and now it is private");
    }

    #[test]
    fn a_key_file_of_another_length_is_damaged() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("machine.key");
        durable_file::write(&path, &[1; 31]).expect("writes");
        assert!(matches!(
            read(&path),
            Err(KeyFailure::Damaged(DamagedPart::KeyFile))
        ));
    }
}
