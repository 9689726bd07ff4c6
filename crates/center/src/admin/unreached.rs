//! Who must be told of a result by a call or a letter.

use deadpool_postgres::Client;
use domain::OfficeCode;

use crate::failure::Failure;
use crate::store::sms::watching;

/// Each application's number and why no SMS told it.
pub(super) async fn list(session: &Client, office: OfficeCode) -> Result<String, Failure> {
    let unreached = watching::unreached(session, office).await?;
    let lines = unreached.iter().map(|one| {
        let why = one.standing.name().replace('_', "-");
        format!("{} {why}", one.number.digits())
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}
