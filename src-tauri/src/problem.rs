//! The one place where refusals and failures become what a screen gets. A failure is logged here, once,
//! under the incident number that the clerk can read out on the phone.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use desk::{Answer, Failure, Trouble};
use protocol::Problem;
use protocol::problem::Incident;

/// Six digits: enough to find one line in a day's log.
const INCIDENTS: u32 = 1_000_000;

/// What a command answers: problems cross together, one for each field.
pub type Told<T> = Result<T, Vec<Problem>>;

/// Turns a use case's trouble into problems.
pub trait Tell<T> {
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
pub fn logged(failure: &Failure) -> Problem {
    let incident = next_incident();
    tracing::error!(%incident, code = failure.code.as_str(), cause = failure.cause, "a use case failed");
    Problem::failed(failure.code, Some(incident))
}

/// Begins at a number of the hour, so that yesterday's incident is not mistaken for today's.
fn next_incident() -> Incident {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |passed| passed.as_secs() / 10);
    let beginning = u32::try_from(since % u64::from(INCIDENTS)).unwrap_or_default();
    Incident((beginning + NEXT.fetch_add(1, Ordering::Relaxed)) % INCIDENTS)
}
