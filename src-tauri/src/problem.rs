//! The one place where refusals and failures become what a screen gets. A failure is logged here, once,
//! under the incident number that the clerk can read out on the phone.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use desk::doors::{Ids, RandomIds};
use desk::{Answer, Failure, Trouble};
use protocol::Problem;
use protocol::problem::Incident;

/// Six digits: enough to find one line in a day's log.
const INCIDENTS: u32 = 1_000_000;

/// What a command answers: problems cross together, one for each field.
pub(crate) type Told<T> = Result<T, Vec<Problem>>;

/// Turns a use case's trouble into problems.
pub(crate) trait Tell<T> {
    /// The answer, or the problems that the screen shows.
    fn tell(self) -> Told<T>;
}

impl<T> Tell<T> for Answer<T> {
    fn tell(self) -> Told<T> {
        self.map_err(|trouble| match trouble {
            Trouble::Refused(refusals) => refusals.into_iter().map(Problem::from).collect(),
            Trouble::Failed(failure) => vec![logged(&failure)],
        })
    }
}

/// Logs a failure and makes the problem that tells of it.
pub(crate) fn logged(failure: &Failure) -> Problem {
    let incident = next_incident();
    tracing::error!(%incident, code = failure.code.as_str(), cause = failure.cause, "a use case failed");
    Problem::failed(failure.code, Some(incident))
}

/// Begins anywhere, so that yesterday's incident is not mistaken for today's.
fn next_incident() -> Incident {
    static FIRST: OnceLock<u32> = OnceLock::new();
    static COUNTED: AtomicU32 = AtomicU32::new(0);
    let first = FIRST.get_or_init(|| {
        let drawn = RandomIds.bytes().unwrap_or_default();
        u32::from_be_bytes([0, drawn[0], drawn[1], drawn[2]]) % INCIDENTS
    });
    Incident((first + COUNTED.fetch_add(1, Ordering::Relaxed)) % INCIDENTS)
}
