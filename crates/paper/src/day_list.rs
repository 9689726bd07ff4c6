//! The day list: what was registered at the desk on one day, for the officer's file.
//!
//! It goes from hand to hand, so nobody's name, identity or words are on it.

use crate::clean::clean;
use crate::page::{PageBlock, PageDocument, Table};
use crate::petition::kind_words;
use chrono::{NaiveDate, NaiveTime};
use domain::{ApplicationNumber, Kind};
use text::{Words, key};

/// What is on a day list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayList {
    /// The office, told apart from its namesakes.
    pub office: String,
    /// The day.
    pub day: NaiveDate,
    /// Its applications, first one first.
    pub lines: Vec<DayLine>,
    /// How many were told the way.
    pub inquiries: u32,
}

/// One application of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayLine {
    /// Its number.
    pub number: ApplicationNumber,
    /// When it was registered, in local time.
    pub time: NaiveTime,
    /// What kind of application it is.
    pub kind: Kind,
    /// The topic's name, if known.
    pub topic: Option<String>,
    /// Who must answer, if known.
    pub unit: Option<String>,
    /// The last day for the answer.
    pub due_on: NaiveDate,
    /// That day is over.
    pub is_overdue: bool,
}

impl DayList {
    pub(crate) fn document(&self, words: &Words) -> PageDocument {
        let day = words.date_long(self.day);
        let counts = [
            ("applications", text::Value::from(self.lines.len())),
            ("inquiries", text::Value::from(self.inquiries)),
        ];
        let mut blocks = vec![
            PageBlock::Heading(
                words.say_with(key::DAY_LIST_HEADING, &[("day", day.clone().into())]),
            ),
            PageBlock::Text(words.say_with(key::DAY_LIST_COUNTS, &counts)),
            PageBlock::Space(30),
        ];
        if self.lines.is_empty() {
            blocks.push(PageBlock::Text(words.say(key::DAY_LIST_EMPTY)));
        } else {
            blocks.push(PageBlock::Table(self.table(words)));
        }
        PageDocument {
            title: words.say(key::DAY_LIST_TITLE),
            head: [clean(&self.office), day],
            foot: words.say(key::DAY_LIST_TITLE),
            blocks,
        }
    }

    fn table(&self, words: &Words) -> Table {
        let columns = [
            (key::DAY_LIST_NUMBER, 24),
            (key::DAY_LIST_TIME, 10),
            (key::DAY_LIST_TOPIC, 30),
            (key::DAY_LIST_UNIT, 28),
            (key::DAY_LIST_STATE, 18),
        ];
        Table {
            columns: columns
                .map(|(name, share)| (words.say(name), share))
                .to_vec(),
            rows: self.lines.iter().map(|line| line.cells(words)).collect(),
        }
    }
}

impl DayLine {
    fn cells(&self, words: &Words) -> Vec<String> {
        let kind = kind_words(words, self.kind);
        let topic = self.topic.as_deref().map(clean).unwrap_or_default();
        let about = if topic.is_empty() {
            kind
        } else {
            let both = [("kind", kind.into()), ("topic", topic.into())];
            words.say_with(key::SLIP_KIND_AND_TOPIC, &both)
        };
        let state = if self.is_overdue {
            key::DAY_LIST_OVERDUE
        } else {
            key::DAY_LIST_DUE
        };
        let day = words.date_short(self.due_on);
        vec![
            self.number.to_string(),
            words.time(self.time),
            about,
            self.unit
                .as_deref()
                .map_or_else(|| words.say(key::DAY_LIST_UNIT_OPEN), clean),
            words.say_with(state, &[("day", day.into())]),
        ]
    }
}
