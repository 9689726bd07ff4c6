//! The foreman: one thread that sees to it that every printer has a worker, and to the slips that none
//! of them may touch: those that an ended desk left on their way, and those that waited too long.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use domain::PrinterId;
use protocol::FailureCode;

use super::Printing;
use super::bell::{AtWork, LastRing};
use super::plan;
use super::recording::{ask_about_what_was_left, step};
use super::worker::{TryAgain, Worker};
use crate::desk::{Desk, lock};
use crate::failure::Failure;
use crate::store::{printer, slip_job};
use crate::views::SlipState;

/// How soon a slip is seen to have waited too long.
const EVERY: Duration = Duration::from_mins(1);

/// The foreman.
pub(super) struct Foreman {
    desk: Weak<Desk>,
    printing: Arc<Printing>,
    workers: Arc<Mutex<BTreeSet<PrinterId>>>,
    heard: LastRing,
    tries: TryAgain,
}

impl Foreman {
    /// Begins to work in a thread of its own.
    pub(super) fn start(desk: &Arc<Desk>) {
        let foreman = Self {
            desk: Arc::downgrade(desk),
            printing: Arc::clone(&desk.printing),
            workers: Arc::default(),
            heard: LastRing::default(),
            tries: TryAgain::default(),
        };
        let at_work = AtWork::begin(&desk.printing);
        std::thread::spawn(move || {
            let _at_work = at_work;
            foreman.run();
        });
    }

    fn run(mut self) {
        while !self.printing.bell.is_stopped() {
            let Some(desk) = self.desk.upgrade() else {
                break;
            };
            let looked = self.look(&desk);
            drop(desk);
            let pause = match looked {
                Ok(()) => {
                    self.tries = TryAgain::default();
                    Some(EVERY)
                }
                Err(failure) => self.tries.after(&failure),
            };
            self.printing.bell.wait(&mut self.heard, pause);
        }
    }

    fn look(&self, desk: &Arc<Desk>) -> Result<(), Failure> {
        let open = desk.open_store()?;
        if !self.printing.has_looked_through(&open) {
            ask_about_what_was_left(desk, &open)?;
            *lock(&self.printing.looked_through) = Arc::downgrade(&open);
            self.printing.bell.ring();
        }
        let (printers, jobs) = open.store.read(|connection| {
            Ok::<_, Failure>((printer::all(connection)?, slip_job::open(connection)?))
        })?;
        for job in plan::stale(&jobs, desk.now()) {
            step(
                desk,
                &job,
                &SlipState::Unknown,
                Some(FailureCode::SlipTooOld),
            )?;
        }
        for printer in printers {
            if lock(&self.workers).insert(printer.id) {
                Worker::start(desk, printer.id, &self.workers);
            }
        }
        Ok(())
    }
}
