//! A journal that is not the one that the center knows: another series under the desk code that the center gives.
//!
//! The series that forked is held at once, so that nothing follows in it; what it has is sent and kept as a branch. A code
//! that counted on this machine before is refused here, and then a person chooses another one.

use domain::fact::SeriesReason;
use domain::{Author, DeskCode, Fact};
use protocol::FailureCode;

use crate::desk::Desk;
use crate::failure::{Failure, Trouble};
use crate::store::{enrolment, series};

impl Desk {
    /// Holds the current series: another one must begin.
    pub(super) fn hold_for_another_code(&self) -> Result<(), Failure> {
        let open = self.open_store()?;
        open.store.write(self.own_moment(), |writing| {
            let connection = writing.connection();
            match series::hold(connection)? {
                Some(_) => Ok(()),
                None => series::put_on_hold(connection, SeriesReason::Restored),
            }
        })?;
        self.tell_listeners();
        Ok(())
    }

    /// Begins a series under the desk code that the center gave, and sees to it that a person is told.
    pub(super) fn begin_given_series(&self, code: &str) -> Result<(), Failure> {
        let unreadable = || Failure::new(FailureCode::MessageUnreadable, "no desk code");
        let code: DeskCode = code.parse().map_err(|_| unreadable())?;
        self.hold_for_another_code()?;
        match self.try_to_begin(code) {
            Ok(()) => Ok(()),
            Err(Trouble::Refused(_)) => {
                tracing::warn!("the desk code that the center gave counted here before");
                Ok(())
            }
            Err(Trouble::Failed(failure)) => Err(failure),
        }
    }

    fn try_to_begin(&self, code: DeskCode) -> Result<(), Trouble> {
        let open = self.open_store()?;
        self.write(&Author::Desk, |writing| {
            let current = series::current(writing.connection())?
                .ok_or_else(|| Failure::new(FailureCode::Internal, "no series"))?;
            self.must_be_unused(current.office.code, code)?;
            let reason = series::hold(writing.connection())?.unwrap_or(SeriesReason::Restored);
            writing.record_although_held(&Fact::DeskSeriesBegun {
                office: current.office,
                desk: code,
                installation: hex::encode(self.ids.bytes()?),
                reason,
            })?;
            enrolment::set_given(writing.connection(), Some((code, writing.at())))?;
            Ok(())
        })?;
        self.let_go_on(&open)
    }
}
