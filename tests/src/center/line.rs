//! A line to the center that a story spoils: cut after some bytes, leading somewhere else, or answered by somebody who is
//! not the center.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How a TLS handshake begins.
const TLS_HELLO: u8 = 0x16;

/// What becomes of connections.
#[derive(Clone)]
enum Way {
    /// They lead there.
    To(SocketAddr),
    /// They are answered with these bytes, whatever they ask.
    Answered(Arc<[u8]>),
}

/// A line that stands until the story ends.
pub struct FaultLine {
    address: SocketAddr,
    inside: Arc<Inside>,
}

struct Inside {
    way: Mutex<Way>,
    /// After how many bytes, of both ways together, each of the next connections is cut.
    cuts: Mutex<Vec<u64>>,
    connections: AtomicU64,
    /// The desk's ends of connections that may still be open.
    open: Mutex<Vec<TcpStream>>,
}

impl FaultLine {
    /// A line to this address.
    ///
    /// # Panics
    /// No port is free.
    pub fn to(center: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let inside = Arc::new(Inside {
            way: Mutex::new(Way::To(center)),
            cuts: Mutex::new(Vec::new()),
            connections: AtomicU64::new(0),
            open: Mutex::new(Vec::new()),
        });
        let working = Arc::clone(&inside);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let inside = Arc::clone(&working);
                thread::spawn(move || inside.serve(connection));
            }
        });
        Self { address, inside }
    }

    /// Where it begins.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How often it was taken.
    pub fn connections(&self) -> u64 {
        self.inside.connections.load(Ordering::Relaxed)
    }

    /// From now on it leads there; connections that stand are cut.
    pub fn lead_to(&self, center: SocketAddr) {
        self.inside.change(Way::To(center));
    }

    /// From now on these bytes come back, whatever is asked; connections that stand are cut.
    pub fn answer(&self, bytes: &[u8]) {
        self.inside.change(Way::Answered(bytes.into()));
    }

    /// Cuts connections that stand, and each of the next ones after so many bytes, the last one of the list first.
    pub fn cut_after(&self, bytes: Vec<u64>) {
        *lock(&self.inside.cuts) = bytes;
        self.inside.cut_standing();
    }

    /// How many cuts are left.
    pub fn cuts_left(&self) -> usize {
        lock(&self.inside.cuts).len()
    }
}

impl Inside {
    fn change(&self, way: Way) {
        *lock(&self.way) = way;
        self.cut_standing();
    }

    fn cut_standing(&self) {
        for connection in lock(&self.open).drain(..) {
            // It may have ended by itself.
            let _ = connection.shutdown(Shutdown::Both);
        }
    }

    fn serve(&self, desk: TcpStream) {
        self.connections.fetch_add(1, Ordering::Relaxed);
        let way = {
            let way = lock(&self.way);
            lock(&self.open).extend(desk.try_clone());
            way.clone()
        };
        match way {
            Way::To(center) => {
                let left = lock(&self.cuts).pop().unwrap_or(u64::MAX);
                match TcpStream::connect(center) {
                    Ok(center) => join(&desk, &center, left),
                    // Nobody is there, and the desk need not wait to learn it.
                    Err(_) => drop(desk.shutdown(Shutdown::Both)),
                }
            }
            Way::Answered(bytes) => answer(desk, &bytes),
        }
    }
}

/// Carries bytes both ways until one side ends, or so many have gone.
pub(super) fn join(desk: &TcpStream, center: &TcpStream, left: u64) {
    let left = AtomicU64::new(left);
    thread::scope(|scope| {
        scope.spawn(|| carry(desk, center, &left));
        carry(center, desk, &left);
    });
}

fn carry(mut from: &TcpStream, mut to: &TcpStream, left: &AtomicU64) {
    let mut buffer = [0; 4096];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        let bytes = read as u64;
        let before = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
            Some(left.saturating_sub(bytes))
        });
        let before = before.unwrap_or_default();
        let goes = usize::try_from(before.min(bytes)).unwrap_or(read);
        if to.write_all(&buffer[..goes]).is_err() || goes < read {
            break;
        }
    }
    // Either side may have gone already.
    let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
}

/// A request's head with what came along with it; none where the line ends before.
pub(super) fn read_head(desk: &mut TcpStream) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    let mut buffer = [0; 4096];
    while !head.windows(4).any(|window| window == b"\r\n\r\n") {
        match desk.read(&mut buffer) {
            Ok(read @ 1..) => head.extend_from_slice(&buffer[..read]),
            _ => return None,
        }
    }
    Some(head)
}

/// Gives the answer behind the request's head. Who begins with a TLS hello is answered at once, as by who does not speak it.
fn answer(mut desk: TcpStream, bytes: &[u8]) {
    let mut first = [0];
    let speaks_tls = desk.peek(&mut first).is_ok() && first == [TLS_HELLO];
    if !speaks_tls && read_head(&mut desk).is_none() {
        return;
    }
    let _ = desk.write_all(bytes);
    let _ = desk.shutdown(Shutdown::Write);
    // What is still coming is read, or it would reset the line before the answer is read.
    let mut buffer = [0; 4096];
    while let Ok(1..) = desk.read(&mut buffer) {}
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
