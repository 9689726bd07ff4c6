//! A light desk: a key, a journal of a hundred applications and one connection. What it sends is signed, hashed and framed as
//! a desk's is; it has no store.

use std::fmt::Write as _;
use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use domain::fact::SeriesReason;
use domain::{
    ApplicationNumber, Deadlines, DeskCode, Fact, Office, OfficeCode, Registration, RunningNumber,
};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use protocol::chain::BEGINNING;
use protocol::frame::Frames;
use protocol::identity::{KeyId, SigningKey};
use protocol::receipt::{Place, Series, sign_head};
use protocol::signature::{Request, content_digest, sign};
use protocol::wire::{BatchAnswer, Content, FactBatch, SentFact};
use protocol::{VERSION, VERSION_HEADER};
use tokio::net::TcpStream;

/// The center asked to come again later.
pub(crate) const LATER: [u16; 2] = [429, 503];

/// A light desk that is connected.
pub(crate) struct Light {
    key: SigningKey,
    office: OfficeCode,
    /// The first of its office, unless it is called otherwise.
    pub(crate) desk: DeskCode,
    authority: String,
    line: SendRequest<Full<Bytes>>,
}

/// An answer, and how long it was waited for.
pub(crate) struct Told {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    pub(crate) took: Duration,
}

/// The key of the desk with this number.
pub(crate) fn key(number: u32) -> SigningKey {
    let mut seed = [3; 32];
    seed[..4].copy_from_slice(&number.to_be_bytes());
    SigningKey::from_bytes(&seed)
}

/// Writes desks with these numbers down as enrolled, each in its office.
pub(crate) fn enrolling(desks: impl Iterator<Item = (u32, OfficeCode)>) -> io::Result<String> {
    let mut sql = String::from(
        "INSERT INTO desk (office, key_id, public_key, installation, enrolled_at) VALUES ",
    );
    for (place, (number, office)) in desks.enumerate() {
        let key = key(number).verifying_key();
        let comma = if place == 0 { "" } else { ", " };
        let (id, bytes) = (KeyId::of(&key), hex::encode(key.as_bytes()));
        write!(
            sql,
            "{comma}('{office}', '{id}', '\\x{bytes}', 'light {number}', 0)"
        )
        .map_err(io::Error::other)?;
    }
    Ok(sql)
}

impl Light {
    /// Connects the desk with this number.
    pub(crate) async fn connect(
        center: SocketAddr,
        number: u32,
        office: OfficeCode,
    ) -> io::Result<Self> {
        let stream = TcpStream::connect(center).await?;
        stream.set_nodelay(true)?;
        let (line, connection) = handshake(TokioIo::new(stream))
            .await
            .map_err(io::Error::other)?;
        // Its end is told to who asks next.
        tokio::spawn(connection);
        Ok(Self {
            key: key(number),
            office,
            desk: DeskCode::new(1).ok_or(io::ErrorKind::InvalidData)?,
            authority: center.to_string(),
            line,
        })
    }

    /// The batch of these facts behind a place, and the place behind it.
    pub(crate) fn batch(
        &self,
        frames: &Frames,
        after: Place,
        facts: Vec<SentFact>,
    ) -> io::Result<(Vec<u8>, Place)> {
        let mut end = after;
        for fact in &facts {
            end.sequence += 1;
            let place = (end.epoch, end.sequence);
            end.hash = fact.hash(self.office, self.desk, place, &end.hash);
        }
        let series = Series {
            office: self.office,
            desk: self.desk,
        };
        let batch = FactBatch {
            after,
            desk: self.desk.to_string(),
            facts,
            head_signature: sign_head(&self.key, series, &end),
        };
        Ok((frames.pack(&batch).map_err(io::Error::other)?, end))
    }

    /// What begins its journal.
    pub(crate) fn begins(&self, province: &str) -> io::Result<SentFact> {
        let office = Office {
            code: self.office,
            province: province.to_owned(),
            district: None,
        };
        sent(&Fact::DeskSeriesBegun {
            office,
            desk: self.desk,
            installation: self.authority.clone(),
            reason: SeriesReason::FirstRun,
        })
    }

    /// Its applications.
    pub(crate) fn registers(
        &self,
        matters: &[(Registration, Deadlines)],
    ) -> io::Result<Vec<SentFact>> {
        let facts = (1..).zip(matters).map(|(running, matter)| {
            let running = RunningNumber::new(running).ok_or(io::ErrorKind::InvalidData)?;
            let number = ApplicationNumber::new(self.office, self.desk, running);
            sent(&registered(number, matter))
        });
        facts.collect()
    }

    /// Asks something, signed.
    pub(crate) async fn ask(
        &mut self,
        method: &str,
        target: &str,
        body: Vec<u8>,
    ) -> io::Result<Told> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let digest = content_digest(&body);
        let version = VERSION.to_string();
        let request = Request {
            method,
            authority: &self.authority,
            path,
            query,
            content_digest: &digest,
            version: &version,
        };
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_err(io::Error::other)?;
        let signed = sign(&request, &self.key, now.as_secs(), rand::random());
        let request = hyper::Request::builder()
            .method(method)
            .uri(target)
            .header("host", &self.authority)
            .header("content-digest", &digest)
            .header(VERSION_HEADER, &version)
            .header("signature-input", signed.input)
            .header("signature", signed.signature)
            .body(Full::new(Bytes::from(body)))
            .map_err(io::Error::other)?;
        let began = Instant::now();
        let answer = self.line.send_request(request).await;
        let answer = answer.map_err(io::Error::other)?;
        let status = answer.status().as_u16();
        let body = answer
            .into_body()
            .collect()
            .await
            .map_err(io::Error::other)?;
        Ok(Told {
            status,
            body: body.to_bytes().to_vec(),
            took: began.elapsed(),
        })
    }
}

/// Where a journal begins.
pub(crate) fn beginning() -> Place {
    Place {
        epoch: 1,
        sequence: 0,
        hash: BEGINNING,
    }
}

/// How many facts of a batch are at the center.
pub(crate) fn taken(frames: &Frames, told: &Told) -> u32 {
    match frames.unpack(&told.body) {
        Ok(BatchAnswer::Taken { runs, .. }) => runs.iter().map(|run| run.count).sum(),
        _ => 0,
    }
}

/// The fact that a matter was registered under this number.
pub(crate) fn registered(
    number: ApplicationNumber,
    (registration, deadlines): &(Registration, Deadlines),
) -> Fact {
    Fact::ApplicationRegistered {
        number,
        registration: Box::new(registration.clone()),
        deadlines: *deadlines,
    }
}

/// A fact's body, as desks write it.
pub(crate) fn body(fact: &Fact) -> io::Result<Vec<u8>> {
    let whole = serde_json::to_value(fact)?;
    Ok(serde_json::to_vec(&whole["body"])?)
}

fn sent(fact: &Fact) -> io::Result<SentFact> {
    Ok(SentFact {
        kind: fact.kind().to_owned(),
        author: "desk".to_owned(),
        recorded_at: 1_790_000_000_000,
        content: Content::Kept {
            salt: rand::random(),
            body: body(fact)?,
        },
    })
}
