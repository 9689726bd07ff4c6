//! One request to the center and its answer: signed, understood, or what was in the way.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use minicbor::{Decode, Encode};
use protocol::frame::{Frames, MOST_BYTES};
use protocol::identity::SigningKey;
use protocol::problem::ProblemCode;
use protocol::signature::{Request, content_digest, sign};
use protocol::{FailureCode, Problem, VERSION, VERSION_HEADER};

use super::address;
use super::line::{Line, LineFault, Outgoing, Reply};
use crate::doors::{Clock, Ids};
use crate::failure::Failure;
use crate::store::enrolment::{Enrolment, Pin};

/// How long nothing may move on a line that is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// Speaks with the center.
pub(super) struct Speaker {
    pub(super) line: Arc<dyn Line>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) ids: Arc<dyn Ids>,
    pub(super) frames: Frames,
    /// Milliseconds that are added to this desk's clock where it is too far off to sign by.
    offset: AtomicI64,
}

/// Whom the desk speaks with, and as whom.
#[derive(Clone)]
pub(super) struct Parties {
    pub(super) center: String,
    pub(super) key: SigningKey,
    pub(super) pin: Option<Pin>,
}

/// A request before it is signed.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) method: &'static str,
    pub(super) target: String,
    pub(super) body: Vec<u8>,
    pub(super) patience: Duration,
}

/// An answer of the center's.
pub(super) struct Answered {
    pub(super) body: Vec<u8>,
    /// What the certificate is known by.
    pub(super) pin: Option<Pin>,
    /// Milliseconds that this desk's clock is ahead of the center's.
    pub(super) clock_ahead: i64,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Hitch {
    /// It is tried again later, at the earliest after so long where the center said so.
    Later(FailureCode, Option<Duration>),
    /// The center refused what was asked.
    Refused(Problem),
    /// The desk itself failed.
    Here(FailureCode),
}

impl Hitch {
    /// The center said that the desk's right was taken away.
    pub(super) fn revoked() -> Self {
        Self::Refused(Problem::failed(FailureCode::DeskRevoked, None))
    }

    /// The line broke, rather than somebody refusing.
    pub(super) fn is_of_the_line(&self) -> bool {
        matches!(self, Self::Later(FailureCode::LineBroken, _))
    }

    /// As it is said to people.
    pub(super) fn code(&self) -> ProblemCode {
        match self {
            Self::Later(code, _) | Self::Here(code) => ProblemCode::Failure(*code),
            Self::Refused(problem) => problem.code,
        }
    }
}

impl From<Failure> for Hitch {
    fn from(failure: Failure) -> Self {
        tracing::warn!(
            code = failure.code.as_str(),
            cause = failure.cause,
            "the work with the center failed here"
        );
        Self::Here(failure.code)
    }
}

impl From<FailureCode> for Hitch {
    fn from(code: FailureCode) -> Self {
        Self::Later(code, None)
    }
}

impl Parties {
    pub(super) fn of(enrolment: &Enrolment) -> Self {
        Self {
            center: enrolment.center.clone(),
            key: enrolment.key.clone(),
            pin: enrolment.pin,
        }
    }
}

impl Asked {
    /// A request that reads.
    pub(super) fn read(target: String) -> Self {
        Self {
            method: "GET",
            target,
            body: Vec::new(),
            patience: PATIENCE,
        }
    }

    /// A request with a frame.
    pub(super) fn tell(target: &str, body: Vec<u8>) -> Self {
        Self {
            method: "POST",
            target: target.to_owned(),
            body,
            patience: PATIENCE,
        }
    }
}

impl Speaker {
    pub(super) fn new(line: Arc<dyn Line>, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> Self {
        Self {
            line,
            clock,
            ids,
            frames: Frames::new(),
            offset: AtomicI64::new(0),
        }
    }

    /// Tells the center a message and brings its answer.
    pub(super) async fn tell<T: Encode<()>, R: for<'b> Decode<'b, ()>>(
        &self,
        parties: &Parties,
        target: &str,
        message: &T,
    ) -> Result<(R, Answered), Hitch> {
        let frame = self
            .frames
            .pack(message)
            .map_err(|_| Hitch::Here(FailureCode::Internal))?;
        self.ask(parties, Asked::tell(target, frame)).await
    }

    /// Asks, and understands the answer.
    pub(super) async fn ask<R: for<'b> Decode<'b, ()>>(
        &self,
        parties: &Parties,
        asked: Asked,
    ) -> Result<(R, Answered), Hitch> {
        let answered = self.exchange(parties, asked).await?;
        let message = self
            .frames
            .unpack(&answered.body)
            .map_err(|_| FailureCode::MessageUnreadable)?;
        Ok((message, answered))
    }

    /// The answer's bytes. A clock that is too far off is made up for once, by the center's own.
    pub(super) async fn exchange(
        &self,
        parties: &Parties,
        asked: Asked,
    ) -> Result<Answered, Hitch> {
        let (reply, ahead) = self.send(parties, &asked).await?;
        let (reply, ahead) = match code_of(&reply) {
            Some(ProblemCode::Failure(FailureCode::ClockSkewed)) => {
                self.offset.store(-ahead, Ordering::Relaxed);
                self.send(parties, &asked).await?
            }
            _ => (reply, ahead),
        };
        if (200..300).contains(&reply.status) {
            return Ok(Answered {
                body: reply.body,
                pin: reply.pin,
                clock_ahead: ahead,
            });
        }
        Err(hitch(&reply))
    }

    async fn send(&self, parties: &Parties, asked: &Asked) -> Result<(Reply, i64), Hitch> {
        let outgoing = self.signed(parties, asked)?;
        let reply = self.line.send(outgoing).await;
        let reply = reply.map_err(LineFault::code)?;
        let Some(time) = reply.time else {
            return Err(not_the_center(&reply).into());
        };
        let ahead = self.clock.now().timestamp_millis().saturating_sub(time);
        Ok((reply, ahead))
    }

    fn signed(&self, parties: &Parties, asked: &Asked) -> Result<Outgoing, Failure> {
        let (path, query) = asked.target.split_once('?').unwrap_or((&asked.target, ""));
        let digest = content_digest(&asked.body);
        let version = VERSION.to_string();
        let request = Request {
            method: asked.method,
            authority: address::authority(&parties.center),
            path,
            query,
            content_digest: &digest,
            version: &version,
        };
        let now = self.clock.now().timestamp_millis();
        let now = now.saturating_add(self.offset.load(Ordering::Relaxed));
        let created = u64::try_from(now / 1_000).unwrap_or_default();
        let headers = sign(&request, &parties.key, created, self.ids.bytes()?);
        Ok(Outgoing {
            method: asked.method,
            center: parties.center.clone(),
            target: asked.target.clone(),
            headers: vec![
                ("content-digest", digest),
                (VERSION_HEADER, version),
                ("signature-input", headers.input),
                ("signature", headers.signature),
            ],
            body: asked.body.clone(),
            pin: parties.pin,
            patience: asked.patience,
            most: MOST_BYTES,
        })
    }
}

/// Who answered, when it was not the center: it would have told its time.
fn not_the_center(reply: &Reply) -> FailureCode {
    match reply.status {
        407 => FailureCode::ProxyPassword,
        // A proxy in front of the center, or on the way, that does not reach it.
        502..=504 => FailureCode::CenterUnreachable,
        _ => FailureCode::CaptivePortal,
    }
}

fn code_of(reply: &Reply) -> Option<ProblemCode> {
    let problem: Problem = serde_json::from_slice(&reply.body).ok()?;
    (reply.status >= 400).then_some(problem.code)
}

fn hitch(reply: &Reply) -> Hitch {
    let problem = serde_json::from_slice::<Problem>(&reply.body).ok();
    let later = |code| Hitch::Later(code, reply.retry_after);
    match (reply.status, problem) {
        // Somebody tried too often; to others the center only has much to do.
        (429, Some(problem)) if matches!(problem.code, ProblemCode::Refusal(_)) => {
            Hitch::Refused(problem)
        }
        (429, _) => later(FailureCode::CenterBusy),
        (500.., Some(problem)) => match problem.code {
            ProblemCode::Failure(code) => later(code),
            ProblemCode::Refusal(_) => later(FailureCode::CenterFailed),
        },
        (500.., None) => later(FailureCode::CenterFailed),
        (_, Some(problem)) => Hitch::Refused(problem),
        (_, None) => later(FailureCode::MessageUnreadable),
    }
}
