//! News: the center answers when the office's feed grows.

use std::time::Duration;

use protocol::wire::FeedHead;

use super::asking::{Asked, Hitch, Parties, Speaker};

/// Longer than the center keeps anybody waiting: a line that is quiet for longer has gone.
const PATIENCE: Duration = Duration::from_secs(75);

/// Waits until the feed ends behind this place.
pub(super) async fn wait(speaker: &Speaker, parties: &Parties, place: u64) -> Result<(), Hitch> {
    loop {
        let asked = Asked {
            patience: PATIENCE,
            ..Asked::read(format!("/v1/feed/head?after={place}"))
        };
        let (FeedHead { head }, _) = speaker.ask(parties, asked).await?;
        if head > place {
            return Ok(());
        }
    }
}
