//! What the center does not have, put together as it goes into a file: batches of facts as they would go over the line, and
//! the attachments that belong to them.

use std::collections::BTreeSet;

use domain::{DeskCode, OfficeCode, Refusal, RefusalCode};
use protocol::frame::Frames;
use protocol::identity::KeyId;
use protocol::parcel::{Attachment, Batch, MOST_ATTACHED_BYTES, Parcel};
use protocol::wire::{MOST_FACTS, SeriesHead};
use rusqlite::Connection;

use super::asking::Parties;
use super::plan::Stretch;
use super::sending::{Trust, prepare};
use crate::desk::Desk;
use crate::failure::{Answer, Failure};
use crate::keeper::references;
use crate::store::{attachment, enrolment, journal, outgoing, outgoing_attachment, receipt};

/// What the center does not have.
pub(super) struct Unsent {
    pub(super) parcel: Parcel,
    /// How many facts are in it.
    pub(super) facts: u64,
    /// How many attachments it has no room for.
    pub(super) left: u64,
    /// The office and the desk code under which the desk writes now.
    pub(super) of: (OfficeCode, DeskCode),
}

/// The batches of some series, and the attachments that their facts refer to.
struct Packed {
    batches: Vec<Batch>,
    facts: u64,
    referred: BTreeSet<String>,
}

impl Desk {
    pub(super) fn unsent(&self) -> Answer<Unsent> {
        let open = self.open_store()?;
        let not_enrolled = || Refusal::general(RefusalCode::NotEnrolled);
        let enrolment = open.store.read(enrolment::find)?;
        let enrolment = enrolment.ok_or_else(not_enrolled)?;
        let receipt_key = enrolment.receipt_key.ok_or_else(not_enrolled)?;
        let proven = open.store.read(proven)?;
        let (series, stretches) = self.what_to_send(&proven)?;
        let series = series.ok_or_else(not_enrolled)?;
        let trust = Trust {
            parties: Parties::of(&enrolment),
            office: series.office.code,
            receipt_key,
        };
        let packed = self.pack(&trust, stretches)?;
        let (attachments, left) = open.store.read(|connection| {
            let mut wanted = packed.referred;
            let waiting = outgoing_attachment::list(connection, u32::MAX)?;
            let waiting = waiting.into_iter().filter(|one| one.reason.is_none());
            wanted.extend(waiting.map(|one| one.sha256));
            with_room(connection, wanted)
        })?;
        let key = KeyId::of(&enrolment.key.verifying_key()).to_string();
        Ok(Unsent {
            parcel: Parcel {
                key,
                batches: packed.batches,
                attachments,
            },
            facts: packed.facts,
            left,
            of: (series.office.code, series.desk),
        })
    }

    fn pack(&self, trust: &Trust, stretches: Vec<Stretch>) -> Result<Packed, Failure> {
        let frames = Frames::new();
        let mut packed = Packed {
            batches: Vec::new(),
            facts: 0,
            referred: BTreeSet::new(),
        };
        for stretch in stretches {
            let mut after = stretch.after;
            while after.sequence < stretch.series.head.sequence {
                let prepared = prepare(self, &frames, trust, stretch.series, after, MOST_FACTS)?;
                let open = self.open_store()?;
                let referred = open
                    .store
                    .read(|connection| referred(connection, after.epoch, &prepared.referring))?;
                packed.referred.extend(referred);
                packed.facts += prepared.end.sequence - after.sequence;
                after = prepared.end;
                packed.batches.push(Batch(prepared.frame));
            }
        }
        Ok(packed)
    }
}

/// Where each series is that the center gave a receipt for.
fn proven(connection: &Connection) -> Result<Vec<SeriesHead>, Failure> {
    let mut proven = Vec::new();
    for series in outgoing::series(connection)? {
        let kept = receipt::of(connection, series.head.epoch)?;
        proven.extend(kept.map(|kept| SeriesHead {
            desk: kept.desk.to_string(),
            place: kept.receipt.place,
        }));
    }
    Ok(proven)
}

/// The attachments that facts at these places refer to.
fn referred(
    connection: &Connection,
    epoch: u32,
    places: &[u64],
) -> Result<BTreeSet<String>, Failure> {
    let mut referred = BTreeSet::new();
    for sequence in places {
        let Some(position) = journal::position_of(connection, epoch, *sequence)? else {
            continue;
        };
        if let Some(recorded) = journal::at(connection, position)? {
            referred.extend(references(&recorded).map(str::to_owned));
        }
    }
    Ok(referred)
}

/// As many of them as there is room for, and how many there is none for. What is not in the store was never the desk's.
fn with_room(
    connection: &Connection,
    wanted: BTreeSet<String>,
) -> Result<(Vec<Attachment>, u64), Failure> {
    let (mut taken, mut room, mut left) = (Vec::new(), MOST_ATTACHED_BYTES, 0);
    for sha256 in wanted {
        let Some(row) = attachment::find(connection, &sha256)? else {
            continue;
        };
        if row.bytes > room {
            left += 1;
            continue;
        }
        room -= row.bytes;
        let content = attachment::content(connection, &sha256)?;
        taken.push(Attachment { sha256, content });
    }
    Ok((taken, left))
}
