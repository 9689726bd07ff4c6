//! Slips on their way to paper.
//!
//! One worker a desk takes the oldest slip that may go, draws it from the application's state, asks
//! the printer, sends, and waits to be told that it is done. What becomes of it stands in the store:
//!
//! - `queued`: waits for its turn.
//! - `sending`: committed before the first byte leaves.
//! - `sent`: the line took every byte; whether it came out is being asked.
//! - `printed`: the printer answered the fence behind the slip, a file has it, or a person said so.
//! - `blocked`: not one byte went; it goes on by itself when the fault is mended.
//! - `unknown`: something went, and no answer came. Nothing happens to it without a person's word.
//! - `dropped`: a person let it go.
//!
//! A slip is never sent twice: behind the first byte there is only `printed` or `unknown`. A desk that
//! ended in between finds `sending` and `sent` at its start and asks. A slip that waited longer than a
//! day is asked about too: its visitor has gone. A printer that answers no questions is sent to all
//! the same, and a person is asked about each slip at once: taking silence for paper would be a lie.
//!
//! Laying out is `paper`'s work, saying it in words the screen's.

mod acquaintance;
mod asking;
mod bell;
mod conversation;
mod delivery;
mod device;
mod direct;
mod discovery;
mod file;
mod ipp;
mod line;
mod network;
mod network_address;
mod plan;
mod probing;
mod queue;
mod recording;
mod spooler;
mod target;
mod trying;
mod usb;
mod worker;

use std::sync::{Arc, Mutex};

use domain::Printer;
use protocol::FailureCode;

use crate::desk::{Desk, lock};

pub(crate) use line::answers;
pub(crate) use queue::print_document as hand_document_over;
pub use spooler::is_answer as is_spoolers_answer;
pub(crate) use target::{checked_target, parse_target, typed};

/// What printing keeps in memory while the desk runs.
#[derive(Default)]
pub(crate) struct Printing {
    bell: bell::Bell,
    /// The printer that was asked how it is since the desk started.
    asked: Mutex<Option<Printer>>,
    /// Held only by whoever has the turn to talk to the printer.
    acquaintance: Mutex<acquaintance::Acquaintance>,
}

impl Desk {
    /// Starts what works beside the window. It ends with the desk, and keeps nothing of it open.
    pub fn start_workers(self: &Arc<Self>) {
        if self.printing.bell.begin() {
            let worker = worker::Worker::new(self);
            std::thread::spawn(move || worker.run());
        }
    }

    /// Stops what works beside the window, and waits a little until it has. A slip whose bytes have
    /// gone and which is not yet known to be printed is asked about at the next start.
    pub fn stop_workers(&self) {
        self.documents.clear();
        self.printing.bell.stop();
        self.printing.bell.wait_for_end();
    }

    /// Whether this printer was asked how it is since the desk started.
    pub(crate) fn has_asked(&self, printer: &Printer) -> bool {
        lock(&self.printing.asked).as_ref() == Some(printer)
    }

    /// Has the worker look now: a slip waits, or the printer changed.
    pub(crate) fn wake_printing(&self) {
        self.printing.bell.ring();
    }

    /// What is wrong with the printer now; a screen that shows it is told.
    pub(crate) fn set_printer_problem(&self, problem: Option<FailureCode>) {
        let before = std::mem::replace(&mut *lock(&self.printer_problem), problem);
        if before != problem {
            if let Some(code) = problem {
                tracing::warn!(code = code.as_str(), "the printer does not print");
            }
            self.changed();
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.printing.bell.stop();
    }
}
