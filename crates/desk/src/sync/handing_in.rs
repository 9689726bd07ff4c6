//! One round at somebody's word, without a worker: from a terminal, or to hand in what a desk whose right was taken away
//! still holds. Then facts go up, and nothing else goes either way.

use std::sync::Arc;

use domain::staff::Permission;
use domain::{Refusal, RefusalCode};
use protocol::{FailureCode, ProblemCode};

use super::asking::{Hitch, Parties};
use super::engine::Engine;
use super::view::SyncView;
use super::wait_for;
use crate::desk::Desk;
use crate::failure::{Answer, Failure, Trouble};
use crate::store::enrolment;

impl Desk {
    /// Sends what the center does not have, also for a desk whose right was taken away.
    ///
    /// # Errors
    /// The center cannot be reached; what was sent until then is not sent again.
    pub fn hand_in(self: &Arc<Self>) -> Answer<SyncView> {
        self.session(Permission::KeepTheDesk)?;
        self.hand_in_as_the_desk()
    }

    /// The same for whoever may start the program in a terminal of this machine, where nobody is signed in.
    pub(crate) fn hand_in_as_the_desk(self: &Arc<Self>) -> Answer<SyncView> {
        let open = self.open_store()?;
        let enrolment = open.store.read(enrolment::find)?;
        let enrolment = enrolment
            .filter(|enrolment| enrolment.receipt_key.is_some())
            .ok_or_else(|| Refusal::general(RefusalCode::NotEnrolled))?;
        let mut engine = Engine::new(self, true);
        let handed = async {
            let welcome = engine.say_hello(&Parties::of(&enrolment)).await?;
            engine.send_up(&enrolment, &welcome).await?;
            engine.send_attachments(&Parties::of(&enrolment)).await
        };
        let handed: Result<(), Hitch> = wait_for(handed)?;
        handed.map_err(|hitch| not_handed_in(&hitch))?;
        self.sync_view()
    }

    /// Sends, fetches, and tells what is left; where no worker does it.
    ///
    /// # Errors
    /// The center cannot be reached, or refuses.
    pub(crate) fn sync_once(self: &Arc<Self>) -> Answer<SyncView> {
        let open = self.open_store()?;
        if open.store.read(enrolment::find)?.is_none() {
            return Err(Refusal::general(RefusalCode::NotEnrolled).into());
        }
        let mut engine = Engine::new(self, true);
        wait_for(engine.round())?.map_err(|hitch| trouble(&hitch))?;
        self.sync_view()
    }
}

/// This desk tries nothing again by itself, and has another way.
fn not_handed_in(hitch: &Hitch) -> Trouble {
    match hitch.code() {
        ProblemCode::Failure(
            code @ (FailureCode::NetworkMissing
            | FailureCode::CenterNameUnknown
            | FailureCode::CenterUnreachable
            | FailureCode::LineBroken
            | FailureCode::CenterBusy
            | FailureCode::CenterFailed),
        ) => Failure::new(FailureCode::NotHandedIn, code.as_str()).into(),
        _ => trouble(hitch),
    }
}

fn trouble(hitch: &Hitch) -> Trouble {
    match hitch.code() {
        ProblemCode::Refusal(code) => Refusal::general(code).into(),
        ProblemCode::Failure(code) => Failure::new(code, "the center was not reached").into(),
    }
}
