//! What the center does not have, piece by piece as it goes into a file: batches of facts as they would go over the line, and
//! the attachments that belong to them.

use std::collections::BTreeSet;

use domain::{DeskCode, OfficeCode, Refusal, RefusalCode};
use protocol::frame::Frames;
use protocol::identity::KeyId;
use protocol::parcel::{Attachment, Piece};
use protocol::wire::{MOST_FACTS, SeriesHead};
use rusqlite::Connection;

use super::asking::Parties;
use super::plan::Stretch;
use super::sending::{Trust, prepare};
use crate::desk::Desk;
use crate::failure::{Answer, Failure};
use crate::keeper::references;
use crate::store::{attachment, enrolment, journal, outgoing, outgoing_attachment, receipt};

/// What the center does not have, and whose it is.
pub(super) struct Unsent {
    trust: Trust,
    stretches: Vec<Stretch>,
    key: KeyId,
    desk: DeskCode,
}

impl Unsent {
    /// The office and the desk code under which the desk writes now.
    pub(super) fn of(&self) -> (OfficeCode, DeskCode) {
        (self.trust.office, self.desk)
    }
}

/// What the batches hold.
pub(super) struct Packed {
    pub(super) facts: u64,
    /// The attachments that their facts refer to.
    pub(super) referred: BTreeSet<String>,
}

impl Desk {
    pub(super) fn unsent(&self) -> Answer<Unsent> {
        let open = self.open_store()?;
        let not_enrolled = || Refusal::general(RefusalCode::NotEnrolled);
        let enrolment = open.store.read(enrolment::find)?;
        let enrolment = enrolment.ok_or_else(not_enrolled)?;
        let receipt_key = enrolment.receipt_key.ok_or_else(not_enrolled)?;
        let proven = open.store.read(proven)?;
        let (series, stretches) = self.what_to_send(&proven, enrolment.generation)?;
        let series = series.ok_or_else(not_enrolled)?;
        Ok(Unsent {
            trust: Trust {
                parties: Parties::of(&enrolment),
                office: series.office.code,
                receipt_key,
            },
            stretches,
            key: KeyId::of(&enrolment.key.verifying_key()),
            desk: series.desk,
        })
    }

    /// Hands the key and batch after batch to `put`.
    pub(super) fn pack<E: From<Failure>>(
        &self,
        unsent: &Unsent,
        mut put: impl FnMut(Piece) -> Result<(), E>,
    ) -> Result<Packed, E> {
        put(Piece::Key(unsent.key.to_string()))?;
        let frames = Frames::new();
        let mut packed = Packed {
            facts: 0,
            referred: BTreeSet::new(),
        };
        for stretch in &unsent.stretches {
            let mut after = stretch.after;
            while after.sequence < stretch.series.head.sequence {
                let whose = stretch.series;
                let prepared = prepare(self, &frames, &unsent.trust, whose, after, MOST_FACTS)?;
                let open = self.open_store()?;
                let referred = open
                    .store
                    .read(|connection| referred(connection, after.epoch, &prepared.referring))?;
                packed.referred.extend(referred);
                packed.facts += prepared.end.sequence - after.sequence;
                after = prepared.end;
                put(Piece::Batch(prepared.frame))?;
            }
        }
        Ok(packed)
    }

    /// Hands these attachments to `put`, and those that wait for the center; tells how many. What is not in the store was never
    /// the desk's.
    pub(super) fn pack_attachments<E: From<Failure>>(
        &self,
        mut wanted: BTreeSet<String>,
        mut put: impl FnMut(Piece) -> Result<(), E>,
    ) -> Result<u64, E> {
        let open = self.open_store()?;
        let waiting = open
            .store
            .read(|connection| outgoing_attachment::list(connection, u32::MAX))?;
        let waiting = waiting.into_iter().filter(|one| one.reason.is_none());
        wanted.extend(waiting.map(|one| one.sha256));
        let mut packed = 0;
        for sha256 in wanted {
            let content = open.store.read(|connection| {
                let row = attachment::find(connection, &sha256)?;
                row.map(|_| attachment::content(connection, &sha256))
                    .transpose()
            })?;
            if let Some(content) = content {
                put(Piece::Attachment(Attachment { sha256, content }))?;
                packed += 1;
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
