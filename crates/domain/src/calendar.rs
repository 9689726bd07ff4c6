//! Deadlines: when an application must be answered, and the legal limit that runs beside.
//!
//! The period starts the day after registration; a last day on a Saturday, a Sunday or a public
//! holiday moves to the next working day. Half days count as working days. Which days are holidays
//! is data, handed in.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::application::Kind;

/// The public holidays that the desk knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    holidays: BTreeSet<NaiveDate>,
}

impl Calendar {
    /// A calendar with these whole-day public holidays.
    pub fn new(holidays: impl IntoIterator<Item = NaiveDate>) -> Self {
        Self {
            holidays: holidays.into_iter().collect(),
        }
    }

    /// Whether offices work on this day.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&day)
    }

    fn working_day_from(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days()
            .find(|day| self.is_working_day(*day))
            .unwrap_or(day)
    }

    fn after_working_days(&self, start: NaiveDate, count: u32) -> NaiveDate {
        let mut working = start
            .iter_days()
            .skip(1)
            .filter(|day| self.is_working_day(*day));
        working
            .nth(count.saturating_sub(1) as usize)
            .unwrap_or(start)
    }

    /// The last day of `rule`'s period for something registered on `registered`.
    pub fn due_on(&self, registered: NaiveDate, rule: DeadlineRule) -> NaiveDate {
        match rule {
            DeadlineRule::CalendarDays(days) => {
                let last = registered
                    .checked_add_days(Days::new(days.into()))
                    .unwrap_or(registered);
                self.working_day_from(last)
            }
            DeadlineRule::WorkingDays(days) => self.after_working_days(registered, days),
        }
    }
}

/// How an office counts its answering period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum DeadlineRule {
    /// So many days of the calendar.
    CalendarDays(u32),
    /// So many working days.
    WorkingDays(u32),
}

impl Default for DeadlineRule {
    fn default() -> Self {
        Self::CalendarDays(7)
    }
}

/// The legal limit that runs beside the office's own promise.
///
/// 30 days for a petition (law 3071, art. 7); 15 working days for an information request (law 4982, art. 11).
pub fn legal_limit(kind: Kind) -> DeadlineRule {
    match kind {
        Kind::InformationRequest => DeadlineRule::WorkingDays(15),
        _ => DeadlineRule::CalendarDays(30),
    }
}

/// The days frozen into an application when it is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Deadlines {
    /// The office's promise: answered by the end of this day.
    pub due_on: NaiveDate,
    /// The law's limit.
    pub legal_limit_on: NaiveDate,
}

impl Deadlines {
    /// The deadlines of something registered on `registered`, a day at the desk.
    pub fn frozen(
        calendar: &Calendar,
        registered: NaiveDate,
        rule: DeadlineRule,
        kind: Kind,
    ) -> Self {
        Self {
            due_on: calendar.due_on(registered, rule),
            legal_limit_on: calendar.due_on(registered, legal_limit(kind)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn calendar() -> Calendar {
        Calendar::new(["2026-10-29", "2027-01-01"].map(day))
    }

    #[test]
    fn seven_days_after_a_saturday_moves_to_monday() {
        assert_eq!(
            calendar().due_on(day("2026-11-21"), DeadlineRule::default()),
            day("2026-11-30")
        );
        assert_eq!(
            calendar().due_on(day("2026-11-20"), DeadlineRule::default()),
            day("2026-11-27")
        );
    }

    #[test]
    fn a_public_holiday_moves_it_on() {
        assert_eq!(
            calendar().due_on(day("2026-10-22"), DeadlineRule::default()),
            day("2026-10-30")
        );
        assert_eq!(
            calendar().due_on(day("2026-12-25"), DeadlineRule::default()),
            day("2027-01-04")
        );
    }

    #[test]
    fn working_days_skip_week_ends_and_holidays() {
        assert_eq!(
            calendar().due_on(day("2026-10-26"), DeadlineRule::WorkingDays(7)),
            day("2026-11-05")
        );
    }

    #[test]
    fn the_law_runs_beside() {
        let petition = Deadlines::frozen(
            &calendar(),
            day("2026-11-20"),
            DeadlineRule::default(),
            Kind::Request,
        );
        assert_eq!(
            petition.legal_limit_on,
            day("2026-12-21"),
            "30 days end on a Sunday"
        );
        let information = Deadlines::frozen(
            &calendar(),
            day("2026-11-20"),
            DeadlineRule::default(),
            Kind::InformationRequest,
        );
        assert_eq!(
            information.legal_limit_on,
            day("2026-12-11"),
            "15 working days"
        );
    }
}
