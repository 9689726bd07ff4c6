//! A desk's way to the center on the world's network.

use std::time::Duration;

use desk::sync::line::{Line, LineFault, Outgoing, Reply, Sending};
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use protocol::TIME_HEADER;
use tokio::time::timeout;
use turmoil::net::TcpStream;

use super::center::{NAME, PORT};

/// A line on the world's network; each request has a connection of its own.
pub(super) struct SimulatedLine;

impl Line for SimulatedLine {
    fn send(&self, outgoing: Outgoing) -> Sending<'_> {
        Box::pin(async move {
            let patience = outgoing.patience;
            let reply = timeout(patience, exchange(outgoing)).await;
            reply.unwrap_or(Err(LineFault::Broken))
        })
    }
}

async fn exchange(outgoing: Outgoing) -> Result<Reply, LineFault> {
    let stream = TcpStream::connect((NAME, PORT));
    let stream = stream.await.map_err(|_| LineFault::Unreachable)?;
    let connected = http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = connected.map_err(|_| LineFault::Broken)?;
    let connection = tokio::spawn(connection);
    let authority = outgoing.center.trim_start_matches("http://");
    let mut request = Request::builder()
        .method(outgoing.method)
        .uri(&outgoing.target)
        .header("host", authority);
    for (name, value) in &outgoing.headers {
        request = request.header(*name, value);
    }
    let request = request.body(Full::new(Bytes::from(outgoing.body)));
    let request = request.map_err(|_| LineFault::Broken)?;
    let response = sender.send_request(request).await;
    let response = response.map_err(|_| LineFault::Broken)?;
    let header = |name: &str| response.headers().get(name)?.to_str().ok()?.parse().ok();
    let mut reply = Reply {
        status: response.status().as_u16(),
        time: header(TIME_HEADER),
        retry_after: header("retry-after")
            .and_then(|seconds| u64::try_from(seconds).ok())
            .map(Duration::from_secs),
        ..Reply::default()
    };
    let body = response.into_body().collect().await;
    reply.body = body.map_err(|_| LineFault::Broken)?.to_bytes().to_vec();
    connection.abort();
    Ok(reply)
}
