//! Slips: what one says, how it looks before it prints, copies, and a person's word on one in doubt.

use chrono::{DateTime, Utc};
use domain::staff::Permission;
use domain::{
    Application, ApplicationNumber, Deadlines, Draft, Fact, NationalId, PaperKind, Printer,
    Refusal, RefusalCode, RunningNumber, SlipWidth,
};
use paper::{PaperWidth, Profile, Sheet, Slip, SlipLook};
use rusqlite::Connection;

use crate::attachments::picture;
use crate::desk::{Desk, lock};
use crate::doors::{at_desk, day_at_desk};
use crate::failure::{Answer, Failure};
use crate::lines::{Names, known_number, slip_view};
use crate::slip_texts::{look, look_for, ways};
use crate::store::slip_job::SlipJob;
use crate::store::{Writing, application, printer_choice, series, setting, slip_job};
use crate::told;
use crate::views::{ScreenLanguage, SlipPreview, SlipState, SlipView, SlipWord};

/// States of a slip of which not one byte has gone.
const NOT_BEGUN: [SlipState; 3] = [SlipState::Queued, SlipState::Claimed, SlipState::Blocked];

impl Desk {
    /// The newest slip of an application.
    pub fn slip_of(&self, number: &str) -> Answer<Option<SlipView>> {
        self.session(Permission::WorkWithApplications)?;
        self.open_store()?.store.read(|connection| {
            let number = known_number(connection, number)?;
            Ok(slip_job::newest_of(connection, number)?.map(slip_view))
        })
    }

    /// Slips of which somebody still expects something, oldest first, and behind them those that a queue
    /// took within a day.
    pub fn list_open_slips(&self) -> Answer<Vec<SlipView>> {
        self.session(Permission::WorkWithApplications)?;
        let jobs = self.open_store()?.store.read(|connection| {
            let mut jobs = slip_job::open(connection)?;
            jobs.extend(slip_job::handed_over(connection, self.since_a_day_ago())?);
            Ok::<_, Failure>(jobs)
        })?;
        Ok(jobs.into_iter().map(slip_view).collect())
    }

    /// Slips that a queue took earlier than this nobody looks after any more: their visitors have gone.
    pub(crate) fn since_a_day_ago(&self) -> DateTime<Utc> {
        self.now() - chrono::Duration::days(1)
    }

    /// Prints a copy of a slip, marked SURET and counted. Where the application has none yet it is the
    /// original, and one that still waits for its turn is not doubled.
    pub fn copy_slip(&self, number: &str) -> Answer<SlipView> {
        self.copy_in(number, false)
    }

    /// The same in large print, for this copy alone. A slip that still waits becomes large itself.
    pub fn copy_slip_large(&self, number: &str) -> Answer<SlipView> {
        self.copy_in(number, true)
    }

    fn copy_in(&self, number: &str, large: bool) -> Answer<SlipView> {
        let staff = self.session(Permission::WorkWithApplications)?;
        let job = self.write_as(&staff, |writing| {
            let number = known_number(writing.connection(), number)?;
            queue_copy(writing, number, large)
        })?;
        self.wake_printing();
        Ok(slip_view(job))
    }

    /// Takes a person's word on a slip of which nobody knows whether it came out.
    pub fn settle_slip(&self, job: i64, word: &SlipWord) -> Answer<SlipView> {
        let staff = self.session(Permission::WorkWithApplications)?;
        let settled = self.write_as(&staff, |writing| {
            let to = match word {
                SlipWord::CameOut => SlipState::Printed,
                SlipWord::PrintAgain | SlipWord::Drop => SlipState::Dropped,
            };
            // Nobody's word is asked for while a slip is on its way.
            let from = match word {
                SlipWord::CameOut | SlipWord::PrintAgain => {
                    &[SlipState::Unknown, SlipState::HandedOver][..]
                }
                SlipWord::Drop => &[
                    SlipState::Unknown,
                    SlipState::HandedOver,
                    SlipState::Queued,
                    SlipState::Claimed,
                    SlipState::Blocked,
                ],
            };
            if !slip_job::step(writing.connection(), job, from, &to, None, writing.at())? {
                return Err(Refusal::general(RefusalCode::SlipNotInDoubt).into());
            }
            let settled = found(writing.connection(), job)?;
            match word {
                // In the same write: the word must not be taken without the copy that it asks for.
                SlipWord::PrintAgain => queue_copy(writing, settled.number, false),
                SlipWord::CameOut | SlipWord::Drop => Ok(settled),
            }
        })?;
        self.wake_printing();
        Ok(slip_view(settled))
    }

    /// How the slip of a draft would look; the number is the one that would follow now.
    pub fn preview_slip(&self, typed: &Draft) -> Answer<SlipPreview> {
        self.session(Permission::WorkWithApplications)?;
        let open = self.open_store()?;
        let (slip, paper) = open.store.read(|connection| {
            let slip = self.slip_of_draft(connection, typed)?;
            Ok::<_, crate::failure::Trouble>((slip, slip_paper(connection)?))
        })?;
        let document = slip.document().map_err(Failure::from)?;
        let sheet = lock(&self.press)
            .set(&document, paper)
            .map_err(Failure::from)?;
        let picture = picture(&sheet.png().map_err(Failure::from)?);
        Ok(SlipPreview {
            picture,
            lines: sheet.lines().to_vec(),
        })
    }

    pub(crate) fn slip_of_draft(&self, connection: &Connection, typed: &Draft) -> Answer<Slip> {
        let series = series::current(connection)?
            .ok_or_else(|| Refusal::general(RefusalCode::SetupStepOutOfOrder))?;
        let running = RunningNumber::after(series.last).unwrap_or(RunningNumber::LAST);
        let rule = setting::find(connection, setting::DEADLINE_RULE)?.unwrap_or_default();
        let today = day_at_desk(self.now());
        let calendar = told::calendar(connection, &self.reference, today)?;
        let names = Names::read(connection, &ScreenLanguage::Tr)?;
        let look = look(connection, typed.language, &typed.needs)?;
        Ok(Slip {
            number: ApplicationNumber::new(series.office.code, series.desk, running),
            registered_at: at_desk(self.now()).naive_local(),
            office: series.office.full_name(),
            desk: series.desk,
            kind: typed.kind,
            topic: names.topic(typed.topic.as_ref()).unwrap_or_default(),
            unit: names.unit(typed.unit.as_ref()),
            due_on: Deadlines::frozen(&calendar, today, rule, typed.kind).due_on,
            applicant: typed
                .national_id
                .parse()
                .ok()
                .map(|id: NationalId| id.masked())
                .filter(|_| !typed.identity_absent),
            result: ways(&look.texts),
            go_to: None,
            escort: None,
            copy: 0,
            look,
        })
    }

    /// What the slip of a registered application says.
    pub(crate) fn slip_of_application(
        &self,
        connection: &Connection,
        job: &SlipJob,
    ) -> Result<Slip, Failure> {
        let application = application::find(connection, job.number)?.ok_or_else(|| {
            Failure::new(
                protocol::FailureCode::SlipNotDrawn,
                "a slip without its application",
            )
        })?;
        let office = self
            .reference
            .office(job.number.office())
            .map(domain::Office::full_name)
            .unwrap_or_default();
        let names = Names::read(connection, &ScreenLanguage::Tr)?;
        let mut look = look_for(connection, &application.registration.applicant)?;
        look.large |= application.large_copies.contains(&job.copy);
        Ok(slip_of(&application, &names, office, job.copy, look))
    }

    /// Lays a slip out and draws it.
    pub(crate) fn set_slip(&self, slip: &Slip, width: SlipWidth) -> Result<Sheet, Failure> {
        let document = slip.document()?;
        Ok(lock(&self.press).set(&document, paper_width(width))?)
    }
}

fn slip_of(
    application: &Application,
    names: &Names,
    office: String,
    copy: u32,
    look: SlipLook,
) -> Slip {
    let registration = &application.registration;
    Slip {
        number: application.number,
        registered_at: at_desk(application.registered_at).naive_local(),
        office,
        desk: application.number.desk(),
        kind: registration.kind,
        topic: names.topic(registration.topic.as_ref()).unwrap_or_default(),
        unit: names.unit(registration.unit.as_ref()),
        due_on: application.deadlines.due_on,
        applicant: registration
            .applicant
            .identity
            .national_id()
            .map(NationalId::masked),
        result: ways(&look.texts),
        go_to: None,
        escort: None,
        copy,
        look,
    }
}

/// The paper of the printer chosen for slips in its own dots, else 80 mm.
fn slip_paper(connection: &Connection) -> Result<PaperWidth, Failure> {
    let printer = printer_choice::printer_for(connection, PaperKind::Slip)?;
    let paper = |printer: Printer| Profile::of(&printer).paper(printer.width);
    Ok(printer.map_or(PaperWidth::MM80, paper))
}

/// The roll that slips are laid out for: the chosen printer's, else 80 mm.
pub(crate) fn slip_width(connection: &Connection) -> Result<SlipWidth, Failure> {
    let printer = printer_choice::printer_for(connection, PaperKind::Slip)?;
    Ok(printer.map(|printer| printer.width).unwrap_or_default())
}

pub(crate) fn paper_width(width: SlipWidth) -> PaperWidth {
    match width {
        SlipWidth::Mm80 => PaperWidth::MM80,
        SlipWidth::Mm58 => PaperWidth::MM58,
    }
}

fn queue_copy(
    writing: &mut Writing<'_>,
    number: ApplicationNumber,
    large: bool,
) -> Answer<SlipJob> {
    let connection = writing.connection();
    if printer_choice::printer_for(connection, PaperKind::Slip)?.is_none() {
        return Err(Refusal::general(RefusalCode::PrinterMissing).into());
    }
    let id = match slip_job::newest_of(connection, number)? {
        None => slip_job::queue(connection, number, 0, writing.at())?,
        Some(ahead) if NOT_BEGUN.contains(&ahead.state) => {
            if large {
                enlarge(writing, &ahead)?;
            }
            ahead.id
        }
        Some(newest) => {
            let copy = newest.copy + 1;
            writing.record(&Fact::SlipCopied {
                number,
                copy,
                large,
            })?;
            slip_job::queue(writing.connection(), number, copy, writing.at())?
        }
    };
    found(writing.connection(), id)
}

/// Has a slip that waits printed large. Whoever drew it already finds it queued again, and draws it anew.
fn enlarge(writing: &mut Writing<'_>, slip: &SlipJob) -> Answer<()> {
    let SlipJob { number, copy, .. } = *slip;
    let application = application::find(writing.connection(), number)?;
    if application.is_some_and(|application| application.large_copies.contains(&copy)) {
        return Ok(());
    }
    writing.record(&Fact::SlipCopied {
        number,
        copy,
        large: true,
    })?;
    let (connection, at) = (writing.connection(), writing.at());
    slip_job::step(
        connection,
        slip.id,
        &NOT_BEGUN,
        &SlipState::Queued,
        None,
        at,
    )?;
    Ok(())
}

fn found(connection: &Connection, job: i64) -> Answer<SlipJob> {
    Ok(slip_job::find(connection, job)?
        .ok_or_else(|| Failure::new(protocol::FailureCode::Internal, "a print job is missing"))?)
}
