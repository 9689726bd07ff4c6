//! Table `applicant_name`: names of applicants, folded, for finding a person by the first letters of
//! any of their names in any order.
//!
//! The newest applications are not in it yet: writing one name costs as much as the rest of a save, a
//! hundred at once little more than one. Until then their names are compared one by one.

use domain::turkish::fold;
use rusqlite::{Connection, OptionalExtension, params};

use crate::failure::Failure;

/// Letters of the longest word that must be there before a name is looked for.
const SHORTEST: usize = 2;

/// Facts that the index may lie behind: few enough to be compared within a fraction of a millisecond,
/// and so many that fewer than one save in a hundred brings it up to date.
const BEHIND: i64 = 128;

/// The newest application whose name is in the index; 0 for none.
pub(super) fn newest_indexed(connection: &Connection) -> Result<i64, Failure> {
    let newest = connection
        .prepare_cached("SELECT rowid FROM applicant_name ORDER BY rowid DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(newest.unwrap_or_default())
}

/// Brings the index up to date when the application `newest` is far enough ahead of it; tells then
/// how far it was before.
pub(super) fn keep_up(connection: &Connection, newest: i64) -> Result<Option<i64>, Failure> {
    let indexed = newest_indexed(connection)?;
    if newest - indexed < BEHIND {
        return Ok(None);
    }
    let mut behind = connection
        .prepare_cached("SELECT id, applicant FROM application WHERE id > ?1 ORDER BY id")?;
    let mut rows = behind.query([indexed])?;
    while let Some(row) = rows.next()? {
        insert(connection, row.get(0)?, &row.get::<_, String>(1)?)?;
    }
    Ok(Some(indexed))
}

/// Puts another name in the place of one that the index has.
pub(super) fn replace(connection: &Connection, id: i64, name: &str) -> Result<(), Failure> {
    connection
        .prepare_cached("DELETE FROM applicant_name WHERE rowid = ?1")?
        .execute([id])?;
    insert(connection, id, name)
}

fn insert(connection: &Connection, id: i64, name: &str) -> Result<(), Failure> {
    connection
        .prepare_cached("INSERT INTO applicant_name (rowid, name) VALUES (?1, ?2)")?
        .execute(params![id, fold(name)])?;
    Ok(())
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
