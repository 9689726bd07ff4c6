//! The floors: the same rows, as durable and as encrypted, and nothing else done with them.

use std::path::Path;
use std::time::{Duration, Instant};

use desk::Failure;
use desk::store::{Store, with_key};
use desk::vault::DataKey;
use rusqlite::{OpenFlags, Row, ToSql};
use stories::center::Postgres;

/// As many as a page of the feed has at most.
const TOGETHER: usize = 500;

const COLUMNS: &str = "place, desk, epoch, sequence, branch, kind, author, recorded_at, number, body_hash, salt, body";

/// Puts what a store received into a bare one as encrypted and as durable; how many facts, and in how many seconds.
pub(crate) fn bare_store(store: &Store, folder: &Path) -> Result<(usize, f64), Failure> {
    let file = folder.join("floor.db");
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut bare = with_key(&file, &DataKey::random()?, flags)?;
    bare.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    bare.pragma_update(None, "synchronous", "FULL")?;
    bare.pragma_update(None, "wal_autocheckpoint", 8_000)?;
    bare.execute_batch(
        "CREATE TABLE received_fact (place INTEGER PRIMARY KEY, desk TEXT, epoch INTEGER, sequence INTEGER,
           branch INTEGER, kind TEXT, author TEXT, recorded_at INTEGER, number INTEGER, body_hash BLOB, salt BLOB, body BLOB)",
    )?;
    let (mut facts, mut spent) = (0, Duration::ZERO);
    store.read(|connection| {
        let read = format!("SELECT {COLUMNS} FROM received_fact ORDER BY place");
        let mut statement = connection.prepare(&read)?;
        let mut rows = statement.query([])?;
        loop {
            let mut page = Vec::with_capacity(TOGETHER);
            while page.len() < TOGETHER
                && let Some(row) = rows.next()?
            {
                page.push(values(row)?);
            }
            if page.is_empty() {
                return Ok::<_, Failure>(());
            }
            facts += page.len();
            let began = Instant::now();
            let transaction = bare.transaction()?;
            {
                let insert = format!(
                    "INSERT INTO received_fact ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
                );
                let mut insert = transaction.prepare_cached(&insert)?;
                for row in &page {
                    let values: Vec<&dyn ToSql> = row.iter().map(|value| value as _).collect();
                    insert.execute(&values[..])?;
                }
            }
            transaction.commit()?;
            spent += began.elapsed();
        }
    })?;
    Ok((facts, spent.as_secs_f64()))
}

fn values(row: &Row<'_>) -> Result<Vec<rusqlite::types::Value>, Failure> {
    let values = (0..12).map(|column| row.get(column));
    Ok(values.collect::<Result<_, _>>()?)
}

/// The rows of one table of a center's database, out of it and durably into another one of the same server.
pub(crate) struct Copied {
    file: std::path::PathBuf,
    table: &'static str,
    columns: &'static str,
    key: &'static str,
}

/// What `psql` copies: the facts alone, as a queue of messages would keep them.
pub(crate) const FACTS: [(&str, &str, &str); 1] = [(
    "fact",
    "office text, code text, epoch integer, branch integer, sequence bigint, kind text, author text, recorded_at bigint,
     received_at bigint, number bigint, salt bytea, body bytea, body_hash bytea, hash bytea, quarantine text",
    "office, code, epoch, branch, sequence",
)];

impl Copied {
    /// Writes the rows of a table into a file of the folder.
    pub(crate) fn out(
        postgres: &Postgres,
        database: &str,
        (table, columns, key): (&'static str, &'static str, &'static str),
        folder: &Path,
    ) -> Self {
        let file = folder.join(format!("{table}.copy"));
        let names = columns
            .split(',')
            .filter_map(|column| column.split_whitespace().next())
            .collect::<Vec<_>>()
            .join(", ");
        let copy = format!(
            "\\copy (SELECT {names} FROM {table}) TO '{}'",
            file.display()
        );
        postgres.ask_in(database, &[&copy]);
        Self {
            file,
            table,
            columns,
            key,
        }
    }

    /// Copies them into a staging table and from there into one with a key, and says how many seconds that took.
    pub(crate) fn back(&self, postgres: &Postgres, database: &str) -> f64 {
        let Self {
            file,
            table,
            columns,
            key,
        } = self;
        let make = format!(
            "DROP TABLE IF EXISTS floor_{table}, floor_{table}_staging;
             CREATE TABLE floor_{table} ({columns}, PRIMARY KEY ({key}));
             CREATE TABLE floor_{table}_staging ({columns})"
        );
        postgres.ask_in(database, &[&make]);
        let copy = format!("\\copy floor_{table}_staging FROM '{}'", file.display());
        let insert = format!(
            "INSERT INTO floor_{table} SELECT * FROM floor_{table}_staging ON CONFLICT DO NOTHING"
        );
        let began = Instant::now();
        postgres.ask_in(database, &[&copy, &insert]);
        began.elapsed().as_secs_f64()
    }
}
