//! Up: a batch of a desk's journal is taken in, once.

use axum::extract::{Request, State};
use axum::response::Response;
use protocol::FailureCode;
use protocol::wire::{FactBatch, MOST_FACTS};
use tokio::time::timeout;

use super::frames;
use super::received::Signed;
use crate::limits::TURN_TIME;
use crate::problem::Answer;
use crate::state::Center;
use crate::store::taking;

/// Takes a batch in and answers what became of each fact. A revoked desk may still hand in what it has.
pub(crate) async fn take(State(center): State<Center>, request: Request) -> Answer<Response> {
    let signed = Signed::read(&center, request).await?;
    let _turn = timeout(TURN_TIME, center.messages.acquire())
        .await
        .map_err(|_| FailureCode::CenterBusy)?;
    let batch: FactBatch = center.frames.unpack(&signed.body)?;
    if batch.facts.is_empty() || batch.facts.len() > MOST_FACTS {
        return Err(FailureCode::MessageUnreadable.into());
    }
    let office = signed.desk.office;
    let answer = taking::take(&center, &signed.desk, batch).await?;
    center.news.tell(office);
    frames::answer(&center, &answer)
}
