//! News: a desk asks to be told when its office's feed grows, and is kept waiting for a while.
//!
//! What this process takes in it tells at once. What others take in it looks for once a second, with one question
//! for all offices that somebody waits for. PostgreSQL's NOTIFY would make all writers queue behind one lock.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::response::Response;
use domain::OfficeCode;
use protocol::wire::FeedHead;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout_at};

use super::frames;
use super::received::Signed;
use crate::limits::NEWS_LOOK;
use crate::problem::Answer;
use crate::state::Center;
use crate::store::feed;

/// Who waits for which office.
#[derive(Default)]
pub(crate) struct News {
    offices: Mutex<HashMap<OfficeCode, watch::Sender<u64>>>,
}

impl News {
    /// The office's feed grew, or may have.
    pub(crate) fn tell(&self, office: OfficeCode) {
        if let Some(sender) = self.lock().get(&office) {
            sender.send_modify(|_| ());
        }
    }

    /// The center stops: nobody waits any longer.
    pub(crate) fn end(&self) {
        self.lock().clear();
    }

    fn wait(&self, office: OfficeCode) -> watch::Receiver<u64> {
        let mut offices = self.lock();
        // Offices that nobody waits for any more are let go with the next who comes.
        offices.retain(|_, sender| sender.receiver_count() > 0);
        let sender = offices.entry(office).or_insert_with(|| watch::channel(0).0);
        sender.subscribe()
    }

    fn waited_for(&self) -> Vec<OfficeCode> {
        self.lock().keys().copied().collect()
    }

    fn is_at(&self, office: OfficeCode, place: u64) {
        if let Some(sender) = self.lock().get(&office) {
            sender.send_if_modified(|known| {
                let news = place > *known;
                *known = place.max(*known);
                news
            });
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<OfficeCode, watch::Sender<u64>>> {
        self.offices.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Looks for what other processes took in, for as long as this one serves.
pub(crate) async fn look(center: Center) {
    loop {
        sleep(NEWS_LOOK).await;
        let offices = center.news.waited_for();
        if offices.is_empty() {
            continue;
        }
        let Ok(session) = center.pool.get().await else {
            continue;
        };
        match feed::heads(&session, &offices).await {
            Ok(heads) => heads
                .into_iter()
                .for_each(|(office, place)| center.news.is_at(office, place)),
            Err(failure) => tracing::warn!(cause = %failure, "news could not be looked for"),
        }
    }
}

/// Where the feed ends, as soon as that is behind the place that the desk has.
pub(crate) async fn head(State(center): State<Center>, request: Request) -> Answer<Response> {
    let signed = Signed::read_active(&center, request).await?;
    let after = signed.number("after").unwrap_or_default();
    let office = signed.desk.office;
    // Who waits for news takes no room from who has something to tell.
    drop(signed);
    let until = Instant::now() + center.news_time();
    // Before the first look, so that nothing falls between the two.
    let mut news = center.news.wait(office);
    let mut head = current(&center, office).await?;
    while head <= after && matches!(timeout_at(until, news.changed()).await, Ok(Ok(()))) {
        head = current(&center, office).await?;
    }
    frames::answer(&center, &FeedHead { head })
}

async fn current(center: &Center, office: OfficeCode) -> Answer<u64> {
    let session = center.pool.get().await?;
    Ok(feed::head(&session, office).await?.place)
}
