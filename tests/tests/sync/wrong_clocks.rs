//! Desks whose clock is wrong.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use desk::Failure;
use desk::doors::{Clock, MachineClock};
use desk::machine::MachinePaths;
use domain::sign_in::MonotonicMoment;
use stories::office::Office;

use crate::working::{Counter, all_there_once, register, wait_for};

/// The machine's clock, set wrong.
struct Wrong(MachineClock, TimeDelta);

impl Clock for Wrong {
    fn now(&self) -> DateTime<Utc> {
        self.0.now() + self.1
    }

    fn monotonic(&self) -> Result<MonotonicMoment, Failure> {
        self.0.monotonic()
    }
}

#[test]
fn a_clock_years_off_is_told_and_keeps_nobody_from_the_center() {
    let Counter {
        desk,
        line: _line,
        center,
        folder,
    } = Counter::open_with_tls();
    drop(desk);
    // Beyond the day that the center's certificate ends on, and before the one that it begins on.
    for days in [3 * 365, -40] {
        let ahead = TimeDelta::days(days);
        let machine = MachineClock {
            machine: MachinePaths::default(),
        };
        let clock = Arc::new(Wrong(machine, ahead));
        let desk = Office::reopen_with_clock(folder.path(), clock).unwrap();
        desk.desk().start_syncing(Duration::ZERO);
        register(&desk, 1);
        let view = wait_for(&desk, |view| {
            view.in_touch && view.waiting_facts == 0 && view.clock_ahead_seconds.is_some()
        });
        let told = view.clock_ahead_seconds.unwrap_or_default();
        assert!(
            (told - ahead.num_seconds()).abs() < 60,
            "{told} seconds were told, {days} days are right"
        );
        assert_eq!(view.problem, None);
    }
    all_there_once(&center);
}
