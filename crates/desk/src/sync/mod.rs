//! The desk's work with the center: its journal goes up, what others did comes down.
//!
//! - `view`: what screens show; `status` fills it.
//! - `address`: a center's address as it is typed.
//!
//! What desk and center say to each other is told in `docs/protocol.md`; what facts mean is the domain's, where they
//! are kept `store`'s.

#[allow(dead_code)]
mod address;
mod enrolling;
mod status;
pub mod view;

use std::sync::Mutex;

use protocol::FailureCode;
use tokio::sync::Notify;

use crate::desk::{Desk, lock};
use status::Counted;
use view::Receiving;

/// What the work with the center keeps in memory while the desk runs.
#[derive(Default)]
pub(crate) struct Syncing {
    /// Rung when there may be something to send.
    bell: Notify,
    link: Mutex<Link>,
    counted: Mutex<Option<Counted>>,
}

/// How the last talk with the center went.
#[derive(Clone, Debug, Default, PartialEq)]
struct Link {
    in_touch: bool,
    problem: Option<FailureCode>,
    receiving: Option<Receiving>,
}

impl Syncing {
    /// There may be something to send.
    pub(crate) fn ring(&self) {
        self.bell.notify_one();
    }
}

impl Desk {
    /// Talks to the center now instead of at its own time.
    pub fn sync_now(&self) {
        self.syncing.ring();
    }

    /// Notes how the last talk with the center went; a screen that shows it is told.
    #[allow(dead_code)]
    fn set_link(&self, change: impl FnOnce(&mut Link)) {
        let changed = {
            let mut link = lock(&self.syncing.link);
            let before = link.clone();
            change(&mut link);
            *link != before
        };
        if changed {
            self.tell_listeners();
        }
    }
}
