//! Table `received_fact`: what the feed brought that is not this desk's own, by its place there, as it came.

use domain::{ApplicationNumber, Author, Fact, FactPlace};
use protocol::chain;
use protocol::wire::{Content, FeedEntry};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::journal::{self, Recorded};
use super::not_understood;
use super::received::Reading;
use super::values::{moment_out, number_in};
use crate::failure::Failure;

/// A fact of another author.
#[derive(Clone, Debug)]
pub(super) struct Received {
    /// The desk code of its author; none for the center.
    pub(super) desk: Option<String>,
    /// 0, or the branch of a series that was found forked.
    pub(super) branch: u32,
    /// What it is called, also where this program does not know it.
    pub(super) kind: String,
    /// Its body was erased by law.
    pub(super) is_erased: bool,
    /// The fact. Its position is its place in the feed, below 0.
    pub(super) recorded: Recorded,
}

impl Received {
    /// An entry of the feed at a place of it.
    pub(super) fn of(place: i64, entry: &FeedEntry) -> Result<Self, Failure> {
        let FeedEntry { origin, fact: sent } = entry;
        let body = match &sent.content {
            Content::Kept { body, .. } => Some(body.as_slice()),
            Content::Erased { .. } => None,
        };
        Ok(Self {
            desk: origin.desk.clone(),
            branch: origin.branch,
            kind: sent.kind.clone(),
            is_erased: body.is_none(),
            recorded: Recorded {
                position: -place,
                epoch: origin.epoch,
                sequence: origin.sequence,
                author: Author::from_journal(&sent.author),
                at: moment_out(sent.recorded_at)?,
                fact: read(&sent.kind, body),
            },
        })
    }
}

/// One that cannot be read changes nothing, and holds nothing up.
fn read(kind: &str, body: Option<&[u8]>) -> Option<Fact> {
    body.and_then(|body| journal::fact_of(kind, body).ok().flatten())
}

/// Keeps an entry as it came.
pub(super) fn insert(
    connection: &Connection,
    reading: Reading,
    entry: &FeedEntry,
    received: &Received,
) -> Result<(), Failure> {
    let FeedEntry { origin, fact: sent } = entry;
    let (salt, body, body_hash) = match &sent.content {
        Content::Kept { salt, body } => (Some(salt), Some(body), None),
        Content::Erased { body_hash } => (None, None, Some(body_hash)),
    };
    let number = match &received.recorded.fact {
        Some(fact) => fact.number(),
        None => body.and_then(|body| number_in_unknown(body)),
    };
    connection
        .prepare_cached(&format!(
            "INSERT INTO {} (place, desk, epoch, sequence, branch, kind, author, recorded_at, number,
                             body_hash, salt, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            reading.table("received_fact")
        ))?
        .execute(params![
            -received.recorded.position,
            origin.desk,
            origin.epoch,
            origin.sequence,
            origin.branch,
            sent.kind,
            sent.author,
            sent.recorded_at,
            number.map(number_in),
            body_hash,
            salt,
            body,
        ])?;
    Ok(())
}

/// The application that a fact of an unknown kind is about: every kind so far calls it `number`.
fn number_in_unknown(body: &[u8]) -> Option<ApplicationNumber> {
    let body: serde_json::Value = serde_json::from_slice(body).ok()?;
    body.get("number")?.as_str()?.parse().ok()
}

const COLUMNS: &str = "place, desk, epoch, sequence, branch, kind, author, recorded_at, body";

fn received_of(row: &Row<'_>) -> Result<Received, Failure> {
    let kind: String = row.get(5)?;
    let body: Option<Vec<u8>> = row.get(8)?;
    let place: i64 = row.get(0)?;
    let fact = read(&kind, body.as_deref());
    Ok(Received {
        desk: row.get(1)?,
        branch: row.get(4)?,
        is_erased: body.is_none(),
        recorded: Recorded {
            position: -place,
            epoch: row.get(2)?,
            sequence: row.get(3)?,
            author: Author::from_journal(&row.get::<_, String>(6)?),
            at: moment_out(row.get(7)?)?,
            fact,
        },
        kind,
    })
}

/// The fact at a place of the feed, unless it is this desk's own.
pub(super) fn at(connection: &Connection, place: i64) -> Result<Option<Received>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM received_fact WHERE place = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query_and_then([place], received_of)?;
    rows.next().transpose()
}

/// The facts about one application that came after its registration, in order.
pub(super) fn about_application(
    connection: &Connection,
    number: ApplicationNumber,
) -> Result<Vec<Received>, Failure> {
    let sql = format!(
        "SELECT {COLUMNS} FROM received_fact
         WHERE number = ?1 AND kind <> 'application_registered' ORDER BY place"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_and_then([number_in(number)], received_of)?;
    rows.collect()
}

/// Erases by law what a received fact about an application says, if it stands at this place; its kind and its body. The
/// hash of that stays.
pub(super) fn erase(
    connection: &Connection,
    place: &FactPlace,
    number: ApplicationNumber,
) -> Result<Option<(String, Vec<u8>)>, Failure> {
    let named = params![
        place.desk.map(|desk| desk.to_string()),
        place.epoch,
        place.sequence,
        place.branch,
        number_in(number),
    ];
    let found = connection
        .prepare_cached(
            "SELECT place, salt, body, kind FROM received_fact
             WHERE desk IS ?1 AND epoch = ?2 AND sequence = ?3 AND branch = ?4 AND number = ?5
               AND body IS NOT NULL",
        )?
        .query_row(named, |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get(1)?,
                row.get::<_, Vec<u8>>(2)?,
                row.get(3)?,
            ))
        })
        .optional()?;
    let Some((place, salt, body, kind)) = found else {
        return Ok(None);
    };
    let hash = chain::body_hash(&salt, &body);
    not_understood::remove(connection, place)?;
    connection
        .prepare_cached(
            "UPDATE received_fact SET body = NULL, salt = NULL, body_hash = ?2 WHERE place = ?1",
        )?
        .execute(params![place, hash])?;
    Ok(Some((kind, body)))
}

/// Whether a received fact that was not erased says this somewhere.
pub(super) fn any_says(connection: &Connection, words: &str) -> Result<bool, Failure> {
    let sql = "SELECT EXISTS (SELECT 1 FROM received_fact WHERE instr(body, CAST(?1 AS BLOB)) > 0)";
    Ok(connection.query_row(sql, [words], |row| row.get(0))?)
}

/// Whether there are facts about an application that came after its registration.
pub(super) fn has_any_about(connection: &Connection, number: i64) -> Result<bool, Failure> {
    let sql = "SELECT EXISTS (SELECT 1 FROM received_fact
                              WHERE number = ?1 AND kind <> 'application_registered')";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([number], |row| row.get(0))?)
}

/// The place of an inquiry, by where it stands in its author's journal.
pub(super) fn place_of_inquiry(
    connection: &Connection,
    from: &Received,
    (epoch, sequence): (u32, u64),
) -> Result<Option<i64>, Failure> {
    Ok(connection
        .prepare_cached(
            "SELECT place FROM received_fact
             WHERE kind = 'inquiry_recorded' AND desk = ?1 AND epoch = ?2 AND sequence = ?3 AND branch = ?4",
        )?
        .query_row(params![from.desk, epoch, sequence, from.branch], |row| {
            row.get(0)
        })
        .optional()?)
}

/// Hands every fact behind a place of the feed to `each`, in order.
pub(super) fn replay_after(
    connection: &Connection,
    place: i64,
    mut each: impl FnMut(Received) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let sql = format!("SELECT {COLUMNS} FROM received_fact WHERE place > ?1 ORDER BY place");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([place])?;
    while let Some(row) = rows.next()? {
        each(received_of(row)?)?;
    }
    Ok(())
}
