//! Asking a printer: how it is before a sheet, and whether it is done behind one.

use std::io;
use std::time::{Duration, Instant};

use domain::printer::FenceKind;
use paper::escpos;
use protocol::FailureCode;

use super::acquaintance::Acquaintance;
use super::conversation::{Ear, Heard, QUESTIONS, State};
use super::delivery::{Delivery, Watch};
use super::fences::{Closing, Opening, Said};
use super::line::{Line, TICK, problem_of};

/// Whether the printer could print now.
pub(super) fn check(line: &mut dyn Line, known: &mut Acquaintance) -> Option<FailureCode> {
    match ask(line, &mut Ear::default(), known) {
        Ok(state) => state.and_then(State::problem),
        Err(error) => Some(problem_of(&error)),
    }
}

/// What a printer says before a sheet.
pub(super) enum Ready {
    /// It may be sent to; it was asked these fences, unless it answers no questions at all.
    For(Option<Opening>),
    /// It says why not.
    Not(FailureCode),
}

/// Asks how the printer is, and puts fences before the sheet: once they are answered, whatever another
/// sheet left in the printer is done, and it is known how this one can be told to be done.
pub(super) fn make_ready(
    line: &mut dyn Line,
    ear: &mut Ear,
    known: &mut Acquaintance,
) -> io::Result<Ready> {
    if !line.can_answer() {
        return Ok(Ready::For(None));
    }
    if let Some(problem) = ask(line, ear, known)?.and_then(State::problem) {
        return Ok(Ready::Not(problem));
    }
    let preamble = known.preamble();
    let cleans_up = !preamble.is_empty();
    write_all(line, &preamble, known)?;
    known.interrupted = false;
    if known.mute {
        return Ok(Ready::For(None));
    }
    let (mut opening, question) = Opening::ask(known);
    write_all(line, &question, known)?;
    let limit = if cleans_up {
        // Thousands of bytes are before it.
        known.patience.sheet
    } else if known.is_fenceless() {
        known.patience.answer_of_the_mute
    } else {
        known.patience.answer
    };
    listen(line, ear, limit, |heard| {
        opening.note(heard);
        opening.is_settled().then_some(())
    })?;
    let answered_before = !matches!(known.fence, None | Some(FenceKind::None));
    if opening.shown() == FenceKind::None && answered_before {
        // It did until now. Nothing has gone yet, so it is no doubt but a fault; the next try asks anew.
        known.fence = None;
        known.interrupted |= cleans_up;
        return Ok(Ready::Not(FailureCode::PrinterUnreachable));
    }
    known.fence = Some(opening.shown());
    Ok(Ready::For(Some(opening)))
}

/// One round of questions; none when the printer answers not even the first.
fn ask(line: &mut dyn Line, ear: &mut Ear, known: &mut Acquaintance) -> io::Result<Option<State>> {
    if !line.can_answer() {
        return Ok(None);
    }
    let mut state = State::default();
    for question in QUESTIONS {
        write_all(line, &escpos::ask_status(question), known)?;
        let limit = if known.mute {
            known.patience.answer_of_the_mute
        } else {
            known.patience.answer
        };
        let answer = listen(line, ear, limit, |heard| match heard {
            Heard::State(answer) => Some(answer),
            _ => None,
        })?;
        match answer {
            Some(answer) => state.note(question, answer),
            None if question == QUESTIONS[0] => {
                known.mute = true;
                return Ok(None);
            }
            // Many a clone knows only some of the questions.
            None => {}
        }
        known.mute = false;
    }
    known.near_end = state.is_near_end();
    Ok(Some(state))
}

/// Listens until what is wanted was heard, or the time is over. All that came with it is heard too.
fn listen<T>(
    line: &mut dyn Line,
    ear: &mut Ear,
    limit: Duration,
    mut wanted: impl FnMut(Heard) -> Option<T>,
) -> io::Result<Option<T>> {
    let end = Instant::now() + limit;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(None);
        }
        let heard = ear.hear(&line.read(left)?);
        let mut found = None;
        for one in heard {
            found = wanted(one).or(found);
        }
        if found.is_some() {
            return Ok(found);
        }
    }
}

/// Hands over bytes that belong to no sheet.
fn write_all(line: &mut dyn Line, mut bytes: &[u8], known: &Acquaintance) -> io::Result<()> {
    let mut moved_at = Instant::now();
    while !bytes.is_empty() {
        let taken = line.write(bytes)?;
        bytes = &bytes[taken..];
        if taken > 0 {
            moved_at = Instant::now();
        } else if moved_at.elapsed() > known.patience.stalled {
            return Err(io::ErrorKind::TimedOut.into());
        }
    }
    Ok(())
}

/// Waits until the fences behind a sheet are answered, asking meanwhile how the printer is and
/// hearing what it tells by itself.
pub(super) fn await_fences(
    line: &mut dyn Line,
    ear: &mut Ear,
    known: &mut Acquaintance,
    mut closing: Closing,
    watch: &mut dyn Watch,
) -> Delivery {
    let kind = known.fence.unwrap_or(FenceKind::None);
    let limit = if kind == FenceKind::None {
        known.patience.sheet_without_fence
    } else {
        known.patience.sheet
    };
    let begun = Instant::now();
    let mut well_since = begun;
    let mut problem = None;
    let mut heard_anything = false;
    let mut round = Round::default();
    loop {
        if watch.leaves() {
            return Delivery::Left;
        }
        let bytes = match line.read(TICK) {
            Ok(bytes) => bytes,
            Err(error) => return Delivery::InDoubt(Some(problem_of(&error))),
        };
        heard_anything |= !bytes.is_empty();
        for heard in ear.hear(&bytes) {
            closing.note(heard);
            match heard {
                Heard::State(answer) => round.note(answer),
                Heard::Told(status) => {
                    let state = State::told(status);
                    known.near_end = state.is_near_end();
                    problem = state.problem();
                    watch.trouble(problem);
                }
                _ => {}
            }
        }
        match closing.said(kind) {
            Said::Nothing => {}
            Said::Doubtful => return Delivery::InDoubt(None),
            Said::Done => {
                if kind == FenceKind::None {
                    known.fence = None;
                }
                watch.trouble(None);
                return Delivery::Printed;
            }
        }
        if let Some(state) = round.take_whole() {
            known.near_end = state.is_near_end();
            problem = state.problem();
            watch.trouble(problem);
        }
        if problem.is_some() {
            well_since = Instant::now();
        }
        if well_since.elapsed() > limit || begun.elapsed() > known.patience.at_most {
            let silent = (!heard_anything).then_some(FailureCode::PrinterUnreachable);
            return Delivery::InDoubt(silent);
        }
        if bytes.is_empty() {
            round.ask_next(line);
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
    /// What the line has not taken yet of a question that it took the beginning of.
    rest: Vec<u8>,
}

impl Round {
    /// Asks the next question, or goes on with one that the line took a part of: half a question before a whole one
    /// would be another command.
    fn ask_next(&mut self, line: &mut dyn Line) {
        if self.rest.is_empty() {
            let Some(question) = QUESTIONS.get(self.answered).filter(|_| !self.asked) else {
                return;
            };
            self.asked = true;
            let question = escpos::ask_status(*question);
            match line.write(&question) {
                Ok(taken @ 1..) => self.rest = question[taken..].to_vec(),
                // A line that takes nothing is full of what waits for paper. It is heard all the same.
                _ => *self = Self::default(),
            }
        } else if let Ok(taken) = line.write(&self.rest) {
            self.rest.drain(..taken);
        }
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
        (self.answered == QUESTIONS.len()).then(|| {
            self.answered = 0;
            std::mem::take(&mut self.state)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::Ended;
    use super::*;

    /// A line that takes one byte at a time.
    #[derive(Default)]
    struct Narrow {
        taken: Vec<u8>,
    }

    impl Line for Narrow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.taken.extend(bytes.first());
            Ok(1)
        }

        fn read(&mut self, _: Duration) -> io::Result<Vec<u8>> {
            Ok(Vec::new())
        }

        fn can_answer(&self) -> bool {
            true
        }

        fn finish(&mut self) -> io::Result<Ended> {
            Ok(Ended::ToBeAsked)
        }
    }

    #[test]
    fn a_question_is_not_begun_anew_on_a_line_that_took_a_part_of_it() {
        let (mut round, mut line) = (Round::default(), Narrow::default());
        for question in QUESTIONS {
            line.taken.clear();
            for _ in 0..5 {
                round.ask_next(&mut line);
            }
            assert_eq!(line.taken, escpos::ask_status(question), "once and whole");
            round.note(0x12);
        }
        assert!(round.take_whole().is_some());
    }
}
