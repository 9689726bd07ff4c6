//! What a request brings, read before a handler sees it; what cannot be read is told as a problem.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use domain::{ApplicationNumber, RefusalCode};
use protocol::FailureCode;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use crate::doors::now;
use crate::limits::BODY_TIME;
use crate::problem::{Answer, Trouble};
use crate::state::Center;
use crate::store::account::{Account, Part};
use crate::store::session;

/// A body as JSON.
pub(super) struct Typed<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<Center> for Typed<T> {
    type Rejection = Trouble;

    async fn from_request(request: Request, center: &Center) -> Answer<Self> {
        let read = timeout(BODY_TIME, Json::<T>::from_request(request, center));
        match read.await {
            Ok(Ok(Json(typed))) => Ok(Self(typed)),
            Ok(Err(JsonRejection::BytesRejection(_))) => Err(FailureCode::MessageTooLarge.into()),
            Ok(Err(_)) | Err(_) => Err(FailureCode::MessageUnreadable.into()),
        }
    }
}

/// What the query says.
pub(super) struct Asked<T>(pub(super) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Center> for Asked<T> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, center: &Center) -> Answer<Self> {
        let read = Query::<T>::from_request_parts(parts, center).await;
        let Query(asked) = read.map_err(|_| FailureCode::MessageUnreadable)?;
        Ok(Self(asked))
    }
}

/// What the path names.
pub(super) struct Named<T>(pub(super) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Center> for Named<T> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, center: &Center) -> Answer<Self> {
        let read = Path::<T>::from_request_parts(parts, center).await;
        let Path(named) = read.map_err(|_| FailureCode::MessageUnreadable)?;
        Ok(Self(named))
    }
}

/// Who signed in.
pub(super) struct SignedIn(pub(super) Account);

impl FromRequestParts<Center> for SignedIn {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, center: &Center) -> Answer<Self> {
        let token = token(parts).ok_or(RefusalCode::SignInNeeded)?;
        let client = center.pool.get().await?;
        let found = session::find(&client, token, now()).await?;
        found
            .map(Self)
            .ok_or_else(|| RefusalCode::SignInNeeded.into())
    }
}

/// The token of `Authorization: Bearer …`.
pub(super) fn token(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
}

impl SignedIn {
    /// Refuses those who answer for a unit.
    pub(super) fn must_be_of_the_office(&self) -> Answer<()> {
        match self.0.part {
            Part::Officer | Part::Manager => Ok(()),
            Part::Unit(_) => Err(RefusalCode::NotAllowed.into()),
        }
    }

    /// A number as it stands in a path, if it is of this office.
    pub(super) fn number(&self, typed: &str) -> Answer<ApplicationNumber> {
        let number: ApplicationNumber = typed.parse()?;
        if number.office() == self.0.office {
            Ok(number)
        } else {
            Err(RefusalCode::NumberUnknown.into())
        }
    }
}
