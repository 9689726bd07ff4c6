//! What facts change in the rows of applications, and what the center must say about them.

use std::collections::BTreeSet;
use std::collections::btree_map::Entry;

use deadpool_postgres::Transaction;
use domain::application::SAME_MATTER_DAYS;
use domain::{Change, Fact, FactPlace, OfficeCode, State, Step};
use protocol::wire::{FeedEntry, Origin};
use serde_json::json;

use super::{Row, moment, rows};
use crate::failure::Failure;
use crate::store::fact::digits;
use crate::store::task;

/// Takes facts in, in their order; the steps that the order made impossible, and what looks like one matter that two
/// desks wrote down, as facts to be told.
pub(in crate::store) async fn apply(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    entries: &[FeedEntry],
    read: &[Option<Fact>],
) -> Result<Vec<Fact>, Failure> {
    let mut known = rows::load(transaction, office, &touched(read)).await?;
    let (mut begun, mut changed, mut told) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (entry, fact) in entries.iter().zip(read) {
        let Some(fact) = fact else { continue };
        let Some(number) = fact.number().map(digits) else {
            continue;
        };
        if let Some(row) = begun_by(fact, entry) {
            if let Entry::Vacant(free) = known.entry(number) {
                free.insert(row);
                begun.insert(number);
            }
        } else if let Some(row) = known.get_mut(&number) {
            changed.insert(number);
            told.extend(take_in(row, fact, entry));
        }
    }
    let new: Vec<&Row> = begun
        .iter()
        .filter_map(|number| known.get(number))
        .collect();
    rows::insert(transaction, office, &new).await?;
    let changed: Vec<&Row> = changed
        .difference(&begun)
        .filter_map(|number| known.get(number))
        .collect();
    rows::update(transaction, office, &changed).await?;
    let linked = linked(read);
    let alike = rows::alike(transaction, office, &new, SAME_MATTER_DAYS).await?;
    let alike = alike.into_iter().filter(|pair| !linked.contains(pair));
    told.extend(alike.filter_map(|(later, earlier)| {
        Some(Fact::LinkProposed {
            number: format!("{later:013}").parse().ok()?,
            to: format!("{earlier:013}").parse().ok()?,
        })
    }));
    Ok(told)
}

/// Forgets an office's applications, before they are made again from its facts.
pub(in crate::store) async fn clear(
    transaction: &Transaction<'_>,
    office: OfficeCode,
) -> Result<(), Failure> {
    rows::clear(transaction, office).await
}

/// Asks a person to look, where a fact that the center told needs one.
pub(in crate::store) async fn task_about(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    fact: &Fact,
    now: i64,
) -> Result<(), Failure> {
    let (kind, about) = match fact {
        Fact::LinkProposed { number, to } => {
            let about = json!({ "number": String::from(*number), "to": String::from(*to) });
            ("link-proposed", about)
        }
        Fact::FactRefused {
            number,
            kind,
            author,
            reason,
            ..
        } => {
            let about = json!({ "number": String::from(*number), "kind": kind, "author": author, "reason": reason });
            ("fact-refused", about)
        }
        _ => return Ok(()),
    };
    task::add(transaction, office, kind, &about, now).await
}

fn touched(read: &[Option<Fact>]) -> Vec<i64> {
    let numbers: BTreeSet<i64> = read
        .iter()
        .flatten()
        .filter(|fact| !fact.is_note())
        .filter_map(Fact::number)
        .map(digits)
        .collect();
    numbers.into_iter().collect()
}

fn begun_by(fact: &Fact, entry: &FeedEntry) -> Option<Row> {
    let Fact::ApplicationRegistered {
        number,
        registration,
        deadlines,
    } = fact
    else {
        return None;
    };
    let applicant = &registration.applicant;
    Some(Row {
        number: digits(*number),
        registered_at: entry.fact.recorded_at,
        registered_by: entry.fact.author.clone(),
        kind: registration.kind,
        topic: registration.topic.clone(),
        subject: registration.subject.clone(),
        unit: registration.unit.clone(),
        state: State::Registered,
        revision: 1,
        due_on: deadlines.due_on,
        national_id: applicant
            .identity
            .national_id()
            .map(|id| id.digits().to_owned()),
        phone: applicant
            .phone
            .as_ref()
            .map(|phone| phone.e164().to_owned()),
    })
}

/// What a later fact makes of a row; what the center has to say if it is a step that is not possible any more.
fn take_in(row: &mut Row, fact: &Fact, entry: &FeedEntry) -> Option<Fact> {
    if let Fact::ApplicationCorrected { changes, .. } = fact {
        for change in changes {
            correct(row, change);
        }
    }
    let (revision, step) = Step::of(fact)?;
    let mut life = row.life();
    let taken = life.take_in(revision, &step, moment(entry.fact.recorded_at));
    row.revision = life.revision;
    match taken {
        Ok(()) => {
            row.state = life.state;
            row.unit = life.unit;
            None
        }
        Err(refusal) => Some(Fact::FactRefused {
            number: fact.number()?,
            place: place(&entry.origin),
            kind: fact.kind().to_owned(),
            author: entry.fact.author.clone(),
            reason: refusal.code.as_str().to_owned(),
        }),
    }
}

fn correct(row: &mut Row, change: &Change) {
    match change {
        Change::Kind(kind) => row.kind = *kind,
        Change::Topic(topic) => row.topic.clone_from(topic),
        Change::Subject(subject) => row.subject.clone_from(subject),
        // Once it was referred, only steps say where it is.
        Change::Unit(unit) if row.state == State::Registered => row.unit.clone_from(unit),
        Change::Identity(identity) => {
            row.national_id = identity.national_id().map(|id| id.digits().to_owned());
        }
        Change::Phone(phone) => row.phone = phone.as_ref().map(|phone| phone.e164().to_owned()),
        _ => {}
    }
}

fn place(origin: &Origin) -> FactPlace {
    FactPlace {
        desk: origin.desk.as_deref().and_then(|code| code.parse().ok()),
        epoch: origin.epoch,
        sequence: origin.sequence,
        branch: origin.branch,
    }
}

/// The pairs that desks linked themselves, in both orders.
fn linked(read: &[Option<Fact>]) -> BTreeSet<(i64, i64)> {
    let pairs = read.iter().flatten().filter_map(|fact| match fact {
        Fact::ApplicationsLinked { number, to } => Some((digits(*number), digits(*to))),
        _ => None,
    });
    pairs
        .flat_map(|(one, other)| [(one, other), (other, one)])
        .collect()
}
