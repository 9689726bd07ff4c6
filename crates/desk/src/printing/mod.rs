//! Slips on their way to paper.
//!
//! Each printer has a worker: it takes the oldest slip meant for it that may go, draws it from the
//! application's state, asks the printer, sends, and waits to be told that it is done. One sheet at a
//! time goes to a printer. What becomes of a slip stands in the store:
//!
//! - `queued`: waits for its turn.
//! - `claimed`: a printer's worker has it, and not one byte went.
//! - `sending`: committed before the first byte leaves.
//! - `sent`: the line took every byte; whether it came out is being asked.
//! - `printed`: the printer answered the fence behind the slip, a file has it, or a person said so.
//! - `handed_over`: a queue has it and says that it is done with it, which is not paper.
//! - `blocked`: not one byte went; it goes on by itself when the fault is mended.
//! - `unknown`: something went, and no answer came. Nothing happens to it without a person's word.
//! - `dropped`: a person let it go.
//!
//! A slip is never sent twice: behind the first byte there is only `printed`, `handed_over` or
//! `unknown`. A desk that ended in between finds `sending` and `sent` at its start and asks. A slip that
//! waited longer than a day is asked about too: its visitor has gone. A printer that answers no
//! questions is sent to all the same, and a person is asked about each slip at once: taking silence for
//! paper would be a lie. Another printer takes a slip over only on a person's word.
//!
//! Laying out is `paper`'s work, saying it in words the screen's.

mod acquaintance;
mod asking;
mod bell;
mod conversation;
mod counterpart;
mod delivery;
mod device;
mod direct;
mod discovery;
mod fences;
mod file;
mod foreman;
mod ipp;
mod line;
mod network;
mod network_address;
mod patience;
mod plan;
mod probing;
mod queue;
mod recording;
mod spooler;
mod taking_over;
mod target;
mod trying;
mod usb;
mod worker;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, Weak};

use domain::{Printer, PrinterId};
use protocol::FailureCode;

use counterpart::Counterpart;

use crate::desk::{Desk, OpenStore, lock};

pub(crate) use line::answers;
pub use patience::Patience;
pub(crate) use queue::print_document as hand_document_over;
pub use spooler::is_answer as is_spoolers_answer;
pub(crate) use target::checked_target;
pub use target::{parse_target, typed};

/// What printing keeps in memory while the desk runs.
#[derive(Default)]
pub(crate) struct Printing {
    bell: bell::Bell,
    counterparts: Mutex<BTreeMap<PrinterId, Arc<Counterpart>>>,
    patience: Mutex<Patience>,
    /// The store whose slips were looked through for what an ended desk left; before that no worker touches one.
    looked_through: Mutex<Weak<OpenStore>>,
}

impl Printing {
    /// What the running desk knows of a printer.
    fn counterpart(&self, printer: PrinterId) -> Arc<Counterpart> {
        let mut counterparts = lock(&self.counterparts);
        let new = || Arc::new(Counterpart::new(*lock(&self.patience)));
        Arc::clone(counterparts.entry(printer).or_insert_with(new))
    }

    fn has_looked_through(&self, open: &Arc<OpenStore>) -> bool {
        std::ptr::eq(lock(&self.looked_through).as_ptr(), Arc::as_ptr(open))
    }
}

impl Desk {
    /// Starts what works beside the window. It ends with the desk, and keeps nothing of it open.
    pub fn start_workers(self: &Arc<Self>) {
        if self.printing.bell.begin() {
            foreman::Foreman::start(self);
        }
    }

    /// Stops what works beside the window, and waits a little until it has. A slip whose bytes have
    /// gone and which is not yet known to be printed is asked about at the next start.
    pub fn stop_workers(&self) {
        self.documents.clear();
        self.syncing.stop_and_wait();
        self.printing.bell.stop();
        self.printing.bell.wait_for_end();
    }

    /// Sets how long printers are waited for, before any was met.
    pub fn set_patience(&self, patience: Patience) {
        *lock(&self.printing.patience) = patience;
    }

    /// Whether this printer was asked how it is since the desk started.
    pub(crate) fn has_asked(&self, printer: &Printer) -> bool {
        self.printing.counterpart(printer.id).has_asked(printer)
    }

    /// Has the workers look now: a slip waits, or a printer changed.
    pub(crate) fn wake_printing(&self) {
        self.printing.bell.ring();
    }

    /// What is wrong with a printer now.
    pub(crate) fn printer_problem(&self, printer: PrinterId) -> Option<FailureCode> {
        self.printing.counterpart(printer).problem()
    }

    /// Whether a printer's roll was near its end when it last said how it is.
    pub(crate) fn is_near_end(&self, printer: PrinterId) -> bool {
        self.printing.counterpart(printer).is_near_end()
    }

    /// Notes what is wrong with a printer now; a screen that shows it is told.
    pub(crate) fn set_printer_problem(&self, printer: PrinterId, problem: Option<FailureCode>) {
        if self.printing.counterpart(printer).set_problem(problem) {
            if let Some(code) = problem {
                tracing::warn!(
                    printer = printer.0,
                    code = code.as_str(),
                    "a printer does not print"
                );
            }
            self.changed();
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.printing.bell.stop();
        self.syncing.stop();
    }
}
