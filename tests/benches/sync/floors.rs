//! The floors: the same rows into the same tables with the same keys and indexes, as durable and as encrypted, and
//! nothing else done: no request, no signature, no hash, no chain, nothing read or compared.

use std::path::Path;
use std::time::{Duration, Instant};

use desk::Failure;
use desk::store::{Store, with_key};
use desk::vault::DataKey;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Statement};
use stories::center::Postgres;

/// As many as a page of the feed has at most.
const TOGETHER: usize = 500;

/// The seconds of a floor: with every row that the work leaves behind, and with the rows of facts alone, as a queue of
/// messages would keep them.
#[derive(Clone, Copy)]
pub(crate) struct Floor {
    pub(crate) rows: f64,
    pub(crate) facts: f64,
}

/// Puts what a store received, and what it made of it, into a bare one as encrypted and as durable.
pub(crate) fn bare_store(store: &Store, folder: &Path) -> Result<Floor, Failure> {
    store.read(|full| {
        let all = tables(full)?;
        let facts: Vec<_> = all
            .iter()
            .filter(|table| table.as_str() == "received_fact")
            .cloned()
            .collect();
        Ok(Floor {
            facts: insert_rows(full, &facts, &folder.join("facts.db"))?,
            rows: insert_rows(full, &all, &folder.join("rows.db"))?,
        })
    })
}

/// The tables of a store, but for what SQLite keeps of itself.
fn tables(full: &Connection) -> Result<Vec<String>, Failure> {
    let mut names = full.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )?;
    let names = names.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// The seconds that the rows of some tables take to be inserted into a new file, a page of each at a time.
fn insert_rows(full: &Connection, tables: &[String], file: &Path) -> Result<f64, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut bare = with_key(file, &DataKey::random()?, flags)?;
    bare.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    bare.pragma_update(None, "synchronous", "FULL")?;
    bare.pragma_update(None, "wal_autocheckpoint", 8_000)?;
    let mut selects = Vec::new();
    for table in tables {
        for make in made_by(full, table)? {
            bare.execute_batch(&make)?;
        }
        selects.push(full.prepare(&format!("SELECT * FROM {table}"))?);
    }
    let mut readers = Vec::new();
    for (table, select) in tables.iter().zip(&mut selects) {
        readers.push((insert_into(table, select), select.query([])?));
    }
    let mut spent = Duration::ZERO;
    loop {
        let mut pages = Vec::new();
        for (insert, rows) in &mut readers {
            let mut page: Vec<Vec<Value>> = Vec::with_capacity(TOGETHER);
            while page.len() < TOGETHER
                && let Some(row) = rows.next()?
            {
                let columns = row.as_ref().column_count();
                page.push(
                    (0..columns)
                        .map(|at| row.get(at))
                        .collect::<Result<_, _>>()?,
                );
            }
            pages.push((&*insert, page));
        }
        if pages.iter().all(|(_, page)| page.is_empty()) {
            return Ok(spent.as_secs_f64());
        }
        let began = Instant::now();
        let transaction = bare.transaction()?;
        for (insert, page) in &pages {
            let mut insert = transaction.prepare_cached(insert)?;
            for row in page {
                insert.execute(rusqlite::params_from_iter(row))?;
            }
        }
        transaction.commit()?;
        spent += began.elapsed();
    }
}

/// What makes a table and its indexes.
fn made_by(full: &Connection, table: &str) -> Result<Vec<String>, Failure> {
    let mut made = full.prepare(
        "SELECT sql FROM sqlite_master WHERE tbl_name = ?1 AND type IN ('table', 'index') AND sql IS NOT NULL
         ORDER BY type = 'index'",
    )?;
    let made = made.query_map([table], |row| row.get(0))?;
    Ok(made.collect::<Result<_, _>>()?)
}

fn insert_into(table: &str, select: &Statement<'_>) -> String {
    let places = vec!["?"; select.column_count()].join(", ");
    format!("INSERT INTO {table} VALUES ({places})")
}

/// The rows of a center's database, out of it and durably into other tables of the same server.
pub(crate) struct Copied {
    folder: std::path::PathBuf,
}

/// What a push leaves behind.
const TABLES: [&str; 3] = ["fact", "feed", "application"];

impl Copied {
    /// Writes the rows into files of the folder.
    pub(crate) fn out(postgres: &Postgres, database: &str, folder: &Path) -> Self {
        let copied = Self {
            folder: folder.to_owned(),
        };
        for table in TABLES {
            let copy = format!(
                "\\copy (SELECT {} FROM {table}) TO '{}'",
                columns(postgres, database, table),
                copied.file(table)
            );
            postgres.ask_in(database, &[&copy]);
        }
        copied
    }

    /// Copies them into staging tables and from there into ones with keys and indexes, and says how many seconds that
    /// took.
    pub(crate) fn back(&self, postgres: &Postgres, database: &str) -> Floor {
        let seconds = TABLES.map(|table| self.table_back(postgres, database, table));
        Floor {
            facts: seconds[0],
            rows: seconds.iter().sum(),
        }
    }

    fn table_back(&self, postgres: &Postgres, database: &str, table: &str) -> f64 {
        let columns = columns(postgres, database, table);
        let make = format!(
            "DROP TABLE IF EXISTS floor_{table}, staging_{table};
             CREATE TABLE floor_{table} (LIKE {table} INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING INDEXES);
             CREATE TABLE staging_{table} AS SELECT {columns} FROM {table} WITH NO DATA"
        );
        postgres.ask_in(database, &[&make]);
        let copy = format!("\\copy staging_{table} FROM '{}'", self.file(table));
        let insert = format!(
            "INSERT INTO floor_{table} ({columns}) SELECT * FROM staging_{table} ON CONFLICT DO NOTHING"
        );
        let began = Instant::now();
        postgres.ask_in(database, &[&copy, &insert]);
        began.elapsed().as_secs_f64()
    }

    fn file(&self, table: &str) -> String {
        self.folder
            .join(format!("{table}.copy"))
            .display()
            .to_string()
    }
}

/// The columns of a table that somebody has to fill.
fn columns(postgres: &Postgres, database: &str, table: &str) -> String {
    let ask = format!(
        "SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) FROM information_schema.columns
         WHERE table_name = '{table}' AND is_generated = 'NEVER'"
    );
    postgres.ask_in(database, &[&ask])
}
