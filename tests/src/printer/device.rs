//! The printer without its plug: bytes in, answers and slips out. Pure, so that any fault can be
//! played through without a network, and any hour of the head in no time.

use std::collections::VecDeque;
use std::time::Duration;

use super::head::{Head, Pace};
use super::lies::{Lies, identity};
use super::reader::{Command, Knows, Reader};
use super::roll::{Picture, PrintedSlip, Roll};
use super::script::{Done, Fault, Script, What, When, garbage};
use super::trouble::Trouble;
use super::typesetter::{Printed, Typesetter};

/// A printer's inside.
#[derive(Debug)]
pub struct Device {
    trouble: Trouble,
    lies: Lies,
    script: Script,
    /// What the script did to the plug, for whoever holds it.
    plug: Vec<Plugged>,
    /// What has arrived and waits for the head.
    waiting: VecDeque<u8>,
    /// So much of it fits.
    buffer: usize,
    /// Rows that a command has made and that are not on the paper yet, and what is said by the last.
    rows: VecDeque<(Vec<u8>, Option<String>)>,
    head: Head,
    /// The last two bytes that arrived: real-time questions are seen in any stream.
    last: [u8; 2],
    reader: Reader,
    typesetter: Typesetter,
    roll: Roll,
    slips: Vec<PrintedSlip>,
    complaints: Vec<String>,
    received: usize,
    rows_printed: usize,
    reads_text: bool,
    /// What `GS a` asked to be told about; 0 is nothing.
    tells: u8,
    /// The last answer of a fence or an identifier.
    last_answer: Vec<u8>,
}

/// What a script does to the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plugged {
    /// It is closed.
    HungUp,
    /// It is open, and dead.
    HalfOpen,
    /// It is closed, and nobody is there until somebody switches the printer on.
    Off,
}

/// What `GS a` reports on: being off line, faults, paper.
const TOLD: u8 = 0x0e;

impl Device {
    /// A printer for paper so many dots wide, with room for everything it is sent.
    pub fn new(dots: usize) -> Self {
        Self {
            trouble: Trouble::default(),
            lies: Lies::default(),
            script: Script::default(),
            plug: Vec::new(),
            waiting: VecDeque::new(),
            buffer: usize::MAX,
            rows: VecDeque::new(),
            head: Head::default(),
            last: [0, 0],
            reader: Reader::default(),
            typesetter: Typesetter::new(dots),
            roll: Roll::new(dots),
            slips: Vec::new(),
            complaints: Vec::new(),
            received: 0,
            rows_printed: 0,
            reads_text: false,
            tells: 0,
            last_answer: Vec::new(),
        }
    }

    /// How many bytes it holds that wait for the head; more it does not take.
    pub fn set_buffer(&mut self, bytes: usize) {
        self.buffer = bytes;
    }

    /// How fast its head is.
    pub fn set_pace(&mut self, pace: Pace) {
        self.head.pace = pace;
    }

    /// It reads text mode too; else letters are complained about.
    pub fn read_text(&mut self) {
        self.reads_text = true;
        self.know();
    }

    /// What it does otherwise than the printer it copies.
    pub fn set_lies(&mut self, lies: Lies) {
        self.lies = lies;
        self.know();
    }

    /// The lies it tells.
    pub fn lies(&self) -> Lies {
        self.lies
    }

    fn know(&mut self) {
        self.reader.know(Knows {
            text: self.reads_text,
            no_identifiers: self.lies.no_identifiers,
        });
    }

    /// Adds a fault that happens by itself, once.
    pub fn script(&mut self, fault: Fault) {
        self.script.add(fault);
    }

    /// Forgets the faults that have not happened.
    pub fn forget_script(&mut self) {
        self.script.forget();
    }

    /// Whether every scripted fault has happened.
    pub fn script_is_over(&self) -> bool {
        self.script.is_empty()
    }

    /// How many bytes it can take now.
    pub fn room(&self) -> usize {
        self.buffer.saturating_sub(self.waiting.len())
    }

    /// Takes bytes from the line and gives the answers. Questions in real time are answered at once;
    /// everything else waits while the printer cannot print, and so does the answer to a fence.
    pub fn receive(&mut self, mut bytes: &[u8]) -> Vec<u8> {
        let mut answers = Vec::new();
        while self.plug.is_empty() {
            let count = bytes.len().min(self.script.until_next_arrival());
            let (arriving, rest) = bytes.split_at(count);
            self.received += arriving.len();
            for byte in arriving {
                if let [0x10, 0x04] = self.last {
                    answers.extend(self.answer_question(*byte));
                }
                self.last = [self.last[1], *byte];
            }
            self.waiting.extend(arriving);
            answers.extend(self.after(Done::Received(count)));
            answers.extend(self.work());
            bytes = rest;
            if bytes.is_empty() {
                break;
            }
        }
        self.heard(answers)
    }

    /// Lets time pass on the printer's own clock, and gives what answers are due.
    pub fn advance(&mut self, time: Duration) -> Vec<u8> {
        self.head.advance(time);
        let answers = self.work();
        self.heard(answers)
    }

    /// Changes what is the matter; a printer that can go on does so, and gives what answers are due.
    pub fn set_trouble(&mut self, trouble: Trouble) -> Vec<u8> {
        let mut answers = self.change_trouble(trouble);
        answers.extend(self.work());
        self.heard(answers)
    }

    /// What is the matter.
    pub fn trouble(&self) -> Trouble {
        self.trouble
    }

    /// What somebody who connects hears before anything is asked.
    pub fn greeting(&self) -> Vec<u8> {
        if self.lies.stale_reply {
            self.last_answer.clone()
        } else {
            Vec::new()
        }
    }

    /// Switched off and on: what was waiting is lost, what is on the paper stays.
    pub fn lose_power(&mut self) {
        self.waiting.clear();
        self.rows.clear();
        self.reader.forget();
        self.typesetter.reset();
        self.head.rest();
        self.tells = 0;
        self.last = [0, 0];
    }

    /// What the script did to the plug since it was last asked.
    pub fn take_plugged(&mut self) -> Vec<Plugged> {
        std::mem::take(&mut self.plug)
    }

    /// Every slip that was cut.
    pub fn slips(&self) -> &[PrintedSlip] {
        &self.slips
    }

    /// What hangs out of it and is not cut.
    pub fn hanging(&self) -> Picture {
        self.roll.picture()
    }

    /// Bytes that arrived since it was made.
    pub fn received(&self) -> usize {
        self.received
    }

    /// Rows of dots that it has printed or fed since it was made.
    pub fn rows_printed(&self) -> usize {
        self.rows_printed
    }

    /// Bytes that have arrived and are not carried out.
    pub fn unfinished(&self) -> usize {
        self.waiting.len() + self.reader.unfinished()
    }

    /// Whether all that arrived is printed as far as it can be.
    pub fn is_at_rest(&self) -> bool {
        self.trouble.stops_printing() || (self.waiting.is_empty() && self.rows.is_empty())
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

    fn heard(&self, answers: Vec<u8>) -> Vec<u8> {
        if self.lies.silent {
            Vec::new()
        } else {
            answers
        }
    }

    fn answer_question(&mut self, question: u8) -> Vec<u8> {
        if self.trouble.real_time_answer(question).is_none() {
            return Vec::new();
        }
        let mut answers = self.after(Done::Question);
        // A script that ends the connection or switches it off leaves nobody to answer.
        if self.plug.is_empty() {
            answers.extend(self.trouble.real_time_answer(question));
        }
        answers
    }

    /// Does what the script has for this point; what is heard of it.
    fn after(&mut self, done: Done) -> Vec<u8> {
        let mut answers = Vec::new();
        for what in self.script.after(done) {
            let mut trouble = self.trouble;
            match what {
                What::PaperOut => trouble.out_of_paper = true,
                What::NearEnd => trouble.near_end = true,
                What::CoverOpen => trouble.cover_open = true,
                What::CutterJam => trouble.cutter_jammed = true,
                What::HangUp => self.plug.push(Plugged::HungUp),
                What::HalfOpen => self.plug.push(Plugged::HalfOpen),
                What::Restart => {
                    self.lose_power();
                    self.plug.push(Plugged::HungUp);
                }
                What::PowerOff => {
                    self.lose_power();
                    self.plug.push(Plugged::Off);
                }
                What::Garbage(seed) => answers.extend(garbage(seed)),
                What::Silence => self.lies.silent = true,
            }
            answers.extend(self.change_trouble(trouble));
        }
        answers
    }

    fn change_trouble(&mut self, trouble: Trouble) -> Vec<u8> {
        let before = std::mem::replace(&mut self.trouble, trouble);
        let told = self.tells & TOLD != 0 && before != trouble;
        if told {
            trouble.automatic_status().to_vec()
        } else {
            Vec::new()
        }
    }

    fn work(&mut self) -> Vec<u8> {
        let mut answers = Vec::new();
        while !self.trouble.stops_printing() {
            if !self.rows.is_empty() {
                if !self.head.take_row() {
                    break;
                }
                answers.extend(self.print_row());
                continue;
            }
            let Some(byte) = self.waiting.pop_front() else {
                self.head.rest();
                break;
            };
            answers.extend(self.after(Done::CarriedOut));
            self.roll.keep(byte);
            for command in self.reader.read(&[byte]) {
                answers.extend(self.carry_out(command));
            }
        }
        answers
    }

    fn print_row(&mut self) -> Vec<u8> {
        let Some((row, says)) = self.rows.pop_front() else {
            return Vec::new();
        };
        self.roll.print(&row);
        self.rows_printed += 1;
        if let Some(line) = says {
            self.roll.say(line);
        }
        self.after(Done::Row)
    }

    fn carry_out(&mut self, command: Command) -> Vec<u8> {
        match command {
            Command::AlreadyAnswered => {}
            Command::Initialize => {
                self.tells = 0;
                self.typesetter.reset();
            }
            Command::MotionUnits(x, y) => {
                if x != y || !matches!(x, 180 | 203) {
                    self.complaints
                        .push(format!("feeds would not be counted in dots: {x}, {y}"));
                }
            }
            Command::Feed(rows) => {
                let line = self.typesetter.flush();
                self.put(line);
                self.rows
                    .extend((0..rows).map(|_| (Vec::new(), None::<String>)));
            }
            Command::Raster { row_bytes, data } => {
                if row_bytes > self.roll.row_bytes() {
                    self.complaints
                        .push(format!("a picture of {} dots is too wide", row_bytes * 8));
                }
                let rows = data.chunks(row_bytes).map(|row| (row.to_vec(), None));
                self.rows.extend(rows);
            }
            Command::Cut { partial } => return self.cut(partial),
            Command::Fence(_) if self.lies.no_fences => {}
            Command::Fence(what) => {
                let answer = if what == 1 {
                    self.trouble.paper_answer()
                } else {
                    0
                };
                return self.answer_fence(&[0x1d, b'r', what], vec![answer]);
            }
            Command::Identifier([a, b, c, d]) => {
                let question = [0x1d, b'(', b'H', 6, 0, 48, 48, a, b, c, d];
                return self.answer_fence(&question, vec![0x37, 0x22, a, b, c, d, 0]);
            }
            Command::Identify(what) => return identity(what, self.lies.foreign_identity),
            Command::AutomaticStatus(_) if self.lies.no_automatic_status => {}
            Command::AutomaticStatus(what) => {
                self.tells = what;
                if what != 0 {
                    return self.trouble.automatic_status().to_vec();
                }
            }
            text => {
                for line in self.typesetter.carry_out(text) {
                    self.put(Some(line));
                }
            }
        }
        Vec::new()
    }

    fn put(&mut self, line: Option<Printed>) {
        let Some(Printed { rows, says }) = line else {
            return;
        };
        let last = rows.len().saturating_sub(1);
        let rows = rows.into_iter().enumerate();
        let mut says = Some(says);
        self.rows.extend(rows.map(|(at, row)| {
            let said = if at == last { says.take() } else { None };
            (row, said)
        }));
    }

    fn cut(&mut self, partial: bool) -> Vec<u8> {
        let answers = self.after(Done::Cut);
        if self.trouble.stops_printing() {
            // The blade comes down once somebody has mended it.
            self.put_back(&[0x1d, b'V', if partial { 66 } else { 65 }, 0]);
            return answers;
        }
        let slip = self.roll.cut();
        self.slips.push(slip);
        answers
    }

    fn answer_fence(&mut self, question: &[u8], answer: Vec<u8>) -> Vec<u8> {
        let mut answers = self.after(Done::Fence);
        if self.trouble.stops_printing() {
            // It is not done with what stands before; the question waits like everything else.
            self.put_back(question);
        } else if self.plug.is_empty() {
            self.last_answer.clone_from(&answer);
            answers.extend(answer);
        }
        answers
    }

    fn put_back(&mut self, command: &[u8]) {
        for byte in command.iter().rev() {
            self.waiting.push_front(*byte);
        }
        self.roll.forget(command.len());
    }
}

impl Fault {
    /// A fault and when it happens.
    pub fn new(when: When, what: What) -> Self {
        Self { when, what }
    }
}
