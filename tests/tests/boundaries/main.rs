//! "Who may know whom" of docs/architecture.md, read from the sources: each breach fails here
//! with a sentence that names file, line and rule.

mod crates;
mod rust;
mod source;
mod window;

use source::{Breach, File, files_under};

#[test]
fn crates_know_only_whom_they_may() {
    accept(&crates::breaches(&files_under(
        &["crates", "src-tauri"],
        &["toml"],
    )));
}

#[test]
fn sql_time_and_words_stay_where_they_belong() {
    accept(&rust::breaches(&files_under(
        &["crates", "src-tauri"],
        &["rs"],
    )));
}

#[test]
fn the_window_s_parts_and_features_stay_apart() {
    accept(&window::breaches(&files_under(&["ui/src"], &["ts", "tsx"])));
}

#[test]
fn every_rule_sees_its_breach() {
    for (path, text, rule) in [
        (
            "crates/domain/Cargo.toml",
            "[dependencies]\nrusqlite.workspace = true",
            "domain may",
        ),
        (
            "crates/paper/Cargo.toml",
            "[dependencies]\ndesk.workspace = true",
            "paper may",
        ),
        (
            "crates/desk/Cargo.toml",
            "[dependencies]\ntauri = { version = \"2\" }",
            "desk may",
        ),
        (
            "src-tauri/Cargo.toml",
            "[dependencies]\nrusqlite = \"1\"",
            "window may",
        ),
    ] {
        expect(&crates::breaches(&[file(path, text)]), rule);
    }
    for (path, text, rule) in [
        (
            "crates/desk/src/search.rs",
            "let x = \"SELECT name FROM person\";",
            "SQL stands only",
        ),
        (
            "src-tauri/src/main.rs",
            "let x = held.prepare(words);",
            "SQL stands only",
        ),
        (
            "crates/domain/src/due.rs",
            "let x = std::fs::read(path);",
            "domain is pure",
        ),
        (
            "crates/desk/src/spool.rs",
            "let x = chrono::Utc::now();",
            "enters through",
        ),
        (
            "crates/desk/src/spool.rs",
            "let x = \"Kâğıt bitti, çağırın\";",
            "words for people",
        ),
    ] {
        expect(&rust::breaches(&[file(path, text)]), rule);
    }
    for (path, text, rule) in [
        (
            "ui/src/desk/find/Find.tsx",
            "import { invoke } from \"@tauri-apps/api/core\";",
            "host/",
        ),
        (
            "ui/src/parts/Field.tsx",
            "import { Draft } from \"../desk/register/draft\";",
            "parts/",
        ),
        (
            "ui/src/desk/find/Find.tsx",
            "import { x } from \"../register/Register\";",
            "features",
        ),
        (
            "ui/src/display/Slip.tsx",
            "import { x } from \"../desk/state\";",
            "display/",
        ),
        (
            "ui/src/desk/find/Find.tsx",
            "return <p>Nothing found</p>;",
            "words for people",
        ),
        (
            "ui/src/desk/find/Find.tsx",
            "const x = \"Başvuru\";",
            "words for people",
        ),
    ] {
        expect(&window::breaches(&[file(path, text)]), rule);
    }
}

#[test]
fn what_is_allowed_is_not_called_a_breach() {
    let good = [
        file(
            "crates/desk/src/store/person.rs",
            "let x = \"SELECT name FROM person\";",
        ),
        file("crates/desk/src/doors.rs", "let x = SystemTime::now();"),
        file(
            "crates/domain/src/due.rs",
            "/// Gün, \"İş günü\".\nlet x = 'ğ'; // çok\n",
        ),
        file(
            "crates/domain/src/due.rs",
            "#[cfg(test)]\nmod tests { let x = \"Şubat\"; }",
        ),
    ];
    accept(&rust::breaches(&good));
    accept(&window::breaches(&[
        file(
            "ui/src/host/call.ts",
            "import { invoke } from \"@tauri-apps/api/core\";",
        ),
        file(
            "ui/src/desk/Desk.tsx",
            "import { Find } from \"./find/Find\";",
        ),
        file(
            "ui/src/desk/find/Find.tsx",
            "import { Row } from \"./Row\"; // Başvuru",
        ),
        file(
            "ui/src/desk/find/Find.tsx",
            "import { x } from \"../state\";\n<p>{words(\"none\")}</p>",
        ),
    ]));
}

fn file(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

fn accept(breaches: &[Breach]) {
    assert!(
        breaches.is_empty(),
        "{} breaches:\n{}",
        breaches.len(),
        breaches.join("\n")
    );
}

fn expect(breaches: &[Breach], rule: &str) {
    assert!(
        breaches.iter().any(|one| one.contains(rule)),
        "{rule:?} not seen in {breaches:?}"
    );
}
