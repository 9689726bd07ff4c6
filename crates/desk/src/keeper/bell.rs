//! What wakes the keeper: writing that has paused, the time of its next round, and the end.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::desk::lock;

/// Writing has paused when nothing was written for so long.
const PAUSE: Duration = Duration::from_secs(1);

/// Writing that never pauses is looked after this often all the same.
const LONGEST: Duration = Duration::from_secs(5);

/// Rung by writers and by the end of the desk.
#[derive(Default)]
pub(crate) struct Bell {
    rung: Mutex<Rung>,
    wakes: Condvar,
}

#[derive(Default)]
struct Rung {
    begun: bool,
    stopped: bool,
    /// When the first and the last write happened that were not looked after yet.
    written: Option<(Instant, Instant)>,
}

impl Rung {
    fn written_is_due(&self) -> Option<Instant> {
        let (first, last) = self.written?;
        Some((last + PAUSE).min(first + LONGEST))
    }
}

impl Bell {
    /// Whether the keeper is to begin: it has not before.
    pub(super) fn begin(&self) -> bool {
        !std::mem::replace(&mut lock(&self.rung).begun, true)
    }

    /// Something was written.
    pub(crate) fn wrote(&self) {
        let now = Instant::now();
        let mut rung = lock(&self.rung);
        let first = rung.written.map_or(now, |(first, _)| first);
        let sleeps_long = rung.written.replace((first, now)).is_none();
        if sleeps_long {
            self.wakes.notify_all();
        }
    }

    /// Whether there is something written to look after now; it counts as looked after.
    pub(super) fn take_written(&self) -> bool {
        let mut rung = lock(&self.rung);
        let due = rung
            .written_is_due()
            .is_some_and(|due| due <= Instant::now());
        if due {
            rung.written = None;
        }
        due
    }

    /// The keeper is to end.
    pub(super) fn stop(&self) {
        lock(&self.rung).stopped = true;
        self.wakes.notify_all();
    }

    /// Waits until something is due, at the latest `next_round`; tells whether the keeper goes on.
    pub(super) fn wait_until(&self, next_round: Instant) -> bool {
        let mut rung = lock(&self.rung);
        loop {
            if rung.stopped {
                return false;
            }
            let due = rung
                .written_is_due()
                .map_or(next_round, |due| due.min(next_round));
            let left = due.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return true;
            }
            (rung, _) = self
                .wakes
                .wait_timeout(rung, left)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;

    use super::*;

    #[test]
    fn the_keeper_ends_at_once_however_long_it_would_wait() {
        let bell = Arc::new(Bell::default());
        let waits = Arc::clone(&bell);
        let keeper =
            thread::spawn(move || waits.wait_until(Instant::now() + Duration::from_hours(1)));
        bell.stop();
        assert!(!keeper.join().expect("ends"));
    }

    #[test]
    fn the_keeper_wakes_once_writing_has_paused_and_not_before() {
        let bell = Bell::default();
        bell.wrote();
        assert!(!bell.take_written(), "someone may still be writing");
        assert!(bell.wait_until(Instant::now() + Duration::from_hours(1)));
        assert!(bell.take_written());
        assert!(!bell.take_written(), "it is looked after once");
    }
}
