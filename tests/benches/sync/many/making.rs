//! Making them: by the center's own migrations into its own tables, a part at a time, two at once, and in each part as they would
//! have come: those of one office between those of all the others.

use std::io;
use std::thread;
use std::time::Instant;

use desk::Answer;
use domain::{ApplicationNumber, Deadlines, DeskCode, OfficeCode, Registration, RunningNumber};
use stories::center::{Center, OFFICE, Postgres};

use super::TIMES;
use crate::light;

/// The keys of desks in the watched office begin with this number; those before it are in other offices.
pub(super) const WATCHING: u32 = 1_000;
/// Offices whose desks ask for pages.
const ASKING: usize = 100;
/// How many are made at once.
const HANDS: usize = 2;

/// A center's database that is full.
pub(super) struct Made {
    pub(super) center: Center,
    /// Applications of each office.
    pub(super) each: u32,
    /// Offices whose desks ask; the place of each is its desk's number.
    pub(super) offices: Vec<OfficeCode>,
}

/// What is written down of each application, the fact first.
const TABLES: [(&str, &str); 3] = [
    (
        "fact",
        "INSERT INTO fact (office, code, epoch, branch, sequence, kind, author, recorded_at, received_at, number, salt, body,
                           body_hash, hash)
         SELECT office, code, 1, 0, sequence, '{kind}', 'desk', recorded_at, recorded_at, number, substring(hash, 1, 16), body,
                hash, hash",
    ),
    (
        "feed",
        "INSERT INTO feed (office, place, code, epoch, branch, sequence, rolling, number)
         SELECT office, place, code, 1, 0, sequence, hash, number",
    ),
    (
        "application",
        "INSERT INTO application (office, number, registered_at, registered_by, kind, topic, subject, unit, state, revision,
                                  due_on, national_id, phone)
         SELECT office, number, recorded_at, 'desk', 'request', 'T' || place % 50, 'One of very many', 'U' || place % 20, state,
                1, due_on, national_id, phone",
    ),
];

/// A server that only makes: what goes wrong is made anew.
const HASTE: [&str; 8] = [
    "ALTER SYSTEM SET autovacuum = off",
    "ALTER SYSTEM SET checkpoint_timeout = '1h'",
    "ALTER SYSTEM SET full_page_writes = off",
    "ALTER SYSTEM SET maintenance_work_mem = '256MB'",
    "ALTER SYSTEM SET max_wal_size = '2GB'",
    "ALTER SYSTEM SET synchronous_commit = off",
    "ALTER SYSTEM SET work_mem = '256MB'",
    "SELECT pg_reload_conf()",
];

/// What is asked then is asked of one as it comes.
const LEISURE: [&str; 2] = ["ALTER SYSTEM RESET ALL", "SELECT pg_reload_conf()"];

impl Made {
    /// About so many applications in all offices together.
    pub(super) fn of(count: u32, matter: &(Registration, Deadlines)) -> Answer<Self> {
        let center = Center::prepare(Postgres::start());
        let database = center.database();
        database.ask_in("postgres", &HASTE);
        let told = database.ask("SELECT code FROM office ORDER BY code");
        let codes: Vec<&str> = told.lines().collect();
        let each = count.div_ceil(u32::try_from(codes.len()).unwrap_or(u32::MAX).max(1));
        let offices: Vec<OfficeCode> = codes
            .iter()
            .step_by(codes.len().div_ceil(ASKING).max(1))
            .map(|code| code.parse())
            .collect::<Result<_, _>>()?;
        let kind = describe(database, each, matter)?;
        println!(
            "\nMaking {} applications, {each} in each of {} offices",
            each as usize * codes.len(),
            codes.len()
        );
        let began = Instant::now();
        fill(database, kind);
        let filled = began.elapsed();
        finish(database, each, &offices)?;
        database.ask_in("postgres", &LEISURE);
        println!(
            "  in {:.0} s, and {:.0} s to count and to tidy; {}",
            filled.as_secs_f64(),
            began.elapsed().saturating_sub(filled).as_secs_f64(),
            sizes(database)
        );
        Ok(Self {
            center,
            each,
            offices,
        })
    }
}

/// Says what applications are made of; the kind of their fact.
fn describe(
    database: &Postgres,
    each: u32,
    matter: &(Registration, Deadlines),
) -> Answer<&'static str> {
    let code = DeskCode::new(1).zip(RunningNumber::new(1));
    let (desk, running) = code.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
    let number = ApplicationNumber::new(OFFICE.parse()?, desk, running);
    let fact = light::registered(number, matter);
    let body = String::from_utf8(light::body(&fact)?).map_err(io::Error::other)?;
    let sql = include_str!("matters.sql")
        .replace("{each}", &each.to_string())
        .replace("{watched}", OFFICE)
        .replace("{number}", &number.digits())
        .replace("{body}", &body);
    database.ask(&sql);
    Ok(fact.kind())
}

fn fill(database: &Postgres, kind: &str) {
    let parts = database.ask(
        "SELECT string_agg(code, ',') FROM office CROSS JOIN generate_series(0, 31) AS part
         WHERE satisfies_hash_partition('fact'::regclass, 32, part, code) GROUP BY part",
    );
    let parts: Vec<&str> = parts.lines().collect();
    thread::scope(|hands| {
        for parts in parts.chunks(parts.len().div_ceil(HANDS)) {
            hands.spawn(move || {
                for codes in parts {
                    let of = format!(
                        "FROM making.matter WHERE office = ANY('{{{codes}}}') ORDER BY place, office"
                    );
                    let commands = TABLES
                        .map(|(_, insert)| format!("{} {of}", insert.replace("{kind}", kind)));
                    database.ask_in("postgres", &commands.each_ref().map(String::as_str));
                }
            });
        }
    });
}

/// Ends of feeds, desks that may ask, and what the server would have learned meanwhile.
fn finish(database: &Postgres, each: u32, offices: &[OfficeCode]) -> Answer<()> {
    let heads = format!(
        "INSERT INTO feed_head SELECT code, {each}, sha256('{{}}') FROM office; DROP SCHEMA making CASCADE"
    );
    let watched: OfficeCode = OFFICE.parse()?;
    let asking = (0..).zip(offices.iter().copied());
    let watching = (WATCHING..WATCHING + TIMES + 2).map(|number| (number, watched));
    let desks = light::enrolling(asking.chain(watching))?;
    database.ask_in("postgres", &[&heads, &desks]);
    thread::scope(|hands| {
        for (table, _) in TABLES {
            hands.spawn(move || database.ask(&format!("VACUUM (ANALYZE) {table}")));
        }
    });
    Ok(())
}

/// How large the database is, and what is in it.
fn sizes(database: &Postgres) -> String {
    let tables = TABLES.map(|(table, _)| {
        format!(
            "' {table} ' || (SELECT pg_size_pretty(sum(pg_table_size(relid))) || ' and indexes of '
               || pg_size_pretty(sum(pg_indexes_size(relid))) FROM pg_partition_tree('{table}') WHERE isleaf)"
        )
    });
    database.ask(&format!(
        "SELECT pg_size_pretty(pg_database_size(current_database())) || ':' || {}",
        tables.join(" || ',' || ")
    ))
}
