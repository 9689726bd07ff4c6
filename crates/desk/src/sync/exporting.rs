//! What the center does not have, in a file: for a desk whose network never comes back, or whose right was taken away where
//! there is no line. An administrator carries it, and the code by another way.
//!
//! Nothing counts as arrived by it: should the desk meet the center again, the center says that it has these facts.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use domain::staff::Permission;
use domain::{Refusal, RefusalCode};
use protocol::FailureCode;
use protocol::frame::Frames;
use protocol::identity::KeyId;
use protocol::parcel::{self, Batch, Parcel};
use protocol::wire::{MOST_FACTS, SeriesHead};

use super::asking::Parties;
use super::sending::{Trust, prepare};
use crate::desk::Desk;
use crate::doors;
use crate::failure::{Answer, Failure};
use crate::store::{enrolment, outgoing, receipt};

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// How many facts are in it.
    pub facts: u64,
    /// What opens it, in groups; it is shown once and kept nowhere.
    pub code: String,
}

impl Desk {
    /// Writes what the center does not have into a new file. Attachments are not in it.
    ///
    /// # Errors
    /// The desk is not enrolled, or a file is there already.
    pub fn export_unsent(&self, file: &Path) -> Answer<Exported> {
        self.session(Permission::KeepTheDesk)?;
        self.export_unsent_as_the_desk(file)
    }

    /// The same for whoever may start the program in a terminal of this machine, where nobody is signed in.
    pub(crate) fn export_unsent_as_the_desk(&self, file: &Path) -> Answer<Exported> {
        let (parcel, facts) = self.unsent()?;
        let mut code: parcel::Code = [0; 16];
        code.copy_from_slice(&doors::secret()?[..16]);
        let sealed = parcel::seal(&parcel, &code)
            .map_err(|fault| Failure::new(FailureCode::Internal, fault))?;
        let mut options = OpenOptions::new();
        let mut written = options
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(file)
            .map_err(Failure::from)?;
        written
            .write_all(&sealed)
            .and_then(|()| written.sync_all())
            .map_err(Failure::from)?;
        Ok(Exported {
            facts,
            code: parcel::in_groups(&code),
        })
    }

    fn unsent(&self) -> Answer<(Parcel, u64)> {
        let open = self.open_store()?;
        let enrolment = open.store.read(enrolment::find)?;
        let not_enrolled = || Refusal::general(RefusalCode::NotEnrolled);
        let enrolment = enrolment.ok_or_else(not_enrolled)?;
        let receipt_key = enrolment.receipt_key.ok_or_else(not_enrolled)?;
        let proven = open.store.read(|connection| {
            let mut proven = Vec::new();
            for series in outgoing::series(connection)? {
                let kept = receipt::of(connection, series.head.epoch)?;
                proven.extend(kept.map(|kept| SeriesHead {
                    desk: kept.desk.to_string(),
                    place: kept.receipt.place,
                }));
            }
            Ok::<_, Failure>(proven)
        })?;
        let (series, stretches) = self.what_to_send(&proven)?;
        let office = series.ok_or_else(not_enrolled)?.office.code;
        let trust = Trust {
            parties: Parties::of(&enrolment),
            office,
            receipt_key,
        };
        let (frames, mut batches, mut facts) = (Frames::new(), Vec::new(), 0);
        for stretch in stretches {
            let mut after = stretch.after;
            while after.sequence < stretch.series.head.sequence {
                // The beginning of a series goes alone, as over the line.
                let most = if after.sequence == 0 { 1 } else { MOST_FACTS };
                let prepared = prepare(self, &frames, &trust, stretch.series, after, most)?;
                facts += prepared.end.sequence - after.sequence;
                after = prepared.end;
                batches.push(Batch(prepared.frame));
            }
        }
        let key = KeyId::of(&enrolment.key.verifying_key()).to_string();
        Ok((Parcel { key, batches }, facts))
    }
}
