//! The HTTP API of officers and units: JSON, described by `/openapi.json`, errors as `application/problem+json`.
//!
//! Who signs in sees one office, and a unit of it only what it was asked. Each step becomes a fact of the center's, decided by
//! the same rules as at a desk, while the office's order stands still.

mod applications;
mod described;
mod papers;
mod reading;
mod session;
mod steps;
mod tasks;
mod typed;
mod views;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use protocol::FailureCode;

use crate::limits::{PAPER_BYTES, TYPED_BYTES};
use crate::problem::Trouble;
use crate::state::Center;

/// Every request of the API.
pub(super) fn router() -> Router<Center> {
    let typed = Router::new()
        .route(
            "/api/session",
            post(session::sign_in)
                .get(session::who)
                .delete(session::sign_out),
        )
        .route("/api/catalogue", get(applications::catalogue))
        .route("/api/applications", get(applications::list))
        .route("/api/applications/{number}", get(applications::one))
        .route("/api/applications/{number}/referral", post(steps::refer))
        .route("/api/applications/{number}/return", post(steps::give_back))
        .route("/api/applications/{number}/answer", post(steps::answer))
        .route(
            "/api/applications/{number}/conclusion",
            post(steps::conclude),
        )
        .route("/api/applications/{number}/delivery", post(steps::deliver))
        .route(
            "/api/applications/{number}/withdrawal",
            post(steps::withdraw),
        )
        .route("/api/applications/{number}/reopening", post(steps::reopen))
        .route(
            "/api/applications/{number}/papers/{sha256}",
            get(papers::read),
        )
        .route("/api/tasks", get(tasks::list))
        .route("/api/tasks/{task}/done", post(tasks::done))
        .layer(DefaultBodyLimit::max(TYPED_BYTES));
    let papers = Router::new()
        .route("/api/papers", post(papers::upload))
        .layer(DefaultBodyLimit::max(PAPER_BYTES));
    typed
        .merge(papers)
        .method_not_allowed_fallback(no_such_request)
        .route("/openapi.json", get(described::openapi))
}

/// What is said where there is nothing.
pub(super) async fn no_such_request() -> Trouble {
    FailureCode::NoSuchRequest.into()
}
