//! The log: to standard error, where systemd's journal finds it. Never personal data.

use tracing_subscriber::EnvFilter;

/// Begins logging; `ACIKKAPI_LOG` chooses how much (default: warnings).
pub(crate) fn begin() {
    let filter = EnvFilter::try_from_env("ACIKKAPI_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
