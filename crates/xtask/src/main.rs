//! The developer's commands: `cargo xtask run`, `test`, `generate`, `bench`.
//!
//! They install what is missing, show what they do, and say what they lack. What is built and
//! tested stands in the other crates; here is only the order of things.

mod bench;
mod caretaker;
mod center;
mod count;
mod generate;
mod guest;
mod licences;
mod npm;
mod packages;
mod peers;
mod program;
mod project;
mod run;
mod spdx;
mod stages;
mod test;

use program::Result;
use project::Project;
use std::process::ExitCode;

const USAGE: &str = "\
The developer's commands of the Açık Kapı desk:

  cargo xtask run            build and open the desk
  cargo xtask run --demo     the same on an invented office, with a printer that shows its paper
  cargo xtask run --with-center
                             two desks of that office, and a center between them
  cargo xtask test [STAGE]   run every check and test, or one stage of them
  cargo xtask generate       write the TypeScript that is made from Rust and from assets/text
  cargo xtask bench [NAME]   measure, all benchmarks or one

Stages: ";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let project = Project::here();
    let done = match words.as_slice() {
        ["run"] => run::desk(&project),
        ["run", "--demo"] => run::demo(&project),
        ["run", "--with-center"] => run::with_center(&project),
        ["test"] => return test::all(&project),
        ["test", stage] if stages::find(stage).is_some() => return test::one(&project, stage),
        ["generate"] => generate::write(&project),
        ["bench"] => bench::measure(&project, None),
        ["bench", name] => bench::measure(&project, Some(name)),
        _ => return explain(),
    };
    report(done)
}

fn report(done: Result<()>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\n{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn explain() -> ExitCode {
    let names: Vec<&str> = stages::ALL.iter().map(|stage| stage.name).collect();
    let night = stages::NIGHTLY.name;
    eprintln!(
        "{USAGE}{}; and {night}, which takes hours",
        names.join(", ")
    );
    ExitCode::from(2)
}
