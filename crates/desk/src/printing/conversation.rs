//! What a printer says, byte by byte, and what that means.
//!
//! Three kinds of byte arrive on one line: answers to `DLE EOT n` (`b & 0x93 == 0x12`), answers to a
//! fence `GS r 1` (`b & 0x90 == 0`), and unasked status (`b & 0x93 == 0x10` and three more bytes, of
//! which any could be taken for a fence). Source: Epson's ESC/POS reference, and printers.

use protocol::FailureCode;

/// One thing that was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// An answer about the printer's state.
    State(u8),
    /// Everything before a fence is done.
    Fence,
}

/// Takes bytes apart, however they arrive.
#[derive(Debug, Default)]
pub(super) struct Ear {
    /// So many bytes of unasked status are still to come.
    unasked: u8,
}

impl Ear {
    /// What these bytes say.
    pub(super) fn hear(&mut self, bytes: &[u8]) -> Vec<Heard> {
        bytes.iter().filter_map(|byte| self.one(*byte)).collect()
    }

    fn one(&mut self, byte: u8) -> Option<Heard> {
        if self.unasked > 0 {
            self.unasked -= 1;
            return None;
        }
        if byte & 0x93 == 0x12 {
            return Some(Heard::State(byte));
        }
        if byte & 0x93 == 0x10 {
            self.unasked = 3;
            return None;
        }
        (byte & 0x90 == 0).then_some(Heard::Fence)
    }
}

/// The questions of `DLE EOT`: printer, off-line reasons, faults, paper.
pub(super) const QUESTIONS: [u8; 4] = [1, 2, 3, 4];

/// What the answers to one round of questions add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    problem: Option<FailureCode>,
}

/// What a person mends first comes first.
const URGENCY: [FailureCode; 3] = [
    FailureCode::PrinterCoverOpen,
    FailureCode::PrinterPaperOut,
    FailureCode::PrinterFault,
];

impl State {
    /// Takes the answer to a question.
    pub(super) fn note(&mut self, question: u8, answer: u8) {
        // The bits that stand for an open cover, for no paper, and for anything else.
        let [cover, paper, other] = match question {
            // Off line, for whatever reason.
            1 => [0, 0, 0x08],
            2 => [0x04, 0x20, 0x40],
            // Cutter, fatal fault, a fault that passes by itself (a hot head).
            3 => [0, 0, 0x08 | 0x20 | 0x40],
            // 0x0c is the near end: it still prints.
            4 => [0, 0x60, 0],
            _ => return,
        };
        for (bits, problem) in [cover, paper, other].into_iter().zip(URGENCY) {
            if answer & bits != 0 {
                self.add(problem);
            }
        }
    }

    fn add(&mut self, problem: FailureCode) {
        self.problem = URGENCY
            .into_iter()
            .find(|code| *code == problem || self.problem == Some(*code));
    }

    /// Why it does not print; none when it does.
    pub(super) fn problem(self) -> Option<FailureCode> {
        self.problem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(answers: [u8; 4]) -> State {
        let mut state = State::default();
        for (question, answer) in QUESTIONS.into_iter().zip(answers) {
            state.note(question, answer);
        }
        state
    }

    #[test]
    fn unasked_status_is_never_taken_for_a_fence() {
        let mut ear = Ear::default();
        assert_eq!(
            ear.hear(&[0x18, 0, 0x0f]),
            [],
            "three more bytes belong to it"
        );
        assert_eq!(
            ear.hear(&[0, 0x00]),
            [Heard::Fence],
            "only the byte after them is one"
        );
        assert_eq!(ear.hear(&[0x12, 0x0c]), [Heard::State(0x12), Heard::Fence]);
        assert_eq!(ear.hear(b"\x91\xff"), [], "noise says nothing");
    }

    #[test]
    fn what_the_printer_says_is_said_in_the_words_of_what_mends_it() {
        assert_eq!(state([0x12; 4]).problem(), None);
        assert_eq!(
            state([0x12, 0x12, 0x12, 0x1e]).problem(),
            None,
            "near its end a roll still prints"
        );
        assert_eq!(
            state([0x1a, 0x32, 0x12, 0x7e]).problem(),
            Some(FailureCode::PrinterPaperOut)
        );
        assert_eq!(
            state([0x1a, 0x16, 0x12, 0x12]).problem(),
            Some(FailureCode::PrinterCoverOpen)
        );
        assert_eq!(
            state([0x1a, 0x12, 0x12, 0x12]).problem(),
            Some(FailureCode::PrinterFault)
        );
        assert_eq!(
            state([0x12, 0x12, 0x1a, 0x12]).problem(),
            Some(FailureCode::PrinterFault),
            "the cutter"
        );
    }
}
