//! The center of a world: the real one in a process of its own, and its place on the world's network.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::rc::Rc;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use turmoil::net::TcpListener;

use super::ground::Ground;
use super::world::World;

/// Where it stands on the world's network.
pub(super) const NAME: &str = "center";
/// Its port there.
pub(super) const PORT: u16 = 8443;

/// A running `simulated_center`.
pub(super) struct Process {
    child: Child,
    told: ChildStdin,
    says: BufReader<ChildStdout>,
    port: u16,
    agent: ureq::Agent,
}

/// What is lost on the way, in a thousandth of requests.
#[derive(Clone, Copy, Debug)]
pub(super) struct Losses {
    /// Before the center saw it.
    pub(super) requests: u32,
    /// After it did what was asked.
    pub(super) answers: u32,
    /// It comes twice, as an impatient proxy would have it.
    pub(super) doubled: u32,
}

impl Process {
    /// Starts one on a database.
    pub(super) fn start(ground: &Ground, database: &str, moment: i64) -> Self {
        let program = std::env::current_exe().expect("this program has a place");
        let mut child = Command::new(program.with_file_name("simulated_center"))
            .arg(ground.words(database))
            .arg(ground.receipt_key())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("simulated_center starts");
        let told = child.stdin.take().expect("it listens");
        let says = BufReader::new(child.stdout.take().expect("it speaks"));
        let mut process = Self {
            child,
            told,
            says,
            port: 0,
            agent: ureq::Agent::config_builder()
                .http_status_as_error(false)
                .build()
                .into(),
        };
        let port = process.hear();
        let port = port.strip_prefix("at ").expect("its port");
        process.port = port.parse().expect("a port");
        process.clock(moment);
        process
    }

    /// It is that late now, in milliseconds since 1970 (UTC).
    pub(super) fn clock(&mut self, moment: i64) {
        self.tell(&format!("clock {moment}"));
    }

    /// Tells it something and hears what it says.
    pub(super) fn tell(&mut self, line: &str) -> String {
        writeln!(self.told, "{line}").expect("it listens");
        self.hear()
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        self.says.read_line(&mut line).expect("it speaks");
        assert!(!line.is_empty(), "simulated_center ended");
        line.trim_end().to_owned()
    }

    /// Brings a request to it, and its answer back.
    fn forward(&self, request: &Asked) -> Answered {
        let mut outgoing = ureq::http::Request::builder()
            .method(request.method.as_str())
            .uri(format!("http://127.0.0.1:{}{}", self.port, request.target));
        for (name, value) in &request.headers {
            outgoing = outgoing.header(name, value);
        }
        let sent = if request.body.is_empty() {
            self.agent.run(outgoing.body(()).expect("a request"))
        } else {
            self.agent
                .run(outgoing.body(&request.body[..]).expect("a request"))
        };
        let mut response = sent.expect("the center answers");
        let body = response
            .body_mut()
            .with_config()
            .limit(u64::MAX)
            .read_to_vec();
        let mut answer = Response::builder().status(response.status());
        for (name, value) in response.headers() {
            answer = answer.header(name, value);
        }
        let body = Full::new(Bytes::from(body.expect("an answer with an end")));
        answer.body(body).expect("an answer")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Nothing that it holds would be missed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

type Answered = Response<Full<Bytes>>;

struct Asked {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: Bytes,
}

/// Serves on the world's network for as long as the world lets it.
pub(super) async fn serve(world: Rc<World>) -> turmoil::Result {
    let listener = TcpListener::bind(("0.0.0.0", PORT)).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        let world = Rc::clone(&world);
        tokio::task::spawn_local(async move {
            let service = service_fn(|request| answer(Rc::clone(&world), request));
            // A line that breaks is the desk's to notice.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// The line broke before there was an answer.
#[derive(Debug, thiserror::Error)]
#[error("the line broke")]
struct Broken;

async fn answer(
    world: Rc<World>,
    request: Request<Incoming>,
) -> Result<Answered, Box<dyn std::error::Error + Send + Sync>> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let header = |(name, value): (&hyper::header::HeaderName, &hyper::header::HeaderValue)| {
        let value = value.to_str().ok()?;
        Some((name.as_str().to_owned(), value.to_owned()))
    };
    let asked = Asked {
        method: parts.method.to_string(),
        target: parts.uri.to_string(),
        headers: parts.headers.iter().filter_map(header).collect(),
        body,
    };
    if asked.target.starts_with("/v1/feed/head") {
        // The center answers at once here: its patience is the world's.
        let patience = Duration::from_secs((10 + world.chance(26)).into());
        let _ = tokio::time::timeout(patience, world.news.notified()).await;
    }
    let losses = world.losses();
    if world.chance(1_000) < losses.requests {
        return Err(Broken.into());
    }
    let mut answered = world.with_center(|center| center.forward(&asked));
    if world.chance(1_000) < losses.doubled {
        answered = world.with_center(|center| center.forward(&asked));
    }
    if asked.method == "POST" && asked.target == "/v1/facts" {
        world.news.notify_waiters();
    }
    if world.chance(1_000) < losses.answers {
        return Err(Broken.into());
    }
    Ok(answered)
}
