//! Where a document stands while a viewer shows it: in the memory of this session, never on a disk.
//!
//! The store is encrypted, so nothing of it may lie about as a plain file. `XDG_RUNTIME_DIR` is a folder in
//! memory that only the signed-in user of the system can enter, and it goes with the session (XDG Base Directory
//! Specification). Without one nothing is shown; a document can still be printed.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use protocol::FailureCode;
use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::places::Places;

/// Kinds of file systems that live in memory, as `statfs` names them.
const IN_MEMORY: [i64; 2] = [0x0102_1994, 0x8584_58f6];

/// The rights of whoever is not the owner.
const OTHERS: u32 = 0o077;

/// The folder of one desk. It is there only while a document is.
pub(crate) struct Folder {
    session: Option<PathBuf>,
    /// Tells two desks of one session apart.
    own: PathBuf,
}

impl Folder {
    /// The desk's folder, without what a desk that was killed may have left there.
    pub(crate) fn begin(places: &Places) -> Self {
        let store = Sha256::digest(places.data.as_os_str().as_encoded_bytes());
        let folder = Self {
            session: places.session.clone(),
            own: PathBuf::from(format!("acikkapi-desk-{}", hex::encode(&store[..4]))),
        };
        folder.clear();
        folder
    }

    /// Whether documents can be shown here.
    pub(crate) fn is_possible(session: Option<&Path>) -> bool {
        session.is_some_and(|session| is_private(session) && is_in_memory(session))
    }

    /// Writes a document where only this user can read it, and only until the session ends.
    pub(crate) fn keep(&self, name: &str, content: &[u8]) -> Result<PathBuf, Failure> {
        let session = self
            .session
            .as_deref()
            .filter(|session| Self::is_possible(Some(session)))
            .ok_or_else(|| Failure::new(FailureCode::NoPrivateMemory, "no folder in memory"))?;
        let folder = session.join(&self.own);
        match DirBuilder::new().mode(0o700).create(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error.into()),
            _ => {}
        }
        let path = folder.join(name);
        let mut options = OpenOptions::new();
        let mut file = options
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)?;
        file.write_all(content)?;
        Ok(path)
    }

    /// Removes what was kept. A viewer that still shows it keeps showing it.
    pub(crate) fn clear(&self) {
        let Some(session) = &self.session else { return };
        match fs::remove_dir_all(session.join(&self.own)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(kind = %error.kind(), "documents could not be removed");
            }
            _ => {}
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Whether nobody but this user gets in.
fn is_private(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_ok_and(|found| {
        found.is_dir()
            && found.uid() == rustix::process::geteuid().as_raw()
            && found.mode() & OTHERS == 0
    })
}

fn is_in_memory(folder: &Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|found| IN_MEMORY.contains(&found.f_type))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    fn session() -> tempfile::TempDir {
        let session = tempfile::tempdir_in("/dev/shm").unwrap();
        fs::set_permissions(session.path(), Permissions::from_mode(0o700)).unwrap();
        session
    }

    fn places(session: Option<&Path>) -> Places {
        Places {
            session: session.map(Path::to_owned),
            ..Places::new("/nowhere/data", "/nowhere/state")
        }
    }

    #[test]
    fn a_document_is_readable_by_this_user_alone_and_goes_with_the_desk() {
        let session = session();
        let folder = Folder::begin(&places(Some(session.path())));
        let path = folder.keep("dilekce-1.pdf", b"%PDF-").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        drop(folder);
        assert!(!path.exists());
        assert_eq!(fs::read_dir(session.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_a_killed_desk_left_is_gone_at_the_next_start() {
        let session = session();
        let killed = Folder::begin(&places(Some(session.path())));
        let path = killed.keep("dilekce-1.pdf", b"%PDF-").unwrap();
        std::mem::forget(killed);
        let _next = Folder::begin(&places(Some(session.path())));
        assert!(!path.exists());
    }

    #[test]
    fn nothing_is_written_where_others_could_read_it_or_a_disk_would_keep_it() {
        let open = session();
        fs::set_permissions(open.path(), Permissions::from_mode(0o755)).unwrap();
        let proc = PathBuf::from("/proc");
        for session in [None, Some(open.path()), Some(proc.as_path())] {
            let refused = Folder::begin(&places(session)).keep("dilekce-1.pdf", b"%PDF-");
            assert_eq!(refused.unwrap_err().code, FailureCode::NoPrivateMemory);
        }
    }
}
