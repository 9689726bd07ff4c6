//! Dates and times in words. Which moment, and in which time zone, is left to the caller.

use crate::{Key, Words, key};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

const MONTHS: [Key; 12] = [
    key::MONTH_JANUARY,
    key::MONTH_FEBRUARY,
    key::MONTH_MARCH,
    key::MONTH_APRIL,
    key::MONTH_MAY,
    key::MONTH_JUNE,
    key::MONTH_JULY,
    key::MONTH_AUGUST,
    key::MONTH_SEPTEMBER,
    key::MONTH_OCTOBER,
    key::MONTH_NOVEMBER,
    key::MONTH_DECEMBER,
];

impl Words {
    /// `21 Kasım 2026 Cumartesi`, `Saturday, 21 November 2026`.
    pub fn date_long(&self, date: NaiveDate) -> String {
        let date = self.say_with(
            key::DATE_LONG,
            &[
                ("day", date.day().to_string().into()),
                ("month", self.month(date).into()),
                ("weekday", self.weekday(date.weekday()).into()),
                ("year", date.year().to_string().into()),
            ],
        );
        // All of it is in one language. With marks around each part, nothing would be left outside
        // them to tell in which direction the whole runs.
        date.replace(['\u{2068}', '\u{2069}'], "")
    }

    /// `21.11.2026`, `21/11/2026`.
    pub fn date_short(&self, date: NaiveDate) -> String {
        self.say_with(
            key::DATE_SHORT,
            &[
                ("day", date.format("%d").to_string().into()),
                ("month", date.format("%m").to_string().into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// `14:03`.
    pub fn time(&self, time: NaiveTime) -> String {
        self.say_with(
            key::TIME,
            &[
                ("hour", time.format("%H").to_string().into()),
                ("minute", time.format("%M").to_string().into()),
            ],
        )
    }

    /// `21 Kasım 2026 Cumartesi, 14:03`.
    pub fn date_and_time(&self, moment: NaiveDateTime) -> String {
        self.say_with(
            key::DATE_AND_TIME,
            &[
                ("date", self.date_long(moment.date()).into()),
                ("time", self.time(moment.time()).into()),
            ],
        )
    }

    fn month(&self, date: NaiveDate) -> String {
        self.say(MONTHS[date.month0() as usize])
    }

    fn weekday(&self, weekday: Weekday) -> String {
        self.say(match weekday {
            Weekday::Mon => key::WEEKDAY_MONDAY,
            Weekday::Tue => key::WEEKDAY_TUESDAY,
            Weekday::Wed => key::WEEKDAY_WEDNESDAY,
            Weekday::Thu => key::WEEKDAY_THURSDAY,
            Weekday::Fri => key::WEEKDAY_FRIDAY,
            Weekday::Sat => key::WEEKDAY_SATURDAY,
            Weekday::Sun => key::WEEKDAY_SUNDAY,
        })
    }
}
