//! `cargo xtask bench`: measurements, in the release build.

use crate::npm;
use crate::packages::{self, Purpose};
use crate::program::{Result, run};
use crate::project::Project;
use std::process::Command;

/// Runs all benchmarks, or the one with this name.
pub(crate) fn measure(project: &Project, name: Option<&str>) -> Result<()> {
    packages::install(Purpose::Test)?;
    npm::build(project)?;
    let mut command = Command::new("cargo");
    command.args(["bench", "--package", "stories"]);
    match name {
        Some(name) => command.args(["--bench", name]),
        None => command.arg("--benches"),
    };
    run(&mut command)
}
