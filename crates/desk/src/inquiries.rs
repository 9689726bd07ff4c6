//! Inquiries: people who were told the way. They are counted, and one counted by mistake is taken back.

use chrono::{DateTime, Duration, Utc};
use domain::catalogue::TopicCode;
use domain::refusal::Field;
use domain::staff::Permission;
use domain::typed_text::{NOTE_LIMIT, one_line, within};
use domain::{Author, Fact, Refusal, RefusalCode};
use protocol::FailureCode;
use rusqlite::Connection;

use crate::desk::Desk;
use crate::doors::{day_at_desk, start_of_day};
use crate::failure::{Answer, Failure};
use crate::lines::Names;
use crate::store::inquiry::Inquiry;
use crate::store::{inquiry, journal, received, staff};
use crate::views::{InquiryLine, InquiryRecorded, InquiryTakenBack};

impl Desk {
    /// Counts someone who was told the way.
    pub fn record_inquiry(&self, topic: Option<TopicCode>, note: &str) -> Answer<InquiryRecorded> {
        let staff = self.session(Permission::WorkWithApplications)?;
        let note = within(one_line(note), NOTE_LIMIT, Field::Note)?;
        self.write_as(&staff, |writing| {
            writing.record(&Fact::InquiryRecorded { topic, note })?;
            let connection = writing.connection();
            let recorded = inquiry::newest(connection)?;
            Ok(InquiryRecorded {
                inquiry: recorded.ok_or_else(|| missing("a recorded inquiry"))?,
                today: self.inquiries_today(connection)?,
            })
        })
    }

    /// Takes an inquiry of today back, whoever counted it. Both stay in the journal.
    ///
    /// # Errors
    /// It is of another day or another desk, or not there any more.
    pub fn take_inquiry_back(&self, inquiry: i64) -> Answer<InquiryTakenBack> {
        let staff = self.session(Permission::WorkWithApplications)?;
        self.write_as(&staff, |writing| {
            let connection = writing.connection();
            let taken = inquiry::find(connection, inquiry)?
                .ok_or_else(|| Refusal::general(RefusalCode::InquiryUnknown))?;
            if taken.is_of_another_desk() {
                return Err(Refusal::general(RefusalCode::InquiryUnknown).into());
            }
            if !self.is_of_today(taken.at) {
                return Err(Refusal::general(RefusalCode::InquiryNotOfToday).into());
            }
            let recorded = journal::at(connection, inquiry)?
                .ok_or_else(|| missing("the fact of an inquiry"))?;
            writing.record(&Fact::InquiryTakenBack {
                epoch: recorded.epoch,
                sequence: recorded.sequence,
            })?;
            Ok(InquiryTakenBack {
                today: self.inquiries_today(writing.connection())?,
            })
        })
    }

    fn inquiries_today(&self, connection: &Connection) -> Result<u32, Failure> {
        let today = start_of_day(day_at_desk(self.now()));
        inquiry::count_between(connection, today, today + Duration::days(1))
    }

    fn is_of_today(&self, at: DateTime<Utc>) -> bool {
        day_at_desk(at) == day_at_desk(self.now())
    }

    /// Inquiries as the list of a day shows them.
    pub(crate) fn inquiry_lines(
        &self,
        connection: &Connection,
        inquiries: Vec<Inquiry>,
    ) -> Result<Vec<InquiryLine>, Failure> {
        let names = Names::read(connection, &self.screen_language())?;
        inquiries
            .into_iter()
            .map(|inquiry| {
                Ok(InquiryLine {
                    of_today: self.is_of_today(inquiry.at) && !inquiry.is_of_another_desk(),
                    inquiry: inquiry.position,
                    at: inquiry.at,
                    by: name_of_author(connection, inquiry.position)?,
                    topic: names.topic(inquiry.topic.as_ref()),
                    note: inquiry.note,
                })
            })
            .collect()
    }
}

fn name_of_author(connection: &Connection, position: i64) -> Result<String, Failure> {
    let recorded = received::fact_at(connection, position)?;
    let Some(Author::Staff(id)) = recorded.map(|recorded| recorded.author) else {
        return Ok(String::new());
    };
    Ok(staff::find_name(connection, &id)?.unwrap_or_default())
}

fn missing(what: &str) -> Failure {
    Failure::new(FailureCode::Internal, format!("{what} is missing"))
}
