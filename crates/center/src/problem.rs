//! The one place where what went wrong becomes an answer: a status, and a `Problem` as JSON.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{Refusal, RefusalCode};
use protocol::frame::FrameFault;
use protocol::problem::Incident;
use protocol::{FailureCode, Problem};

use crate::doors::chance;
use crate::failure::Failure;

/// Why a request is not answered as its sender hoped.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// What was asked for is not allowed, or cannot be.
    Refused(Refusal),
    /// The request itself is not one of ours, or not now.
    Rejected(FailureCode),
    /// A fault of the center.
    Failed(Failure),
}

pub(crate) type Answer<T> = Result<T, Trouble>;

impl<E: Into<Failure>> From<E> for Trouble {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<RefusalCode> for Trouble {
    fn from(code: RefusalCode) -> Self {
        Self::Refused(Refusal::general(code))
    }
}

impl From<FailureCode> for Trouble {
    fn from(code: FailureCode) -> Self {
        Self::Rejected(code)
    }
}

impl From<FrameFault> for Trouble {
    fn from(_: FrameFault) -> Self {
        Self::Rejected(FailureCode::MessageUnreadable)
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let (status, problem) = match self {
            Self::Refused(refusal) => (status_of(refusal.code), refusal.into()),
            Self::Rejected(code) => (status(code), Problem::failed(code, None)),
            Self::Failed(failure) => {
                // Six digits to be read out on the phone.
                let incident = Incident(chance(1_000_000));
                tracing::error!(%incident, cause = %failure, "a request failed");
                let problem = Problem::failed(FailureCode::CenterFailed, Some(incident));
                (StatusCode::SERVICE_UNAVAILABLE, problem)
            }
        };
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        (status, kind, Json(problem)).into_response()
    }
}

fn status_of(code: RefusalCode) -> StatusCode {
    match code {
        RefusalCode::SignInNeeded | RefusalCode::SignInRefused => StatusCode::UNAUTHORIZED,
        RefusalCode::NotAllowed => StatusCode::FORBIDDEN,
        RefusalCode::NumberUnknown | RefusalCode::PaperUnknown => StatusCode::NOT_FOUND,
        RefusalCode::StepOutdated => StatusCode::CONFLICT,
        RefusalCode::SignInWait => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn status(code: FailureCode) -> StatusCode {
    match code {
        FailureCode::RequestNotTrusted | FailureCode::DeskUnknown | FailureCode::ClockSkewed => {
            StatusCode::UNAUTHORIZED
        }
        FailureCode::DeskRevoked => StatusCode::FORBIDDEN,
        FailureCode::NoSuchRequest => StatusCode::NOT_FOUND,
        FailureCode::MessageTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        FailureCode::ProtocolUnsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        FailureCode::CenterBusy | FailureCode::CenterFailed => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
