//! One slot of the mark: 512 bytes, one sector of a disk.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0–6 | `AKHWMRK` |
//! | 7 | version, 1 |
//! | 8–15 | generation: the higher one counts |
//! | 16 | 1 if a count has begun, else 0, and 17–71 are 0 |
//! | 17–20, 21–22 | office and desk code, ASCII digits |
//! | 24–27 | last running number, 0 for none |
//! | 28–31, 32–39 | epoch and sequence |
//! | 40–71 | head |
//! | 72 | how many desk codes were used before |
//! | 80–475 | 12 bytes for each: office, desk code, two zeros, last running number |
//! | 480–511 | SHA-256 of all before |
//!
//! Numbers are little-endian. A slot that is not exactly what this module writes counts as unreadable.

use std::str::FromStr;

use domain::RunningNumber;
use sha2::{Digest, Sha256};

use super::{HighWaterFailure, Mark, UsedDeskCode};

/// Length of a slot, in bytes.
pub(super) const SLOT_BYTES: usize = 512;
/// How many desk codes one machine can have used up.
pub(super) const MOST_USED_DESK_CODES: usize = 33;

const MAGIC: &[u8; 7] = b"AKHWMRK";
const VERSION: u8 = 1;
const USED_AT: usize = 80;
const USED_BYTES: usize = 12;
const CHECK_AT: usize = SLOT_BYTES - 32;

/// What one write recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) generation: u64,
    pub(super) mark: Option<Mark>,
    pub(super) used: Vec<UsedDeskCode>,
}

impl Record {
    pub(super) fn encode(&self) -> [u8; SLOT_BYTES] {
        let mut bytes = [0; SLOT_BYTES];
        bytes[..7].copy_from_slice(MAGIC);
        bytes[7] = VERSION;
        bytes[8..16].copy_from_slice(&self.generation.to_le_bytes());
        if let Some(mark) = &self.mark {
            bytes[16] = 1;
            put_digits(&mut bytes[17..21], &mark.office);
            put_digits(&mut bytes[21..23], &mark.desk);
            bytes[24..28].copy_from_slice(&number_bytes(mark.last_number));
            bytes[28..32].copy_from_slice(&mark.epoch.to_le_bytes());
            bytes[32..40].copy_from_slice(&mark.sequence.to_le_bytes());
            bytes[40..72].copy_from_slice(&mark.head);
        }
        let places = bytes[USED_AT..CHECK_AT].chunks_exact_mut(USED_BYTES);
        let mut count = 0;
        for (place, code) in places.zip(&self.used) {
            put_digits(&mut place[..4], &code.office);
            put_digits(&mut place[4..6], &code.desk);
            place[8..].copy_from_slice(&number_bytes(code.last_number));
            count += 1;
        }
        bytes[72] = count;
        let check = Sha256::digest(&bytes[..CHECK_AT]);
        bytes[CHECK_AT..].copy_from_slice(&check);
        bytes
    }

    /// What was written; nothing when the bytes are not what was written.
    pub(super) fn decode(bytes: &[u8; SLOT_BYTES]) -> Result<Option<Self>, HighWaterFailure> {
        let whole = bytes[..7] == *MAGIC
            && Sha256::digest(&bytes[..CHECK_AT]).as_slice() == &bytes[CHECK_AT..];
        if !whole {
            return Ok(None);
        }
        if bytes[7] > VERSION {
            return Err(HighWaterFailure::TooNew);
        }
        let record = Self::parse(bytes).filter(|record| record.encode() == *bytes);
        Ok(record)
    }

    fn parse(bytes: &[u8; SLOT_BYTES]) -> Option<Self> {
        let mark = match bytes[16] {
            0 => None,
            _ => Some(Mark {
                office: code(&bytes[17..21])?,
                desk: code(&bytes[21..23])?,
                last_number: number(part(bytes, 24)),
                epoch: u32::from_le_bytes(part(bytes, 28)),
                sequence: u64::from_le_bytes(part(bytes, 32)),
                head: part(bytes, 40),
            }),
        };
        let used = bytes[USED_AT..CHECK_AT]
            .chunks_exact(USED_BYTES)
            .take(bytes[72].into())
            .map(|place| {
                Some(UsedDeskCode {
                    office: code(&place[..4])?,
                    desk: code(&place[4..6])?,
                    last_number: number(part(place, 8)),
                })
            })
            .collect::<Option<_>>()?;
        Some(Self {
            generation: u64::from_le_bytes(part(bytes, 8)),
            mark,
            used,
        })
    }
}

/// The digits of a code, of which there are always as many as there is room for.
fn put_digits(room: &mut [u8], code: &impl ToString) {
    for (place, digit) in room.iter_mut().zip(code.to_string().bytes()) {
        *place = digit;
    }
}

fn code<T: FromStr>(digits: &[u8]) -> Option<T> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

fn number_bytes(number: Option<RunningNumber>) -> [u8; 4] {
    number.map_or(0, RunningNumber::value).to_le_bytes()
}

/// None for 0. For more than any desk can give too: it is then not written back the same.
fn number(bytes: [u8; 4]) -> Option<RunningNumber> {
    RunningNumber::new(u32::from_le_bytes(bytes))
}

fn part<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut part = [0; N];
    part.copy_from_slice(&bytes[at..at + N]);
    part
}
