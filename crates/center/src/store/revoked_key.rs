//! Keys whose right was taken away by name, whether the desk is known here or not.

use deadpool_postgres::GenericClient;
use protocol::identity::KeyId;

use crate::failure::Failure;

/// Takes a key's right away for good.
pub(crate) async fn add(client: &impl GenericClient, key: KeyId, now: i64) -> Result<(), Failure> {
    client
        .execute(
            "INSERT INTO revoked_key (key_id, revoked_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            &[&key.to_string(), &now],
        )
        .await?;
    Ok(())
}

/// Since when a key has no right; none where it may have one.
pub(super) async fn since(client: &impl GenericClient, key: KeyId) -> Result<Option<i64>, Failure> {
    let row = client
        .query_opt(
            "SELECT revoked_at FROM revoked_key WHERE key_id = $1",
            &[&key.to_string()],
        )
        .await?;
    Ok(row.map(|row| row.get(0)))
}
