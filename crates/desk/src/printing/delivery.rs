//! One sheet over an open line: ask first, send, and wait to be told that it is done.
//!
//! Behind the first byte of a sheet nothing is ever sent again; the answers to the fences say what
//! became of it. Deciding what that means for a slip is the caller's.

use std::io;
use std::time::{Duration, Instant};

use paper::escpos;
use protocol::FailureCode;

use super::acquaintance::Acquaintance;
use super::conversation::{Ear, Heard, QUESTIONS, State};
use super::line::{Line, TICK};

/// How long an answer may take; and where the last one never came.
const ANSWER: Duration = Duration::from_millis(1500);
const ANSWER_OF_THE_MUTE: Duration = Duration::from_millis(250);
/// How long a printer that says nothing of a fault may take for a sheet. The slowest heads print 50 mm a second.
const SHEET: Duration = Duration::from_secs(20);
/// The same where no fence is ever answered: long enough to hear of paper that runs out.
const SHEET_WITHOUT_FENCE: Duration = Duration::from_secs(3);
/// How long a printer without paper is waited for: a working day.
const PATIENCE: Duration = Duration::from_hours(10);
/// A line that takes nothing for so long is said to be in trouble; it is waited for all the same.
const STALLED: Duration = Duration::from_secs(5);

/// What became of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Delivery {
    /// It is on paper, or in its file.
    Printed,
    /// Not one byte of it went.
    NotBegun(FailureCode),
    /// The caller took it back before the first byte.
    Withdrawn,
    /// Something of it went, and nobody says that it came out.
    InDoubt(Option<FailureCode>),
    /// The caller ended the waiting.
    Left,
}

/// Who sees a sheet on its way.
pub(super) trait Watch {
    /// The printer is ready. Whether the first byte may go.
    fn may_begin(&mut self) -> bool;

    /// The line took every byte.
    fn all_taken(&mut self);

    /// What holds the printer up now.
    fn trouble(&mut self, problem: Option<FailureCode>);

    /// Whether to end the waiting.
    fn leaves(&self) -> bool;
}

/// Sends a sheet.
pub(super) fn deliver(
    line: &mut dyn Line,
    sheet: &[u8],
    known: &mut Acquaintance,
    watch: &mut dyn Watch,
) -> Delivery {
    let mut ear = Ear::default();
    let open_fences = match make_ready(line, &mut ear, known) {
        Ok(Ready::For { open_fences }) => open_fences,
        Ok(Ready::Not(problem)) => return Delivery::NotBegun(problem),
        Err(_) => return Delivery::NotBegun(FailureCode::PrinterUnreachable),
    };
    if !watch.may_begin() {
        return Delivery::Withdrawn;
    }
    let mut bytes = sheet.to_vec();
    if line.can_answer() {
        bytes.extend(escpos::FENCE);
    }
    match hand_over(line, &bytes, watch) {
        Handed::All => {}
        Handed::Broken { begun: false } => {
            return Delivery::NotBegun(FailureCode::PrinterUnreachable);
        }
        Handed::Broken { begun: true } => {
            known.interrupted = true;
            return Delivery::InDoubt(Some(FailureCode::PrinterUnreachable));
        }
        Handed::Left => {
            known.interrupted = true;
            return Delivery::Left;
        }
    }
    let kept = line.finish();
    watch.all_taken();
    match kept {
        Ok(true) => Delivery::Printed,
        Ok(false) if known.mute || !line.can_answer() => Delivery::InDoubt(None),
        Ok(false) => {
            let delivery = await_fences(line, &mut ear, known, open_fences + 1, watch);
            // The line took all; whether the printer got all of it only the fence tells.
            known.interrupted = match delivery {
                Delivery::Printed => false,
                // Silence is the way of a printer without fences.
                Delivery::InDoubt(None) => !known.fenceless,
                _ => true,
            };
            delivery
        }
        Err(_) => Delivery::InDoubt(Some(FailureCode::PrinterUnreachable)),
    }
}

/// Whether the printer could print now.
pub(super) fn check(line: &mut dyn Line, known: &mut Acquaintance) -> Option<FailureCode> {
    match ask(line, &mut Ear::default(), known) {
        Ok(state) => state.and_then(State::problem),
        Err(_) => Some(FailureCode::PrinterUnreachable),
    }
}

enum Ready {
    /// It may be sent to; so many fences from before may still be answered.
    For { open_fences: usize },
    /// It says why not.
    Not(FailureCode),
}

/// Asks how the printer is, and puts a fence before the sheet: once it is answered, whatever another
/// sheet left in the printer is done, and no late answer can be taken for this sheet's.
fn make_ready(line: &mut dyn Line, ear: &mut Ear, known: &mut Acquaintance) -> io::Result<Ready> {
    if !line.can_answer() {
        return Ok(Ready::For { open_fences: 0 });
    }
    if let Some(problem) = ask(line, ear, known)?.and_then(State::problem) {
        return Ok(Ready::Not(problem));
    }
    let mut opening = known.preamble();
    if !known.mute {
        opening.extend(escpos::FENCE);
    }
    write_all(line, &opening)?;
    known.interrupted = false;
    if known.mute {
        return Ok(Ready::For { open_fences: 0 });
    }
    let limit = if known.fenceless {
        ANSWER_OF_THE_MUTE
    } else {
        ANSWER
    };
    let answered = listen(line, ear, limit, |heard| heard == Heard::Fence)?.is_some();
    known.fenceless = !answered;
    Ok(Ready::For {
        open_fences: usize::from(!answered),
    })
}

/// One round of questions; none when the printer answers not even the first.
fn ask(line: &mut dyn Line, ear: &mut Ear, known: &mut Acquaintance) -> io::Result<Option<State>> {
    if !line.can_answer() {
        return Ok(None);
    }
    let mut state = State::default();
    for question in QUESTIONS {
        write_all(line, &escpos::ask_status(question))?;
        let limit = if known.mute {
            ANSWER_OF_THE_MUTE
        } else {
            ANSWER
        };
        let heard = listen(line, ear, limit, |heard| matches!(heard, Heard::State(_)))?;
        match heard {
            Some(Heard::State(answer)) => state.note(question, answer),
            _ if question == QUESTIONS[0] => {
                known.mute = true;
                return Ok(None);
            }
            // Many a clone knows only some of the questions.
            _ => {}
        }
        known.mute = false;
    }
    Ok(Some(state))
}

fn listen(
    line: &mut dyn Line,
    ear: &mut Ear,
    limit: Duration,
    wanted: impl Fn(Heard) -> bool,
) -> io::Result<Option<Heard>> {
    let end = Instant::now() + limit;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(None);
        }
        let heard = ear.hear(&line.read(left)?);
        if let Some(found) = heard.into_iter().find(|heard| wanted(*heard)) {
            return Ok(Some(found));
        }
    }
}

/// Hands over a few bytes that belong to no sheet.
fn write_all(line: &mut dyn Line, mut bytes: &[u8]) -> io::Result<()> {
    let end = Instant::now() + STALLED;
    while !bytes.is_empty() {
        bytes = &bytes[line.write(bytes)?..];
        if Instant::now() > end {
            return Err(io::ErrorKind::TimedOut.into());
        }
    }
    Ok(())
}

enum Handed {
    All,
    Broken { begun: bool },
    Left,
}

/// Hands a sheet over. A printer without paper may stop taking bytes in the middle of it: then this
/// waits, since ending the line would lose what the printer still holds.
fn hand_over(line: &mut dyn Line, bytes: &[u8], watch: &mut dyn Watch) -> Handed {
    let (begun_at, mut moved_at, mut taken) = (Instant::now(), Instant::now(), 0);
    while taken < bytes.len() {
        match line.write(&bytes[taken..]) {
            Ok(0) if watch.leaves() => return Handed::Left,
            Ok(0) if begun_at.elapsed() > PATIENCE => return Handed::Broken { begun: taken > 0 },
            Ok(0) if moved_at.elapsed() > STALLED => {
                watch.trouble(Some(FailureCode::PrinterUnreachable));
            }
            Ok(count) => {
                if count > 0 {
                    moved_at = Instant::now();
                }
                taken += count;
            }
            Err(_) => return Handed::Broken { begun: taken > 0 },
        }
    }
    watch.trouble(None);
    Handed::All
}

/// Waits until every fence is answered, asking meanwhile how the printer is.
fn await_fences(
    line: &mut dyn Line,
    ear: &mut Ear,
    known: &mut Acquaintance,
    mut open_fences: usize,
    watch: &mut dyn Watch,
) -> Delivery {
    let limit = if known.fenceless {
        SHEET_WITHOUT_FENCE
    } else {
        SHEET
    };
    let begun = Instant::now();
    let mut well_since = begun;
    let mut round = Round::default();
    loop {
        if watch.leaves() {
            return Delivery::Left;
        }
        let Ok(bytes) = line.read(TICK) else {
            return Delivery::InDoubt(Some(FailureCode::PrinterUnreachable));
        };
        for heard in ear.hear(&bytes) {
            match heard {
                Heard::Fence => open_fences = open_fences.saturating_sub(1),
                Heard::State(answer) => round.note(answer),
            }
        }
        if open_fences == 0 {
            known.fenceless = false;
            watch.trouble(None);
            return Delivery::Printed;
        }
        if let Some(state) = round.take_whole() {
            let problem = state.problem();
            watch.trouble(problem);
            if problem.is_some() {
                well_since = Instant::now();
            }
        }
        if well_since.elapsed() > limit || begun.elapsed() > PATIENCE {
            return Delivery::InDoubt(None);
        }
        if bytes.is_empty()
            && let Some(question) = round.next_question()
            && write_all(line, &escpos::ask_status(question)).is_err()
        {
            return Delivery::InDoubt(Some(FailureCode::PrinterUnreachable));
        }
    }
}

/// Questions asked one after the other while a sheet prints: an answer does not say to which of them.
#[derive(Default)]
struct Round {
    state: State,
    /// How many were answered.
    answered: usize,
    /// Whether the next one was asked.
    asked: bool,
}

impl Round {
    fn next_question(&mut self) -> Option<u8> {
        if self.asked {
            return None;
        }
        self.asked = true;
        QUESTIONS.get(self.answered).copied()
    }

    fn note(&mut self, answer: u8) {
        if !std::mem::take(&mut self.asked) {
            return;
        }
        if let Some(question) = QUESTIONS.get(self.answered) {
            self.state.note(*question, answer);
            self.answered += 1;
        }
    }

    fn take_whole(&mut self) -> Option<State> {
        (self.answered == QUESTIONS.len()).then(|| std::mem::take(self).state)
    }
}
