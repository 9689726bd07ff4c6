//! What a printer says, byte by byte, and what that means.
//!
//! Five kinds of bytes arrive on one line: answers to `DLE EOT n` (`b & 0x93 == 0x12`), answers to a
//! fence `GS r 1` (`b & 0x90 == 0`), status that is told by itself (`b & 0x93 == 0x10` and three more
//! bytes, of which any could be taken for a fence), the identifier of `GS ( H` (`37 22 … 00`) and names
//! (`5F … 00`). Source: Epson's ESC/POS reference, and printers. Everything else is noise, and noise
//! is told: where there is noise, a single byte proves nothing.

use protocol::FailureCode;

/// One thing that was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// An answer about the printer's state.
    State(u8),
    /// Everything before a fence is done.
    Fence,
    /// Everything before the question with this identifier is done.
    Identifier([u8; 4]),
    /// Status that the printer told by itself.
    Told([u8; 4]),
    /// Bytes that mean nothing.
    Noise,
}

/// Takes bytes apart, however they arrive.
#[derive(Debug, Default)]
pub(super) struct Ear {
    /// What has come of something longer than a byte.
    held: Vec<u8>,
}

/// Bits that are 0 in the second to fourth byte of told status.
const TOLD_ZERO: u8 = 0x90;
/// No name is longer.
const LONGEST_NAME: usize = 80;

impl Ear {
    /// What these bytes say.
    pub(super) fn hear(&mut self, bytes: &[u8]) -> Vec<Heard> {
        bytes.iter().filter_map(|byte| self.one(*byte)).collect()
    }

    fn one(&mut self, byte: u8) -> Option<Heard> {
        if self.held.is_empty() {
            return self.first(byte);
        }
        self.held.push(byte);
        match *self.held.as_slice() {
            [0x5f, .., 0] => self.done(None),
            [0x5f, ..] if self.held.len() <= LONGEST_NAME => None,
            [0x37, 0x22, a, b, c, d, 0] => self.done(Some(Heard::Identifier([a, b, c, d]))),
            // Its letters are printable.
            [0x37, 0x22, ref letters @ ..]
                if letters.len() <= 4 && letters.iter().all(|letter| *letter >= 0x20) =>
            {
                None
            }
            [first, ref more @ ..]
                if is_told(first) && more.iter().all(|byte| byte & TOLD_ZERO == 0) =>
            {
                match *more {
                    [second, third, fourth] => {
                        self.done(Some(Heard::Told([first, second, third, fourth])))
                    }
                    _ => None,
                }
            }
            _ => self.done(Some(Heard::Noise)),
        }
    }

    fn first(&mut self, byte: u8) -> Option<Heard> {
        match byte {
            // XON and XOFF of a serial line.
            0x11 | 0x13 => None,
            0x37 | 0x5f => {
                self.held.push(byte);
                None
            }
            _ if byte & 0x93 == 0x12 => Some(Heard::State(byte)),
            _ if is_told(byte) => {
                self.held.push(byte);
                None
            }
            _ if byte & 0x90 == 0 => Some(Heard::Fence),
            _ => Some(Heard::Noise),
        }
    }

    fn done(&mut self, heard: Option<Heard>) -> Option<Heard> {
        self.held.clear();
        heard
    }
}

fn is_told(first: u8) -> bool {
    first & 0x93 == 0x10
}

/// The questions of `DLE EOT`: printer, off-line reasons, faults, paper.
pub(super) const QUESTIONS: [u8; 4] = [1, 2, 3, 4];

/// What the answers to one round of questions add up to, or what was told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    problem: Option<FailureCode>,
    is_near_end: bool,
}

/// What a person mends first comes first.
const URGENCY: [FailureCode; 3] = [
    FailureCode::PrinterCoverOpen,
    FailureCode::PrinterPaperOut,
    FailureCode::PrinterFault,
];

impl State {
    /// What four bytes of told status say.
    pub(super) fn told([first, second, third, _]: [u8; 4]) -> Self {
        let mut state = Self {
            is_near_end: third & 0x03 != 0,
            ..Self::default()
        };
        // Off line for whatever reason; cutter, fatal fault, a fault that passes by itself.
        state.add_where(first & 0x20 != 0, FailureCode::PrinterCoverOpen);
        state.add_where(third & 0x0c != 0, FailureCode::PrinterPaperOut);
        state.add_where(
            first & 0x08 != 0 || second & (0x08 | 0x20 | 0x40) != 0,
            FailureCode::PrinterFault,
        );
        state
    }

    /// Takes the answer to a question.
    pub(super) fn note(&mut self, question: u8, answer: u8) {
        // The bits that stand for an open cover, for no paper, and for anything else.
        let [cover, paper, other] = match question {
            // Off line, for whatever reason.
            1 => [0, 0, 0x08],
            2 => [0x04, 0x20, 0x40],
            // Cutter, fatal fault, a fault that passes by itself (a hot head).
            3 => [0, 0, 0x08 | 0x20 | 0x40],
            4 => {
                // It still prints.
                self.is_near_end = answer & 0x0c != 0;
                [0, 0x60, 0]
            }
            _ => return,
        };
        for (bits, problem) in [cover, paper, other].into_iter().zip(URGENCY) {
            self.add_where(answer & bits != 0, problem);
        }
    }

    fn add_where(&mut self, is: bool, problem: FailureCode) {
        if is {
            self.problem = URGENCY
                .into_iter()
                .find(|code| *code == problem || self.problem == Some(*code));
        }
    }

    /// Whether little paper is left, as far as the printer can tell.
    pub(super) fn is_near_end(self) -> bool {
        self.is_near_end
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
    fn told_status_is_never_taken_for_a_fence() {
        let mut ear = Ear::default();
        assert_eq!(
            ear.hear(&[0x18, 0, 0x0f]),
            [],
            "one more byte belongs to it"
        );
        assert_eq!(
            ear.hear(&[0, 0x00]),
            [Heard::Told([0x18, 0, 0x0f, 0]), Heard::Fence],
            "only the byte after them is one"
        );
        assert_eq!(ear.hear(&[0x12, 0x0c]), [Heard::State(0x12), Heard::Fence]);
    }

    #[test]
    fn an_identifier_is_one_thing_and_a_name_is_none_of_ours() {
        let mut ear = Ear::default();
        assert_eq!(ear.hear(b"\x37\x22ab"), []);
        assert_eq!(
            ear.hear(b"cd\0\0"),
            [Heard::Identifier(*b"abcd"), Heard::Fence]
        );
        assert_eq!(ear.hear(b"_EPSON\0\x12"), [Heard::State(0x12)]);
    }

    #[test]
    fn noise_is_told_and_what_follows_is_understood() {
        let mut ear = Ear::default();
        assert_eq!(ear.hear(b"\x91\xff"), [Heard::Noise, Heard::Noise]);
        assert_eq!(ear.hear(b"\x37\x12"), [Heard::Noise], "no identifier");
        assert_eq!(
            ear.hear(b"\x18\xff\x11\x13\0"),
            [Heard::Noise, Heard::Fence]
        );
    }

    #[test]
    fn what_the_printer_says_is_said_in_the_words_of_what_mends_it() {
        assert_eq!(state([0x12; 4]).problem(), None);
        assert_eq!(
            state([0x12, 0x12, 0x12, 0x1e]).problem(),
            None,
            "near its end a roll still prints"
        );
        assert!(state([0x12, 0x12, 0x12, 0x1e]).is_near_end());
        assert!(!state([0x12; 4]).is_near_end());
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

    #[test]
    fn told_by_itself_it_means_the_same() {
        let problem = |told| State::told(told).problem();
        assert_eq!(problem([0x10, 0, 0, 0]), None);
        assert_eq!(problem([0x10, 0, 0x03, 0]), None, "near its end");
        assert!(State::told([0x10, 0, 0x03, 0]).is_near_end());
        let paper_out = Some(FailureCode::PrinterPaperOut);
        assert_eq!(problem([0x18, 0, 0x0f, 0]), paper_out);
        let cover_open = Some(FailureCode::PrinterCoverOpen);
        assert_eq!(problem([0x38, 0, 0, 0]), cover_open);
        assert_eq!(problem([0x18, 8, 0, 0]), Some(FailureCode::PrinterFault));
    }
}
