//! Setting aside what does not open, never deleting it: the way on where no backup is good.
//!
//! A note decides, as a rename decides a restore: once it lies there, each start takes the moving up
//! again before it looks for a store. Only with its last step can a first run begin.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use domain::{DeskCode, OfficeCode};

use super::listing::heads;
use super::places_of;
use crate::doors::at_desk;
use crate::durable_file;
use crate::failure::Failure;
use crate::places::Places;

/// The note is called `setting-aside-<stamp>`.
const NOTE: &str = "setting-aside-";

/// Sets the store aside with its log, its backups and its keys; durable when it returns.
pub(super) fn set_store_aside(places: &Places, now: DateTime<Utc>) -> Result<(), Failure> {
    let stamp = free_stamp(places, now);
    durable_file::write(&note(places, &stamp), b"")?;
    finish_setting_aside(places)
}

/// Goes on with what was decided and not finished; does nothing when there is nothing.
pub(super) fn finish_setting_aside(places: &Places) -> Result<(), Failure> {
    let Some(stamp) = noted(places) else {
        return Ok(());
    };
    let aside = places.set_aside().join(&stamp);
    durable_file::create_folder(&aside)?;
    for from in what_goes(places) {
        if let Some(name) = from.file_name() {
            std::fs::rename(&from, aside.join(name))?;
            durable_file::sync_folder(&aside)?;
            durable_file::sync_folder(&places.data)?;
        }
    }
    std::fs::remove_file(note(places, &stamp))?;
    Ok(durable_file::sync_folder(&places.data)?)
}

/// What is still to be moved. The backups go along: the next store's would push them out.
fn what_goes(places: &Places) -> impl Iterator<Item = PathBuf> {
    let files = ["desk.db", "desk.db-wal", "desk.db-shm"].map(|name| places.data.join(name));
    let beside = [places.backups(), places.keys()];
    files.into_iter().chain(beside).filter(|path| path.exists())
}

/// Moves a document of keys that cannot be read out of the way of a new one.
pub(crate) fn set_keys_aside(places: &Places, now: DateTime<Utc>) -> Result<(), Failure> {
    if !places.keys().exists() {
        return Ok(());
    }
    let aside = places.set_aside().join(free_stamp(places, now));
    durable_file::create_folder(&aside)?;
    std::fs::rename(places.keys(), aside.join("keys.json"))?;
    durable_file::sync_folder(&aside)?;
    Ok(durable_file::sync_folder(&places.data)?)
}

/// Whether a store was ever set aside here.
pub(crate) fn was_set_aside(places: &Places) -> bool {
    !asides(places).is_empty()
}

/// The desk codes that backups tell of, those set aside included, if they hold an application.
pub(crate) fn desk_codes_in_backups(places: &Places) -> Vec<(OfficeCode, DeskCode)> {
    let aside = asides(places)
        .into_iter()
        .map(|folder| folder.join("backups"));
    let folders = places_of::folders(places).into_iter().chain(aside);
    folders
        .flat_map(|folder| heads(&folder))
        .filter(|(_, head)| head.applications > 0)
        .filter_map(|(_, head)| head.office.zip(head.desk))
        .collect()
}

/// `20261121-140300`, with a number behind it where that is taken.
pub(super) fn free_stamp(places: &Places, now: DateTime<Utc>) -> String {
    let stamp = at_desk(now).format("%Y%m%d-%H%M%S").to_string();
    std::iter::once(stamp.clone())
        .chain((2..100).map(|count| format!("{stamp}-{count}")))
        .find(|stamp| !places.set_aside().join(stamp).exists())
        .unwrap_or(stamp)
}

fn asides(places: &Places) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(places.set_aside());
    entries.map_or_else(
        |_| Vec::new(),
        |entries| {
            entries
                .filter_map(|entry| Some(entry.ok()?.path()))
                .collect()
        },
    )
}

fn note(places: &Places, stamp: &str) -> PathBuf {
    places.data.join(format!("{NOTE}{stamp}"))
}

fn noted(places: &Places) -> Option<String> {
    let entries = std::fs::read_dir(&places.data).ok()?;
    entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find_map(|name| Some(name.strip_prefix(NOTE)?.to_owned()))
        // A note that was being written when the power went has its neighbour's ending.
        .filter(|stamp| Path::new(stamp).extension().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [&str; 4] = ["desk.db", "desk.db-wal", "backups/a.akyedek", "keys.json"];

    #[test]
    fn what_was_killed_after_any_step_is_finished_by_the_next_start() {
        for killed_after in 0..=FILES.len() {
            let folder = tempfile::tempdir().expect("a folder");
            let places = Places::new(folder.path(), folder.path().join("state"));
            durable_file::create_folder(&places.backups()).expect("makes");
            for name in FILES {
                std::fs::write(folder.path().join(name), name).expect("writes");
            }
            std::fs::write(note(&places, "now"), "").expect("decides");
            let aside = places.set_aside().join("now");
            durable_file::create_folder(&aside).expect("makes");
            for from in what_goes(&places).take(killed_after) {
                let name = from.file_name().expect("a name").to_owned();
                std::fs::rename(from, aside.join(name)).expect("moves");
            }
            finish_setting_aside(&places).expect("goes on");
            for name in FILES {
                let there = folder.path().join(name).exists();
                assert!(!there, "{name} after {killed_after} steps");
                let kept = std::fs::read_to_string(aside.join(name)).expect("is kept");
                assert_eq!(kept, name, "nothing is deleted");
            }
            assert_eq!(noted(&places), None, "and it is over");
        }
    }

    #[test]
    fn a_note_half_written_decides_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::new(folder.path(), folder.path().join("state"));
        std::fs::write(places.store(), "here").expect("writes");
        std::fs::write(folder.path().join("setting-aside-now.new"), "").expect("writes");
        finish_setting_aside(&places).expect("has nothing to do");
        assert!(places.store().exists());
    }
}
