//! Messages in answers.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use minicbor::Encode;

use crate::problem::Answer;
use crate::state::Center;

const KIND: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "application/cbor+zstd")];

/// A message as an answer.
pub(crate) fn answer<T: Encode<()>>(center: &Center, message: &T) -> Answer<Response> {
    Ok(packed(center.frames.pack(message)?))
}

/// A frame as an answer.
pub(crate) fn packed(frame: Vec<u8>) -> Response {
    (KIND, frame).into_response()
}
