//! How often this database was restored from a backup.

use deadpool_postgres::GenericClient;

use super::values::number_out;
use crate::failure::Failure;

/// The generation now.
pub(crate) async fn current(client: &impl GenericClient) -> Result<u64, Failure> {
    let row = client
        .query_one("SELECT generation FROM center", &[])
        .await?;
    Ok(number_out(row.get(0)))
}

/// The database was restored: desks look again at what it has of them. Those that it lacks come back by what it signed
/// before `restored_at`, and by new codes alone where there is no such moment.
pub(crate) async fn raise(
    client: &impl GenericClient,
    restored_at: Option<i64>,
) -> Result<u64, Failure> {
    let row = client
        .query_one(
            "UPDATE center SET generation = generation + 1, restored_at = $1 RETURNING generation",
            &[&restored_at],
        )
        .await?;
    Ok(number_out(row.get(0)))
}

/// When the database was last restored, if desks that it lacks may come back by themselves.
pub(crate) async fn restored_at(client: &impl GenericClient) -> Result<Option<i64>, Failure> {
    let row = client
        .query_one("SELECT restored_at FROM center", &[])
        .await?;
    Ok(row.get(0))
}
