//! Tables `attachment` and `attachment_chunk`: what came with applications, under the hash of its content; `erased_attachment`:
//! what came with those that were erased by law.

use deadpool_postgres::{GenericClient, Transaction};
use domain::OfficeCode;
use protocol::wire::AttachmentState;

use crate::failure::Failure;

/// What there is of an attachment.
pub(crate) async fn state(
    client: &impl GenericClient,
    office: OfficeCode,
    sha256: &str,
) -> Result<AttachmentState, Failure> {
    let rows = client
        .query(
            "SELECT place, whole_at IS NOT NULL FROM attachment JOIN attachment_chunk USING (office, sha256)
             WHERE office = $1 AND sha256 = $2 ORDER BY place",
            &[&office.to_string(), &sha256],
        )
        .await?;
    let places = rows.iter().map(|row| row.get::<_, i32>(0));
    Ok(AttachmentState {
        chunks: places.filter_map(|place| place.try_into().ok()).collect(),
        whole: rows.first().is_some_and(|row| row.get(1)),
    })
}

/// Begins an attachment of so many bytes, or finds the one that was begun; its row is locked until the
/// transaction ends. Tells whether it has that size.
pub(crate) async fn begin(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    sha256: &str,
    bytes: i64,
) -> Result<bool, Failure> {
    let office = office.to_string();
    transaction
        .execute(
            "INSERT INTO attachment (office, sha256, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            &[&office, &sha256, &bytes],
        )
        .await?;
    let row = transaction
        .query_one(
            "SELECT bytes FROM attachment WHERE office = $1 AND sha256 = $2 FOR UPDATE",
            &[&office, &sha256],
        )
        .await?;
    Ok(row.get::<_, i64>(0) == bytes)
}

/// Keeps a piece; one that is there already stays as it is.
pub(crate) async fn keep(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    sha256: &str,
    place: i32,
    content: &[u8],
) -> Result<(), Failure> {
    transaction
        .execute(
            "INSERT INTO attachment_chunk (office, sha256, place, content) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            &[&office.to_string(), &sha256, &place, &content],
        )
        .await?;
    Ok(())
}

/// A piece of an attachment that is whole and was found right.
pub(crate) async fn sound_chunk(
    client: &impl GenericClient,
    office: OfficeCode,
    sha256: &str,
    place: i32,
) -> Result<Option<Vec<u8>>, Failure> {
    let found = client
        .query_opt(
            "SELECT content FROM attachment JOIN attachment_chunk USING (office, sha256)
             WHERE office = $1 AND sha256 = $2 AND place = $3 AND whole_at IS NOT NULL",
            &[&office.to_string(), &sha256, &place],
        )
        .await?;
    Ok(found.map(|row| row.get(0)))
}

/// A piece of an attachment.
pub(crate) async fn chunk(
    client: &impl GenericClient,
    office: OfficeCode,
    sha256: &str,
    place: i32,
) -> Result<Option<Vec<u8>>, Failure> {
    let found = client
        .query_opt(
            "SELECT content FROM attachment_chunk WHERE office = $1 AND sha256 = $2 AND place = $3",
            &[&office.to_string(), &sha256, &place],
        )
        .await?;
    Ok(found.map(|row| row.get(0)))
}

/// All pieces are there and right.
pub(crate) async fn is_whole(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    sha256: &str,
    at: i64,
) -> Result<(), Failure> {
    transaction
        .execute(
            "UPDATE attachment SET whole_at = $3 WHERE office = $1 AND sha256 = $2 AND whole_at IS NULL",
            &[&office.to_string(), &sha256, &at],
        )
        .await?;
    Ok(())
}

/// Lets an attachment go whose pieces do not add up.
pub(crate) async fn remove(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    sha256: &str,
) -> Result<(), Failure> {
    transaction
        .execute(
            "DELETE FROM attachment WHERE office = $1 AND sha256 = $2",
            &[&office.to_string(), &sha256],
        )
        .await?;
    Ok(())
}

/// Lets an attachment go for good, also one that a desk has not sent yet.
pub(crate) async fn erase(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    sha256: &str,
) -> Result<(), Failure> {
    transaction
        .execute(
            "INSERT INTO erased_attachment (office, sha256) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            &[&office.to_string(), &sha256],
        )
        .await?;
    remove(transaction, office, sha256).await
}

/// Whether one was called so that was let go for good.
pub(crate) async fn was_erased(
    client: &impl GenericClient,
    office: OfficeCode,
    sha256: &str,
) -> Result<bool, Failure> {
    let row = client
        .query_one(
            "SELECT EXISTS (SELECT 1 FROM erased_attachment WHERE office = $1 AND sha256 = $2)",
            &[&office.to_string(), &sha256],
        )
        .await?;
    Ok(row.get(0))
}
