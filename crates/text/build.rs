//! Reads every word of the program from `assets/text`, refuses to build when a language lacks
//! one, and writes the table that `src/key.rs` includes. Parsing and checking are in
//! `build/catalogue.rs`, the table in `build/table.rs`.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/table.rs"]
mod table;

use catalogue::{Catalogue, Fault};
use protocol::ProblemCode;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The language that is written first and that the others are compared with.
const FIRST_LANGUAGE: &str = "tr";

/// The languages of screens, which say everything. Any other folder is a language that visitors read
/// on slips and in SMS: it has these files, whole, and no others.
const SCREEN_LANGUAGES: [&str; 2] = ["tr", "en"];
const VISITOR_FILES: [&str; 3] = ["calendar.ftl", "slip.ftl", "sms.ftl"];

fn main() -> ExitCode {
    let faults = match build() {
        Ok(()) => return ExitCode::SUCCESS,
        Err(faults) => faults,
    };
    for fault in &faults {
        println!("cargo::error={fault}");
    }
    ExitCode::FAILURE
}

fn build() -> Result<(), Vec<Fault>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/text");
    println!("cargo::rerun-if-changed={}", folder.display());
    let languages = read_languages(&folder)?;
    let Some(first) = languages.iter().find(|one| one.language == FIRST_LANGUAGE) else {
        return Err(vec![Fault::new(
            &folder.display().to_string(),
            format!("has no folder {FIRST_LANGUAGE}"),
        )]);
    };

    let mut faults = Vec::new();
    let for_visitors = first.of_files(&VISITOR_FILES);
    for other in languages
        .iter()
        .filter(|one| one.language != first.language)
    {
        let whole = SCREEN_LANGUAGES.contains(&other.language.as_str());
        let first = if whole { first } else { &for_visitors };
        faults.extend(catalogue::compare(first, other));
        faults.extend(catalogue::compare_keys(other, first));
    }
    for code in ProblemCode::all() {
        faults.extend(catalogue::lacks(
            first,
            &format!("problem-{}", code.as_str()),
        ));
    }
    faults.extend(table::clashes(first));
    if !faults.is_empty() {
        return Err(faults);
    }

    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default()).join("table.rs");
    write(&out, &table::render(first, &languages))
}

/// One catalogue per folder of `assets/text`.
fn read_languages(folder: &Path) -> Result<Vec<Catalogue>, Vec<Fault>> {
    let mut languages = Vec::new();
    let mut faults = Vec::new();
    for language in sorted_entries(folder)? {
        if !language.is_dir() {
            continue;
        }
        let mut files = Vec::new();
        for path in sorted_entries(&language)? {
            if path.extension().is_some_and(|extension| extension == "ftl") {
                println!("cargo::rerun-if-changed={}", path.display());
                let source =
                    std::fs::read_to_string(&path).map_err(|error| fault(&path, &error))?;
                files.push((path, source));
            }
        }
        let name = language.file_name().unwrap_or_default().to_string_lossy();
        match Catalogue::parse(&name, files) {
            Ok(catalogue) => languages.push(catalogue),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() {
        Ok(languages)
    } else {
        Err(faults)
    }
}

fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>, Vec<Fault>> {
    let entries = std::fs::read_dir(folder).map_err(|error| fault(folder, &error))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|error| fault(folder, &error))?.path());
    }
    paths.sort();
    Ok(paths)
}

fn write(path: &Path, text: &str) -> Result<(), Vec<Fault>> {
    std::fs::write(path, text).map_err(|error| fault(path, &error))
}

fn fault(path: &Path, error: &std::io::Error) -> Vec<Fault> {
    vec![Fault::new(&path.display().to_string(), error.to_string())]
}
