//! Down: the office's feed, page after page. While some are put into the store the next are on their way.
//!
//! A feed that turns out to be another one than was read (a center that was restored) is read anew beside it, and takes
//! its place when it is complete.

use protocol::FailureCode;
use protocol::chain::Hash;
use protocol::frame::PAGE_BYTES;
use protocol::wire::{FeedPage, MOST_FACTS, Welcome};

use super::asking::{Asked, Hitch, Parties};
use super::engine::Engine;
use super::view::Receiving;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::store::received::{self, ReadPage};

/// More than this still to come is shown as it comes.
const MUCH: u64 = 2 * MOST_FACTS as u64;

/// How many pages one write takes in where many are to come: a clerk who saves meanwhile waits for no more than that.
const TOGETHER: usize = 3;

/// Where the reading stands.
#[derive(Clone, Copy)]
struct Reading {
    anew: bool,
    place: u64,
}

impl Engine {
    /// Fetches what the feed has and the store has not; the feed's end.
    pub(super) async fn fetch(&self, parties: &Parties, welcome: &Welcome) -> Result<u64, Hitch> {
        let anew = !welcome.feed_agrees;
        let reading = self.at_desk(move |desk| desk.begin_reading(anew)).await?;
        if !anew && welcome.feed <= reading.place {
            return Ok(reading.place);
        }
        let place = self.read_on(parties, reading).await?;
        if anew {
            self.at_desk(Desk::read_anew).await?;
        }
        Ok(place)
    }

    async fn read_on(&self, parties: &Parties, reading: Reading) -> Result<u64, Hitch> {
        let mut pages = vec![self.page(parties, reading.place).await?];
        loop {
            let Some((end, head)) = pages.last().map(|page| (page.end, page.head)) else {
                return Err(FailureCode::MessageUnreadable.into());
            };
            let taken = self.at_desk(move |desk| desk.take_pages(reading.anew, &pages));
            if end >= head {
                taken.await?;
                return Ok(end);
            }
            let (taken, (next, hitch)) = tokio::join!(taken, self.pages(parties, end, head));
            taken?;
            self.show_progress(end, head).await?;
            // What came before a line broke is kept.
            if let (Some(hitch), true) = (hitch, next.is_empty()) {
                return Err(hitch);
            }
            pages = next;
        }
    }

    /// The next pages, as many as one write takes in; what was in the way of more. Two are on their way at once: where the
    /// second begins is known as long as pages are full.
    async fn pages(&self, parties: &Parties, after: u64, head: u64) -> (Vec<Page>, Option<Hitch>) {
        let mut pages: Vec<Page> = Vec::new();
        let (mut place, mut head, mut full) = (after, head, true);
        while pages.len() < TOGETHER && place < head {
            let behind = place + MOST_FACTS as u64;
            let two = full && behind < head;
            let second = async {
                if two {
                    Some(self.page(parties, behind).await)
                } else {
                    None
                }
            };
            let (first, second) = tokio::join!(self.page(parties, place), second);
            for page in std::iter::once(first).chain(second) {
                match page {
                    Err(hitch) => return (pages, Some(hitch)),
                    // The one before it ended early.
                    Ok(page) if page.after != place => full = false,
                    Ok(page) => {
                        (place, head) = (page.end, page.head);
                        pages.push(page);
                    }
                }
            }
        }
        (pages, None)
    }

    /// A page, read while the ones before it are being put into the store.
    async fn page(&self, parties: &Parties, after: u64) -> Result<Page, Hitch> {
        let asked = Asked::read(format!("/v1/feed?after={after}&bytes={PAGE_BYTES}"));
        let (page, _): (FeedPage, _) = self.speaker.ask(parties, asked).await?;
        let sound = page.after == after
            && page.entries.len() <= MOST_FACTS
            && (page.head <= after || !page.entries.is_empty());
        if !sound {
            return Err(FailureCode::MessageUnreadable.into());
        }
        self.at_desk(move |_| {
            Ok(Page {
                after,
                end: page.after + page.entries.len() as u64,
                head: page.head,
                read: ReadPage::read(page.after + 1, page.entries, page.rolling)?,
            })
        })
        .await
    }

    async fn show_progress(&self, have: u64, of: u64) -> Result<(), Hitch> {
        let receiving = (of.saturating_sub(have) > MUCH).then_some(Receiving { have, of });
        self.at_desk(move |desk| {
            desk.set_link(|link| link.receiving = receiving);
            Ok(())
        })
        .await
    }
}

/// A page that came: the place before it, the last place that it brings, and where the feed ended when it was made.
struct Page {
    after: u64,
    end: u64,
    head: u64,
    read: ReadPage,
}

impl Desk {
    /// The last place of the feed that is here, and the rolling hash there.
    pub(super) fn feed_end(&self) -> Result<(u64, Hash), Failure> {
        self.open_store()?.store.read(received::end)
    }

    fn begin_reading(&self, anew: bool) -> Result<Reading, Failure> {
        if !anew {
            let (place, _) = self.feed_end()?;
            return Ok(Reading { anew, place });
        }
        tracing::warn!("the feed is another one than was read: it is read anew");
        let (place, _) = self.open_store()?.store.read(received::end_anew)?;
        Ok(Reading { anew, place })
    }

    /// Takes pages that follow one another, in one write: most of what a page costs is what it shares with the next.
    fn take_pages(&self, anew: bool, pages: &[Page]) -> Result<(), Failure> {
        let open = self.open_store()?;
        let taken = open.store.write(self.own_moment(), |writing| {
            let mut shown = false;
            for Page { read, .. } in pages.iter().filter(|page| !page.read.is_empty()) {
                if anew {
                    received::take_anew(writing, read)?;
                    continue;
                }
                let taken = received::take(writing, read)?;
                let visible = !taken.changed.is_empty() || taken.not_understood > 0;
                shown |= visible || taken.office_wide || taken.let_in;
            }
            Ok::<_, Failure>(shown)
        });
        if anew && taken.is_err() {
            // What was read of it before is of yet another one: from the beginning, the next time.
            open.store
                .write(self.own_moment(), |writing| received::begin_anew(writing))?;
        }
        if taken? {
            self.tell_listeners();
        }
        Ok(())
    }

    /// What was read anew counts from now on.
    fn read_anew(self: &std::sync::Arc<Self>) -> Result<(), Failure> {
        let open = self.open_store()?;
        open.store
            .write(self.own_moment(), |writing| received::swap(writing))?;
        self.tell_listeners();
        Ok(())
    }
}
