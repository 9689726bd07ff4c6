//! Putting a proved backup in the store's place, so that a kill at any moment leaves the old or the new.
//!
//! One rename decides: when the restored database gets its waiting name, the restore has happened.
//! Everything after that only moves files, in an order that can be taken up again from anywhere, and
//! each start takes it up before it looks for a store. Nothing of the old store is deleted.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::proving::{Proved, key_paths};
use super::setting_aside::free_stamp;
use crate::desk::OpenStore;
use crate::durable_file;
use crate::failure::Failure;
use crate::places::Places;
use crate::vault::{KeyPaths, KeyRing, recovery_wrap_is_of};

/// A restored database waits as `restored-<stamp>.db`, its keys beside it as `restored-<stamp>.keys`.
const WAITING: &str = "restored-";
const DATABASE: &str = "db";
const KEYS: &str = "keys";

/// How long the store may stay in use after it was closed.
const PATIENCE: Duration = Duration::from_mins(1);

/// Puts the proved database in the store's place; durable when it returns.
pub(super) fn put_in_place(
    places: &Places,
    proved: &Proved,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let stamp = free_stamp(places, now);
    prepare_keys(places, proved, &waiting(places, &stamp, KEYS))?;
    std::fs::File::open(&proved.database)?.sync_all()?;
    durable_file::sync_folder(&places.data)?;
    std::fs::rename(&proved.database, waiting(places, &stamp, DATABASE))?;
    durable_file::sync_folder(&places.data)?;
    finish_restore(places)
}

/// Goes on with a restore that was decided and not finished; does nothing when there is none.
pub(super) fn finish_restore(places: &Places) -> Result<(), Failure> {
    let Some(stamp) = decided(places) else {
        return Ok(());
    };
    let aside = places.set_aside().join(&stamp);
    durable_file::create_folder(&aside)?;
    for (from, to) in moves(places, &stamp, &aside) {
        std::fs::rename(&from, &to)?;
        for folder in [&aside, &places.data] {
            durable_file::sync_folder(folder)?;
        }
    }
    Ok(())
}

/// What is still to be moved, in order: the old store first, the new one last, since as long as that
/// waits the rest can be found out again.
fn moves(places: &Places, stamp: &str, aside: &Path) -> Vec<(PathBuf, PathBuf)> {
    let mut moves: Vec<_> = ["desk.db", "desk.db-wal", "desk.db-shm"]
        .into_iter()
        .map(|name| (places.data.join(name), aside.join(name)))
        .filter(|(from, _)| from.exists())
        .collect();
    let keys = waiting(places, stamp, KEYS);
    if keys.exists() {
        if places.keys().exists() {
            moves.push((places.keys(), aside.join("keys.json")));
        }
        moves.push((keys, places.keys()));
    }
    moves.push((waiting(places, stamp, DATABASE), places.store()));
    moves
}

/// Keys for the restored store, where those that are there do not open it on this machine.
fn prepare_keys(places: &Places, proved: &Proved, waiting: &Path) -> Result<(), Failure> {
    let paths = key_paths(places);
    let there = KeyRing::read(&paths)
        .ok()
        .filter(|keys| recovery_wrap_is_of(keys.recovery_wrap(), &proved.key));
    let opens_here = there
        .as_ref()
        .and_then(|keys| keys.open_for_this_machine().ok())
        .is_some_and(|key| key == proved.key);
    if opens_here {
        return Ok(());
    }
    // The recovery code that is in force stays so; only without one is it that of the backup.
    let wrap = there.map_or(proved.head.recovery_wrap, |keys| *keys.recovery_wrap());
    let paths = KeyPaths {
        keys: waiting.to_owned(),
        ..paths
    };
    KeyRing::adopt(&paths, &proved.key, &wrap)?;
    Ok(())
}

/// The stamp of a restore that was decided.
fn decided(places: &Places) -> Option<String> {
    let entries = std::fs::read_dir(&places.data).ok()?;
    entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find_map(|name| {
            let stamp = name.strip_prefix(WAITING)?.strip_suffix(DATABASE)?;
            Some(stamp.strip_suffix('.')?.to_owned())
        })
}

fn waiting(places: &Places, stamp: &str, ending: &str) -> PathBuf {
    places.data.join(format!("{WAITING}{stamp}.{ending}"))
}

/// Waits until nobody else uses the closed store, then closes its files; tells whether that came about.
pub(super) fn wait_until_unused(mut open: Arc<OpenStore>) -> bool {
    let end = Instant::now() + PATIENCE;
    loop {
        match Arc::try_unwrap(open) {
            Ok(_closed) => return true,
            Err(used) if Instant::now() < end => open = used,
            Err(_) => return false,
        }
        // Whoever still reads ends by itself and tells nobody.
        thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An old store with its log and keys, and a restore that was decided.
    fn decided_restore() -> (tempfile::TempDir, Places) {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::new(folder.path(), folder.path().join("state"));
        for (name, content) in [
            ("desk.db", "old"),
            ("desk.db-wal", "old log"),
            ("keys.json", "old keys"),
            ("restored-now.db", "new"),
            ("restored-now.keys", "new keys"),
        ] {
            std::fs::write(folder.path().join(name), content).expect("writes");
        }
        (folder, places)
    }

    #[test]
    fn a_restore_that_was_killed_after_any_step_is_finished_by_the_next_start() {
        for killed_after in 0..=6 {
            let (folder, places) = decided_restore();
            let aside = places.set_aside().join("now");
            durable_file::create_folder(&aside).expect("makes");
            let steps = moves(&places, "now", &aside);
            for (from, to) in steps.iter().take(killed_after) {
                std::fs::rename(from, to).expect("moves");
            }
            finish_restore(&places).expect("goes on");
            let read = |path: PathBuf| std::fs::read_to_string(path).unwrap_or_default();
            assert_eq!(read(places.store()), "new", "killed after {killed_after}");
            assert_eq!(read(places.keys()), "new keys");
            assert!(
                !folder.path().join("desk.db-wal").exists(),
                "no log of the old store is left"
            );
            assert_eq!(read(aside.join("desk.db")), "old", "and nothing is deleted");
            assert_eq!(read(aside.join("desk.db-wal")), "old log");
            assert_eq!(read(aside.join("keys.json")), "old keys");
        }
    }

    #[test]
    fn before_the_restore_is_decided_the_old_store_stays() {
        let (folder, places) = decided_restore();
        std::fs::rename(
            folder.path().join("restored-now.db"),
            folder.path().join("restoring.db"),
        )
        .expect("renames");
        finish_restore(&places).expect("has nothing to do");
        assert_eq!(
            std::fs::read_to_string(places.store()).expect("reads"),
            "old"
        );
    }
}
