//! A proxy between an office and everything else: it joins lines on request (`CONNECT`), or wants a password first.

use std::io::Write;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use super::line::{join, read_head};

/// A proxy that stands until the story ends.
pub struct Proxy {
    address: SocketAddr,
    inside: Arc<Inside>,
}

#[derive(Default)]
struct Inside {
    /// Where all lines lead; none where they lead as asked.
    center: Option<SocketAddr>,
    wants_password: AtomicBool,
    joined: AtomicU64,
    refused: AtomicU64,
}

impl Proxy {
    /// One that lets everybody through.
    ///
    /// # Panics
    /// No port is free.
    pub fn start() -> Self {
        Self::begin(Inside::default())
    }

    /// One behind which every name leads there.
    ///
    /// # Panics
    /// No port is free.
    pub fn leading_to(center: SocketAddr) -> Self {
        Self::begin(Inside {
            center: Some(center),
            ..Inside::default()
        })
    }

    fn begin(inside: Inside) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let inside = Arc::new(inside);
        let working = Arc::clone(&inside);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let inside = Arc::clone(&working);
                thread::spawn(move || inside.serve(connection));
            }
        });
        Self { address, inside }
    }

    /// Where it is, as the environment tells programs (`https_proxy`).
    pub fn words(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Whether it wants a password from now on.
    pub fn want_password(&self, wants: bool) {
        self.inside.wants_password.store(wants, Ordering::Relaxed);
    }

    /// How many lines it joined.
    pub fn joined(&self) -> u64 {
        self.inside.joined.load(Ordering::Relaxed)
    }

    /// How many it refused for want of a password.
    pub fn refused(&self) -> u64 {
        self.inside.refused.load(Ordering::Relaxed)
    }
}

impl Inside {
    fn serve(&self, mut desk: TcpStream) {
        let Some(head) = read_head(&mut desk) else {
            return;
        };
        let head = String::from_utf8_lossy(&head).into_owned();
        let words: Vec<&str> = head.split(' ').take(2).collect();
        let &["CONNECT", target] = words.as_slice() else {
            let _ = desk.write_all(b"HTTP/1.1 405 Only CONNECT\r\ncontent-length: 0\r\n\r\n");
            return;
        };
        if self.wants_password.load(Ordering::Relaxed) {
            self.refused.fetch_add(1, Ordering::Relaxed);
            let _ = desk.write_all(
                b"HTTP/1.1 407 Proxy Authentication Required\r\n\
                  proxy-authenticate: Basic realm=\"valilik\"\r\ncontent-length: 0\r\n\r\n",
            );
            return;
        }
        let center = match self.center {
            Some(center) => TcpStream::connect(center),
            None => TcpStream::connect(target),
        };
        let Ok(center) = center else {
            let _ = desk.write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n");
            return;
        };
        self.joined.fetch_add(1, Ordering::Relaxed);
        if desk.write_all(b"HTTP/1.1 200 Joined\r\n\r\n").is_ok() {
            join(&desk, &center, u64::MAX);
        }
    }
}
