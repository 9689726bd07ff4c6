//! Feeds: the facts of each office in the one order that counts.

use deadpool_postgres::{GenericClient, Transaction};
use domain::OfficeCode;
use protocol::chain::Hash;
use protocol::wire::{FeedEntry, Origin, SentFact};
use tokio_postgres::types::Type;

use super::copying::Copying;
use super::fact;
use super::own_fact::CENTER;
use super::values::{epoch_in, epoch_out, hash_out, number_in, number_out};
use crate::failure::Failure;

/// The end of a feed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    pub(crate) place: u64,
    pub(crate) rolling: Hash,
}

const EMPTY: Head = Head {
    place: 0,
    rolling: [0; 32],
};

/// Some entries of a feed in a row, with the rolling hash at each.
pub(crate) struct Stretch {
    before: Hash,
    pub(crate) entries: Vec<FeedEntry>,
    rolling: Vec<Hash>,
    pub(crate) head: u64,
}

impl Stretch {
    /// The rolling hash behind the first `count` entries.
    pub(crate) fn rolling_after(&self, count: usize) -> Hash {
        let last = count.checked_sub(1).and_then(|last| self.rolling.get(last));
        last.copied().unwrap_or(self.before)
    }
}

/// The end of an office's feed.
pub(crate) async fn head(client: &impl GenericClient, office: OfficeCode) -> Result<Head, Failure> {
    let statement = client
        .prepare_cached("SELECT place, rolling FROM feed_head WHERE office = $1")
        .await?;
    let row = client.query_opt(&statement, &[&office.to_string()]).await?;
    row.map_or(Ok(EMPTY), |row| {
        Ok(Head {
            place: number_out(row.get(0)),
            rolling: hash_out(row.get(1))?,
        })
    })
}

/// The ends of several offices' feeds.
pub(crate) async fn heads(
    client: &impl GenericClient,
    offices: &[OfficeCode],
) -> Result<Vec<(OfficeCode, u64)>, Failure> {
    let codes: Vec<String> = offices.iter().map(ToString::to_string).collect();
    let statement = client
        .prepare_cached("SELECT office, place FROM feed_head WHERE office = ANY($1)")
        .await?;
    let rows = client.query(&statement, &[&codes]).await?;
    let heads = rows.iter().filter_map(|row| {
        let office = row.get::<_, String>(0).parse().ok()?;
        Some((office, number_out(row.get(1))))
    });
    Ok(heads.collect())
}

/// Whether the feed has this rolling hash at this place.
pub(crate) async fn agrees(
    client: &impl GenericClient,
    office: OfficeCode,
    place: u64,
    rolling: &Hash,
) -> Result<bool, Failure> {
    if place == 0 {
        return Ok(*rolling == EMPTY.rolling);
    }
    Ok(rolling_at(client, office, place).await? == Some(*rolling))
}

async fn rolling_at(
    client: &impl GenericClient,
    office: OfficeCode,
    place: u64,
) -> Result<Option<Hash>, Failure> {
    let statement = client
        .prepare_cached("SELECT rolling FROM feed WHERE office = $1 AND place = $2")
        .await?;
    let found = client
        .query_opt(&statement, &[&office.to_string(), &number_in(place)])
        .await?;
    found.map(|row| hash_out(row.get(0))).transpose()
}

/// At most so many entries behind a place.
pub(crate) async fn read(
    client: &impl GenericClient,
    office: OfficeCode,
    after: u64,
    most: usize,
) -> Result<Stretch, Failure> {
    let statement = client
        .prepare_cached(
            // Places are dense, and each entry's fact is found by its key: the server need not guess how many there are.
            "SELECT page.code, page.epoch, page.sequence, page.branch, kind, author, recorded_at, salt, body, body_hash, rolling
             FROM (SELECT * FROM feed WHERE office = $1 AND place > $2 AND place <= $3) AS page
             CROSS JOIN LATERAL (
               SELECT kind, author, recorded_at, salt, body, body_hash FROM fact
               WHERE fact.office = $1 AND fact.code = page.code AND fact.epoch = page.epoch
                 AND fact.branch = page.branch AND fact.sequence = page.sequence LIMIT 1) AS fact
             ORDER BY place",
        )
        .await?;
    let last = after.saturating_add(most as u64);
    let rows = client
        .query(
            &statement,
            &[&office.to_string(), &number_in(after), &number_in(last)],
        )
        .await?;
    let mut stretch = Stretch {
        before: match after {
            0 => EMPTY.rolling,
            place => rolling_at(client, office, place)
                .await?
                .unwrap_or(EMPTY.rolling),
        },
        entries: Vec::with_capacity(rows.len()),
        rolling: Vec::with_capacity(rows.len()),
        head: head(client, office).await?.place,
    };
    for row in rows {
        stretch.entries.push(FeedEntry {
            origin: Origin {
                desk: Some(row.get(0)).filter(|code: &String| !code.is_empty()),
                epoch: epoch_out(row.get(1)),
                sequence: number_out(row.get(2)),
                branch: epoch_out(row.get(3)),
            },
            fact: SentFact {
                kind: row.get(4),
                author: row.get(5),
                recorded_at: row.get(6),
                content: fact::content(row.get(7), row.get(8), row.get(9))?,
            },
        });
        stretch.rolling.push(hash_out(row.get(10))?);
    }
    Ok(stretch)
}

/// Puts entries, with the hashes of their bodies and the applications that they are about, at the end of an office's feed, whose
/// end stays locked until the transaction does.
pub(crate) async fn append(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    (entries, bodies): (&[FeedEntry], &[Hash]),
    numbers: &[Option<i64>],
) -> Result<(), Failure> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut end = lock_head(transaction, office).await?;
    let mut copying = Copying::begin(
        transaction,
        "COPY feed (office, place, code, epoch, branch, sequence, rolling, number) FROM STDIN BINARY",
        &[
            Type::TEXT,
            Type::INT8,
            Type::TEXT,
            Type::INT4,
            Type::INT4,
            Type::INT8,
            Type::BYTEA,
            Type::INT8,
        ],
    )
    .await?;
    let name = office.to_string();
    for ((entry, body), number) in entries.iter().zip(bodies).zip(numbers) {
        end = Head {
            place: end.place + 1,
            rolling: entry.rolled_over(body, &end.rolling),
        };
        let origin = &entry.origin;
        copying
            .row(&[
                &name,
                &number_in(end.place),
                &origin.desk.as_deref().unwrap_or(CENTER),
                &epoch_in(origin.epoch),
                &epoch_in(origin.branch),
                &number_in(origin.sequence),
                &end.rolling.as_slice(),
                number,
            ])
            .await?;
    }
    copying.end().await?;
    let statement = transaction
        .prepare_cached("UPDATE feed_head SET place = $2, rolling = $3 WHERE office = $1")
        .await?;
    transaction
        .execute(
            &statement,
            &[
                &office.to_string(),
                &number_in(end.place),
                &end.rolling.as_slice(),
            ],
        )
        .await?;
    Ok(())
}

/// Locks the end of an office's feed until the transaction ends: whoever decides by what an application has come to
/// holds it, and is alone with the office.
pub(crate) async fn lock_head(
    transaction: &Transaction<'_>,
    office: OfficeCode,
) -> Result<Head, Failure> {
    let insert = transaction
        .prepare_cached(
            "INSERT INTO feed_head (office, place, rolling) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING",
        )
        .await?;
    transaction
        .execute(&insert, &[&office.to_string(), &EMPTY.rolling.as_slice()])
        .await?;
    let statement = transaction
        .prepare_cached("SELECT place, rolling FROM feed_head WHERE office = $1 FOR UPDATE")
        .await?;
    let row = transaction
        .query_one(&statement, &[&office.to_string()])
        .await?;
    Ok(Head {
        place: number_out(row.get(0)),
        rolling: hash_out(row.get(1))?,
    })
}
