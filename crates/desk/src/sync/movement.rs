//! Whether anything moves on a line: bytes are counted as they go, and who waits gives up only when none went.

use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, timeout_at};

use crate::desk::lock;

/// A body goes out in pieces of so many bytes.
const PIECE: usize = 8 * 1024;

/// When something moved last.
#[derive(Clone)]
pub(super) struct Movement(Arc<Mutex<Instant>>);

impl Movement {
    pub(super) fn begin() -> Self {
        Self(Arc::new(Mutex::new(Instant::now())))
    }

    /// Something moved.
    pub(super) fn moved(&self) {
        *lock(&self.0) = Instant::now();
    }

    /// Waits for the end of some work as long as something moves; none once nothing did for so long.
    pub(super) async fn unless_still<T>(
        &self,
        patience: Duration,
        work: impl Future<Output = T>,
    ) -> Option<T> {
        let mut work = pin!(work);
        loop {
            let until = *lock(&self.0) + patience;
            if let Ok(done) = timeout_at(until, &mut work).await {
                return Some(done);
            }
            if *lock(&self.0) + patience <= until {
                return None;
            }
        }
    }
}

/// A body that tells of each of its pieces as the line takes it.
pub(super) struct Body {
    left: Bytes,
    movement: Movement,
}

impl Body {
    pub(super) fn new(bytes: Vec<u8>, movement: &Movement) -> Self {
        Self {
            left: Bytes::from(bytes),
            movement: movement.clone(),
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.left.is_empty() {
            return Poll::Ready(None);
        }
        self.movement.moved();
        let piece = self.left.len().min(PIECE);
        Poll::Ready(Some(Ok(Frame::data(self.left.split_to(piece)))))
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left.len() as u64)
    }
}
