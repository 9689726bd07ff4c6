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

/// A task that nobody has done.
pub(crate) struct Task {
    pub(crate) id: i64,
    pub(crate) office: String,
    pub(crate) kind: String,
    pub(crate) about: Value,
    pub(crate) made_at: i64,
}

/// How many tasks a list shows.
const LISTED: i64 = 200;

/// What is open in an office, or everywhere, the oldest first.
pub(crate) async fn open(
    client: &impl GenericClient,
    office: Option<OfficeCode>,
) -> Result<Vec<Task>, Failure> {
    let office = office.map(|office| office.to_string());
    let rows = client
        .query(
            "SELECT id, office, kind, about, made_at FROM task
             WHERE done_at IS NULL AND ($1::text IS NULL OR office = $1) ORDER BY made_at, id LIMIT $2",
            &[&office, &LISTED],
        )
        .await?;
    let tasks = rows.iter().map(|row| Task {
        id: row.get(0),
        office: row.get(1),
        kind: row.get(2),
        about: row.get(3),
        made_at: row.get(4),
    });
    Ok(tasks.collect())
}

/// Somebody looked at it; false if there is no such open task.
pub(crate) async fn done(
    client: &impl GenericClient,
    task: i64,
    office: Option<OfficeCode>,
    by: &str,
    now: i64,
) -> Result<bool, Failure> {
    let office = office.map(|office| office.to_string());
    let done = client
        .execute(
            "UPDATE task SET done_at = $3, done_by = $4
             WHERE id = $1 AND done_at IS NULL AND ($2::text IS NULL OR office = $2)",
            &[&task, &office, &now, &by],
        )
        .await?;
    Ok(done == 1)
}

/// How many are open.
pub(crate) async fn count_open(client: &impl GenericClient) -> Result<i64, Failure> {
    let row = client
        .query_one("SELECT count(*) FROM task WHERE done_at IS NULL", &[])
        .await?;
    Ok(row.get(0))
}
