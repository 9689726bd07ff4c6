//! Hello: where the center stands with a desk.

use axum::extract::{Request, State};
use axum::response::Response;
use deadpool_postgres::Transaction;
use protocol::admission::Admission;
use protocol::wire::{Hello, SeriesHead, Standing, Welcome};
use protocol::{FailureCode, OLDEST_VERSION, VERSION};

use super::frames;
use super::received::Signed;
use crate::doors::now;
use crate::problem::Answer;
use crate::state::Center;
use crate::store::{desk, fact, feed, generation, quarantine, series};

/// Tells a desk what the center has of it, and what it has for the desk.
pub(crate) async fn hello(State(center): State<Center>, request: Request) -> Answer<Response> {
    let signed = Signed::read(&center, request).await?;
    let said: Hello = center.frames.unpack(&signed.body)?;
    if said.series.len() > MOST_SERIES {
        return Err(FailureCode::MessageUnreadable.into());
    }
    let welcome = welcome(&center, &signed.desk, &said).await?;
    frames::answer(&center, &welcome)
}

/// An installation has a handful; more than that is no desk.
const MOST_SERIES: usize = 1_000;

async fn welcome(center: &Center, desk: &desk::Desk, said: &Hello) -> Answer<Welcome> {
    let mut session = center.pool.get().await?;
    // One picture of all that is told.
    let transaction = session
        .build_transaction()
        .isolation_level(tokio_postgres::IsolationLevel::RepeatableRead)
        .start()
        .await?;
    let acknowledged = series::of_desk(&transaction, desk.id).await?;
    if !desk.revoked {
        desk::claim_told(&transaction, desk, &said.series).await?;
    }
    let standing = if desk.revoked {
        Standing::Revoked
    } else if let Some(next_desk) = fork(&transaction, desk, said).await? {
        Standing::Forked { next_desk }
    } else {
        Standing::Active
    };
    let (head, agrees) = if desk.revoked {
        (0, true)
    } else {
        let head = feed::head(&transaction, desk.office).await?;
        let agrees = feed::agrees(&transaction, desk.office, said.feed, &said.rolling).await?;
        (head.place, agrees)
    };
    let generation = generation::current(&transaction).await?;
    let kept_out = quarantine::kept_out(&transaction, desk).await?;
    transaction.commit().await?;
    let admission = (!desk.revoked).then(|| {
        let by = &center.receipt_key;
        Admission::sign(by, desk.office, &desk.key, desk.enrolled_at)
    });
    desk::seen(&session, desk.id, now(), generation, said).await?;
    Ok(Welcome {
        standing,
        acknowledged,
        feed: head,
        feed_agrees: agrees,
        generation,
        oldest_version: OLDEST_VERSION,
        newest_version: VERSION,
        clock: now(),
        admission,
        kept_out,
    })
}

/// The desk code to go on with, where the center has another fact at the place where the desk's journal ends, or has
/// more of that series than the desk itself: then the desk came back from a backup. What it lost before the center had it
/// only the desk knows, and says so.
async fn fork(
    transaction: &Transaction<'_>,
    desk: &desk::Desk,
    said: &Hello,
) -> Answer<Option<String>> {
    let Some(last) = said.series.last() else {
        return Ok(None);
    };
    let set_back = said.on_hold == Some(true)
        || fact::differs(transaction, desk.office, last).await?
        || is_behind(transaction, desk, last).await?;
    if !set_back {
        return Ok(None);
    }
    let code = desk::give_next_code(transaction, desk, &said.series).await?;
    Ok(Some(code.to_string()))
}

async fn is_behind(
    transaction: &Transaction<'_>,
    desk: &desk::Desk,
    last: &SeriesHead,
) -> Answer<bool> {
    let Ok(code) = last.desk.parse() else {
        return Ok(false);
    };
    let name = (desk.office, code, last.place.epoch);
    let branches = series::branches(transaction, name).await?;
    Ok(branches.iter().any(|branch| {
        branch.number == series::TRUNK
            && branch.desk == desk.id
            && branch.head.sequence > last.place.sequence
    }))
}
