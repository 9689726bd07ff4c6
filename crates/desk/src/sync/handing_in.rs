//! Handing in: a desk whose right was taken away still holds facts that the center does not have. An administrator sends
//! them; nothing else goes either way.

use std::sync::Arc;

use domain::staff::Permission;
use domain::{Refusal, RefusalCode};
use protocol::ProblemCode;

use super::asking::{Hitch, Parties};
use super::engine::Engine;
use super::runtime;
use super::view::SyncView;
use crate::desk::Desk;
use crate::failure::{Answer, Failure};
use crate::store::enrolment;

impl Desk {
    /// Sends what the center does not have, also for a desk whose right was taken away.
    ///
    /// # Errors
    /// The center cannot be reached; what was sent until then is not sent again.
    pub fn hand_in(self: &Arc<Self>) -> Answer<SyncView> {
        self.session(Permission::KeepTheDesk)?;
        self.hand_in_from_terminal()
    }

    /// The same for whoever may start the program in a terminal of this machine, where nobody is signed in.
    pub(crate) fn hand_in_from_terminal(self: &Arc<Self>) -> Answer<SyncView> {
        let open = self.open_store()?;
        let enrolment = open.store.read(enrolment::find)?;
        let enrolment = enrolment
            .filter(|enrolment| enrolment.receipt_key.is_some())
            .ok_or_else(|| Refusal::general(RefusalCode::NotEnrolled))?;
        let mut engine = Engine::new(self, true);
        let handed = async {
            let welcome = engine.say_hello(&Parties::of(&enrolment)).await?;
            engine.send_up(&enrolment, &welcome).await
        };
        let handed: Result<(), Hitch> = runtime()?.block_on(handed);
        match handed {
            Ok(()) => self.sync_view(),
            Err(Hitch::Refused(problem)) => match problem.code {
                ProblemCode::Refusal(code) => Err(Refusal::general(code).into()),
                ProblemCode::Failure(code) => Err(Failure::new(code, "refused").into()),
            },
            Err(hitch) => Err(Failure::new(hitch.code(), "not handed in").into()),
        }
    }
}
