//! The line to a printer, whatever it is made of, open for one sheet.

use std::io;
use std::time::Duration;

use domain::PrinterTarget;
use protocol::FailureCode;

use super::file::FileLine;
use super::network::NetworkLine;

/// The longest that one call on a line takes: how soon the desk can end.
pub(super) const TICK: Duration = Duration::from_millis(200);

/// A way to hand bytes over, and perhaps to hear something.
pub(super) trait Line {
    /// Hands some bytes over; how many were taken. 0 when none could be within a tick.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// What the printer says, waiting for it at most `within` (never longer than a tick); nothing when
    /// it is silent.
    ///
    /// # Errors
    /// The line is over.
    fn read(&mut self, within: Duration) -> io::Result<Vec<u8>>;

    /// Whether anybody at the other end could answer a question.
    fn can_answer(&self) -> bool;

    /// Ends the sheet, and tells what became of it as far as the line knows. Asked again while it is
    /// [`Ended::NotYet`]; each call takes no longer than a tick.
    ///
    /// # Errors
    /// The line is over, and nobody knows what became of what was taken.
    fn finish(&mut self) -> io::Result<Ended>;
}

/// What became of a sheet that a line took to its last byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// It is where it belongs, and nothing need be asked: a file has it.
    Kept,
    /// The printer has it, and only the printer can say that it is printed.
    ToBeAsked,
    /// Somebody else has it and prints it in their own time, such as a queue. That is not paper.
    HandedOver,
    /// Not known yet; what holds it up, where that is said.
    NotYet(Option<FailureCode>),
}

/// Opens the line to a printer.
pub(super) fn open(target: &PrinterTarget) -> io::Result<Box<dyn Line>> {
    Ok(match target {
        PrinterTarget::Network(address) => Box::new(NetworkLine::open(address)?),
        PrinterTarget::File(path) => Box::new(FileLine::open(path)?),
        PrinterTarget::Usb { .. }
        | PrinterTarget::Device(_)
        | PrinterTarget::Serial { .. }
        | PrinterTarget::Queue(_) => return Err(io::ErrorKind::Unsupported.into()),
    })
}
