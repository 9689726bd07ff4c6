//! A bad line: 1 Mbit/s, 150 ms each way, three packets of a hundred lost.
//!
//! It is modelled in this program, since not every machine can make one of its own network (netem). Bytes go in packets; they
//! queue for the line, one that is lost goes again and comes a round trip later, and what follows it waits for it, as TCP has it.
//! What TCP does besides, sending less at first and for a while after a loss, is not in the model.
//!
//! The line's own time is that of as many bytes as went up. Beside it stands what a bare connection needs for them over the same
//! line: one round trip to begin, the bytes, and one word back.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use desk::Answer;
use stories::bench::Filled;
use stories::office::OFFICE;

use crate::ground::{Ground, Role};
use crate::said;

const BITS_A_SECOND: f64 = 1e6;
const ONE_WAY: Duration = Duration::from_millis(150);
const LOST: f64 = 0.03;
/// Bytes of a packet, and what its heads add.
const PACKET: usize = 1_400;
const HEADS: usize = 52;
/// Packets that wait for the line before who sends is held back: 64 kB, as a small router has.
const QUEUE: usize = 46;
/// Applications that are sent.
const APPLICATIONS: u32 = 1_000;

/// One way of the line, which all connections share.
#[derive(Default)]
struct Way {
    free: Mutex<Option<Instant>>,
    bytes: AtomicU64,
}

impl Way {
    /// When a packet that is sent now arrives.
    fn carry(&self, bytes: usize) -> Instant {
        #[allow(clippy::cast_precision_loss, reason = "a packet's bytes")]
        let time = Duration::from_secs_f64((bytes + HEADS) as f64 * 8.0 / BITS_A_SECOND);
        self.bytes
            .fetch_add((bytes + HEADS) as u64, Ordering::Relaxed);
        let lost = rand::random_bool(LOST);
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let begins = free.map_or(now, |free| free.max(now));
        let ends = begins + time;
        *free = Some(if lost { ends + time } else { ends });
        ends + if lost { 3 * ONE_WAY } else { ONE_WAY }
    }
}

/// A bad line.
struct Narrow {
    address: SocketAddr,
    up: Arc<Way>,
    /// How many connections were made over it.
    connections: Arc<AtomicU32>,
}

pub(crate) fn measure() -> Answer<()> {
    let filled = Filled::of(APPLICATIONS)?;
    let ground = Ground::prepare()?;
    println!(
        "\n{APPLICATIONS} applications over 1 Mbit/s, 300 ms, 3 % loss, with enrolling and the first greeting"
    );
    for round in 0..said("ACIKKAPI_ROUNDS", 3) {
        let center = ground.center(&format!("narrow_{round}"))?;
        let folder = tempfile::tempdir()?;
        let desk = folder.path().join("desk");
        filled.copy_to(&desk)?;
        let line = Narrow::to(center.address)?;
        let address = format!("https://localhost:{}", line.address.port());
        let words = desk.display().to_string();
        let mut role = Role::play(&["push", &words, &address, &center.code(OFFICE)?])?;
        role.figure("before")?;
        let took = role.figure("took")?;
        role.figure("peak")?;
        let enrolled = role.figure("enrolled")?;
        let went = line.up.bytes.load(Ordering::Relaxed);
        #[allow(clippy::cast_precision_loss, reason = "figures for people")]
        let bytes = went as f64;
        let own = bytes * 8.0 / BITS_A_SECOND;
        // What goes over it bare gets heads anew.
        let bare = bare(went * PACKET as u64 / (PACKET + HEADS) as u64)?;
        println!(
            "  {took:.1} s, of them {enrolled:.1} s until it was enrolled; {} connections",
            line.connections.load(Ordering::Relaxed)
        );
        println!(
            "    the line itself needs {own:.1} s for the {bytes:.0} bytes: {:.2} ×, {:.2} × once enrolled; a bare connection {bare:.1} s: {:.2} ×, {:.2} ×",
            took / own,
            (took - enrolled) / own,
            took / bare,
            (took - enrolled) / bare
        );
    }
    Ok(())
}

/// Seconds that so many bytes take over a line of their own, until who gets them has said so.
fn bare(bytes: u64) -> std::io::Result<f64> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let line = Narrow::to(listener.local_addr()?)?;
    let began = Instant::now();
    let takes = thread::spawn(move || {
        let (mut other, _) = listener.accept()?;
        std::io::copy(
            &mut Read::by_ref(&mut other).take(bytes),
            &mut std::io::sink(),
        )?;
        other.write_all(b"!")
    });
    let mut own = TcpStream::connect(line.address)?;
    std::io::copy(&mut std::io::repeat(0).take(bytes), &mut own)?;
    own.read_exact(&mut [0])?;
    takes
        .join()
        .map_err(|_| std::io::Error::other("nobody took it"))??;
    Ok(began.elapsed().as_secs_f64())
}

impl Narrow {
    /// A bad line to this address.
    fn to(center: SocketAddr) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let line = Self {
            address: listener.local_addr()?,
            up: Arc::default(),
            connections: Arc::default(),
        };
        let (up, down) = (Arc::clone(&line.up), Arc::<Way>::default());
        let connections = Arc::clone(&line.connections);
        thread::spawn(move || {
            for desk in listener.incoming().flatten() {
                connections.fetch_add(1, Ordering::Relaxed);
                let (up, down) = (Arc::clone(&up), Arc::clone(&down));
                thread::spawn(move || connect(&desk, center, &up, &down));
            }
        });
        Ok(line)
    }
}

fn connect(desk: &TcpStream, center: SocketAddr, up: &Arc<Way>, down: &Arc<Way>) {
    // Who connects waits for one round trip.
    thread::sleep(2 * ONE_WAY);
    let Ok(center) = TcpStream::connect(center) else {
        return;
    };
    let _ = (desk.set_nodelay(true), center.set_nodelay(true));
    let ends = (desk.try_clone(), center.try_clone(), desk.try_clone());
    if let (Ok(from), Ok(to), Ok(back)) = ends {
        join(from, to, up);
        join(center, back, down);
    }
}

fn join(from: TcpStream, to: TcpStream, way: &Arc<Way>) {
    let (sender, receiver) = sync_channel(QUEUE);
    let way = Arc::clone(way);
    thread::spawn(move || send(from, &way, &sender));
    thread::spawn(move || arrive(to, &receiver));
}

fn send(mut from: TcpStream, way: &Way, packets: &SyncSender<(Instant, Vec<u8>)>) {
    let mut buffer = [0; PACKET];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        let arrives = way.carry(read);
        if packets.send((arrives, buffer[..read].to_vec())).is_err() {
            return;
        }
    }
}

fn arrive(mut to: TcpStream, packets: &Receiver<(Instant, Vec<u8>)>) {
    for (arrives, bytes) in packets {
        thread::sleep(arrives.saturating_duration_since(Instant::now()));
        if to.write_all(&bytes).is_err() {
            return;
        }
    }
    // The other side may have gone already.
    let _ = to.shutdown(Shutdown::Write);
}
