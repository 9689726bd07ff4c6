//! The printer without its plug: bytes in, answers and slips out. Pure, so that any fault can be
//! played through without a network.

use super::reader::{Command, Reader};
use super::roll::{PrintedSlip, Roll};
use std::collections::VecDeque;

/// What is the matter with the printer. All is well by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trouble {
    /// No paper is left.
    pub out_of_paper: bool,
    /// Somebody opened the cover.
    pub cover_open: bool,
    /// The roll is nearly used up; it still prints.
    pub near_end: bool,
}

/// A printer's inside.
#[derive(Debug)]
pub struct Device {
    trouble: Trouble,
    /// What has arrived and waits for the head.
    waiting: VecDeque<u8>,
    /// The last two bytes that arrived: real-time questions are seen in any stream.
    last: [u8; 2],
    reader: Reader,
    roll: Roll,
    slips: Vec<PrintedSlip>,
    complaints: Vec<String>,
    received: usize,
    answers_fences: bool,
    /// So many bytes are carried out before the paper ends.
    paper_ends_after: Option<usize>,
}

impl Device {
    /// A printer for paper so many dots wide.
    pub fn new(dots: usize) -> Self {
        Self {
            trouble: Trouble::default(),
            waiting: VecDeque::new(),
            last: [0, 0],
            reader: Reader::default(),
            roll: Roll::new(dots),
            slips: Vec::new(),
            complaints: Vec::new(),
            received: 0,
            answers_fences: true,
            paper_ends_after: None,
        }
    }

    /// Takes bytes from the line and gives the answers. Questions in real time are answered at once;
    /// everything else waits while the printer cannot print, and so does the answer to a fence.
    pub fn receive(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.received += bytes.len();
        let mut answers = Vec::new();
        for byte in bytes {
            if let [0x10, 0x04] = self.last
                && let Some(answer) = self.trouble.real_time_answer(*byte)
            {
                answers.push(answer);
            }
            self.last = [self.last[1], *byte];
        }
        self.waiting.extend(bytes);
        answers.extend(self.work());
        answers
    }

    /// Changes what is the matter; a printer that can go on does so, and gives what answers are due.
    pub fn set_trouble(&mut self, trouble: Trouble) -> Vec<u8> {
        self.trouble = trouble;
        self.work()
    }

    /// A clone that does not know fences.
    pub fn forget_fences(&mut self) {
        self.answers_fences = false;
    }

    /// The paper runs out once so many more bytes have been carried out. Once.
    pub fn end_paper_after(&mut self, bytes: usize) {
        self.paper_ends_after = Some(bytes);
    }

    fn use_up_paper(&mut self) {
        self.paper_ends_after = match self.paper_ends_after {
            Some(0 | 1) => {
                self.trouble.out_of_paper = true;
                None
            }
            left => left.map(|bytes| bytes - 1),
        };
    }

    /// What is the matter.
    pub fn trouble(&self) -> Trouble {
        self.trouble
    }

    /// Switched off and on: what was waiting is lost, what is on the paper stays.
    pub fn lose_power(&mut self) {
        self.waiting.clear();
        self.reader.forget();
        self.last = [0, 0];
    }

    /// Every slip that was cut.
    pub fn slips(&self) -> &[PrintedSlip] {
        &self.slips
    }

    /// Bytes that arrived since it was made.
    pub fn received(&self) -> usize {
        self.received
    }

    /// Bytes that have arrived and are not carried out.
    pub fn unfinished(&self) -> usize {
        self.waiting.len() + self.reader.unfinished()
    }

    /// Everything that a real printer would have choked on, in order.
    pub fn complaints(&self) -> Vec<String> {
        self.reader
            .complaints()
            .iter()
            .chain(&self.complaints)
            .cloned()
            .collect()
    }

    fn work(&mut self) -> Vec<u8> {
        let mut answers = Vec::new();
        while !self.trouble.stops_printing() {
            let Some(byte) = self.waiting.pop_front() else {
                break;
            };
            self.use_up_paper();
            self.roll.keep(&[byte]);
            for command in self.reader.read(&[byte]) {
                answers.extend(self.carry_out(command));
            }
        }
        answers
    }

    fn carry_out(&mut self, command: Command) -> Vec<u8> {
        match command {
            Command::Initialize | Command::AlreadyAnswered | Command::AutomaticStatus(0) => {}
            Command::MotionUnits(x, y) => {
                if x != y || !matches!(x, 180 | 203) {
                    self.complaints
                        .push(format!("feeds would not be counted in dots: {x}, {y}"));
                }
            }
            Command::Feed(rows) => self.roll.feed(rows.into()),
            Command::Raster { row_bytes, data } => {
                if !self.roll.print(row_bytes, &data) {
                    self.complaints
                        .push(format!("a picture of {} dots is too wide", row_bytes * 8));
                }
            }
            Command::Cut { .. } => {
                let slip = self.roll.cut();
                self.slips.push(slip);
            }
            Command::Fence(_) if !self.answers_fences => {}
            Command::Fence(1) => return vec![self.trouble.paper_answer()],
            Command::Fence(_) => return vec![0],
            Command::Identify(what) => return identity(what),
            Command::AutomaticStatus(_) => return self.trouble.automatic_status().to_vec(),
        }
        Vec::new()
    }
}

impl Trouble {
    /// Whether nothing moves until a person has come.
    pub fn stops_printing(self) -> bool {
        self.out_of_paper || self.cover_open
    }

    /// The byte that answers `DLE EOT n`.
    fn real_time_answer(self, question: u8) -> Option<u8> {
        let bits = match question {
            1 => flag(self.stops_printing(), 0x08),
            2 => flag(self.cover_open, 0x04) | flag(self.out_of_paper, 0x20),
            3 => 0,
            4 => flag(self.near_end || self.out_of_paper, 0x0c) | flag(self.out_of_paper, 0x60),
            _ => return None,
        };
        Some(0x12 | bits)
    }

    /// The byte that answers `GS r 1`.
    fn paper_answer(self) -> u8 {
        flag(self.near_end || self.out_of_paper, 0x03) | flag(self.out_of_paper, 0x0c)
    }

    /// The four bytes that `GS a` asks for.
    fn automatic_status(self) -> [u8; 4] {
        let first = 0x10 | flag(self.stops_printing(), 0x08) | flag(self.cover_open, 0x20);
        [first, 0, self.paper_answer(), 0]
    }
}

fn flag(is: bool, bits: u8) -> u8 {
    if is { bits } else { 0 }
}

fn identity(what: u8) -> Vec<u8> {
    match what {
        1 => vec![0x20],
        2 => vec![0x02],
        66 => b"_Acik Kapi\0".to_vec(),
        67 => b"_Virtual\0".to_vec(),
        _ => vec![0x00],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn out_of_paper_it_answers_questions_and_keeps_the_rest_for_later() {
        let mut printer = Device::new(16);
        printer.set_trouble(Trouble {
            out_of_paper: true,
            ..Trouble::default()
        });
        assert_eq!(
            printer.receive(&[0x10, 4, 1, 0x10, 4, 4]),
            [0x1a, 0x7e],
            "off line, and why"
        );
        assert_eq!(
            printer.receive(&[0x1b, b'J', 3, 0x1d, b'V', 66, 0, 0x1d, b'r', 1]),
            [0_u8; 0],
            "no fence yet"
        );
        assert!(printer.slips().is_empty());
        assert_eq!(
            printer.set_trouble(Trouble::default()),
            [0],
            "the fence, once paper is in"
        );
        assert_eq!(printer.slips()[0].picture.height(), 3);
        assert!(printer.complaints().is_empty());
    }

    #[test]
    fn a_question_is_answered_even_inside_a_picture_as_real_printers_do() {
        let mut printer = Device::new(16);
        assert_eq!(
            printer.receive(&[0x1d, b'v', b'0', 0, 3, 0, 1, 0, 0x10, 4, 1]),
            [0x12]
        );
        assert_eq!(
            printer.complaints().len(),
            2,
            "hidden question, and too wide: {:?}",
            printer.complaints()
        );
    }
}
