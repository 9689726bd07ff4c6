//! Facts that are kept out of the feed, by why.

use deadpool_postgres::{Client, GenericClient, Transaction};
use domain::{DeskCode, OfficeCode};
use protocol::wire::{Content, FeedEntry, Origin, SentFact, SeriesHead};
use tokio_postgres::types::ToSql;

use super::desk::Desk;
use super::fact::REFUSED;
use super::values::{damaged, epoch_in, epoch_out, number_in, number_out};
use super::{fact, feed, ordering, series};
use crate::failure::Failure;
use crate::sms::Sms;

/// Where a fact stands.
pub(crate) struct Named {
    pub(crate) office: OfficeCode,
    pub(crate) desk: DeskCode,
    pub(crate) epoch: u32,
    pub(crate) sequence: u64,
    pub(crate) branch: u32,
}

/// A fact that waits for a person's word, without what is in it.
pub(crate) struct Waiting {
    pub(crate) named: Named,
    pub(crate) kind: String,
    pub(crate) reason: String,
    /// Milliseconds since 1970.
    pub(crate) received_at: i64,
}

/// Those that wait, the oldest first.
pub(crate) async fn list(client: &impl GenericClient) -> Result<Vec<Waiting>, Failure> {
    let rows = client
        .query(
            "SELECT office, code, epoch, sequence, branch, kind, quarantine, received_at FROM fact
             WHERE quarantine IS NOT NULL AND quarantine <> $1 ORDER BY received_at LIMIT 1000",
            &[&REFUSED],
        )
        .await?;
    let waiting = rows.iter().map(|row| {
        Ok(Waiting {
            named: Named {
                office: row
                    .get::<_, &str>(0)
                    .parse()
                    .map_err(|_| damaged("office"))?,
                desk: row
                    .get::<_, &str>(1)
                    .parse()
                    .map_err(|_| damaged("desk code"))?,
                epoch: epoch_out(row.get(2)),
                sequence: number_out(row.get(3)),
                branch: epoch_out(row.get(4)),
            },
            kind: row.get(5),
            reason: row.get(6),
            received_at: row.get(7),
        })
    });
    waiting.collect()
}

/// How many wait.
pub(crate) async fn count(client: &impl GenericClient) -> Result<i64, Failure> {
    let row = client
        .query_one(
            "SELECT count(*) FROM fact WHERE quarantine IS NOT NULL AND quarantine <> $1",
            &[&REFUSED],
        )
        .await?;
    Ok(row.get(0))
}

/// Puts a fact at the end of the feed after all.
///
/// # Errors
/// None waits there, or it cannot be read.
pub(crate) async fn release(
    session: &mut Client,
    sms: Option<&Sms>,
    named: &Named,
    now: i64,
) -> Result<(), Failure> {
    let transaction = session.transaction().await?;
    feed::lock_head(&transaction, named.office).await?;
    let row = transaction
        .query_opt(
            "UPDATE fact SET quarantine = NULL
             WHERE office = $1 AND code = $2 AND epoch = $3 AND sequence = $4 AND branch = $5
               AND quarantine IS NOT NULL
             RETURNING kind, author, recorded_at, salt, body, body_hash",
            &named.columns().each(),
        )
        .await?
        .ok_or_else(none_waits)?;
    let fact = SentFact {
        kind: row.get(0),
        author: row.get(1),
        recorded_at: row.get(2),
        content: fact::content(row.get(3), row.get(4), row.get(5))?,
    };
    let read = match &fact.content {
        Content::Kept { body, .. } => fact::read(&fact.kind, body),
        Content::Erased { .. } => None,
    };
    if read.is_none() {
        return Err(Failure::new(
            "this fact cannot be read by anyone; it can only be refused",
        ));
    }
    let origin = Origin {
        desk: Some(named.desk.to_string()),
        epoch: named.epoch,
        sequence: named.sequence,
        branch: named.branch,
    };
    let body = fact.content.hash();
    let placed = (vec![FeedEntry { origin, fact }], vec![body]);
    ordering::place(&transaction, sms, named.office, placed, vec![read], now).await?;
    transaction.commit().await?;
    Ok(())
}

/// Says that a fact stays out.
///
/// # Errors
/// None waits there.
pub(crate) async fn refuse(client: &impl GenericClient, named: &Named) -> Result<(), Failure> {
    let columns = named.columns();
    let [office, code, epoch, sequence, branch] = columns.each();
    let refused = client
        .execute(
            "UPDATE fact SET quarantine = $6
             WHERE office = $1 AND code = $2 AND epoch = $3 AND sequence = $4 AND branch = $5
               AND quarantine IS NOT NULL",
            &[office, code, epoch, sequence, branch, &REFUSED],
        )
        .await?;
    if refused == 0 {
        return Err(none_waits());
    }
    Ok(())
}

/// The most that a desk is told of, the newest ones: more than a person ever decides on before it says hello again.
const MOST_KEPT_OUT: i64 = 500;

/// The facts of a desk that stay out by a person's word, the newest ones.
pub(crate) async fn kept_out(
    transaction: &Transaction<'_>,
    desk: &Desk,
) -> Result<Vec<SeriesHead>, Failure> {
    let statement = transaction
        .prepare_cached(
            "SELECT code, epoch, fact.sequence, fact.hash
             FROM fact JOIN series USING (office, code, epoch, branch)
             WHERE office = $1 AND quarantine IS NOT NULL AND quarantine = $2 AND desk = $3
             ORDER BY received_at DESC LIMIT $4",
        )
        .await?;
    let asked: [&(dyn ToSql + Sync); 4] =
        [&desk.office.to_string(), &REFUSED, &desk.id, &MOST_KEPT_OUT];
    let rows = transaction.query(&statement, &asked).await?;
    rows.iter().map(series::head_of).collect()
}

fn none_waits() -> Failure {
    Failure::new("no fact waits in quarantine there")
}

/// A place as the table has it.
struct Columns(String, String, i32, i64, i32);

impl Columns {
    fn each(&self) -> [&(dyn ToSql + Sync); 5] {
        [&self.0, &self.1, &self.2, &self.3, &self.4]
    }
}

impl Named {
    fn columns(&self) -> Columns {
        Columns(
            self.office.to_string(),
            self.desk.to_string(),
            epoch_in(self.epoch),
            number_in(self.sequence),
            epoch_in(self.branch),
        )
    }
}
