//! A network printer: raw bytes over TCP, both ways.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::{Duration, Instant};

use super::line::{Ended, Line, TICK};

/// How long a printer may take to accept a connection. One that is switched off never does.
const CONNECT: Duration = Duration::from_secs(3);

/// How long nothing may have moved before a connection is looked at again: many a printer ends one that is idle.
const IDLE: Duration = Duration::from_millis(50);

/// A connection to a network printer, open for one sheet: what a printer does to idle ones costs none.
pub(super) struct NetworkLine {
    stream: TcpStream,
    moved_at: Instant,
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
                    let moved_at = Instant::now();
                    return Ok(Self { stream, moved_at });
                }
                Err(error) => failed = error,
            }
        }
        Err(failed)
    }

    /// An error when the printer has ended the connection: the system would still take bytes, which no printer gets.
    fn must_be_open(&self) -> io::Result<()> {
        self.stream.set_nonblocking(true)?;
        let next = self.stream.peek(&mut [0]);
        self.stream.set_nonblocking(false)?;
        match next {
            Ok(0) => Err(ErrorKind::NotConnected.into()),
            Err(error) if is_quiet(&error) => Ok(()),
            other => other.map(drop),
        }
    }
}

impl Line for NetworkLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.moved_at.elapsed() > IDLE {
            self.must_be_open()?;
        }
        match self.stream.write(bytes) {
            Ok(0) if !bytes.is_empty() => Err(ErrorKind::WriteZero.into()),
            Err(error) if is_quiet(&error) => Ok(0),
            taken => {
                self.moved_at = Instant::now();
                taken
            }
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

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    fn line() -> (NetworkLine, TcpStream) {
        let printer = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = printer.local_addr().unwrap().to_string();
        let line = NetworkLine::open(&address).unwrap();
        (line, printer.accept().unwrap().0)
    }

    /// Waits until the desk's end knows what the printer did.
    fn wait_for_news(line: &NetworkLine) {
        line.stream.set_read_timeout(None).unwrap();
        drop(line.stream.peek(&mut [0]));
        std::thread::sleep(IDLE);
    }

    #[test]
    fn a_connection_that_the_printer_ended_while_it_was_idle_takes_not_one_byte() {
        let (mut line, printer) = line();
        drop(printer);
        wait_for_news(&line);
        assert!(
            line.write(b"slip").is_err(),
            "nothing went, so nothing is in doubt"
        );
    }

    #[test]
    fn an_idle_connection_that_is_open_goes_on_and_no_answer_is_lost_by_looking() {
        let (mut line, mut printer) = line();
        printer.write_all(&[0x12]).unwrap();
        wait_for_news(&line);
        assert_eq!(line.write(b"slip").unwrap(), 4);
        assert_eq!(line.read(TICK).unwrap(), [0x12]);
        let mut got = [0; 4];
        printer.read_exact(&mut got).unwrap();
        assert_eq!(&got, b"slip");
    }

    #[test]
    fn a_printer_that_stops_reading_is_waited_for_in_ticks() {
        let (mut line, _printer) = line();
        let sheet = vec![0; 64 * 1024];
        let begun = Instant::now();
        // Until what the system keeps on the way is full.
        while line.write(&sheet).unwrap() > 0 {
            assert!(begun.elapsed() < Duration::from_secs(20));
        }
    }
}
