//! How PostgreSQL answered: what its `auto_explain` wrote into the server's log since the last look.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::PathBuf;

use stories::center::Postgres;

/// The tables that grow with every application; a word of the question names one.
const GROWING: [&str; 3] = ["application", "fact", "feed"];

/// The server's log.
pub(super) struct Plans {
    log: PathBuf,
    read: Cell<u64>,
}

impl Plans {
    /// New sessions with this server have their plans written down.
    pub(super) fn of(database: &Postgres) -> io::Result<Self> {
        database.ask_in(
            "postgres",
            &[
                "LOAD 'auto_explain'",
                "ALTER SYSTEM SET auto_explain.log_min_duration = 0",
                "ALTER SYSTEM SET auto_explain.log_analyze = on",
                "ALTER SYSTEM SET auto_explain.log_buffers = on",
                "ALTER SYSTEM SET session_preload_libraries = 'auto_explain'",
                "SELECT pg_reload_conf()",
            ],
        );
        // The server's first process reads it when it comes to it.
        while database.ask("SHOW session_preload_libraries") != "auto_explain" {
            std::thread::yield_now();
        }
        let plans = Self {
            log: database.socket().join("log"),
            read: Cell::new(0),
        };
        plans.forget()?;
        Ok(plans)
    }

    /// What was written until now is of no interest.
    pub(super) fn forget(&self) -> io::Result<()> {
        self.read.set(self.log.metadata()?.len());
        Ok(())
    }

    /// Each statement about what grows, with its plan, in the order in which they were asked.
    pub(super) fn read(&self) -> io::Result<Vec<String>> {
        let mut log = File::open(&self.log)?;
        log.seek(SeekFrom::Start(self.read.get()))?;
        let mut text = Vec::new();
        self.read
            .set(self.read.get() + log.read_to_end(&mut text)? as u64);
        Ok(entries(&String::from_utf8_lossy(&text)))
    }
}

fn entries(text: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    let mut wanted = false;
    for line in text.lines() {
        // An entry goes on in lines that are set in.
        if let Some(more) = line.strip_prefix('\t') {
            if let Some(entry) = entries.last_mut().filter(|_| wanted) {
                entry.push_str("\n    ");
                entry.push_str(&without_costs(more));
            }
        } else {
            wanted = line.contains("plan:");
            if let Some((_, duration)) = line.split_once("duration: ").filter(|_| wanted) {
                entries.push(format!("  {duration}"));
            }
        }
    }
    entries.retain(|entry| about_what_grows(entry));
    entries
}

fn about_what_grows(entry: &str) -> bool {
    let question = entry.split("(actual").next().unwrap_or_default();
    question
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .any(|word| GROWING.contains(&word))
}

/// What the planner guessed says little to who reads what it came to.
fn without_costs(line: &str) -> String {
    let cut = line.split_once("(cost=").and_then(|(before, rest)| {
        let (_, after) = rest.split_once(") ")?;
        Some(format!("{before}{after}"))
    });
    cut.unwrap_or_else(|| line.to_owned())
}
