//! Sheets that somebody waits for at the screen: the test page and the recovery code. They go past
//! the spool, and nothing of them is kept.

use std::time::{Duration, Instant};

use domain::staff::Permission;
use domain::{PaperKind, Printer, PrinterTarget, Refusal, RefusalCode};
use paper::{Document, Profile, RecoverySheet, TestPage};
use protocol::FailureCode;
use text::{Language, Words};

use super::bell::Turn;
use super::delivery::{self, Delivery, Watch};
use super::{line, target};
use crate::desk::{Desk, lock};
use crate::doors::{at_desk, day_at_desk};
use crate::failure::{Answer, Failure};
use crate::store::series::Series;
use crate::store::{printer_choice, series};

/// How long a slip that is just printing is waited for.
const TURN: Duration = Duration::from_secs(10);
/// How long somebody may have to look at a screen that waits for a sheet.
const SHEET: Duration = Duration::from_secs(25);

impl Desk {
    /// Prints a test page on the slip printer.
    ///
    /// # Errors
    /// The role does not allow it, there is no printer, or it says why it does not print. A printer
    /// that never answers is no error: only a person can see that page.
    pub fn print_test_page(&self) -> Answer<()> {
        self.session(Permission::KeepTheDesk)?;
        self.print_test()
    }

    /// Prints a test page for whoever sits at the terminal of this machine.
    ///
    /// # Errors
    /// As [`Desk::print_test_page`], apart from the role.
    pub fn print_test(&self) -> Answer<()> {
        let (series, printer) = self.series_and_printer()?;
        let page = TestPage {
            office: series.office.full_name(),
            desk: series.desk,
            printer: target::typed(&printer.target),
            paper: Profile::of(&printer).paper(printer.width),
            printed_at: at_desk(self.now()).naive_local(),
        };
        let document = page.document(Words::for_language(Language::Turkish));
        self.print_directly(&printer, &document.map_err(Failure::from)?)
    }

    /// Prints the recovery code that was shown last and is not confirmed yet.
    ///
    /// # Errors
    /// The role does not allow it, no code is being shown, there is no printer (a file is none: the code
    /// must never be stored), or the printer says why it does not print.
    pub fn print_recovery_sheet(&self) -> Answer<()> {
        self.session(Permission::KeepTheDesk)?;
        let (series, printer) = self.series_and_printer()?;
        if matches!(printer.target, PrinterTarget::File(_)) {
            return Err(Refusal::general(RefusalCode::PrinterMissing).into());
        }
        let shown = lock(&self.shown_recovery_code).clone();
        let code = shown.ok_or_else(|| Refusal::general(RefusalCode::SetupStepOutOfOrder))?;
        let sheet = RecoverySheet {
            office: series.office.full_name(),
            desk: series.desk,
            code: code
                .in_groups()
                .split([' ', '-'])
                .map(str::to_owned)
                .collect(),
            printed_on: day_at_desk(self.now()),
        };
        let document = sheet.document(Words::for_language(Language::Turkish));
        self.print_directly(&printer, &document.map_err(Failure::from)?)
    }

    fn series_and_printer(&self) -> Answer<(Series, Printer)> {
        self.open_store()?.store.read(|connection| {
            let series = series::current(connection)?
                .ok_or_else(|| Refusal::general(RefusalCode::SetupStepOutOfOrder))?;
            let printer = printer_choice::printer_for(connection, PaperKind::Slip)?
                .ok_or_else(|| Refusal::general(RefusalCode::PrinterMissing))?;
            Ok((series, printer))
        })
    }

    fn print_directly(&self, printer: &Printer, document: &Document) -> Answer<()> {
        let sheet = lock(&self.press)
            .print(document, printer)
            .map_err(Failure::from)?;
        let problem = self.deliver_directly(printer, &sheet);
        self.set_printer_problem(printer.id, problem);
        // The worker finds out when the printer is well again.
        self.wake_printing();
        match problem {
            Some(code) => Err(Failure::new(code, "the sheet did not print").into()),
            None => Ok(()),
        }
    }

    /// The turn to talk to this printer, if it can be had soon.
    pub(super) fn turn_at(&self, printer: &Printer) -> Option<Turn<'_>> {
        self.printing.bell.take_turn(printer.id, TURN)
    }

    /// Prints a sheet; what kept it from being printed, if that is known.
    pub(super) fn deliver_directly(&self, printer: &Printer, sheet: &[u8]) -> Option<FailureCode> {
        let Some(_turn) = self.turn_at(printer) else {
            // A slip is being waited for: whatever holds it up holds this up too.
            let problem = self.printer_problem(printer.id);
            return Some(problem.unwrap_or(FailureCode::PrinterUnreachable));
        };
        let mut line = match line::open(&printer.target) {
            Ok(line) => line,
            Err(error) => return Some(line::problem_of(&error)),
        };
        let counterpart = self.printing.counterpart(printer.id);
        let mut known = counterpart.acquaintance();
        let mut watch = SomebodyWaits {
            since: Instant::now(),
            trouble: None,
        };
        let known = known.with(&printer.target);
        match delivery::deliver(&mut *line, sheet, known, &mut watch) {
            Delivery::Printed | Delivery::HandedOver | Delivery::InDoubt(None) => None,
            Delivery::NotBegun(problem) | Delivery::InDoubt(Some(problem)) => Some(problem),
            Delivery::Withdrawn | Delivery::Left => {
                Some(watch.trouble.unwrap_or(FailureCode::PrinterUnreachable))
            }
        }
    }
}

/// Somebody waits at the screen: trouble is told at once instead of being waited out.
struct SomebodyWaits {
    since: Instant,
    trouble: Option<FailureCode>,
}

impl Watch for SomebodyWaits {
    fn may_begin(&mut self) -> bool {
        true
    }

    fn all_taken(&mut self) {}

    fn trouble(&mut self, problem: Option<FailureCode>) {
        self.trouble = problem;
    }

    fn leaves(&self) -> bool {
        self.trouble.is_some() || self.since.elapsed() > SHEET
    }
}
