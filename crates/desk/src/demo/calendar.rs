//! When the demo office's people came: over four months, on working days, in office hours.

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use domain::Calendar;

use super::people::scatter;
use crate::doors::{day_at_desk, start_of_day};

/// How many days back the first application lies.
const DAYS_BACK: u64 = 120;

/// One of so many applications came today.
const TODAYS_SHARE: usize = 36;

/// Minutes after midnight at which the office opens and closes.
const OPEN: i64 = 8 * 60 + 30;
const CLOSE: i64 = 17 * 60;

/// So many moments in order, none after `now`; the last ones today.
pub(super) fn office_moments(
    calendar: &Calendar,
    now: DateTime<Utc>,
    count: usize,
) -> Vec<DateTime<Utc>> {
    let today = day_at_desk(now);
    let days: Vec<NaiveDate> = (1..=DAYS_BACK)
        .rev()
        .filter_map(|back| today.checked_sub_days(Days::new(back)))
        .filter(|day| calendar.is_working_day(*day))
        .collect();
    let todays = count.div_ceil(TODAYS_SHARE);
    let earlier = count - todays;
    let mut moments: Vec<_> = (0..earlier)
        .filter_map(|place| {
            let day = days.get(place * days.len() / earlier.max(1))?;
            Some(within(opening(*day), closing(*day), place))
        })
        .collect();
    let (from, to) = todays_window(today, now);
    moments.extend((0..todays).map(|place| within(from, to, place)));
    moments.sort_unstable();
    moments
}

/// Today's office hours as far as they have passed. The demo is alive in the evening and on a Sunday
/// too: then its day began at midnight, or ended when the office closed.
fn todays_window(today: NaiveDate, now: DateTime<Utc>) -> (DateTime<Utc>, DateTime<Utc>) {
    let open_for_long = opening(today) + Duration::hours(1);
    if now < open_for_long {
        (start_of_day(today), now)
    } else {
        (opening(today), closing(today).min(now))
    }
}

fn opening(day: NaiveDate) -> DateTime<Utc> {
    start_of_day(day) + Duration::minutes(OPEN)
}

fn closing(day: NaiveDate) -> DateTime<Utc> {
    start_of_day(day) + Duration::minutes(CLOSE)
}

fn within(from: DateTime<Utc>, to: DateTime<Utc>, place: usize) -> DateTime<Utc> {
    let seconds = u64::try_from((to - from).num_seconds()).unwrap_or_default();
    let after = scatter(place as u64) % seconds.max(1);
    from + Duration::seconds(i64::try_from(after).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ones_come_today_and_none_comes_tomorrow() {
        for now in [
            "2026-11-20T12:00:00Z",
            "2026-11-21T21:00:30Z",
            "2026-11-22T05:20:00Z",
        ] {
            let now: DateTime<Utc> = now.parse().unwrap();
            let moments = office_moments(&Calendar::new([]), now, 287);
            assert_eq!(moments.len(), 287);
            assert!(moments.is_sorted());
            assert!(moments.iter().all(|moment| *moment <= now));
            let today = day_at_desk(now);
            let todays = moments
                .iter()
                .filter(|moment| day_at_desk(**moment) == today);
            assert_eq!(todays.count(), 8, "at {now}");
        }
    }

    #[test]
    fn before_today_they_come_on_working_days_in_office_hours() {
        let now: DateTime<Utc> = "2026-11-20T12:00:00Z".parse().unwrap();
        let calendar = Calendar::new(["2026-10-29".parse().unwrap()]);
        for moment in office_moments(&calendar, now, 287) {
            let day = day_at_desk(moment);
            assert!(calendar.is_working_day(day), "{day}");
            assert!(opening(day) <= moment && moment <= closing(day), "{moment}");
        }
    }
}
