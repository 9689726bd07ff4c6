//! Facts, as desks wrote them.

use deadpool_postgres::{GenericClient, Transaction};
use domain::{ApplicationNumber, Fact, OfficeCode};
use protocol::chain::Hash;
use protocol::wire::{Content, SentFact, SeriesHead};
use tokio_postgres::types::Type;

use super::copying::Copying;
use super::series::{Name, TRUNK};
use super::values::{damaged, epoch_in, hash_out, number_in, number_out};
use crate::failure::Failure;

/// What stands in the column of why a fact is kept out once a person refused it.
pub(super) const REFUSED: &str = "refused";

/// A fact on its way into the database, with what the chain and the domain made of it.
pub(crate) struct Kept<'a> {
    pub(crate) fact: &'a SentFact,
    pub(crate) sequence: u64,
    pub(crate) hash: Hash,
    /// The salted hash of its body: long bodies are hashed once.
    pub(crate) body_hash: Hash,
    /// The 13 digits of the application it belongs to.
    pub(crate) number: Option<i64>,
    /// Why it stays out of the feed.
    pub(crate) quarantine: Option<&'static str>,
}

/// The 13 digits of an application as one number.
pub(crate) fn digits(number: ApplicationNumber) -> i64 {
    String::from(number).parse().unwrap_or_default()
}

/// Stores facts of one branch. The center's own have no desk code.
pub(crate) async fn add(
    transaction: &Transaction<'_>,
    (office, code, epoch): (OfficeCode, &str, u32),
    branch: u32,
    facts: &[Kept<'_>],
    received_at: i64,
) -> Result<(), Failure> {
    let mut copying = Copying::begin(
        transaction,
        "COPY fact (office, code, epoch, branch, received_at, sequence, kind, author, recorded_at, number,
                    salt, body, body_hash, hash, quarantine) FROM STDIN BINARY",
        &[
            Type::TEXT,
            Type::TEXT,
            Type::INT4,
            Type::INT4,
            Type::INT8,
            Type::INT8,
            Type::TEXT,
            Type::TEXT,
            Type::INT8,
            Type::INT8,
            Type::BYTEA,
            Type::BYTEA,
            Type::BYTEA,
            Type::BYTEA,
            Type::TEXT,
        ],
    )
    .await?;
    let (office, epoch, branch) = (office.to_string(), epoch_in(epoch), epoch_in(branch));
    for kept in facts {
        let parts = parts(kept.fact);
        copying
            .row(&[
                &office,
                &code,
                &epoch,
                &branch,
                &received_at,
                &number_in(kept.sequence),
                &kept.fact.kind,
                &kept.fact.author,
                &kept.fact.recorded_at,
                &kept.number,
                &parts.map(|(salt, _)| salt),
                &parts.map(|(_, body)| body),
                &kept.body_hash.as_slice(),
                &kept.hash.as_slice(),
                &kept.quarantine,
            ])
            .await?;
    }
    copying.end().await
}

fn parts(fact: &SentFact) -> Option<(&[u8], &[u8])> {
    match &fact.content {
        Content::Kept { salt, body } => Some((salt.as_slice(), body.as_slice())),
        Content::Erased { .. } => None,
    }
}

/// The fact that a kind and a body are, if the kind is known and the body readable.
pub(crate) fn read(kind: &str, body: &[u8]) -> Option<Fact> {
    if !Fact::KINDS.contains(&kind) {
        return None;
    }
    // A body is a value of its own: what else stands in it would otherwise stand beside it.
    serde_json::from_slice::<serde::de::IgnoredAny>(body).ok()?;
    let whole = [
        br#"{"kind":""#,
        kind.as_bytes(),
        br#"","body":"#,
        body,
        b"}",
    ]
    .concat();
    serde_json::from_slice(&whole).ok()
}

/// Whether a fact of an office that was not erased says this somewhere. Reads them all.
pub(crate) async fn any_says(
    client: &impl GenericClient,
    office: OfficeCode,
    words: &str,
) -> Result<bool, Failure> {
    let row = client
        .query_one(
            "SELECT EXISTS (SELECT 1 FROM fact WHERE office = $1 AND position($2::bytea in body) > 0)",
            &[&office.to_string(), &words.as_bytes()],
        )
        .await?;
    Ok(row.get(0))
}

/// Whether an answer of any office's unit says this somewhere. Reads them all.
pub(crate) async fn any_answer_says(
    client: &impl GenericClient,
    words: &str,
) -> Result<bool, Failure> {
    let row = client
        .query_one(
            "SELECT EXISTS (SELECT 1 FROM fact WHERE kind = 'unit_answered' AND position($1::bytea in body) > 0)",
            &[&words.as_bytes()],
        )
        .await?;
    Ok(row.get(0))
}

/// The content of a fact from its columns: salt, body, and the body's hash.
pub(crate) fn content(
    salt: Option<&[u8]>,
    body: Option<&[u8]>,
    body_hash: &[u8],
) -> Result<Content, Failure> {
    Ok(match (salt, body) {
        (Some(salt), Some(body)) => Content::Kept {
            salt: salt.try_into().map_err(|_| damaged("salt"))?,
            body: body.to_vec(),
        },
        _ => Content::Erased {
            body_hash: hash_out(body_hash)?,
        },
    })
}

/// The hashes of a branch from one place to another, both included, as far as it reaches.
pub(crate) async fn hashes(
    client: &impl GenericClient,
    (office, code, epoch): Name,
    branch: u32,
    [from, to]: [u64; 2],
) -> Result<Vec<(u64, Hash)>, Failure> {
    let statement = client
        .prepare_cached(
            "SELECT sequence, hash FROM fact WHERE office = $1 AND code = $2 AND epoch = $3
               AND branch = $4 AND sequence BETWEEN $5 AND $6 ORDER BY sequence",
        )
        .await?;
    let rows = client
        .query(
            &statement,
            &[
                &office.to_string(),
                &code.to_string(),
                &epoch_in(epoch),
                &epoch_in(branch),
                &number_in(from),
                &number_in(to),
            ],
        )
        .await?;
    rows.iter()
        .map(|row| Ok((number_out(row.get(0)), hash_out(row.get(1))?)))
        .collect()
}

/// Whether the center has another fact where a desk says that its journal ends.
pub(crate) async fn differs(
    client: &impl GenericClient,
    office: OfficeCode,
    said: &SeriesHead,
) -> Result<bool, Failure> {
    let Ok(code) = said.desk.parse() else {
        return Ok(false);
    };
    let (name, place) = ((office, code, said.place.epoch), said.place.sequence);
    let found = hashes(client, name, TRUNK, [place, place]).await?;
    Ok(found
        .first()
        .is_some_and(|(_, hash)| *hash != said.place.hash))
}

/// Which facts of a stretch wait apart for a person's word, and why.
pub(crate) async fn quarantined(
    client: &impl GenericClient,
    (office, code, epoch): Name,
    branch: u32,
    [from, to]: [u64; 2],
) -> Result<Vec<(u64, String)>, Failure> {
    if from > to {
        return Ok(Vec::new());
    }
    let statement = client
        .prepare_cached(
            "SELECT sequence, quarantine FROM fact WHERE office = $1 AND code = $2 AND epoch = $3
               AND branch = $4 AND sequence BETWEEN $5 AND $6
               AND quarantine IS NOT NULL AND quarantine <> $7",
        )
        .await?;
    let rows = client
        .query(
            &statement,
            &[
                &office.to_string(),
                &code.to_string(),
                &epoch_in(epoch),
                &epoch_in(branch),
                &number_in(from),
                &number_in(to),
                &REFUSED,
            ],
        )
        .await?;
    let found = rows.iter().map(|row| (number_out(row.get(0)), row.get(1)));
    Ok(found.collect())
}

/// Whether a desk wrote a fact with this hash before an epoch: what a new series may follow.
pub(crate) async fn was_written_before(
    client: &impl GenericClient,
    (office, desk): (OfficeCode, i64),
    epoch: u32,
    hash: &Hash,
) -> Result<bool, Failure> {
    let found = client
        .query_opt(
            "SELECT 1 FROM fact JOIN series USING (office, code, epoch, branch)
             WHERE office = $1 AND desk = $2 AND epoch = $3 AND fact.hash = $4 LIMIT 1",
            &[
                &office.to_string(),
                &desk,
                &epoch_in(epoch.saturating_sub(1)),
                &hash.as_slice(),
            ],
        )
        .await?;
    Ok(found.is_some())
}
