//! The system's spooler, CUPS: what it is asked and what it says, by IPP (RFC 8011) over its own socket.
//!
//! What its answers mean for a sheet is [`super::queue`]'s.

use std::env;
use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use ipp::attribute::{IppAttribute, IppAttributeGroup, IppAttributes};
use ipp::model::{DelimiterTag, IppVersion, Operation, StatusCode};
use ipp::parser::{IppParseError, IppParser};
use ipp::reader::IppReader;
use ipp::request::IppRequestResponse;
use ipp::value::IppValue;

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
    pub(super) fn ask(&self, question: &Question, document: &[u8]) -> io::Result<IppAttributes> {
        let question = question.0.to_bytes();
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

/// The spooler's no.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the spooler says {0:?}")]
pub(super) struct Refused(pub(super) StatusCode);

/// One question to the spooler.
pub(super) struct Question(IppRequestResponse);

impl Question {
    /// A question that is about no queue.
    pub(super) fn new(operation: Operation) -> io::Result<Self> {
        let request = IppRequestResponse::new(IppVersion::v1_1(), operation, None);
        Ok(Self(readable(request)?))
    }

    /// A question about a queue, in the name of who runs the desk.
    pub(super) fn about(operation: Operation, queue: &str) -> io::Result<Self> {
        let user = env::var("USER").or_else(|_| env::var("LOGNAME"));
        let user = user.unwrap_or_else(|_| "anonymous".to_owned());
        let address = format!("ipp://localhost/printers/{}", percent_encoded(queue));
        let user = readable(IppValue::new_name_without_language(user))?;
        Self::new(operation)?
            .with("printer-uri", readable(IppValue::new_uri(address))?)?
            .with("requesting-user-name", user)
    }

    /// The question with one thing more.
    pub(super) fn with(mut self, name: &str, value: IppValue) -> io::Result<Self> {
        let attribute = readable(IppAttribute::with_name(name, value))?;
        let attributes = self.0.attributes_mut();
        attributes.add(DelimiterTag::OperationAttributes, attribute);
        Ok(self)
    }
}

/// What IPP's own rules make of something, such as a value that is too long.
pub(super) fn readable<T>(made: Result<T, IppParseError>) -> io::Result<T> {
    made.map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
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

/// What an answer's bytes say.
fn read_answer(answer: &[u8]) -> io::Result<IppAttributes> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    let (head, body) = answer.split_at(end.ok_or(ErrorKind::UnexpectedEof)? + 4);
    let status = head.split(|byte| *byte == b' ').nth(1);
    match status {
        Some(b"200") => {}
        Some(b"401" | b"403") => return Err(ErrorKind::PermissionDenied.into()),
        _ => return Err(ErrorKind::InvalidData.into()),
    }
    let reader = IppReader::new(io::Cursor::new(body.to_vec()));
    let (header, attributes, _) = readable(IppParser::new(reader).parse_parts())?;
    match header.status_code() {
        status if status.is_success() => Ok(attributes),
        StatusCode::ClientErrorNotFound => Err(ErrorKind::NotFound.into()),
        StatusCode::ClientErrorForbidden
        | StatusCode::ClientErrorNotAuthenticated
        | StatusCode::ClientErrorNotAuthorized => Err(ErrorKind::PermissionDenied.into()),
        status => Err(io::Error::other(Refused(status))),
    }
}

/// A number in a group of attributes, whether counted or of a list.
pub(super) fn number(group: &IppAttributeGroup, name: &str) -> Option<i32> {
    match group.get(name)?.value() {
        IppValue::Integer(number) | IppValue::Enum(number) => Some(*number),
        _ => None,
    }
}

/// Whether something is so, where it is said.
pub(super) fn yes(group: &IppAttributeGroup, name: &str) -> Option<bool> {
    match group.get(name)?.value() {
        IppValue::Boolean(is) => Some(*is),
        _ => None,
    }
}

/// The words in a group of attributes under this name, one or several.
pub(super) fn words(group: &IppAttributeGroup, name: &str) -> Vec<String> {
    let values = group.get(name).map(IppAttribute::value);
    values
        .into_iter()
        .flatten()
        .filter_map(|value| match value {
            IppValue::Keyword(word) => Some(word.as_str().to_owned()),
            IppValue::NameWithoutLanguage(name) => Some(name.as_str().to_owned()),
            IppValue::MimeMediaType(kind) => Some(kind.as_str().to_owned()),
            IppValue::TextWithoutLanguage(_) | IppValue::Uri(_) => Some(value.to_string()),
            _ => None,
        })
        .collect()
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
