//! A disk so small that it can be filled, and that can be made read-only: a tmpfs of its own.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A mounted disk; gone with this value.
pub struct SmallDisk {
    place: PathBuf,
}

impl SmallDisk {
    /// Mounts a disk of this many MiB on an empty folder; none, and a word why, where that is not
    /// allowed.
    pub fn mount(place: &Path, mebibytes: u32) -> Option<Self> {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o"])
            .arg(format!("size={mebibytes}m,mode=700"))
            .arg("tmpfs")
            .arg(place)
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        if !mounted {
            println!("skipped: mounting a small disk needs root");
        }
        mounted.then(|| Self {
            place: place.to_owned(),
        })
    }

    /// Fills it to the last byte; [`SmallDisk::free`] undoes it.
    ///
    /// # Panics
    /// When the filling itself cannot be begun.
    pub fn fill(&self) {
        let mut file = File::create(self.filling()).expect("a file for the filling");
        let (page, byte) = ([0_u8; 4096], [0_u8; 1]);
        while file.write_all(&page).is_ok() {}
        while file.write_all(&byte).is_ok() {}
    }

    /// Takes the filling away.
    ///
    /// # Panics
    /// When it is not there.
    pub fn free(&self) {
        std::fs::remove_file(self.filling()).expect("the filling");
    }

    /// Makes it read-only, or writable again. Files open for writing forbid the first.
    ///
    /// # Panics
    /// When the system refuses.
    pub fn set_read_only(&self, read_only: bool) {
        let word = if read_only {
            "remount,ro"
        } else {
            "remount,rw"
        };
        let status = Command::new("mount")
            .args(["-o", word])
            .arg(&self.place)
            .status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "{word} refused"
        );
    }

    fn filling(&self) -> PathBuf {
        self.place.join("filling")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a killed program may still be letting go of its files.
        let _ = Command::new("umount").arg("-l").arg(&self.place).status();
    }
}
