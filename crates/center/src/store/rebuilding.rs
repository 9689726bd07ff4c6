//! The tables that facts add up to, made again from an office's feed.

use deadpool_postgres::Client;
use domain::{Fact, OfficeCode};
use protocol::wire::{Content, MOST_FACTS};

use super::{application, fact, feed, office_setting, ordering};
use crate::failure::Failure;

/// Makes an office's tables again; how many facts its feed has. Nobody adds to the feed meanwhile.
pub(crate) async fn rebuild(session: &mut Client, office: OfficeCode) -> Result<u64, Failure> {
    let transaction = session.transaction().await?;
    let head = feed::lock_head(&transaction, office).await?;
    application::clear(&transaction, office).await?;
    office_setting::clear(&transaction, office).await?;
    let mut after = 0;
    while after < head.place {
        let stretch = feed::read(&transaction, office, after, MOST_FACTS).await?;
        let read: Vec<Option<Fact>> = stretch
            .entries
            .iter()
            .map(|entry| match &entry.fact.content {
                Content::Kept { body, .. } => fact::read(&entry.fact.kind, body),
                Content::Erased { .. } => None,
            })
            .collect();
        after += stretch.entries.len() as u64;
        // What there was to tell stands in the feed already.
        ordering::apply(&transaction, office, &stretch.entries, &read).await?;
    }
    transaction.commit().await?;
    Ok(head.place)
}
