//! Down: the office's feed, page after page.

use protocol::chain::Hash;
use protocol::wire::Welcome;
use rusqlite::Connection;

use super::asking::{Hitch, Parties};
use super::engine::Engine;
use crate::failure::Failure;

/// The last entry of the feed that the store has, and the rolling hash there.
pub(super) fn end(_: &Connection) -> Result<(u64, Hash), Failure> {
    Ok((0, [0; 32]))
}

impl Engine {
    /// Fetches what the feed has and the store has not; the feed's end.
    pub(super) async fn fetch(&mut self, _: &Parties, welcome: &Welcome) -> Result<u64, Hitch> {
        Ok(welcome.feed)
    }
}
