//! The running desk: what is open, who is signed in, and the doors it uses.
//!
//! Use cases are methods on [`Desk`], one file a theme; this file only holds what they share.

use std::fs::File;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use chrono::{DateTime, Utc};
use domain::staff::Permission;
use domain::{Author, Refusal, RefusalCode};
use paper::Press;
use protocol::FailureCode;

use crate::documents;
use crate::doors::{Clock, Ids};
use crate::failure::{Answer, Failure};
use crate::high_water::HighWater;
use crate::keeper::Keeper;
use crate::places::Places;
use crate::printing::Printing;
use crate::raising::Doorbell;
use crate::reference::Reference;
use crate::signing_in::UnwrittenGuards;
use crate::store::staff::StaffMember;
use crate::store::{Moment, Store, Writing};
use crate::sync::Syncing;
use crate::vault::{Cost, RecoveryCode};

/// The desk, without a window.
pub struct Desk {
    pub(crate) places: Places,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<dyn Ids>,
    pub(crate) reference: Reference,
    pub(crate) press: Mutex<Press>,
    pub(crate) opening: RwLock<Opening>,
    pub(crate) session: Mutex<Option<StaffMember>>,
    /// What a guess of a PIN or password costs.
    pub(crate) sign_in_cost: Mutex<Cost>,
    /// What wrong tries cost while the store cannot be written.
    pub(crate) unwritten_guards: Mutex<UnwrittenGuards>,
    pub(crate) backup_problem: Mutex<Option<FailureCode>>,
    pub(crate) printing: Arc<Printing>,
    pub(crate) syncing: Arc<Syncing>,
    /// Shown and not yet confirmed; never stored.
    pub(crate) shown_recovery_code: Mutex<Option<RecoveryCode>>,
    pub(crate) listeners: Mutex<Vec<Listener>>,
    /// Held while a backup is made or restored.
    pub(crate) backing_up: Mutex<()>,
    pub(crate) doorbell: Mutex<Option<Doorbell>>,
    pub(crate) keeper: Keeper,
    /// Where documents stand while somebody looks at them.
    pub(crate) documents: documents::Folder,
    /// Held as long as the desk runs: one running desk a store.
    pub(crate) _lock: Option<File>,
}

/// Told when something changed that a screen may show.
pub(crate) type Listener = Box<dyn Fn() + Send + Sync>;

/// Whether there is a store, and whether it opened.
pub(crate) enum Opening {
    /// There is no store and never was one here.
    None,
    /// There is one, and it did not open.
    Closed(FailureCode),
    /// It is open.
    Open(Arc<OpenStore>),
}

/// The open store with its mark.
pub(crate) struct OpenStore {
    pub(crate) store: Store,
    /// Empty until the first series begins to count.
    pub(crate) high_water: OnceLock<HighWater>,
}

impl Desk {
    /// Calls `listener` after each change that a screen may show. It must return quickly.
    pub fn listen(&self, listener: impl Fn() + Send + Sync + 'static) {
        lock(&self.listeners).push(Box::new(listener));
    }

    pub(crate) fn changed(&self) {
        self.syncing.ring();
        self.tell_listeners();
    }

    /// Tells screens of what nobody needs to send.
    pub(crate) fn tell_listeners(&self) {
        for listener in lock(&self.listeners).iter() {
            listener();
        }
    }

    /// What time it is at this desk's clock.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The open store, or why there is none.
    pub(crate) fn open_store(&self) -> Result<Arc<OpenStore>, Failure> {
        let opening = self.opening.read().unwrap_or_else(PoisonError::into_inner);
        match &*opening {
            Opening::Open(open) => Ok(Arc::clone(open)),
            Opening::Closed(code) => Err(Failure::new(*code, "the store is closed")),
            Opening::None => Err(Failure::new(FailureCode::StorageMissing, "no store yet")),
        }
    }

    /// Whether there is no store and never was one here.
    pub(crate) fn has_no_store(&self) -> bool {
        matches!(
            *self.opening.read().unwrap_or_else(PoisonError::into_inner),
            Opening::None
        )
    }

    pub(crate) fn set_opening(&self, opening: Opening) {
        if let Opening::Open(open) = &opening {
            open.store.ring_after_writing(&self.keeper.bell);
        }
        *self.opening.write().unwrap_or_else(PoisonError::into_inner) = opening;
        self.wake_printing();
    }

    /// The signed-in person, if their role may do that.
    pub(crate) fn session(&self, permission: Permission) -> Answer<StaffMember> {
        let session = lock(&self.session).clone();
        let staff = session.ok_or_else(|| Refusal::general(RefusalCode::SignInNeeded))?;
        if staff.role.may(permission) {
            Ok(staff)
        } else {
            Err(Refusal::general(RefusalCode::NotAllowed).into())
        }
    }

    /// One write by the signed-in person.
    pub(crate) fn write_as<T>(
        &self,
        staff: &StaffMember,
        work: impl FnOnce(&mut Writing<'_>) -> Answer<T>,
    ) -> Answer<T> {
        self.write(&Author::Staff(staff.id.clone()), work)
    }

    pub(crate) fn write<T>(
        &self,
        author: &Author,
        work: impl FnOnce(&mut Writing<'_>) -> Answer<T>,
    ) -> Answer<T> {
        let open = self.open_store()?;
        let moment = Moment {
            author,
            at: self.now(),
            ids: &*self.ids,
            high_water: open.high_water.get(),
        };
        let answer = open.store.write(moment, work);
        if answer.is_ok() {
            self.changed();
        }
        answer
    }
}

/// The guard, also after a panic elsewhere: what these locks hold is replaced whole, never half.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
