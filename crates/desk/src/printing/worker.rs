//! A worker: one thread for one printer that prints its slips, one after the other.
//!
//! It holds the desk only for the moments in which it reads or writes, never while it talks to the
//! printer: a desk that is dropped is gone, whatever the printer does.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, Weak};
use std::time::{Duration, Instant};

use domain::{PaperKind, Printer, PrinterId};
use protocol::FailureCode;

use super::Printing;
use super::bell::{AtWork, LastRing};
use super::counterpart::Counterpart;
use super::delivery::{self, Delivery};
use super::plan::{self, Reach};
use super::recording::{SlipWatch, sheet_of, step};
use super::{asking, line};
use crate::desk::{Desk, lock};
use crate::failure::Failure;
use crate::store::slip_job::{self, SlipJob};
use crate::store::{printer, printer_choice};
use crate::views::SlipState;

/// An idle printer is asked how it is this often, so that the next visitor does not find it out.
const ASKED_EVERY: Duration = Duration::from_mins(1);

/// A sheet of somebody else, such as a test page, takes no longer.
const TURN: Duration = Duration::from_mins(1);

/// The worker of one printer.
pub(super) struct Worker {
    desk: Weak<Desk>,
    printing: Arc<Printing>,
    counterpart: Arc<Counterpart>,
    id: PrinterId,
    undrawable: BTreeSet<i64>,
    /// The printer that was asked how it is, and when.
    asked: Option<(Printer, Instant)>,
    heard: LastRing,
    tries: TryAgain,
}

/// What the worker found to do.
struct Found {
    printer: Printer,
    is_chosen: bool,
    job: Option<SlipJob>,
}

impl Worker {
    /// Begins to work in a thread of its own, until the desk is gone, says stop, or has no such printer
    /// any more; then it takes itself from the list.
    pub(super) fn start(desk: &Arc<Desk>, id: PrinterId, list: &Arc<Mutex<BTreeSet<PrinterId>>>) {
        let worker = Self {
            desk: Arc::downgrade(desk),
            printing: Arc::clone(&desk.printing),
            counterpart: desk.printing.counterpart(id),
            id,
            undrawable: BTreeSet::new(),
            asked: None,
            heard: LastRing::default(),
            tries: TryAgain::default(),
        };
        let (at_work, list) = (AtWork::begin(&desk.printing), Arc::clone(list));
        std::thread::spawn(move || {
            let _at_work = at_work;
            worker.run();
            lock(&list).remove(&id);
        });
    }

    fn run(mut self) {
        while !self.is_stopped() {
            let Some(desk) = self.desk.upgrade() else {
                break;
            };
            let found = self.look(&desk);
            drop(desk);
            match found {
                Ok(Some(found)) => self.act(found),
                Ok(None) => break,
                Err(failure) => self.rest_after(&failure),
            }
        }
    }

    /// What there is to do; none when there is no such printer any more.
    fn look(&self, desk: &Desk) -> Result<Option<Found>, Failure> {
        let open = desk.open_store()?;
        let looked_through = self.printing.has_looked_through(&open);
        open.store.read(|connection| {
            let printers = printer::all(connection)?;
            let reach = Reach {
                printer: self.id,
                is_chosen: printer_choice::find(connection, PaperKind::Slip)?.flatten()
                    == Some(self.id),
                all: printers.iter().map(|printer| printer.id).collect(),
            };
            let jobs = slip_job::open(connection)?;
            let next = plan::next(&jobs, &reach, &self.undrawable, desk.now());
            let found = |printer| Found {
                printer,
                is_chosen: reach.is_chosen,
                job: next.filter(|_| looked_through).cloned(),
            };
            let mine = printers.into_iter().find(|printer| printer.id == self.id);
            Ok(mine.map(found))
        })
    }

    fn act(&mut self, found: Found) {
        let Found {
            printer,
            is_chosen,
            job,
        } = found;
        let problem = self.counterpart.problem();
        if let Some(job) = job {
            self.print(&job, &printer);
        } else if is_chosen && (problem.is_some() || !self.was_asked(&printer)) {
            self.check(&printer);
        } else if is_chosen {
            self.printing.bell.wait(&mut self.heard, Some(ASKED_EVERY));
        } else {
            self.with_desk(|desk| desk.set_printer_problem(self.id, None));
            self.printing.bell.wait(&mut self.heard, None);
        }
    }

    fn print(&mut self, job: &SlipJob, printer: &Printer) {
        let claimed = match job.state {
            SlipState::Queued => self.with_desk(|desk| step(desk, job, &SlipState::Claimed, None)),
            _ => Some(Ok(true)),
        };
        match claimed {
            Some(Ok(true)) => {}
            Some(Err(failure)) => return self.rest_after(&failure),
            // A person was faster, or another printer's worker.
            Some(Ok(false)) | None => return,
        }
        let drawn = self.with_desk(|desk| sheet_of(desk, job, printer));
        let sheet = match drawn {
            None => return,
            Some(Ok(sheet)) => sheet,
            Some(Err(failure)) if failure.code == FailureCode::SlipNotDrawn => {
                tracing::error!(cause = failure.cause, "a slip could not be drawn");
                self.undrawable.insert(job.id);
                self.settle(job, &SlipState::Blocked, Some(failure.code));
                return;
            }
            Some(Err(failure)) => {
                self.give_back(job);
                return self.rest_after(&failure);
            }
        };
        let delivery = self.deliver(job, printer, &sheet);
        if let Delivery::NotBegun(problem) | Delivery::InDoubt(Some(problem)) = delivery {
            // Said first: a slip that is held up by nothing is nowhere to be seen.
            self.with_desk(|desk| desk.set_printer_problem(self.id, Some(problem)));
        }
        if let Some((state, problem)) = plan::after(delivery) {
            self.settle(job, &state, problem);
        }
        match delivery {
            Delivery::NotBegun(problem) => self.hold_up(problem),
            Delivery::Printed | Delivery::HandedOver | Delivery::InDoubt(None) => {
                self.tries = TryAgain::default();
            }
            Delivery::Withdrawn => {
                // The store took no word, or a person was faster.
                self.give_back(job);
                self.rest_after_a_try();
            }
            Delivery::InDoubt(Some(_)) | Delivery::Left => {}
        }
    }

    fn deliver(&self, job: &SlipJob, printer: &Printer, sheet: &[u8]) -> Delivery {
        let Some(_turn) = self.printing.bell.take_turn(self.id, TURN) else {
            return Delivery::Withdrawn;
        };
        let mut line = match line::open(&printer.target) {
            Ok(line) => line,
            Err(error) => return Delivery::NotBegun(line::problem_of(&error)),
        };
        let mut known = self.counterpart.acquaintance();
        let mut watch = SlipWatch { worker: self, job };
        let known = known.with(&printer.target);
        let delivery = delivery::deliver(&mut *line, sheet, known, &mut watch);
        self.note_near_end(known.near_end);
        delivery
    }

    /// A roll that ends soon is said to a screen that shows it.
    fn note_near_end(&self, near: bool) {
        if self.counterpart.set_near_end(near) {
            self.with_desk(Desk::changed);
        }
    }

    /// Whether the printer could print, although nothing waits for it.
    fn check(&mut self, printer: &Printer) {
        let problem = {
            let Some(_turn) = self.printing.bell.take_turn(self.id, TURN) else {
                return;
            };
            let mut known = self.counterpart.acquaintance();
            match line::open(&printer.target) {
                Ok(mut line) => {
                    let known = known.with(&printer.target);
                    let problem = asking::check(&mut *line, known);
                    self.note_near_end(known.near_end);
                    problem
                }
                Err(error) => Some(line::problem_of(&error)),
            }
        };
        self.asked = Some((printer.clone(), Instant::now()));
        let news = self.counterpart.note_asked(printer);
        self.with_desk(|desk| {
            desk.set_printer_problem(self.id, problem);
            if news {
                desk.changed();
            }
        });
        match problem {
            Some(_) => self.rest_after_a_try(),
            None => self.tries = TryAgain::default(),
        }
    }

    fn was_asked(&self, printer: &Printer) -> bool {
        self.asked
            .as_ref()
            .is_some_and(|(asked, at)| asked == printer && at.elapsed() < ASKED_EVERY)
    }

    /// Says at every slip that waits for this printer what it waits for, and rests.
    fn hold_up(&mut self, problem: FailureCode) {
        self.with_desk(|desk| {
            let open = desk.open_store()?;
            let untold = open.store.read(|connection| {
                let reach = Reach {
                    printer: self.id,
                    is_chosen: printer_choice::find(connection, PaperKind::Slip)?.flatten()
                        == Some(self.id),
                    all: printer::all(connection)?
                        .iter()
                        .map(|printer| printer.id)
                        .collect(),
                };
                let jobs = slip_job::open(connection)?;
                Ok::<_, Failure>(plan::to_be_told(&jobs, &reach, problem))
            })?;
            for job in untold {
                step(desk, &job, &SlipState::Blocked, Some(problem))?;
            }
            Ok::<_, Failure>(())
        });
        self.rest_after_a_try();
    }

    /// A claimed slip of which not one byte went waits again.
    fn give_back(&mut self, job: &SlipJob) {
        self.settle(job, &SlipState::Queued, None);
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

    /// The printer.
    pub(super) fn printer(&self) -> PrinterId {
        self.id
    }

    /// Whether the desk says stop.
    pub(super) fn is_stopped(&self) -> bool {
        self.printing.bell.is_stopped()
    }

    /// Does something with the desk, if it is still there.
    pub(super) fn with_desk<T>(&self, work: impl FnOnce(&Desk) -> T) -> Option<T> {
        self.desk.upgrade().map(|desk| work(&desk))
    }

    fn rest_after_a_try(&mut self) {
        let pause = self.tries.pause();
        self.printing.bell.wait(&mut self.heard, Some(pause));
    }

    fn rest_after(&mut self, failure: &Failure) {
        let pause = self.tries.after(failure);
        self.printing.bell.wait(&mut self.heard, pause);
    }
}

/// Tries in a row that came to nothing.
#[derive(Debug, Default)]
pub(super) struct TryAgain(u32);

impl TryAgain {
    /// How long to rest after one more.
    fn pause(&mut self) -> Duration {
        self.0 = self.0.saturating_add(1);
        plan::pause(self.0)
    }

    /// How long to rest after the store said no; none until somebody rings. The first time is logged.
    pub(super) fn after(&mut self, failure: &Failure) -> Option<Duration> {
        match failure.code {
            // Before first run, or until somebody opens it.
            FailureCode::StorageMissing | FailureCode::KeyMissing | FailureCode::OtherMachine => {
                None
            }
            code => {
                if self.0 == 0 {
                    tracing::error!(
                        code = code.as_str(),
                        cause = failure.cause,
                        "printing cannot read or write the store"
                    );
                }
                Some(self.pause())
            }
        }
    }
}
