//! One printer as the running desk knows it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

use domain::Printer;
use protocol::FailureCode;

use super::acquaintance::Acquaintance;
use super::patience::Patience;
use crate::desk::lock;

/// A printer as the running desk knows it.
pub(super) struct Counterpart {
    /// As it was when it was asked how it is; none before that.
    asked: Mutex<Option<Printer>>,
    problem: Mutex<Option<FailureCode>>,
    is_near_end: AtomicBool,
    acquaintance: Mutex<Acquaintance>,
    /// An earlier desk may have left a part of a sheet in it.
    was_left_open: AtomicBool,
}

impl Counterpart {
    pub(super) fn new(patience: Patience) -> Self {
        Self {
            asked: Mutex::default(),
            problem: Mutex::default(),
            is_near_end: AtomicBool::new(false),
            acquaintance: Mutex::new(Acquaintance::new(patience)),
            was_left_open: AtomicBool::new(false),
        }
    }

    /// What was learned of it; only for whoever has the turn to talk to it.
    pub(super) fn acquaintance(&self) -> MutexGuard<'_, Acquaintance> {
        let mut known = lock(&self.acquaintance);
        known.interrupted |= self.was_left_open.swap(false, Ordering::Relaxed);
        known
    }

    /// An earlier desk may have left a part of a sheet in it: the next one begins clean.
    pub(super) fn note_left_open(&self) {
        self.was_left_open.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked how it is, in the form it has now.
    pub(super) fn has_asked(&self, printer: &Printer) -> bool {
        lock(&self.asked).as_ref() == Some(printer)
    }

    /// It was asked how it is; whether that was the first time.
    pub(super) fn note_asked(&self, printer: &Printer) -> bool {
        lock(&self.asked).replace(printer.clone()).as_ref() != Some(printer)
    }

    pub(super) fn problem(&self) -> Option<FailureCode> {
        *lock(&self.problem)
    }

    /// Whether its roll was near its end when it last said how it is.
    pub(super) fn is_near_end(&self) -> bool {
        self.is_near_end.load(Ordering::Relaxed)
    }

    /// Notes whether its roll is near its end; whether that is news.
    pub(super) fn set_near_end(&self, near: bool) -> bool {
        self.is_near_end.swap(near, Ordering::Relaxed) != near
    }

    /// Notes what is wrong with it now; whether that is news.
    pub(super) fn set_problem(&self, problem: Option<FailureCode>) -> bool {
        std::mem::replace(&mut *lock(&self.problem), problem) != problem
    }
}
