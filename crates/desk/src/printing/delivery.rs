//! One sheet over an open line: ask first, send, and wait to be told that it is done.
//!
//! Behind the first byte of a sheet nothing is ever sent again; the answers to the fences say what
//! became of it. Deciding what that means for a slip is the caller's.

use std::time::{Duration, Instant};

use paper::escpos;
use protocol::FailureCode;

use super::acquaintance::Acquaintance;
use super::asking::{Ready, await_fences, make_ready};
use super::conversation::Ear;
use super::line::{Ended, Line, problem_of};

/// How long a printer without paper is waited for: a working day.
pub(super) const PATIENCE: Duration = Duration::from_hours(10);
/// A line that takes nothing for so long is said to be in trouble; it is waited for all the same.
pub(super) const STALLED: Duration = Duration::from_secs(5);

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
    let open_fences = match make_ready(line, &mut ear, known) {
        Ok(Ready::For { open_fences }) => open_fences,
        Ok(Ready::Not(problem)) => return Delivery::NotBegun(problem),
        Err(error) => return Delivery::NotBegun(problem_of(&error)),
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
        Handed::Broken {
            begun: false,
            problem,
        } => return Delivery::NotBegun(problem),
        Handed::Broken {
            begun: true,
            problem,
        } => {
            known.interrupted = true;
            return Delivery::InDoubt(Some(problem));
        }
        Handed::Left => {
            known.interrupted = true;
            return Delivery::Left;
        }
    }
    let mut ended = line.finish();
    watch.all_taken();
    while let Ok(Ended::NotYet(problem)) = ended {
        watch.trouble(problem);
        if watch.leaves() {
            return Delivery::Left;
        }
        ended = line.finish();
    }
    match ended {
        Ok(Ended::Kept) => Delivery::Printed,
        Ok(Ended::HandedOver) => Delivery::HandedOver,
        Ok(_) if known.mute || !line.can_answer() => Delivery::InDoubt(None),
        Ok(_) => {
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
        Err(error) => Delivery::InDoubt(Some(problem_of(&error))),
    }
}

enum Handed {
    All,
    Broken { begun: bool, problem: FailureCode },
    Left,
}

/// Hands a sheet over. A printer without paper may stop taking bytes in the middle of it: then this
/// waits, since ending the line would lose what the printer still holds.
fn hand_over(line: &mut dyn Line, bytes: &[u8], watch: &mut dyn Watch) -> Handed {
    let (begun_at, mut moved_at, mut taken) = (Instant::now(), Instant::now(), 0);
    while taken < bytes.len() {
        match line.write(&bytes[taken..]) {
            Ok(0) if watch.leaves() => return Handed::Left,
            Ok(0) if begun_at.elapsed() > PATIENCE => {
                let (begun, problem) = (taken > 0, FailureCode::PrinterUnreachable);
                return Handed::Broken { begun, problem };
            }
            Ok(0) if moved_at.elapsed() > STALLED => {
                watch.trouble(Some(FailureCode::PrinterUnreachable));
            }
            Ok(count) => {
                if count > 0 {
                    moved_at = Instant::now();
                }
                taken += count;
            }
            Err(error) => {
                let (begun, problem) = (taken > 0, problem_of(&error));
                return Handed::Broken { begun, problem };
            }
        }
    }
    watch.trouble(None);
    Handed::All
}
