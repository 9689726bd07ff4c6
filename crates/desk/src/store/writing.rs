//! One write: the facts of one intention, and everything that follows from them, in one transaction.

use chrono::{DateTime, Utc};
use domain::{ApplicationNumber, Author, Fact, Refusal, RefusalCode};
use protocol::FailureCode;
use rusqlite::Transaction;

use super::journal::{self, Head};
use super::{enrolment, read_tables, series};
use crate::doors::Ids;
use crate::failure::{Answer, Failure};
use crate::high_water::{HighWater, Mark, PendingRaise};

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
    given: Option<ApplicationNumber>,
    raises: Vec<(ApplicationNumber, PendingRaise)>,
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
            given: None,
            raises: Vec::new(),
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
    ///
    /// # Errors
    /// [`RefusalCode::SeriesUnsure`] while the series is on hold: nobody knows which facts followed in
    /// it elsewhere, so none follows here. `DeskRevoked` once the center has taken the desk's right away.
    pub fn record(&mut self, fact: &Fact) -> Answer<()> {
        if enrolment::is_revoked(self.transaction)? {
            let failure = Failure::new(FailureCode::DeskRevoked, "the desk only reads");
            return Err(failure.into());
        }
        if series::hold(self.transaction)?.is_some() {
            return Err(Refusal::general(RefusalCode::SeriesUnsure).into());
        }
        Ok(self.record_although_held(fact)?)
    }

    /// The same also on a series that is on hold: only for what must happen before another can begin,
    /// and for its beginning.
    pub fn record_although_held(&mut self, fact: &Fact) -> Result<(), Failure> {
        if let Fact::ApplicationRegistered { number, .. } = fact {
            self.given = Some(*number);
            if self.raises.is_empty() {
                // Before anything else: the mark is flushed while the rest is written.
                self.raise_to(*number)?;
            }
        }
        let salt = self.moment.ids.bytes()?;
        let recorded = journal::append(
            self.transaction,
            &mut self.head,
            self.moment.author,
            self.moment.at,
            salt,
            fact,
        )?;
        read_tables::apply(self.transaction, &recorded)
    }

    /// What must be waited for before this write is acknowledged: the mark outside the store, raised
    /// to the last number that was given. Where that has failed already, nothing is committed.
    pub(super) fn into_raises(mut self) -> Result<Vec<PendingRaise>, Failure> {
        if let Some(given) = self.given
            && self
                .raises
                .last()
                .is_some_and(|(raised, _)| *raised != given)
        {
            self.raise_to(given)?;
        }
        let raises = self.raises.into_iter();
        let pending = raises.filter_map(|(_, raise)| raise.if_pending().transpose());
        Ok(pending.collect::<Result<_, _>>()?)
    }

    /// Begins to raise the mark to this number, and to the place where the journal ended before this
    /// write. That place is durable already, so a store that lacks it has been set back.
    fn raise_to(&mut self, number: ApplicationNumber) -> Result<(), Failure> {
        let Some(high_water) = self.moment.high_water else {
            return Ok(());
        };
        let raise = high_water.raise_in_background(&Mark {
            office: number.office(),
            desk: number.desk(),
            last_number: Some(number.running()),
            epoch: self.before.epoch,
            sequence: self.before.sequence,
            head: self.before.hash,
        })?;
        self.raises.push((number, raise));
        Ok(())
    }
}
