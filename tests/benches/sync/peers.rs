//! What others need for the same work, in the same run: Anki with its own sync server, `PouchDB` with express-pouchdb.
//!
//! They get the same bodies, one a note or document; each side is a process of its own, as ours are, and the line between them
//! is counted as ours is. They are run, not linked; `cargo xtask bench` installs them and says in which folder.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use desk::Answer;
use domain::{ApplicationNumber, DeskCode, RunningNumber};
use stories::bench::Filled;
use stories::office::OFFICE;

use crate::counting::Counted;
use crate::ground::Role;
use crate::moving::Moved;
use crate::{light, said};

/// How long a server may take to start.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is looked for.
const LOOK: Duration = Duration::from_millis(20);

/// Somebody else's program.
struct Peer {
    name: &'static str,
    /// Its folder among those that are installed, and what runs its script there.
    folder: &'static str,
    program: &'static str,
    script: &'static str,
    /// What holds when it says that it is done. Seen with `strace`.
    holds: &'static str,
}

const PEERS: [Peer; 2] = [
    Peer {
        name: "Anki",
        folder: "anki",
        program: "bin/python",
        script: "with_anki.py",
        holds: "one transaction for all, flushed; plain HTTP",
    },
    Peer {
        name: "PouchDB",
        folder: "pouchdb",
        program: "node",
        script: "with_pouchdb.mjs",
        holds: "nothing flushed; plain HTTP",
    },
];

/// One way of a round.
struct Way {
    version: String,
    seconds: f64,
    there: f64,
}

pub(crate) fn measure(filled: &Filled, ours: &Moved) -> Answer<()> {
    let Some(installed) = std::env::var_os("ACIKKAPI_PEERS").map(PathBuf::from) else {
        println!("\nOthers are left out: `cargo xtask bench sync` installs them");
        return Ok(());
    };
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("bodies");
    let (count, bytes) = bodies(filled, &file)?;
    println!("\nBeside others: {count} bodies of {bytes:.0} bytes, a second and bytes on the wire");
    let mut rows = vec![row("Açık Kapı", ours, OURS)];
    for peer in &PEERS {
        match peer.measured(&installed, &file, f64::from(count)) {
            Ok((version, theirs)) => {
                let name = format!("{} {version}", peer.name);
                rows.push(row(&name, &theirs, peer.holds));
                let [up, down] = [0, 1].map(|way| ours.rates[way] / theirs.rates[way]);
                rows.push(format!("    we: {up:.2} × as fast up, {down:.2} × down"));
            }
            Err(why) => rows.push(format!("  {} is left out: {why}", peer.name)),
        }
    }
    println!("{}", rows.join("\n"));
    Ok(())
}

/// What holds when ours says that it is done.
const OURS: &str = "a transaction a batch, flushed, encrypted, chained, signed; TLS";

fn row(name: &str, moved: &Moved, holds: &str) -> String {
    let Moved { rates, bytes } = moved;
    format!(
        "  {name:16} up {:6.0}, {:5.0} bytes; down {:6.0}, {:5.0} bytes ({holds})",
        rates[0], bytes[0], rates[1], bytes[1]
    )
}

/// Writes a body of each application on a line of its own: how many, and how many bytes one has.
fn bodies(filled: &Filled, file: &Path) -> Answer<(u32, f64)> {
    let matters = filled.matters(filled.count() as usize)?;
    let numbers = (1..=RunningNumber::LAST.value())
        .filter_map(RunningNumber::new)
        .cycle();
    let (office, desk) = (OFFICE.parse()?, DeskCode::new(1));
    let desk = desk.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
    let mut out = BufWriter::new(File::create(file)?);
    let (mut count, mut bytes) = (0_u32, 0.0);
    for (matter, running) in matters.iter().zip(numbers) {
        let number = ApplicationNumber::new(office, desk, running);
        let body = light::body(&light::registered(number, matter))?;
        out.write_all(&body)?;
        out.write_all(b"\n")?;
        count += 1;
        #[allow(clippy::cast_precision_loss, reason = "figures for people")]
        let length = body.len() as f64;
        bytes += length;
    }
    out.flush()?;
    Ok((count, bytes / f64::from(count.max(1))))
}

impl Peer {
    /// Its version, and what its rounds came to at the median.
    fn measured(&self, installed: &Path, file: &Path, count: f64) -> io::Result<(String, Moved)> {
        let installed = installed.join(self.folder);
        if !installed.exists() {
            return Err(io::Error::other("it is not installed"));
        }
        let mut version = String::new();
        let mut rounds: [Vec<f64>; 4] = Default::default();
        for _ in 0..said("ACIKKAPI_ROUNDS", 3) {
            let told = self.round(&installed, file, count)?;
            version = told.0;
            for (all, one) in rounds.iter_mut().zip(told.1) {
                all.push(one);
            }
        }
        let [up, down, sent, came] = rounds.map(|mut all| {
            all.sort_by(f64::total_cmp);
            all[all.len() / 2] / count
        });
        let (rates, bytes) = ([1.0 / up, 1.0 / down], [sent, came]);
        Ok((version, Moved { rates, bytes }))
    }

    /// Up from one store, and down into another: seconds, then bytes that went up and came down.
    fn round(&self, installed: &Path, file: &Path, count: f64) -> io::Result<(String, [f64; 4])> {
        let folder = tempfile::tempdir()?;
        let own = folder.path().display().to_string();
        let (server, address) = self.serve(installed, &own)?;
        let line = Counted::to(address)?;
        let told = line.address.to_string();
        let bodies = file.display().to_string();
        let up = self.go(installed, &["push", &own, &told, &bodies], count)?;
        let sent = line.bytes()[0];
        let before = line.bytes()[1];
        let down = self.go(installed, &["pull", &own, &told], count)?;
        let came = line.bytes()[1] - before;
        drop(server);
        #[allow(clippy::cast_precision_loss, reason = "figures for people")]
        let bytes = [sent as f64, came as f64];
        Ok((up.version, [up.seconds, down.seconds, bytes[0], bytes[1]]))
    }

    fn command(&self, installed: &Path) -> Command {
        let own = installed.join(self.program);
        let program = if own.exists() {
            own
        } else {
            self.program.into()
        };
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("sync/peers");
        let mut command = Command::new(program);
        command
            .current_dir(installed)
            .arg(scripts.join(self.script));
        command
    }

    fn serve(&self, installed: &Path, folder: &str) -> io::Result<(Server, SocketAddr)> {
        let free = TcpListener::bind("127.0.0.1:0")?;
        let address = free.local_addr()?;
        drop(free);
        let mut command = self.command(installed);
        let command = command.args(["serve", folder, &address.port().to_string()]);
        let server = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
        let server = Server(server);
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            if began.elapsed() > PATIENCE {
                return Err(io::Error::other("its server does not start"));
            }
            sleep(LOOK);
        }
        Ok((server, address))
    }

    fn go(&self, installed: &Path, words: &[&str], count: f64) -> io::Result<Way> {
        let mut role = Role::of(self.command(installed).args(words))?;
        let way = Way {
            version: role.hear("version")?,
            seconds: role.figure("took")?,
            there: role.figure("there")?,
        };
        if (way.there - count).abs() > 0.5 {
            let why = format!("{} of {count} are there", way.there);
            return Err(io::Error::other(why));
        }
        Ok(way)
    }
}

/// A server that ends with its round.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
