//! Table `placed_run`: where this desk's own facts stand in the feed, in runs of facts that follow one another
//! there as they do in the journal.

use rusqlite::{Connection, OptionalExtension, params};

use super::received::Reading;
use crate::failure::Failure;

/// Where an own fact stands in the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Its place.
    pub(super) place: i64,
    /// 0, or the branch of a series that was found forked.
    pub(super) branch: u32,
}

/// Notes that the fact at a position of the journal stands at this place; `false` if it has a place already.
pub(super) fn add(
    connection: &Connection,
    reading: Reading,
    position: i64,
    placed: Placed,
) -> Result<bool, Failure> {
    if find(connection, reading, position)?.is_some() {
        return Ok(false);
    }
    let table = reading.table("placed_run");
    let gone_on = connection
        .prepare_cached(&format!(
            "UPDATE {table} SET count = count + 1
             WHERE first_place = (SELECT max(first_place) FROM {table})
               AND first_place + count = ?1 AND first_position + count = ?2 AND branch = ?3"
        ))?
        .execute(params![placed.place, position, placed.branch])?;
    if gone_on == 0 {
        connection
            .prepare_cached(&format!(
                "INSERT INTO {table} (first_place, first_position, count, branch) VALUES (?1, ?2, 1, ?3)"
            ))?
            .execute(params![placed.place, position, placed.branch])?;
    }
    Ok(true)
}

/// Where the fact at a position of the journal stands; none before the feed has brought it back.
pub(super) fn find(
    connection: &Connection,
    reading: Reading,
    position: i64,
) -> Result<Option<Placed>, Failure> {
    let run: Option<(i64, i64, i64, u32)> = connection
        .prepare_cached(&format!(
            "SELECT first_position, first_place, count, branch FROM {}
             WHERE first_position <= ?1 ORDER BY first_position DESC LIMIT 1",
            reading.table("placed_run")
        ))?
        .query_row([position], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .optional()?;
    Ok(run.and_then(|(first, place, count, branch)| {
        (position < first + count).then_some(Placed {
            place: place + position - first,
            branch,
        })
    }))
}

/// The positions without a place, as runs of them: from, to and not including. The last has no end.
pub(super) fn gaps(connection: &Connection) -> Result<Vec<(i64, i64)>, Failure> {
    let mut statement = connection
        .prepare("SELECT first_position, count FROM placed_run ORDER BY first_position")?;
    let mut rows = statement.query([])?;
    let mut gaps = Vec::new();
    let mut next = 1;
    while let Some(row) = rows.next()? {
        let (first, count): (i64, i64) = (row.get(0)?, row.get(1)?);
        if first > next {
            gaps.push((next, first));
        }
        next = first + count;
    }
    gaps.push((next, i64::MAX));
    Ok(gaps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::vault::DataKey;

    #[test]
    fn places_are_told_by_runs_and_no_fact_gets_two() {
        let folder = tempfile::tempdir().unwrap();
        let key = DataKey::random().unwrap();
        let store = Store::create(&folder.path().join("desk.db"), &key).unwrap();
        let writer = store.writer();
        let add = |position, place, branch| {
            let placed = Placed { place, branch };
            add(&writer, Reading::Counts, position, placed).unwrap()
        };
        assert!(add(1, 4, 0) && add(2, 5, 0) && add(3, 7, 0) && add(6, 8, 0) && add(7, 9, 1));
        assert!(!add(2, 10, 0), "it has a place");
        let place = |position| {
            let found = find(&writer, Reading::Counts, position).unwrap();
            found.map(|placed| (placed.place, placed.branch))
        };
        let places: Vec<_> = (1..=8).map(place).collect();
        let [a, b, c] = [Some((4, 0)), Some((5, 0)), Some((7, 0))];
        assert_eq!(
            places,
            [a, b, c, None, None, Some((8, 0)), Some((9, 1)), None]
        );
        assert_eq!(gaps(&writer).unwrap(), [(4, 6), (8, i64::MAX)]);
        let runs = writer.query_row("SELECT count(*) FROM placed_run", [], |row| row.get(0));
        assert_eq!(runs, Ok(4));
    }
}
