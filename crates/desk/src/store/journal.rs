//! The journal: facts in the order in which they were written, each chained to the one before.
//!
//! A body is stored as the very bytes that were hashed. A fact of a kind that this program does not
//! know is kept as it came. What facts mean is the domain's, how they hash the protocol's.

use chrono::{DateTime, Utc};
use domain::{ApplicationNumber, Author, DeskCode, Fact, FactPlace, OfficeCode};
use protocol::FailureCode;
use protocol::chain::{self, Envelope, Hash};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::series;
use super::values::{damaged, moment_in, moment_out, number_in};
use crate::failure::Failure;

/// Where the journal ends: what the next fact follows.
#[derive(Clone, Debug)]
pub struct Head {
    /// The office whose series it is; none before the first fact.
    pub office: Option<OfficeCode>,
    /// The desk whose series it is; none before the first fact.
    pub desk: Option<DeskCode>,
    /// Which series, from 1; 0 before the first fact.
    pub epoch: u32,
    /// The last fact's place in its series.
    pub sequence: u64,
    /// The last fact's hash.
    pub hash: Hash,
}

/// A fact as the journal holds it.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Its place in this store, from 1; of one that came by the feed, its place there below 0.
    pub position: i64,
    /// Which series.
    pub epoch: u32,
    /// Its place in the series.
    pub sequence: u64,
    /// Who wrote it.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// The fact; none when its body was erased or its kind is not known to this program.
    pub fact: Option<Fact>,
}

const BEFORE_THE_FIRST: Head = Head {
    office: None,
    desk: None,
    epoch: 0,
    sequence: 0,
    hash: chain::BEGINNING,
};

/// The end of the journal.
pub fn head(connection: &Connection) -> Result<Head, Failure> {
    let found = connection
        .prepare_cached(
            "SELECT office, desk, epoch, sequence, hash FROM fact ORDER BY position DESC LIMIT 1",
        )?
        .query_row([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        })
        .optional()?;
    let Some((office, desk, epoch, sequence, hash)) = found else {
        return Ok(BEFORE_THE_FIRST);
    };
    Ok(Head {
        office: Some(office.parse().map_err(|_| damaged("office"))?),
        desk: Some(desk.parse().map_err(|_| damaged("desk"))?),
        epoch,
        sequence,
        hash,
    })
}

/// Writes a fact behind the head and moves the head on.
pub fn append(
    connection: &Connection,
    head: &mut Head,
    author: &Author,
    at: DateTime<Utc>,
    salt: [u8; 16],
    fact: &Fact,
) -> Result<Recorded, Failure> {
    let next = following(head, fact)?;
    let (Some(office), Some(desk)) = (next.office, next.desk) else {
        return Err(Failure::new(
            FailureCode::Internal,
            "a fact before the first series",
        ));
    };
    let body = body_of(fact)?;
    let body_hash = chain::body_hash(&salt, &body);
    let hash = Envelope {
        office,
        desk,
        epoch: next.epoch,
        sequence: next.sequence,
        kind: fact.kind(),
        author: author.as_str(),
        recorded_at: moment_in(at),
        previous: &head.hash,
        body: &body_hash,
    }
    .hash();
    connection
        .prepare_cached(
            "INSERT INTO fact (epoch, sequence, office, desk, kind, author, recorded_at, number,
                               previous_hash, body_hash, hash, salt, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            next.epoch,
            next.sequence,
            office.to_string(),
            desk.to_string(),
            fact.kind(),
            author.as_str(),
            moment_in(at),
            fact.number().map(number_in),
            head.hash,
            body_hash,
            hash,
            salt,
            body,
        ])?;
    *head = Head { hash, ..next };
    Ok(Recorded {
        position: connection.last_insert_rowid(),
        epoch: head.epoch,
        sequence: head.sequence,
        author: author.clone(),
        at,
        fact: Some(fact.clone()),
    })
}

/// The place after `head`; a fact that begins a series opens the next epoch.
fn following(head: &Head, fact: &Fact) -> Result<Head, Failure> {
    if let Fact::DeskSeriesBegun { office, desk, .. } = fact {
        let (office, desk) = (Some(office.code), Some(*desk));
        return Ok(Head {
            office,
            desk,
            epoch: head.epoch + 1,
            sequence: 1,
            hash: head.hash,
        });
    }
    if head.epoch == 0 {
        return Err(Failure::new(
            FailureCode::Internal,
            "a fact before the first series",
        ));
    }
    Ok(Head {
        sequence: head.sequence + 1,
        ..head.clone()
    })
}

/// The body's bytes: the content of the fact without its kind, which the envelope says.
pub(super) fn body_of(fact: &Fact) -> Result<Vec<u8>, Failure> {
    let mut whole = serde_json::to_vec(fact)?;
    let head = [r#"{"kind":""#, fact.kind(), r#"","body":"#].concat();
    if !whole.starts_with(head.as_bytes()) {
        // A fact that says nothing but its kind.
        return Ok(b"null".to_vec());
    }
    whole.pop();
    whole.drain(..head.len());
    Ok(whole)
}

/// The fact of this kind with this body; none where this program does not know the kind.
pub(super) fn fact_of(kind: &str, body: &[u8]) -> Result<Option<Fact>, Failure> {
    if !Fact::KINDS.contains(&kind) {
        return Ok(None);
    }
    // A body is a value of its own: what else stands in it would otherwise stand beside it.
    serde_json::from_slice::<serde::de::IgnoredAny>(body)?;
    let mut whole = Vec::with_capacity(body.len() + kind.len() + 24);
    for part in [r#"{"kind":""#, kind, r#"","body":"#] {
        whole.extend_from_slice(part.as_bytes());
    }
    whole.extend_from_slice(body);
    whole.push(b'}');
    Ok(Some(serde_json::from_slice(&whole)?))
}

const COLUMNS: &str = "position, epoch, sequence, kind, author, recorded_at, body";

fn recorded_of(row: &Row<'_>) -> Result<Recorded, Failure> {
    let kind: String = row.get(3)?;
    let body: Option<Vec<u8>> = row.get(6)?;
    Ok(Recorded {
        position: row.get(0)?,
        epoch: row.get(1)?,
        sequence: row.get(2)?,
        author: Author::from_journal(&row.get::<_, String>(4)?),
        at: moment_out(row.get(5)?)?,
        fact: body.map_or(Ok(None), |body| fact_of(&kind, &body))?,
    })
}

/// The facts about one application that came after its registration, in order.
pub fn about_application(
    connection: &Connection,
    number: ApplicationNumber,
) -> Result<Vec<Recorded>, Failure> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM fact
         WHERE number = ?1 AND kind <> 'application_registered' ORDER BY position"
    ))?;
    let rows = statement.query_and_then([number_in(number)], recorded_of)?;
    rows.collect()
}

/// Hands every fact to `each`, in order.
pub fn replay(
    connection: &Connection,
    each: impl FnMut(&Recorded) -> Result<(), Failure>,
) -> Result<(), Failure> {
    replay_after(connection, 0, each)
}

/// Hands every fact behind a place in this store to `each`, in order.
pub fn replay_after(
    connection: &Connection,
    position: i64,
    mut each: impl FnMut(&Recorded) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut statement = connection.prepare(&format!(
        "SELECT {COLUMNS} FROM fact WHERE position > ?1 ORDER BY position"
    ))?;
    let mut rows = statement.query([position])?;
    while let Some(row) = rows.next()? {
        each(&recorded_of(row)?)?;
    }
    Ok(())
}

/// Hands every fact of these kinds to `each`, in order.
pub fn replay_kinds(
    connection: &Connection,
    kinds: &[&str],
    each: impl FnMut(&Recorded) -> Result<(), Failure>,
) -> Result<(), Failure> {
    replay_kinds_between(connection, kinds, (0, i64::MAX), each)
}

/// The same from one position up to, not including, another.
pub(super) fn replay_kinds_between(
    connection: &Connection,
    kinds: &[&str],
    (from, to): (i64, i64),
    mut each: impl FnMut(&Recorded) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if kinds.is_empty() {
        return Ok(());
    }
    let kinds = serde_json::to_string(kinds)?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM fact
         WHERE position >= ?2 AND position < ?3 AND kind IN (SELECT value FROM json_each(?1))
         ORDER BY position"
    ))?;
    let mut rows = statement.query(params![kinds, from, to])?;
    while let Some(row) = rows.next()? {
        each(&recorded_of(row)?)?;
    }
    Ok(())
}

/// How many facts there are, and how many of them registered an application.
pub fn counts(connection: &Connection) -> Result<(u64, u64), Failure> {
    Ok(connection.query_row(
        "SELECT count(*), count(*) FILTER (WHERE kind = 'application_registered') FROM fact",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?)
}

/// When the last fact was written.
pub fn last_moment(connection: &Connection) -> Result<Option<DateTime<Utc>>, Failure> {
    connection
        .query_row(
            "SELECT recorded_at FROM fact ORDER BY position DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .optional()?
        .map(moment_out)
        .transpose()
}

/// Whether a fact of this series and place with this hash is in the journal.
pub fn holds(
    connection: &Connection,
    epoch: u32,
    sequence: u64,
    hash: &Hash,
) -> Result<bool, Failure> {
    let Some(position) = position_of(connection, epoch, sequence)? else {
        return Ok(false);
    };
    let found: Hash = connection.query_row(
        "SELECT hash FROM fact WHERE position = ?1",
        [position],
        |row| row.get(0),
    )?;
    Ok(found == *hash)
}

/// Where in this store the fact of this series and place is.
///
/// Facts of a series follow one another without gaps, so where it begins tells where each of them is.
pub fn position_of(
    connection: &Connection,
    epoch: u32,
    sequence: u64,
) -> Result<Option<i64>, Failure> {
    let Some(first) = series::first_position(connection, epoch)? else {
        return Ok(None);
    };
    let Some(position) = i64::try_from(sequence)
        .ok()
        .and_then(|sequence| first.checked_add(sequence - 1))
    else {
        return Ok(None);
    };
    let found = connection
        .prepare_cached(
            "SELECT position FROM fact WHERE position = ?1 AND epoch = ?2 AND sequence = ?3",
        )?
        .query_row(params![position, epoch, sequence], |row| row.get(0))
        .optional()?;
    Ok(found)
}

/// Whether there are facts about an application that came after its registration.
pub(super) fn has_any_about(connection: &Connection, number: i64) -> Result<bool, Failure> {
    let sql =
        "SELECT EXISTS (SELECT 1 FROM fact WHERE number = ?1 AND kind <> 'application_registered')";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([number], |row| row.get(0))?)
}

/// The fact at a position of this store.
pub fn at(connection: &Connection, position: i64) -> Result<Option<Recorded>, Failure> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM fact WHERE position = ?1"))?;
    let mut rows = statement.query_and_then([position], recorded_of)?;
    rows.next().transpose()
}

/// Erases by law what an own fact about an application says, if it stands at this place; its kind and its body. Its hash
/// stays, and the chain goes on verifying.
pub(super) fn erase(
    connection: &Connection,
    place: &FactPlace,
    number: ApplicationNumber,
) -> Result<Option<(String, Vec<u8>)>, Failure> {
    let Some(position) = position_of(connection, place.epoch, place.sequence)? else {
        return Ok(None);
    };
    let desk = place.desk.map(|desk| desk.to_string());
    let said = connection
        .prepare_cached(
            "SELECT kind, body FROM fact
             WHERE position = ?1 AND desk = ?2 AND number = ?3 AND body IS NOT NULL",
        )?
        .query_row(params![position, desk, number_in(number)], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    if said.is_some() {
        connection
            .prepare_cached("UPDATE fact SET body = NULL, salt = NULL WHERE position = ?1")?
            .execute([position])?;
    }
    Ok(said)
}

/// Whether a fact that was not erased says this somewhere.
pub(super) fn any_says(connection: &Connection, words: &str) -> Result<bool, Failure> {
    let sql = "SELECT EXISTS (SELECT 1 FROM fact WHERE instr(body, CAST(?1 AS BLOB)) > 0)";
    Ok(connection.query_row(sql, [words], |row| row.get(0))?)
}

/// Follows the whole chain and tells how many facts it has.
///
/// # Errors
/// `ChainBroken`, naming the place of the first fact that does not follow from the one before it.
pub fn verify(connection: &Connection) -> Result<u64, Failure> {
    let mut statement = connection.prepare(
        "SELECT position, office, desk, epoch, sequence, kind, author, recorded_at,
                previous_hash, body_hash, hash, salt, body FROM fact ORDER BY position",
    )?;
    let mut rows = statement.query([])?;
    let mut before = BEFORE_THE_FIRST;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        before = follows(row, &before)?.ok_or_else(|| {
            let place = format!(
                "fact after series {} place {}",
                before.epoch, before.sequence
            );
            Failure::new(FailureCode::ChainBroken, place)
        })?;
        count += 1;
    }
    Ok(count)
}

/// The head after this row, if the row follows from the head before it.
fn follows(row: &Row<'_>, before: &Head) -> Result<Option<Head>, Failure> {
    let office: OfficeCode = row
        .get::<_, String>(1)?
        .parse()
        .map_err(|_| damaged("office"))?;
    let desk: DeskCode = row
        .get::<_, String>(2)?
        .parse()
        .map_err(|_| damaged("desk"))?;
    let (epoch, sequence): (u32, u64) = (row.get(3)?, row.get(4)?);
    let (kind, author): (String, String) = (row.get(5)?, row.get(6)?);
    let (previous, body_hash, hash): (Hash, Hash, Hash) = (row.get(8)?, row.get(9)?, row.get(10)?);
    let envelope = Envelope {
        office,
        desk,
        epoch,
        sequence,
        kind: &kind,
        author: &author,
        recorded_at: row.get(7)?,
        previous: &previous,
        body: &body_hash,
    };
    let placed = (epoch == before.epoch && sequence == before.sequence + 1)
        || (epoch == before.epoch + 1 && sequence == 1);
    let body_agrees = match (
        row.get::<_, Option<[u8; 16]>>(11)?,
        row.get::<_, Option<Vec<u8>>>(12)?,
    ) {
        (Some(salt), Some(body)) => chain::body_hash(&salt, &body) == body_hash,
        (None, None) => true,
        _ => false,
    };
    let sound = placed && body_agrees && previous == before.hash && envelope.hash() == hash;
    Ok(sound.then_some(Head {
        office: Some(office),
        desk: Some(desk),
        epoch,
        sequence,
        hash,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::vault::DataKey;
    use domain::fact::SeriesReason;
    use domain::{Office, OfficeCode};

    fn journal(folder: &std::path::Path) -> Store {
        let store = Store::create(&folder.join("desk.db"), &DataKey::random().unwrap()).unwrap();
        let office = Office {
            code: OfficeCode::new(10, 8).unwrap(),
            province: "Balıkesir".into(),
            district: Some("Edremit".into()),
        };
        let begun = Fact::DeskSeriesBegun {
            office,
            desk: DeskCode::new(1).unwrap(),
            installation: "test".into(),
            reason: SeriesReason::FirstRun,
        };
        let told = Fact::InquiryRecorded {
            topic: None,
            note: "Nüfus nerede".into(),
        };
        {
            let writer = store.writer();
            let mut head = head(&writer).unwrap();
            for fact in [&begun, &told, &told] {
                append(
                    &writer,
                    &mut head,
                    &Author::Desk,
                    DateTime::UNIX_EPOCH,
                    [7; 16],
                    fact,
                )
                .unwrap();
            }
        }
        store
    }

    #[test]
    fn the_chain_notices_every_change_but_the_erasing_of_a_body() {
        let folder = tempfile::tempdir().unwrap();
        let store = journal(folder.path());
        let writer = store.writer();
        assert_eq!(verify(&writer).unwrap(), 3);
        writer
            .execute(
                "UPDATE fact SET body = NULL, salt = NULL WHERE position = 2",
                [],
            )
            .unwrap();
        assert_eq!(
            verify(&writer).unwrap(),
            3,
            "a body erased by law leaves the chain whole"
        );
        for change in [
            "UPDATE fact SET body = x'7B7D' WHERE position = 3",
            "UPDATE fact SET author = 'other' WHERE position = 2",
            "UPDATE fact SET recorded_at = 1 WHERE position = 1",
            "DELETE FROM fact WHERE position = 2",
        ] {
            writer.execute_batch("SAVEPOINT change").unwrap();
            writer.execute(change, []).unwrap();
            assert_eq!(
                verify(&writer).unwrap_err().code,
                FailureCode::ChainBroken,
                "{change}"
            );
            writer
                .execute_batch("ROLLBACK TO change; RELEASE change")
                .unwrap();
        }
    }

    #[test]
    fn a_fact_of_a_kind_not_known_here_is_kept_and_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let store = journal(folder.path());
        let writer = store.writer();
        writer
            .execute(
                "UPDATE fact SET kind = 'moon_landed' WHERE position = 2",
                [],
            )
            .unwrap();
        let mut seen = Vec::new();
        replay(&writer, |recorded| {
            seen.push(recorded.fact.is_some());
            Ok(())
        })
        .unwrap();
        assert_eq!(seen, [true, false, true]);
    }
}
