//! From the store's rows to the lines that lists show.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::catalogue::{TopicCode, UnitCode};
use domain::{ApplicationNumber, NationalId};
use protocol::Problem;
use rusqlite::Connection;

use crate::failure::Failure;
use crate::store::application::ApplicationRow;
use crate::store::catalogue;
use crate::store::slip_job::{self, SlipJob};
use crate::views::{ApplicationLine, ScreenLanguage, SlipView};

/// The catalogue's names in the language of the screen, read once for a list.
pub(crate) struct Names {
    topics: HashMap<TopicCode, String>,
    units: HashMap<UnitCode, String>,
}

impl Names {
    pub(crate) fn read(
        connection: &Connection,
        language: &ScreenLanguage,
    ) -> Result<Self, Failure> {
        let turkish = matches!(language, ScreenLanguage::Tr);
        Ok(Self {
            topics: catalogue::topic_names(connection, turkish)?
                .into_iter()
                .collect(),
            units: catalogue::unit_names(connection, turkish)?
                .into_iter()
                .collect(),
        })
    }

    pub(crate) fn topic(&self, code: Option<&TopicCode>) -> Option<String> {
        code.map(|code| {
            self.topics
                .get(code)
                .cloned()
                .unwrap_or_else(|| code.to_string())
        })
    }

    pub(crate) fn unit(&self, code: Option<&UnitCode>) -> Option<String> {
        code.map(|code| {
            self.units
                .get(code)
                .cloned()
                .unwrap_or_else(|| code.to_string())
        })
    }
}

/// The line of one application.
pub(crate) fn line(
    connection: &Connection,
    names: &Names,
    row: ApplicationRow,
    today: NaiveDate,
) -> Result<ApplicationLine, Failure> {
    let masked_id = row
        .national_id
        .and_then(|digits| digits.parse().ok())
        .map(|id: NationalId| id.masked());
    Ok(ApplicationLine {
        state: row.state,
        unit_now: names.unit(row.unit_now.as_ref()),
        slip: slip_job::newest_state(connection, row.number)?,
        number: row.number.to_string(),
        registered_at: row.registered_at,
        applicant: row.applicant,
        masked_id,
        kind: row.kind,
        topic: names.topic(row.topic.as_ref()),
        topic_code: row.topic,
        unit: names.unit(row.unit.as_ref()),
        subject: row.subject,
        due_on: row.due_on,
        days_left: i32::try_from((row.due_on - today).num_days()).unwrap_or(i32::MAX),
    })
}

/// The lines of these applications.
pub(crate) fn lines(
    connection: &Connection,
    language: &ScreenLanguage,
    rows: Vec<ApplicationRow>,
    today: NaiveDate,
) -> Result<Vec<ApplicationLine>, Failure> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::read(connection, language)?;
    rows.into_iter()
        .map(|row| line(connection, &names, row, today))
        .collect()
}

/// A slip on its way, as screens show it.
pub(crate) fn slip_view(job: SlipJob) -> SlipView {
    SlipView {
        job: job.id,
        number: job.number.to_string(),
        copy: job.copy,
        state: job.state,
        problem: job.problem.map(|code| Problem::failed(code, None)),
        since: job.since,
        printer: job.printer,
    }
}

/// A number that must be one of this store.
pub(crate) fn known_number(
    connection: &Connection,
    text: &str,
) -> Result<ApplicationNumber, crate::failure::Trouble> {
    use domain::refusal::Field;
    use domain::{Refusal, RefusalCode};
    let number: ApplicationNumber = text.parse()?;
    if crate::store::application::exists(connection, number)? {
        Ok(number)
    } else {
        Err(Refusal::new(RefusalCode::NumberUnknown, Field::Number).into())
    }
}
