//! What documents say: from the facts of an application, or of a day, to what stands on paper.

use chrono::{Duration, NaiveDate};
use domain::{Application, NationalId, Office};
use paper::{
    Addressee, DayLine, DayList, Leaflet, Petition, Representative, ResultWays, VisitorCopy,
};
use protocol::FailureCode;
use rusqlite::Connection;

use crate::desk::Desk;
use crate::doors::{at_desk, day_at_desk, start_of_day};
use crate::failure::{Answer, Failure};
use crate::lines::{Names, known_number};
use crate::slip_texts::{texts, ways};
use crate::store::{application, inquiry, series};
use crate::views::{DocumentOf, ScreenLanguage};

impl Desk {
    /// What a document says.
    pub(super) fn leaflet(&self, connection: &Connection, of: &DocumentOf) -> Answer<Leaflet> {
        let whole = |number: &str| -> Answer<Application> {
            let number = known_number(connection, number)?;
            let missing = || Failure::new(FailureCode::Internal, "an application is missing");
            Ok(application::find(connection, number)?.ok_or_else(missing)?)
        };
        Ok(match of {
            DocumentOf::Petition(number) => {
                let application = whole(number)?;
                let office = self.reference.office(application.number.office());
                let office = office.ok_or_else(no_office)?;
                Leaflet::Petition(petition(&application, office))
            }
            DocumentOf::VisitorCopy(number) => {
                let application = whole(number)?;
                let office = self.reference.office(application.number.office());
                let office = office.ok_or_else(no_office)?.full_name();
                let names = Names::read(connection, &ScreenLanguage::Tr)?;
                // What a slip promises, and no more.
                let result = ways(&texts(connection)?);
                Leaflet::VisitorCopy(visitor_copy(&application, &names, office, result))
            }
            DocumentOf::DayList(day) => Leaflet::DayList(self.day_list(connection, *day)?),
        })
    }

    fn day_list(&self, connection: &Connection, day: NaiveDate) -> Answer<DayList> {
        let series = series::current(connection)?.ok_or_else(no_office)?;
        let names = Names::read(connection, &ScreenLanguage::Tr)?;
        let today = day_at_desk(self.now());
        let (from, to) = (start_of_day(day), start_of_day(day) + Duration::days(1));
        let rows = application::between(connection, from, to)?;
        let line = |row: application::ApplicationRow| DayLine {
            number: row.number,
            time: at_desk(row.registered_at).time(),
            kind: row.kind,
            topic: names.topic(row.topic.as_ref()),
            unit: names.unit(row.unit.as_ref()),
            due_on: row.due_on,
            is_overdue: row.due_on < today,
        };
        let inquiries = inquiry::count_between(connection, from, to)?;
        Ok(DayList {
            office: series.office.full_name(),
            day,
            // They come newest first.
            lines: rows.into_iter().rev().map(line).collect(),
            inquiries,
        })
    }
}

fn no_office() -> Failure {
    Failure::new(
        FailureCode::Internal,
        "the office of a document is not known",
    )
}

fn petition(application: &Application, office: &Office) -> Petition {
    let registration = &application.registration;
    let applicant = &registration.applicant;
    Petition {
        office: addressee(office),
        number: application.number,
        day: day_at_desk(application.registered_at),
        kind: registration.kind,
        subject: registration.subject.clone(),
        narrative: registration.narrative.clone(),
        name: applicant.full_name(),
        identity: applicant.identity.national_id().map(NationalId::masked),
        address: applicant.address.clone(),
        phone: applicant.phone.as_ref().map(domain::Phone::spoken),
        representative: registration
            .representative
            .as_ref()
            .map(|speaker| Representative {
                name: speaker.name.clone(),
                relation: speaker.relation.clone(),
            }),
        attachments: names_of_attachments(application),
    }
}

fn addressee(office: &Office) -> Addressee {
    let province = office.province.clone();
    match office.district.clone() {
        Some(district) => Addressee::DistrictGovernorate { district, province },
        None => Addressee::Governorate { province },
    }
}

fn visitor_copy(
    application: &Application,
    names: &Names,
    office: String,
    result: ResultWays,
) -> VisitorCopy {
    let registration = &application.registration;
    let applicant = &registration.applicant;
    VisitorCopy {
        number: application.number,
        office,
        registered_at: at_desk(application.registered_at).naive_local(),
        kind: registration.kind,
        topic: names.topic(registration.topic.as_ref()).unwrap_or_default(),
        subject: registration.subject.clone(),
        narrative: registration.narrative.clone(),
        unit: names.unit(registration.unit.as_ref()),
        due_on: application.deadlines.due_on,
        legal_limit_on: application.deadlines.legal_limit_on,
        name: applicant.full_name(),
        identity: applicant.identity.national_id().map(NationalId::masked),
        representative: registration
            .representative
            .as_ref()
            .map(|speaker| speaker.name.clone()),
        attachments: names_of_attachments(application),
        result,
    }
}

fn names_of_attachments(application: &Application) -> Vec<String> {
    let attachments = application.registration.attachments.iter();
    attachments
        .map(|attachment| attachment.name.clone())
        .collect()
}
