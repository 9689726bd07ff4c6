//! What one process heard of SMS since it began, for whoever watches it.

use std::sync::atomic::{AtomicU64, Ordering};

use super::course::News;

/// How often each was heard.
#[derive(Default)]
pub(crate) struct Counts {
    heard: [AtomicU64; News::ALL.len()],
    parts: AtomicU64,
}

impl Counts {
    /// These news were heard of one message.
    pub(crate) fn add(&self, news: News) {
        let place = News::ALL.iter().position(|one| *one == news);
        if let Some(count) = place.and_then(|place| self.heard.get(place)) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// A message of so many parts was handed over.
    pub(crate) fn add_parts(&self, parts: usize) {
        self.parts.fetch_add(parts as u64, Ordering::Relaxed);
    }

    /// Each kind of news and how often it was heard.
    pub(crate) fn heard(&self) -> impl Iterator<Item = (News, u64)> {
        let counts = self.heard.iter().map(|count| count.load(Ordering::Relaxed));
        News::ALL.into_iter().zip(counts)
    }

    /// How many parts were handed over: what operators charge for.
    pub(crate) fn parts(&self) -> u64 {
        self.parts.load(Ordering::Relaxed)
    }
}
