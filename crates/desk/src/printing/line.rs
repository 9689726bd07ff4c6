//! The line to a printer, whatever it is made of, open for one sheet.

use std::io::{self, ErrorKind};
use std::time::{Duration, Instant};

use domain::PrinterTarget;
use paper::escpos;
use protocol::FailureCode;

use super::device::DeviceLine;
use super::file::FileLine;
use super::network::NetworkLine;
use super::queue::QueueLine;
use super::usb::UsbLine;

/// The longest that one call on a line takes: how soon the desk can end.
pub(super) const TICK: Duration = Duration::from_millis(200);
/// How long a printer is waited for that is only asked.
const ANSWER: Duration = Duration::from_secs(2);

/// A way to hand bytes over, and perhaps to hear something.
pub(super) trait Line {
    /// Hands some bytes over; how many were taken. 0 when none could be within a tick: the same bytes
    /// are then offered again, since a part of them may be on its way.
    ///
    /// # Errors
    /// The line is over. Nothing of these bytes was taken.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Whether bytes have gone that [`Line::write`] has not counted yet.
    fn holds_bytes(&self) -> bool {
        false
    }

    /// What the printer says, waiting for it at most `within` (never longer than a tick); nothing when
    /// it is silent.
    ///
    /// # Errors
    /// The line is over.
    fn read(&mut self, within: Duration) -> io::Result<Vec<u8>>;

    /// Whether anybody at the other end could answer a question.
    fn can_answer(&self) -> bool;

    /// Whether the roll nears its end, where the line is told by somebody else than the printer.
    fn near_end(&self) -> Option<bool> {
        None
    }

    /// Ends the sheet, and tells what became of it as far as the line knows. Asked again while it is
    /// [`Ended::NotYet`]; each call takes no longer than a tick.
    ///
    /// # Errors
    /// The line is over, and nobody knows what became of what was taken.
    fn finish(&mut self) -> io::Result<Ended>;

    /// Nobody waits for the sheet any more: what can still be kept from coming out is.
    fn give_up(&mut self) {}
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

/// A problem that a line found out by itself, as an error of that line.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the printer does not print: {}", .0.as_str())]
pub(super) struct Obstacle(pub(super) FailureCode);

impl From<Obstacle> for io::Error {
    fn from(obstacle: Obstacle) -> Self {
        Self::other(obstacle)
    }
}

/// What a person is told of a line that does not open or is over.
pub(super) fn problem_of(error: &io::Error) -> FailureCode {
    let found_out = error.get_ref().and_then(|inner| inner.downcast_ref());
    if let Some(Obstacle(problem)) = found_out {
        return *problem;
    }
    match error.kind() {
        ErrorKind::PermissionDenied => FailureCode::PrinterNotAllowed,
        ErrorKind::ResourceBusy => FailureCode::PrinterTaken,
        _ => FailureCode::PrinterUnreachable,
    }
}

/// Opens the line to a printer.
///
/// # Errors
/// Why it does not open; [`problem_of`] has a word for it.
pub(super) fn open(target: &PrinterTarget) -> io::Result<Box<dyn Line>> {
    Ok(match target {
        PrinterTarget::Network(address) => Box::new(NetworkLine::open(address)?),
        PrinterTarget::File(path) => Box::new(FileLine::open(path)?),
        PrinterTarget::Usb {
            vendor,
            product,
            serial,
        } => Box::new(UsbLine::open(*vendor, *product, serial.as_deref())?),
        PrinterTarget::Device(path) => Box::new(DeviceLine::open(path)?),
        PrinterTarget::Serial { path, baud } => Box::new(DeviceLine::open_serial(path, *baud)?),
        PrinterTarget::Queue(name) => Box::new(QueueLine::open(name)?),
    })
}

/// Whether the printer answers when it is asked how it is, once.
///
/// # Errors
/// What a person is told of a line that does not open, or ends.
pub(crate) fn answers(target: &PrinterTarget) -> Result<bool, FailureCode> {
    let ask = || {
        let mut line = open(target)?;
        let question = escpos::ask_status(1);
        let (mut asked, end) = (0, Instant::now() + ANSWER);
        while line.can_answer() && Instant::now() < end {
            if asked < question.len() {
                asked += line.write(&question[asked..])?;
            } else if !line.read(TICK)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    };
    ask().map_err(|error: io::Error| problem_of(&error))
}
