//! The center's configuration: one TOML file, each value of which the environment may override
//! (`ACIKKAPI_CENTER__DATABASE`, `ACIKKAPI_CENTER__TLS__CERTIFICATE`, …).

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::failure::Failure;
use crate::sms::Sms;

/// How the center runs. `installer/center.toml` explains each value.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where it listens.
    pub listen: SocketAddr,
    /// How PostgreSQL is reached, in libpq's words (`host=… user=… dbname=…`).
    pub database: String,
    /// How many sessions with PostgreSQL one process keeps.
    #[serde(default = "default_sessions")]
    pub database_sessions: usize,
    /// The file that holds the key which receipts are signed with; all processes use the same.
    pub receipt_key: PathBuf,
    /// The names that desks may call it by (`host` or `host:port`); any, if none is said.
    #[serde(default)]
    pub names: Vec<String>,
    /// How long a desk's question for news is held open, in seconds: at least, and up to how much longer.
    #[serde(default = "default_news_seconds")]
    pub news_seconds: [u32; 2],
    /// How SMS are sent; none are without it.
    pub sms: Option<Sms>,
    /// Its own certificate; without it, it stands behind a proxy that ends TLS.
    pub tls: Option<Tls>,
}

/// A certificate and its key, as PEM files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// The certificate with those that it follows from.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// More sessions than this only queue inside the database on a small server.
const fn default_sessions() -> usize {
    16
}

/// Less than the minute after which many proxies cut a quiet request; not the same for all, or thousands of desks
/// would come back in one moment.
const fn default_news_seconds() -> [u32; 2] {
    [25, 25]
}

impl Config {
    /// Reads the file, and what the environment says otherwise.
    ///
    /// # Errors
    /// It cannot be read, or has a value that is not known or not possible.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let environment = config::Environment::with_prefix("ACIKKAPI_CENTER")
            .prefix_separator("__")
            .separator("__")
            .try_parsing(true)
            .list_separator(",")
            .with_list_parse_key("names");
        config::Config::builder()
            .add_source(config::File::from(path).format(config::FileFormat::Toml))
            .add_source(environment)
            .build()
            .and_then(config::Config::try_deserialize)
            .map_err(|error| Failure::at("configuration", error))
    }
}

impl fmt::Debug for Config {
    /// Without the database's words, which may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("database_sessions", &self.database_sessions)
            .field("names", &self.names)
            .field("sms", &self.sms)
            .field("tls", &self.tls)
            .finish_non_exhaustive()
    }
}
