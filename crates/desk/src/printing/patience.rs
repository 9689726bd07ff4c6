//! How long printers are waited for.

use std::time::Duration;

/// How long each thing is waited for before the desk goes on without it.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For an answer.
    pub answer: Duration,
    /// For an answer where the last one never came.
    pub answer_of_the_mute: Duration,
    /// For a sheet, of a printer that says nothing of a fault. The slowest heads print 50 mm a second.
    pub sheet: Duration,
    /// The same where no fence is ever answered: long enough to hear of paper that runs out.
    pub sheet_without_fence: Duration,
    /// Until a line that takes nothing is said to be in trouble. It is waited for all the same.
    pub stalled: Duration,
    /// For paper that is put in: a working day.
    pub at_most: Duration,
    /// For a sheet that somebody holds in its queue, or whose queue they stopped.
    pub held: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            answer: Duration::from_millis(1500),
            answer_of_the_mute: Duration::from_millis(250),
            sheet: Duration::from_secs(20),
            sheet_without_fence: Duration::from_secs(3),
            stalled: Duration::from_secs(5),
            at_most: Duration::from_hours(10),
            held: Duration::from_mins(30),
        }
    }
}
