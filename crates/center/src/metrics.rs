//! What whoever runs the center measures: how many requests, how long they took, what waits for a person. Numbers alone:
//! no office, no desk, no person can be told from them.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::doors::now;
use crate::failure::Failure;
use crate::store::sms::watching::Backlog;

/// Which requests are counted together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: String,
    path: String,
    status: u16,
}

/// The same, for how long they took.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    path: String,
}

/// Upper ends of what is counted together, in seconds.
const SECONDS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// What is measured.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Asked, Histogram>,
    sessions: Gauge,
    tasks: Gauge,
    quarantined: Gauge,
    sms: Sms,
}

/// What is measured of SMS.
struct Sms {
    heard: Family<Heard, Counter>,
    parts: Counter,
    waiting: Gauge,
    claimed: Gauge,
    handed_over: Gauge,
    oldest: Gauge,
}

/// What was heard of an SMS.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Heard {
    news: &'static str,
}

impl Sms {
    fn new(registry: &mut Registry) -> Self {
        let registry = registry.sub_registry_with_prefix("sms");
        let gauge = |registry: &mut Registry, name: &str, help: &str| {
            let gauge = Gauge::default();
            registry.register(name, help, gauge.clone());
            gauge
        };
        let (heard, parts) = (Family::default(), Counter::default());
        registry.register("heard", "What was heard of messages", heard.clone());
        registry.register(
            "parts",
            "Parts handed over, which operators charge for",
            parts.clone(),
        );
        Self {
            heard,
            parts,
            waiting: gauge(registry, "waiting", "Messages that wait"),
            claimed: gauge(registry, "claimed", "Messages being handed over"),
            handed_over: gauge(
                registry,
                "handed_over",
                "Messages whose last report is not there yet",
            ),
            oldest: gauge(
                registry,
                "oldest_seconds",
                "How long ago happened what the oldest waiting message tells",
            ),
        }
    }
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("acikkapi_center");
        let requests = Family::default();
        registry.register("requests", "Requests that were answered", requests.clone());
        let seconds: Family<Asked, Histogram> =
            Family::new_with_constructor(|| Histogram::new(SECONDS));
        registry.register_with_unit(
            "request",
            "How long requests took",
            Unit::Seconds,
            seconds.clone(),
        );
        let gauge = |registry: &mut Registry, name: &str, help: &str| {
            let gauge = Gauge::default();
            registry.register(name, help, gauge.clone());
            gauge
        };
        let sms = Sms::new(&mut registry);
        Self {
            sms,
            sessions: gauge(
                &mut registry,
                "database_sessions_in_use",
                "Sessions with PostgreSQL at work",
            ),
            tasks: gauge(&mut registry, "tasks_open", "What a person must look at"),
            quarantined: gauge(
                &mut registry,
                "facts_quarantined",
                "Facts kept out of feeds until a person decides",
            ),
            registry,
            requests,
            seconds,
        }
    }

    /// A request was answered.
    pub(crate) fn answered(&self, method: &str, path: &str, status: u16, seconds: f64) {
        let path = path.to_owned();
        let asked = Asked { path: path.clone() };
        self.seconds.get_or_create(&asked).observe(seconds);
        let method = method.to_owned();
        let answered = Answered {
            method,
            path,
            status,
        };
        self.requests.get_or_create(&answered).inc();
    }

    /// Something was heard of an SMS.
    pub(crate) fn sms_heard(&self, news: &'static str) {
        self.sms.heard.get_or_create(&Heard { news }).inc();
    }

    /// The gateway took an SMS of so many parts.
    pub(crate) fn sms_taken(&self, parts: usize) {
        self.sms.parts.inc_by(parts as u64);
    }

    /// All of it in Prometheus' text, with what the database says waits.
    pub(crate) fn text(&self, waiting: &Waiting) -> Result<String, Failure> {
        self.sessions.set(waiting.sessions);
        self.tasks.set(waiting.tasks);
        self.quarantined.set(waiting.quarantined);
        self.sms.waiting.set(waiting.sms.waiting);
        self.sms.claimed.set(waiting.sms.claimed);
        self.sms.handed_over.set(waiting.sms.handed_over);
        let since = waiting.sms.oldest.map_or(0, |oldest| now() - oldest);
        self.sms.oldest.set(since / 1_000);
        let mut text = String::new();
        encode(&mut text, &self.registry).map_err(|error| Failure::at("metrics", error))?;
        Ok(text)
    }
}

/// What is asked for when somebody looks.
pub(crate) struct Waiting {
    pub(crate) sessions: i64,
    pub(crate) tasks: i64,
    pub(crate) quarantined: i64,
    pub(crate) sms: Backlog,
}
