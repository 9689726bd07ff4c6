//! Table `applicant_name`: names of applicants, folded, for finding a person by the first letters of
//! any of their names in any order.

use domain::turkish::fold;
use rusqlite::{Connection, params};

use crate::failure::Failure;

/// Letters of the longest word that must be there before a name is looked for.
const SHORTEST: usize = 2;

pub(super) fn insert(connection: &Connection, id: i64, name: &str) -> Result<(), Failure> {
    if name.is_empty() {
        return Ok(());
    }
    connection
        .prepare_cached("INSERT INTO applicant_name (rowid, name) VALUES (?1, ?2)")?
        .execute(params![id, fold(name)])?;
    Ok(())
}

pub(super) fn remove(connection: &Connection, id: i64) -> Result<(), Failure> {
    connection
        .prepare_cached("DELETE FROM applicant_name WHERE rowid = ?1")?
        .execute([id])?;
    Ok(())
}

/// The search for a name typed so far: every word must begin one of the names. None when too little
/// is typed to mean anybody.
pub(super) fn query_for(typed: &str) -> Option<String> {
    let folded = fold(typed);
    let long_enough = folded
        .split(' ')
        .any(|word| word.chars().count() >= SHORTEST);
    // Folded words hold letters and digits only, so nothing in them can be a command of the search.
    long_enough.then(|| {
        folded
            .split(' ')
            .map(|word| format!("\"{word}\"*"))
            .collect::<Vec<_>>()
            .join(" AND ")
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_word_typed_must_begin_a_name() {
        assert_eq!(
            query_for("Ayşe  YIL").as_deref(),
            Some("\"ayse\"* AND \"yil\"*")
        );
        assert_eq!(query_for("a"), None, "one letter means nobody");
        assert_eq!(query_for(" ' \" * "), None);
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_the_search(typed in ".*") {
            let connection = Connection::open_in_memory().unwrap();
            connection.execute_batch("CREATE VIRTUAL TABLE names USING fts5 (name, tokenize = 'unicode61 remove_diacritics 0')").unwrap();
            if let Some(query) = query_for(&typed) {
                let found = connection.query_row("SELECT count(*) FROM names WHERE names MATCH ?1", [&query], |row| row.get::<_, i64>(0));
                prop_assert_eq!(found.unwrap(), 0);
            }
        }
    }
}
