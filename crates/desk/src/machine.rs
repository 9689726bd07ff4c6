//! Which machine this is, and how long it has run since it was switched on.
//!
//! The identity tells a store that was copied to another machine from one that stayed where it was.
//! It rests on the number the operating system drew at its installation, and on nothing that an
//! update of the kernel, a new disk or a new network card changes. What follows from another
//! machine is for the vault and the high-water mark to decide.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use domain::sign_in::{BootId, MonotonicMoment};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// machine-id(5) asks every program to keep the number itself to itself and to use a hash of its own.
const LABEL: &[u8] = b"acikkapi-desk machine identity 1\0";
const MACHINE_ID_DIGITS: usize = 32;

/// Where the operating system says which machine and which run of it this is.
#[derive(Clone, Debug)]
pub struct MachinePaths {
    /// 32 hexadecimal digits, drawn at installation.
    pub machine_id: PathBuf,
    /// A UUID, drawn at each start.
    pub boot_id: PathBuf,
    /// Seconds since the start, sleep included.
    pub uptime: PathBuf,
}

impl Default for MachinePaths {
    /// Those of Linux: machine-id(5) and proc(5).
    fn default() -> Self {
        Self {
            machine_id: "/etc/machine-id".into(),
            boot_id: "/proc/sys/kernel/random/boot_id".into(),
            uptime: "/proc/uptime".into(),
        }
    }
}

/// Why the machine could not be recognised.
#[derive(Debug, Error)]
pub enum MachineFailure {
    /// The file cannot be read.
    #[error("machine-unreadable: {0}")]
    Unreadable(#[source] io::Error),
    /// The file does not say what it should, for instance `uninitialized` on an image never started.
    #[error("machine-unknown")]
    Unknown,
}

/// Which machine this is: a hash that tells nothing else about it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MachineIdentity([u8; 32]);

impl MachineIdentity {
    /// Reads the identity of the machine whose number stands at [`MachinePaths::machine_id`].
    ///
    /// # Errors
    /// The number is missing or is not 32 hexadecimal digits.
    pub fn read(paths: &MachinePaths) -> Result<Self, MachineFailure> {
        let text = read_text(&paths.machine_id)?;
        let number = text.trim_end_matches('\n');
        let zero = number.bytes().all(|digit| digit == b'0');
        if number.len() != MACHINE_ID_DIGITS || zero || !is_lower_hex(number) {
            return Err(MachineFailure::Unknown);
        }
        Ok(Self(
            Sha256::new()
                .chain_update(LABEL)
                .chain_update(number)
                .finalize()
                .into(),
        ))
    }

    /// The identity that these bytes were taken from.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes to remember it by.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for MachineIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MachineIdentity({}…)", hex::encode(&self.0[..4]))
    }
}

/// How long this run of the machine has lasted, by a clock that nobody can set.
///
/// # Errors
/// The operating system does not say, or says something else.
pub fn monotonic_moment(paths: &MachinePaths) -> Result<MonotonicMoment, MachineFailure> {
    let boot = parse_boot_id(&read_text(&paths.boot_id)?).ok_or(MachineFailure::Unknown)?;
    let since_boot_ms = parse_uptime(&read_text(&paths.uptime)?).ok_or(MachineFailure::Unknown)?;
    Ok(MonotonicMoment {
        boot,
        since_boot_ms,
    })
}

/// `0f2b…-…`: 32 hexadecimal digits in groups.
fn parse_boot_id(text: &str) -> Option<BootId> {
    let digits: String = text.trim_end().chars().filter(|c| *c != '-').collect();
    (digits.len() == 32 && is_lower_hex(&digits))
        .then(|| u128::from_str_radix(&digits, 16).ok())
        .flatten()
        .map(BootId)
}

/// `12345.67 54321.09`: seconds and hundredths, then what the processors idled.
fn parse_uptime(text: &str) -> Option<u64> {
    let (seconds, hundredths) = text.split_whitespace().next()?.split_once('.')?;
    let digits_only = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits_only(seconds) || !digits_only(hundredths) || hundredths.len() != 2 {
        return None;
    }
    let seconds: u64 = seconds.parse().ok()?;
    let hundredths: u64 = hundredths.parse().ok()?;
    seconds.checked_mul(1_000)?.checked_add(hundredths * 10)
}

fn read_text(path: &Path) -> Result<String, MachineFailure> {
    std::fs::read_to_string(path).map_err(MachineFailure::Unreadable)
}

fn is_lower_hex(text: &str) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn machine_called(number: &str) -> Result<MachineIdentity, MachineFailure> {
        let folder = tempfile::tempdir().expect("a folder");
        let machine_id = folder.path().join("machine-id");
        std::fs::write(&machine_id, number).expect("writes");
        MachineIdentity::read(&MachinePaths {
            machine_id,
            ..MachinePaths::default()
        })
    }

    #[test]
    fn one_machine_is_always_the_same_and_two_are_never() {
        let here = machine_called("0123456789abcdef0123456789abcdef\n").expect("a machine");
        let again = machine_called("0123456789abcdef0123456789abcdef").expect("a machine");
        let there = machine_called("0123456789abcdef0123456789abcdee\n").expect("a machine");
        assert_eq!(here, again);
        assert_ne!(here, there);
    }

    #[test]
    fn the_number_itself_cannot_be_read_back() {
        let here = machine_called("0123456789abcdef0123456789abcdef\n").expect("a machine");
        assert!(!hex::encode(here.as_bytes()).contains("0123456789abcdef"));
        assert!(!format!("{here:?}").contains(&hex::encode(here.as_bytes())));
    }

    #[test]
    fn an_image_that_was_never_started_has_no_identity() {
        let zeros = "0".repeat(32);
        for number in ["", "uninitialized\n", "0123", "../../etc/passwd", &zeros] {
            assert!(
                matches!(machine_called(number), Err(MachineFailure::Unknown)),
                "{number:?}"
            );
        }
        let nowhere = MachinePaths {
            machine_id: "/nowhere/machine-id".into(),
            ..MachinePaths::default()
        };
        assert!(matches!(
            MachineIdentity::read(&nowhere),
            Err(MachineFailure::Unreadable(_))
        ));
    }

    #[test]
    fn this_machine_runs_on_and_on() {
        let first = monotonic_moment(&MachinePaths::default()).expect("Linux says");
        let second = monotonic_moment(&MachinePaths::default()).expect("Linux says");
        assert_eq!(first.boot, second.boot);
        assert!(first.since_boot_ms <= second.since_boot_ms);
    }

    #[test]
    fn hundredths_of_seconds_become_milliseconds() {
        assert_eq!(parse_uptime("12.34 1.00\n"), Some(12_340));
        assert_eq!(parse_uptime("12 1"), None);
        assert_eq!(parse_uptime("-1.00"), None);
        assert_eq!(
            parse_uptime("18446744073709551615.00"),
            None,
            "and nothing overflows"
        );
    }

    proptest! {
        #[test]
        fn whatever_the_files_say_nothing_panics(text in ".{0,80}") {
            let _ = parse_boot_id(&text);
            let _ = parse_uptime(&text);
        }
    }
}
