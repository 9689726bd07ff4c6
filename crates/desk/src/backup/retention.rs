//! Which backups are kept, and when another one is due.
//!
//! Clocks are moved. A backup that claims to come from the future counts as the oldest: it neither
//! puts off the next backup nor outlives those that are surely newer.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};
use domain::{DeskCode, OfficeCode};

use super::listing;
use crate::failure::Failure;

/// How many backups a folder keeps.
const KEPT: usize = 14;

/// The longest time without a backup.
const LONGEST_WITHOUT: Duration = Duration::days(1);

/// Whether another backup is due, when the newest ones were made at these moments.
pub(crate) fn is_due(made: impl IntoIterator<Item = DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    !made
        .into_iter()
        .any(|made| made <= now && now - made < LONGEST_WITHOUT)
}

/// Removes all but the newest backups of a folder, or only those of one desk where desks share it. What
/// cannot be read as a backup is not touched.
pub(super) fn prune(
    folder: &Path,
    of: Option<(OfficeCode, DeskCode)>,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let ours = listing::heads(folder)
        .into_iter()
        .filter(|(_, head)| of.is_none() || head.office.zip(head.desk) == of)
        .map(|(file, head)| (file, head.made_at))
        .collect();
    for file in too_old(ours, now) {
        std::fs::remove_file(file)?;
    }
    Ok(())
}

fn too_old(mut files: Vec<(PathBuf, DateTime<Utc>)>, now: DateTime<Utc>) -> Vec<PathBuf> {
    files.sort_by_key(|(_, made)| (*made <= now, *made));
    files.reverse();
    files.into_iter().skip(KEPT).map(|(file, _)| file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000 + day)
    }

    #[test]
    fn fourteen_stay_and_the_oldest_go() {
        let files = (0..20)
            .map(|made| (format!("{made}").into(), day(made)))
            .collect();
        let mut gone = too_old(files, day(20));
        gone.sort();
        let expected: Vec<PathBuf> = ["0", "1", "2", "3", "4", "5"].map(Into::into).into();
        assert_eq!(gone, expected);
    }

    #[test]
    fn backups_from_the_future_go_before_any_that_are_surely_older() {
        let mut files: Vec<_> = (0..14)
            .map(|made| (format!("{made}").into(), day(made)))
            .collect();
        files.push(("future".into(), day(4_000)));
        assert_eq!(too_old(files, day(14)), [PathBuf::from("future")]);
    }

    #[test]
    fn a_backup_is_due_once_a_day_whatever_the_clock_did() {
        assert!(is_due([], day(1)), "there is none yet");
        assert!(!is_due([day(1)], day(1) + Duration::hours(23)));
        assert!(is_due([day(1)], day(2)));
        assert!(
            is_due([day(4_000)], day(2)),
            "one from the future is no excuse"
        );
        assert!(
            !is_due([day(4_000), day(2)], day(2)),
            "and does not make one every minute"
        );
    }
}
