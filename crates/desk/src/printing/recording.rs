//! What the store gets to know of a slip on its way, and what a slip is drawn from.

use std::slice;

use domain::{Author, Printer};
use protocol::FailureCode;

use super::delivery::Watch;
use super::plan;
use super::worker::Worker;
use crate::desk::{Desk, OpenStore, lock};
use crate::failure::Failure;
use crate::store::printer;
use crate::store::slip_job::{self, SlipJob};
use crate::views::SlipState;

/// A slip on its way, seen by the store.
pub(super) struct SlipWatch<'a> {
    pub(super) worker: &'a Worker,
    pub(super) job: &'a SlipJob,
}

impl Watch for SlipWatch<'_> {
    fn may_begin(&mut self) -> bool {
        let begun = self.worker.with_desk(|desk| {
            desk.set_printer_problem(self.worker.printer(), None);
            step(desk, self.job, &SlipState::Sending, None)
        });
        matches!(begun, Some(Ok(true)))
    }

    fn all_taken(&mut self) {
        let taken = self
            .worker
            .with_desk(|desk| step(desk, self.job, &SlipState::Sent, None));
        if let Some(Err(failure)) = taken {
            // What comes of it is recorded all the same.
            tracing::error!(cause = failure.cause, "a sent slip could not be recorded");
        }
    }

    fn trouble(&mut self, problem: Option<FailureCode>) {
        self.worker
            .with_desk(|desk| desk.set_printer_problem(self.worker.printer(), problem));
    }

    fn leaves(&self) -> bool {
        self.worker.is_stopped()
    }
}

/// Brings a slip into a state if it may go there; whether it did.
pub(super) fn step(
    desk: &Desk,
    job: &SlipJob,
    to: &SlipState,
    problem: Option<FailureCode>,
) -> Result<bool, Failure> {
    use SlipState::{Blocked, Claimed, HandedOver, Printed, Queued, Sending, Sent};
    let from: &[SlipState] = match to {
        Claimed => &[Queued],
        Queued => &[Claimed],
        Sending => &[Claimed, Blocked],
        Sent => &[Sending],
        Printed | HandedOver => &[Sending, Sent],
        Blocked => &[Queued, Claimed, Blocked, Sending],
        _ => &[Queued, Claimed, Blocked, Sending, Sent],
    };
    let found = desk
        .open_store()?
        .store
        .read(|connection| slip_job::find(connection, job.id))?;
    // Where only one may have it, finding it there means that somebody else has it.
    let is_shared = !matches!(to, Claimed | Sending);
    if is_shared && found.is_some_and(|found| found.state == *to && found.problem == problem) {
        return Ok(true);
    }
    desk.record_printing(|connection| {
        slip_job::step(connection, job.id, from, to, problem, desk.now())
    })
}

/// The bytes of a slip for this printer.
pub(super) fn sheet_of(desk: &Desk, job: &SlipJob, printer: &Printer) -> Result<Vec<u8>, Failure> {
    let open = desk.open_store()?;
    let slip = open
        .store
        .read(|connection| desk.slip_of_application(connection, job))?;
    Ok(lock(&desk.press).print(&slip.document()?, printer)?)
}

/// Slips that an ended desk left on their way are in doubt, and a printer may hold half of one; those that
/// it had only claimed wait again.
pub(super) fn ask_about_what_was_left(desk: &Desk, open: &OpenStore) -> Result<(), Failure> {
    let jobs = open.store.read(slip_job::open)?;
    if plan::interrupted(&jobs) {
        // Which printer had it nobody wrote down: a clean start harms none of them.
        for printer in open.store.read(printer::all)? {
            desk.printing.counterpart(printer.id).note_left_open();
        }
    }
    let (left, claimed) = (plan::left_on_the_way(&jobs), plan::left_claimed(&jobs));
    if left.is_empty() && claimed.is_empty() {
        return Ok(());
    }
    desk.record_printing(|connection| {
        for job in &left {
            let from = slice::from_ref(&job.state);
            let to = SlipState::Unknown;
            slip_job::step(connection, job.id, from, &to, job.problem, desk.now())?;
        }
        for job in &claimed {
            let from = [SlipState::Claimed];
            let to = SlipState::Queued;
            slip_job::step(connection, job.id, &from, &to, None, desk.now())?;
        }
        Ok(())
    })
}

impl Desk {
    /// Records what becomes of paper. No fact: it says nothing about the application.
    pub(super) fn record_printing<T>(
        &self,
        work: impl FnOnce(&rusqlite::Connection) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let open = self.open_store()?;
        let moment = self.quiet_moment(&Author::Desk);
        let recorded = open
            .store
            .write(moment, |writing| work(writing.connection()))?;
        self.changed();
        Ok(recorded)
    }
}
