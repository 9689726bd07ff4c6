//! The rows themselves: many at once, since a batch brings hundreds.

use chrono::{Datelike, NaiveDate};
use deadpool_postgres::{GenericClient, Transaction};
use domain::catalogue::{TopicCode, UnitCode};
use domain::{Kind, OfficeCode, State};
use serde_json::Value;
use tokio_postgres::types::{ToSql, Type};

use super::{Row, Rows};
use crate::failure::Failure;
use crate::store::copying::Copying;
use crate::store::values::{damaged, epoch_in, epoch_out};

pub(super) const COLUMNS: &str =
    "number, registered_at, registered_by, kind, topic, subject, unit, state, revision,
    due_on::text, national_id, phone";

pub(super) fn row_of(row: &tokio_postgres::Row) -> Result<Row, Failure> {
    let state: String = row.get(7);
    Ok(Row {
        number: row.get(0),
        registered_at: row.get(1),
        registered_by: row.get(2),
        kind: kind_out(row.get(3))?,
        topic: row.get::<_, Option<String>>(4).map(TopicCode::new),
        subject: row.get(5),
        unit: row.get::<_, Option<String>>(6).map(UnitCode::new),
        state: state_out(&state)?,
        revision: epoch_out(row.get(8)),
        due_on: day_out(row.get(9))?,
        national_id: row.get(10),
        phone: row.get(11),
    })
}

pub(super) fn state_out(word: &str) -> Result<State, Failure> {
    let mut states = State::ALL.into_iter();
    states
        .find(|state| state.as_str() == word)
        .ok_or_else(|| damaged("state"))
}

fn kind_in(kind: Kind) -> Result<String, Failure> {
    match serde_json::to_value(kind) {
        Ok(Value::String(word)) => Ok(word),
        _ => Err(damaged("kind")),
    }
}

fn kind_out(word: String) -> Result<Kind, Failure> {
    serde_json::from_value(Value::String(word)).map_err(|_| damaged("kind"))
}

fn day_out(word: &str) -> Result<NaiveDate, Failure> {
    word.parse().map_err(|_| damaged("day"))
}

fn days_since_2000(day: NaiveDate) -> i32 {
    const FIRST: i32 = 730_120;
    day.num_days_from_ce() - FIRST
}

/// The rows with these numbers, as far as there are any.
pub(super) async fn load(
    client: &impl GenericClient,
    office: OfficeCode,
    numbers: &[i64],
) -> Result<Rows, Failure> {
    if numbers.is_empty() {
        return Ok(Rows::new());
    }
    // Each by its key, whatever the server believes of how many there are.
    let sql = format!(
        "SELECT {COLUMNS} FROM unnest($2::bigint[]) AS given (sought)
         CROSS JOIN LATERAL (SELECT * FROM application WHERE office = $1 AND number = given.sought LIMIT 1) AS there"
    );
    let statement = client.prepare_cached(&sql).await?;
    let rows = client
        .query(&statement, &[&office.to_string(), &numbers])
        .await?;
    rows.iter()
        .map(|row| row_of(row).map(|row| (row.number, row)))
        .collect()
}

/// Numbers that one desk code can have: running number and check digits.
const OF_A_DESK: i64 = 10_000_000;

/// Every column of some rows, to be handed over as arrays.
struct Columns<'a> {
    number: Vec<i64>,
    registered_at: Vec<i64>,
    registered_by: Vec<&'a str>,
    kind: Vec<String>,
    topic: Vec<Option<&'a str>>,
    subject: Vec<&'a str>,
    unit: Vec<Option<&'a str>>,
    state: Vec<&'a str>,
    revision: Vec<i32>,
    due_on: Vec<String>,
    national_id: Vec<Option<&'a str>>,
    phone: Vec<Option<&'a str>>,
}

impl<'a> Columns<'a> {
    fn of(rows: &[&'a Row]) -> Result<Self, Failure> {
        Ok(Self {
            number: rows.iter().map(|row| row.number).collect(),
            registered_at: rows.iter().map(|row| row.registered_at).collect(),
            registered_by: rows.iter().map(|row| row.registered_by.as_str()).collect(),
            kind: rows
                .iter()
                .map(|row| kind_in(row.kind))
                .collect::<Result<_, _>>()?,
            topic: rows
                .iter()
                .map(|row| row.topic.as_ref().map(TopicCode::as_str))
                .collect(),
            subject: rows.iter().map(|row| row.subject.as_str()).collect(),
            unit: rows
                .iter()
                .map(|row| row.unit.as_ref().map(UnitCode::as_str))
                .collect(),
            state: rows.iter().map(|row| row.state.as_str()).collect(),
            revision: rows.iter().map(|row| epoch_in(row.revision)).collect(),
            due_on: rows.iter().map(|row| row.due_on.to_string()).collect(),
            national_id: rows.iter().map(|row| row.national_id.as_deref()).collect(),
            phone: rows.iter().map(|row| row.phone.as_deref()).collect(),
        })
    }

    fn with_office<'b>(&'b self, office: &'b String) -> [&'b (dyn ToSql + Sync); 13] {
        [
            office,
            &self.number,
            &self.registered_at,
            &self.registered_by,
            &self.kind,
            &self.topic,
            &self.subject,
            &self.unit,
            &self.state,
            &self.revision,
            &self.due_on,
            &self.national_id,
            &self.phone,
        ]
    }
}

const ARRAYS: &str = "unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
    $8::text[], $9::text[], $10::integer[], $11::text[], $12::text[], $13::text[])
    AS given (number, registered_at, registered_by, kind, topic, subject, unit, state, revision, due_on, national_id, phone)";

/// Rows that are not there yet. Who holds the end of the office's feed is alone with them.
pub(super) async fn insert(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    rows: &[&Row],
) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut copying = Copying::begin(
        transaction,
        "COPY application (office, number, registered_at, registered_by, kind, topic, subject, unit, state, revision,
                           due_on, national_id, phone) FROM STDIN BINARY",
        &[
            Type::TEXT,
            Type::INT8,
            Type::INT8,
            Type::TEXT,
            Type::TEXT,
            Type::TEXT,
            Type::TEXT,
            Type::TEXT,
            Type::TEXT,
            Type::INT4,
            // A day is the same four bytes: days since 2000.
            Type::INT4,
            Type::TEXT,
            Type::TEXT,
        ],
    )
    .await?;
    let office = office.to_string();
    for row in rows {
        copying
            .row(&[
                &office,
                &row.number,
                &row.registered_at,
                &row.registered_by,
                &kind_in(row.kind)?,
                &row.topic.as_ref().map(TopicCode::as_str),
                &row.subject,
                &row.unit.as_ref().map(UnitCode::as_str),
                &row.state.as_str(),
                &epoch_in(row.revision),
                &days_since_2000(row.due_on),
                &row.national_id,
                &row.phone,
            ])
            .await?;
    }
    copying.end().await
}

/// What is different in rows that are there.
pub(super) async fn update(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    rows: &[&Row],
) -> Result<(), Failure> {
    let sql = format!(
        "UPDATE application SET kind = given.kind, topic = given.topic, subject = given.subject, unit = given.unit,
           state = given.state, revision = given.revision, national_id = given.national_id, phone = given.phone
         FROM {ARRAYS} WHERE application.office = $1 AND application.number = given.number"
    );
    write(transaction, &sql, office, rows).await
}

async fn write(
    transaction: &Transaction<'_>,
    sql: &str,
    office: OfficeCode,
    rows: &[&Row],
) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    let columns = Columns::of(rows)?;
    let statement = transaction.prepare_cached(sql).await?;
    transaction
        .execute(&statement, &columns.with_office(&office.to_string()))
        .await?;
    Ok(())
}

/// What new applications are compared by, to be handed over as arrays.
#[derive(Default)]
struct Matters<'a> {
    number: Vec<i64>,
    registered_at: Vec<i64>,
    topic: Vec<&'a str>,
    person: Vec<&'a str>,
}

/// What looks like one matter that two desks wrote down: the same person with the same topic within so many days, and
/// neither has ended. The later and the earlier one of each pair.
pub(super) async fn alike(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    rows: &[&Row],
    days: u32,
) -> Result<Vec<(i64, i64)>, Failure> {
    let mut open = Matters::default();
    for row in rows.iter().filter(|row| row.state.is_open()) {
        let person = row.national_id.as_deref().or(row.phone.as_deref());
        if let (Some(topic), Some(person)) = (&row.topic, person) {
            open.number.push(row.number);
            open.registered_at.push(row.registered_at);
            open.topic.push(topic.as_str());
            open.person.push(person);
        }
    }
    let (Some(first), Some(last)) = (open.number.iter().min(), open.number.iter().max()) else {
        return Ok(Vec::new());
    };
    // Most batches are one desk's: where no other has written anything there is nothing to compare.
    let [first, last] = [
        first / OF_A_DESK * OF_A_DESK,
        (last / OF_A_DESK + 1) * OF_A_DESK,
    ];
    // The six digits before the running number and the check digits are office and desk.
    let statement = transaction
        .prepare_cached(
            "SELECT CASE WHEN (new.registered_at, new.number) > (other.registered_at, other.number)
                         THEN ARRAY[new.number, other.number] ELSE ARRAY[other.number, new.number] END
             FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[]) AS new (number, registered_at, topic, person)
             CROSS JOIN LATERAL (SELECT number, registered_at, topic, state FROM application
                                 WHERE office = $1 AND person = new.person OFFSET 0) AS other
             WHERE other.topic = new.topic AND other.state NOT IN ('concluded', 'delivered', 'withdrawn')
               AND new.number / 10000000 <> other.number / 10000000
               AND abs(new.registered_at - other.registered_at) <= $6
               AND ($7::bigint / 10000000 <> $8::bigint / 10000000 - 1
                    OR EXISTS (SELECT 1 FROM application WHERE office = $1 AND number < $7)
                    OR EXISTS (SELECT 1 FROM application WHERE office = $1 AND number >= $8))",
        )
        .await?;
    let within = i64::from(days) * 86_400_000;
    let found = transaction
        .query(
            &statement,
            &[
                &office.to_string(),
                &open.number,
                &open.registered_at,
                &open.topic,
                &open.person,
                &within,
                &first,
                &last,
            ],
        )
        .await?;
    Ok(found
        .iter()
        .filter_map(|row| match row.get::<_, Vec<i64>>(0)[..] {
            [later, earlier] => Some((later, earlier)),
            _ => None,
        })
        .collect())
}

pub(super) async fn clear(
    transaction: &Transaction<'_>,
    office: OfficeCode,
) -> Result<(), Failure> {
    transaction
        .execute(
            "DELETE FROM application WHERE office = $1",
            &[&office.to_string()],
        )
        .await?;
    Ok(())
}
