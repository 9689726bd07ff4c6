//! Everything that `cargo xtask test` does, as one table: in the order in which a mistake shows
//! soonest. Installing is done by whatever a stage needs, once.

use crate::count::Count;
use crate::packages::{self, Purpose};
use crate::program::{Result, run, watch, works};
use crate::project::Project;
use crate::{guest, licences, npm};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

/// One part of the test run.
pub(crate) struct Stage {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&Project) -> Result<Count>,
}

/// All stages.
pub(crate) const ALL: &[Stage] = &[
    Stage {
        name: "format",
        run: format,
    },
    Stage {
        name: "licences",
        run: licences,
    },
    Stage {
        name: "ui-check",
        run: check_ui,
    },
    Stage {
        name: "ui-test",
        run: test_ui,
    },
    Stage {
        name: "clippy",
        run: clippy,
    },
    Stage {
        name: "rust",
        run: rust,
    },
    Stage {
        name: "window",
        run: window,
    },
];

/// What takes too long for every change, and is told by its name alone: thousands of worlds, hundreds of kills, minutes of
/// noise for everything that reads bytes from outside.
pub(crate) const NIGHTLY: Stage = Stage {
    name: "nightly",
    run: nightly,
};

/// The tests of the night, and how much of each; the environment may say otherwise.
const AT_LENGTH: [(&str, &str, &str); 3] = [
    ("simulation", "ACIKKAPI_SEEDS", "10000"),
    ("faults_center", "ACIKKAPI_FAULTS", "200"),
    ("fuzz_short", "ACIKKAPI_FUZZ_SECONDS", "120"),
];

/// Tests in files that begin so drive the real window.
const WINDOW_TESTS: &str = "window_";

/// Tests that run at once for each processor: half of their time they wait for programs that they started.
const TESTS_A_PROCESSOR: usize = 2;

/// More would wait for the processors and not be sooner.
const WINDOWS_AT_ONCE: u8 = 4;

/// Tests in files that begin so start a guest machine, and need a kernel for it. They are told beside the others: a guest
/// keeps one processor busy for minutes.
const USB_TESTS: &str = "usb_";

/// One set of packages and features for all that is compiled here: other sets would compile much
/// of it a second time. The feature lets a test see whether the generated types are stale.
const EVERYTHING: [&str; 3] = ["--workspace", "--features", "window/contract"];

/// Checked with everything, but built by `cargo xtask bench` alone.
const BUT_FOR_BENCHMARKS: [&str; 2] = ["--exclude", "empty-window"];

/// The stage of this name.
pub(crate) fn find(name: &str) -> Option<&'static Stage> {
    let mut stages = ALL.iter().chain([&NIGHTLY]);
    stages.find(|stage| stage.name == name)
}

fn format(project: &Project) -> Result<Count> {
    run(project.cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Count::PASSED)
}

fn licences(project: &Project) -> Result<Count> {
    licences::check(project)?;
    Ok(Count::PASSED)
}

fn check_ui(project: &Project) -> Result<Count> {
    npm::install(project)?;
    run(&mut npm::npm(project, &["run", "check"]))?;
    Ok(Count::PASSED)
}

fn test_ui(project: &Project) -> Result<Count> {
    npm::install(project)?;
    counted(&mut npm::npm(project, &["test"]))
}

fn clippy(project: &Project) -> Result<Count> {
    packages::install(Purpose::Test)?;
    npm::make_pages_folder(project)?;
    let mut command = project.cargo();
    command.arg("clippy").args(EVERYTHING).arg("--all-targets");
    run(command.args(["--", "--deny", "warnings"]))?;
    Ok(Count::PASSED)
}

/// Where there can be no guest machine it says so, and nothing has failed: the desk is not at fault.
fn rust(project: &Project) -> Result<Count> {
    prepare_build(project)?;
    build_programs(project)?;
    let guest = guest::prepare(project);
    if let Err(trouble) = &guest {
        println!("Printers on USB are not tried here, since there is no guest machine. {trouble}");
    }
    let mut command = tests(project);
    command.args(["--lib", "--bins"]);
    let is_here = |name: &String| {
        let in_guest = name.starts_with(USB_TESTS);
        !name.starts_with(WINDOW_TESTS) && (!in_guest || guest.is_ok())
    };
    for name in test_files(project).iter().filter(|name| is_here(name)) {
        command.args(["--test", name]);
    }
    if has_nextest() {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let at_once = processors * TESTS_A_PROCESSOR;
        command.arg(format!("--test-threads={at_once}"));
    }
    counted(&mut command)
}

fn window(project: &Project) -> Result<Count> {
    prepare_build(project)?;
    build_programs(project)?;
    let mut command = tests(project);
    command.args(["--test", &format!("{WINDOW_TESTS}*")]);
    // A story brings its own display and session bus, so that no window takes the keyboard from another one's and
    // nothing of the developer's desktop is touched. Stories of one process share them.
    for theirs in ["DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"] {
        command.env_remove(theirs);
    }
    if has_nextest() {
        command.arg(format!("--test-threads={WINDOWS_AT_ONCE}"));
    } else {
        command.args(["--", "--test-threads=1"]);
    }
    counted(&mut command)
}

/// Without nextest, which ends a test that takes hours.
fn nightly(project: &Project) -> Result<Count> {
    prepare_build(project)?;
    build_programs(project)?;
    let mut command = project.cargo();
    command.args(["test", "--no-fail-fast"]);
    command.args(EVERYTHING).args(BUT_FOR_BENCHMARKS);
    for (name, variable, length) in AT_LENGTH {
        command.args(["--test", name]);
        if std::env::var_os(variable).is_none() {
            command.env(variable, length);
        }
    }
    counted(&mut command)
}

fn prepare_build(project: &Project) -> Result<()> {
    packages::install(Purpose::Test)?;
    npm::build(project)
}

/// The programs that tests start: the desk and the virtual printer. With the tests in the same
/// build, which would else choose other features for some dependencies and compile them again.
fn build_programs(project: &Project) -> Result<()> {
    let mut command = project.cargo();
    command
        .arg("build")
        .args(EVERYTHING)
        .args(BUT_FOR_BENCHMARKS);
    run(command.args(["--bins", "--tests"]))
}

/// The test runner with everything selected. `cargo nextest` where it is: it runs tests side by
/// side and ends one that hangs. Installing it would take longer than it saves.
fn tests(project: &Project) -> Command {
    let mut command = project.cargo();
    if has_nextest() {
        command.args(["nextest", "run", "--no-fail-fast"]);
    } else {
        command.args(["test", "--no-fail-fast"]);
    }
    command.args(EVERYTHING).args(BUT_FOR_BENCHMARKS);
    command.env("ACIKKAPI_DESK_BINARY", project.built("acikkapi-desk"));
    command
}

fn has_nextest() -> bool {
    works("cargo", &["nextest", "--version"])
}

/// Names of the test programs in every package's `tests/` folder: its files, and its folders with
/// a `main.rs`.
fn test_files(project: &Project) -> Vec<String> {
    let mut folders = vec![project.path("tests/tests"), project.path("src-tauri/tests")];
    folders.extend(
        entries_of(&project.path("crates"))
            .into_iter()
            .map(|one| one.join("tests")),
    );
    let entries = folders.iter().flat_map(|folder| entries_of(folder));
    let programs = entries.filter(|entry| {
        entry.join("main.rs").exists() || entry.extension().is_some_and(|ending| ending == "rs")
    });
    programs
        .filter_map(|entry| Some(entry.file_stem()?.to_str()?.to_owned()))
        .collect()
}

/// What lies in a folder, sorted; nothing if it is not there.
fn entries_of(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Runs tests and counts them.
fn counted(command: &mut Command) -> Result<Count> {
    let mut count = Count::default();
    let good = watch(command, |line| count.read(line))?;
    Ok(count.ended(good))
}
