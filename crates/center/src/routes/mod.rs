//! The web's side: which request goes where. What one asks for is a function of a few lines each, what
//! is stored and how is `store`'s.

mod api;
pub(crate) mod attachments;
mod enrolment;
mod facts;
mod feed;
mod frames;
mod health;
mod hello;
mod look_up;
pub(crate) mod news;
mod received;
mod sms_report;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{get, post};
use protocol::TIME_HEADER;

use crate::doors::now;
use crate::state::Center;

/// Every request there is.
pub(crate) fn router(center: Center) -> Router {
    Router::new()
        .route("/v1/enrolment", post(enrolment::enrol))
        .route("/v1/readmission", post(enrolment::readmit))
        .route("/v1/hello", post(hello::hello))
        .route("/v1/facts", post(facts::take))
        .route("/v1/feed", get(feed::page))
        .route("/v1/feed/head", get(news::head))
        .route("/v1/attachments/{sha256}", get(attachments::state))
        .route(
            "/v1/attachments/{sha256}/{place}",
            get(attachments::chunk).put(attachments::put),
        )
        .route("/v1/look-up", post(look_up::look_up))
        .layer(middleware::map_response(tell_time))
        .route("/v1/sms/report", get(sms_report::hear))
        .merge(api::router())
        .fallback(api::no_such_request)
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .layer(middleware::from_fn_with_state(center.clone(), log))
        .with_state(center)
}

/// Each answer tells the center's time, so that a desk with a wrong clock can still sign.
async fn tell_time(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(TIME_HEADER, HeaderValue::from(now()));
    response
}

/// One line for each request: nothing of what was in it, no query, and of its path only which request it is.
async fn log(State(center): State<Center>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>();
    let path = path.map_or("none", MatchedPath::as_str).to_owned();
    let began = std::time::Instant::now();
    let response = next.run(request).await;
    let taken = began.elapsed();
    let milliseconds = u64::try_from(taken.as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    center
        .metrics
        .answered(method.as_str(), &path, status, taken.as_secs_f64());
    tracing::info!(%method, path, status, milliseconds, "request");
    response
}
