//! A store that any older program filled is brought up to this one with all that is in it.

use std::path::Path;

use desk::views::Stage;
use desk::{Desk, Places};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use stories::closed_office::{behind_its_back, command, key_of, lively_office};
use stories::faults::copy_folder;
use stories::office::Office;

/// The tables of each version.
const MIGRATIONS: [&str; 5] = [
    include_str!("../../migrations/desk/0001_store.sql"),
    include_str!("../../migrations/desk/0002_attachment_watch.sql"),
    include_str!("../../migrations/desk/0003_printers.sql"),
    include_str!("../../migrations/desk/0004_handed_over_slips.sql"),
    include_str!("../../migrations/desk/0005_fewer_pages.sql"),
];

/// Tables of the first version that hold now what they held then.
const TABLES: [&str; 13] = [
    "fact",
    "series",
    "setting",
    "unit",
    "topic",
    "staff",
    "link",
    "inquiry",
    "staff_secret",
    "sign_in_guard",
    "preference",
    "draft",
    "slip_job",
];

/// Columns of the first version's table of applications, and as what this program's has them.
const APPLICATION: (&str, &str) = (
    "id, number, registered_at, registered_by, kind, topic, unit, subject, applicant, national_id, phone, \
     due_on, legal_limit_on, revision, copies",
    "registered_in, number, registered_at, registered_by, kind, topic, unit, subject, applicant, national_id, \
     phone, due_on, legal_limit_on, revision, copies",
);

#[test]
fn a_store_of_any_older_program_is_brought_up_with_all_that_is_in_it() {
    let original = tempfile::tempdir().expect("a folder");
    let before = days_and_facts(&lively_office(original.path()));
    for version in 1..=MIGRATIONS.len() {
        let folder = tempfile::tempdir().expect("a folder");
        copy_folder(original.path(), folder.path()).expect("copies");
        let places = stories::office::places(folder.path());
        set_back(&places, version);

        let desk = Desk::open(places.clone()).expect("opens");
        assert_eq!(desk.state().stage, Stage::SignIn, "version {version}");
        assert!(desk.state().backup.newest.is_some(), "after a backup");
        drop(desk);
        let (said, code) = command(&places, "verify");
        assert_eq!(code, 0, "version {version}: {said}");
        assert_eq!(days_and_facts(&places), before, "version {version}");
        everybody_is_found(folder.path(), version);
    }
}

fn everybody_is_found(folder: &Path, version: usize) {
    let office = Office::reopen(folder).expect("opens");
    let desk = office.desk();
    let today = desk.list_day(None).expect("lists").lines;
    assert_eq!(today.len(), 2, "version {version}: the list of today");
    for line in today {
        let by_name = desk.find_applications(&line.applicant).expect("looks");
        let numbers = by_name.lines.iter().map(|line| &line.number);
        assert!(numbers.clone().any(|number| *number == line.number));
        assert_eq!(numbers.count(), 2, "version {version}: both of one person");
    }
    let another = stories::office::ordinary_draft();
    let registered = office.register(&another).expect("goes on");
    assert!(desk.get_application(&registered.number).is_ok());
}

/// What a migration makes by SQL and a rebuild by the program.
fn days_and_facts(places: &Places) -> Vec<Vec<Value>> {
    let store = behind_its_back(places);
    let mut all = rows(&store, "SELECT * FROM day_run ORDER BY 1");
    all.extend(rows(&store, "SELECT * FROM fact ORDER BY 1"));
    all.extend(rows(&store, "SELECT * FROM series ORDER BY 1"));
    all
}

/// Puts a store in the place of this one that holds the same, as the program of that version left it.
fn set_back(places: &Places, version: usize) {
    let now = behind_its_back(places);
    let older = places.store().with_extension("older");
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let then = desk::store::with_key(&older, &key_of(places), flags).expect("is made");
    for (place, migration) in MIGRATIONS.iter().enumerate().take(version) {
        then.execute_batch(migration).expect("migrates");
        match place {
            0 => {
                for table in TABLES {
                    let columns = columns_of(&then, table);
                    copy(&now, &then, table, &columns, &columns);
                }
                copy(&now, &then, "application", APPLICATION.1, APPLICATION.0);
                let names = "INSERT INTO applicant_name (rowid, name)
                             SELECT id, lower(applicant) FROM application WHERE id = (SELECT min(id) FROM application)";
                then.execute_batch(names).expect("indexes some");
            }
            2 => {
                for table in ["printer", "printer_choice"] {
                    let columns = columns_of(&then, table);
                    copy(&now, &then, table, &columns, &columns);
                }
            }
            _ => {}
        }
    }
    then.pragma_update(None, "user_version", version)
        .expect("says its version");
    drop((now, then));
    for ending in ["-wal", "-shm"] {
        let beside = format!("{}{ending}", places.store().display());
        assert!(!Path::new(&beside).exists(), "the store was closed");
    }
    std::fs::rename(older, places.store()).expect("takes its place");
}

fn columns_of(store: &Connection, table: &str) -> String {
    let sql = format!("SELECT * FROM {table}");
    let statement = store.prepare(&sql).expect("is a table");
    statement.column_names().collect::<Vec<_>>().join(", ")
}

fn copy(from: &Connection, to: &Connection, table: &str, read: &str, written: &str) {
    for row in rows(from, &format!("SELECT {read} FROM {table}")) {
        let places = vec!["?"; row.len()].join(", ");
        let sql = format!("INSERT INTO {table} ({written}) VALUES ({places})");
        to.execute(&sql, params_from_iter(row)).expect("copies");
    }
}

fn rows(store: &Connection, sql: &str) -> Vec<Vec<Value>> {
    let mut statement = store.prepare(sql).expect("is asked");
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        (0..columns).map(|column| row.get(column)).collect()
    });
    let rows = rows.expect("reads");
    rows.collect::<Result<_, _>>().expect("reads")
}
