//! The web's side: which request goes where. What one asks for is a function of a few lines each, what
//! is stored and how is `store`'s.

mod enrolment;
mod facts;
mod feed;
mod frames;
mod health;
mod hello;
pub(crate) mod news;
mod received;
mod sms_report;

use axum::Router;
use axum::extract::Request;
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
        .route("/v1/hello", post(hello::hello))
        .route("/v1/facts", post(facts::take))
        .route("/v1/feed", get(feed::page))
        .route("/v1/feed/head", get(news::head))
        .layer(middleware::map_response(tell_time))
        .route("/v1/sms/report", get(sms_report::hear))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .layer(middleware::from_fn(log))
        .with_state(center)
}

/// Each answer tells the center's time, so that a desk with a wrong clock can still sign.
async fn tell_time(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(TIME_HEADER, HeaderValue::from(now()));
    response
}

/// One line for each request: nothing of what was in it, and no query.
async fn log(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let began = std::time::Instant::now();
    let response = next.run(request).await;
    let milliseconds = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    tracing::info!(%method, path, status, milliseconds, "request");
    response
}
