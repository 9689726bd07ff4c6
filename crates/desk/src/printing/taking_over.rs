//! Another printer takes a slip over, on a person's word.

use domain::staff::Permission;
use domain::{PrinterId, Refusal, RefusalCode};
use protocol::FailureCode;

use crate::desk::Desk;
use crate::failure::{Answer, Failure};
use crate::lines::slip_view;
use crate::store::{printer, slip_job};
use crate::views::SlipView;

impl Desk {
    /// Has another printer print a slip of which not one byte has gone. Until somebody says otherwise it
    /// stays with that one.
    ///
    /// # Errors
    /// Nobody is signed in, there is no such printer, or the slip does not wait any more.
    pub fn move_slip(&self, job: i64, to: PrinterId) -> Answer<SlipView> {
        let staff = self.session(Permission::WorkWithApplications)?;
        let moved = self.write_as(&staff, |writing| {
            let connection = writing.connection();
            if printer::find(connection, to)?.is_none() {
                return Err(Refusal::general(RefusalCode::PrinterUnknown).into());
            }
            if !slip_job::move_to(connection, job, to, writing.at())? {
                return Err(Refusal::general(RefusalCode::SlipNotWaiting).into());
            }
            let missing = || Failure::new(FailureCode::Internal, "a print job is missing");
            Ok(slip_job::find(connection, job)?.ok_or_else(missing)?)
        })?;
        self.wake_printing();
        Ok(slip_view(moved))
    }
}
