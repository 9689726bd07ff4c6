//! What the desk has learned about its printer since it started: so that a printer which answers
//! nothing is not waited for at every slip, and one that was interrupted is treated with care.

use domain::PrinterTarget;
use paper::escpos;

/// What is known about one printer.
#[derive(Debug, Default)]
pub(super) struct Acquaintance {
    /// Which printer; another one is met afresh.
    target: Option<PrinterTarget>,
    /// It did not answer the last questions about its state.
    pub(super) mute: bool,
    /// It did not answer the last fence.
    pub(super) fenceless: bool,
    /// A part of a sheet may still be in it, and a half command before it.
    pub(super) interrupted: bool,
}

impl Acquaintance {
    /// What is known of this printer.
    pub(super) fn with(&mut self, target: &PrinterTarget) -> &mut Self {
        if self.target.as_ref() != Some(target) {
            let interrupted = self.target.is_none() && self.interrupted;
            *self = Self {
                target: Some(target.clone()),
                interrupted,
                ..Self::default()
            };
        }
        self
    }

    /// What goes before anything else.
    pub(super) fn preamble(&self) -> Vec<u8> {
        if self.interrupted {
            escpos::safe_start()
        } else {
            Vec::new()
        }
    }
}
