//! Table `slip_job`: each slip on its way to paper. A working table: what became of paper is not a
//! fact about the application, and a printer's fault never touches it.

use chrono::{DateTime, Utc};
use domain::{ApplicationNumber, PrinterId};
use protocol::FailureCode;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::values::{moment_in, moment_out, number_in, number_out, word_in, word_out};
use crate::failure::Failure;
use crate::views::SlipState;

/// One slip on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct SlipJob {
    /// Identifies it.
    pub id: i64,
    /// Whose slip.
    pub number: ApplicationNumber,
    /// 0 for the original, else which copy.
    pub copy: u32,
    /// Where it is.
    pub state: SlipState,
    /// What holds it up.
    pub problem: Option<FailureCode>,
    /// Since when.
    pub since: DateTime<Utc>,
    /// The printer it is meant for; none: the one chosen for slips when its turn comes.
    pub printer: Option<PrinterId>,
}

const COLUMNS: &str = "id, number, copy, state, problem, since, printer";

/// Queues a slip.
pub fn queue(
    connection: &Connection,
    number: ApplicationNumber,
    copy: u32,
    at: DateTime<Utc>,
) -> Result<i64, Failure> {
    connection
        .prepare_cached(
            "INSERT INTO slip_job (number, copy, state, since) VALUES (?1, ?2, 'queued', ?3)",
        )?
        .execute(params![number_in(number), copy, moment_in(at)])?;
    Ok(connection.last_insert_rowid())
}

/// Moves a job into a state, if it is in one of the states `from`; tells whether it was. A job that
/// only changes its problem is in its state since before.
pub fn step(
    connection: &Connection,
    id: i64,
    from: &[SlipState],
    to: &SlipState,
    problem: Option<FailureCode>,
    at: DateTime<Utc>,
) -> Result<bool, Failure> {
    let Some(job) = find(connection, id)? else {
        return Ok(false);
    };
    if !from.contains(&job.state) {
        return Ok(false);
    }
    connection
        .prepare_cached(
            "UPDATE slip_job SET since = CASE WHEN state = ?2 THEN since ELSE ?4 END, state = ?2, problem = ?3 WHERE id = ?1",
        )?
        .execute(params![
            id,
            word_in(to)?,
            problem.map(FailureCode::as_str),
            moment_in(at)
        ])?;
    Ok(true)
}

/// Means a slip that waits for another printer from now on; tells whether it waited.
pub fn move_to(
    connection: &Connection,
    id: i64,
    printer: PrinterId,
    at: DateTime<Utc>,
) -> Result<bool, Failure> {
    let from = [SlipState::Queued, SlipState::Claimed, SlipState::Blocked];
    if !step(connection, id, &from, &SlipState::Queued, None, at)? {
        return Ok(false);
    }
    connection
        .prepare_cached("UPDATE slip_job SET printer = ?2 WHERE id = ?1")?
        .execute(params![id, printer.0])?;
    Ok(true)
}

/// The job with this identifier.
pub fn find(connection: &Connection, id: i64) -> Result<Option<SlipJob>, Failure> {
    one(
        connection,
        &format!("SELECT {COLUMNS} FROM slip_job WHERE id = ?1"),
        id,
    )
}

/// The newest job of an application.
pub fn newest_of(
    connection: &Connection,
    number: ApplicationNumber,
) -> Result<Option<SlipJob>, Failure> {
    one(
        connection,
        &format!("SELECT {COLUMNS} FROM slip_job WHERE number = ?1 ORDER BY copy DESC LIMIT 1"),
        number_in(number),
    )
}

/// Every job of an application, newest first.
pub fn all_of(connection: &Connection, number: ApplicationNumber) -> Result<Vec<SlipJob>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM slip_job WHERE number = ?1 ORDER BY copy DESC");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_and_then([number_in(number)], job_of)?;
    rows.collect()
}

/// The jobs of which somebody still expects something, oldest first: neither printed nor handed over
/// nor dropped.
pub fn open(connection: &Connection) -> Result<Vec<SlipJob>, Failure> {
    let sql = format!(
        "SELECT {COLUMNS} FROM slip_job WHERE state NOT IN ('printed', 'handed_over', 'dropped') ORDER BY id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_and_then([], job_of)?;
    rows.collect()
}

/// The jobs that were handed over to a queue since then, oldest first.
pub fn handed_over(connection: &Connection, since: DateTime<Utc>) -> Result<Vec<SlipJob>, Failure> {
    let sql = format!(
        "SELECT {COLUMNS} FROM slip_job WHERE state = 'handed_over' AND since >= ?1 ORDER BY id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_and_then([moment_in(since)], job_of)?;
    rows.collect()
}

fn one(connection: &Connection, sql: &str, by: i64) -> Result<Option<SlipJob>, Failure> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query_and_then([by], job_of)?;
    rows.next().transpose()
}

fn job_of(row: &Row<'_>) -> Result<SlipJob, Failure> {
    Ok(SlipJob {
        id: row.get(0)?,
        number: number_out(row.get(1)?)?,
        copy: row.get(2)?,
        state: word_out(&row.get::<_, String>(3)?)?,
        problem: row
            .get::<_, Option<String>>(4)?
            .map(|word| word_out(&word))
            .transpose()?,
        since: moment_out(row.get(5)?)?,
        printer: row.get::<_, Option<u32>>(6)?.map(PrinterId),
    })
}

/// The state of the newest slip of each of these applications.
pub fn newest_state(
    connection: &Connection,
    number: ApplicationNumber,
) -> Result<Option<SlipState>, Failure> {
    let word: Option<String> = connection
        .prepare_cached("SELECT state FROM slip_job WHERE number = ?1 ORDER BY copy DESC LIMIT 1")?
        .query_row([number_in(number)], |row| row.get(0))
        .optional()?;
    word.map(|word| word_out(&word)).transpose()
}
