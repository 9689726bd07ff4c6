//! Faults made on purpose: programs killed, disks that fail, fill up or turn read-only.
//!
//! The desk under test is a program of its own ([`Hand`]), so that it can die as a desk dies. What
//! must be true of its store afterwards is told by [`Proof`].

mod chance;
mod hand;
mod proof;
mod small_disk;
mod trace;

pub use chance::{Chance, how_many};
pub use hand::{Death, Hand};
pub use proof::Proof;
pub use small_disk::SmallDisk;
pub use trace::{Fault, Trace, can_trace};

use std::path::Path;

use crate::office::Office;
use desk::Answer;

/// Nobody listens there: slips queue up and are never printed.
const PRINTER_THAT_IS_OFF: &str = "127.0.0.1:9";

/// Sets up an office in this folder and closes it, so that a [`Hand`] can open it.
///
/// # Errors
/// What the desk refuses or fails at.
pub fn found_office(folder: &Path) -> Answer<()> {
    Office::open_with_printer(folder, PRINTER_THAT_IS_OFF).map(drop)
}

/// Copies a folder with all that is in it.
///
/// # Errors
/// What the disk refuses.
pub fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    std::fs::set_permissions(to, std::fs::metadata(from)?.permissions())?;
    for entry in std::fs::read_dir(from)? {
        let (entry, place) = entry.map(|entry| (entry.path(), to.join(entry.file_name())))?;
        if entry.is_dir() {
            copy_folder(&entry, &place)?;
        } else if entry.is_file() {
            std::fs::copy(&entry, &place)?;
        }
    }
    Ok(())
}
