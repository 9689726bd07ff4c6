//! Which life of the database this is: it has another one each time that it comes back from a backup.

use deadpool_postgres::GenericClient;

use super::values::number_out;
use crate::failure::Failure;

/// 2026-01-01 (UTC), in seconds since 1970.
const BEGINNING: i64 = 1_767_225_600;

/// The generation now.
pub(crate) async fn current(client: &impl GenericClient) -> Result<u64, Failure> {
    let row = client
        .query_one("SELECT generation FROM center", &[])
        .await?;
    Ok(number_out(row.get(0)))
}

/// The database was restored: desks look again at what it has of them. Those that it lacks come back by what it signed
/// before now, or by new codes alone.
///
/// A backup that is restored a second time does not remember the first. So a generation is the second in which it was said
/// to begin: higher than any before it, and never the same twice.
pub(crate) async fn raise(
    client: &impl GenericClient,
    now: i64,
    by_codes_alone: bool,
) -> Result<u64, Failure> {
    let second = now.div_euclid(1_000) - BEGINNING;
    let known_by_its_word_before = (!by_codes_alone).then_some(now);
    let row = client
        .query_one(
            "UPDATE center SET generation = greatest(generation + 1, $1), came_back_at = $2, restored_at = $3
             RETURNING generation",
            &[&second, &now, &known_by_its_word_before],
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
