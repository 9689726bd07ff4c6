//! One sheet over an open line: ask first, send, hear what the printer tells meanwhile, and wait to
//! be told that it is done.
//!
//! Behind the first byte of a sheet nothing is ever sent again; the answers to the fences say what
//! became of it. Deciding what that means for a slip is the caller's.

use std::io;
use std::time::Instant;

use domain::printer::FenceKind;
use paper::escpos;
use protocol::FailureCode;

use super::acquaintance::Acquaintance;
use super::asking::{Ready, await_fences, make_ready};
use super::conversation::{Ear, Heard, State};
use super::fences::Closing;
use super::line::{Ended, Line, Obstacle, TICK, problem_of};
use super::patience::Patience;

/// What became of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Delivery {
    /// It is on paper, or in its file.
    Printed,
    /// Somebody else has it and prints it in their own time; nobody says whether it comes out.
    HandedOver,
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
    let opening = match make_ready(line, &mut ear, known) {
        Ok(Ready::For(opening)) => opening,
        Ok(Ready::Not(problem)) => return Delivery::NotBegun(problem),
        Err(error) => return Delivery::NotBegun(problem_of(&error)),
    };
    if !watch.may_begin() {
        return Delivery::Withdrawn;
    }
    let mut closing = Closing::default();
    let mut bytes = sheet.to_vec();
    if let Some(opening) = opening {
        bytes = told_meanwhile(sheet);
        let (fences, question) = opening.close(known);
        closing = fences;
        bytes.extend(question);
    }
    match hand_over(line, &bytes, &mut ear, &mut closing, known, watch) {
        Handed::All => {}
        Handed::Broken(problem) => {
            known.interrupted = true;
            return Delivery::InDoubt(Some(problem));
        }
        Handed::NotBegun(problem) => return Delivery::NotBegun(problem),
        Handed::Left => {
            known.interrupted = true;
            return Delivery::Left;
        }
    }
    let ended = line.finish();
    watch.all_taken();
    let ended = wait_for_end(line, ended, &known.patience, watch);
    known.near_end = line.near_end().unwrap_or(known.near_end);
    match ended {
        None => Delivery::Left,
        Some(Ok(Ended::Kept)) => Delivery::Printed,
        Some(Ok(Ended::HandedOver)) => Delivery::HandedOver,
        Some(Err(error)) => Delivery::InDoubt(Some(problem_of(&error))),
        Some(Ok(_)) if known.mute || !line.can_answer() => Delivery::InDoubt(None),
        Some(Ok(_)) => {
            let fenceless = known.fence == Some(FenceKind::None);
            let delivery = await_fences(line, &mut ear, known, closing, watch);
            // The line took all; whether the printer got all of it only the fence tells.
            known.interrupted = match delivery {
                Delivery::Printed => false,
                // Silence is the way of a printer without fences.
                Delivery::InDoubt(None) => !fenceless,
                _ => true,
            };
            delivery
        }
    }
}

/// The sheet with a word to the printer to tell about trouble by itself. It stands behind the reset
/// with which a sheet begins, since that makes the printer forget it.
fn told_meanwhile(sheet: &[u8]) -> Vec<u8> {
    let rest = sheet.strip_prefix(&escpos::INITIALIZE).unwrap_or(sheet);
    [&escpos::INITIALIZE[..], &escpos::TELL, rest].concat()
}

/// What the line says at the end of a sheet, once it knows; none when the caller ended the waiting.
fn wait_for_end(
    line: &mut dyn Line,
    mut ended: io::Result<Ended>,
    patience: &Patience,
    watch: &mut dyn Watch,
) -> Option<io::Result<Ended>> {
    let begun_at = Instant::now();
    let mut held_since = None;
    while let Ok(Ended::NotYet(problem)) = ended {
        watch.trouble(problem);
        if watch.leaves() {
            return None;
        }
        let is_held = problem == Some(FailureCode::QueueStopped);
        held_since = is_held.then(|| held_since.unwrap_or_else(Instant::now));
        let is_held_long = held_since.is_some_and(|since: Instant| since.elapsed() > patience.held);
        if is_held_long || begun_at.elapsed() > patience.at_most {
            // It must not come out later, when its visitor has another one or is gone.
            line.give_up();
            watch.trouble(None);
            return Some(Err(Obstacle(FailureCode::QueueGaveUp).into()));
        }
        ended = line.finish();
        if matches!(ended, Ok(Ended::HandedOver | Ended::Kept)) {
            watch.trouble(None);
        }
    }
    Some(ended)
}

enum Handed {
    All,
    /// The line broke behind the first byte.
    Broken(FailureCode),
    /// The line broke before it.
    NotBegun(FailureCode),
    Left,
}

impl Handed {
    fn broken(begun: bool, problem: FailureCode) -> Self {
        if begun {
            Self::Broken(problem)
        } else {
            Self::NotBegun(problem)
        }
    }
}

/// Hands a sheet over. A printer without paper may stop taking bytes in the middle of it: then this
/// waits, since ending the line would lose what the printer still holds, and hears why.
fn hand_over(
    line: &mut dyn Line,
    bytes: &[u8],
    ear: &mut Ear,
    closing: &mut Closing,
    known: &Acquaintance,
    watch: &mut dyn Watch,
) -> Handed {
    let (begun_at, mut moved_at, mut taken) = (Instant::now(), Instant::now(), 0);
    let mut told = None;
    while taken < bytes.len() {
        match line.write(&bytes[taken..]) {
            Ok(0) if watch.leaves() => return Handed::Left,
            Ok(0) if begun_at.elapsed() > known.patience.at_most => {
                let problem = told.unwrap_or(FailureCode::PrinterUnreachable);
                return Handed::broken(taken > 0 || line.holds_bytes(), problem);
            }
            Ok(0) => {
                let heard = match line.read(TICK) {
                    Ok(heard) => heard,
                    Err(error) => {
                        return Handed::broken(taken > 0 || line.holds_bytes(), problem_of(&error));
                    }
                };
                for heard in ear.hear(&heard) {
                    closing.note(heard);
                    if let Heard::Told(status) = heard {
                        told = State::told(status).problem();
                        watch.trouble(told);
                    }
                }
                if told.is_none() && moved_at.elapsed() > known.patience.stalled {
                    watch.trouble(Some(FailureCode::PrinterUnreachable));
                }
            }
            Ok(count) => {
                moved_at = Instant::now();
                taken += count;
            }
            Err(error) => {
                return Handed::broken(taken > 0 || line.holds_bytes(), problem_of(&error));
            }
        }
    }
    watch.trouble(told);
    Handed::All
}
