//! The doors through which time and chance come in.

use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::failure::Failure;

/// The clock that this process goes by, where it is not the machine's.
static CLOCK: OnceLock<fn() -> i64> = OnceLock::new();

/// This process goes by another clock than the machine's from now on: one that a simulation moves. It tells
/// milliseconds since 1970 (UTC). Only the first that is said counts.
pub fn go_by(clock: fn() -> i64) {
    let _ = CLOCK.set(clock);
}

/// Now, in milliseconds since 1970 (UTC).
pub(crate) fn now() -> i64 {
    CLOCK.get().map_or_else(machine_clock, |clock| clock())
}

fn machine_clock() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| {
            i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
        })
}

/// A number below `end`, for what need not be secret.
pub(crate) fn chance(end: u32) -> u32 {
    getrandom::u32().unwrap_or_default() % end.max(1)
}

/// Bytes that nobody can foretell.
///
/// # Errors
/// The system gives none.
pub(crate) fn secret<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Failure::at("random numbers", error))?;
    Ok(bytes)
}
