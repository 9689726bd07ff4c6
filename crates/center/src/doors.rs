//! The doors through which time and chance come in.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::failure::Failure;

/// Now, in milliseconds since 1970 (UTC).
pub(crate) fn now() -> i64 {
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
