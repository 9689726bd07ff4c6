//! `cargo xtask bench`: measurements, in the release build.

use crate::npm;
use crate::packages::{self, Purpose};
use crate::peers;
use crate::program::{Result, Trouble, run};
use crate::project::Project;

/// Measures programs, which are built as they are shipped.
const WINDOW: &str = "window";

/// Measures programs of others too.
const SYNC: &str = "sync";

/// Runs all benchmarks, or the one with this name.
pub(crate) fn measure(project: &Project, name: Option<&str>) -> Result<()> {
    let mut names = all(project);
    if let Some(name) = name {
        if !names.iter().any(|one| one == name) {
            return Err(Trouble::new(format!(
                "There is no benchmark “{name}”. There are: {}.",
                names.join(", ")
            )));
        }
        names = vec![name.to_owned()];
    }
    packages::install(Purpose::Bench)?;
    if names.iter().any(|one| one == WINDOW) {
        build_windows(project)?;
    }
    let mut command = project.cargo();
    command.args(["bench", "--package", "benchmarks"]);
    if names.iter().any(|one| one == SYNC) {
        command.env("ACIKKAPI_PEERS", peers::install(project)?);
    }
    for name in names {
        command.args(["--bench", &name]);
    }
    run(&mut command)
}

/// The files and folders of `tests/benches`, but for its manifest.
fn all(project: &Project) -> Vec<String> {
    let entries = std::fs::read_dir(project.path("tests/benches"));
    let entries = entries.into_iter().flatten().flatten();
    let measured = entries.filter(|entry| entry.file_name() != "Cargo.toml");
    let mut names: Vec<String> = measured
        .filter_map(|entry| Some(entry.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

/// The desk's program and the empty window's, in one build: both get the same libraries.
fn build_windows(project: &Project) -> Result<()> {
    npm::build(project)?;
    npm::build_empty_window(project)?;
    let mut command = project.cargo();
    command.args(["build", "--release", "--bins"]);
    command.args(["--package", "window", "--package", "empty-window"]);
    run(&mut command)
}
