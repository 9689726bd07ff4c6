//! What may have gone out before the database came back from a backup: what it knew of that went with everything behind the
//! backup. None of it goes again by itself; the office is told that nobody knows. See docs/decisions/0014.

use deadpool_postgres::Transaction;
use domain::OfficeCode;
use protocol::wire::Origin;

use super::{identity, tell};
use crate::failure::Failure;
use crate::sms::course::Standing;
use crate::store::feed;
use crate::store::values::{damaged, epoch_in, epoch_out, number_out};

/// Which facts of a series may have caused their SMS before; none where the database never came back.
pub(super) struct Doubt(Option<Before>);

struct Before {
    came_back_at: i64,
    epoch: u32,
    /// Where the desk's journal ended when it was first met again; none where it was not.
    met: Option<(u32, u64)>,
}

impl Doubt {
    /// What the center writes it writes now.
    pub(super) const NONE: Self = Self(None);

    /// About the series that a fact stands in.
    pub(super) async fn about(
        transaction: &Transaction<'_>,
        office: OfficeCode,
        origin: &Origin,
    ) -> Result<Self, Failure> {
        let Some(code) = &origin.desk else {
            return Ok(Self::NONE);
        };
        let statement = transaction
            .prepare_cached(
                "SELECT came_back_at, met_epoch, met_sequence FROM center
                 LEFT JOIN series ON series.office = $1 AND code = $2 AND epoch = $3 AND branch = $4
                 LEFT JOIN desk ON desk.id = series.desk AND met_generation = generation",
            )
            .await?;
        let (epoch, branch) = (epoch_in(origin.epoch), epoch_in(origin.branch));
        let row = transaction
            .query_one(&statement, &[&office.to_string(), code, &epoch, &branch])
            .await?;
        let came_back_at: Option<i64> = row.get(0);
        let met: (Option<i32>, Option<i64>) = (row.get(1), row.get(2));
        Ok(Self(came_back_at.map(|came_back_at| Before {
            came_back_at,
            epoch: origin.epoch,
            met: met.0.map(epoch_out).zip(met.1.map(number_out)),
        })))
    }

    /// Whether the fact at this place, recorded at this moment by its desk's clock, is among them. Surely new is what stands
    /// behind the place at which the desk was met again, and was written since: a wrong clock alone deceives nobody, nor does a
    /// copy of the desk.
    pub(super) fn is_about(&self, sequence: u64, recorded_at: i64) -> bool {
        self.0.as_ref().is_some_and(|before| {
            let behind = before.met.is_some_and(|met| (before.epoch, sequence) > met);
            !behind || recorded_at < before.came_back_at
        })
    }
}

/// The database came back: of each message that was about to go when it was backed up nobody knows whether it went. How many.
/// Offices are told.
pub(crate) async fn let_nothing_go(
    transaction: &Transaction<'_>,
    now: i64,
) -> Result<usize, Failure> {
    let offices = transaction
        .query(
            "SELECT DISTINCT office FROM sms WHERE fate IN ('waiting', 'claimed') ORDER BY office",
            &[],
        )
        .await?;
    let mut count = 0;
    for row in &offices {
        let office: OfficeCode = row
            .get::<_, String>(0)
            .parse()
            .map_err(|_| damaged("office"))?;
        feed::lock_head(transaction, office).await?;
        let rows = transaction
            .query(
                "UPDATE sms SET fate = 'unknown', recipient = NULL, changed_at = $2
                 WHERE office = $1 AND fate IN ('waiting', 'claimed') RETURNING office, number, purpose",
                &[&office.to_string(), &now],
            )
            .await?;
        let mut messages = Vec::with_capacity(rows.len());
        for row in &rows {
            let (_, number, purpose) = identity(row)?;
            messages.push((number, purpose, Standing::Unknown));
        }
        count += messages.len();
        tell(transaction, office, &messages, now).await?;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubt(met: Option<(u32, u64)>) -> Doubt {
        Doubt(Some(Before {
            came_back_at: 1_000,
            epoch: 2,
            met,
        }))
    }

    #[test]
    fn surely_new_is_what_a_desk_wrote_behind_the_place_at_which_it_was_met_again() {
        let met = doubt(Some((2, 10)));
        assert!(!met.is_about(11, 1_001));
        assert!(met.is_about(10, 5_000), "by a clock that was ahead");
        assert!(met.is_about(11, 999), "by a copy of the desk");
        assert!(!doubt(Some((1, 90))).is_about(1, 1_001), "a new series");
        assert!(doubt(Some((3, 1))).is_about(99, 1_001), "an older one");
        assert!(doubt(None).is_about(99, 1_001), "not met again yet");
        assert!(!Doubt::NONE.is_about(1, 0), "it never came back");
    }
}
