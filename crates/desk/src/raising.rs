//! One running desk a store: a second start rings at the first, which raises its window, and ends.
//!
//! The doorbell is a Unix socket in the state folder, which only the desk's own user can enter.
//! Whether a desk runs at all is told by its lock, not by the doorbell.

use std::fs::Permissions;
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::desk::{Desk, lock};
use crate::places::Places;

/// What the running desk answers once it has been asked to raise its window.
const COMING: &[u8] = b"coming\n";

/// How long a second start waits for that answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// The doorbell of a running desk. It goes with this value.
pub(crate) struct Doorbell {
    path: PathBuf,
    leaving: Arc<AtomicBool>,
}

impl Drop for Doorbell {
    fn drop(&mut self) {
        self.leaving.store(true, Ordering::Release);
        // A ring of our own ends the wait; if it does not get through, nobody waits.
        let _ = UnixStream::connect(&self.path);
        let _ = std::fs::remove_file(&self.path);
    }
}

impl Desk {
    /// Calls `raise` each time a second start rings, until the desk ends.
    ///
    /// A desk whose doorbell cannot be hung up works all the same; the second start then says in
    /// words that one is running.
    pub fn answer_doorbell(&self, raise: impl Fn() + Send + 'static) {
        match hang_up(&self.places.doorbell(), raise) {
            Ok(doorbell) => *lock(&self.doorbell) = Some(doorbell),
            Err(error) => tracing::warn!(%error, "the doorbell could not be hung up"),
        }
    }
}

fn hang_up(path: &Path, raise: impl Fn() + Send + 'static) -> std::io::Result<Doorbell> {
    // The desk holds the store's lock, so whoever hung this one up is gone.
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(path)?;
    std::fs::set_permissions(path, Permissions::from_mode(0o600))?;
    let leaving = Arc::new(AtomicBool::new(false));
    let doorbell = Doorbell {
        path: path.to_owned(),
        leaving: Arc::clone(&leaving),
    };
    thread::Builder::new()
        .name("doorbell".into())
        .spawn(move || {
            for ring in listener.incoming() {
                if leaving.load(Ordering::Acquire) {
                    return;
                }
                if let Ok(mut ring) = ring {
                    raise();
                    // Whoever rang may not have waited.
                    let _ = ring.write_all(COMING);
                }
            }
        })?;
    Ok(doorbell)
}

/// Asks the desk that runs in these places to raise its window; tells whether it answered.
pub fn ring(places: &Places) -> bool {
    let answer = || {
        let mut doorbell = UnixStream::connect(places.doorbell())?;
        doorbell.set_read_timeout(Some(PATIENCE))?;
        let mut answer = [0; COMING.len()];
        doorbell.read_exact(&mut answer)?;
        Ok::<_, std::io::Error>(answer == COMING)
    };
    answer().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn places() -> (tempfile::TempDir, Places) {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::new(folder.path().join("data"), folder.path());
        (folder, places)
    }

    #[test]
    fn a_second_start_raises_the_first_one_and_hears_that_it_comes() {
        let (_folder, places) = places();
        let (raise, heard) = mpsc::channel();
        let doorbell = hang_up(&places.doorbell(), move || raise.send(()).expect("heard"));
        assert!(ring(&places) && ring(&places));
        assert_eq!(heard.iter().take(2).count(), 2, "each ring is answered");
        drop(doorbell);
        assert!(!ring(&places), "and nobody answers once the desk has gone");
    }

    #[test]
    fn what_a_killed_desk_left_behind_is_hung_up_anew() {
        let (_folder, places) = places();
        // The listener goes, its socket stays: as after a kill.
        drop(UnixListener::bind(places.doorbell()).expect("binds"));
        assert!(!ring(&places), "nobody answers there");
        let doorbell = hang_up(&places.doorbell(), || {}).expect("hangs up");
        assert!(ring(&places));
        drop(doorbell);
    }

    #[test]
    fn only_the_desks_own_user_can_ring() {
        let (_folder, places) = places();
        let _doorbell = hang_up(&places.doorbell(), || {}).expect("hangs up");
        let mode = std::fs::metadata(places.doorbell()).expect("is there");
        assert_eq!(mode.permissions().mode() & 0o777, 0o600);
    }
}
