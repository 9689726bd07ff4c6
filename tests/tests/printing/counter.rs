//! A counter to tell stories at: an office, its printer, and what lies in front of it.

use desk::views::{SlipState, SlipView};
use protocol::Problem;
use stories::office::{Office, ordinary_draft};
use stories::printer::{PrintedSlip, VirtualPrinter};
use stories::scanning::qr_code;
use tempfile::TempDir;

/// The questions before a slip, both fences and a reset: what a printer that is met for the first time
/// gets before the first byte of a slip. One that is known gets a few bytes less.
pub(crate) const PREAMBLE: usize = 4 * 3 + 11 + 3 + 2;
/// A slip is some tens of thousands of bytes; this is well in the middle of one.
pub(crate) const MIDDLE: usize = PREAMBLE + 8_000;

pub(crate) struct Counter {
    /// The office.
    pub(crate) office: Office,
    /// Its printer.
    pub(crate) printer: VirtualPrinter,
    /// Where the office's folders are.
    pub(crate) folder: TempDir,
}

/// An office with a printer that is well.
pub(crate) fn counter() -> Counter {
    let printer = VirtualPrinter::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open_with_printer(folder.path(), &printer.address().to_string()).unwrap();
    Counter {
        office,
        printer,
        folder,
    }
}

impl Counter {
    /// Office and printer.
    pub(crate) fn both(&self) -> (&Office, &VirtualPrinter) {
        (&self.office, &self.printer)
    }
}

pub(crate) fn register(office: &Office) -> String {
    office.register(&ordinary_draft()).unwrap().number
}

pub(crate) fn slip_of(office: &Office, number: &str) -> SlipView {
    office.desk().slip_of(number).unwrap().unwrap()
}

/// Waits until the newest slip of an application is in this state.
pub(crate) fn wait_for_slip(office: &Office, number: &str, state: &SlipState) -> SlipView {
    let look = |desk: &desk::Desk| desk.slip_of(number).unwrap().unwrap();
    let (slip, came) = office.wait_for(look, |slip| slip.state == *state);
    assert!(
        came,
        "the slip stays {:?}, problem {:?}",
        slip.state, slip.problem
    );
    slip
}

pub(crate) fn code(problem: Option<&Problem>) -> &str {
    problem.map_or("none", |problem| problem.code.as_str())
}

/// Waits until the status bar says this about the printer.
pub(crate) fn wait_for_problem(office: &Office, wanted: &str) {
    let (state, came) =
        office.wait_for_state(|state| code(state.printer.problem.as_ref()) == wanted);
    assert!(
        came,
        "the status bar says {}",
        code(state.printer.problem.as_ref())
    );
}

pub(crate) fn qr_of(slip: &PrintedSlip) -> String {
    qr_code(&slip.picture.png().unwrap())
}

/// How many slips of this application lie on the counter. Strips of an interrupted slip carry no QR code.
pub(crate) fn slips_on_the_counter(printer: &VirtualPrinter, number: &str) -> usize {
    let digits = number.replace(' ', "");
    printer
        .slips()
        .iter()
        .filter(|slip| qr_of(slip) == digits)
        .count()
}
