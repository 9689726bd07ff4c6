//! The worker between desk and center: rounds of sending and fetching, and the waits between them.
//!
//! It begins after the window and never hurries anybody: a round is `hello`, then up, then down. Behind a round it waits to be
//! rung, for the center's news, or for its next look. After a hitch it tries again at random moments, ever later.

use std::sync::{Arc, Weak};
use std::time::Duration;

use protocol::wire::MOST_FACTS;
use protocol::{FailureCode, ProblemCode};
use tokio::time::{Instant, sleep, sleep_until};

use super::asking::{Hitch, Parties, Speaker};
use super::coming_back::is_unknown;
use super::pace::{self, Tries};
use super::{Syncing, news};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::store::enrolment::{self, Enrolment};

/// Facts that are written in one go are sent in one go.
const GATHER: Duration = Duration::from_millis(200);

/// Works between one desk and its center.
pub(super) struct Engine {
    desk: Weak<Desk>,
    pub(super) syncing: Arc<Syncing>,
    pub(super) speaker: Arc<Speaker>,
    /// Whether the store is worked on by threads of their own.
    beside: bool,
    /// How many facts the next batch has.
    pub(super) size: usize,
    /// How many of them went into a frame of late.
    pub(super) fits: usize,
}

/// What a round came to.
pub(super) enum Round {
    /// There is nobody to talk to.
    Alone,
    /// Everything is sent and fetched.
    Done { parties: Box<Parties>, feed: u64 },
}

impl Engine {
    pub(super) fn new(desk: &Arc<Desk>, beside: bool) -> Self {
        Self {
            desk: Arc::downgrade(desk),
            syncing: Arc::clone(&desk.syncing),
            speaker: Arc::new(desk.speaker()),
            beside,
            size: pace::FIRST_BATCH,
            fits: MOST_FACTS,
        }
    }

    /// Works until the desk ends.
    pub(super) async fn run(mut self, breath: Duration) {
        // All desks of a country are switched on in the same minutes.
        sleep(breath + self.chance(pace::FIRST_WAIT)).await;
        let mut tries = Tries::default();
        while !self.syncing.is_stopped() && self.desk.strong_count() > 0 {
            match self.round().await {
                Ok(Round::Alone) => {
                    self.syncing.bell.notified().await;
                }
                Ok(Round::Done { parties, feed }) => {
                    tries = Tries::default();
                    self.wait_for_work(&parties, feed).await;
                }
                Err(hitch) => self.wait_after(&hitch, &mut tries).await,
            }
        }
    }

    /// Sends and fetches once.
    pub(super) async fn round(&mut self) -> Result<Round, Hitch> {
        let Some(enrolment) = self.enrolment().await? else {
            return Ok(Round::Alone);
        };
        if enrolment.revoked_at.is_some() {
            return Ok(Round::Alone);
        }
        let Some(enrolment) = self.taken_in(enrolment).await? else {
            return Ok(Round::Alone);
        };
        let mut done = self.exchange(&enrolment).await;
        if let Err(hitch) = &done
            && is_unknown(hitch)
            && self.come_back(&enrolment).await?
        {
            done = self.exchange(&enrolment).await;
        }
        if let Err(Hitch::Refused(problem)) = &done
            && problem.code == ProblemCode::Failure(FailureCode::DeskRevoked)
        {
            self.at_desk(|desk| desk.note_revoked()).await?;
            return Ok(Round::Alone);
        }
        done
    }

    async fn exchange(&mut self, enrolment: &Enrolment) -> Result<Round, Hitch> {
        let parties = Box::new(Parties::of(enrolment));
        let welcome = self.greet(&parties).await?;
        self.send_up(enrolment, &welcome).await?;
        let feed = self.fetch(&parties, &welcome).await?;
        self.bring_attachments(&parties).await?;
        self.send_attachments(&parties).await?;
        self.at_desk(|desk| {
            desk.set_link(|link| {
                link.in_touch = true;
                link.problem = None;
                link.receiving = None;
            });
            Ok(())
        })
        .await?;
        Ok(Round::Done { parties, feed })
    }

    /// Until there is something to send or to fetch, or it is time to look.
    async fn wait_for_work(&mut self, parties: &Parties, feed: u64) {
        let look = Instant::now() + pace::LOOK / 2 + self.chance(pace::LOOK);
        tokio::select! {
            biased;
            () = self.syncing.bell.notified() => sleep(GATHER).await,
            heard = news::wait(&self.speaker, parties, feed) => {
                if let Err(hitch) = heard {
                    tracing::debug!(code = hitch.code().as_str(), "no news");
                    // The next round finds out what is in the way.
                    sleep(self.chance(pace::FIRST_WAIT)).await;
                }
            }
            () = sleep_until(look) => {}
        }
    }

    async fn wait_after(&mut self, hitch: &Hitch, tries: &mut Tries) {
        let code = hitch.code();
        tracing::info!(code = code.as_str(), "the center is tried again later");
        let told = self.at_desk(move |desk| {
            desk.set_link(|link| {
                link.in_touch = false;
                link.problem = Some(code);
            });
            desk.tell_listeners();
            Ok(())
        });
        if told.await.is_err() {
            return;
        }
        let told_to_wait = match hitch {
            Hitch::Later(_, after) => after.unwrap_or_default(),
            Hitch::Refused(_) => pace::AFTER_A_REFUSAL,
            Hitch::Here(_) => Duration::ZERO,
        };
        let pause = told_to_wait + self.chance(tries.next());
        tokio::select! {
            biased;
            // Somebody waits for it: should it fail again, it is soon tried once more.
            () = self.syncing.now.notified() => *tries = Tries::default(),
            () = sleep(pause) => {}
        }
    }

    async fn enrolment(&self) -> Result<Option<Enrolment>, Hitch> {
        self.at_desk(|desk| {
            let Ok(open) = desk.open_store() else {
                return Ok(None);
            };
            open.store.read(enrolment::find)
        })
        .await
    }

    /// Does something at the desk, whose store may make wait: not where others wait for the network.
    pub(super) async fn at_desk<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Arc<Desk>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Hitch> {
        let (desk, syncing) = (self.desk.clone(), Arc::clone(&self.syncing));
        let work = move || {
            let ended = || Failure::new(FailureCode::Internal, "the desk ended");
            // Held until the desk is let go of: who stops the work may open the same store at once.
            let _at_desk = syncing.at_desk.read();
            let desk = desk.upgrade().filter(|_| !syncing.is_stopped());
            work(&desk.ok_or_else(ended)?)
        };
        if !self.beside {
            return Ok(work()?);
        }
        let done = tokio::task::spawn_blocking(work).await;
        Ok(done.map_err(|error| Failure::new(FailureCode::Internal, error))??)
    }

    /// A random part of a time.
    fn chance(&self, of: Duration) -> Duration {
        pace::part(&*self.speaker.ids, of)
    }
}
