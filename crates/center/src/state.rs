//! What the handlers of one process share. None of it would be missed: all that counts is in the database.

use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use protocol::frame::Frames;
use protocol::identity::SigningKey;
use tokio::sync::Semaphore;
use tokio_postgres::NoTls;

use crate::config::Config;
use crate::doors::chance;
use crate::failure::Failure;
use crate::limits::{
    BODIES, MESSAGES_PER_SESSION, PAPERS_AT_ONCE, PASSWORDS, STRANGERS, TURN_TIME,
};
use crate::metrics::Metrics;
use crate::routes::news::News;
use crate::sms::Sms;

/// What the handlers share.
#[derive(Clone)]
pub(crate) struct Center(Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) pool: Pool,
    pub(crate) frames: Frames,
    pub(crate) receipt_key: SigningKey,
    pub(crate) names: Vec<String>,
    /// Which desks may have a body in memory.
    pub(crate) bodies: Arc<Semaphore>,
    /// The same for who is not known yet: strangers never stand in desks' way.
    pub(crate) strangers: Arc<Semaphore>,
    /// Who may unpack one and store it.
    pub(crate) messages: Semaphore,
    pub(crate) news: News,
    pub(crate) sms: Option<Sms>,
    /// How many passwords are hashed at once.
    pub(crate) passwords: Semaphore,
    /// How many papers are in memory at once.
    pub(crate) papers: Semaphore,
    pub(crate) metrics: Metrics,
    news_seconds: [u32; 2],
}

impl std::ops::Deref for Center {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl Center {
    pub(crate) fn new(config: &Config) -> Result<Self, Failure> {
        Ok(Self(Arc::new(Shared {
            pool: pool(config)?,
            frames: Frames::new(),
            receipt_key: receipt_key(config)?,
            names: config.names.clone(),
            bodies: Arc::new(Semaphore::new(BODIES)),
            strangers: Arc::new(Semaphore::new(STRANGERS)),
            messages: Semaphore::new(MESSAGES_PER_SESSION * config.database_sessions),
            news: News::default(),
            sms: config.sms.clone(),
            passwords: Semaphore::new(PASSWORDS),
            papers: Semaphore::new(PAPERS_AT_ONCE),
            metrics: Metrics::new(),
            news_seconds: config.news_seconds,
        })))
    }
}

impl Shared {
    /// How long the next question for news is held open.
    pub(crate) fn news_time(&self) -> Duration {
        let [least, longer] = self.news_seconds.map(u64::from).map(Duration::from_secs);
        least + longer * chance(1_000) / 1_000
    }
}

/// Sessions with the database, made when they are needed.
pub(crate) fn pool(config: &Config) -> Result<Pool, Failure> {
    let mut database: tokio_postgres::Config = config
        .database
        .parse()
        .map_err(|_| Failure::new("configuration: the words for the database cannot be read"))?;
    database.application_name("acikkapi-center");
    // What is acknowledged is on the disk, whatever the server's own default says. And each question is planned for the one
    // office that it names: a plan for any office goes through all parts of the tables.
    database.options("-c synchronous_commit=on -c plan_cache_mode=force_custom_plan");
    if database.get_connect_timeout().is_none() {
        database.connect_timeout(Duration::from_secs(10));
    }
    let recycling = ManagerConfig {
        recycling_method: RecyclingMethod::Fast,
    };
    Pool::builder(Manager::from_config(database, NoTls, recycling))
        .max_size(config.database_sessions)
        .wait_timeout(Some(TURN_TIME))
        .create_timeout(Some(TURN_TIME))
        .runtime(Runtime::Tokio1)
        .build()
        .map_err(|error| Failure::at("database", error))
}

fn receipt_key(config: &Config) -> Result<SigningKey, Failure> {
    let bytes = std::fs::read(&config.receipt_key)
        .map_err(|error| Failure::at("the key for receipts", error))?;
    let seed: [u8; 32] = bytes
        .try_into()
        .map_err(|_| Failure::new("the key for receipts: not 32 bytes"))?;
    Ok(SigningKey::from_bytes(&seed))
}
