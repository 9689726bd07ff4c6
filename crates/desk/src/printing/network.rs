//! A network printer: raw bytes over TCP, both ways.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use super::line::{Ended, Line, TICK};

/// How long a printer may take to accept a connection. One that is switched off never does.
const CONNECT: Duration = Duration::from_secs(3);

/// A connection to a network printer.
pub(super) struct NetworkLine {
    stream: TcpStream,
}

impl NetworkLine {
    /// Connects to `host:port`, trying each address that the name has.
    pub(super) fn open(address: &str) -> io::Result<Self> {
        let mut failed = io::Error::from(ErrorKind::NotFound);
        for address in address.to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, CONNECT) {
                Ok(stream) => {
                    // Questions are three bytes long; they must not wait for company.
                    stream.set_nodelay(true)?;
                    stream.set_write_timeout(Some(TICK))?;
                    return Ok(Self { stream });
                }
                Err(error) => failed = error,
            }
        }
        Err(failed)
    }
}

impl Line for NetworkLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.stream.write(bytes) {
            Ok(0) if !bytes.is_empty() => Err(ErrorKind::WriteZero.into()),
            Err(error) if is_quiet(&error) => Ok(0),
            taken => taken,
        }
    }

    fn read(&mut self, within: Duration) -> io::Result<Vec<u8>> {
        // A timeout of zero would be no timeout.
        let within = within.clamp(Duration::from_millis(1), TICK);
        self.stream.set_read_timeout(Some(within))?;
        let mut buffer = [0; 256];
        match self.stream.read(&mut buffer) {
            Ok(0) => Err(ErrorKind::UnexpectedEof.into()),
            Ok(count) => Ok(buffer[..count].to_vec()),
            Err(error) if is_quiet(&error) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    fn can_answer(&self) -> bool {
        true
    }

    fn finish(&mut self) -> io::Result<Ended> {
        Ok(Ended::ToBeAsked)
    }
}

fn is_quiet(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted
    )
}
