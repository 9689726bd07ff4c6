//! Slips into a folder: a picture each, its words where it has any, and a line each in `slips.txt`.

use super::roll::PrintedSlip;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes slip `number` (from 1) with what the reader complained about since the slip before.
pub(super) fn write(
    folder: &Path,
    number: usize,
    slip: &PrintedSlip,
    complaints: &[String],
) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let png = slip.picture.png().map_err(io::Error::other)?;
    let name = format!("slip-{number:04}.png");
    whole(folder, &name, &png)?;
    if !slip.text.is_empty() {
        let words = slip.text.join("\n") + "\n";
        whole(folder, &format!("slip-{number:04}.txt"), words.as_bytes())?;
    }
    let mut log = OpenOptions::new()
        .create(true)
        .append(true)
        .open(folder.join("slips.txt"))?;
    let (rows, bytes) = (slip.picture.height(), slip.bytes.len());
    let said = if complaints.is_empty() {
        "no complaints".to_owned()
    } else {
        complaints.join("; ")
    };
    writeln!(log, "{name} {rows} rows {bytes} bytes: {said}")
}

/// First under another name: whoever watches the folder never sees half a file.
fn whole(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    let unfinished = folder.join(format!(".{name}"));
    fs::write(&unfinished, content)?;
    fs::rename(unfinished, folder.join(name))
}
