//! Asking a printer once, at set-up, what it is and what it can: its names, its state, its fences.
//!
//! Many a clone answers with another maker's name, with a byte of its own, or not at all. What does
//! not have the form of an answer is passed over: probing can teach something, and never fails
//! because of what was said.

use std::io;
use std::time::{Duration, Instant};

use domain::printer::{FenceKind, Learned};
use paper::escpos;

use super::discovery::shown;
use super::line::{Line, TICK};

/// How long a printer may take for one answer.
const ANSWER: Duration = Duration::from_millis(700);
/// Silence after which nothing more of an earlier answer comes.
const SILENCE: Duration = Duration::from_millis(60);
/// No answer is longer; a printer that goes on talking is not waited for.
const LONGEST: usize = 256;

/// `GS I 66`: the maker's name. `GS I 67`: the model's.
const MAKER: [u8; 3] = [0x1d, b'I', 66];
const MODEL: [u8; 3] = [0x1d, b'I', 67];
/// `GS ( H` function 48: four letters that come back once everything before is done.
const IDENTIFY: [u8; 11] = [0x1d, b'(', b'H', 6, 0, 48, 48, b'P', b'R', b'O', b'B'];
const IDENTIFIED: [u8; 7] = [0x37, 0x22, b'P', b'R', b'O', b'B', 0];

/// What the printer at the end of this line says of itself.
///
/// # Errors
/// The line is over.
pub(super) fn probe(line: &mut dyn Line) -> io::Result<Learned> {
    if !line.can_answer() {
        return Ok(Learned::default());
    }
    let status = ask(line, &escpos::ask_status(1), |heard| {
        heard.iter().any(|byte| byte & 0x93 == 0x12)
    })?;
    let answers_status = status.iter().any(|byte| byte & 0x93 == 0x12);
    let transmits = ask(line, &escpos::FENCE, |heard| !heard.is_empty())?;
    let identified = ask(line, &IDENTIFY, |heard| holds(heard, &IDENTIFIED))?;
    let fence = if holds(&identified, &IDENTIFIED) {
        FenceKind::ProcessId
    } else if matches!(*transmits, [byte] if byte & 0x90 == 0) {
        FenceKind::TransmitStatus
    } else {
        FenceKind::None
    };
    Ok(Learned {
        maker: name(&ask(line, &MAKER, ends)?),
        model: name(&ask(line, &MODEL, ends)?),
        answers_status: Some(answers_status),
        fence: Some(fence),
    })
}

/// Asks one question, after whatever came before has fallen silent, and gives what is heard.
fn ask(
    line: &mut dyn Line,
    question: &[u8],
    is_whole: impl Fn(&[u8]) -> bool,
) -> io::Result<Vec<u8>> {
    let begun = Instant::now();
    while !line.read(SILENCE)?.is_empty() && begun.elapsed() < ANSWER {}
    let mut rest = question;
    let begun = Instant::now();
    while !rest.is_empty() {
        if begun.elapsed() > ANSWER {
            return Ok(Vec::new());
        }
        let taken = line.write(rest)?;
        rest = rest.get(taken..).unwrap_or_default();
    }
    let mut heard = Vec::new();
    while begun.elapsed() < ANSWER && heard.len() < LONGEST && !is_whole(&heard) {
        heard.extend(line.read(TICK.min(ANSWER))?);
    }
    Ok(heard)
}

fn ends(heard: &[u8]) -> bool {
    heard.last() == Some(&0)
}

fn holds(heard: &[u8], part: &[u8]) -> bool {
    heard.windows(part.len()).any(|window| window == part)
}

/// `5F`, a name, `00`: the only form in which a name is believed.
fn name(heard: &[u8]) -> Option<String> {
    let from = heard.iter().position(|byte| *byte == 0x5f)? + 1;
    let length = heard[from..].iter().position(|byte| *byte == 0)?;
    let letters = &heard[from..from + length];
    let is_plain = letters.iter().all(|byte| (0x20..0x7f).contains(byte));
    if !is_plain {
        return None;
    }
    shown(std::str::from_utf8(letters).ok()?)
}

#[cfg(test)]
mod tests {
    use super::super::line::Ended;
    use super::*;
    use proptest::prelude::*;

    /// A printer that answers each question with what it is told to.
    struct Answering {
        answers: Vec<(&'static [u8], Vec<u8>)>,
        said: Vec<u8>,
    }

    impl Answering {
        fn with(answers: &[(&'static [u8], &[u8])]) -> Self {
            let answers = answers.iter().map(|(asked, said)| (*asked, said.to_vec()));
            Self {
                answers: answers.collect(),
                said: Vec::new(),
            }
        }
    }

    impl Line for Answering {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            for (asked, said) in &self.answers {
                if bytes == *asked {
                    self.said.extend(said);
                }
            }
            Ok(bytes.len())
        }

        fn read(&mut self, within: Duration) -> io::Result<Vec<u8>> {
            if self.said.is_empty() {
                std::thread::sleep(within / 20);
            }
            Ok(std::mem::take(&mut self.said))
        }

        fn can_answer(&self) -> bool {
            true
        }

        fn finish(&mut self) -> io::Result<Ended> {
            Ok(Ended::ToBeAsked)
        }
    }

    #[test]
    fn a_whole_printer_tells_its_names_and_its_best_fence() {
        let mut line = Answering::with(&[
            (&[0x10, 4, 1], &[0x12]),
            (&escpos::FENCE, &[0]),
            (&IDENTIFY, &IDENTIFIED),
            (&MAKER, b"_EPSON\0"),
            (&MODEL, b"_TM-T20III\0"),
        ]);
        let learned = probe(&mut line).unwrap();
        assert_eq!(learned.maker.as_deref(), Some("EPSON"));
        assert_eq!(learned.model.as_deref(), Some("TM-T20III"));
        assert_eq!(learned.answers_status, Some(true));
        assert_eq!(learned.fence, Some(FenceKind::ProcessId));
    }

    #[test]
    fn a_clones_foreign_answers_teach_nothing_wrong() {
        let mut line = Answering::with(&[
            (&[0x10, 4, 1], &[0x16]),
            (&escpos::FENCE, &[0x0c]),
            (&MAKER, &[0x21]),
            (&MODEL, b"_\x1b[31mEvil\0"),
        ]);
        let learned = probe(&mut line).unwrap();
        assert_eq!((learned.maker, learned.model), (None, None));
        assert_eq!(learned.answers_status, Some(true));
        assert_eq!(learned.fence, Some(FenceKind::TransmitStatus));
    }

    #[test]
    fn a_silent_printer_is_known_to_be_silent() {
        let learned = probe(&mut Answering::with(&[])).unwrap();
        assert_eq!(learned.answers_status, Some(false));
        assert_eq!(learned.fence, Some(FenceKind::None));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn whatever_is_heard_a_name_is_plain_letters(heard in prop::collection::vec(any::<u8>(), 0..64)) {
            if let Some(name) = name(&heard) {
                prop_assert!(name.chars().all(|letter| (' '..='~').contains(&letter)));
            }
        }
    }
}
