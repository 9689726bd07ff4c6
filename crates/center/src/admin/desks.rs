//! Desks: which there are, and whose right is taken away.

use deadpool_postgres::Client;
use protocol::identity::KeyId;
use serde_json::json;

use super::known_office;
use crate::doors::now;
use crate::failure::Failure;
use crate::store::{desk, revoked_key};

/// A line of JSON for each desk.
pub(super) async fn list(session: &Client, office: Option<&str>) -> Result<String, Failure> {
    let office = office.map(known_office).transpose()?;
    let desks = desk::list(session, office).await?;
    let lines = desks.iter().map(|desk| {
        json!({ "desk": desk.id, "office": desk.office, "key": desk.key, "codes": desk.codes,
                "enrolled_at": desk.enrolled_at, "seen_at": desk.seen_at, "revoked_at": desk.revoked_at })
        .to_string()
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// Takes the right of a desk away that is named by its number here, or by its key, which is its name for good: then also where
/// this database has lost the desk.
pub(super) async fn revoke(session: &mut Client, named: &str) -> Result<String, Failure> {
    if let Ok(key) = named.parse::<KeyId>() {
        let transaction = session.transaction().await?;
        revoked_key::add(&transaction, key, now()).await?;
        let found = desk::revoke_by_key(&transaction, key, now()).await?;
        transaction.commit().await?;
        return Ok(match found {
            Some(desk) => format!("desk {desk} revoked, key {key}"),
            None => format!("no desk here has the key {key}; should one come, it has no right"),
        });
    }
    let no_such = || Failure::new("no such desk, or it is revoked already");
    let desk = named.parse().map_err(|_| no_such())?;
    let key = desk::revoke(session, desk, now()).await?;
    Ok(format!(
        "desk {desk} revoked, key {}",
        key.ok_or_else(no_such)?
    ))
}
