//! The one small trait between the desk and the network: a request goes out, an answer comes back, or what was in the
//! way. What is said over it is `asking`'s.

use std::future::Future;
use std::pin::Pin as Pinned;
use std::time::Duration;

use protocol::FailureCode;

use crate::store::enrolment::Pin;

/// A request as it goes out.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The method, in capitals.
    pub method: &'static str,
    /// The center's address, without a path.
    pub center: String,
    /// Path and query.
    pub target: String,
    /// Headers besides those that the way itself needs.
    pub headers: Vec<(&'static str, String)>,
    /// The body; empty for none.
    pub body: Vec<u8>,
    /// What the center's certificate must be known by; none where anybody's is taken.
    pub pin: Option<Pin>,
    /// How long nothing may move, either way.
    pub patience: Duration,
    /// The most bytes of an answer.
    pub most: usize,
}

/// An answer, whoever gave it.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The center's clock, in milliseconds since 1970 (UTC); only the center tells it.
    pub time: Option<i64>,
    /// When it wants to be asked again.
    pub retry_after: Option<Duration>,
    /// The body.
    pub body: Vec<u8>,
    /// What the certificate of whoever answered is known by.
    pub pin: Option<Pin>,
}

/// What was in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// There is no network.
    NoNetwork,
    /// There is one, and it does not know the center's name.
    NameUnknown,
    /// The center's machine does not answer.
    Unreachable,
    /// Whoever answers is not known by the certificate that the center had.
    NotTrusted,
    /// A proxy on the way wants a password.
    ProxyPassword,
    /// It broke, or nothing moved for too long.
    Broken,
    /// The answer was longer than it may be.
    TooMuch,
}

impl LineFault {
    /// As it is said to people.
    pub fn code(self) -> FailureCode {
        match self {
            Self::NoNetwork => FailureCode::NetworkMissing,
            Self::NameUnknown => FailureCode::CenterNameUnknown,
            Self::Unreachable => FailureCode::CenterUnreachable,
            Self::NotTrusted => FailureCode::CenterNotTrusted,
            Self::ProxyPassword => FailureCode::ProxyPassword,
            Self::Broken => FailureCode::LineBroken,
            Self::TooMuch => FailureCode::MessageUnreadable,
        }
    }
}

/// An answer that is on its way.
pub type Sending<'a> = Pinned<Box<dyn Future<Output = Result<Reply, LineFault>> + Send + 'a>>;

/// A way to the center.
pub trait Line: Send + Sync {
    /// Sends a request and brings the answer.
    fn send(&self, outgoing: Outgoing) -> Sending<'_>;
}
