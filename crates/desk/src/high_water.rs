//! The high-water mark: outside the store, how far this machine has counted.
//!
//! A store that comes back from a backup or a copied disk does not know which numbers it gave since.
//! The mark does: it lies in the state folder, is raised with every number before that number is
//! acknowledged, and never falls. It also remembers which desk codes counted here before, so that
//! none of them begins again. What follows from a store behind its mark is the start's decision.
//!
//! Two slots in one file are written in turns, in place, so that a power cut at any byte leaves the
//! other one: one `fdatasync` without a change of metadata, which runs beside the store's own.

mod slot;

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use domain::{DeskCode, OfficeCode, RunningNumber};
use thiserror::Error;

use self::slot::{Record, SLOT_BYTES};
use crate::durable_file;

/// Apart far enough that no disk writes both slots at once.
const SLOT_DISTANCE: usize = 4096;
const SLOT_PLACES: [u64; 2] = [0, SLOT_DISTANCE as u64];

/// How far a desk has counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The office that the desk belongs to.
    pub office: OfficeCode,
    /// The desk whose count it is.
    pub desk: DeskCode,
    /// The last running number that may have been given.
    pub last_number: Option<RunningNumber>,
    /// The journal's epoch.
    pub epoch: u32,
    /// The journal's last sequence in that epoch.
    pub sequence: u64,
    /// The hash of the fact at that sequence.
    pub head: [u8; 32],
}

impl Mark {
    fn is_of_same_count(&self, other: &Self) -> bool {
        (self.office, self.desk) == (other.office, other.desk)
    }

    /// The higher of both in each part. Of two facts at one place the later told one stands: the
    /// earlier was never committed.
    fn raised_to(&self, other: &Self) -> Self {
        let journal = if (other.epoch, other.sequence) >= (self.epoch, self.sequence) {
            other
        } else {
            self
        };
        Self {
            last_number: self.last_number.max(other.last_number),
            ..*journal
        }
    }
}

/// A desk code that counted on this machine before, and must not again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsedDeskCode {
    /// The office that the desk belonged to.
    pub office: OfficeCode,
    /// Its desk code.
    pub desk: DeskCode,
    /// The last running number it may have given.
    pub last_number: Option<RunningNumber>,
}

/// A fault with the mark. Each text begins with a stable code, for the log.
#[derive(Debug, Error)]
pub enum HighWaterFailure {
    /// There is none. For a store that has given numbers this means: a new desk code.
    #[error("high-water-missing")]
    Missing,
    /// Neither slot is what was written.
    #[error("high-water-damaged")]
    Damaged,
    /// Written by a newer program.
    #[error("high-water-too-new")]
    TooNew,
    /// The disk cannot be written.
    #[error("high-water-read-only")]
    ReadOnly,
    /// The disk is full.
    #[error("high-water-full")]
    Full,
    /// The mark counts for another desk code; [`HighWater::begin_count`] changes it.
    #[error("high-water-other-desk-code")]
    OtherDeskCode,
    /// That desk code counted on this machine before.
    #[error("high-water-desk-code-used")]
    DeskCodeUsed,
    /// So many desk codes counted here that no more can be remembered.
    #[error("high-water-too-many-desk-codes")]
    TooManyDeskCodes,
    /// The disk refused otherwise.
    #[error("high-water-storage: {0}")]
    Storage(#[source] io::Error),
    /// The thread that raises the mark has ended.
    #[error("high-water-stopped")]
    Stopped,
}

impl From<io::Error> for HighWaterFailure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Storage(error),
        }
    }
}

/// The mark of this machine. One program at a time may raise it.
pub struct HighWater {
    slots: Arc<Mutex<Slots>>,
    flushes: Sender<Flushed>,
}

/// Whom to tell that what is written is durable.
type Flushed = Sender<Result<(), HighWaterFailure>>;

/// A raise under way. Acknowledge nothing before it has been waited for.
#[must_use = "the mark is durable only after wait()"]
pub struct PendingRaise(Receiver<Result<(), HighWaterFailure>>);

impl PendingRaise {
    /// Looks without waiting: none when the mark is durable already, else itself.
    ///
    /// # Errors
    /// It failed already, so that nothing needs to be committed.
    pub fn if_pending(self) -> Result<Option<Self>, HighWaterFailure> {
        match self.0.try_recv() {
            Ok(result) => result.map(|()| None),
            Err(TryRecvError::Empty) => Ok(Some(self)),
            Err(TryRecvError::Disconnected) => Err(HighWaterFailure::Stopped),
        }
    }

    /// Returns when the mark is durable.
    ///
    /// # Errors
    /// It is not, and the number must not be acknowledged.
    pub fn wait(self) -> Result<(), HighWaterFailure> {
        self.0.recv().unwrap_or(Err(HighWaterFailure::Stopped))
    }
}

impl HighWater {
    /// Opens the mark of a machine that has counted before. On a disk that cannot be written it opens
    /// for reading, and raising says [`HighWaterFailure::ReadOnly`].
    ///
    /// # Errors
    /// [`HighWaterFailure::Missing`] when there is none; it is never made anew here.
    pub fn open(path: &Path) -> Result<Self, HighWaterFailure> {
        let slots = Arc::new(Mutex::new(Slots::open(path)?));
        let (flushes, waiting) = mpsc::channel::<Flushed>();
        let worked_on = Arc::clone(&slots);
        thread::Builder::new()
            .name("high-water".into())
            .spawn(move || {
                for flushed in waiting {
                    let result = lock(&worked_on).flush();
                    // Whoever asked may have gone; the mark is raised all the same.
                    let _ = flushed.send(result);
                }
            })?;
        Ok(Self { slots, flushes })
    }

    /// For the first run: opens the mark if this machine has counted before, or begins an empty one.
    ///
    /// # Errors
    /// The mark is damaged, or the disk refuses.
    pub fn open_or_create(path: &Path) -> Result<Self, HighWaterFailure> {
        match Self::open(path) {
            Err(HighWaterFailure::Missing) => {
                durable_file::write(path, &Slots::empty_file())?;
                Self::open(path)
            }
            opened => opened,
        }
    }

    /// The mark, or nothing when no count has begun.
    pub fn read(&self) -> Option<Mark> {
        lock(&self.slots).record.mark
    }

    /// The desk codes that counted here before the present one.
    pub fn used_desk_codes(&self) -> Vec<UsedDeskCode> {
        lock(&self.slots).record.used.clone()
    }

    /// Whether one slot was unreadable at the opening. After a power cut that is as it should be; else
    /// the mark may be one write behind, so whoever relies on it leaves out one number.
    pub fn may_be_one_behind(&self) -> bool {
        lock(&self.slots).one_was_unreadable
    }

    /// Begins counting under the desk code of `mark`; durable when it returns. The code before it is
    /// remembered as used.
    ///
    /// # Errors
    /// That desk code counted on this machine before, now or earlier; or the disk refuses.
    pub fn begin_count(&self, mark: &Mark) -> Result<(), HighWaterFailure> {
        lock(&self.slots).begin_count(mark)
    }

    /// Raises the mark; durable when it returns. A lower mark changes nothing.
    ///
    /// # Errors
    /// No count has begun under that desk code, or the disk refuses: the mark is then as before.
    pub fn raise(&self, mark: &Mark) -> Result<(), HighWaterFailure> {
        lock(&self.slots).raise(mark)
    }

    /// Raises the mark while the caller goes on to commit: it is written when this returns, and flushed
    /// meanwhile.
    ///
    /// # Errors
    /// As [`HighWater::raise`]. After a flush that failed the raise is not put off any more but done
    /// here, so that whoever commits afterwards has not committed too much.
    pub fn raise_in_background(&self, mark: &Mark) -> Result<PendingRaise, HighWaterFailure> {
        lock(&self.slots).begin_raise(mark)?;
        let (flushed, result) = mpsc::channel();
        // If the thread has ended, `flushed` is dropped, and waiting tells.
        let _ = self.flushes.send(flushed);
        Ok(PendingRaise(result))
    }
}

fn lock(slots: &Mutex<Slots>) -> MutexGuard<'_, Slots> {
    // What is in memory changes only after the disk did, so it is sound even after a panic.
    slots.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The open file, what its newer slot says, and what is written to the older one and not yet durable.
struct Slots {
    file: File,
    writable: bool,
    newer: usize,
    record: Record,
    written: Option<Record>,
    flush_failed: bool,
    one_was_unreadable: bool,
}

impl Slots {
    fn empty_file() -> Vec<u8> {
        let mut bytes = vec![0; 2 * SLOT_DISTANCE];
        for (place, generation) in [(0, 1), (SLOT_DISTANCE, 0)] {
            let record = Record {
                generation,
                mark: None,
                used: Vec::new(),
            };
            bytes[place..place + SLOT_BYTES].copy_from_slice(&record.encode());
        }
        bytes
    }

    fn open(path: &Path) -> Result<Self, HighWaterFailure> {
        let (file, writable) = match OpenOptions::new().read(true).write(true).open(path) {
            Ok(file) => (file, true),
            Err(error) => match HighWaterFailure::from(error) {
                HighWaterFailure::ReadOnly => (File::open(path)?, false),
                failure => return Err(failure),
            },
        };
        let slots = [
            read_slot(&file, SLOT_PLACES[0])?,
            read_slot(&file, SLOT_PLACES[1])?,
        ];
        let one_was_unreadable = slots.iter().any(Option::is_none);
        let (newer, record) = (0..)
            .zip(slots)
            .filter_map(|(number, record)| Some((number, record?)))
            .max_by_key(|(_, record)| record.generation)
            .ok_or(HighWaterFailure::Damaged)?;
        Ok(Self {
            file,
            writable,
            newer,
            record,
            written: None,
            flush_failed: false,
            one_was_unreadable,
        })
    }

    fn raise(&mut self, mark: &Mark) -> Result<(), HighWaterFailure> {
        self.write_raised(mark)?;
        self.flush()
    }

    fn begin_raise(&mut self, mark: &Mark) -> Result<(), HighWaterFailure> {
        self.write_raised(mark)?;
        if self.flush_failed {
            return self.flush();
        }
        Ok(())
    }

    fn write_raised(&mut self, mark: &Mark) -> Result<(), HighWaterFailure> {
        self.flush()?;
        let before = self.record.mark.ok_or(HighWaterFailure::OtherDeskCode)?;
        if !before.is_of_same_count(mark) {
            return Err(HighWaterFailure::OtherDeskCode);
        }
        let raised = before.raised_to(mark);
        if raised == before {
            return Ok(());
        }
        self.write(Some(raised), self.record.used.clone())
    }

    fn begin_count(&mut self, mark: &Mark) -> Result<(), HighWaterFailure> {
        let mut used = self.record.used.clone();
        if let Some(Mark {
            office,
            desk,
            last_number,
            ..
        }) = self.record.mark
        {
            used.push(UsedDeskCode {
                office,
                desk,
                last_number,
            });
        }
        if used
            .iter()
            .any(|code| (code.office, code.desk) == (mark.office, mark.desk))
        {
            return Err(HighWaterFailure::DeskCodeUsed);
        }
        if used.len() > slot::MOST_USED_DESK_CODES {
            return Err(HighWaterFailure::TooManyDeskCodes);
        }
        self.flush()?;
        self.write(Some(*mark), used)?;
        self.flush()
    }

    /// Writes the older slot. Only [`Slots::flush`] makes it the newer one, so after a failure the
    /// next write goes to the same slot, and the last durable one is never touched.
    fn write(
        &mut self,
        mark: Option<Mark>,
        used: Vec<UsedDeskCode>,
    ) -> Result<(), HighWaterFailure> {
        if !self.writable {
            return Err(HighWaterFailure::ReadOnly);
        }
        let record = Record {
            generation: self.record.generation + 1,
            mark,
            used,
        };
        self.write_older(&record)?;
        self.written = Some(record);
        Ok(())
    }

    /// Makes what was written durable. What fails is written and flushed once more, since a flush
    /// that failed may have lost what it should have kept.
    fn flush(&mut self) -> Result<(), HighWaterFailure> {
        let Some(record) = self.written.take() else {
            return Ok(());
        };
        let flushed = self.file.sync_data().or_else(|_| {
            self.write_older(&record)?;
            self.file.sync_data()
        });
        self.flush_failed = flushed.is_err();
        flushed?;
        (self.newer, self.record) = (1 - self.newer, record);
        Ok(())
    }

    fn write_older(&self, record: &Record) -> io::Result<()> {
        let place = SLOT_PLACES[1 - self.newer];
        self.file.write_all_at(&record.encode(), place)
    }
}

/// What stands in a slot; nothing when it is not what was written.
fn read_slot(file: &File, place: u64) -> Result<Option<Record>, HighWaterFailure> {
    let mut bytes = [0; SLOT_BYTES];
    match file.read_exact_at(&mut bytes, place) {
        Ok(()) => Record::decode(&bytes),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        // A sector that the disk can no longer read is one slot lost, not both.
        Err(error) if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) => {
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests;
