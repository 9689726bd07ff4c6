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

/// The database was restored: desks look again at what it has of them.
pub(crate) async fn raise(client: &impl GenericClient) -> Result<u64, Failure> {
    let row = client
        .query_one(
            "UPDATE center SET generation = generation + 1 RETURNING generation",
            &[],
        )
        .await?;
    Ok(number_out(row.get(0)))
}
