//! What the desk has learned about a printer since it started: so that a printer which answers
//! nothing is not waited for at every slip, and one that was interrupted is treated with care.

use domain::PrinterTarget;
use domain::printer::FenceKind;
use paper::escpos;

use super::patience::Patience;

/// What is known about one printer.
#[derive(Debug, Default)]
pub(super) struct Acquaintance {
    /// Where it is; one at another place is met afresh.
    target: Option<PrinterTarget>,
    /// It did not answer the last questions about its state.
    pub(super) mute: bool,
    /// How it says that it is done, as it showed the last time it was asked.
    pub(super) fence: Option<FenceKind>,
    /// Its roll was near its end when it was last asked.
    pub(super) near_end: bool,
    /// A part of a sheet may still be in it, and a half command before it.
    pub(super) interrupted: bool,
    /// How long it is waited for.
    pub(super) patience: Patience,
    /// The last identifier that it was asked for.
    identifier: u32,
}

/// Letters of an identifier: any that can be printed.
const FIRST_LETTER: u8 = 0x21;
const LETTERS: u32 = 94;

impl Acquaintance {
    /// Of a printer that was not met yet.
    pub(super) fn new(patience: Patience) -> Self {
        Self {
            patience,
            ..Self::default()
        }
    }

    /// What is known of the printer that is there now.
    pub(super) fn with(&mut self, target: &PrinterTarget) -> &mut Self {
        if self.target.as_ref() != Some(target) {
            let interrupted = self.target.is_none() && self.interrupted;
            *self = Self {
                target: Some(target.clone()),
                interrupted,
                patience: self.patience,
                // Where an earlier desk left off nobody knows: answers to its questions may still come.
                identifier: std::process::id().wrapping_mul(65_537),
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

    /// Whether it is known to answer no fence.
    pub(super) fn is_fenceless(&self) -> bool {
        self.fence == Some(FenceKind::None)
    }

    /// An identifier that this printer was not asked for yet.
    pub(super) fn next_identifier(&mut self) -> [u8; 4] {
        self.identifier = self.identifier.wrapping_add(1);
        let mut rest = self.identifier;
        [(); 4].map(|()| {
            let letter = u8::try_from(rest % LETTERS).unwrap_or(0);
            rest /= LETTERS;
            FIRST_LETTER + letter
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_identifier_comes_twice_and_all_can_be_printed() {
        let mut known = Acquaintance::default();
        let given: BTreeSet<_> = (0..10_000).map(|_| known.next_identifier()).collect();
        assert_eq!(given.len(), 10_000);
        let letters = given.iter().flatten();
        assert!(
            letters
                .into_iter()
                .all(|letter| (0x21..=0x7e).contains(letter))
        );
    }

    #[test]
    fn another_printer_is_met_afresh() {
        let mut known = Acquaintance::default();
        let here = PrinterTarget::Network("192.168.1.50:9100".into());
        known.with(&here).mute = true;
        known.interrupted = true;
        assert!(known.with(&here).mute && known.interrupted);
        let there = PrinterTarget::Network("192.168.1.51:9100".into());
        assert!(!known.with(&there).mute && !known.interrupted);
    }
}
