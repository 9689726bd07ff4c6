//! Table `draft`: what each staff member has typed and not yet registered. A working table.
//!
//! A draft is void once its author has registered something behind the place that the journal had when it was kept: a
//! save does not touch the draft's page. Void ones go later, when nobody waits.

use chrono::{DateTime, Utc};
use domain::{Draft, StaffId};
use rusqlite::{Connection, OptionalExtension, params};

use super::values::{moment_in, moment_out};
use crate::failure::Failure;

/// Of a row of `draft`: its author has registered something since.
const IS_VOID: &str = "EXISTS (SELECT 1 FROM fact WHERE position > draft.kept_at
                               AND kind = 'application_registered' AND author = draft.staff)";

/// Keeps a staff member's draft; the one before is replaced.
pub fn put(
    connection: &Connection,
    staff: &StaffId,
    draft: &Draft,
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT INTO draft (staff, draft, saved_at, kept_at)
             VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) FROM fact))
             ON CONFLICT (staff) DO UPDATE
             SET draft = excluded.draft, saved_at = excluded.saved_at, kept_at = excluded.kept_at",
        )?
        .execute(params![
            staff.as_str(),
            serde_json::to_string(draft)?,
            moment_in(at)
        ])?;
    Ok(())
}

/// A staff member's draft, with when it was kept.
pub fn find(
    connection: &Connection,
    staff: &StaffId,
) -> Result<Option<(Draft, DateTime<Utc>)>, Failure> {
    let found: Option<(String, i64)> = connection
        .query_row(
            &format!("SELECT draft, saved_at FROM draft WHERE staff = ?1 AND NOT {IS_VOID}"),
            [staff.as_str()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    found
        .map(|(draft, at)| Ok((serde_json::from_str(&draft)?, moment_out(at)?)))
        .transpose()
}

/// Lets a staff member's draft go.
pub fn remove(connection: &Connection, staff: &StaffId) -> Result<(), Failure> {
    connection
        .prepare_cached("DELETE FROM draft WHERE staff = ?1")?
        .execute([staff.as_str()])?;
    Ok(())
}

/// Whether there are void drafts.
pub fn any_is_void(connection: &Connection) -> Result<bool, Failure> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM draft WHERE {IS_VOID})");
    Ok(connection
        .prepare_cached(&sql)?
        .query_row([], |row| row.get(0))?)
}

/// Lets void drafts go, and notes of the others that nothing so far makes them void.
pub fn let_void_go(connection: &Connection) -> Result<(), Failure> {
    connection.execute(&format!("DELETE FROM draft WHERE {IS_VOID}"), [])?;
    let sql = "UPDATE draft SET kept_at = (SELECT coalesce(max(position), 0) FROM fact)";
    connection.execute(sql, [])?;
    Ok(())
}

/// Whether any draft refers to the attachment with this hash.
pub fn any_refers_to(connection: &Connection, sha256: &str) -> Result<bool, Failure> {
    Ok(connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM draft WHERE instr(draft, ?1) > 0)",
        [sha256],
        |row| row.get(0),
    )?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::vault::DataKey;

    /// What `author` registers, as far as drafts look at it.
    fn registers(connection: &Connection, author: &str) {
        let sql = "INSERT INTO fact (epoch, sequence, office, desk, kind, author, recorded_at,
                                     previous_hash, body_hash, hash)
                   VALUES (1, 1, '1008', '01', 'application_registered', ?1, 0, x'', x'', x'')";
        connection.execute(sql, [author]).unwrap();
    }

    #[test]
    fn what_was_registered_is_no_draft_any_more_and_what_was_typed_since_is_one() {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::create(&folder.path().join("desk.db"), &DataKey::random().unwrap()).unwrap();
        let writer = store.writer();
        let (ayse, can) = (StaffId::new("ayse"), StaffId::new("can"));
        let is_there = |staff: &StaffId| find(&writer, staff).unwrap().is_some();
        let keeps = |staff: &StaffId| {
            put(&writer, staff, &Draft::default(), DateTime::UNIX_EPOCH).unwrap();
        };
        keeps(&ayse);
        keeps(&can);
        registers(&writer, "ayse");
        assert!(!is_there(&ayse) && is_there(&can));
        assert!(any_is_void(&writer).unwrap());

        keeps(&ayse);
        assert!(is_there(&ayse), "typed behind what was registered");
        assert!(!any_is_void(&writer).unwrap());

        registers(&writer, "can");
        let_void_go(&writer).unwrap();
        assert!(is_there(&ayse) && !is_there(&can));
        let rows = writer.query_row("SELECT count(*) FROM draft", [], |row| row.get::<_, i64>(0));
        assert_eq!(rows.unwrap(), 1, "nothing of it is left");
        registers(&writer, "ayse");
        assert!(!is_there(&ayse));
    }
}
