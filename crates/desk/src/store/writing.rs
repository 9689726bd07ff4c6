//! One write: the facts of one intention, and everything that follows from them, in one transaction.

use chrono::{DateTime, Utc};
use domain::{Author, Fact};
use rusqlite::Transaction;

use super::journal::{self, Head};
use super::{read_tables, series};
use crate::doors::Ids;
use crate::failure::Failure;
use crate::high_water::{HighWater, Mark};

/// Who writes, when, and through which doors.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    /// Who.
    pub author: &'a Author,
    /// When.
    pub at: DateTime<Utc>,
    /// Where salts come from.
    pub ids: &'a dyn Ids,
    /// The mark outside the store, raised with each number that is given; none where no number is.
    pub high_water: Option<&'a HighWater>,
}

/// A transaction that facts are recorded in.
pub struct Writing<'a> {
    transaction: &'a Transaction<'a>,
    moment: Moment<'a>,
    before: Head,
    head: Head,
    gave_number: bool,
}

impl<'a> Writing<'a> {
    pub(super) fn begin(
        transaction: &'a Transaction<'a>,
        moment: Moment<'a>,
    ) -> Result<Self, Failure> {
        let head = journal::head(transaction)?;
        Ok(Self {
            transaction,
            moment,
            before: head.clone(),
            head,
            gave_number: false,
        })
    }

    /// The transaction, for reading and for working tables.
    pub fn connection(&self) -> &Transaction<'a> {
        self.transaction
    }

    /// When this write happens.
    pub fn at(&self) -> DateTime<Utc> {
        self.moment.at
    }

    /// What follows is recorded as of this later moment; for replaying many days in one write.
    pub(crate) fn move_to(&mut self, at: DateTime<Utc>) {
        self.moment.at = at;
    }

    /// Who writes.
    pub fn author(&self) -> &Author {
        self.moment.author
    }

    /// Appends a fact to the journal and applies it to the read tables.
    pub fn record(&mut self, fact: &Fact) -> Result<(), Failure> {
        let salt = self.moment.ids.bytes()?;
        let recorded = journal::append(
            self.transaction,
            &mut self.head,
            self.moment.author,
            self.moment.at,
            salt,
            fact,
        )?;
        self.gave_number |= matches!(fact, Fact::ApplicationRegistered { .. });
        read_tables::apply(self.transaction, &recorded)
    }

    /// The mark to raise outside the store, when this write gave a number: the new number, and the
    /// place where the journal ended before this write. That place is durable already, so a store
    /// that lacks it has been set back; the number is raised while the store commits.
    pub(super) fn mark(&self) -> Result<Option<Mark>, Failure> {
        if !self.gave_number {
            return Ok(None);
        }
        let series = series::current(self.transaction)?;
        Ok(series.map(|series| Mark {
            office: series.office.code,
            desk: series.desk,
            last_number: series.last,
            epoch: self.before.epoch,
            sequence: self.before.sequence,
            head: self.before.hash,
        }))
    }
}
