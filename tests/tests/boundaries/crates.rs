//! Which crate may name which in its Cargo.toml. What a crate cannot name, it cannot import.

use crate::source::{Breach, File};

/// How far a crate's own list goes.
enum Others {
    /// Nothing but these from outside.
    Only(&'static [&'static str]),
    /// Anything from outside but what begins so.
    Never(&'static [&'static str]),
}

struct Rule {
    name: &'static str,
    manifest: &'static str,
    /// Crates of this project that it may know.
    ours: &'static [&'static str],
    others: Others,
}

const OURS: &[&str] = &[
    "center", "desk", "domain", "paper", "protocol", "stories", "text", "window", "xtask",
];

const RULES: &[Rule] = &[
    Rule {
        name: "domain",
        manifest: "crates/domain/Cargo.toml",
        ours: &[],
        others: Others::Only(&["chrono", "serde", "ts-rs"]),
    },
    Rule {
        name: "protocol",
        manifest: "crates/protocol/Cargo.toml",
        ours: &["domain"],
        others: Others::Only(&[
            "aead-stream",
            "base64",
            "chacha20poly1305",
            "ed25519-dalek",
            "minicbor",
            "serde",
            "sfv",
            "sha2",
            "thiserror",
            "ts-rs",
            "zstd",
        ]),
    },
    Rule {
        name: "text",
        manifest: "crates/text/Cargo.toml",
        ours: &["domain", "protocol"],
        others: Others::Only(&["chrono", "fluent-bundle", "fluent-syntax", "unic-langid"]),
    },
    Rule {
        name: "paper",
        manifest: "crates/paper/Cargo.toml",
        ours: &["domain", "text"],
        others: Others::Never(&[
            "nusb",
            "reqwest",
            "rusqlite",
            "serialport",
            "tauri",
            "tokio",
        ]),
    },
    Rule {
        name: "desk",
        manifest: "crates/desk/Cargo.toml",
        ours: &["domain", "paper", "protocol", "text"],
        others: Others::Never(&["axum", "postgres", "sqlx", "tauri", "tokio-postgres"]),
    },
    Rule {
        name: "center",
        manifest: "crates/center/Cargo.toml",
        ours: &["domain", "protocol", "text"],
        others: Others::Never(&["rusqlite", "sqlx", "tauri"]),
    },
    Rule {
        name: "window",
        manifest: "src-tauri/Cargo.toml",
        ours: &["desk", "domain", "protocol", "text"],
        others: Others::Never(&["escpos", "hyper", "printpdf", "reqwest", "rusqlite", "ureq"]),
    },
    Rule {
        name: "xtask",
        manifest: "crates/xtask/Cargo.toml",
        ours: &[],
        others: Others::Only(&["serde_json"]),
    },
];

/// Every dependency that its crate may not have.
pub(crate) fn breaches(files: &[File]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in files
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml"))
    {
        let Some(rule) = RULES.iter().find(|rule| rule.manifest == file.path) else {
            breaches.push(format!(
                "{}: no rule says whom this crate may know",
                file.path
            ));
            continue;
        };
        for (line, name) in dependencies(&file.text) {
            if !rule.allows(name) {
                let crate_name = rule.name;
                breaches.push(format!(
                    "{}:{line}: {crate_name} may not know {name}",
                    file.path
                ));
            }
        }
    }
    breaches
}

impl Rule {
    fn allows(&self, name: &str) -> bool {
        if OURS.contains(&name) {
            return self.ours.contains(&name);
        }
        match self.others {
            Others::Only(names) => names.contains(&name),
            Others::Never(names) => {
                let is_family = |one: &str| {
                    name.strip_prefix(one)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
                };
                !names.iter().copied().any(is_family)
            }
        }
    }
}

/// Names under `[dependencies]` and `[build-dependencies]` with their lines. Tests may know more.
fn dependencies(manifest: &str) -> Vec<(usize, &str)> {
    let mut names = Vec::new();
    let mut inside = false;
    for (number, line) in manifest.lines().enumerate() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if inside && line.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
            names.push((number + 1, name));
        }
    }
    names
}
