//! Counting: under which desk code numbers are given, and from when. A code that gave numbers once
//! never begins again. Which number is next is decided where one is given.

use std::collections::BTreeSet;

use domain::fact::SeriesReason;
use domain::refusal::Field;
use domain::staff::Permission;
use domain::{Author, DeskCode, Fact, OfficeCode, Refusal, RefusalCode};
use rusqlite::Connection;

use crate::backup;
use crate::desk::{Desk, OpenStore};
use crate::failure::{Answer, Failure};
use crate::high_water::{HighWater, HighWaterFailure, Mark};
use crate::store::{journal, series};

impl Desk {
    /// Begins a new series under a desk code that never gave numbers, after a restore, a move, or the
    /// last number of the code before.
    pub fn begin_new_series(&self, desk: &str) -> Answer<()> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        let desk: DeskCode = desk.trim().parse()?;
        let open = self.open_store()?;
        self.write(&Author::Staff(keeper.id), |writing| {
            let connection = writing.connection();
            let current = series::current(connection)?
                .ok_or_else(|| Refusal::general(RefusalCode::SetupStepOutOfOrder))?;
            self.must_be_unused(current.office.code, desk)?;
            must_be_unused_in(connection, &current, desk)?;
            let reason = series::hold(connection)?.unwrap_or(SeriesReason::UsedUp);
            Ok(writing.record_although_held(&Fact::DeskSeriesBegun {
                office: current.office,
                desk,
                installation: hex::encode(self.ids.bytes()?),
                reason,
            })?)
        })?;
        self.let_go_on(&open)
    }

    /// Begins to count, and then lets go of the hold: a power cut in between leaves it on.
    pub(crate) fn let_go_on(&self, open: &OpenStore) -> Answer<()> {
        self.begin_counting(open)?;
        open.store
            .write(self.quiet_moment(&Author::Desk), |writing| {
                series::release(writing.connection())
            })?;
        self.changed();
        Ok(())
    }

    /// Begins the mark outside the store for the current series, if it has not begun.
    pub(crate) fn begin_counting(&self, open: &OpenStore) -> Answer<()> {
        let (series, head) = open.store.read(|connection| {
            Ok::<_, Failure>((series::current(connection)?, journal::head(connection)?))
        })?;
        let Some(series) = series else {
            return Err(Refusal::general(RefusalCode::SetupStepOutOfOrder).into());
        };
        let high_water = if let Some(high_water) = open.high_water.get() {
            high_water
        } else {
            let made = HighWater::open_or_create(&self.places.high_water())?;
            open.high_water.get_or_init(|| made)
        };
        let counted = high_water.read();
        if counted.is_none_or(|mark| (mark.office, mark.desk) != (series.office.code, series.desk))
        {
            high_water.begin_count(&Mark {
                office: series.office.code,
                desk: series.desk,
                last_number: series.last,
                epoch: series.epoch,
                sequence: head.sequence,
                head: head.hash,
            })?;
        }
        Ok(())
    }

    /// Refuses a desk code that gave numbers, whatever store it counted for.
    pub(crate) fn must_be_unused(&self, office: OfficeCode, desk: DeskCode) -> Answer<()> {
        if self.used_desk_codes()?.contains(&(office, desk)) {
            return Err(Refusal::new(RefusalCode::DeskCodeUsed, Field::DeskCode).into());
        }
        Ok(())
    }

    /// The desk codes that counted on this machine, and those that backups tell of.
    pub(crate) fn used_desk_codes(&self) -> Result<BTreeSet<(OfficeCode, DeskCode)>, Failure> {
        let mut used = BTreeSet::from_iter(backup::desk_codes_in_backups(&self.places));
        match HighWater::open(&self.places.high_water()) {
            Ok(high_water) => {
                let before = high_water.used_desk_codes();
                used.extend(before.iter().map(|code| (code.office, code.desk)));
                used.extend(high_water.read().map(|mark| (mark.office, mark.desk)));
            }
            Err(HighWaterFailure::Missing) => {}
            Err(failure) => return Err(failure.into()),
        }
        Ok(used)
    }
}

/// Refuses the code that counts now, and one that the store has numbers of.
fn must_be_unused_in(
    connection: &Connection,
    current: &series::Series,
    desk: DeskCode,
) -> Answer<()> {
    if current.desk == desk || series::gave_numbers(connection, &current.office, desk)? {
        return Err(Refusal::new(RefusalCode::DeskCodeUsed, Field::DeskCode).into());
    }
    Ok(())
}
