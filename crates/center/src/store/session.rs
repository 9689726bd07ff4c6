//! Sessions of those who signed in. Only the hashes of their tokens are kept.

use deadpool_postgres::GenericClient;
use sha2::{Digest, Sha256};

use super::account::{self, Account};
use crate::failure::Failure;
use crate::limits::{SESSION_IDLE, SESSION_LONGEST};

/// Begins a session, and lets go of those that are over.
pub(crate) async fn begin(
    client: &impl GenericClient,
    token: &str,
    account: i64,
    now: i64,
) -> Result<(), Failure> {
    client
        .execute(
            "DELETE FROM session WHERE account = $1 AND (used_at < $2 OR begun_at < $3)",
            &[&account, &(now - SESSION_IDLE), &(now - SESSION_LONGEST)],
        )
        .await?;
    client
        .execute(
            "INSERT INTO session (token_hash, account, begun_at, used_at) VALUES ($1, $2, $3, $3)",
            &[&hash(token), &account, &now],
        )
        .await?;
    Ok(())
}

/// Whose session it is, if it is still good. That it was used is noted once a minute.
pub(crate) async fn find(
    client: &impl GenericClient,
    token: &str,
    now: i64,
) -> Result<Option<Account>, Failure> {
    let sql = format!(
        "SELECT {}, session.used_at FROM session JOIN account ON account.id = session.account
         WHERE token_hash = $1 AND used_at >= $2 AND begun_at >= $3 AND deactivated_at IS NULL",
        account::COLUMNS
    );
    let statement = client.prepare_cached(&sql).await?;
    let token_hash = hash(token);
    let row = client
        .query_opt(
            &statement,
            &[&token_hash, &(now - SESSION_IDLE), &(now - SESSION_LONGEST)],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    if row.get::<_, i64>(5) < now - 60_000 {
        client
            .execute(
                "UPDATE session SET used_at = $2 WHERE token_hash = $1",
                &[&token_hash, &now],
            )
            .await?;
    }
    account::account_of(&row).map(Some)
}

/// Ends a session.
pub(crate) async fn end(client: &impl GenericClient, token: &str) -> Result<(), Failure> {
    client
        .execute("DELETE FROM session WHERE token_hash = $1", &[&hash(token)])
        .await?;
    Ok(())
}

fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
