//! What a person of the office must look at.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use protocol::FailureCode;

use super::typed::{Named, SignedIn};
use super::views::{ProblemView, TaskView};
use crate::doors::now;
use crate::problem::Answer;
use crate::state::Center;
use crate::store::application::moment;
use crate::store::task;

/// What is open, the oldest first.
#[utoipa::path(get, path = "/api/tasks", security(("token" = [])), responses(
    (status = 200, body = Vec<TaskView>),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn list(
    State(center): State<Center>,
    who: SignedIn,
) -> Answer<Json<Vec<TaskView>>> {
    who.must_be_of_the_office()?;
    let client = center.pool.get().await?;
    let tasks = task::open(&client, Some(who.0.office)).await?;
    let tasks = tasks.into_iter().map(|task| TaskView {
        task: task.id,
        kind: task.kind,
        about: task.about,
        made_at: moment(task.made_at),
    });
    Ok(Json(tasks.collect()))
}

/// Somebody looked at it.
#[utoipa::path(post, path = "/api/tasks/{task}/done", security(("token" = [])), params(("task" = i64, Path)), responses(
    (status = 204),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn done(
    State(center): State<Center>,
    who: SignedIn,
    Named(task): Named<i64>,
) -> Answer<StatusCode> {
    who.must_be_of_the_office()?;
    let client = center.pool.get().await?;
    let by = who.0.author();
    if task::done(&client, task, Some(who.0.office), by.as_str(), now()).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(FailureCode::NoSuchRequest.into())
    }
}
