//! The Rust table of all keys and sources, as text. Knows nothing of what makes a catalogue right.

use crate::catalogue::{Catalogue, Fault};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// `slip-title` → `SLIP_TITLE`, `save.title` → `SAVE_TITLE`.
fn constant_name(key: &str) -> String {
    key.replace(['-', '.'], "_").to_uppercase()
}

/// Keys that would need the same constant.
pub(crate) fn clashes(catalogue: &Catalogue) -> Vec<Fault> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for (key, phrase) in &catalogue.phrases {
        if let Some(earlier) = seen.insert(constant_name(key), key) {
            let what = format!("{key} and {earlier} would be the same constant");
            faults.push(Fault::new(&phrase.file, what));
        }
    }
    faults
}

/// Constants for the keys of `first`, the list of them all, and every language's sources.
pub(crate) fn render(first: &Catalogue, languages: &[Catalogue]) -> String {
    let mut out = String::new();
    let mut names = Vec::new();
    for (key, phrase) in &first.phrases {
        let name = constant_name(key);
        let variables: Vec<&String> = phrase.variables.iter().collect();
        let _ = writeln!(out, "#[doc = \"`{key}` in `{}`.\"]", phrase.file);
        let _ = writeln!(
            out,
            "pub const {name}: Key = Key {{ id: {key:?}, variables: &{variables:?} }};"
        );
        names.push(name);
    }
    out.push_str("/// Every key there is, in the order of their ids.\n");
    let _ = writeln!(out, "pub const ALL: &[Key] = &[{}];", names.join(", "));
    out.push_str("/// Contents of the `.ftl` files by language.\n");
    out.push_str("pub(crate) const SOURCES: &[(&str, &[&str])] = &[\n");
    for catalogue in languages {
        let _ = writeln!(out, "    ({:?}, &[", catalogue.language);
        for file in &catalogue.files {
            let file = file.to_string_lossy();
            let _ = writeln!(out, "        include_str!({file:?}),");
        }
        out.push_str("    ]),\n");
    }
    out.push_str("];\n");
    out
}
