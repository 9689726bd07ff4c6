//! The desk's work with the center: its journal goes up, what others did comes down.
//!
//! - `engine`: the worker; `pace`: its waits; `greeting`, `sending`, `fetching`, `news`: what a round is made of.
//! - `attaching`, `bringing`: the attachments' lane behind the facts, up and down.
//! - `plan`: where sending begins, a pure function. `beginning_anew`: a journal that the center does not know.
//! - `enrolling`: how a desk comes to a center; `coming_back`: to one that has lost it; `address`: where that is. `handing_in`: what is left when it must go;
//!   `exporting`: the same in a file; `unsent`: what goes into it.
//! - `looking_up`: another office's application.
//! - `asking`: one request, signed, and its answer. `line`: the small trait to the network; behind it `network`, `pinning`,
//!   `movement`.
//! - `view`: what screens show; `status` fills it.
//!
//! What desk and center say to each other is told in `docs/protocol.md`; what facts mean is the domain's, where they
//! are kept `store`'s.

mod address;
mod asking;
mod attaching;
mod beginning_anew;
mod bringing;
mod coming_back;
mod engine;
mod enrolling;
mod exporting;
mod fetching;
mod greeting;
mod handing_in;
pub mod line;
mod looking_up;
mod movement;
mod network;
mod news;
mod pace;
mod pinning;
mod plan;
mod sending;
mod status;
mod unsent;
pub mod view;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, RwLock};
use std::thread;
use std::time::Duration;

use protocol::{FailureCode, ProblemCode};
use tokio::sync::Notify;

use crate::desk::{Desk, lock};
use crate::failure::Failure;
use asking::Speaker;
use engine::Engine;
use line::Line;
use network::Network;
use status::Counted;
use view::Receiving;

/// What the work with the center keeps in memory while the desk runs.
#[derive(Default)]
pub(crate) struct Syncing {
    /// Rung when there may be something to send.
    bell: Notify,
    /// Rung when somebody does not want to wait.
    now: Notify,
    begun: AtomicBool,
    stopped: AtomicBool,
    /// Read by who works at the desk: who stops waits for them.
    at_desk: RwLock<()>,
    /// Held by who waits for the center's word to a code: the worker leaves that code to them.
    somebody_enrols: Mutex<()>,
    line: OnceLock<Arc<dyn Line>>,
    link: Mutex<Link>,
    counted: Mutex<Option<Counted>>,
}

/// How the last talk with the center went.
#[derive(Clone, Debug, Default, PartialEq)]
struct Link {
    in_touch: bool,
    problem: Option<ProblemCode>,
    receiving: Option<Receiving>,
}

impl Syncing {
    /// There may be something to send.
    pub(crate) fn ring(&self) {
        self.bell.notify_one();
    }

    /// The worker is to end.
    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
        self.bell.notify_one();
        self.now.notify_one();
    }

    /// The worker is to end, and has nothing of the desk in hand any more when this returns.
    pub(crate) fn stop_and_wait(&self) {
        self.stop();
        drop(self.at_desk.write());
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }
}

impl Desk {
    /// Begins to work with the center in a thread of its own, until the desk ends. A second call changes nothing.
    ///
    /// The first word comes after `breath`: nothing of it shall be felt while a screen is coming up.
    pub fn start_syncing(self: &Arc<Self>, breath: Duration) {
        if self.syncing.begun.swap(true, Ordering::AcqRel) {
            return;
        }
        let engine = Engine::new(self, true);
        let started = thread::Builder::new()
            .name("sync".into())
            .spawn(move || match runtime() {
                Ok(runtime) => runtime.block_on(engine.run(breath)),
                Err(failure) => tracing::error!(cause = failure.cause, "no work with the center"),
            });
        if let Err(error) = started {
            tracing::error!(%error, "no work with the center");
        }
    }

    /// The same inside a runtime that is there already and whose time may be another one's; all of it in one thread.
    pub fn sync_here(self: &Arc<Self>) -> impl Future<Output = ()> + Send + use<> {
        self.syncing.begun.store(true, Ordering::Release);
        Engine::new(self, false).run(Duration::ZERO)
    }

    /// Replaces the way to the center, before anybody took it.
    pub fn set_line(&self, line: Arc<dyn Line>) {
        // Who comes too late goes on with the way that is there.
        let _ = self.syncing.line.set(line);
    }

    /// Talks to the center now instead of at its own time.
    pub fn sync_now(&self) {
        self.syncing.bell.notify_one();
        self.syncing.now.notify_one();
    }

    fn speaker(&self) -> Speaker {
        let line = self
            .syncing
            .line
            .get_or_init(|| Arc::new(Network::default()));
        Speaker::new(
            Arc::clone(line),
            Arc::clone(&self.clock),
            Arc::clone(&self.ids),
        )
    }

    /// Notes how the last talk with the center went; a screen that shows it is told.
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

/// Waits for a talk with the center in a thread of its own: who asks may be at work for a runtime, where one cannot wait for
/// another.
fn wait_for<T: Send>(talk: impl Future<Output = T> + Send) -> Result<T, Failure> {
    let ended = |_| Failure::new(FailureCode::Internal, "a talk with the center ended early");
    thread::scope(|scope| {
        let talking = scope.spawn(|| Ok(runtime()?.block_on(talk)));
        talking.join().map_err(ended)?
    })
}

fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Failure::from)
}
