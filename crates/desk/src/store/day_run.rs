//! Table `day_run`: runs of numbers of one desk code, in their order, that were registered on one day.
//!
//! A run begins at every number that is of another day than the number before it of the same desk code, or that
//! has none before it. That is so in whatever order numbers come: another desk's come late, and in between.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::values::numbers_beside;
use crate::doors::day_at_desk;
use crate::failure::Failure;

/// The newest application of a desk code, once it is known, and its day: what follows it on that day changes no run.
#[derive(Default)]
pub(super) struct Newest(Option<(i64, NaiveDate)>);

impl Newest {
    /// Puts an application whose row stands already into the runs.
    pub(super) fn place(
        &mut self,
        connection: &Connection,
        number: i64,
        at: DateTime<Utc>,
    ) -> Result<(), Failure> {
        let day = day_at_desk(at);
        let follows = self.0.is_some_and(|(newest, of)| {
            newest < number && of == day && numbers_beside(newest) == numbers_beside(number)
        });
        if follows || place(connection, number, day)? {
            self.0 = Some((number, day));
        }
        Ok(())
    }
}

/// Puts an application whose row stands already into the runs, or into other ones if it was of another day; whether it is
/// the newest of its desk code.
fn place(connection: &Connection, number: i64, day: NaiveDate) -> Result<bool, Failure> {
    let day = day.to_string();
    let (before, after) = neighbours(connection, number)?;
    let run = run_of(connection, number)?;
    if after.is_none() && run.as_ref().is_none_or(|(first, _)| *first < number) {
        // Most come in order, behind all others of their desk code: then the run is that of the one before.
        let goes_on = before.is_some() && run.is_some_and(|(_, of_run)| of_run == day);
        if !goes_on {
            begin(connection, number, &day)?;
        }
        return Ok(true);
    }
    let [day_before, day_after] = days_of(connection, [before, after])?;
    begin_or_go_on(connection, number, &day, day_before.as_ref() != Some(&day))?;
    if let (Some(after), Some(day_after)) = (after, day_after) {
        begin_or_go_on(connection, after, &day_after, day_after != day)?;
    }
    Ok(after.is_none())
}

/// Takes a number whose row is gone out of the runs.
pub(super) fn remove(connection: &Connection, number: i64) -> Result<(), Failure> {
    let (before, after) = neighbours(connection, number)?;
    let [day_before, day_after] = days_of(connection, [before, after])?;
    connection
        .prepare_cached("DELETE FROM day_run WHERE first_number = ?1")?
        .execute([number])?;
    if let (Some(after), Some(day)) = (after, day_after) {
        begin_or_go_on(connection, after, &day, day_before.as_ref() != Some(&day))?;
    }
    Ok(())
}

/// The numbers of the same desk code before and after this one.
fn neighbours(connection: &Connection, number: i64) -> Result<(Option<i64>, Option<i64>), Failure> {
    let (first, last) = numbers_beside(number);
    let sql = "SELECT (SELECT max(number) FROM application WHERE number < ?1 AND number >= ?2),
                      (SELECT min(number) FROM application WHERE number > ?1 AND number <= ?3)";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([number, first, last], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// The days of these numbers, as far as there are any.
fn days_of(
    connection: &Connection,
    [one, other]: [Option<i64>; 2],
) -> Result<[Option<String>; 2], Failure> {
    let day_of = |number: Option<i64>| {
        let run = number.map_or(Ok(None), |number| run_of(connection, number))?;
        Ok::<_, Failure>(run.map(|(_, day)| day))
    };
    Ok([day_of(one)?, day_of(other)?])
}

/// The run that holds this number: where it begins, and its day.
fn run_of(connection: &Connection, number: i64) -> Result<Option<(i64, String)>, Failure> {
    let sql = "SELECT first_number, day FROM day_run
               WHERE first_number <= ?1 ORDER BY first_number DESC LIMIT 1";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

fn begin(connection: &Connection, number: i64, day: &str) -> Result<(), Failure> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO day_run (first_number, day) VALUES (?1, ?2)")?
        .execute(params![number, day])?;
    Ok(())
}

fn begin_or_go_on(
    connection: &Connection,
    number: i64,
    day: &str,
    begins: bool,
) -> Result<(), Failure> {
    let of_run = connection
        .prepare_cached("SELECT day FROM day_run WHERE first_number = ?1")?
        .query_row([number], |row| row.get::<_, String>(0))
        .optional()?;
    if begins && of_run.as_deref() != Some(day) {
        begin(connection, number, day)?;
    } else if !begins && of_run.is_some() {
        connection
            .prepare_cached("DELETE FROM day_run WHERE first_number = ?1")?
            .execute([number])?;
    }
    Ok(())
}

/// The runs of the days from one moment up to, not including, another: first and last number, in order.
pub(super) fn between(
    connection: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<(i64, i64)>, Failure> {
    let last = day_at_desk(to - TimeDelta::milliseconds(1)).to_string();
    let mut statement = connection.prepare_cached(
        "SELECT first_number, coalesce((SELECT min(next.first_number) FROM day_run AS next
                                        WHERE next.first_number > run.first_number), ?3) - 1
         FROM day_run AS run WHERE day BETWEEN ?1 AND ?2 ORDER BY first_number",
    )?;
    let days = params![day_at_desk(from).to_string(), last, i64::MAX];
    let rows = statement.query_and_then(days, |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::doors::start_of_day;

    const NUMBERS: [i64; 8] = [
        1_003_010_000_138,
        1_003_010_000_235,
        1_003_010_000_332,
        1_003_010_000_429,
        1_003_020_000_152,
        1_003_020_000_249,
        1_003_020_000_346,
        1_004_010_000_152,
    ];

    fn day(day: u32) -> DateTime<Utc> {
        start_of_day(format!("2026-11-{day:02}").parse().unwrap())
    }

    fn placed(order: &[(usize, u32)]) -> (Connection, Vec<(i64, String)>) {
        let connection = Connection::open_in_memory().unwrap();
        let tables = "CREATE TABLE application (number INTEGER PRIMARY KEY, day TEXT);
                      CREATE TABLE day_run (first_number INTEGER PRIMARY KEY, day TEXT NOT NULL);";
        connection.execute_batch(tables).unwrap();
        let mut newest = Newest::default();
        for (which, of) in order {
            let (number, at) = (NUMBERS[*which], day(*of));
            let row = "INSERT OR REPLACE INTO application VALUES (?1, ?2)";
            let of = day_at_desk(at).to_string();
            connection.execute(row, params![number, of]).unwrap();
            newest.place(&connection, number, at).unwrap();
        }
        let mut runs = connection
            .prepare("SELECT first_number, day FROM day_run ORDER BY 1")
            .unwrap();
        let rows = runs.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        let rows = rows.unwrap().collect::<Result<_, _>>().unwrap();
        drop(runs);
        (connection, rows)
    }

    #[test]
    fn a_number_that_comes_late_parts_a_run_of_another_day() {
        let (_, runs) = placed(&[(0, 5), (2, 5), (3, 5), (1, 4)]);
        let day = |day: u32| format!("2026-11-{day:02}");
        let expected = [(0, day(5)), (1, day(4)), (2, day(5))];
        assert_eq!(runs, expected.map(|(which, day)| (NUMBERS[which], day)));
    }

    proptest! {
        #[test]
        fn runs_are_the_same_in_whatever_order_numbers_come_and_find_each_day(
            days in prop::collection::vec(1_u32..4, NUMBERS.len()),
            order in Just((0..NUMBERS.len()).collect::<Vec<_>>()).prop_shuffle(),
            first_said in prop::collection::vec((0..NUMBERS.len(), 1_u32..4), 0..6),
        ) {
            let in_order: Vec<_> = (0..NUMBERS.len()).map(|which| (which, days[which])).collect();
            // Some are first said to be of another day, and then of their own.
            let mut shuffled = first_said;
            shuffled.extend(order.iter().map(|which| (*which, days[*which])));
            let (connection, runs) = placed(&shuffled);
            prop_assert_eq!(&runs, &placed(&in_order).1);
            for of in 1..4 {
                let found = between(&connection, day(of), day(of + 1)).unwrap();
                for (which, number) in NUMBERS.iter().enumerate() {
                    let is_in = found.iter().any(|(first, last)| (first..=last).contains(&number));
                    prop_assert_eq!(is_in, days[which] == of, "{} on {}", number, of);
                }
            }
        }
    }
}
