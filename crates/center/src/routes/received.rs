//! A request as it came: its body within bounds, its version one of ours, its signature held against a key.

use axum::body::Bytes;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use protocol::frame::MOST_BYTES;
use protocol::identity::VerifyingKey;
use protocol::signature::{self, Claim, Headers, content_digest};
use protocol::{FailureCode, OLDEST_VERSION, VERSION, VERSION_HEADER};
use tokio::time::timeout;

use crate::doors::now;
use crate::limits::{BODY_TIME, CLOCK_SKEW_SECONDS, TURN_TIME};
use crate::problem::Answer;
use crate::state::Center;
use crate::store::desk::{self, Desk};
use crate::store::nonce;

/// A request whose sender is not known yet.
pub(crate) struct Received {
    parts: Parts,
    pub(crate) body: Bytes,
    claim: Claim,
}

/// A request that an enrolled desk signed.
pub(crate) struct Signed {
    pub(crate) desk: Desk,
    pub(crate) body: Bytes,
    pub(crate) query: String,
}

impl Received {
    /// Reads a request whole.
    pub(crate) async fn read(center: &Center, request: Request) -> Answer<Self> {
        let (parts, body) = request.into_parts();
        is_our_version(&parts.headers)?;
        let claim = Claim::read(&Headers {
            input: header(&parts.headers, "signature-input")?.to_owned(),
            signature: header(&parts.headers, "signature")?.to_owned(),
        })
        .map_err(|_| FailureCode::RequestNotTrusted)?;
        let body = if parts.method == Method::GET {
            Bytes::new()
        } else {
            let _room = timeout(TURN_TIME, center.bodies.acquire())
                .await
                .map_err(|_| FailureCode::CenterBusy)?;
            timeout(BODY_TIME, axum::body::to_bytes(body, MOST_BYTES))
                .await
                .ok()
                .and_then(Result::ok)
                .ok_or(FailureCode::MessageUnreadable)?
        };
        Ok(Self { parts, body, claim })
    }

    /// Whether this key signed it, now, and for the first time.
    pub(crate) async fn trust(&self, center: &Center, key: &VerifyingKey) -> Answer<()> {
        let headers = &self.parts.headers;
        let digest = header(headers, "content-digest")?;
        let authority = header(headers, header::HOST.as_str())?.to_ascii_lowercase();
        let ours = center.names.is_empty() || center.names.contains(&authority);
        if !ours || digest != content_digest(&self.body) {
            return Err(FailureCode::RequestNotTrusted.into());
        }
        let request = signature::Request {
            method: self.parts.method.as_str(),
            authority: &authority,
            path: self.parts.uri.path(),
            query: self.parts.uri.query().unwrap_or_default(),
            content_digest: digest,
            version: header(headers, VERSION_HEADER)?,
        };
        self.claim
            .holds(&request, key)
            .map_err(|_| FailureCode::RequestNotTrusted)?;
        // Only now: a stranger's clock is nobody's concern.
        let seconds = now().unsigned_abs() / 1_000;
        if self.claim.created.abs_diff(seconds) > CLOCK_SKEW_SECONDS {
            return Err(FailureCode::ClockSkewed.into());
        }
        let session = center.pool.get().await?;
        if !nonce::remember(&session, &self.claim, seconds).await? {
            return Err(FailureCode::RequestNotTrusted.into());
        }
        Ok(())
    }

    /// The enrolled desk that signed it.
    pub(crate) async fn signed(self, center: &Center) -> Answer<Signed> {
        let found = {
            let session = center.pool.get().await?;
            desk::find_by_key(&session, self.claim.key).await?
        };
        let desk = found.ok_or(FailureCode::RequestNotTrusted)?;
        self.trust(center, &desk.key).await?;
        Ok(Signed {
            desk,
            query: self.parts.uri.query().unwrap_or_default().to_owned(),
            body: self.body,
        })
    }
}

impl Signed {
    /// A request of an enrolled desk, whether it may still work or not.
    pub(crate) async fn read(center: &Center, request: Request) -> Answer<Self> {
        Received::read(center, request).await?.signed(center).await
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
