//! The center's own facts: what officers and units did, what became of an SMS, what was refused.
//!
//! They stand beside those of desks, with no desk code and the center's generation as their epoch, so that a center
//! that came back from a backup never writes under a name that was used. They go into the feed with
//! the transaction that they are part of.

use deadpool_postgres::Transaction;
use domain::{Author, Fact, OfficeCode};
use protocol::chain::Hash;
use protocol::wire::{Content, FeedEntry, Origin, SentFact};

use super::fact::Kept;
use super::values::{epoch_in, hash_out, number_out};
use super::{fact, feed, generation, ordering};
use crate::doors::secret;
use crate::failure::Failure;
use crate::sms::Sms;

/// What stands in the column of the desk code where the center wrote.
pub(crate) const CENTER: &str = "";

/// Records facts of the center for an office and puts them at the end of its feed, whose end stays locked until
/// the transaction ends: call it last. What they cause by SMS goes as `sms` says.
pub(crate) async fn record(
    transaction: &Transaction<'_>,
    sms: Option<&Sms>,
    office: OfficeCode,
    facts: &[(Author, Fact)],
    now: i64,
) -> Result<(), Failure> {
    if facts.is_empty() {
        return Ok(());
    }
    let placed = store(transaction, office, facts, now).await?;
    let read = facts.iter().map(|(_, fact)| Some(fact.clone())).collect();
    ordering::place(transaction, sms, office, placed, read, now).await
}

/// Writes facts down where the center's series for this office ends; the entries for its feed, and the hashes of their bodies.
pub(super) async fn store(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    facts: &[(Author, Fact)],
    now: i64,
) -> Result<(Vec<FeedEntry>, Vec<Hash>), Failure> {
    // Who holds the end of the feed is alone with the series too.
    feed::lock_head(transaction, office).await?;
    let generation = u32::try_from(generation::current(transaction).await?).unwrap_or(u32::MAX);
    let (mut sequence, mut hash) = end(transaction, office, generation).await?;
    let mut entries = Vec::with_capacity(facts.len());
    let mut hashes = Vec::with_capacity(facts.len());
    let mut bodies = Vec::with_capacity(facts.len());
    for (author, fact) in facts {
        sequence += 1;
        let entry = FeedEntry {
            origin: Origin {
                desk: None,
                epoch: generation,
                sequence,
                branch: 0,
            },
            fact: sent(author, fact, now)?,
        };
        let body = entry.fact.content.hash();
        hash = entry.rolled_over(&body, &hash);
        bodies.push(body);
        hashes.push(hash);
        entries.push(entry);
    }
    let kept: Vec<Kept<'_>> = entries
        .iter()
        .zip(hashes.into_iter().zip(&bodies))
        .zip(facts)
        .map(|((entry, (hash, body_hash)), (_, read))| Kept {
            fact: &entry.fact,
            sequence: entry.origin.sequence,
            hash,
            body_hash: *body_hash,
            number: read.number().map(fact::digits),
            quarantine: None,
        })
        .collect();
    fact::add(transaction, (office, CENTER, generation), 0, &kept, now).await?;
    Ok((entries, bodies))
}

fn sent(author: &Author, fact: &Fact, now: i64) -> Result<SentFact, Failure> {
    let unwritable = |error| Failure::at("a fact of the center", error);
    let mut value = serde_json::to_value(fact).map_err(unwritable)?;
    // A kind without a body has none; everywhere else it reads as null.
    let body = serde_json::to_vec(&value["body"].take()).map_err(unwritable)?;
    Ok(SentFact {
        kind: fact.kind().to_owned(),
        author: author.as_str().to_owned(),
        recorded_at: now,
        content: Content::Kept {
            salt: secret()?,
            body,
        },
    })
}

/// Where the center's series for an office ends.
async fn end(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    generation: u32,
) -> Result<(u64, Hash), Failure> {
    let statement = transaction
        .prepare_cached(
            "SELECT sequence, hash FROM fact
             WHERE office = $1 AND code = $2 AND epoch = $3 AND branch = 0
             ORDER BY sequence DESC LIMIT 1",
        )
        .await?;
    let name: [&(dyn tokio_postgres::types::ToSql + Sync); 3] =
        [&office.to_string(), &CENTER, &epoch_in(generation)];
    let row = transaction.query_opt(&statement, &name).await?;
    row.map_or(Ok((0, [0; 32])), |row| {
        Ok((number_out(row.get(0)), hash_out(row.get(1))?))
    })
}
