//! Entries of the feed as they are read before anything is written: what needs no store is done while others may write.

use protocol::FailureCode;
use protocol::chain::Hash;
use protocol::wire::FeedEntry;

use crate::failure::Failure;
use crate::store::received_fact::Received;
use crate::store::values::damaged;

/// Entries that follow one another, with what they say.
#[derive(Debug)]
pub struct ReadPage {
    pub(super) first_place: u64,
    pub(super) entries: Vec<ReadEntry>,
    /// The feed's rolling hash behind the last.
    pub(super) rolling_after: Hash,
}

/// An entry, what it says, and the salted hash of its body: long ones are hashed once.
#[derive(Debug)]
pub(super) struct ReadEntry {
    pub(super) entry: FeedEntry,
    pub(super) received: Received,
    pub(super) body_hash: Hash,
}

impl ReadPage {
    /// Reads entries of which the first has the place `first_place`.
    ///
    /// # Errors
    /// [`FailureCode::StorageDamaged`]: no feed has such places or moments.
    pub fn read(
        first_place: u64,
        entries: Vec<FeedEntry>,
        rolling_after: Hash,
    ) -> Result<Self, Failure> {
        let entries = (first_place..).zip(entries).map(|(place, entry)| {
            let place = i64::try_from(place).map_err(|_| damaged("place of the feed"))?;
            Ok(ReadEntry {
                received: Received::of(place, &entry)?,
                body_hash: entry.fact.content.hash(),
                entry,
            })
        });
        Ok(Self {
            first_place,
            entries: entries.collect::<Result<_, Failure>>()?,
            rolling_after,
        })
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The rolling hash behind its last entry where the feed has this place and rolling hash before the first.
    pub(super) fn follows(&self, place: u64, rolling: &Hash) -> Result<Hash, Failure> {
        let added_up = self.entries.iter().fold(*rolling, |before, read| {
            read.entry.rolled_over(&read.body_hash, &before)
        });
        if self.first_place != place + 1 || added_up != self.rolling_after {
            return Err(Failure::new(
                FailureCode::MessageUnreadable,
                format!("a page of the feed does not follow place {place}"),
            ));
        }
        Ok(added_up)
    }
}
