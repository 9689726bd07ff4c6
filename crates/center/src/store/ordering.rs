//! Putting facts into an office's order: at the end of its feed, and into the tables that say what they add up to.
//!
//! What the order makes impossible, and to whom no SMS goes, is told in the same transaction, by facts of the center behind it.

use deadpool_postgres::Transaction;
use domain::{Author, Fact, OfficeCode};
use protocol::chain::Hash;
use protocol::wire::{FeedEntry, Origin};

use super::fact::digits;
use super::sms::causing::{self, Cause};
use super::{application, feed, office_setting, own_fact};
use crate::failure::Failure;
use crate::sms::Sms;

/// Puts facts of one series, with the hashes of their bodies and what was read of them, at the end of the feed.
pub(super) async fn place(
    transaction: &Transaction<'_>,
    settings: Option<&Sms>,
    office: OfficeCode,
    (entries, bodies): (Vec<FeedEntry>, Vec<Hash>),
    read: Vec<Option<Fact>>,
    now: i64,
) -> Result<(), Failure> {
    let numbers = |facts: &[Option<Fact>]| -> Vec<Option<i64>> {
        let numbers = facts
            .iter()
            .map(|fact| fact.as_ref().and_then(Fact::number));
        numbers.map(|number| number.map(digits)).collect()
    };
    feed::append(transaction, office, (&entries, &bodies), &numbers(&read)).await?;
    let mut told = apply(transaction, office, &entries, &read).await?;
    let accepted = accepted(&entries, &read, &told);
    let fates = causing::follow(transaction, settings, office, &accepted, now).await?;
    told.extend(fates.into_iter().map(|fate| (Author::Center, fate)));
    if told.is_empty() {
        return Ok(());
    }
    for (_, fact) in &told {
        application::task_about(transaction, office, fact, now).await?;
    }
    let (entries, bodies) = own_fact::store(transaction, office, &told, now).await?;
    let told: Vec<_> = told.into_iter().map(|(_, fact)| Some(fact)).collect();
    feed::append(transaction, office, (&entries, &bodies), &numbers(&told)).await
}

/// The facts that count.
fn accepted<'a>(
    entries: &'a [FeedEntry],
    read: &'a [Option<Fact>],
    told: &[(Author, Fact)],
) -> Vec<Cause<'a>> {
    let refused = |origin: &Origin| {
        told.iter().any(|(_, fact)| {
            matches!(fact, Fact::FactRefused { place, .. }
                if (place.epoch, place.sequence) == (origin.epoch, origin.sequence))
        })
    };
    let accepted = entries.iter().zip(read);
    accepted
        .filter(|(entry, _)| !refused(&entry.origin))
        .filter_map(|(entry, fact)| {
            Some(Cause {
                fact: fact.as_ref()?,
                origin: &entry.origin,
                recorded_at: entry.fact.recorded_at,
            })
        })
        .collect()
}

/// What facts change in the tables; what the center has to say about them.
pub(super) async fn apply(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    entries: &[FeedEntry],
    read: &[Option<Fact>],
) -> Result<Vec<(Author, Fact)>, Failure> {
    office_setting::apply(transaction, office, entries, read).await?;
    let told = application::apply(transaction, office, entries, read).await?;
    Ok(told
        .into_iter()
        .map(|fact| (Author::Center, fact))
        .collect())
}
