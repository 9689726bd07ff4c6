//! What an office has chosen: its topics and units, how it counts its days.

use deadpool_postgres::{GenericClient, Transaction};
use domain::catalogue::Catalogue;
use domain::{Author, Fact, OfficeCode};
use protocol::wire::FeedEntry;
use serde_json::Value;

use super::values::damaged;
use crate::failure::Failure;

const CATALOGUE: &str = "catalogue";
const DEADLINE_RULE: &str = "deadline_rule";

/// Keeps what facts choose. The catalogue that a desk began with by itself gives way to any that was adopted before.
pub(super) async fn apply(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    entries: &[FeedEntry],
    facts: &[Option<Fact>],
) -> Result<(), Failure> {
    for (entry, fact) in entries.iter().zip(facts) {
        let (name, value) = match fact {
            Some(Fact::CatalogueAdopted { catalogue }) => {
                (CATALOGUE, serde_json::to_value(catalogue))
            }
            Some(Fact::DeadlineRuleChosen { rule }) => (DEADLINE_RULE, serde_json::to_value(rule)),
            _ => continue,
        };
        let value = value.map_err(|error| Failure::at("an office's choice", error))?;
        let by_itself = name == CATALOGUE && entry.fact.author == Author::Desk.as_str();
        transaction
            .execute(
                "INSERT INTO office_setting (office, name, value) VALUES ($1, $2, $3)
                 ON CONFLICT (office, name) DO UPDATE SET value = excluded.value WHERE NOT $4",
                &[&office.to_string(), &name, &value, &by_itself],
            )
            .await?;
    }
    Ok(())
}

/// An office's topics and units; empty before it adopted any.
pub(crate) async fn catalogue(
    client: &impl GenericClient,
    office: OfficeCode,
) -> Result<Catalogue, Failure> {
    let row = client
        .query_opt(
            "SELECT value FROM office_setting WHERE office = $1 AND name = $2",
            &[&office.to_string(), &CATALOGUE],
        )
        .await?;
    row.map_or_else(
        || Ok(Catalogue::default()),
        |row| serde_json::from_value(row.get::<_, Value>(0)).map_err(|_| damaged("catalogue")),
    )
}

/// Forgets an office's choices, before they are made again from its facts.
pub(super) async fn clear(
    transaction: &Transaction<'_>,
    office: OfficeCode,
) -> Result<(), Failure> {
    transaction
        .execute(
            "DELETE FROM office_setting WHERE office = $1",
            &[&office.to_string()],
        )
        .await?;
    Ok(())
}
