//! Letting go of attachments that nothing refers to: taken in for a draft that was never registered.
//!
//! Slow to act on purpose. A week must pass in which no fact and no draft refers to one, and both are
//! asked again in the very write that lets it go.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};
use domain::{Author, Fact};
use rusqlite::Connection;

use crate::desk::Desk;
use crate::failure::{Answer, Failure};
use crate::store::journal::Recorded;
use crate::store::{Writing, attachment, attachment_watch, draft, journal, received};

/// How long an attachment waits for a fact.
const PATIENCE: Duration = Duration::days(7);

impl Desk {
    /// Lets go of attachments that no fact and no draft has referred to for a week; tells how many.
    pub fn let_unused_attachments_go(&self) -> Answer<usize> {
        let open = self.open_store()?;
        let now = self.now();
        open.store
            .write(self.quiet_moment(&Author::Desk), |writing| {
                attachment_watch::watch_new_ones(writing.connection(), now)
            })?;
        // The long look goes beside the writer; what is written meanwhile is asked for again below.
        let (waiting, referred, seen) = open.store.read(|connection| {
            let waiting = attachment_watch::open_since(connection, now - PATIENCE)?;
            let mut referred = BTreeSet::new();
            let mut seen = (0, 0);
            if !waiting.is_empty() {
                seen = note_references(connection, seen, &mut referred)?;
            }
            Ok::<_, Failure>((waiting, referred, seen))
        })?;
        if waiting.is_empty() {
            return Ok(0);
        }
        open.store
            .write(self.quiet_moment(&Author::Desk), |writing| {
                let mut referred = referred;
                note_references(writing.connection(), seen, &mut referred)?;
                let mut gone = 0;
                for sha256 in &waiting {
                    gone += usize::from(let_go(writing, sha256, referred.contains(sha256), now)?);
                }
                Ok(gone)
            })
    }
}

/// Notes the attachments that facts refer to, of the journal behind one position and of others behind one place of
/// the feed; tells how far both go.
fn note_references(
    connection: &Connection,
    (position, place): (i64, i64),
    referred: &mut BTreeSet<String>,
) -> Result<(i64, i64), Failure> {
    let mut seen = (position, place);
    journal::replay_after(connection, position, |recorded| {
        seen.0 = recorded.position;
        referred.extend(references(recorded).map(str::to_owned));
        Ok(())
    })?;
    received::replay_after(connection, place, |recorded| {
        seen.1 = -recorded.position;
        referred.extend(references(recorded).map(str::to_owned));
        Ok(())
    })?;
    Ok(seen)
}

fn let_go(
    writing: &Writing<'_>,
    sha256: &str,
    referred: bool,
    now: DateTime<Utc>,
) -> Result<bool, Failure> {
    let connection = writing.connection();
    if referred {
        attachment_watch::settle(connection, sha256)?;
    } else if draft::any_refers_to(connection, sha256)? {
        attachment_watch::begin_again(connection, sha256, now)?;
    } else {
        attachment::remove(connection, sha256)?;
        return Ok(true);
    }
    Ok(false)
}

/// The attachments that a fact refers to. One whose kind is not known to this program may refer to any,
/// but only to attachments that a newer program took in.
pub(crate) fn references(recorded: &Recorded) -> impl Iterator<Item = &str> {
    let named = recorded.fact.iter().flat_map(Fact::attachments);
    named.map(|reference| reference.sha256.as_str())
}
