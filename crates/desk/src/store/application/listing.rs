//! Lists of applications: of a person, of a day.

use std::cmp::Reverse;

use chrono::{DateTime, NaiveDate, Utc};
use domain::catalogue::{TopicCode, UnitCode};
use domain::life::State;
use domain::{ApplicationNumber, Kind};
use rusqlite::{Connection, Row, params};

use crate::failure::Failure;
use crate::store::applicant_name::{self, TypedName};
use crate::store::day_run;
use crate::store::values::{
    day_out, moment_in, moment_out, number_in, number_out, numbers_beside, word_out,
};

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
    /// How far it has come.
    pub state: State,
    /// The unit that has it, or had it last.
    pub unit_now: Option<UnitCode>,
}

const COLUMNS: &str = "number, registered_at, kind, topic, unit, subject, applicant, national_id, due_on, \
                       state, unit_now";

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
    newest_of_person(connection, "national_id", digits)
}

/// Applications with this telephone (E.164), newest first.
pub fn by_phone(connection: &Connection, e164: &str) -> Result<Vec<ApplicationRow>, Failure> {
    newest_of_person(connection, "phone", e164)
}

/// Of one person, the newest of each desk code, whose numbers go with time, and of these the newest.
fn newest_of_person(
    connection: &Connection,
    column: &str,
    value: &str,
) -> Result<Vec<ApplicationRow>, Failure> {
    let sql = format!(
        "SELECT {COLUMNS} FROM application WHERE {column} = ?1 AND number < ?2
         ORDER BY number DESC LIMIT {LIST_LIMIT}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found: Vec<ApplicationRow> = Vec::new();
    let mut below = i64::MAX;
    loop {
        let rows = statement.query_and_then(params![value, below], row_of)?;
        let mut rows = rows.collect::<Result<Vec<_>, Failure>>()?;
        let more = rows.len() >= LIST_LIMIT as usize;
        if let Some(highest) = rows.first().filter(|_| more) {
            below = numbers_beside(number_in(highest.number)).0;
            rows.retain(|row| number_in(row.number) >= below);
        }
        found.append(&mut rows);
        if !more {
            return Ok(newest_first(found));
        }
    }
}

/// Applications of people with this name, typed so far, newest first.
pub fn by_name(connection: &Connection, name: &str) -> Result<Vec<ApplicationRow>, Failure> {
    let Some(typed) = TypedName::new(name) else {
        return Ok(Vec::new());
    };
    let mut found = not_indexed(connection)?;
    found.retain(|row| typed.means(&row.applicant));
    let sql = format!(
        "SELECT {COLUMNS} FROM application
         WHERE number = (SELECT number FROM indexed_name WHERE id = ?1)"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    for id in applicant_name::newest_matches(connection, &typed, LIST_LIMIT)? {
        for row in statement.query_and_then([id], row_of)? {
            found.push(row?);
        }
    }
    Ok(newest_first(found))
}

/// The applications whose names the index does not have yet.
fn not_indexed(connection: &Connection) -> Result<Vec<ApplicationRow>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM application WHERE number > ?1 AND number <= ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let (behind, last) = super::not_indexed(connection)?;
    let rows = statement.query_and_then([behind, last], row_of)?;
    rows.collect()
}

/// As many as a list shows.
fn newest_first(mut found: Vec<ApplicationRow>) -> Vec<ApplicationRow> {
    found.sort_by_key(|row| Reverse((row.registered_at, row.number)));
    found.truncate(LIST_LIMIT as usize);
    found
}

/// Applications registered from one moment up to, not including, another, newest first.
pub fn between(
    connection: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<ApplicationRow>, Failure> {
    let sql = format!(
        "SELECT {COLUMNS} FROM application
         WHERE number BETWEEN ?1 AND ?2 AND registered_at >= ?3 AND registered_at < ?4"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found: Vec<ApplicationRow> = Vec::new();
    for (first, last) in day_run::between(connection, from, to)? {
        let within = params![first, last, moment_in(from), moment_in(to)];
        let rows = statement.query_and_then(within, row_of)?;
        found.extend(rows.collect::<Result<Vec<_>, Failure>>()?);
    }
    found.sort_by_key(|row| Reverse((row.registered_at, row.number)));
    Ok(found)
}

/// How many applications there are.
pub fn count(connection: &Connection) -> Result<u64, Failure> {
    Ok(connection.query_row("SELECT count(*) FROM application", [], |row| row.get(0))?)
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
        state: word_out(&row.get::<_, String>(9)?)?,
        unit_now: row.get::<_, Option<String>>(10)?.map(UnitCode::new),
    })
}
