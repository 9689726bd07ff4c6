//! A desk, played: a key, a journal with its chain, and requests signed as the protocol says.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::fact::SeriesReason;
use domain::{DeskCode, Fact, Office, OfficeCode};
use minicbor::{Decode, Encode};
use protocol::admission::Admission;
use protocol::chain::BEGINNING;
use protocol::frame::Frames;
use protocol::identity::SigningKey;
use protocol::receipt::{Place, Series, sign_head};
use protocol::signature::{Request, content_digest, sign};
use protocol::wire::{
    AttachmentState, BatchAnswer, Content, Enrolled, Enrolment, FactBatch, FeedHead, FeedPage,
    Hello, LookUp, LookedUp, Readmission, SentFact, SeriesHead, Welcome,
};
use protocol::{Problem, VERSION, VERSION_HEADER};

/// What a request came back with.
pub(crate) type Reply<T> = Result<T, String>;

/// A desk that somebody plays.
#[derive(Clone)]
pub(crate) struct PlayedDesk {
    pub(crate) center: SocketAddr,
    pub(crate) key: SigningKey,
    pub(crate) office: OfficeCode,
    pub(crate) code: DeskCode,
    pub(crate) epoch: u32,
    pub(crate) facts: Vec<SentFact>,
    /// The place before the first fact, and the one of each.
    pub(crate) places: Vec<Place>,
    /// Added to the clock that it signs by, in seconds.
    pub(crate) clock_off_by: i64,
}

/// A request before it is sent, to be spoilt on its way.
pub(crate) struct Prepared {
    pub(crate) method: &'static str,
    pub(crate) target: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl PlayedDesk {
    /// A desk whose journal begins with its series and holds some inquiries.
    pub(crate) fn new(center: SocketAddr, office: &str, code: u8, inquiries: usize) -> Self {
        let office: OfficeCode = office.parse().unwrap();
        let mut desk = Self {
            center,
            key: SigningKey::from_bytes(&random()),
            office,
            code: DeskCode::new(code).unwrap(),
            epoch: 1,
            facts: Vec::new(),
            places: vec![place(1, 0, BEGINNING)],
            clock_off_by: 0,
        };
        desk.write(&Fact::DeskSeriesBegun {
            office: Office {
                code: office,
                province: "Balıkesir".into(),
                district: Some("Edremit".into()),
            },
            desk: desk.code,
            installation: "played".into(),
            reason: SeriesReason::FirstRun,
        });
        desk.inquire(inquiries);
        desk
    }

    /// Writes a fact to the journal.
    pub(crate) fn write(&mut self, fact: &Fact) {
        self.write_at(fact, i64::try_from(self.facts.len()).unwrap());
    }

    /// Writes a fact of a moment to the journal.
    pub(crate) fn write_at(&mut self, fact: &Fact, at: i64) {
        let mut value = serde_json::to_value(fact).unwrap();
        let body = serde_json::to_vec(&value["body"].take()).unwrap();
        self.write_raw_at(fact.kind(), body, at);
    }

    /// Writes whatever bytes as a fact of whatever kind.
    pub(crate) fn write_raw(&mut self, kind: &str, body: Vec<u8>) {
        self.write_raw_at(kind, body, i64::try_from(self.facts.len()).unwrap());
    }

    fn write_raw_at(&mut self, kind: &str, body: Vec<u8>, recorded_at: i64) {
        let fact = SentFact {
            kind: kind.to_owned(),
            author: "played".to_owned(),
            recorded_at,
            content: Content::Kept {
                salt: random(),
                body,
            },
        };
        let before = self.end();
        let sequence = before.sequence + 1;
        let hash = fact.hash(self.office, self.code, (self.epoch, sequence), &before.hash);
        self.facts.push(fact);
        self.places.push(place(self.epoch, sequence, hash));
    }

    /// So many people were told the way.
    pub(crate) fn inquire(&mut self, times: usize) {
        for _ in 0..times {
            self.write(&Fact::InquiryRecorded {
                topic: None,
                note: "Nüfus nerede".into(),
            });
        }
    }

    /// Where the journal ends.
    pub(crate) fn end(&self) -> Place {
        *self.places.last().unwrap()
    }

    pub(crate) fn series(&self) -> Series {
        Series {
            office: self.office,
            desk: self.code,
        }
    }

    /// Asks to be enrolled.
    pub(crate) fn enrol(&self, code: &str) -> Reply<Enrolled> {
        self.ask(
            "/v1/enrolment",
            &Enrolment {
                code: code.to_owned(),
                key: self.key.verifying_key().to_bytes(),
                installation: "played".into(),
                office: self.office.to_string(),
                series: vec![self.series_head()],
                program: "played 1".into(),
            },
        )
    }

    /// Shows the center its word on a desk.
    pub(crate) fn come_back(&self, admission: &Admission) -> Reply<Enrolled> {
        let shown = Readmission {
            admission: admission.clone(),
            installation: "played".into(),
            series: vec![self.series_head()],
            program: "played 1".into(),
        };
        self.ask("/v1/readmission", &shown)
    }

    /// Says hello, with what it has of the feed.
    pub(crate) fn hello(&self, feed: u64, rolling: [u8; 32]) -> Reply<Welcome> {
        let hello = Hello {
            series: vec![self.series_head()],
            feed,
            rolling,
            generation: 1,
            clock: 0,
            program: "played 1".into(),
            on_hold: None,
        };
        self.ask("/v1/hello", &hello)
    }

    /// Sends the facts at places `from` to `to`, both included.
    pub(crate) fn send(&self, from: usize, to: usize) -> Reply<BatchAnswer> {
        self.ask("/v1/facts", &self.batch(from, to))
    }

    /// The batch of the facts at places `from` to `to`.
    pub(crate) fn batch(&self, from: usize, to: usize) -> FactBatch {
        FactBatch {
            after: self.places[from - 1],
            desk: self.code.to_string(),
            facts: self.facts[from - 1..to].to_vec(),
            head_signature: sign_head(&self.key, self.series(), &self.places[to]),
        }
    }

    /// Reads a page of the feed.
    pub(crate) fn feed(&self, after: u64) -> Reply<FeedPage> {
        self.read(&format!("/v1/feed?after={after}"))
    }

    /// Waits for news.
    pub(crate) fn news(&self, after: u64) -> Reply<FeedHead> {
        self.read(&format!("/v1/feed/head?after={after}"))
    }

    /// Looks another office's application up.
    pub(crate) fn look_up(&self, number: &str, digits: &str) -> Reply<LookedUp> {
        let look_up = LookUp {
            number: number.to_owned(),
            digits: digits.to_owned(),
        };
        self.ask("/v1/look-up", &look_up)
    }

    /// Asks which pieces of an attachment there are.
    pub(crate) fn attachment(&self, sha256: &str) -> Reply<AttachmentState> {
        self.read(&format!("/v1/attachments/{sha256}"))
    }

    /// Sends a piece of an attachment of so many bytes.
    pub(crate) fn send_piece(
        &self,
        (sha256, place): (&str, u32),
        bytes: usize,
        piece: &[u8],
    ) -> Reply<AttachmentState> {
        let target = format!("/v1/attachments/{sha256}/{place}?bytes={bytes}");
        self.signed("PUT", &target, piece.to_vec())
            .send(self.center)
    }

    /// Asks for a piece of an attachment.
    pub(crate) fn piece(&self, sha256: &str, place: u32) -> Reply<Vec<u8>> {
        let target = format!("/v1/attachments/{sha256}/{place}");
        self.signed("GET", &target, Vec::new())
            .send_for_bytes(self.center)
    }

    /// A request with a message, signed and ready to be sent.
    pub(crate) fn prepared<T: Encode<()>>(&self, target: &str, message: &T) -> Prepared {
        self.signed("POST", target, Frames::new().pack(message).unwrap())
    }

    fn series_head(&self) -> SeriesHead {
        SeriesHead {
            desk: self.code.to_string(),
            place: self.end(),
        }
    }

    fn ask<T: Encode<()>, R: for<'b> Decode<'b, ()>>(&self, target: &str, message: &T) -> Reply<R> {
        self.prepared(target, message).send(self.center)
    }

    fn read<R: for<'b> Decode<'b, ()>>(&self, target: &str) -> Reply<R> {
        self.signed("GET", target, Vec::new()).send(self.center)
    }

    fn signed(&self, method: &'static str, target: &str, body: Vec<u8>) -> Prepared {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let digest = content_digest(&body);
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs();
        let request = Request {
            method,
            authority: &self.center.to_string(),
            path,
            query,
            content_digest: &digest,
            version: &VERSION.to_string(),
        };
        let created = now.checked_add_signed(self.clock_off_by).unwrap();
        let headers = sign(&request, &self.key, created, random());
        Prepared {
            method,
            target: target.to_owned(),
            headers: vec![
                ("content-digest", digest),
                (VERSION_HEADER, VERSION.to_string()),
                ("signature-input", headers.input),
                ("signature", headers.signature),
            ],
            body,
        }
    }
}

impl Prepared {
    /// Sends it; the code of the problem where it is refused.
    pub(crate) fn send<R: for<'b> Decode<'b, ()>>(&self, center: SocketAddr) -> Reply<R> {
        let answer = self.send_for_bytes(center)?;
        Ok(Frames::new().unpack(&answer).unwrap())
    }

    /// The same, with an answer that is no message.
    fn send_for_bytes(&self, center: SocketAddr) -> Reply<Vec<u8>> {
        let mut request = ureq::http::Request::builder()
            .method(self.method)
            .uri(format!("http://{center}{}", self.target));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let sent = if self.method == "GET" {
            agent.run(request.body(()).unwrap())
        } else {
            agent.run(request.body(self.body.as_slice()).unwrap())
        };
        let mut response = sent.unwrap();
        assert!(
            response.headers().contains_key("acikkapi-time"),
            "each answer tells the time"
        );
        let status = response.status();
        let body = response.body_mut().read_to_vec().unwrap();
        if status.is_success() {
            Ok(body)
        } else {
            let problem: Problem = serde_json::from_slice(&body).unwrap();
            Err(problem.code.as_str().to_owned())
        }
    }
}

fn place(epoch: u32, sequence: u64, hash: [u8; 32]) -> Place {
    Place {
        epoch,
        sequence,
        hash,
    }
}

/// Never the same twice in a run, and the same in every run.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let mut bytes = [0; N];
    for chunk in bytes.chunks_mut(8) {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let scattered = count.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes();
        chunk.copy_from_slice(&scattered[..chunk.len()]);
    }
    bytes
}
