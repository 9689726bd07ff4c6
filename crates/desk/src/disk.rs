//! How much room the disk has left.

use std::path::Path;

/// With less room than this the desk says so, before the disk is full: 200 MB, in bytes.
pub const LOW_BYTES: u64 = 200_000_000;

/// With less room than this the longest application may not fit: 1 MB, in bytes.
pub const FULL_BYTES: u64 = 1_000_000;

/// Bytes that this user can still write where the folder is; none when the system does not say.
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let room = rustix::fs::statvfs(folder).ok()?;
    room.f_bavail.checked_mul(room.f_frsize)
}
