//! For whoever watches the center: does the process live, and can it serve.

use axum::extract::State;
use axum::http::StatusCode;

use crate::state::Center;
use crate::store::generation;

/// The process answers.
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers too.
pub(crate) async fn ready(State(center): State<Center>) -> Result<&'static str, StatusCode> {
    let answers = async {
        let session = center.pool.get().await.ok()?;
        generation::current(&session).await.ok()
    };
    answers
        .await
        .map(|_| "ok\n")
        .ok_or(StatusCode::SERVICE_UNAVAILABLE)
}
