//! What a person must look at.

use deadpool_postgres::Client;
use serde_json::json;

use super::known_office;
use crate::doors::now;
use crate::failure::Failure;
use crate::store::task;

/// What is open, a line of JSON each.
pub(super) async fn list(session: &Client, office: Option<&str>) -> Result<String, Failure> {
    let office = office.map(known_office).transpose()?;
    let tasks = task::open(session, office).await?;
    let lines = tasks.iter().map(|task| {
        json!({ "task": task.id, "office": task.office, "kind": task.kind, "about": task.about,
                "made_at": task.made_at })
        .to_string()
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// Somebody looked at it.
pub(super) async fn done(session: &Client, task: i64) -> Result<String, Failure> {
    if !task::done(session, task, None, "administrator", now()).await? {
        return Err(Failure::new("no such task, or it is done already"));
    }
    Ok("done".to_owned())
}
