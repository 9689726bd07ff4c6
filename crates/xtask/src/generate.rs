//! `cargo xtask generate`: the files that are made from others, written by the tests that
//! otherwise say that they are stale.

use crate::program::{Result, run};
use crate::project::Project;
use std::process::Command;

/// What the generating tests have in their names.
const TESTS: [&str; 2] = ["contract", "keys_for_the_window"];

/// Writes `ui/src/contract.ts` and `ui/src/text/keys.ts`.
pub(crate) fn write(project: &Project) -> Result<()> {
    make_dist(project)?;
    let packages = [
        "--package",
        "window",
        "--package",
        "text",
        "--features",
        "window/contract",
    ];
    let mut command = Command::new("cargo");
    command.arg("test").args(packages).arg("--").args(TESTS);
    run(command.env("UPDATE_GENERATED", "1"))
}

/// The window's program compiles only where its pages lie, and they cannot be built before their
/// types are generated: an empty folder will do.
fn make_dist(project: &Project) -> Result<()> {
    std::fs::create_dir_all(project.path("ui/dist"))
        .map_err(|error| crate::program::Trouble::new(format!("ui/dist cannot be made: {error}.")))
}
