//! Down: a page of an office's feed.

use axum::extract::{Request, State};
use axum::response::Response;
use protocol::frame::{PAGE_BYTES, USUAL_BYTES};
use protocol::wire::{FeedPage, MOST_FACTS};

use super::frames;
use super::received::Signed;
use crate::problem::Answer;
use crate::state::Center;
use crate::store::feed;

/// The entries behind a place, as many as go into a frame of the size that the desk takes.
pub(crate) async fn page(State(center): State<Center>, request: Request) -> Answer<Response> {
    let signed = Signed::read_active(&center, request).await?;
    let after = signed.number("after").unwrap_or_default();
    let session = center.pool.get().await?;
    let stretch = feed::read(&session, signed.desk.office, after, MOST_FACTS).await?;
    drop(session);
    let bytes = signed.number("bytes").unwrap_or_default();
    let bytes = usize::try_from(bytes).unwrap_or(PAGE_BYTES);
    let bytes = bytes.clamp(USUAL_BYTES, PAGE_BYTES);
    let most = stretch.entries.len();
    let (frame, _) = center.frames.pack_within(bytes, most, |count| FeedPage {
        after,
        entries: stretch.entries[..count].to_vec(),
        head: stretch.head,
        rolling: stretch.rolling_after(count),
    })?;
    Ok(frames::packed(frame))
}
