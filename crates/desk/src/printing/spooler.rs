//! The system's spooler, CUPS: reaching it over its own socket, and asking it by IPP.
//!
//! What its answers mean for a sheet is [`super::queue`]'s.

use std::env;
use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use super::ipp::{Answer, NOT_ALLOWED, NOT_FOUND, Operation, Question};

/// Where Debian's and Pardus's CUPS listens.
const SOCKET: &str = "/run/cups/cups.sock";
/// The port of IPP.
const PORT: u16 = 631;
/// How long it may take to answer. It is on this machine.
const ANSWER: Duration = Duration::from_secs(2);
/// The longest answer that is read, in bytes: hundreds of queues fit.
const LONGEST: u64 = 4 << 20;

/// Where the spooler is.
#[derive(Clone, Debug)]
pub(super) struct Spooler {
    /// A socket's path, or `host:port`.
    place: String,
}

impl Spooler {
    /// The one that this machine's programs print with, found as they find it: `CUPS_SERVER` names another.
    pub(super) fn of_this_machine() -> Self {
        let named = env::var("CUPS_SERVER")
            .ok()
            .filter(|named| !named.is_empty());
        let place = match named {
            Some(named) if named.starts_with('/') || named.contains(':') => named,
            Some(host) => format!("{host}:{PORT}"),
            None if Path::new(SOCKET).exists() => SOCKET.to_owned(),
            None => format!("localhost:{PORT}"),
        };
        Self { place }
    }

    /// Asks for something; what is said of it.
    ///
    /// # Errors
    /// It is not there, says nothing that can be read, or says no ([`Refused`]).
    pub(super) fn ask(&self, question: Question, document: &[u8]) -> io::Result<Answer> {
        let question = question.into_bytes();
        let head = format!(
            "POST / HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/ipp\r\nContent-Length: {}\r\n\r\n",
            question.len() + document.len()
        );
        let mut answer = Vec::new();
        let mut wire = self.connect()?;
        wire.write_all(&[head.as_bytes(), &question[..]].concat())?;
        wire.write_all(document)?;
        wire.take(LONGEST).read_to_end(&mut answer)?;
        read_answer(&answer)
    }

    fn connect(&self) -> io::Result<Box<dyn Wire>> {
        if self.place.starts_with('/') {
            let wire = UnixStream::connect(&self.place)?;
            wire.set_read_timeout(Some(ANSWER))?;
            wire.set_write_timeout(Some(ANSWER))?;
            return Ok(Box::new(wire));
        }
        let wire = TcpStream::connect(&self.place)?;
        wire.set_read_timeout(Some(ANSWER))?;
        wire.set_write_timeout(Some(ANSWER))?;
        Ok(Box::new(wire))
    }
}

trait Wire: Read + Write {}
impl<T: Read + Write> Wire for T {}

/// The spooler's no, by its number (RFC 8011, appendix B).
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the spooler says {0:#06x}")]
pub(super) struct Refused(pub(super) u16);

/// A question about a queue, in the name of who runs the desk.
pub(super) fn about(operation: Operation, queue: &str) -> Question {
    let user = env::var("USER").or_else(|_| env::var("LOGNAME"));
    let user = user.unwrap_or_else(|_| "anonymous".to_owned());
    let address = format!("ipp://localhost/printers/{}", percent_encoded(queue));
    Question::new(operation)
        .uri("printer-uri", &address)
        .name("requesting-user-name", &user)
}

/// Letters, digits and the four signs that stand for themselves in an address (RFC 3986, 2.3).
fn percent_encoded(name: &str) -> String {
    let encoded = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    name.bytes().map(encoded).collect()
}

/// Whether these bytes are an answer of a spooler that says yes. For whoever tries what comes from outside.
pub fn is_answer(bytes: &[u8]) -> bool {
    read_answer(bytes).is_ok()
}

/// What an answer's bytes say.
fn read_answer(answer: &[u8]) -> io::Result<Answer> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    let (head, body) = answer.split_at(end.ok_or(ErrorKind::UnexpectedEof)? + 4);
    let status = head.split(|byte| *byte == b' ').nth(1);
    match status {
        Some(b"200") => {}
        Some(b"401" | b"403") => return Err(ErrorKind::PermissionDenied.into()),
        _ => return Err(ErrorKind::InvalidData.into()),
    }
    let answer = Answer::read(body)?;
    match answer.refusal() {
        None => Ok(answer),
        Some(NOT_FOUND) => Err(ErrorKind::NotFound.into()),
        Some(status) if NOT_ALLOWED.contains(&status) => Err(ErrorKind::PermissionDenied.into()),
        Some(status) => Err(io::Error::other(Refused(status))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_queues_name_cannot_lead_anywhere_else() {
        assert_eq!(percent_encoded("Fiş 1/../x?"), "Fi%C5%9F%201%2F..%2Fx%3F");
    }

    #[test]
    fn an_answer_that_is_none_is_an_error() {
        for answer in [
            &b""[..],
            b"HTTP/1.0 200 OK\r\n\r\n",
            b"HTTP/1.0 404 Not Found\r\n\r\n",
            b"HTTP/1.0 200 OK\r\n\r\n\x01\x01\x04\x06\0\0\0\x01\x03",
        ] {
            assert!(read_answer(answer).is_err(), "{answer:?}");
        }
        let good = b"HTTP/1.0 200 OK\r\n\r\n\x01\x01\0\0\0\0\0\x01\x03";
        assert!(read_answer(good).is_ok());
    }

    proptest! {
        #[test]
        fn no_answer_brings_the_desk_down(body in proptest::collection::vec(any::<u8>(), 0..200)) {
            let head = b"HTTP/1.0 200 OK\r\n\r\n\x01\x01\0\0\0\0\0\x01\x02";
            drop(read_answer(&[&head[..], &body].concat()));
            drop(read_answer(&body));
        }
    }
}
