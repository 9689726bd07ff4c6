//! Facts that were kept out of the feed: a person lets them in, or says that they stay out.

use deadpool_postgres::Client;
use domain::{DeskCode, OfficeCode};
use serde_json::json;

use super::{Place, known_office};
use crate::doors::now;
use crate::failure::Failure;
use crate::sms::Sms;
use crate::store::quarantine::{self, Named};

/// Each one's place, kind and reason, a line of JSON each.
pub(super) async fn list(session: &Client) -> Result<String, Failure> {
    let facts = quarantine::list(session).await?;
    let lines = facts.iter().map(|fact| {
        let named = &fact.named;
        json!({
            "office": named.office.to_string(),
            "desk": named.desk.to_string(),
            "epoch": named.epoch,
            "sequence": named.sequence,
            "branch": named.branch,
            "kind": fact.kind,
            "reason": fact.reason,
            "received_at": fact.received_at,
        })
        .to_string()
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// Lets one into the feed.
pub(super) async fn release(
    session: &mut Client,
    sms: Option<&Sms>,
    place: &Place,
) -> Result<String, Failure> {
    quarantine::release(session, sms, &named(place)?, now()).await?;
    Ok("released".to_owned())
}

/// Keeps one out for good.
pub(super) async fn refuse(session: &Client, place: &Place) -> Result<String, Failure> {
    quarantine::refuse(session, &named(place)?).await?;
    Ok("refused".to_owned())
}

fn named(place: &Place) -> Result<Named, Failure> {
    let office: OfficeCode = known_office(&place.office)?;
    let desk: DeskCode = place
        .desk
        .parse()
        .map_err(|_| Failure::new("no such desk code"))?;
    Ok(Named {
        office,
        desk,
        epoch: place.epoch,
        sequence: place.sequence,
        branch: place.branch,
    })
}
