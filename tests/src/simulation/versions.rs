//! Two versions of desks: for a while a newer program runs at one of them, and writes facts of a kind, and with fields, that
//! neither the others nor the center know. Then it is the same program again as everywhere.
//!
//! What a newer program writes is written into the closed store as it would: chained, and with a body of its own.

use std::collections::BTreeSet;
use std::sync::Arc;

use desk::doors::{Ids, RandomIds};
use desk::store::{Moment, journal, rebuild, series};
use desk::{Desk, Failure};
use domain::Author;
use protocol::chain::{Envelope, body_hash};
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use super::ground;
use super::world::World;
use crate::closed_office::behind_its_back;
use crate::office::places;

/// A kind of fact that no program of today knows.
const KIND: &str = "visitor_called";

/// What stands in each body that a newer program wrote.
const MARK: &str = "newer program";

/// A newer program writes at a desk that is off: a fact of a kind that nobody knows, and one of a known kind with a field that
/// nobody knows.
pub(super) fn write_as_newer(world: &World, place: usize) {
    let turn = world.chance(u32::MAX);
    let number = world.ledger.borrow().any(turn);
    let called =
        json!({ "number": number, "counter": "B 12", "by": format!("{MARK} {place} {turn}") });
    let inquiry =
        json!({ "topic": null, "note": format!("{MARK} {place} {turn}"), "counter": "B 12" });
    let about = number.as_deref();
    let written = [(KIND, called, about), ("inquiry_recorded", inquiry, None)];
    let store = ground::open_store(&world.home(place));
    let moment = Moment {
        author: &Author::Desk,
        at: world.moment_at(place),
        ids: &RandomIds,
        high_water: None,
    };
    let mut bodies = Vec::new();
    let done = store.write(moment, |writing| -> Result<(), Failure> {
        if series::hold(writing.connection())?.is_some() {
            return Ok(());
        }
        for (kind, body, number) in &written {
            let body = serde_json::to_vec(body)?;
            append(
                writing.connection(),
                writing.at().timestamp_millis(),
                (*kind, body.as_slice()),
                *number,
            )?;
            bodies.push(hex::encode(body));
        }
        Ok(())
    });
    done.expect("a newer program writes");
    // What a newer program keeps in its tables this one makes again.
    rebuild::rebuild(&store).expect("the tables are made again");
    let mut ledger = world.ledger.borrow_mut();
    for body in bodies {
        ledger.newer(place, body);
    }
}

fn append(
    connection: &Connection,
    recorded_at: i64,
    (kind, body): (&str, &[u8]),
    number: Option<&str>,
) -> Result<(), Failure> {
    let head = journal::head(connection)?;
    let (Some(office), Some(desk)) = (head.office, head.desk) else {
        return Ok(());
    };
    let salt = RandomIds.bytes()?;
    let body_hash = body_hash(&salt, body);
    let author = Author::Desk;
    let hash = Envelope {
        office,
        desk,
        epoch: head.epoch,
        sequence: head.sequence + 1,
        kind,
        author: author.as_str(),
        recorded_at,
        previous: &head.hash,
        body: &body_hash,
    }
    .hash();
    connection.execute(
        "INSERT INTO fact (epoch, sequence, office, desk, kind, author, recorded_at, number,
                           previous_hash, body_hash, hash, salt, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            head.epoch,
            head.sequence + 1,
            office.to_string(),
            desk.to_string(),
            kind,
            author.as_str(),
            recorded_at,
            number.and_then(|number| number.parse::<i64>().ok()),
            head.hash,
            body_hash,
            hash,
            salt,
            body
        ],
    )?;
    Ok(())
}

/// What became of what newer programs wrote and is not as it must be: each is at the center once, byte for byte, and at
/// every desk, which says how many of them it does not understand.
pub(super) fn look(world: &World, desks: &[Arc<Desk>]) -> Vec<String> {
    let mut problems = Vec::new();
    let at_center = world.ask_center(&format!(
        "SELECT encode(body, 'hex') FROM feed JOIN fact USING (office, code, epoch, branch, sequence)
         WHERE position('{MARK}'::bytea in body) > 0"
    ));
    let everywhere: BTreeSet<&String> = at_center.iter().collect();
    if everywhere.len() != at_center.len() {
        let twice = world.ask_center(&format!(
            "SELECT string_agg(concat_ws(' ', code, epoch, sequence, branch), ' and ') FROM fact
             WHERE position('{MARK}'::bytea in body) > 0 GROUP BY body HAVING count(*) > 1"
        ));
        problems.push(format!(
            "a newer program's facts are there twice: {twice:?}"
        ));
    }
    for (body, may_be_gone) in world.ledger.borrow().written_by_newer() {
        if !may_be_gone && !everywhere.contains(body) {
            problems.push(format!("lost of a newer program: {}", words(body)));
        }
    }
    for (place, desk) in desks.iter().enumerate() {
        let store = behind_its_back(&places(&world.home(place)));
        let here = bodies_at(&store);
        let missing = everywhere.iter().filter(|body| !here.contains(**body));
        problems.extend(missing.map(|body| format!("desk {place} lacks {}", words(body))));
        let others = "SELECT count(*) FROM received_fact WHERE kind = ?1";
        let others: u32 = store
            .query_row(others, [KIND], |row| row.get(0))
            .expect("a count");
        let told = desk.sync_view().map(|view| view.not_understood);
        if !matches!(told, Ok(told) if told == others) {
            problems.push(format!(
                "desk {place} does not understand {others} and tells otherwise"
            ));
        }
    }
    problems
}

fn bodies_at(store: &Connection) -> BTreeSet<String> {
    let sql = "SELECT lower(hex(body)) FROM fact WHERE instr(body, CAST(?1 AS BLOB)) > 0
               UNION ALL
               SELECT lower(hex(body)) FROM received_fact WHERE instr(body, CAST(?1 AS BLOB)) > 0";
    let mut statement = store.prepare(sql).expect("a question");
    let rows = statement.query_map([MARK], |row| row.get(0));
    rows.and_then(Iterator::collect).expect("answers")
}

/// What a body says, for whoever looks into a world.
fn words(body: &str) -> String {
    let body = hex::decode(body).unwrap_or_default();
    let value: Value = serde_json::from_slice(&body).unwrap_or_default();
    value.to_string()
}
