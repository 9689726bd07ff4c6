//! From a listener to answers, and to a quiet end.

use std::future::Future;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::config::{Config, Tls};
use crate::failure::Failure;
use crate::limits::GRACE;
use crate::sms::Sms;
use crate::state::Center;
use crate::{routes, sms, store};

/// Serves until `shutdown` comes about; requests in hand get their answers.
///
/// # Errors
/// The configuration is not possible, the database cannot be brought up to date, or the listener fails.
pub async fn serve(
    listener: TcpListener,
    config: Config,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Failure> {
    config.sms.as_ref().map_or(Ok(()), Sms::check)?;
    let center = Center::new(&config)?;
    store::migrations::run(&center.pool).await?;
    let handle: Handle<SocketAddr> = Handle::new();
    let news = tokio::spawn(routes::news::look(center.clone()));
    let sending = sms::worker::start(&center);
    let stopping = handle.clone();
    let stopped = center.clone();
    tokio::spawn(async move {
        shutdown.await;
        // Who waits for news would hold the end up.
        stopped.news.end();
        stopping.graceful_shutdown(Some(GRACE));
    });
    listener
        .set_nonblocking(true)
        .map_err(|error| Failure::at("listening", error))?;
    let service = routes::router(center).into_make_service();
    let served = if let Some(tls) = &config.tls {
        let tls = RustlsConfig::from_config(Arc::new(server_config(tls)?));
        let server = axum_server::from_tcp_rustls(listener, tls);
        let server = server.map_err(|error| Failure::at("listening", error))?;
        server.handle(handle).serve(service).await
    } else {
        let server = axum_server::from_tcp(listener);
        let server = server.map_err(|error| Failure::at("listening", error))?;
        server.handle(handle).serve(service).await
    };
    news.abort();
    sending.end().await;
    served.map_err(|error| Failure::at("serving", error))
}

fn server_config(tls: &Tls) -> Result<ServerConfig, Failure> {
    let unreadable = |error: rustls::pki_types::pem::Error| Failure::at("certificate", error);
    let certificates = CertificateDer::pem_file_iter(&tls.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(unreadable)?;
    let key = PrivateKeyDer::from_pem_file(&tls.key).map_err(unreadable)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])
        .and_then(|builder| {
            builder
                .with_no_client_auth()
                .with_single_cert(certificates, key)
        })
        .map_err(|error| Failure::at("certificate", error))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
