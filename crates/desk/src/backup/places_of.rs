//! Where backups are, told also when the store that knows the second folder does not open.

use std::path::PathBuf;

use crate::durable_file;
use crate::failure::Failure;
use crate::places::Places;

/// The folders that may hold backups: the store's own, and the second one if there is one.
pub(super) fn folders(places: &Places) -> Vec<PathBuf> {
    let own = Some(places.backups());
    [own, second_folder(places)].into_iter().flatten().collect()
}

/// The second folder, as it was when a backup was last copied there.
pub(crate) fn second_folder(places: &Places) -> Option<PathBuf> {
    let noted = std::fs::read_to_string(note(places)).ok()?;
    (!noted.is_empty()).then(|| noted.into())
}

/// Remembers the second folder outside the store, where a damaged store cannot take it along.
pub(super) fn note_second(places: &Places, folder: Option<&str>) -> Result<(), Failure> {
    let folder = folder.unwrap_or_default();
    let noted = std::fs::read_to_string(note(places)).unwrap_or_default();
    if noted != folder {
        durable_file::write(&note(places), folder.as_bytes())?;
    }
    Ok(())
}

fn note(places: &Places) -> PathBuf {
    places.state.join("second-backup-folder")
}
