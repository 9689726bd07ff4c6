//! One application: showing it whole, mending it by a fact, linking it with another.

use domain::refusal::Field;
use domain::staff::Permission;
use domain::typed_text::{NOTE_LIMIT, one_line, within};
use domain::{Draft, Fact, Refusal, RefusalCode};
use protocol::FailureCode;
use rusqlite::Connection;

use crate::attachments;
use crate::desk::Desk;
use crate::doors::day_at_desk;
use crate::failure::{Answer, Failure};
use crate::history::history_line;
use crate::lines::{Names, known_number, line, slip_view};
use crate::store::{application, link, slip_job};
use crate::views::ApplicationView;

impl Desk {
    /// One application with all that became of it.
    pub fn get_application(&self, number: &str) -> Answer<ApplicationView> {
        self.session(Permission::WorkWithApplications)?;
        self.open_store()?
            .store
            .read(|connection| self.application_view(connection, number))
    }

    /// Mends an application: the fields that differ from what it says now, and why.
    ///
    /// `revision` is the one that the clerk saw; when another fact came in between, nothing is written.
    pub fn correct_application(
        &self,
        number: &str,
        revision: u32,
        typed: &Draft,
        reason: &str,
    ) -> Answer<ApplicationView> {
        let staff = self.session(Permission::WorkWithApplications)?;
        self.write_as(&staff, |writing| {
            let connection = writing.connection();
            let number = known_number(connection, number)?;
            let current = application::find(connection, number)?.ok_or_else(missing)?;
            if current.revision != revision {
                return Err(Refusal::general(RefusalCode::ChangedMeanwhile).into());
            }
            let mut refused = Vec::new();
            let reason = within(one_line(reason), NOTE_LIMIT, Field::Reason);
            if reason.as_ref().is_ok_and(String::is_empty) {
                refused.push(Refusal::new(RefusalCode::ReasonMissing, Field::Reason));
            }
            let mended = self.parse_draft(connection, typed)?;
            refused.extend(mended.as_ref().err().cloned().unwrap_or_default());
            refused.extend(reason.as_ref().err().cloned());
            let (Ok(mended), Ok(reason), true) = (mended, reason, refused.is_empty()) else {
                return Err(refused.into());
            };
            let changes = current.registration.changes_to(&mended);
            if changes.is_empty() {
                return Err(Refusal::general(RefusalCode::NothingChanged).into());
            }
            writing.record(&Fact::ApplicationCorrected {
                number,
                changes,
                reason,
            })
        })?;
        self.get_application(number)
    }

    /// Says that two applications are about one matter.
    pub fn link_applications(&self, number: &str, to: &str) -> Answer<ApplicationView> {
        let staff = self.session(Permission::WorkWithApplications)?;
        self.write_as(&staff, |writing| {
            let number = known_number(writing.connection(), number)?;
            let to = known_number(writing.connection(), to)?;
            if number == to {
                return Err(Refusal::new(RefusalCode::LinkToItself, Field::Number).into());
            }
            if link::of(writing.connection(), number)?.contains(&to) {
                return Ok(());
            }
            writing.record(&Fact::ApplicationsLinked { number, to })
        })?;
        self.get_application(number)
    }

    fn application_view(&self, connection: &Connection, number: &str) -> Answer<ApplicationView> {
        let number = known_number(connection, number)?;
        let whole = application::find(connection, number)?.ok_or_else(missing)?;
        let row = application::row(connection, number)?.ok_or_else(missing)?;
        let names = Names::read(connection, &self.screen_language())?;
        let history = application::facts(connection, number)?
            .iter()
            .filter_map(|recorded| history_line(connection, &names, recorded).transpose())
            .collect::<Result<_, Failure>>()?;
        Ok(ApplicationView {
            line: line(connection, &names, row, day_at_desk(self.now()))?,
            draft: Draft::from(&whole.registration),
            revision: whole.revision,
            state: whole.life.state,
            unit_now: names.unit(whole.life.unit.as_ref()),
            legal_limit_on: whole.deadlines.legal_limit_on,
            history,
            linked: link::of(connection, number)?
                .into_iter()
                .map(|other| other.to_string())
                .collect(),
            slips: slip_job::all_of(connection, number)?
                .into_iter()
                .map(slip_view)
                .collect(),
            attachments: attachments::views(connection, &whole.registration.attachments)?,
        })
    }
}

fn missing() -> Failure {
    Failure::new(FailureCode::Internal, "an application without its facts")
}
