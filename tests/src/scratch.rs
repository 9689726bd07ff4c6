//! Folders for what no story takes the power from: in memory, where a file costs no disk.

use std::path::Path;

use tempfile::{Builder, TempDir};

/// Room that many stories at once do not fill, in bytes.
const ROOM: u64 = 2 << 30;

/// A folder whose name begins so, in memory where the machine keeps one with enough room, else on the disk.
///
/// # Panics
/// None can be made.
pub fn folder(prefix: &str) -> TempDir {
    let memory = Path::new("/dev/shm");
    let mut folder = Builder::new();
    folder.prefix(prefix);
    let made = if room(memory) >= ROOM {
        folder.tempdir_in(memory)
    } else {
        folder.tempdir()
    };
    made.expect("a folder can be made")
}

/// Bytes that are free there; none where there is no such place.
fn room(place: &Path) -> u64 {
    let Ok(told) = rustix::fs::statvfs(place) else {
        return 0;
    };
    told.f_bavail.saturating_mul(told.f_frsize)
}
