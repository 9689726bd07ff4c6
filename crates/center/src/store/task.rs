//! What a person must look at.

use deadpool_postgres::GenericClient;
use domain::OfficeCode;
use serde_json::Value;

use crate::failure::Failure;

/// Writes a task down. `about` names places, never people.
pub(crate) async fn add(
    client: &impl GenericClient,
    office: OfficeCode,
    kind: &str,
    about: &Value,
    now: i64,
) -> Result<(), Failure> {
    client
        .execute(
            "INSERT INTO task (office, kind, about, made_at) VALUES ($1, $2, $3, $4)",
            &[&office.to_string(), &kind, &about, &now],
        )
        .await?;
    Ok(())
}
