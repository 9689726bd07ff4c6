//! Requests that were seen: none is taken twice.

use deadpool_postgres::GenericClient;
use protocol::signature::Claim;

use super::values::number_in;
use crate::failure::Failure;
use crate::limits::NONCE_SECONDS;

/// Remembers a request; false if it was seen before. One in some hundreds also lets old ones go.
pub(crate) async fn remember(
    client: &impl GenericClient,
    claim: &Claim,
    seconds: u64,
) -> Result<bool, Failure> {
    let statement = client
        .prepare_cached(
            "INSERT INTO nonce (key_id, nonce, created) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
        .await?;
    let (key, nonce, created) = (
        claim.key.to_string(),
        claim.nonce.as_slice(),
        number_in(claim.created),
    );
    let new = client
        .execute(&statement, &[&key, &nonce, &created])
        .await?
        == 1;
    if claim.nonce[0] == 0 {
        let long_ago = number_in(seconds.saturating_sub(NONCE_SECONDS));
        client
            .execute("DELETE FROM nonce WHERE created < $1", &[&long_ago])
            .await?;
    }
    Ok(new)
}
