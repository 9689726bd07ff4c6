//! What to do with slips: pure, so that every case can be read and tested without a printer.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::PrinterId;
use protocol::FailureCode;

use super::delivery::Delivery;
use crate::store::slip_job::SlipJob;
use crate::views::SlipState;

/// A slip that waited longer than this does not print by itself: its visitor has gone.
const STALE: chrono::Duration = chrono::Duration::days(1);
/// The longest pause between two tries. Paper that was put in is found within it.
const LONGEST_PAUSE: Duration = Duration::from_secs(4);
const FIRST_PAUSE: Duration = Duration::from_millis(250);

/// Which slips a printer's worker may take.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    /// The printer.
    pub(super) printer: PrinterId,
    /// It is the one that slips go to unless somebody said otherwise.
    pub(super) is_chosen: bool,
    /// Every printer of the desk: a slip meant for one that was removed goes to the chosen one.
    pub(super) all: Vec<PrinterId>,
}

impl Reach {
    /// Whether a slip is meant for this printer.
    pub(super) fn covers(&self, job: &SlipJob) -> bool {
        match job.printer.filter(|printer| self.all.contains(printer)) {
            Some(printer) => printer == self.printer,
            None => self.is_chosen,
        }
    }
}

fn waits(job: &SlipJob) -> bool {
    matches!(job.state, SlipState::Queued | SlipState::Blocked)
}

fn is_stale(job: &SlipJob, now: DateTime<Utc>) -> bool {
    now - job.since > STALE
}

/// Slips that waited too long to print by themselves: a person is asked.
pub(super) fn stale(jobs: &[SlipJob], now: DateTime<Utc>) -> Vec<SlipJob> {
    let stale = jobs.iter().filter(|job| waits(job) && is_stale(job, now));
    stale.cloned().collect()
}

/// The slip that a worker prints next, given the open ones, oldest first. `undrawable` are those that
/// could not be drawn since the desk started.
pub(super) fn next<'a>(
    jobs: &'a [SlipJob],
    reach: &Reach,
    undrawable: &BTreeSet<i64>,
    now: DateTime<Utc>,
) -> Option<&'a SlipJob> {
    jobs.iter().find(|job| {
        waits(job) && !is_stale(job, now) && reach.covers(job) && !undrawable.contains(&job.id)
    })
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

/// Slips that an ended desk had claimed: not one byte of them went.
pub(super) fn left_claimed(jobs: &[SlipJob]) -> Vec<SlipJob> {
    let claimed = jobs.iter().filter(|job| job.state == SlipState::Claimed);
    claimed.cloned().collect()
}

/// Slips that wait for this printer and do not say yet that they wait for this.
pub(super) fn to_be_told(jobs: &[SlipJob], reach: &Reach, problem: FailureCode) -> Vec<SlipJob> {
    let untold = jobs.iter().filter(|job| match job.state {
        SlipState::Queued => true,
        SlipState::Blocked => {
            ![Some(problem), Some(FailureCode::SlipNotDrawn)].contains(&job.problem)
        }
        _ => false,
    });
    untold.filter(|job| reach.covers(job)).cloned().collect()
}

/// The state and problem of a slip after its delivery; none where it stays as it is.
pub(super) fn after(delivery: Delivery) -> Option<(SlipState, Option<FailureCode>)> {
    match delivery {
        Delivery::Printed => Some((SlipState::Printed, None)),
        Delivery::NotBegun(problem) => Some((SlipState::Blocked, Some(problem))),
        Delivery::HandedOver => Some((SlipState::HandedOver, Some(FailureCode::SlipHandedOver))),
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

    fn reach() -> Reach {
        Reach {
            printer: PrinterId(1),
            is_chosen: true,
            all: vec![PrinterId(1), PrinterId(2)],
        }
    }

    #[test]
    fn the_oldest_slip_that_waits_is_next_and_one_in_doubt_holds_nobody_up() {
        let jobs = [
            job(1, SlipState::Unknown, 30),
            job(2, SlipState::Blocked, 2),
            job(3, SlipState::Queued, 1),
            job(4, SlipState::Claimed, 1),
        ];
        let none = BTreeSet::new();
        assert_eq!(next(&jobs, &reach(), &none, now()), Some(&jobs[1]));
        let undrawable = BTreeSet::from([2]);
        assert_eq!(next(&jobs, &reach(), &undrawable, now()), Some(&jobs[2]));
        assert_eq!(next(&jobs[..1], &reach(), &none, now()), None);
        assert_eq!(
            next(&jobs[3..], &reach(), &none, now()),
            None,
            "somebody has it"
        );
    }

    #[test]
    fn a_slip_goes_to_the_chosen_printer_unless_somebody_said_otherwise() {
        let other = Reach {
            printer: PrinterId(2),
            is_chosen: false,
            ..reach()
        };
        let mut slip = job(1, SlipState::Queued, 0);
        assert!(reach().covers(&slip) && !other.covers(&slip));
        slip.printer = Some(PrinterId(2));
        assert!(!reach().covers(&slip) && other.covers(&slip));
        slip.printer = Some(PrinterId(3));
        assert!(reach().covers(&slip), "that printer was removed");
    }

    #[test]
    fn a_slip_of_yesterday_is_asked_about_and_never_prints_by_itself() {
        let jobs = [job(1, SlipState::Queued, 1), job(2, SlipState::Blocked, 25)];
        assert_eq!(stale(&jobs, now()), jobs[1..]);
        assert_eq!(next(&jobs[1..], &reach(), &BTreeSet::new(), now()), None);
        let ahead = [job(1, SlipState::Queued, -48)];
        assert_eq!(
            next(&ahead, &reach(), &BTreeSet::new(), now()),
            Some(&ahead[0]),
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
            job(5, SlipState::Claimed, 0),
        ];
        assert_eq!(left_on_the_way(&jobs), jobs[1..3]);
        assert_eq!(left_claimed(&jobs), jobs[4..]);
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
            Some((SlipState::HandedOver, Some(FailureCode::SlipHandedOver))),
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
