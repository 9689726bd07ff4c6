//! A file that collects slips: for trying out, and for systems that pick slips up themselves.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::time::Duration;

use super::line::{Ended, Line};

/// A file that is appended to.
pub(super) struct FileLine {
    file: File,
    /// A device swallows bytes; only a real file keeps them.
    keeps: bool,
}

impl FileLine {
    /// Opens the file for appending, or makes it, readable for the desk's user only.
    pub(super) fn open(path: &str) -> io::Result<Self> {
        let keeps = match fs::metadata(path) {
            Ok(found) if found.is_file() => true,
            Ok(found) if found.file_type().is_char_device() => false,
            // Opening a pipe would wait for a reader, perhaps for ever.
            Ok(_) => return Err(ErrorKind::Unsupported.into()),
            Err(error) if error.kind() == ErrorKind::NotFound => true,
            Err(error) => return Err(error),
        };
        let file = OpenOptions::new()
            .append(true)
            .create(keeps)
            .mode(0o600)
            .open(path)?;
        Ok(Self { file, keeps })
    }
}

impl Line for FileLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn read(&mut self, _within: Duration) -> io::Result<Vec<u8>> {
        Ok(Vec::new())
    }

    fn can_answer(&self) -> bool {
        false
    }

    fn finish(&mut self) -> io::Result<Ended> {
        if !self.keeps {
            return Ok(Ended::ToBeAsked);
        }
        self.file.sync_all()?;
        Ok(Ended::Kept)
    }
}
