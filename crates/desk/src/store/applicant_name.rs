//! Table `applicant_name`: names of applicants, folded, for finding a person by the first letters of
//! any of their names in any order. Whose they are stands in `indexed_name`.

use chrono::{DateTime, Utc};
use domain::turkish::fold;
use rusqlite::{Connection, params};

use super::indexed_name;
use crate::failure::Failure;

/// Letters of the longest word that must be there before a name is looked for.
const SHORTEST: usize = 2;

/// The most matches of the day on which the last of a list was registered.
const OF_ONE_DAY: u32 = 1_000;

/// Takes the name of an application in.
pub(super) fn insert(
    connection: &Connection,
    number: i64,
    registered_at: DateTime<Utc>,
    name: &str,
) -> Result<(), Failure> {
    let id = indexed_name::insert(connection, number, registered_at)?;
    insert_at(connection, id, name)
}

/// Puts another name in the place of the one that the index has under this id.
pub(super) fn replace(connection: &Connection, id: i64, name: &str) -> Result<(), Failure> {
    connection
        .prepare_cached("DELETE FROM applicant_name WHERE rowid = ?1")?
        .execute([id])?;
    insert_at(connection, id, name)
}

/// Lets go of the name under this id.
pub(super) fn remove(connection: &Connection, id: i64) -> Result<(), Failure> {
    connection
        .prepare_cached("DELETE FROM applicant_name WHERE rowid = ?1")?
        .execute([id])?;
    indexed_name::remove(connection, id)
}

/// Rids the index of what is left of names that it let go of. It is written anew for that, so it costs as much as the index is large.
pub(super) fn sweep(connection: &Connection) -> Result<(), Failure> {
    let sql = "INSERT INTO applicant_name (applicant_name) VALUES ('optimize')";
    connection.execute(sql, [])?;
    Ok(())
}

fn insert_at(connection: &Connection, id: i64, name: &str) -> Result<(), Failure> {
    connection
        .prepare_cached("INSERT INTO applicant_name (rowid, name) VALUES (?1, ?2)")?
        .execute(params![id, fold(name)])?;
    Ok(())
}

/// Empties the index.
pub(super) fn clear(connection: &Connection) -> Result<(), Failure> {
    indexed_name::clear(connection)?;
    let sql = "INSERT INTO applicant_name (applicant_name) VALUES ('delete-all')";
    connection.execute(sql, [])?;
    Ok(())
}

/// The ids of the `most` newest applications of people with this name, and of all others of the day on
/// which the last of them was registered: within a day, ids do not tell which is newer.
pub(super) fn newest_matches(
    connection: &Connection,
    typed: &TypedName,
    most: u32,
) -> Result<Vec<i64>, Failure> {
    let query = typed.query();
    let matching = |sql: &str, by: &[&dyn rusqlite::ToSql]| -> Result<Vec<i64>, Failure> {
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_and_then(by, |row| Ok(row.get(0)?))?;
        rows.collect()
    };
    let mut found = matching(
        "SELECT rowid FROM applicant_name WHERE applicant_name MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
        params![query, most],
    )?;
    if let Some(last) = found.last().copied()
        && found.len() >= most as usize
    {
        found.extend(matching(
            "SELECT rowid FROM applicant_name WHERE applicant_name MATCH ?1 AND rowid >= ?2 AND rowid < ?3
             ORDER BY rowid DESC LIMIT ?4",
            params![query, indexed_name::first_of_day(last), last, OF_ONE_DAY],
        )?);
    }
    Ok(found)
}

/// A name typed so far: every word must begin one of a person's names.
pub(super) struct TypedName {
    folded: String,
}

impl TypedName {
    /// None when too little is typed to mean anybody.
    pub(super) fn new(typed: &str) -> Option<Self> {
        let folded = fold(typed);
        let long_enough = folded
            .split(' ')
            .any(|word| word.chars().count() >= SHORTEST);
        long_enough.then_some(Self { folded })
    }

    /// As a search of the index.
    pub(super) fn query(&self) -> String {
        // Folded words hold letters and digits only, so nothing in them can be a command of the search.
        let words = self.folded.split(' ').map(|word| format!("\"{word}\"*"));
        words.collect::<Vec<_>>().join(" AND ")
    }

    /// Whether it is this person, without the index.
    pub(super) fn means(&self, name: &str) -> bool {
        let folded = fold(name);
        self.folded
            .split(' ')
            .all(|typed| folded.split(' ').any(|word| word.starts_with(typed)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_word_typed_must_begin_a_name() {
        let typed = TypedName::new("Ayşe  YIL").unwrap();
        assert_eq!(typed.query(), "\"ayse\"* AND \"yil\"*");
        assert!(typed.means("Yıldız Fatma AYŞE") && !typed.means("Ayşe Ayyıldız"));
        assert!(TypedName::new("a").is_none(), "one letter means nobody");
        assert!(TypedName::new(" ' \" * ").is_none());
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_the_search(typed in ".*") {
            let connection = Connection::open_in_memory().unwrap();
            connection.execute_batch("CREATE VIRTUAL TABLE names USING fts5 (name, tokenize = 'unicode61 remove_diacritics 0')").unwrap();
            if let Some(query) = TypedName::new(&typed).map(|typed| typed.query()) {
                let found = connection.query_row("SELECT count(*) FROM names WHERE names MATCH ?1", [&query], |row| row.get::<_, i64>(0));
                prop_assert_eq!(found.unwrap(), 0);
            }
        }
    }
}
