//! Erasing by law: bodies and salts go, hashes stay, so that chains and feeds go on verifying and nothing can be guessed back.
//! What came with an application goes too, unless another one came with the same.

use std::collections::BTreeSet;

use super::values::{epoch_out, number_out};
use super::{attachment, fact, paper};
use crate::failure::Failure;
use deadpool_postgres::{GenericClient, Transaction};
use domain::{FactPlace, OfficeCode};

/// Erases what all facts about an application say, those in quarantine too, its row and what came with it; where the facts
/// stand. What was erased before, and that something was erased, stays.
pub(crate) async fn erase(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    number: i64,
) -> Result<Vec<FactPlace>, Failure> {
    let named = named(transaction, office, number).await?;
    let code = office.to_string();
    let mut rows = transaction
        .query(
            "UPDATE fact SET body = NULL, salt = NULL FROM feed
             WHERE feed.office = $1 AND feed.number = $2 AND fact.office = $1
               AND (fact.code, fact.epoch, fact.branch, fact.sequence)
                 = (feed.code, feed.epoch, feed.branch, feed.sequence)
               AND body IS NOT NULL AND kind <> 'content_erased'
             RETURNING fact.code, fact.epoch, fact.sequence, fact.branch",
            &[&code, &number],
        )
        .await?;
    rows.extend(
        transaction
            .query(
                "UPDATE fact SET body = NULL, salt = NULL
                 WHERE office = $1 AND number = $2 AND quarantine IS NOT NULL AND body IS NOT NULL
                 RETURNING code, epoch, sequence, branch",
                &[&code, &number],
            )
            .await?,
    );
    transaction
        .execute(
            "DELETE FROM application WHERE office = $1 AND number = $2",
            &[&code, &number],
        )
        .await?;
    for sha256 in &named {
        let_go(transaction, office, sha256).await?;
    }
    let places = rows.iter().map(|row| FactPlace {
        desk: row.get::<_, &str>(0).parse().ok(),
        epoch: epoch_out(row.get(1)),
        sequence: number_out(row.get(2)),
        branch: epoch_out(row.get(3)),
    });
    Ok(places.collect())
}

/// The attachments and papers that the facts about an application name.
async fn named(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    number: i64,
) -> Result<BTreeSet<String>, Failure> {
    let rows = transaction
        .query(
            "SELECT kind, body FROM feed JOIN fact USING (office, code, epoch, branch, sequence)
             WHERE office = $1 AND feed.number = $2 AND body IS NOT NULL
             UNION ALL
             SELECT kind, body FROM fact
             WHERE office = $1 AND number = $2 AND quarantine IS NOT NULL AND body IS NOT NULL",
            &[&office.to_string(), &number],
        )
        .await?;
    let facts = rows
        .iter()
        .filter_map(|row| fact::read(row.get(0), row.get(1)));
    let named = facts.map(|fact| {
        let attachments = fact.attachments().into_iter();
        attachments
            .map(|attachment| attachment.sha256.clone())
            .collect::<Vec<_>>()
    });
    Ok(named.flatten().collect())
}

/// Lets go of what was called by this hash, as an attachment of the office and as a paper that units of several offices may have
/// answered with, where no fact names it any more.
async fn let_go(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    sha256: &str,
) -> Result<(), Failure> {
    if fact::any_says(transaction, office, sha256).await? {
        return Ok(());
    }
    attachment::erase(transaction, office, sha256).await?;
    if paper::find(transaction, sha256).await?.is_some()
        && !fact::any_answer_says(transaction, sha256).await?
    {
        paper::remove(transaction, sha256).await?;
    }
    Ok(())
}

/// Whether an attachment that a desk sends came with applications that were erased, and with no other.
pub(crate) async fn is_erased(
    client: &impl GenericClient,
    office: OfficeCode,
    sha256: &str,
) -> Result<bool, Failure> {
    Ok(attachment::was_erased(client, office, sha256).await?
        && !fact::any_says(client, office, sha256).await?)
}
