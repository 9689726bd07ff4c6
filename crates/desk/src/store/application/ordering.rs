//! In which order the facts about an application count, and which registration where several gave its number.
//!
//! What counts is the feed's order; behind it, until the feed has brought them back, stand this desk's own facts.
//! A branch of a forked series may bring a fact before the registration it is about: it waits and follows it.

use std::collections::BTreeSet;

use domain::ApplicationNumber;
use rusqlite::Connection;

use crate::failure::Failure;
use crate::store::journal::{self, Recorded};
use crate::store::placed_run::{self, Placed};
use crate::store::received::Reading;
use crate::store::received_fact::{self, Received};
use crate::store::values::number_in;
use crate::store::{number_conflict, series};

/// Behind all places of the feed.
const NOT_PLACED: Placed = Placed {
    place: i64::MAX,
    branch: 0,
};

/// Whose a fact is: one installation's, between two forks.
type Branch = (Option<String>, u32, Option<u32>);

/// A fact, whose it is, and where it stands: by place, then by position.
struct Standing {
    order: (i64, i64),
    branch: Branch,
    recorded: Recorded,
}

/// The facts about an application that was registered by the fact there: that first, the others in order. Facts
/// of a branch that gave the number to somebody else are about that person, and not among them.
pub(super) fn facts(
    connection: &Connection,
    number: ApplicationNumber,
    registered_in: i64,
) -> Result<Vec<Recorded>, Failure> {
    let others = number_conflict::of(connection, number_in(number))?;
    let Some(registration) = standing_at(connection, registered_in)? else {
        return Ok(Vec::new());
    };
    let mut later = Vec::new();
    for recorded in journal::about_application(connection, number)? {
        later.push(own(connection, recorded)?);
    }
    let received = received_fact::about_application(connection, number)?;
    later.extend(received.into_iter().map(from_feed));
    if !others.is_empty() {
        let mut of_others = BTreeSet::new();
        for other in others {
            of_others.extend(standing_at(connection, other)?.map(|standing| standing.branch));
        }
        of_others.remove(&registration.branch);
        later.retain(|standing| !of_others.contains(&standing.branch));
    }
    later.sort_by_key(|standing| standing.order);
    let all = std::iter::once(registration).chain(later);
    Ok(all.map(|standing| standing.recorded).collect())
}

/// Which of these registrations of one number counts in the place of the first, if another does: one of a trunk
/// before one of a branch, then the one that comes first in the feed.
pub(super) fn the_one_that_counts(
    connection: &Connection,
    now: i64,
    others: &[i64],
) -> Result<Option<i64>, Failure> {
    let mut best = (rank(connection, now)?, now);
    for other in others {
        best = best.min((rank(connection, *other)?, *other));
    }
    Ok(Some(best.1).filter(|best| *best != now))
}

fn rank(connection: &Connection, registered_in: i64) -> Result<(u32, i64), Failure> {
    if registered_in > 0 {
        let placed = placed_run::find(connection, Reading::Counts, registered_in)?;
        let Placed { place, branch } = placed.unwrap_or(NOT_PLACED);
        return Ok((branch, place));
    }
    let received = received_fact::at(connection, -registered_in)?;
    Ok((
        received.map_or(0, |received| received.branch),
        -registered_in,
    ))
}

fn standing_at(connection: &Connection, registered_in: i64) -> Result<Option<Standing>, Failure> {
    if registered_in > 0 {
        let recorded = journal::at(connection, registered_in)?;
        return recorded
            .map(|recorded| own(connection, recorded))
            .transpose();
    }
    Ok(received_fact::at(connection, -registered_in)?.map(from_feed))
}

fn own(connection: &Connection, recorded: Recorded) -> Result<Standing, Failure> {
    let placed = placed_run::find(connection, Reading::Counts, recorded.position)?;
    let desk = series::desk_code(connection, recorded.epoch)?;
    Ok(Standing {
        order: (placed.unwrap_or(NOT_PLACED).place, recorded.position),
        // On which branch the center will put those without a place nobody knows yet.
        branch: (desk, recorded.epoch, placed.map(|placed| placed.branch)),
        recorded,
    })
}

fn from_feed(received: Received) -> Standing {
    let recorded = received.recorded;
    Standing {
        order: (-recorded.position, 0),
        branch: (received.desk, recorded.epoch, Some(received.branch)),
        recorded,
    }
}
