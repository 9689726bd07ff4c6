//! Applications as lists need them: what their facts add up to, kept with the facts. The whole of one is its facts.

mod applying;
mod reading;
mod rows;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::catalogue::{TopicCode, UnitCode};
use domain::{Kind, Life, State};

pub(super) use applying::{apply, clear, task_about};
pub(crate) use reading::{Recorded, Waiting, facts, find, registered, whole};

/// One application.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The 13 digits.
    pub(crate) number: i64,
    /// Milliseconds since 1970.
    pub(crate) registered_at: i64,
    pub(crate) registered_by: String,
    pub(crate) kind: Kind,
    pub(crate) topic: Option<TopicCode>,
    pub(crate) subject: String,
    /// The unit that has it, or the one that the desk thought of.
    pub(crate) unit: Option<UnitCode>,
    pub(crate) state: State,
    pub(crate) revision: u32,
    pub(crate) due_on: NaiveDate,
    pub(crate) national_id: Option<String>,
    pub(crate) phone: Option<String>,
}

type Rows = BTreeMap<i64, Row>;

impl Row {
    /// Its life as far as steps depend on it.
    pub(crate) fn life(&self) -> Life {
        Life {
            state: self.state,
            revision: self.revision,
            unit: self.unit.clone(),
            ..Life::default()
        }
    }
}

/// A moment of the database.
pub(crate) fn moment(milliseconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}
