//! Table `application`: what lists and searches need of each application. The whole of one is its
//! facts, read from the journal.
//!
//! The newest names are not in the index of names yet: writing one costs as much as the rest of a save, a
//! hundred at once little more than one. Until then they are compared one by one, and the uses of topics are
//! counted with them. They are the highest numbers of the current series.

mod listing;
mod ordering;

use std::collections::BTreeMap;
use std::iter;

use chrono::{DateTime, Utc};
use domain::catalogue::{TopicCode, UnitCode};
use domain::{Application, ApplicationNumber};
use protocol::FailureCode;
use rusqlite::{Connection, OptionalExtension, params};

use super::day_run::Newest;
use super::journal::Recorded;
use super::values::{moment_in, moment_out, number_in, number_out, numbers_beside, word_in};
use super::{
    applicant_name, catalogue, day_run, indexed_name, link, number_conflict, received,
    received_fact, series,
};
use crate::failure::Failure;

pub use listing::{
    ApplicationRow, LIST_LIMIT, between, by_name, by_national_id, by_phone, count, row,
};

/// Applications that the index of names may lie behind: few enough to be compared within a fraction of a
/// millisecond, and so many that of a hundred saves not one is likely to bring it up to date.
const BEHIND: i64 = 256;

/// The last two digits of a number are its check digits.
const BY_RUNNING_NUMBER: i64 = 100;

/// Takes in an application of this desk, begun by the fact at this position.
pub(super) fn insert(
    connection: &Connection,
    registered_in: i64,
    application: &Application,
) -> Result<(), Failure> {
    let number = number_in(application.number);
    if !begin(
        connection,
        registered_in,
        application,
        &mut Newest::default(),
    )? {
        return settle(connection, application.number);
    }
    let (first, last) = numbers_beside(number);
    let indexed = newest_indexed(connection, (first, last))?;
    if (number - indexed) / BY_RUNNING_NUMBER >= BEHIND {
        index_between(connection, (indexed, last))?;
    }
    if received_fact::has_any_about(connection, number)? {
        refresh(connection, application.number)?;
    }
    Ok(())
}

/// Writes the row of a new application, whose name whoever takes it in puts into the index; `false` if its number
/// is taken, so that it is to be settled which of the two counts. Of many that come in order the newest is remembered.
pub(super) fn begin(
    connection: &Connection,
    registered_in: i64,
    application: &Application,
    newest: &mut Newest,
) -> Result<bool, Failure> {
    let number = number_in(application.number);
    if !write_row(connection, "INSERT OR IGNORE", registered_in, application)? {
        number_conflict::insert(connection, number, registered_in)?;
        return Ok(false);
    }
    newest.place(connection, number, application.registered_at)?;
    Ok(true)
}

/// Lets the registration count that does, where several have this number, and writes the row again.
pub(super) fn settle(connection: &Connection, number: ApplicationNumber) -> Result<(), Failure> {
    let key = number_in(number);
    let Some(counts) = registered_in(connection, key)? else {
        return Ok(());
    };
    let others = number_conflict::of(connection, key)?;
    if let Some(winner) = ordering::the_one_that_counts(connection, counts, &others)? {
        number_conflict::remove(connection, key, winner)?;
        number_conflict::insert(connection, key, counts)?;
        let_count(connection, key, winner)?;
    }
    refresh(connection, number)
}

/// `INSERT OR IGNORE` or `INSERT OR REPLACE`; tells whether anything was written.
fn write_row(
    connection: &Connection,
    insert: &str,
    registered_in: i64,
    application: &Application,
) -> Result<bool, Failure> {
    let registration = &application.registration;
    let applicant = &registration.applicant;
    let written = connection
        .prepare_cached(&format!(
            "{insert} INTO application
               (number, registered_in, registered_at, registered_by, kind, topic, unit, subject,
                applicant, national_id, phone, due_on, legal_limit_on, revision, copies, state,
                unit_now)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
        ))?
        .execute(params![
            number_in(application.number),
            registered_in,
            moment_in(application.registered_at),
            application.registered_by.as_str(),
            word_in(&registration.kind)?,
            registration.topic.as_ref().map(TopicCode::as_str),
            registration.unit.as_ref().map(UnitCode::as_str),
            registration.subject,
            applicant.full_name(),
            applicant
                .identity
                .national_id()
                .map(domain::NationalId::digits),
            applicant.phone.as_ref().map(domain::Phone::e164),
            application.deadlines.due_on.to_string(),
            application.deadlines.legal_limit_on.to_string(),
            application.revision,
            application.copies,
            application.life.state.as_str(),
            application.life.unit.as_ref().map(UnitCode::as_str),
        ])?;
    Ok(written > 0)
}

fn registered_in(connection: &Connection, number: i64) -> Result<Option<i64>, Failure> {
    Ok(connection
        .prepare_cached("SELECT registered_in FROM application WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?)
}

/// Writes the row again from the application's facts, after one of them changed it.
pub(super) fn refresh(connection: &Connection, number: ApplicationNumber) -> Result<(), Failure> {
    let Some(application) = find(connection, number)? else {
        return Ok(());
    };
    let key = number_in(number);
    let (registered_in, registered_at, name, topic): (i64, i64, String, Option<String>) =
        connection
            .prepare_cached(
                "SELECT registered_in, registered_at, applicant, topic FROM application WHERE number = ?1",
            )?
            .query_row([key], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?;
    write_row(connection, "INSERT OR REPLACE", registered_in, &application)?;
    let is_moved = registered_at != moment_in(application.registered_at);
    if is_moved {
        Newest::default().place(connection, key, application.registered_at)?;
    }
    let registration = &application.registration;
    let new_name = registration.applicant.full_name();
    if let Some(id) = indexed_name::id_of(connection, key)? {
        if is_moved {
            applicant_name::remove(connection, id)?;
            applicant_name::insert(connection, key, application.registered_at, &new_name)?;
        } else if new_name != name {
            applicant_name::replace(connection, id, &new_name)?;
        }
        let topics = (topic.map(TopicCode::new), registration.topic.as_ref());
        catalogue::change_use(connection, topics.0.as_ref(), topics.1)?;
    }
    Ok(())
}

/// Makes what the tables say of an application again, of whose facts some were erased by law; nothing where no registration is
/// left.
pub(super) fn make_again(
    connection: &Connection,
    number: ApplicationNumber,
) -> Result<(), Failure> {
    link::forget_unsaid(connection, number)?;
    let key = number_in(number);
    let Some(counts) = registered_in(connection, key)? else {
        return Ok(());
    };
    let mut left = Vec::new();
    for position in iter::once(counts).chain(number_conflict::of(connection, key)?) {
        let registers = received::fact_at(connection, position)?;
        if registers.is_some_and(|registers| registers.fact.is_some()) {
            left.push(position);
        } else {
            number_conflict::remove(connection, key, position)?;
        }
    }
    let Some(first) = left.first().copied() else {
        return remove(connection, key);
    };
    if first != counts {
        number_conflict::remove(connection, key, first)?;
        let_count(connection, key, first)?;
    }
    settle(connection, number)
}

/// Lets go of an application's row, its name and its place in the runs of days.
fn remove(connection: &Connection, number: i64) -> Result<(), Failure> {
    let topic: Option<String> = connection
        .prepare_cached("DELETE FROM application WHERE number = ?1 RETURNING topic")?
        .query_row([number], |row| row.get(0))?;
    day_run::remove(connection, number)?;
    if let Some(id) = indexed_name::id_of(connection, number)? {
        applicant_name::remove(connection, id)?;
        catalogue::change_use(connection, topic.map(TopicCode::new).as_ref(), None)?;
    }
    Ok(())
}

/// Lets the registration in the fact at this position count.
fn let_count(connection: &Connection, number: i64, registered_in: i64) -> Result<(), Failure> {
    connection
        .prepare_cached("UPDATE application SET registered_in = ?2 WHERE number = ?1")?
        .execute([number, registered_in])?;
    Ok(())
}

/// Writes again the rows of all applications that have gone on since they were registered.
pub(super) fn refresh_all(connection: &Connection) -> Result<(), Failure> {
    let mut statement =
        connection.prepare("SELECT number FROM application WHERE revision > 1 ORDER BY number")?;
    let numbers = statement.query_and_then([], |row| number_out(row.get(0)?))?;
    for number in numbers.collect::<Result<Vec<_>, Failure>>()? {
        refresh(connection, number)?;
    }
    Ok(())
}

/// The facts about one application, the one that registers it first, the others in the order that counts.
pub fn facts(connection: &Connection, number: ApplicationNumber) -> Result<Vec<Recorded>, Failure> {
    match registered_in(connection, number_in(number))? {
        Some(registered_in) => ordering::facts(connection, number, registered_in),
        None => Ok(Vec::new()),
    }
}

/// The code of the desk where a fact was written; none for the center.
pub fn written_at(connection: &Connection, recorded: &Recorded) -> Result<Option<String>, Failure> {
    if recorded.position < 0 {
        let received = received_fact::at(connection, -recorded.position)?;
        return Ok(received.and_then(|received| received.desk));
    }
    series::desk_code(connection, recorded.epoch)
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

/// The same where it must be here.
pub fn get(connection: &Connection, number: ApplicationNumber) -> Result<Application, Failure> {
    let missing = || Failure::new(FailureCode::Internal, "an application without its facts");
    find(connection, number)?.ok_or_else(missing)
}

/// Whether an application with this number is here.
pub fn exists(connection: &Connection, number: ApplicationNumber) -> Result<bool, Failure> {
    let sql = "SELECT EXISTS (SELECT 1 FROM application WHERE number = ?1)";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([number_in(number)], |row| row.get(0))?)
}

/// The numbers of the current series whose names are not indexed: those behind the first of the two, up to
/// the other. All other names are in the index.
pub(super) fn not_indexed(connection: &Connection) -> Result<(i64, i64), Failure> {
    let Some((first, last)) = series::current_numbers(connection)? else {
        return Ok((0, 0));
    };
    Ok((newest_indexed(connection, (first, last))?, last))
}

/// Brings the index of names up to date.
pub(super) fn index_names(connection: &Connection) -> Result<(), Failure> {
    index_between(connection, not_indexed(connection)?)
}

/// Indexes names of applications that came by the feed, and counts the uses of their topics.
pub(super) fn index_received(
    connection: &Connection,
    applications: &[Application],
) -> Result<(), Failure> {
    let mut uses = BTreeMap::new();
    for application in applications {
        let registration = &application.registration;
        let (number, name) = (
            number_in(application.number),
            registration.applicant.full_name(),
        );
        applicant_name::insert(connection, number, application.registered_at, &name)?;
        if let Some(topic) = &registration.topic {
            *uses.entry(topic.as_str().to_owned()).or_default() += 1;
        }
    }
    catalogue::count_uses(connection, &uses)
}

/// Fills the empty index of names.
pub(super) fn index_all_names(connection: &Connection) -> Result<(), Failure> {
    index_between(connection, (0, i64::MAX))
}

fn newest_indexed(connection: &Connection, numbers: (i64, i64)) -> Result<i64, Failure> {
    let newest = indexed_name::newest_between(connection, numbers)?;
    Ok(newest.unwrap_or(numbers.0))
}

/// Indexes the names behind one number, up to another, and counts the uses of topics there.
fn index_between(connection: &Connection, (behind, last): (i64, i64)) -> Result<(), Failure> {
    let mut uses = BTreeMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT number, registered_at, applicant, topic FROM application
         WHERE number > ?1 AND number <= ?2 ORDER BY number",
    )?;
    let mut rows = statement.query([behind, last])?;
    while let Some(row) = rows.next()? {
        let registered_at: DateTime<Utc> = moment_out(row.get(1)?)?;
        let name: String = row.get(2)?;
        applicant_name::insert(connection, row.get(0)?, registered_at, &name)?;
        if let Some(topic) = row.get::<_, Option<String>>(3)? {
            *uses.entry(topic).or_default() += 1;
        }
    }
    catalogue::count_uses(connection, &uses)
}
