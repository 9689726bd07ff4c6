//! A strict reader of ESC/POS: bytes in, commands out, and a complaint for whatever else comes.

use super::text_mode;

/// A command, with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// `ESC @`: everything back to how it was after switching on.
    Initialize,
    /// `GS P x y`: how many feed units make an inch, across and along.
    MotionUnits(u8, u8),
    /// `ESC J n`: so many units of paper.
    Feed(u8),
    /// `GS v 0`: a raster picture.
    Raster {
        /// Bytes in each row, eight dots a byte.
        row_bytes: usize,
        /// Row after row, the leftmost dot highest.
        data: Vec<u8>,
    },
    /// `GS V`: the cutter. With a bridge left, or through.
    Cut {
        /// Whether a bridge is left.
        partial: bool,
    },
    /// `GS r n`: answer when everything before is done.
    Fence(u8),
    /// `GS I n`: who are you?
    Identify(u8),
    /// `GS a n`: tell about changes by yourself.
    AutomaticStatus(u8),
    /// `GS ( H` function 48: say these four letters when everything before is done.
    Identifier([u8; 4]),
    /// `DLE EOT n`, answered when it arrived and only passing by here.
    AlreadyAnswered,
    /// A letter in the code page that is set; only where text mode is read.
    Letter(u8),
    /// `LF`: prints the line.
    LineFeed,
    /// `ESC d n`: prints the line, and so many more empty ones.
    Lines(u8),
    /// `ESC t n`: the code page with this number from now on.
    CodePage(u8),
    /// `GS !`: letters so many times as wide and as high.
    Size {
        /// 1 to 8.
        wide: u8,
        /// 1 to 8.
        high: u8,
    },
    /// `ESC a`: 0 left, 1 middle, 2 right.
    Align(u8),
    /// `GS ( k` function 67: so many dots a module.
    QrModule(u8),
    /// `GS ( k` function 80: what the next QR code says.
    QrStore(Vec<u8>),
    /// `GS ( k` function 81: prints the QR code.
    QrPrint,
    /// A setting that changes nothing that is looked at here: bold, font, line spacing, national letters.
    Setting,
}

/// Keeps what has come of a command until the rest is there.
#[derive(Debug, Default)]
pub struct Reader {
    held: Vec<u8>,
    complaints: Vec<String>,
    knows: Knows,
}

/// What a reader understands beyond pictures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Knows {
    /// Letters and what sets them; without it each is complained about.
    pub text: bool,
    /// `GS ( H` is not known: its parameters are taken for letters, as clones do.
    pub no_identifiers: bool,
}

/// What the bytes held so far are.
pub(super) enum Reading {
    /// A whole command of so many bytes.
    Whole(Command, usize),
    /// The beginning of one.
    Beginning,
    /// Nothing that a receipt printer should be sent; skip so many bytes.
    Nonsense(String, usize),
    /// Bytes without effect.
    Nothing,
    /// So many bytes that are passed over.
    Ignored(usize),
}

impl Reader {
    /// Sets what it understands beyond pictures.
    pub fn know(&mut self, knows: Knows) {
        self.knows = knows;
    }

    /// Reads on. Commands come out in order, as soon as their last byte is there.
    pub fn read(&mut self, bytes: &[u8]) -> Vec<Command> {
        self.held.extend_from_slice(bytes);
        let mut commands = Vec::new();
        let mut at = 0;
        while at < self.held.len() {
            match look(&self.held[at..], self.knows) {
                Reading::Whole(command, length) => {
                    self.complain_about_hidden_questions(&command);
                    commands.push(command);
                    at += length;
                }
                Reading::Nothing => at += 1,
                Reading::Ignored(length) => at += length,
                Reading::Nonsense(what, length) => {
                    self.complaints.push(what);
                    at += length;
                }
                Reading::Beginning => break,
            }
        }
        self.held.drain(..at);
        commands
    }

    /// What was wrong so far.
    pub fn complaints(&self) -> &[String] {
        &self.complaints
    }

    /// Bytes of a command that has not ended.
    pub fn unfinished(&self) -> usize {
        self.held.len()
    }

    /// Forgets a half command, as a printer does that is switched off.
    pub fn forget(&mut self) {
        self.held.clear();
    }

    /// Picture data must not look like a real-time command: a printer would obey it.
    fn complain_about_hidden_questions(&mut self, command: &Command) {
        let Command::Raster { data, .. } = command else {
            return;
        };
        for pair in data
            .windows(2)
            .filter(|pair| is_real_time(pair[0], pair[1]))
        {
            self.complaints.push(format!(
                "a picture contains the real-time command {pair:02x?}"
            ));
        }
    }
}

/// Whether two bytes begin a command that printers obey wherever it stands.
pub fn is_real_time(first: u8, second: u8) -> bool {
    first == 0x10 && matches!(second, 0x04 | 0x05 | 0x14)
}

fn look(bytes: &[u8], knows: Knows) -> Reading {
    use Reading::{Beginning, Nonsense, Nothing, Whole};
    if knows.no_identifiers && bytes.starts_with(&[0x1d, b'(', b'H']) {
        return Reading::Ignored(2);
    }
    if (knows.text || knows.no_identifiers)
        && let Some(reading) = text_mode::look(bytes)
    {
        return reading;
    }
    match *bytes {
        // Fills up what an interrupted command before may still expect.
        [0x00, ..] => Nothing,
        [0x10, 0x04, 1..=4, ..] => Whole(Command::AlreadyAnswered, 3),
        [0x1b, b'@', ..] => Whole(Command::Initialize, 2),
        [0x1b, b'J', units, ..] => Whole(Command::Feed(units), 3),
        [0x1d, b'P', x, y, ..] => Whole(Command::MotionUnits(x, y), 4),
        [0x1d, b'V', 65, 0, ..] => Whole(Command::Cut { partial: false }, 4),
        [0x1d, b'V', 66, 0, ..] => Whole(Command::Cut { partial: true }, 4),
        [0x1d, b'r', what @ (1 | 2), ..] => Whole(Command::Fence(what), 3),
        [0x1d, b'(', b'H', 6, 0, 48, 48, a, b, c, d, ..] => {
            Whole(Command::Identifier([a, b, c, d]), 11)
        }
        [0x1d, b'I', what, ..] => Whole(Command::Identify(what), 3),
        [0x1d, b'a', what, ..] => Whole(Command::AutomaticStatus(what), 3),
        [
            0x1d,
            b'v',
            b'0',
            0,
            width_low,
            width_high,
            height_low,
            height_high,
            ref data @ ..,
        ] => {
            let row_bytes = usize::from(u16::from_le_bytes([width_low, width_high]));
            let rows = usize::from(u16::from_le_bytes([height_low, height_high]));
            if row_bytes == 0 || rows == 0 {
                return Nonsense("a picture without dots".to_owned(), 8);
            }
            match data.get(..row_bytes * rows) {
                Some(data) => Whole(
                    Command::Raster {
                        row_bytes,
                        data: data.to_vec(),
                    },
                    8 + data.len(),
                ),
                None => Beginning,
            }
        }
        _ if is_beginning(bytes) => Beginning,
        _ => {
            let shown = &bytes[..bytes.len().min(8)];
            Nonsense(format!("not a command that we send: {shown:02x?} …"), 1)
        }
    }
}

fn is_beginning(bytes: &[u8]) -> bool {
    matches!(
        *bytes,
        [0x10 | 0x1b | 0x1d]
            | [0x10, 0x04]
            | [0x1b, b'J']
            | [0x1d, b'P' | b'V' | b'r' | b'I' | b'a' | b'v' | b'(']
            | [0x1d, b'P', _]
            | [0x1d, b'V', 65 | 66]
            | [0x1d, b'v', b'0']
    ) || matches!(*bytes, [0x1d, b'v', b'0', 0, ref rest @ ..] if rest.len() < 4)
        || (bytes.len() < 11 && bytes.starts_with(&[0x1d, b'(', b'H']) && {
            [6, 0, 48, 48].starts_with(&bytes[3..bytes.len().min(7)])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const JOB: [u8; 24] = [
        0x1b, b'@', 0x1d, b'P', 203, 203, 0x1d, b'v', b'0', 0, 2, 0, 1, 0, 0x10, 0x18, 0x1b, b'J',
        9, 0x1d, b'V', 66, 0, 0,
    ];

    #[test]
    fn a_job_is_read_the_same_however_it_is_cut_into_packets() {
        let expected = [
            Command::Initialize,
            Command::MotionUnits(203, 203),
            Command::Raster {
                row_bytes: 2,
                data: vec![0x10, 0x18],
            },
            Command::Feed(9),
            Command::Cut { partial: true },
        ];
        for packet in 1..=JOB.len() {
            let mut reader = Reader::default();
            let commands: Vec<Command> = JOB
                .chunks(packet)
                .flat_map(|bytes| reader.read(bytes))
                .collect();
            assert_eq!(commands, expected, "in packets of {packet}");
            assert_eq!(
                (reader.complaints(), reader.unfinished()),
                (&[] as &[String], 0)
            );
        }
    }

    #[test]
    fn every_byte_that_does_not_belong_is_complained_about() {
        let mut reader = Reader::default();
        assert_eq!(
            reader.read(b"\x1b@hi\x1bJ\x05"),
            [Command::Initialize, Command::Feed(5)]
        );
        assert_eq!(
            reader.complaints().len(),
            2,
            "one for each letter: {:?}",
            reader.complaints()
        );
        assert_eq!(
            reader.read(&[0x1b, b'p', 0, 50, 50]),
            [],
            "opening a drawer is not our business"
        );
        assert!(reader.complaints().len() > 2);
    }

    #[test]
    fn a_question_hidden_in_a_picture_is_noticed() {
        let mut reader = Reader::default();
        reader.read(&[0x1d, b'v', b'0', 0, 2, 0, 1, 0, 0x10, 0x04]);
        assert_eq!(reader.complaints().len(), 1);
    }
}
