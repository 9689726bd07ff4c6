//! A line that counts what goes over it, both ways, with everything that TLS adds.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// A counted line.
pub(crate) struct Counted {
    pub(crate) address: SocketAddr,
    up: Arc<AtomicU64>,
    down: Arc<AtomicU64>,
}

impl Counted {
    /// A line to this address.
    pub(crate) fn to(center: SocketAddr) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let line = Self {
            address: listener.local_addr()?,
            up: Arc::default(),
            down: Arc::default(),
        };
        let (up, down) = (Arc::clone(&line.up), Arc::clone(&line.down));
        thread::spawn(move || {
            for desk in listener.incoming().flatten() {
                let Ok(center) = TcpStream::connect(center) else {
                    continue;
                };
                // Nothing is held back that the desk did not hold back itself.
                let _ = (desk.set_nodelay(true), center.set_nodelay(true));
                let (Ok(from), Ok(to)) = (desk.try_clone(), center.try_clone()) else {
                    continue;
                };
                let (up, down) = (Arc::clone(&up), Arc::clone(&down));
                thread::spawn(move || carry(desk, to, &up));
                thread::spawn(move || carry(center, from, &down));
            }
        });
        Ok(line)
    }

    /// How many bytes went up and down so far.
    pub(crate) fn bytes(&self) -> [u64; 2] {
        [&self.up, &self.down].map(|way| way.load(Ordering::Relaxed))
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, count: &AtomicU64) {
    let mut buffer = vec![0; 128 * 1024];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        count.fetch_add(read as u64, Ordering::Relaxed);
        if to.write_all(&buffer[..read]).is_err() {
            break;
        }
    }
    // Either side may have gone already.
    let _ = (from.shutdown(Shutdown::Read), to.shutdown(Shutdown::Write));
}
