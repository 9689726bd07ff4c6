//! `cargo xtask generate`: the files that are made from others, written by the tests that
//! otherwise say that they are stale.

use crate::npm;
use crate::packages::{self, Purpose};
use crate::program::{Result, run};
use crate::project::Project;

/// What the generating tests have in their names.
const TESTS: [&str; 2] = ["contract", "keys_for_the_window"];

/// Writes `ui/src/contract.ts` and `ui/src/text/keys.ts`.
pub(crate) fn write(project: &Project) -> Result<()> {
    packages::install(Purpose::Build)?;
    npm::make_pages_folder(project)?;
    let packages = [
        "--package",
        "window",
        "--package",
        "text",
        "--features",
        "window/contract",
    ];
    let mut command = project.cargo();
    command.arg("test").args(packages).arg("--").args(TESTS);
    run(command.env("UPDATE_GENERATED", "1"))
}
