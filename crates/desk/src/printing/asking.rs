//! Asking a printer: how it is before a sheet, and whether it is done behind one.

use std::io;
use std::time::{Duration, Instant};

use paper::escpos;
use protocol::FailureCode;

use super::acquaintance::Acquaintance;
use super::conversation::{Ear, Heard, QUESTIONS, State};
use super::delivery::{Delivery, PATIENCE, STALLED, Watch};
use super::line::{Line, TICK};

/// How long an answer may take; and where the last one never came.
const ANSWER: Duration = Duration::from_millis(1500);
const ANSWER_OF_THE_MUTE: Duration = Duration::from_millis(250);
/// How long a printer that says nothing of a fault may take for a sheet. The slowest heads print 50 mm a second.
const SHEET: Duration = Duration::from_secs(20);
/// The same where no fence is ever answered: long enough to hear of paper that runs out.
const SHEET_WITHOUT_FENCE: Duration = Duration::from_secs(3);

/// Whether the printer could print now.
pub(super) fn check(line: &mut dyn Line, known: &mut Acquaintance) -> Option<FailureCode> {
    match ask(line, &mut Ear::default(), known) {
        Ok(state) => state.and_then(State::problem),
        Err(_) => Some(FailureCode::PrinterUnreachable),
    }
}

/// What a printer says before a sheet.
pub(super) enum Ready {
    /// It may be sent to; so many fences from before may still be answered.
    For { open_fences: usize },
    /// It says why not.
    Not(FailureCode),
}

/// Asks how the printer is, and puts a fence before the sheet: once it is answered, whatever another
/// sheet left in the printer is done, and no late answer can be taken for this sheet's.
pub(super) fn make_ready(
    line: &mut dyn Line,
    ear: &mut Ear,
    known: &mut Acquaintance,
) -> io::Result<Ready> {
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

/// Waits until every fence is answered, asking meanwhile how the printer is.
pub(super) fn await_fences(
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
