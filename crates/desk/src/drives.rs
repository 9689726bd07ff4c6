//! Disks that somebody plugged in: where a file goes that is carried away, or a copy that is kept apart.

use std::path::{Path, PathBuf};

use domain::staff::Permission;

use crate::desk::Desk;
use crate::disk;
use crate::failure::Answer;
use crate::views::Drive;

/// What is mounted, as the kernel tells this process (`proc_pid_mountinfo(5)`).
const MOUNTED: &str = "/proc/self/mountinfo";

/// Where desktops mount what is plugged in (Filesystem Hierarchy Standard 3.0, `/media`; udisks).
const PLUGGED_IN: [&str; 2] = ["/media", "/run/media"];

impl Desk {
    /// The disks that are plugged in and take files, by their names.
    ///
    /// # Errors
    /// The role does not allow it.
    pub fn find_drives(&self) -> Answer<Vec<Drive>> {
        self.session(Permission::KeepTheDesk)?;
        let mounted = std::fs::read_to_string(MOUNTED)?;
        let folders = mounted.lines().filter_map(plugged_in);
        let mut drives: Vec<Drive> = folders.map(|folder| told(&folder)).collect();
        drives.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(drives)
    }
}

fn told(folder: &Path) -> Drive {
    let name = folder.file_name().unwrap_or(folder.as_os_str());
    Drive {
        name: name.to_string_lossy().into_owned(),
        free_bytes: disk::free_bytes(folder),
        folder: folder.to_string_lossy().into_owned(),
    }
}

/// Where a line's disk is mounted, if it is one that was plugged in and takes files.
fn plugged_in(line: &str) -> Option<PathBuf> {
    let mut columns = line.split(' ').skip(4);
    let (place, options) = (columns.next()?, columns.next()?);
    let place = PathBuf::from(unescaped(place)?);
    let is_one = PLUGGED_IN.iter().any(|folder| {
        let inside = place.strip_prefix(folder);
        inside.is_ok_and(|inside| inside != Path::new(""))
    });
    let takes_files = options.split(',').any(|option| option == "rw");
    (is_one && takes_files).then_some(place)
}

/// A column without its escapes: a backslash and three octal digits stand for one byte.
fn unescaped(column: &str) -> Option<String> {
    let mut parts = column.split('\\');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(3)?;
        bytes.push(u8::from_str_radix(digits, 8).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_plugged_in_and_takes_files_is_one() {
        let lines = [
            (
                "71 28 8:17 / /media/ayse/KINGSTON rw,nosuid,nodev shared:39 - vfat /dev/sdb1 rw",
                Some("/media/ayse/KINGSTON"),
            ),
            (
                r"72 28 8:33 / /run/media/ayse/YEDEK\040D\304\260SK rw,relatime - exfat /dev/sdc1 rw",
                Some("/run/media/ayse/YEDEK DİSK"),
            ),
            (
                "73 28 11:0 / /media/cdrom ro,nosuid - iso9660 /dev/sr0 ro",
                None,
            ),
            ("28 1 254:0 / / rw,relatime - ext4 /dev/vda rw", None),
            ("29 28 254:1 / /media rw,relatime - ext4 /dev/vdb rw", None),
            (
                "30 28 254:2 / /mediathek/x rw,relatime - ext4 /dev/vdc rw",
                None,
            ),
            (r"31 28 8:49 / /media/\9 rw - vfat /dev/sdd1 rw", None),
            ("", None),
        ];
        for (line, place) in lines {
            assert_eq!(plugged_in(line), place.map(PathBuf::from), "{line}");
        }
    }
}
