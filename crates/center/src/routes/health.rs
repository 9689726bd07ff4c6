//! For whoever watches the center: does the process live, and can it serve, and how
//! it fares.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::metrics::Waiting;
use crate::problem::Answer;
use crate::state::Center;
use crate::store::sms::watching;
use crate::store::{generation, quarantine, task};

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

/// What is measured, as Prometheus reads it.
pub(crate) async fn metrics(State(center): State<Center>) -> Answer<Response> {
    let client = center.pool.get().await?;
    let status = center.pool.status();
    let in_use = status.size.saturating_sub(status.available);
    let waiting = Waiting {
        sessions: i64::try_from(in_use).unwrap_or(i64::MAX),
        tasks: task::count_open(&client).await?,
        quarantined: quarantine::count(&client).await?,
        sms: watching::backlog(&client).await?,
    };
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    let text = center.metrics.text(&waiting)?;
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}
