//! Where the desk keeps what: the store's folder, and the state folder outside it.

use std::path::{Path, PathBuf};

/// The folders of a desk.
#[derive(Clone, Debug)]
pub struct Places {
    /// The store and its backups.
    pub data: PathBuf,
    /// What must not travel with the store: the high-water mark and this machine's key.
    pub state: PathBuf,
    /// This session's folder in memory, `XDG_RUNTIME_DIR`: where documents stand while they are shown.
    pub session: Option<PathBuf>,
}

impl Places {
    /// These folders, in no session.
    pub fn new(data: impl Into<PathBuf>, state: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            state: state.into(),
            session: None,
        }
    }

    /// The encrypted store.
    pub fn store(&self) -> PathBuf {
        self.data.join("desk.db")
    }

    /// The wrapped keys.
    pub fn keys(&self) -> PathBuf {
        self.data.join("keys.json")
    }

    /// Held by the running desk.
    pub fn lock(&self) -> PathBuf {
        self.data.join("desk.lock")
    }

    /// Where a second start knocks, to raise the first one's window.
    pub fn doorbell(&self) -> PathBuf {
        self.state.join("doorbell")
    }

    /// The encrypted backups.
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }

    /// Where a damaged store goes; nothing is ever deleted.
    pub fn set_aside(&self) -> PathBuf {
        self.data.join("set-aside")
    }

    /// The mark of given numbers.
    pub fn high_water(&self) -> PathBuf {
        self.state.join("high-water")
    }

    /// Who signed in last.
    pub fn last_sign_in(&self) -> PathBuf {
        self.state.join("last-sign-in")
    }

    /// Whether a path is the store's folder or inside it.
    pub fn holds(&self, path: &Path) -> bool {
        path.starts_with(&self.data)
    }
}
