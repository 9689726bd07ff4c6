//! Migrations: the store's tables, version by version, all or none.
//!
//! The files in `migrations/desk` are append-only. A store of a newer program is refused and not touched.

use protocol::FailureCode;
use rusqlite::{Connection, TransactionBehavior};

use super::{application, journal, read_tables, rebuild};
use crate::failure::Failure;

/// One step from a version of the store to the next.
struct Migration {
    sql: &'static str,
    /// Kinds of facts that read tables made by it are filled from: those recorded before, also by a
    /// newer program whose journal came here.
    replayed: &'static [&'static str],
    /// It left the index of names empty.
    names_indexed_anew: bool,
    /// The read tables are made again from all facts.
    tables_made_again: bool,
    /// The rows of applications that later facts are about are written again.
    rows_written_again: bool,
}

impl Migration {
    /// One that changes tables only.
    const fn of_tables(sql: &'static str) -> Self {
        Self {
            sql,
            replayed: &[],
            names_indexed_anew: false,
            tables_made_again: false,
            rows_written_again: false,
        }
    }
}

/// Every migration in order; a store's `user_version` says how many it has.
const MIGRATIONS: &[Migration] = &[
    Migration::of_tables(include_str!("../../../../migrations/desk/0001_store.sql")),
    Migration::of_tables(include_str!(
        "../../../../migrations/desk/0002_attachment_watch.sql"
    )),
    Migration {
        replayed: &[
            "slip_printer_chosen",
            "printer_kept",
            "printer_removed",
            "printer_chosen",
        ],
        ..Migration::of_tables(include_str!(
            "../../../../migrations/desk/0003_printers.sql"
        ))
    },
    Migration::of_tables(include_str!(
        "../../../../migrations/desk/0004_handed_over_slips.sql"
    )),
    Migration::of_tables(include_str!(
        "../../../../migrations/desk/0005_fewer_pages.sql"
    )),
    Migration {
        names_indexed_anew: true,
        ..Migration::of_tables(include_str!(
            "../../../../migrations/desk/0006_numbers_as_keys.sql"
        ))
    },
    Migration::of_tables(include_str!(
        "../../../../migrations/desk/0007_received_facts.sql"
    )),
    Migration::of_tables(include_str!("../../../../migrations/desk/0008_sync.sql")),
    Migration::of_tables(include_str!(
        "../../../../migrations/desk/0009_wanted_attachments.sql"
    )),
    Migration {
        tables_made_again: true,
        ..Migration::of_tables(include_str!(
            "../../../../migrations/desk/0010_catalogue_word.sql"
        ))
    },
    Migration {
        rows_written_again: true,
        ..Migration::of_tables(include_str!(
            "../../../../migrations/desk/0011_states_and_drafts.sql"
        ))
    },
    Migration::of_tables(include_str!(
        "../../../../migrations/desk/0012_coming_back.sql"
    )),
    Migration::of_tables(include_str!(
        "../../../../migrations/desk/0013_setup_answers.sql"
    )),
];

/// The version that this program writes.
pub fn newest() -> usize {
    MIGRATIONS.len()
}

/// The version of a store.
pub fn version_of(connection: &Connection) -> Result<usize, Failure> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Whether the store must be migrated before this program can use it.
pub fn pending(connection: &Connection) -> Result<bool, Failure> {
    let version = version_of(connection)?;
    if version > newest() {
        return Err(Failure::new(
            FailureCode::StorageNewer,
            format!("store version {version}"),
        ));
    }
    Ok(version < newest())
}

/// Brings the store to this program's version, in one transaction.
pub fn run(connection: &mut Connection) -> Result<(), Failure> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let version = version_of(&transaction)?;
    for migration in MIGRATIONS.iter().skip(version) {
        transaction.execute_batch(migration.sql)?;
    }
    // Once the tables are all this program's, since that is what its code writes to.
    for migration in MIGRATIONS.iter().skip(version) {
        journal::replay_kinds(&transaction, migration.replayed, |recorded| {
            read_tables::apply(&transaction, recorded)
        })?;
    }
    let mut missing = MIGRATIONS.iter().skip(version);
    if missing.any(|migration| migration.names_indexed_anew) {
        application::index_all_names(&transaction)?;
    }
    let mut missing = MIGRATIONS.iter().skip(version);
    if version > 0 && missing.any(|migration| migration.tables_made_again) {
        rebuild::replay_into_empty_tables(&transaction)?;
    } else if MIGRATIONS[version..]
        .iter()
        .any(|migration| migration.rows_written_again)
    {
        application::refresh_all(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", newest())?;
    transaction.commit()?;
    Ok(())
}
