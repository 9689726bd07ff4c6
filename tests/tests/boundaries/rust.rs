//! What Rust sources may contain: SQL only under `store/`, a pure domain, the wall clock and
//! randomness through their doors, no sentence for people.

use crate::source::{Breach, File, is_turkish, lines_with};

/// What would make the domain more than words and rules.
const IMPURE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "async fn",
    "println!",
];

/// The wall clock and randomness, and the files through which each enters.
const DOORS: &[(&str, &[&str])] = &[
    (
        "SystemTime::now",
        &["crates/center/src/doors.rs", "crates/desk/src/doors.rs"],
    ),
    ("Utc::now", &["crates/desk/src/doors.rs"]),
    ("Local::now", &["crates/desk/src/doors.rs"]),
    // Keys and salts are never replayed, so the vault draws its own.
    (
        "getrandom::",
        &[
            "crates/center/src/doors.rs",
            "crates/desk/src/doors.rs",
            "crates/desk/src/vault/",
        ],
    ),
];

/// Beginnings of SQL statements, as the project writes them.
const SQL: &[&str] = &[
    "SELECT ",
    "INSERT INTO ",
    "INSERT OR ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE INDEX ",
    "ALTER TABLE ",
    "DROP TABLE ",
    "PRAGMA ",
];

/// Calls that take a statement.
const ASKING: &[&str] = &[
    ".execute_batch(",
    ".prepare(",
    ".prepare_cached(",
    ".query_row(",
    ".pragma_query",
    ".pragma_update",
];

/// Letters of Turkish as data, not as words: what folding and sorting are made of.
const LETTERS_AS_DATA: &[&str] = &[
    "crates/center/src/sms/message.rs",
    "crates/domain/src/turkish.rs",
];

/// Every line that stands where it may not.
pub(crate) fn breaches(files: &[File]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| is_program(&file.path)) {
        let source = file.rust();
        let path = &file.path;
        let mut tell = |line: usize, what: String| breaches.push(format!("{path}:{line}: {what}"));
        if path.starts_with("crates/domain/") {
            for word in IMPURE {
                for line in lines_with(&source.code, word) {
                    tell(line, format!("domain is pure and may not use {word}"));
                }
            }
        }
        for (word, doors) in DOORS {
            if !doors.iter().any(|door| path.starts_with(door)) {
                for line in lines_with(&source.code, word) {
                    tell(
                        line,
                        format!("{word} enters through {} only", doors.join(" and ")),
                    );
                }
            }
        }
        if !path.contains("/store/") {
            // A use case may hold a transaction and hand it on; asking it is the store's part.
            for word in ASKING {
                for line in lines_with(&source.code, word) {
                    tell(
                        line,
                        format!("SQL stands only under store/, and so does {word}"),
                    );
                }
            }
            for (line, _) in source.literals.iter().filter(|(_, text)| is_sql(text)) {
                tell(*line, "SQL stands only under store/".to_owned());
            }
        }
        if !LETTERS_AS_DATA.contains(&path.as_str()) {
            for (line, text) in source.literals.iter().filter(|(_, text)| is_turkish(text)) {
                tell(
                    *line,
                    format!("words for people live in assets/text: {text}"),
                );
            }
        }
    }
    breaches
}

/// Program code: no tests, no examples, and not the developer's own commands.
fn is_program(path: &str) -> bool {
    let in_source = path.contains("/src/") && !path.starts_with("crates/xtask/");
    in_source && !path.ends_with("/tests.rs") && !path.contains("/tests/")
}

fn is_sql(literal: &str) -> bool {
    let text = literal.trim_start_matches(['r', '#', '"']).trim_start();
    SQL.iter().any(|start| text.starts_with(start))
}
