//! Quiet hours: nobody's telephone wakes them because of us.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use serde::Deserialize;

/// Turkey has kept to UTC+3 since 2016, all year and in all offices.
const TURKEY_AHEAD_MINUTES: i64 = 180;
const DAY: i64 = 24 * 60;

/// A stretch of each day in which nothing is sent, as `21:00-08:00`. Equal ends mean none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct QuietHours {
    from: i64,
    to: i64,
}

impl QuietHours {
    /// Nine in the evening to eight in the morning.
    pub const USUAL: Self = Self {
        from: 21 * 60,
        to: 8 * 60,
    };

    /// How long it is quiet yet, at a moment in milliseconds since 1970; none if it is not.
    pub(crate) fn left(self, now: i64) -> Option<Duration> {
        let minute = (now.div_euclid(60_000) + TURKEY_AHEAD_MINUTES).rem_euclid(DAY);
        let into = (minute - self.from).rem_euclid(DAY);
        let left = (self.to - self.from).rem_euclid(DAY) - into;
        let minutes = u64::try_from(left).ok().filter(|left| *left > 0)?;
        Some(Duration::from_mins(minutes))
    }
}

/// Hours that cannot be read.
#[derive(Debug)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("quiet hours are written as 21:00-08:00")
    }
}

impl FromStr for QuietHours {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let (from, to) = text.split_once('-').ok_or(Unreadable)?;
        Ok(Self {
            from: minute(from)?,
            to: minute(to)?,
        })
    }
}

fn minute(text: &str) -> Result<i64, Unreadable> {
    let (hour, minute) = text.trim().split_once(':').ok_or(Unreadable)?;
    let hour: i64 = hour.parse().map_err(|_| Unreadable)?;
    let minute: i64 = minute.parse().map_err(|_| Unreadable)?;
    let possible = (0..24).contains(&hour) && (0..60).contains(&minute);
    possible.then_some(hour * 60 + minute).ok_or(Unreadable)
}

impl TryFrom<String> for QuietHours {
    type Error = Unreadable;

    fn try_from(text: String) -> Result<Self, Unreadable> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A moment of the office's day.
    fn at(hour: i64, minute: i64) -> i64 {
        (hour * 60 + minute - TURKEY_AHEAD_MINUTES) * 60_000
    }

    #[test]
    fn it_is_quiet_over_midnight_by_the_offices_clock() {
        let hours: QuietHours = "21:00-08:00".parse().unwrap();
        assert_eq!(hours, QuietHours::USUAL);
        assert_eq!(hours.left(at(20, 59)), None);
        assert_eq!(hours.left(at(21, 0)), Some(Duration::from_hours(11)));
        assert_eq!(hours.left(at(2, 30)), Some(Duration::from_mins(330)));
        assert_eq!(hours.left(at(7, 59)), Some(Duration::from_mins(1)));
        assert_eq!(hours.left(at(8, 0)), None);
    }

    #[test]
    fn it_may_be_quiet_at_noon_or_never() {
        let noon: QuietHours = "12:00-13:30".parse().unwrap();
        assert_eq!(noon.left(at(12, 30)), Some(Duration::from_hours(1)));
        assert_eq!(noon.left(at(13, 30)), None);
        let never: QuietHours = "00:00-00:00".parse().unwrap();
        assert_eq!(never.left(at(0, 0)), None);
        for wrong in ["", "21", "21:00", "25:00-08:00", "21:60-08:00", "a:b-c:d"] {
            assert!(wrong.parse::<QuietHours>().is_err(), "{wrong}");
        }
    }
}
