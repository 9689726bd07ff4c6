//! What comes by the office's feed: taken in page by page, each in one transaction.
//!
//! A page is kept as it came, and what it changes in the read tables is applied with it. This desk's own facts
//! come back too: only their place in the feed is noted. A feed that turns out to be another one than was read is
//! read anew beside it, and takes its place at once when it is complete. Asking for pages is `sync`'s.

mod applying;
mod erasing;
mod own;
mod read_page;
#[cfg(test)]
mod tests;

use domain::ApplicationNumber;
use protocol::chain::Hash;
use rusqlite::Connection;

use self::applying::Page;
use self::own::OwnSeries;
use self::read_page::ReadEntry;
use super::journal::{self, Recorded};
use super::placed_run::Placed;
use super::received_fact::{self, Received};
use super::{Writing, feed_end, placed_run, rebuild, refused_fact};
use crate::failure::Failure;

pub(super) use applying::apply_again;
pub use read_page::ReadPage;

/// One of the two readings of the feed that a store has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// The one that the read tables follow.
    Counts,
    /// The one that may take its place.
    Anew,
}

impl Reading {
    /// A table of this reading.
    pub(super) fn table(self, name: &str) -> String {
        match self {
            Self::Counts => name.to_owned(),
            Self::Anew => format!("{name}_anew"),
        }
    }
}

/// What a page brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The applications that are new or different.
    pub changed: Vec<ApplicationNumber>,
    /// How many of its facts this program does not understand.
    pub not_understood: usize,
    /// What the whole office shares may be different.
    pub office_wide: bool,
    /// Own facts that the center kept apart came back: it let them in.
    pub let_in: bool,
}

/// The tables that make up a reading.
const TABLES: [&str; 3] = ["received_fact", "placed_run", "feed_end"];

/// The last place of the feed that is here, 0 for none, and the rolling hash behind it.
pub fn end(connection: &Connection) -> Result<(u64, Hash), Failure> {
    feed_end::of(connection, Reading::Counts)
}

/// Takes a page of the feed in, and applies what it brings.
///
/// # Errors
/// [`FailureCode::MessageUnreadable`]: its entries do not follow what is here, or add up to another rolling hash. Nothing
/// is taken in then.
///
/// [`FailureCode::MessageUnreadable`]: protocol::FailureCode::MessageUnreadable
pub fn take(writing: &Writing<'_>, read: &ReadPage) -> Result<Taken, Failure> {
    let connection = writing.connection();
    follow(connection, Reading::Counts, read)?;
    let mut page = Page::begin(connection);
    keep(connection, Reading::Counts, read, |kept| match kept {
        Kept::Own(position) => page.place(position),
        Kept::Received(received) => page.apply(received),
    })?;
    Ok(Taken {
        let_in: refused_fact::forget_placed(connection)?,
        ..page.end()?
    })
}

/// How far the feed has been read anew beside the one that counts.
pub fn end_anew(connection: &Connection) -> Result<(u64, Hash), Failure> {
    feed_end::of(connection, Reading::Anew)
}

/// Lets go of what was read anew, to begin from the first place.
pub fn begin_anew(writing: &Writing<'_>) -> Result<(), Failure> {
    empty(writing.connection(), Reading::Anew)
}

/// Takes a page in beside those that count, and applies nothing.
///
/// # Errors
/// As [`take`].
pub fn take_anew(writing: &Writing<'_>, read: &ReadPage) -> Result<(), Failure> {
    let connection = writing.connection();
    follow(connection, Reading::Anew, read)?;
    keep(connection, Reading::Anew, read, |_| Ok(()))
}

/// What was read anew counts from now on, and the read tables are made again from it and the journal.
pub fn swap(writing: &Writing<'_>) -> Result<(), Failure> {
    let connection = writing.connection();
    empty(connection, Reading::Counts)?;
    for table in TABLES {
        let (counts, anew) = (Reading::Counts.table(table), Reading::Anew.table(table));
        connection.execute_batch(&format!(
            "ALTER TABLE {counts} RENAME TO {table}_aside;
             ALTER TABLE {anew} RENAME TO {counts};
             ALTER TABLE {table}_aside RENAME TO {anew};"
        ))?;
    }
    rebuild::replay_into_empty_tables(connection)?;
    refused_fact::forget_placed(connection)?;
    Ok(())
}

fn empty(connection: &Connection, reading: Reading) -> Result<(), Failure> {
    for table in TABLES {
        connection.execute(&format!("DELETE FROM {}", reading.table(table)), [])?;
    }
    Ok(())
}

/// Moves the end of a reading behind these entries.
fn follow(connection: &Connection, reading: Reading, read: &ReadPage) -> Result<(), Failure> {
    let (place, rolling) = feed_end::of(connection, reading)?;
    let added_up = read.follows(place, &rolling)?;
    let place = place + read.entries.len() as u64;
    feed_end::put(connection, reading, place, &added_up)
}

/// Keeps entries as they came, and hands each to `each`: this desk's own by their position in the journal.
fn keep(
    connection: &Connection,
    reading: Reading,
    read: &ReadPage,
    mut each: impl FnMut(Kept<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let own = OwnSeries::read(connection)?;
    for ReadEntry {
        entry,
        received,
        body_hash,
    } in &read.entries
    {
        if let Some(position) = own.position_of(connection, entry, body_hash)? {
            let (place, branch) = (-received.recorded.position, entry.origin.branch);
            if placed_run::add(connection, reading, position, Placed { place, branch })? {
                each(Kept::Own(position))?;
                continue;
            }
        }
        received_fact::insert(connection, reading, entry, received)?;
        each(Kept::Received(received))?;
    }
    Ok(())
}

/// An entry that was kept.
enum Kept<'a> {
    /// It is this desk's own, and stands at this position of the journal.
    Own(i64),
    /// It is another's.
    Received(&'a Received),
}

/// The fact at a position: of the journal, or below 0 at a place of the feed.
pub fn fact_at(connection: &Connection, position: i64) -> Result<Option<Recorded>, Failure> {
    if position > 0 {
        return journal::at(connection, position);
    }
    let received = received_fact::at(connection, -position)?;
    Ok(received.map(|received| received.recorded))
}

/// Hands every fact of others behind a place of the feed to `each`, in order.
pub fn replay_after(
    connection: &Connection,
    place: i64,
    mut each: impl FnMut(&Recorded) -> Result<(), Failure>,
) -> Result<(), Failure> {
    received_fact::replay_after(connection, place, |received| each(&received.recorded))
}
