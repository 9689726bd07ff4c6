//! Which entries of the feed are this desk's own facts on their way back.

use protocol::chain::Hash;
use protocol::wire::FeedEntry;
use rusqlite::{Connection, OptionalExtension, params};

use crate::failure::Failure;
use crate::store::series;

/// The series of this desk: epoch, desk code, and the position of its first fact.
pub(super) struct OwnSeries(Vec<(u32, String, i64)>);

impl OwnSeries {
    pub(super) fn read(connection: &Connection) -> Result<Self, Failure> {
        Ok(Self(series::begun(connection)?))
    }

    /// Where the entry's fact stands in the journal; none where another fact stands at its place, as after a fork,
    /// or none, as after this desk was restored.
    pub(super) fn position_of(
        &self,
        connection: &Connection,
        entry: &FeedEntry,
        body: &Hash,
    ) -> Result<Option<i64>, Failure> {
        let FeedEntry { origin, fact } = entry;
        let series = self
            .0
            .iter()
            .find(|(epoch, desk, _)| *epoch == origin.epoch && Some(desk) == origin.desk.as_ref());
        let Some((_, _, first)) = series else {
            return Ok(None);
        };
        let Ok(behind_first) = i64::try_from(origin.sequence.saturating_sub(1)) else {
            return Ok(None);
        };
        let position = first.saturating_add(behind_first);
        let body_hash: Option<Hash> = connection
            .prepare_cached(
                "SELECT body_hash FROM fact
                 WHERE position = ?1 AND epoch = ?2 AND sequence = ?3
                   AND kind = ?4 AND author = ?5 AND recorded_at = ?6",
            )?
            .query_row(
                params![
                    position,
                    origin.epoch,
                    origin.sequence,
                    fact.kind,
                    fact.author,
                    fact.recorded_at
                ],
                |row| row.get(0),
            )
            .optional()?;
        let is_the_same = body_hash.is_some_and(|hash| hash == *body);
        Ok(is_the_same.then_some(position))
    }
}
