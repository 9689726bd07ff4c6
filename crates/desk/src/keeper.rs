//! The keeper: one thread that looks after the store while nobody waits.
//!
//! It moves the write-ahead log into the file and takes void drafts away once writing has paused, makes
//! the daily backup, proves after a start that every page reads back, and tells when room or clock become
//! doubtful. What it finds stands in the desk's state; what to do about it is people's decision.

mod attachments;
mod bell;

use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use protocol::FailureCode;

use crate::backup;
use crate::desk::{Desk, OpenStore, Opening, lock};
use crate::failure::Failure;
use crate::store::{quick_check, setting};

pub(crate) use attachments::references;
pub(crate) use bell::Bell;

/// How much the keeper lets others go first: it gets a tenth of a processor that somebody waits for.
const PATIENCE: i32 = 10;

/// How often the keeper goes round when nothing is written.
const ROUND: Duration = Duration::from_mins(1);

/// How long it waits after a backup that failed.
const AFTER_A_FAILED_BACKUP: Duration = Duration::from_hours(1);

/// How often it looks for attachments that nothing refers to.
const SWEEP: Duration = Duration::from_hours(24);

/// The desk's end of the keeper; the thread ends with it.
#[derive(Default)]
pub(crate) struct Keeper {
    pub(crate) bell: Arc<Bell>,
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.bell.stop();
    }
}

impl Desk {
    /// Begins to look after the store, until the desk ends. A second call changes nothing.
    ///
    /// The first round comes after `breath`: it reads the whole store, and would take from a screen
    /// that is coming up what that needs.
    pub fn start_keeping(self: &Arc<Self>, breath: Duration) {
        if !self.keeper.bell.begin() {
            return;
        }
        let (desk, bell) = (Arc::downgrade(self), Arc::clone(&self.keeper.bell));
        let started = thread::Builder::new()
            .name("keeper".into())
            .spawn(move || keep(&desk, &bell, Instant::now() + breath));
        if let Err(error) = started {
            tracing::error!(%error, "the keeper could not be started");
        }
    }
}

impl Desk {
    fn close_damaged(&self, damaged: &Arc<OpenStore>) {
        // Another one may have been restored meanwhile.
        if self
            .open_store()
            .is_ok_and(|open| Arc::ptr_eq(&open, damaged))
        {
            *lock(&self.session) = None;
            self.set_opening(Opening::Closed(FailureCode::StorageDamaged));
            self.changed();
        }
    }
}

fn keep(desk: &Weak<Desk>, bell: &Bell, mut next_round: Instant) {
    // Of this thread alone, as Linux understands it. One that may not be patient is not.
    let _ = rustix::process::setpriority_process(None, PATIENCE);
    let mut keeping = Keeping::default();
    loop {
        {
            let Some(desk) = desk.upgrade() else { return };
            if bell.take_written() && desk.open_store().is_ok() {
                let_void_drafts_go(&desk);
                checkpoint(&desk);
            }
            if Instant::now() >= next_round {
                keeping.go_round(&desk);
                next_round = Instant::now() + ROUND;
            }
        }
        if !bell.wait_until(next_round) {
            return;
        }
    }
}

fn let_void_drafts_go(desk: &Desk) {
    if let Err(trouble) = desk.let_void_drafts_go() {
        tracing::warn!(%trouble, "drafts that were registered stay, and are void");
    }
}

fn checkpoint(desk: &Desk) {
    let done = desk
        .open_store()
        .and_then(|open| open.store.checkpoint(false));
    if let Err(failure) = done {
        tracing::warn!(
            code = failure.code.as_str(),
            cause = failure.cause,
            "the write-ahead log stays as it is"
        );
    }
}

/// What the keeper remembers from round to round.
#[derive(Default)]
struct Keeping {
    /// The store that was checked, so that a restored one is checked too.
    checked: Weak<OpenStore>,
    /// What was told about room and clock.
    told: Option<(bool, bool, bool)>,
    no_backup_before: Option<Instant>,
    no_sweep_before: Option<Instant>,
}

impl Keeping {
    fn go_round(&mut self, desk: &Desk) {
        // A store that is not there yet, or did not open, was told of by whoever tried.
        if let Ok(open) = desk.open_store()
            && !self.look_after(desk, open)
        {
            return;
        }
        self.tell_what_changed(desk);
    }

    /// What an open store needs; false where it did not read back.
    fn look_after(&mut self, desk: &Desk, open: Arc<OpenStore>) -> bool {
        let checked = self.check_once(desk, &open);
        // A restore waits for it to be free.
        drop(open);
        if let Err(failure) = checked {
            tracing::error!(
                code = failure.code.as_str(),
                cause = failure.cause,
                "the store did not read back"
            );
            return false;
        }
        if let Err(failure) = self.back_up_if_due(desk) {
            tracing::warn!(
                code = failure.code.as_str(),
                cause = failure.cause,
                "no backup"
            );
            self.no_backup_before = Some(Instant::now() + AFTER_A_FAILED_BACKUP);
        }
        self.sweep(desk);
        true
    }

    /// Reads every page of a store that was not checked yet. One that is damaged is closed at once: what
    /// is written to it now may never be read again, and a backup can take its place.
    fn check_once(&mut self, desk: &Desk, open: &Arc<OpenStore>) -> Result<(), Failure> {
        if std::ptr::eq(self.checked.as_ptr(), Arc::as_ptr(open)) {
            return Ok(());
        }
        self.checked = Arc::downgrade(open);
        let checked = open.store.read(quick_check);
        if let Err(failure) = &checked
            && failure.code == FailureCode::StorageDamaged
        {
            desk.close_damaged(open);
        }
        checked
    }

    /// Once after each start and then once a day: drafts come and go, but slowly.
    fn sweep(&mut self, desk: &Desk) {
        let now = Instant::now();
        if self.no_sweep_before.is_some_and(|before| now < before) {
            return;
        }
        self.no_sweep_before = Some(now + SWEEP);
        let_void_drafts_go(desk);
        match desk.let_unused_attachments_go() {
            Ok(0) => {}
            Ok(gone) => tracing::info!(gone, "attachments that nothing refers to were let go"),
            Err(trouble) => tracing::warn!(%trouble, "attachments were not looked after"),
        }
    }

    fn back_up_if_due(&self, desk: &Desk) -> Result<(), Failure> {
        // Before the assistant is done nobody has the code that opens a backup.
        // The store is not held on to meanwhile: a restore waits for it to be free.
        let set_up = desk
            .open_store()?
            .store
            .read(|connection| setting::find(connection, setting::RECOVERY_CONFIRMED))?
            .unwrap_or(false);
        let patient = self
            .no_backup_before
            .is_some_and(|before| Instant::now() < before);
        if set_up && !patient && backup::is_due(backup::made_at(&desk.places), desk.now()) {
            desk.make_backup()?;
        }
        Ok(())
    }

    /// Room and clock change without anybody doing anything at the desk.
    fn tell_what_changed(&mut self, desk: &Desk) {
        let state = desk.state();
        let now = Some((
            state.storage.is_some(),
            state.room_left.is_some(),
            state.clock_behind,
        ));
        if self.told != now {
            self.told = now;
            desk.changed();
        }
    }
}
