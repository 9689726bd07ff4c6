//! Registering: from a draft to a number, durably, and the slip on its way. The main job.

use chrono::{Duration, SubsecRound};
use domain::application::SAME_MATTER_DAYS;
use domain::catalogue::UnitCode;
use domain::refusal::Field;
use domain::staff::Permission;
use domain::{
    ApplicationNumber, Deadlines, Draft, Fact, Identity, PaperKind, Refusal, RefusalCode,
    Registration, RunningNumber,
};
use rusqlite::Connection;

use crate::desk::Desk;
use crate::doors::day_at_desk;
use crate::failure::{Answer, Failure};
use crate::lines::{lines, slip_view};
use crate::store::application::{self, ApplicationRow};
use crate::store::{Writing, catalogue, preference, printer_choice, series, setting, slip_job};
use crate::told;
use crate::views::{Registered, Registering, SameMatter, ScreenLanguage};

impl Desk {
    /// Registers what the draft says. When the same person has the same topic open, asks first.
    ///
    /// The answer comes when the application is durable. Its slip prints by itself.
    pub fn register_application(
        &self,
        typed: &Draft,
        same_matter: &SameMatter,
    ) -> Answer<Registering> {
        let staff = self.session(Permission::WorkWithApplications)?;
        let today = day_at_desk(self.now());
        let answer = self.write_as(&staff, |writing| {
            // Asked of the writer, who has the page at hand; a reader would decrypt it anew.
            let language = preference::find(writing.connection(), &staff.id)?
                .unwrap_or_default()
                .language;
            let registration = self.parse_draft(writing.connection(), typed)??;
            if *same_matter == SameMatter::Ask && typed.linked_to.is_none() {
                let same = self.same_matter(writing.connection(), &registration)?;
                if !same.is_empty() {
                    return Ok(Registering::SameMatter(lines(
                        writing.connection(),
                        &language,
                        same,
                        today,
                    )?));
                }
            }
            let number = self.next_number(writing)?;
            // What was typed is void by this: `store::draft`.
            Ok(Registering::Registered(self.record_registration(
                writing,
                number,
                registration,
                typed.linked_to,
                &language,
            )?))
        })?;
        if matches!(&answer, Registering::Registered(registered) if registered.slip.is_some()) {
            self.wake_printing();
        }
        Ok(answer)
    }

    fn record_registration(
        &self,
        writing: &mut Writing<'_>,
        number: ApplicationNumber,
        registration: Registration,
        linked_to: Option<ApplicationNumber>,
        language: &ScreenLanguage,
    ) -> Answer<Registered> {
        let rule = setting::find(writing.connection(), setting::DEADLINE_RULE)?.unwrap_or_default();
        let registered_on = day_at_desk(writing.at());
        let calendar = told::calendar(writing.connection(), &self.reference, registered_on)?;
        let deadlines = Deadlines::frozen(&calendar, registered_on, rule, registration.kind);
        let (unit, due_on) = (registration.unit.clone(), deadlines.due_on);
        writing.record(&Fact::ApplicationRegistered {
            number,
            registration: Box::new(registration),
            deadlines,
        })?;
        if let Some(to) = linked_to {
            if !application::exists(writing.connection(), to)? {
                return Err(Refusal::new(RefusalCode::NumberUnknown, Field::Number).into());
            }
            writing.record(&Fact::ApplicationsLinked { number, to })?;
        }
        let connection = writing.connection();
        let prints = printer_choice::printer_for(connection, PaperKind::Slip)?.is_some();
        let slip = if prints {
            slip_job::queue(connection, number, 0, writing.at())?;
            slip_job::newest_of(connection, number)?.map(slip_view)
        } else {
            None
        };
        Ok(Registered {
            number: number.to_string(),
            // As exactly as the store keeps it.
            registered_at: writing.at().trunc_subsecs(3),
            due_on,
            unit: unit_name(connection, unit, language)?,
            slip,
        })
    }

    /// The next number of the desk: after the last one that the store or the mark outside it knows.
    fn next_number(&self, writing: &Writing<'_>) -> Answer<ApplicationNumber> {
        let open = self.open_store()?;
        let series = series::current(writing.connection())?
            .ok_or_else(|| Refusal::general(RefusalCode::SetupStepOutOfOrder))?;
        let marked = open
            .high_water
            .get()
            .and_then(crate::high_water::HighWater::read)
            .filter(|mark| (mark.office, mark.desk) == (series.office.code, series.desk))
            .and_then(|mark| mark.last_number);
        let running = RunningNumber::after(series.last.max(marked))
            .ok_or_else(|| Refusal::general(RefusalCode::NumbersUsedUp))?;
        Ok(ApplicationNumber::new(
            series.office.code,
            series.desk,
            running,
        ))
    }

    /// Open applications of the same person about the same topic within 30 days.
    fn same_matter(
        &self,
        connection: &Connection,
        registration: &Registration,
    ) -> Result<Vec<ApplicationRow>, Failure> {
        let Some(topic) = &registration.topic else {
            return Ok(Vec::new());
        };
        let since = self.now() - Duration::days(SAME_MATTER_DAYS.into());
        let applicant = &registration.applicant;
        let mut earlier = match (&applicant.identity, &applicant.phone) {
            (Identity::Known(id), _) => application::by_national_id(connection, id.digits())?,
            (_, Some(phone)) => {
                let folded = domain::turkish::fold(&applicant.full_name());
                let mut rows = application::by_phone(connection, phone.e164())?;
                rows.retain(|row| domain::turkish::fold(&row.applicant) == folded);
                rows
            }
            _ => Vec::new(),
        };
        earlier.retain(|row| row.registered_at >= since && row.topic.as_ref() == Some(topic));
        Ok(earlier)
    }
}

fn unit_name(
    connection: &Connection,
    unit: Option<UnitCode>,
    language: &ScreenLanguage,
) -> Result<Option<String>, Failure> {
    let Some(code) = unit else {
        return Ok(None);
    };
    let turkish = *language == ScreenLanguage::Tr;
    let name = catalogue::find_unit_name(connection, &code, turkish)?;
    Ok(name.or(Some(code.to_string())))
}
