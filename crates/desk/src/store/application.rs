//! Table `application`: what lists and searches need of each application. The whole of one is its
//! facts, read from the journal.

use std::cmp::Reverse;

use chrono::{DateTime, NaiveDate, Utc};
use domain::catalogue::{TopicCode, UnitCode};
use domain::{Application, ApplicationNumber, Kind};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use super::applicant_name::{self, TypedName};
use super::journal::{self, Recorded};
use super::values::{day_out, moment_in, moment_out, number_in, number_out, word_in, word_out};
use super::{catalogue, day_run};
use crate::failure::Failure;

/// The most lines that a list of matches shows.
pub const LIST_LIMIT: u32 = 50;

/// One application as lists need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationRow {
    /// Its number.
    pub number: ApplicationNumber,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
    /// Kind.
    pub kind: Kind,
    /// Topic.
    pub topic: Option<TopicCode>,
    /// Unit.
    pub unit: Option<UnitCode>,
    /// Subject.
    pub subject: String,
    /// The applicant's name.
    pub applicant: String,
    /// Their identity number.
    pub national_id: Option<String>,
    /// The office's promise.
    pub due_on: NaiveDate,
}

const COLUMNS: &str =
    "number, registered_at, kind, topic, unit, subject, applicant, national_id, due_on";

pub(super) fn insert(
    connection: &Connection,
    id: i64,
    application: &Application,
) -> Result<(), Failure> {
    insert_row(connection, id, application)?;
    day_run::go_on(connection, id, application.registered_at)?;
    if let Some(indexed) = applicant_name::keep_up(connection, id)? {
        catalogue::count_uses_after(connection, indexed)?;
    }
    Ok(())
}

fn insert_row(connection: &Connection, id: i64, application: &Application) -> Result<(), Failure> {
    let registration = &application.registration;
    let applicant = &registration.applicant;
    connection
        .prepare_cached(
            "INSERT INTO application (id, number, registered_at, registered_by, kind, topic, unit, subject,
                                      applicant, national_id, phone, due_on, legal_limit_on, revision, copies)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            id,
            number_in(application.number),
            moment_in(application.registered_at),
            application.registered_by.as_str(),
            word_in(&registration.kind)?,
            registration.topic.as_ref().map(TopicCode::as_str),
            registration.unit.as_ref().map(UnitCode::as_str),
            registration.subject,
            applicant.full_name(),
            applicant.identity.national_id().map(domain::NationalId::digits),
            applicant.phone.as_ref().map(domain::Phone::e164),
            application.deadlines.due_on.to_string(),
            application.deadlines.legal_limit_on.to_string(),
            application.revision,
            application.copies,
        ])?;
    Ok(())
}

/// Writes the row again from the application's facts, after one of them changed it.
pub(super) fn refresh(connection: &Connection, number: ApplicationNumber) -> Result<(), Failure> {
    let Some(application) = find(connection, number)? else {
        return Ok(());
    };
    let (id, topic): (i64, Option<String>) = connection
        .prepare_cached("DELETE FROM application WHERE number = ?1 RETURNING id, topic")?
        .query_row([number_in(number)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    insert_row(connection, id, &application)?;
    if id <= applicant_name::newest_indexed(connection)? {
        let registration = &application.registration;
        applicant_name::replace(connection, id, &registration.applicant.full_name())?;
        let topics = (topic.map(TopicCode::new), registration.topic.as_ref());
        catalogue::change_use(connection, topics.0.as_ref(), topics.1)?;
    }
    Ok(())
}

/// The facts about one application, in order.
pub fn facts(connection: &Connection, number: ApplicationNumber) -> Result<Vec<Recorded>, Failure> {
    let id: Option<i64> = connection
        .prepare_cached("SELECT id FROM application WHERE number = ?1")?
        .query_row([number_in(number)], |row| row.get(0))
        .optional()?;
    let Some(id) = id else { return Ok(Vec::new()) };
    let mut facts = Vec::from_iter(journal::at(connection, id)?);
    facts.extend(journal::about_application(connection, number)?);
    Ok(facts)
}

/// An application, put together from its facts.
pub fn find(
    connection: &Connection,
    number: ApplicationNumber,
) -> Result<Option<Application>, Failure> {
    let mut application: Option<Application> = None;
    for recorded in facts(connection, number)? {
        let Some(fact) = recorded.fact else { continue };
        match application.as_mut() {
            None => application = Application::begun_by(&fact, recorded.author, recorded.at),
            // A step that is refused changes nothing; the center makes it visible by a fact of its own.
            Some(application) => drop(application.take_in(&fact, recorded.at)),
        }
    }
    Ok(application)
}

/// Whether an application with this number is here.
pub fn exists(connection: &Connection, number: ApplicationNumber) -> Result<bool, Failure> {
    let sql = "SELECT EXISTS (SELECT 1 FROM application WHERE number = ?1)";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([number_in(number)], |row| row.get(0))?)
}

/// The line of one application.
pub fn row(
    connection: &Connection,
    number: ApplicationNumber,
) -> Result<Option<ApplicationRow>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM application WHERE number = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query_and_then([number_in(number)], row_of)?;
    rows.next().transpose()
}

/// Applications of the person with this identity number, newest first.
pub fn by_national_id(
    connection: &Connection,
    digits: &str,
) -> Result<Vec<ApplicationRow>, Failure> {
    list(
        connection,
        "national_id = ?1 ORDER BY id DESC",
        params![digits],
    )
}

/// Applications with this telephone (E.164), newest first.
pub fn by_phone(connection: &Connection, e164: &str) -> Result<Vec<ApplicationRow>, Failure> {
    list(connection, "phone = ?1 ORDER BY id DESC", params![e164])
}

/// Applications of people with this name, typed so far, newest first.
pub fn by_name(connection: &Connection, name: &str) -> Result<Vec<ApplicationRow>, Failure> {
    let Some(typed) = TypedName::new(name) else {
        return Ok(Vec::new());
    };
    let mut found = newer_than_index(connection)?;
    found.retain(|row| typed.means(&row.applicant));
    found.extend(list(
        connection,
        "id IN (SELECT rowid FROM applicant_name WHERE applicant_name MATCH ?1 ORDER BY rowid DESC LIMIT 50)
         ORDER BY id DESC",
        params![typed.query()],
    )?);
    found.truncate(LIST_LIMIT as usize);
    Ok(found)
}

/// The applications whose names the index does not have yet, newest first.
fn newer_than_index(connection: &Connection) -> Result<Vec<ApplicationRow>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM application WHERE id > ?1 ORDER BY id DESC");
    let mut statement = connection.prepare_cached(&sql)?;
    let indexed = applicant_name::newest_indexed(connection)?;
    let rows = statement.query_and_then([indexed], row_of)?;
    rows.collect()
}

/// Applications registered from one moment up to, not including, another, newest first.
pub fn between(
    connection: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<ApplicationRow>, Failure> {
    let sql = format!(
        "SELECT {COLUMNS} FROM application
         WHERE id BETWEEN ?1 AND ?2 AND registered_at >= ?3 AND registered_at < ?4"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found: Vec<ApplicationRow> = Vec::new();
    for (first, last) in day_run::between(connection, from, to)? {
        let within = params![first, last, moment_in(from), moment_in(to)];
        let rows = statement.query_and_then(within, row_of)?;
        found.extend(rows.collect::<Result<Vec<_>, Failure>>()?);
    }
    found.reverse();
    found.sort_by_key(|row| Reverse(row.registered_at));
    Ok(found)
}

/// How many applications there are.
pub fn count(connection: &Connection) -> Result<u64, Failure> {
    Ok(connection.query_row("SELECT count(*) FROM application", [], |row| row.get(0))?)
}

fn list(
    connection: &Connection,
    condition: &str,
    by: impl Params,
) -> Result<Vec<ApplicationRow>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM application WHERE {condition} LIMIT {LIST_LIMIT}");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_and_then(by, row_of)?;
    rows.collect()
}

fn row_of(row: &Row<'_>) -> Result<ApplicationRow, Failure> {
    Ok(ApplicationRow {
        number: number_out(row.get(0)?)?,
        registered_at: moment_out(row.get(1)?)?,
        kind: word_out(&row.get::<_, String>(2)?)?,
        topic: row.get::<_, Option<String>>(3)?.map(TopicCode::new),
        unit: row.get::<_, Option<String>>(4)?.map(UnitCode::new),
        subject: row.get(5)?,
        applicant: row.get(6)?,
        national_id: row.get(7)?,
        due_on: day_out(&row.get::<_, String>(8)?)?,
    })
}
