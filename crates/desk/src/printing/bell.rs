//! How workers are woken, stopped, and kept from talking to a printer while somebody else does.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use domain::PrinterId;

use super::Printing;
use crate::desk::lock;

/// How long stopping waits for workers: longer than they need between two looks at this bell.
const END: Duration = Duration::from_secs(3);

/// Rung when there is something to do.
#[derive(Default)]
pub(super) struct Bell {
    inside: Mutex<Inside>,
    changed: Condvar,
}

#[derive(Default)]
struct Inside {
    /// How often it was rung: everybody who listens compares it with what they heard last.
    rings: u64,
    begun: bool,
    stopped: bool,
    /// Who works and has not ended.
    working: usize,
    /// Printers that somebody talks to: one sheet at a time.
    taken: BTreeSet<PrinterId>,
}

/// The last ring that somebody heard.
#[derive(Debug, Default)]
pub(super) struct LastRing(u64);

/// The right to talk to a printer, until dropped.
pub(super) struct Turn<'a>(&'a Bell, PrinterId);

/// Somebody works, until dropped.
pub(super) struct AtWork(Arc<Printing>);

impl Bell {
    /// Work begins, once; false when it has already, or may not any more.
    pub(super) fn begin(&self) -> bool {
        let mut inside = lock(&self.inside);
        let first = !inside.begun && !inside.stopped;
        inside.begun = true;
        first
    }

    /// Wakes everybody.
    pub(super) fn ring(&self) {
        self.change(|inside| inside.rings += 1);
    }

    /// Tells everybody to end.
    pub(super) fn stop(&self) {
        self.change(|inside| inside.stopped = true);
    }

    /// Whether everybody shall end.
    pub(super) fn is_stopped(&self) -> bool {
        lock(&self.inside).stopped
    }

    /// Waits until it is rung again, at most so long, and tells whether it was.
    pub(super) fn wait(&self, last: &mut LastRing, at_most: Option<Duration>) -> bool {
        let heard = last.0;
        let quiet = |inside: &mut Inside| inside.rings == heard && !inside.stopped;
        let inside = lock(&self.inside);
        let inside = match at_most {
            Some(limit) => {
                let waited = self.changed.wait_timeout_while(inside, limit, quiet);
                waited.unwrap_or_else(PoisonError::into_inner).0
            }
            None => self
                .changed
                .wait_while(inside, quiet)
                .unwrap_or_else(PoisonError::into_inner),
        };
        last.0 = inside.rings;
        inside.rings != heard
    }

    /// Waits a little until nobody works any more.
    pub(super) fn wait_for_end(&self) {
        let inside = lock(&self.inside);
        drop(
            self.changed
                .wait_timeout_while(inside, END, |inside| inside.working > 0),
        );
    }

    /// The right to talk to a printer, if it can be had within so long.
    pub(super) fn take_turn(&self, printer: PrinterId, within: Duration) -> Option<Turn<'_>> {
        let inside = lock(&self.inside);
        let waited = self.changed.wait_timeout_while(inside, within, |inside| {
            inside.taken.contains(&printer) && !inside.stopped
        });
        let mut inside = waited.unwrap_or_else(PoisonError::into_inner).0;
        inside.taken.insert(printer).then(|| Turn(self, printer))
    }

    fn change(&self, change: impl FnOnce(&mut Inside)) {
        change(&mut lock(&self.inside));
        self.changed.notify_all();
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.change(|inside| {
            inside.taken.remove(&self.1);
        });
    }
}

impl AtWork {
    /// Somebody begins to work.
    pub(super) fn begin(printing: &Arc<Printing>) -> Self {
        printing.bell.change(|inside| inside.working += 1);
        Self(Arc::clone(printing))
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.0.bell.change(|inside| inside.working -= 1);
    }
}
