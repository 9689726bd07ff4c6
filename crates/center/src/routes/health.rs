//! For whoever watches the center: does the process live, and can it serve.

use axum::extract::State;
use axum::http::StatusCode;

use crate::state::Center;

/// The process answers.
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers too.
pub(crate) async fn ready(State(center): State<Center>) -> Result<&'static str, StatusCode> {
    let answers = async {
        let session = center.pool.get().await.ok()?;
        session.simple_query("SELECT 1").await.ok()
    };
    answers
        .await
        .map(|_| "ok\n")
        .ok_or(StatusCode::SERVICE_UNAVAILABLE)
}
