//! Fences: questions that are answered once everything before them is done, and what may be believed.
//!
//! An identifier that comes back (`GS ( H`) proves itself. An answer to `GS r` is a single byte without a
//! name: the one before a sheet settles what an earlier sheet left open, there are two behind it, so that
//! one stray byte is not taken for paper, and on a line with noise none of them is believed.

use domain::printer::FenceKind;
use paper::escpos;

use super::acquaintance::Acquaintance;
use super::conversation::Heard;

/// The fences before a sheet: both kinds, until it is known which of them the printer knows.
#[derive(Debug)]
pub(super) struct Opening {
    identifier: Option<[u8; 4]>,
    asked_for_status: bool,
    heard_identifier: bool,
    heard_status: bool,
}

impl Opening {
    /// The fences for this printer, and the bytes that ask them.
    pub(super) fn ask(known: &mut Acquaintance) -> (Self, Vec<u8>) {
        let mut bytes = Vec::new();
        let mut identifier = None;
        if known.fence != Some(FenceKind::TransmitStatus) {
            let new = known.next_identifier();
            bytes.extend(escpos::ask_identifier(new));
            identifier = Some(new);
        }
        let asked_for_status = known.fence != Some(FenceKind::ProcessId);
        if asked_for_status {
            bytes.extend(escpos::FENCE);
            // A clone that takes an identifier for letters forgets them before it prints any.
            bytes.extend(escpos::INITIALIZE);
        }
        let opening = Self {
            identifier,
            asked_for_status,
            heard_identifier: false,
            heard_status: false,
        };
        (opening, bytes)
    }

    /// Takes what was heard.
    pub(super) fn note(&mut self, heard: Heard) {
        match heard {
            Heard::Identifier(given) => self.heard_identifier |= self.identifier == Some(given),
            Heard::Fence => self.heard_status = true,
            _ => {}
        }
    }

    /// Whether nothing more is to come. A printer that knows identifiers has said its own before it
    /// comes to the fence behind.
    pub(super) fn is_settled(&self) -> bool {
        if self.asked_for_status {
            self.heard_status
        } else {
            self.heard_identifier
        }
    }

    /// The best kind of fence that the printer showed to know.
    pub(super) fn shown(&self) -> FenceKind {
        match (self.heard_identifier, self.heard_status) {
            (true, _) => FenceKind::ProcessId,
            (false, true) => FenceKind::TransmitStatus,
            (false, false) => FenceKind::None,
        }
    }

    /// The fences behind the sheet, and the bytes that ask them.
    pub(super) fn close(&self, known: &mut Acquaintance) -> (Closing, Vec<u8>) {
        let mut closing = Closing::default();
        if known.fence == Some(FenceKind::ProcessId) {
            let identifier = known.next_identifier();
            closing.identifier = Some(identifier);
            return (closing, escpos::ask_identifier(identifier).to_vec());
        }
        closing.answers = 2 + usize::from(self.asked_for_status && !self.heard_status);
        (closing, escpos::FENCE.repeat(2))
    }
}

/// The fences behind a sheet that are not answered yet.
#[derive(Debug, Default)]
pub(super) struct Closing {
    answers: usize,
    identifier: Option<[u8; 4]>,
    /// Something came that nobody asked for.
    noisy: bool,
}

/// What the answers so far say about a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is on paper.
    Done,
    /// Nothing yet.
    Nothing,
    /// That it is done, on a line on which anything may be heard.
    Doubtful,
}

impl Closing {
    /// Takes what was heard.
    pub(super) fn note(&mut self, heard: Heard) {
        match heard {
            Heard::Identifier(given) if self.identifier == Some(given) => self.identifier = None,
            // Another identifier answers an older question.
            Heard::Identifier(_) | Heard::State(_) | Heard::Told(_) => {}
            Heard::Fence if self.answers > 0 => self.answers -= 1,
            Heard::Fence | Heard::Noise => self.noisy = true,
        }
    }

    /// What that says, where the sheet was to be closed by an identifier or by answers.
    pub(super) fn said(&self, by: FenceKind) -> Said {
        match by {
            FenceKind::ProcessId if self.identifier.is_none() => Said::Done,
            FenceKind::ProcessId => Said::Nothing,
            _ if self.answers > 0 => Said::Nothing,
            _ if self.noisy => Said::Doubtful,
            _ => Said::Done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(fence: Option<FenceKind>) -> Acquaintance {
        let mut known = Acquaintance::default();
        known.fence = fence;
        known
    }

    #[test]
    fn what_a_printer_knows_is_learned_from_the_first_opening() {
        let mut stranger = known(None);
        let (mut opening, bytes) = Opening::ask(&mut stranger);
        assert!(bytes.starts_with(b"\x1d(H") && bytes.ends_with(b"\x1dr\x01\x1b@"));
        let identifier = opening.identifier.unwrap();
        opening.note(Heard::Identifier(identifier));
        assert!(!opening.is_settled(), "the fence behind it is to come");
        opening.note(Heard::Fence);
        assert!(opening.is_settled());
        assert_eq!(opening.shown(), FenceKind::ProcessId);

        let (mut opening, _) = Opening::ask(&mut known(None));
        opening.note(Heard::Identifier(*b"old!"));
        opening.note(Heard::Fence);
        assert_eq!(opening.shown(), FenceKind::TransmitStatus);
    }

    #[test]
    fn only_its_own_identifier_proves_a_sheet() {
        let mut epson = known(Some(FenceKind::ProcessId));
        let (opening, bytes) = Opening::ask(&mut epson);
        assert_eq!(bytes.len(), 11, "nothing but the identifier");
        let (mut closing, _) = opening.close(&mut epson);
        closing.note(Heard::Identifier(opening.identifier.unwrap()));
        closing.note(Heard::Fence);
        closing.note(Heard::Noise);
        assert_eq!(closing.said(FenceKind::ProcessId), Said::Nothing);
        closing.note(Heard::Identifier(closing.identifier.unwrap()));
        assert_eq!(closing.said(FenceKind::ProcessId), Said::Done);
    }

    #[test]
    fn one_stray_byte_is_not_taken_for_paper_and_noise_makes_all_doubtful() {
        let mut clone = known(Some(FenceKind::TransmitStatus));
        let (mut opening, _) = Opening::ask(&mut clone);
        opening.note(Heard::Fence);
        let (mut closing, bytes) = opening.close(&mut clone);
        assert_eq!(bytes, escpos::FENCE.repeat(2));
        let said = |closing: &Closing| closing.said(FenceKind::TransmitStatus);
        closing.note(Heard::Fence);
        assert_eq!(said(&closing), Said::Nothing);
        closing.note(Heard::Fence);
        assert_eq!(said(&closing), Said::Done);
        closing.note(Heard::Fence);
        assert_eq!(said(&closing), Said::Doubtful, "one too many");
    }
}
