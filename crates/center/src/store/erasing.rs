//! Erasing by law: bodies and salts go, hashes stay, so that chains and feeds go on verifying and nothing can be guessed back.

use deadpool_postgres::Transaction;
use domain::{FactPlace, OfficeCode};

use super::values::{epoch_out, number_out};
use crate::failure::Failure;

/// Erases what all facts about an application say, those in quarantine too, and its row; where the facts stand.
/// What was erased before, and that something was erased, stays.
pub(crate) async fn erase(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    number: i64,
) -> Result<Vec<FactPlace>, Failure> {
    let office = office.to_string();
    let mut rows = transaction
        .query(
            "UPDATE fact SET body = NULL, salt = NULL FROM feed
             WHERE feed.office = $1 AND feed.number = $2 AND fact.office = $1
               AND (fact.code, fact.epoch, fact.branch, fact.sequence)
                 = (feed.code, feed.epoch, feed.branch, feed.sequence)
               AND body IS NOT NULL AND kind <> 'content_erased'
             RETURNING fact.code, fact.epoch, fact.sequence, fact.branch",
            &[&office, &number],
        )
        .await?;
    rows.extend(
        transaction
            .query(
                "UPDATE fact SET body = NULL, salt = NULL
                 WHERE office = $1 AND number = $2 AND quarantine IS NOT NULL AND body IS NOT NULL
                 RETURNING code, epoch, sequence, branch",
                &[&office, &number],
            )
            .await?,
    );
    transaction
        .execute(
            "DELETE FROM application WHERE office = $1 AND number = $2",
            &[&office, &number],
        )
        .await?;
    let places = rows.iter().map(|row| FactPlace {
        desk: row.get::<_, &str>(0).parse().ok(),
        epoch: epoch_out(row.get(1)),
        sequence: number_out(row.get(2)),
        branch: epoch_out(row.get(3)),
    });
    Ok(places.collect())
}
