//! A request as it came: its body within bounds, its version one of ours, its signature held against a key.

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use protocol::frame::MOST_BYTES;
use protocol::identity::VerifyingKey;
use protocol::signature::{self, Claim, Headers, content_digest};
use protocol::{FailureCode, OLDEST_VERSION, VERSION, VERSION_HEADER};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::doors::now;
use crate::limits::{BODY_TIME, CLOCK_SKEW_SECONDS, STRANGERS_BYTES, TURN_TIME};
use crate::problem::Answer;
use crate::state::Center;
use crate::store::desk::{self, Desk};
use crate::store::nonce;

/// A request without its body: what it says of who sent it.
struct Head {
    parts: Parts,
    claim: Claim,
}

/// A request with its body, whose signature is not held against a key yet.
pub(crate) struct Received {
    head: Head,
    pub(crate) body: Bytes,
    /// Kept until the request is answered: so many bodies are in memory and no more.
    room: OwnedSemaphorePermit,
}

/// A request that an enrolled desk signed.
pub(crate) struct Signed {
    pub(crate) desk: Desk,
    pub(crate) body: Bytes,
    query: String,
    _room: OwnedSemaphorePermit,
}

impl Head {
    fn read(parts: Parts) -> Answer<Self> {
        is_our_version(&parts.headers)?;
        let claim = Claim::read(&Headers {
            input: header(&parts.headers, "signature-input")?.to_owned(),
            signature: header(&parts.headers, "signature")?.to_owned(),
        });
        let claim = claim.map_err(|_| FailureCode::RequestNotTrusted)?;
        Ok(Self { parts, claim })
    }

    /// With its body, once there is room for it among those of its kind.
    async fn with_body(self, body: Body, room: &Arc<Semaphore>, most: usize) -> Answer<Received> {
        let room = timeout(TURN_TIME, Arc::clone(room).acquire_owned()).await;
        let room = room
            .ok()
            .and_then(Result::ok)
            .ok_or(FailureCode::CenterBusy)?;
        let body = timeout(BODY_TIME, to_bytes(body, most)).await;
        let body = body
            .ok()
            .and_then(Result::ok)
            .ok_or(FailureCode::MessageUnreadable)?;
        Ok(Received {
            head: self,
            body,
            room,
        })
    }
}

impl Received {
    /// Reads a request of somebody who need not be known.
    pub(crate) async fn from_anybody(center: &Center, request: Request) -> Answer<Self> {
        let (parts, body) = request.into_parts();
        let head = Head::read(parts)?;
        head.with_body(body, &center.strangers, STRANGERS_BYTES)
            .await
    }

    /// Whether this key signed it, now, and for the first time.
    pub(crate) async fn trust(&self, center: &Center, key: &VerifyingKey) -> Answer<()> {
        let Head { parts, claim } = &self.head;
        let digest = header(&parts.headers, "content-digest")?;
        let authority = header(&parts.headers, header::HOST.as_str())?.to_ascii_lowercase();
        let ours = center.names.is_empty() || center.names.contains(&authority);
        if !ours || digest != content_digest(&self.body) {
            return Err(FailureCode::RequestNotTrusted.into());
        }
        let request = signature::Request {
            method: parts.method.as_str(),
            authority: &authority,
            path: parts.uri.path(),
            query: parts.uri.query().unwrap_or_default(),
            content_digest: digest,
            version: header(&parts.headers, VERSION_HEADER)?,
        };
        claim
            .holds(&request, key)
            .map_err(|_| FailureCode::RequestNotTrusted)?;
        // Only now: a stranger's clock is nobody's concern.
        let seconds = now().unsigned_abs() / 1_000;
        if claim.created.abs_diff(seconds) > CLOCK_SKEW_SECONDS {
            return Err(FailureCode::ClockSkewed.into());
        }
        let session = center.pool.get().await?;
        if !nonce::remember(&session, claim, seconds).await? {
            return Err(FailureCode::RequestNotTrusted.into());
        }
        Ok(())
    }
}

impl Signed {
    /// A request of an enrolled desk, whether it may still work or not. Nothing of it is read before its
    /// desk is known.
    pub(crate) async fn read(center: &Center, request: Request) -> Answer<Self> {
        let (parts, body) = request.into_parts();
        let head = Head::read(parts)?;
        let found = {
            let session = center.pool.get().await?;
            desk::find_by_key(&session, head.claim.key).await?
        };
        let desk = found.ok_or(FailureCode::DeskUnknown)?;
        let received = head.with_body(body, &center.bodies, MOST_BYTES).await?;
        received.trust(center, &desk.key).await?;
        let query = received.head.parts.uri.query().unwrap_or_default();
        Ok(Self {
            desk,
            query: query.to_owned(),
            body: received.body,
            _room: received.room,
        })
    }

    /// A request of a desk that may work.
    pub(crate) async fn read_active(center: &Center, request: Request) -> Answer<Self> {
        let signed = Self::read(center, request).await?;
        if signed.desk.revoked {
            return Err(FailureCode::DeskRevoked.into());
        }
        Ok(signed)
    }

    /// A number of the query.
    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        let mut pairs = self
            .query
            .split('&')
            .filter_map(|pair| pair.split_once('='));
        pairs.find(|(found, _)| *found == name)?.1.parse().ok()
    }
}

fn is_our_version(headers: &HeaderMap) -> Answer<()> {
    let version = header(headers, VERSION_HEADER)?.parse::<u16>();
    match version {
        Ok(version) if (OLDEST_VERSION..=VERSION).contains(&version) => Ok(()),
        _ => Err(FailureCode::ProtocolUnsupported.into()),
    }
}

/// A header that stands there once.
fn header<'a>(headers: &'a HeaderMap, name: &str) -> Answer<&'a str> {
    let mut found = headers.get_all(name).iter();
    match (found.next(), found.next()) {
        (Some(value), None) => value
            .to_str()
            .map_err(|_| FailureCode::RequestNotTrusted.into()),
        _ => Err(FailureCode::RequestNotTrusted.into()),
    }
}
