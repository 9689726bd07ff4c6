//! The messages of IPP (RFC 8010 and 8011): writing a question, reading an answer. Only what the desk asks and needs to know.
//!
//! An answer comes from outside the desk: whatever its bytes are, reading it ends in an answer or in an error.

use std::io::{self, ErrorKind};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    CreateJob = 0x0005,
    SendDocument = 0x0006,
    CancelJob = 0x0008,
    GetJobAttributes = 0x0009,
    GetPrinterAttributes = 0x000b,
    /// CUPS's own: all queues.
    CupsGetPrinters = 0x4002,
}

/// Which things a group of an answer is about.
pub(super) const JOB: u8 = 0x02;
pub(super) const PRINTER: u8 = 0x04;

const OPERATION: u8 = 0x01;
const END: u8 = 0x03;
/// Tags from here on are of values.
const FIRST_VALUE: u8 = 0x10;
const INTEGER: u8 = 0x21;
const BOOLEAN: u8 = 0x22;
const ENUM: u8 = 0x23;
const TEXT: u8 = 0x41;
const NAME: u8 = 0x42;
const KEYWORD: u8 = 0x44;
const URI: u8 = 0x45;
const CHARSET: u8 = 0x47;
const LANGUAGE: u8 = 0x48;
const KIND: u8 = 0x49;

/// Statuses below say yes.
const FIRST_NO: u16 = 0x0100;
pub(super) const NOT_FOUND: u16 = 0x0406;
pub(super) const NOT_ACCEPTING: u16 = 0x0506;
/// Forbidden, not authenticated, not authorized.
pub(super) const NOT_ALLOWED: std::ops::RangeInclusive<u16> = 0x0401..=0x0403;

/// A question being written.
pub(super) struct Question(Vec<u8>);

impl Question {
    /// A question in version 1.1, which every CUPS understands.
    pub(super) fn new(operation: Operation) -> Self {
        let [high, low] = (operation as u16).to_be_bytes();
        Self(vec![1, 1, high, low, 0, 0, 0, 1, OPERATION])
            .with(CHARSET, "attributes-charset", b"utf-8")
            .with(LANGUAGE, "attributes-natural-language", b"en")
    }

    pub(super) fn name(self, name: &str, value: &str) -> Self {
        self.with(NAME, name, value.as_bytes())
    }

    pub(super) fn uri(self, name: &str, value: &str) -> Self {
        self.with(URI, name, value.as_bytes())
    }

    pub(super) fn kind(self, name: &str, value: &str) -> Self {
        self.with(KIND, name, value.as_bytes())
    }

    pub(super) fn number(self, name: &str, value: i32) -> Self {
        self.with(INTEGER, name, &value.to_be_bytes())
    }

    pub(super) fn yes(self, name: &str) -> Self {
        self.with(BOOLEAN, name, &[1])
    }

    fn with(mut self, tag: u8, name: &str, value: &[u8]) -> Self {
        self.0.push(tag);
        for part in [name.as_bytes(), value] {
            // Longer than any name or value that IPP knows; what is cut off is refused by the other side.
            let part = &part[..part.len().min(usize::from(u16::MAX))];
            let length = u16::try_from(part.len()).unwrap_or(u16::MAX);
            self.0.extend(length.to_be_bytes());
            self.0.extend(part);
        }
        self
    }

    /// Its bytes; a document may follow them.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.0.push(END);
        self.0
    }
}

/// What was answered.
#[derive(Debug, Default)]
pub(super) struct Answer {
    status: u16,
    groups: Vec<Group>,
}

/// What is said of one thing.
#[derive(Debug, Default)]
pub(super) struct Group {
    about: u8,
    said: Vec<(String, Value)>,
}

#[derive(Debug)]
enum Value {
    Number(i32),
    Is(bool),
    Word(String),
    /// Of a kind that the desk does not ask for.
    Other,
}

impl Answer {
    /// Reads an answer.
    ///
    /// # Errors
    /// These bytes are none.
    pub(super) fn read(bytes: &[u8]) -> io::Result<Self> {
        let mut rest = bytes;
        // Version, status, number of the question.
        let head = take(&mut rest, 8)?;
        let mut answer = Self {
            status: u16::from_be_bytes([head[2], head[3]]),
            groups: Vec::new(),
        };
        let mut name = String::new();
        loop {
            let tag = take(&mut rest, 1)?[0];
            match tag {
                END => return Ok(answer),
                about if about < FIRST_VALUE => {
                    let said = Vec::new();
                    answer.groups.push(Group { about, said });
                }
                tag => {
                    let named = word(take_counted(&mut rest)?);
                    let value = Value::read(tag, take_counted(&mut rest)?);
                    // One without a name is a further value of the one before.
                    if !named.is_empty() {
                        name = named;
                    }
                    let group = answer.groups.last_mut().ok_or(ErrorKind::InvalidData)?;
                    group.said.push((name.clone(), value));
                }
            }
        }
    }

    /// The number of the no, where it is one.
    pub(super) fn refusal(&self) -> Option<u16> {
        (self.status >= FIRST_NO).then_some(self.status)
    }

    /// Every group about such things.
    pub(super) fn groups(&self, about: u8) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.about == about)
    }

    /// The one group about such a thing.
    ///
    /// # Errors
    /// Nothing is said of it.
    pub(super) fn group(&self, about: u8) -> io::Result<&Group> {
        let mut groups = self.groups(about);
        groups.next().ok_or_else(|| ErrorKind::InvalidData.into())
    }
}

impl Group {
    fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Value> {
        let named = self.said.iter().filter(move |(said, _)| said == name);
        named.map(|(_, value)| value)
    }

    /// A number, whether counted or of a list.
    pub(super) fn number(&self, name: &str) -> Option<i32> {
        self.values(name).find_map(|value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        })
    }

    /// Whether something is so, where it is said.
    pub(super) fn is(&self, name: &str) -> Option<bool> {
        self.values(name).find_map(|value| match value {
            Value::Is(is) => Some(*is),
            _ => None,
        })
    }

    /// The words under a name, one or several.
    pub(super) fn words<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values(name).filter_map(|value| match value {
            Value::Word(word) => Some(word.as_str()),
            _ => None,
        })
    }
}

impl Value {
    fn read(tag: u8, bytes: &[u8]) -> Self {
        match (tag, bytes) {
            (INTEGER | ENUM, &[a, b, c, d]) => Self::Number(i32::from_be_bytes([a, b, c, d])),
            (BOOLEAN, &[is]) => Self::Is(is != 0),
            (TEXT | NAME | KEYWORD | URI | KIND, bytes) => Self::Word(word(bytes)),
            _ => Self::Other,
        }
    }
}

fn word(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> io::Result<&'a [u8]> {
    let (taken, left) = rest
        .split_at_checked(count)
        .ok_or(ErrorKind::UnexpectedEof)?;
    *rest = left;
    Ok(taken)
}

fn take_counted<'a>(rest: &mut &'a [u8]) -> io::Result<&'a [u8]> {
    let count = take(rest, 2)?;
    take(rest, usize::from(u16::from_be_bytes([count[0], count[1]])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_with_several_values_and_unknown_ones_is_read() {
        let mut bytes = vec![1, 1, 0, 0, 0, 0, 0, 1, PRINTER];
        let mut say = |tag: u8, name: &str, value: &[u8]| {
            bytes = Question(std::mem::take(&mut bytes))
                .with(tag, name, value)
                .0;
        };
        say(ENUM, "printer-state", &[0, 0, 0, 5]);
        say(KEYWORD, "printer-state-reasons", b"paused");
        say(KEYWORD, "", b"media-empty-error");
        say(BOOLEAN, "printer-is-accepting-jobs", &[1]);
        say(0x35, "with a language", &[0xff, 0xff]);
        say(INTEGER, "too short", &[1]);
        say(NAME, "printer-name", "Fiş".as_bytes());
        bytes.push(END);
        let answer = Answer::read(&bytes).unwrap();
        let group = answer.group(PRINTER).unwrap();
        assert_eq!(group.number("printer-state"), Some(5));
        assert_eq!(group.is("printer-is-accepting-jobs"), Some(true));
        let reasons: Vec<_> = group.words("printer-state-reasons").collect();
        assert_eq!(reasons, ["paused", "media-empty-error"]);
        assert_eq!(group.words("printer-name").next(), Some("Fiş"));
        assert_eq!(group.number("too short"), None);
        assert!(answer.group(JOB).is_err() && answer.refusal().is_none());
    }

    #[test]
    fn an_answer_that_breaks_off_anywhere_is_an_error() {
        let whole = Question::new(Operation::CreateJob).name("job-name", "Acik Kapi");
        let whole = whole.into_bytes();
        assert!(Answer::read(&whole).is_ok());
        for end in 0..whole.len() {
            assert!(Answer::read(&whole[..end]).is_err(), "{end} bytes of it");
        }
    }
}
