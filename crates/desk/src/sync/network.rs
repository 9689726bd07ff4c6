//! The real line: HTTP over TLS 1.3, to the pinned key.

use std::error::Error;
use std::io::{self, ErrorKind};
use std::sync::Mutex;
use std::time::Duration;

use protocol::TIME_HEADER;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use rustls::{AlertDescription, InvalidMessage};

use super::line::{Line, LineFault, Outgoing, Reply, Sending};
use super::movement::{Body, Movement};
use super::pinning::{self, Seen};
use crate::desk::lock;
use crate::store::enrolment::Pin;

/// How long a connection may take to stand.
const CONNECT: Duration = Duration::from_secs(15);

/// Servers and the boxes between let go of a connection that is quiet; one that was quiet for longer than this is not
/// used for something new.
const IDLE: Duration = Duration::from_secs(4);

/// However slowly an answer drips, it ends.
const LONGEST: Duration = Duration::from_mins(10);

/// Longer than this nobody is asked to wait.
const LONGEST_RETRY: u64 = 60 * 60;

/// The way over the network of this machine.
#[derive(Default)]
pub(super) struct Network(Mutex<Option<Known>>);

/// The connections to whoever is known by one key.
#[derive(Clone)]
struct Known {
    pin: Option<Pin>,
    client: Client,
    seen: Seen,
}

impl Network {
    fn to(&self, pin: Option<Pin>) -> Result<Known, LineFault> {
        let mut known = lock(&self.0);
        if let Some(known) = known.as_ref().filter(|known| known.pin == pin) {
            return Ok(known.clone());
        }
        let (config, seen) = pinning::config(pin).map_err(|_| LineFault::Broken)?;
        let client = Client::builder()
            .tls_backend_preconfigured(config)
            .redirect(Policy::none())
            .connect_timeout(CONNECT)
            .pool_idle_timeout(IDLE)
            .tcp_nodelay(true)
            .build()
            .map_err(|_| LineFault::Broken)?;
        let new = Known { pin, client, seen };
        *known = Some(new.clone());
        Ok(new)
    }
}

impl Line for Network {
    fn send(&self, outgoing: Outgoing) -> Sending<'_> {
        Box::pin(async move {
            let known = self.to(outgoing.pin)?;
            let movement = Movement::begin();
            let patience = outgoing.patience;
            let work = exchange(known, outgoing, &movement);
            let within = tokio::time::timeout(LONGEST, movement.unless_still(patience, work));
            within
                .await
                .ok()
                .flatten()
                .unwrap_or(Err(LineFault::Broken))
        })
    }
}

async fn exchange(
    known: Known,
    outgoing: Outgoing,
    movement: &Movement,
) -> Result<Reply, LineFault> {
    let address = format!("{}{}", outgoing.center, outgoing.target);
    let method = outgoing
        .method
        .parse::<reqwest::Method>()
        .map_err(|_| LineFault::Broken)?;
    let mut request = known.client.request(method, address);
    for (name, value) in outgoing.headers {
        request = request.header(name, value);
    }
    if !outgoing.body.is_empty() {
        request = request.body(reqwest::Body::wrap(Body::new(outgoing.body, movement)));
    }
    let mut response = request.send().await.map_err(|error| fault(&error))?;
    movement.moved();
    let headers = response.headers();
    let mut reply = Reply {
        status: response.status().as_u16(),
        time: number(headers, TIME_HEADER),
        retry_after: retry_after(headers),
        body: Vec::new(),
        pin: *lock(&known.seen),
    };
    reply.body = body_of(&mut response, outgoing.most, movement).await?;
    Ok(reply)
}

async fn body_of(
    response: &mut Response,
    most: usize,
    movement: &Movement,
) -> Result<Vec<u8>, LineFault> {
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| fault(&error))? {
        movement.moved();
        if body.len() + piece.len() > most {
            return Err(LineFault::TooMuch);
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

fn number(headers: &HeaderMap, name: &str) -> Option<i64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(RETRY_AFTER)?.to_str().ok()?.parse::<u64>();
    Some(Duration::from_secs(seconds.ok()?.min(LONGEST_RETRY)))
}

/// What was in the way, out of all that the error was caused by.
fn fault(error: &reqwest::Error) -> LineFault {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    let mut name_unknown = false;
    while let Some(error) = cause {
        if let Some(told) = of_one(error) {
            return told;
        }
        // These two are told in no other way.
        let said = error.to_string();
        if said.contains("proxy authorization required") {
            return LineFault::ProxyPassword;
        }
        name_unknown |= said.contains("dns error");
        cause = error.source();
    }
    match (name_unknown, error.is_connect()) {
        (true, _) if has_a_way_out() => LineFault::NameUnknown,
        (true, _) => LineFault::NoNetwork,
        (false, true) => LineFault::Unreachable,
        (false, false) => LineFault::Broken,
    }
}

fn of_one(error: &(dyn Error + 'static)) -> Option<LineFault> {
    if let Some(error) = error.downcast_ref::<rustls::Error>() {
        return Some(match error {
            // The center speaks TLS 1.3: who knows only older ones, or none, is another.
            rustls::Error::InvalidCertificate(_)
            | rustls::Error::PeerIncompatible(_)
            | rustls::Error::AlertReceived(AlertDescription::ProtocolVersion)
            | rustls::Error::InvalidMessage(InvalidMessage::InvalidContentType) => {
                LineFault::NotTrusted
            }
            _ => LineFault::Broken,
        });
    }
    let error = error.downcast_ref::<io::Error>()?;
    if let Some(inside) = error.get_ref().and_then(|inside| of_one(inside)) {
        return Some(inside);
    }
    match error.kind() {
        ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown | ErrorKind::HostUnreachable
            if !has_a_way_out() =>
        {
            Some(LineFault::NoNetwork)
        }
        _ => None,
    }
}

/// Whether this machine has a route to anywhere but itself.
fn has_a_way_out() -> bool {
    let routes = std::fs::read_to_string("/proc/net/route").unwrap_or_default();
    let newer = std::fs::read_to_string("/proc/net/ipv6_route").unwrap_or_default();
    let leads_out = |line: &str| !line.trim_end().ends_with(" lo");
    routes.lines().count() > 1 || newer.lines().any(leads_out)
}

#[cfg(test)]
mod tests;
