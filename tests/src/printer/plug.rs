//! The printer's end of a connection: a TCP stream, or the master side of a pty.

use std::fs::File;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

/// How soon a pty notices that it was unplugged: nobody can end a read on it from outside.
const GLANCE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 5_000_000,
};

/// What connections come in by.
pub(super) enum Socket {
    Network(TcpListener),
    /// A path that leads to the slave side for as long as the printer is plugged in.
    Serial(PathBuf),
}

/// One connection.
pub(super) enum Plug {
    Network(TcpStream),
    Serial(Pty),
}

pub(super) struct Pty {
    master: File,
    over: AtomicBool,
    /// Nobody has the other side open, and all that came from there was read.
    left: AtomicBool,
}

impl Socket {
    /// The next connection. A serial line is one from the moment it is plugged in.
    pub(super) fn next(&self) -> io::Result<Plug> {
        match self {
            Self::Network(listener) => {
                let (stream, _) = listener.accept()?;
                stream.set_nodelay(true)?;
                Ok(Plug::Network(stream))
            }
            Self::Serial(path) => Pty::plugged_in_at(path).map(Plug::Serial),
        }
    }
}

impl Plug {
    /// Bytes from the other side, as they come; 0 when the connection is over.
    pub(super) fn read(&self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Network(stream) => (&*stream).read(buffer),
            Self::Serial(pty) => pty.read(buffer),
        }
    }

    pub(super) fn say(&self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Network(stream) => (&*stream).write_all(bytes),
            Self::Serial(pty) => (&pty.master).write_all(bytes),
        }
    }

    /// Whether nobody is at the other side any more, and nothing of what they sent is left.
    pub(super) fn is_left(&self) -> bool {
        match self {
            Self::Network(_) => false,
            Self::Serial(pty) => pty.left.load(Ordering::Acquire),
        }
    }

    pub(super) fn hang_up(&self) {
        match self {
            Self::Network(stream) => {
                let _ = stream.shutdown(Shutdown::Both);
            }
            Self::Serial(pty) => pty.over.store(true, Ordering::Release),
        }
    }
}

impl Pty {
    fn plugged_in_at(path: &Path) -> io::Result<Self> {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY)?;
        grantpt(&master)?;
        unlockpt(&master)?;
        let name = ptsname(&master, Vec::new())?;
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let slave = rustix::fs::open(&name, flags, Mode::empty())?;
        let mut settings = tcgetattr(&slave)?;
        settings.make_raw();
        tcsetattr(&slave, OptionalActions::Now, &settings)?;
        let target = name
            .to_str()
            .map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        let _ = std::fs::remove_file(path);
        std::os::unix::fs::symlink(target, path)?;
        Ok(Self {
            master: File::from(master),
            over: AtomicBool::new(false),
            left: AtomicBool::new(true),
        })
    }

    fn read(&self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.over.load(Ordering::Acquire) {
                return Ok(0);
            }
            let mut ready = [PollFd::new(&self.master, PollFlags::IN)];
            poll(&mut ready, Some(&GLANCE))?;
            let found = ready[0].revents();
            let left = found.contains(PollFlags::HUP) && !found.contains(PollFlags::IN);
            self.left.store(left, Ordering::Release);
            if found.contains(PollFlags::IN) {
                return (&self.master).read(buffer);
            }
            if left {
                // No reason to look all the time.
                poll(&mut [], Some(&GLANCE))?;
            }
        }
    }
}
