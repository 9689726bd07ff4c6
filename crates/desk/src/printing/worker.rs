//! The worker: one thread that prints, one slip after the other.
//!
//! It holds the desk only for the moments in which it reads or writes, never while it talks to the
//! printer: a desk that is dropped is gone, whatever the printer does.

use std::collections::BTreeSet;
use std::sync::{Arc, Weak};
use std::time::Duration;

use domain::{PaperKind, Printer};
use protocol::FailureCode;

use super::delivery::{self, Delivery};
use super::plan::{self, Next};
use super::recording::{SlipWatch, ask_about_what_was_left, sheet_of, step};
use super::{Printing, asking, line};
use crate::desk::{Desk, OpenStore, lock};
use crate::failure::Failure;
use crate::store::printer_choice;
use crate::store::slip_job::{self, SlipJob};
use crate::views::SlipState;

/// An idle printer is asked how it is this often, so that the next visitor does not find it out.
const ASKED_EVERY: Duration = Duration::from_mins(1);

/// A sheet of somebody else, such as a test page, takes no longer.
const TURN: Duration = Duration::from_mins(1);

/// The worker.
pub(super) struct Worker {
    desk: Weak<Desk>,
    printing: Arc<Printing>,
    /// The store whose slips were looked through for what an ended desk left.
    looked_through: Weak<OpenStore>,
    undrawable: BTreeSet<i64>,
    /// The printer that was asked how it is, not long ago.
    asked: Option<Printer>,
    /// Tries in a row that came to nothing.
    tries: u32,
}

/// What the worker found to do.
struct Found {
    printer: Option<Printer>,
    next: Next,
    problem: Option<FailureCode>,
}

impl Worker {
    pub(super) fn new(desk: &Arc<Desk>) -> Self {
        Self {
            desk: Arc::downgrade(desk),
            printing: Arc::clone(&desk.printing),
            looked_through: Weak::new(),
            undrawable: BTreeSet::new(),
            asked: None,
            tries: 0,
        }
    }

    /// Prints until the desk is gone or says stop.
    pub(super) fn run(mut self) {
        while !self.is_stopped() {
            let Some(desk) = self.desk.upgrade() else {
                break;
            };
            let found = self.look(&desk);
            drop(desk);
            match found {
                Ok(found) => self.act(found),
                Err(failure) => self.rest_after(&failure),
            }
        }
        self.printing.bell.end();
    }

    fn look(&mut self, desk: &Desk) -> Result<Found, Failure> {
        let open = desk.open_store()?;
        if !std::ptr::eq(self.looked_through.as_ptr(), Arc::as_ptr(&open)) {
            ask_about_what_was_left(desk, &open)?;
            self.looked_through = Arc::downgrade(&open);
        }
        let (printer, jobs) = open.store.read(|connection| {
            let printer = printer_choice::printer_for(connection, PaperKind::Slip)?;
            Ok::<_, Failure>((printer, slip_job::open(connection)?))
        })?;
        Ok(Found {
            printer,
            next: plan::next(&jobs, &self.undrawable, desk.now()),
            problem: *lock(&desk.printer_problem),
        })
    }

    fn act(&mut self, found: Found) {
        match (found.next, found.printer) {
            (Next::Ask(job), _) => {
                self.settle(&job, &SlipState::Unknown, Some(FailureCode::SlipTooOld));
            }
            (_, None) => {
                self.with_desk(|desk| desk.set_printer_problem(None));
                self.rest(None);
            }
            (Next::Print(job), Some(printer)) => self.print(&job, &printer),
            (Next::Rest, Some(printer)) if found.problem.is_some() || !self.has_asked(&printer) => {
                self.check(&printer);
            }
            (Next::Rest, Some(_)) => {
                if !self.printing.bell.wait(Some(ASKED_EVERY)) {
                    self.asked = None;
                }
            }
        }
    }

    fn print(&mut self, job: &SlipJob, printer: &Printer) {
        let drawn = self.with_desk(|desk| sheet_of(desk, job));
        let sheet = match drawn {
            None => return,
            Some(Ok(sheet)) => sheet,
            Some(Err(failure)) if failure.code == FailureCode::SlipNotDrawn => {
                tracing::error!(cause = failure.cause, "a slip could not be drawn");
                self.undrawable.insert(job.id);
                self.settle(job, &SlipState::Blocked, Some(failure.code));
                return;
            }
            Some(Err(failure)) => return self.rest_after(&failure),
        };
        let delivery = self.deliver(job, printer, &sheet);
        if let Some((state, problem)) = plan::after(delivery) {
            self.settle(job, &state, problem);
        }
        match delivery {
            Delivery::NotBegun(problem) => self.hold_up(problem),
            Delivery::InDoubt(Some(problem)) => {
                self.with_desk(|desk| desk.set_printer_problem(Some(problem)));
            }
            Delivery::Printed | Delivery::HandedOver | Delivery::InDoubt(None) => self.tries = 0,
            // The store took no word, or a person was faster.
            Delivery::Withdrawn => self.rest_after_a_try(),
            Delivery::Left => {}
        }
    }

    fn deliver(&self, job: &SlipJob, printer: &Printer, sheet: &[u8]) -> Delivery {
        let Some(_turn) = self.printing.bell.take_turn(TURN) else {
            return Delivery::Withdrawn;
        };
        let mut line = match line::open(&printer.target) {
            Ok(line) => line,
            Err(error) => return Delivery::NotBegun(line::problem_of(&error)),
        };
        let mut known = lock(&self.printing.acquaintance);
        let mut watch = SlipWatch { worker: self, job };
        delivery::deliver(&mut *line, sheet, known.with(&printer.target), &mut watch)
    }

    /// Whether a printer with a problem is well again, although nothing waits for it.
    fn check(&mut self, printer: &Printer) {
        let problem = {
            let Some(_turn) = self.printing.bell.take_turn(TURN) else {
                return;
            };
            let mut known = lock(&self.printing.acquaintance);
            match line::open(&printer.target) {
                Ok(mut line) => asking::check(&mut *line, known.with(&printer.target)),
                Err(error) => Some(line::problem_of(&error)),
            }
        };
        self.asked = Some(printer.clone());
        let news = lock(&self.printing.asked).replace(printer.clone()).as_ref() != Some(printer);
        self.with_desk(|desk| {
            desk.set_printer_problem(problem);
            if news {
                desk.changed();
            }
        });
        match problem {
            Some(_) => self.rest_after_a_try(),
            None => self.tries = 0,
        }
    }

    fn has_asked(&self, printer: &Printer) -> bool {
        self.asked.as_ref() == Some(printer)
    }

    /// Says at every slip that waits what it waits for, and rests.
    fn hold_up(&mut self, problem: FailureCode) {
        self.with_desk(|desk| {
            desk.set_printer_problem(Some(problem));
            let open = desk.open_store()?;
            let jobs = open.store.read(slip_job::open)?;
            if plan::waits_for_another(&jobs, problem) {
                desk.record_printing(|connection| {
                    slip_job::block_queued(connection, problem, desk.now())
                })?;
            }
            Ok::<_, Failure>(())
        });
        self.rest_after_a_try();
    }

    /// Brings a slip into a state, trying until the store takes it: what became of paper must not be lost.
    fn settle(&mut self, job: &SlipJob, to: &SlipState, problem: Option<FailureCode>) {
        while !self.is_stopped() {
            let recorded = self.with_desk(|desk| step(desk, job, to, problem));
            match recorded {
                Some(Err(failure)) => self.rest_after(&failure),
                Some(Ok(_)) | None => return,
            }
        }
    }

    /// Whether the desk says stop.
    pub(super) fn is_stopped(&self) -> bool {
        self.printing.bell.is_stopped()
    }

    /// Does something with the desk, if it is still there.
    pub(super) fn with_desk<T>(&self, work: impl FnOnce(&Desk) -> T) -> Option<T> {
        self.desk.upgrade().map(|desk| work(&desk))
    }

    fn rest(&mut self, at_most: Option<Duration>) {
        self.printing.bell.wait(at_most);
    }

    fn rest_after_a_try(&mut self) {
        self.tries = self.tries.saturating_add(1);
        self.rest(Some(plan::pause(self.tries)));
    }

    fn rest_after(&mut self, failure: &Failure) {
        match failure.code {
            // Before first run, or until somebody opens it.
            FailureCode::StorageMissing | FailureCode::KeyMissing | FailureCode::OtherMachine => {
                self.rest(None);
            }
            _ => {
                if self.tries == 0 {
                    tracing::error!(
                        code = failure.code.as_str(),
                        cause = failure.cause,
                        "printing cannot read or write the store"
                    );
                }
                self.rest_after_a_try();
            }
        }
    }
}
