//! How the worker is woken, stopped, and kept from talking to the printer while somebody else does.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::desk::lock;

/// How long stopping waits for the worker: longer than it needs between two looks at this bell.
const END: Duration = Duration::from_secs(3);

/// Rung when there is something to do.
#[derive(Default)]
pub(super) struct Bell {
    inside: Mutex<Inside>,
    changed: Condvar,
}

#[derive(Default)]
struct Inside {
    rung: bool,
    phase: Phase,
    /// Somebody talks to the printer: one sheet at a time.
    taken: bool,
}

/// Where the worker is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    NotBegun,
    Working,
    /// It was told to end and has not yet.
    Ending,
    Ended,
}

impl Phase {
    fn is_stopped(self) -> bool {
        matches!(self, Self::Ending | Self::Ended)
    }
}

/// The right to talk to the printer, until dropped.
pub(super) struct Turn<'a>(&'a Bell);

impl Bell {
    /// A worker begins; false when one works already or none may any more.
    pub(super) fn begin(&self) -> bool {
        let mut inside = lock(&self.inside);
        let first = inside.phase == Phase::NotBegun;
        if first {
            inside.phase = Phase::Working;
        }
        first
    }

    /// The worker has ended.
    pub(super) fn end(&self) {
        self.change(|inside| inside.phase = Phase::Ended);
    }

    /// Wakes the worker.
    pub(super) fn ring(&self) {
        self.change(|inside| inside.rung = true);
    }

    /// Tells the worker to end.
    pub(super) fn stop(&self) {
        self.change(|inside| {
            inside.phase = match inside.phase {
                Phase::Working | Phase::Ending => Phase::Ending,
                Phase::NotBegun | Phase::Ended => Phase::Ended,
            }
        });
    }

    /// Whether the worker shall end.
    pub(super) fn is_stopped(&self) -> bool {
        lock(&self.inside).phase.is_stopped()
    }

    /// Waits until it is rung, at most so long, and tells whether it was. A ring since the last wait counts.
    pub(super) fn wait(&self, at_most: Option<Duration>) -> bool {
        let quiet = |inside: &mut Inside| !inside.rung && !inside.phase.is_stopped();
        let inside = lock(&self.inside);
        let mut inside = match at_most {
            Some(limit) => {
                let waited = self.changed.wait_timeout_while(inside, limit, quiet);
                waited.unwrap_or_else(PoisonError::into_inner).0
            }
            None => self
                .changed
                .wait_while(inside, quiet)
                .unwrap_or_else(PoisonError::into_inner),
        };
        std::mem::take(&mut inside.rung)
    }

    /// Waits a little until the worker has ended.
    pub(super) fn wait_for_end(&self) {
        let inside = lock(&self.inside);
        drop(
            self.changed
                .wait_timeout_while(inside, END, |inside| inside.phase == Phase::Ending),
        );
    }

    /// The right to talk to the printer, if it can be had within so long.
    pub(super) fn take_turn(&self, within: Duration) -> Option<Turn<'_>> {
        let inside = lock(&self.inside);
        let waited = self.changed.wait_timeout_while(inside, within, |inside| {
            inside.taken && !inside.phase.is_stopped()
        });
        let mut inside = waited.unwrap_or_else(PoisonError::into_inner).0;
        if inside.taken {
            return None;
        }
        inside.taken = true;
        Some(Turn(self))
    }

    fn change(&self, change: impl FnOnce(&mut Inside)) {
        change(&mut lock(&self.inside));
        self.changed.notify_all();
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.change(|inside| inside.taken = false);
    }
}
