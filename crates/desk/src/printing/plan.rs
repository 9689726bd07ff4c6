//! What to do with slips: pure, so that every case can be read and tested without a printer.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{DateTime, Utc};
use protocol::FailureCode;

use super::delivery::Delivery;
use crate::store::slip_job::SlipJob;
use crate::views::SlipState;

/// A slip that waited longer than this does not print by itself: its visitor has gone.
const STALE: chrono::Duration = chrono::Duration::days(1);
/// The longest pause between two tries. Paper that was put in is found within it.
const LONGEST_PAUSE: Duration = Duration::from_secs(4);
const FIRST_PAUSE: Duration = Duration::from_millis(250);

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Next {
    /// Print this slip.
    Print(SlipJob),
    /// Ask a person about this one: it waited too long.
    Ask(SlipJob),
    /// Nothing may go.
    Rest,
}

/// What to do, given the open slips, oldest first. `undrawable` are those that could not be drawn
/// since the desk started.
pub(super) fn next(jobs: &[SlipJob], undrawable: &BTreeSet<i64>, now: DateTime<Utc>) -> Next {
    let waiting = |job: &&SlipJob| matches!(job.state, SlipState::Queued | SlipState::Blocked);
    let mut waiting = jobs.iter().filter(waiting);
    if let Some(stale) = waiting.clone().find(|job| now - job.since > STALE) {
        return Next::Ask(stale.clone());
    }
    waiting
        .find(|job| !undrawable.contains(&job.id))
        .map_or(Next::Rest, |job| Next::Print(job.clone()))
}

/// Slips that a desk which ended left on their way: a person must say what became of them.
pub(super) fn left_on_the_way(jobs: &[SlipJob]) -> Vec<SlipJob> {
    let on_the_way = |job: &&SlipJob| matches!(job.state, SlipState::Sending | SlipState::Sent);
    jobs.iter().filter(on_the_way).cloned().collect()
}

/// Whether a part of one of these slips may hang in the printer.
pub(super) fn interrupted(jobs: &[SlipJob]) -> bool {
    jobs.iter().any(|job| {
        matches!(
            job.state,
            SlipState::Sending | SlipState::Sent | SlipState::Unknown
        )
    })
}

/// Whether a slip that waits for its turn does not yet say that it waits for this.
pub(super) fn waits_for_another(jobs: &[SlipJob], problem: FailureCode) -> bool {
    jobs.iter().any(|job| match job.state {
        SlipState::Queued => true,
        SlipState::Blocked => {
            ![Some(problem), Some(FailureCode::SlipNotDrawn)].contains(&job.problem)
        }
        _ => false,
    })
}

/// The state and problem of a slip after its delivery; none where it stays as it is.
pub(super) fn after(delivery: Delivery) -> Option<(SlipState, Option<FailureCode>)> {
    match delivery {
        Delivery::Printed => Some((SlipState::Printed, None)),
        Delivery::NotBegun(problem) => Some((SlipState::Blocked, Some(problem))),
        Delivery::HandedOver => Some((SlipState::Unknown, Some(FailureCode::SlipHandedOver))),
        Delivery::InDoubt(problem) => Some((SlipState::Unknown, problem)),
        Delivery::Withdrawn | Delivery::Left => None,
    }
}

/// The pause after so many tries in a row that came to nothing.
pub(super) fn pause(tries: u32) -> Duration {
    FIRST_PAUSE
        .saturating_mul(1 << tries.saturating_sub(1).min(10))
        .min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(id: i64, state: SlipState, hours: i64) -> SlipJob {
        SlipJob {
            id,
            number: number(),
            copy: 0,
            state,
            problem: None,
            since: now() - chrono::Duration::hours(hours),
            printer: None,
        }
    }

    fn number() -> domain::ApplicationNumber {
        let office = "1008".parse().unwrap();
        let running = domain::RunningNumber::after(None).unwrap();
        domain::ApplicationNumber::new(office, "01".parse().unwrap(), running)
    }

    fn now() -> DateTime<Utc> {
        "2026-11-21T09:00:00Z".parse().unwrap()
    }

    #[test]
    fn the_oldest_slip_that_waits_is_next_and_one_in_doubt_holds_nobody_up() {
        let jobs = [
            job(1, SlipState::Unknown, 30),
            job(2, SlipState::Blocked, 2),
            job(3, SlipState::Queued, 1),
        ];
        let none = BTreeSet::new();
        assert_eq!(next(&jobs, &none, now()), Next::Print(jobs[1].clone()));
        let undrawable = BTreeSet::from([2]);
        assert_eq!(
            next(&jobs, &undrawable, now()),
            Next::Print(jobs[2].clone())
        );
        assert_eq!(next(&jobs[..1], &none, now()), Next::Rest);
    }

    #[test]
    fn a_slip_of_yesterday_is_asked_about_and_never_prints_by_itself() {
        let jobs = [job(1, SlipState::Queued, 1), job(2, SlipState::Blocked, 25)];
        assert_eq!(
            next(&jobs, &BTreeSet::new(), now()),
            Next::Ask(jobs[1].clone())
        );
        let ahead = [job(1, SlipState::Queued, -48)];
        let print = Next::Print(ahead[0].clone());
        assert_eq!(
            next(&ahead, &BTreeSet::new(), now()),
            print,
            "a clock that was set back"
        );
    }

    #[test]
    fn only_what_was_on_its_way_is_in_doubt_after_a_kill() {
        let jobs = [
            job(1, SlipState::Queued, 0),
            job(2, SlipState::Sending, 0),
            job(3, SlipState::Sent, 0),
            job(4, SlipState::Blocked, 0),
        ];
        assert_eq!(left_on_the_way(&jobs), jobs[1..3]);
        assert!(interrupted(&jobs));
        assert!(!interrupted(&[
            job(1, SlipState::Queued, 0),
            job(4, SlipState::Blocked, 0)
        ]));
    }

    #[test]
    fn behind_the_first_byte_there_is_only_printed_or_in_doubt() {
        let paper_out = FailureCode::PrinterPaperOut;
        let blocked = Some((SlipState::Blocked, Some(paper_out)));
        assert_eq!(after(Delivery::NotBegun(paper_out)), blocked);
        assert_eq!(
            after(Delivery::InDoubt(None)),
            Some((SlipState::Unknown, None))
        );
        assert_eq!(after(Delivery::Printed), Some((SlipState::Printed, None)));
        assert_eq!(
            after(Delivery::HandedOver),
            Some((SlipState::Unknown, Some(FailureCode::SlipHandedOver))),
            "what a queue has done with is not printed"
        );
        assert_eq!(after(Delivery::Left), None);
    }

    #[test]
    fn pauses_grow_and_stay_short_enough_for_paper_that_was_put_in() {
        assert_eq!(pause(1), FIRST_PAUSE);
        assert!(pause(2) > pause(1));
        assert_eq!(pause(u32::MAX), LONGEST_PAUSE);
    }
}
