//! Kannel (`kannel.org`, User's Guide, "SMS push by HTTP POST"): the message in the body, all else in headers, so that neither
//! telephone nor password stands in an address that somebody logs.

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::gateway::{Gateway, Handed, Message};
use super::settings::Sms;

/// All that Kannel can report: at the telephone, failed, buffered, at the operator, refused.
const ALL_REPORTS: &str = "31";

/// Kannel's answers are a line long.
const LONGEST_ANSWER: usize = 4 * 1024;

/// Kannel's smsbox.
pub(crate) struct Kannel {
    settings: Sms,
}

impl Kannel {
    pub(crate) fn new(settings: Sms) -> Self {
        Self { settings }
    }

    fn request(&self, message: &Message) -> Option<Request<Full<Bytes>>> {
        let settings = &self.settings;
        let coding = if message.words.is_basic() { "0" } else { "2" };
        Request::post(&settings.path)
            .header(HOST, settings.gateway.to_string())
            .header(CONTENT_TYPE, "text/plain; charset=UTF-8")
            .header("x-kannel-username", &settings.user)
            .header("x-kannel-password", &settings.password)
            .header("x-kannel-from", &settings.sender)
            .header("x-kannel-to", message.recipient.e164())
            .header("x-kannel-coding", coding)
            .header("x-kannel-dlr-mask", ALL_REPORTS)
            .header("x-kannel-dlr-url", format!("{}&type=%d", message.report))
            .body(Full::from(message.words.as_str().to_owned()))
            .ok()
    }

    /// From the first byte on, whatever goes wrong leaves open whether it was taken.
    async fn say(&self, stream: TcpStream, request: Request<Full<Bytes>>) -> Option<Handed> {
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.ok()?;
        let talking = tokio::spawn(connection);
        let answer = async { understood(sender.send_request(request).await.ok()?).await };
        let handed = timeout(self.settings.answer_time(), answer).await;
        talking.abort();
        handed.ok().flatten()
    }
}

impl Gateway for Kannel {
    async fn hand_over(&self, message: &Message) -> Handed {
        let Some(request) = self.request(message) else {
            return Handed::Refused("it cannot be said to the gateway");
        };
        let connecting = timeout(
            self.settings.connect_time(),
            TcpStream::connect(self.settings.gateway),
        );
        let Ok(Ok(stream)) = connecting.await else {
            return Handed::Later("the gateway cannot be reached");
        };
        self.say(stream, request).await.unwrap_or(Handed::Unknown)
    }
}

async fn understood(answer: Response<Incoming>) -> Option<Handed> {
    let status = answer.status();
    let body = Limited::new(answer.into_body(), LONGEST_ANSWER)
        .collect()
        .await;
    let body = body.ok()?.to_bytes();
    Some(meaning(status, &String::from_utf8_lossy(&body)))
}

/// What Kannel's smsbox means (`gw/smsbox.c`, 1.4.5). Only what it is known to say when it did not take a message counts so.
fn meaning(status: StatusCode, body: &str) -> Handed {
    match status {
        StatusCode::ACCEPTED if body.starts_with("0:") || body.starts_with("3:") => Handed::Taken,
        StatusCode::SERVICE_UNAVAILABLE if body.starts_with("Temporal failure") => {
            Handed::Later("the gateway asks to come again")
        }
        StatusCode::FORBIDDEN if body.starts_with("Authorization failed") => {
            Handed::Later("the gateway does not know us: see user and password")
        }
        StatusCode::NOT_FOUND => Handed::Later("the gateway has no such path"),
        StatusCode::FORBIDDEN => Handed::Refused("the gateway has no way there"),
        StatusCode::BAD_REQUEST => Handed::Refused("the gateway finds it impossible"),
        _ => Handed::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_may_have_been_taken() {
        let meant = |status: u16, body| meaning(StatusCode::from_u16(status).unwrap(), body);
        assert_eq!(meant(202, "0: Accepted for delivery"), Handed::Taken);
        assert_eq!(meant(202, "3: Queued for later delivery"), Handed::Taken);
        assert!(matches!(
            meant(503, "Temporal failure, try again later."),
            Handed::Later(_)
        ));
        assert!(matches!(
            meant(403, "Not routable. Do not try again."),
            Handed::Refused(_)
        ));
        for (status, body) in [
            (202, ""),
            (200, "Sent."),
            (500, ""),
            (502, ""),
            (503, "proxy"),
        ] {
            assert_eq!(meant(status, body), Handed::Unknown, "{status} {body}");
        }
    }
}
