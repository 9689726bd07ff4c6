//! Putting facts into an office's order: at the end of its feed, and into the tables that say what they add up to.
//!
//! What the order makes impossible is told in the same transaction, by facts of the center behind it.

use deadpool_postgres::Transaction;
use domain::{Author, Fact, OfficeCode};
use protocol::wire::FeedEntry;

use super::fact::digits;
use super::{application, feed, office_setting, own_fact};
use crate::failure::Failure;

/// Puts facts of one series, with what was read of them, at the end of the feed.
pub(super) async fn place(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    entries: Vec<FeedEntry>,
    read: Vec<Option<Fact>>,
    now: i64,
) -> Result<(), Failure> {
    let numbers = |facts: &[Option<Fact>]| -> Vec<Option<i64>> {
        let numbers = facts
            .iter()
            .map(|fact| fact.as_ref().and_then(Fact::number));
        numbers.map(|number| number.map(digits)).collect()
    };
    feed::append(transaction, office, &entries, &numbers(&read)).await?;
    let told = apply(transaction, office, &entries, &read).await?;
    if told.is_empty() {
        return Ok(());
    }
    for (_, fact) in &told {
        application::task_about(transaction, office, fact, now).await?;
    }
    let entries = own_fact::store(transaction, office, &told, now).await?;
    let told: Vec<_> = told.into_iter().map(|(_, fact)| Some(fact)).collect();
    feed::append(transaction, office, &entries, &numbers(&told)).await
}

/// What facts change in the tables; what the center has to say about them.
pub(super) async fn apply(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    entries: &[FeedEntry],
    read: &[Option<Fact>],
) -> Result<Vec<(Author, Fact)>, Failure> {
    office_setting::apply(transaction, office, read).await?;
    let told = application::apply(transaction, office, entries, read).await?;
    Ok(told
        .into_iter()
        .map(|fact| (Author::Center, fact))
        .collect())
}
