//! `cargo xtask run`: builds the desk and opens it, as a new office finds it or with a demo office.

use crate::packages::{self, Purpose};
use crate::program::{Result, Trouble, cannot, run};
use crate::project::Project;
use crate::{display, npm};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const DESK: &str = "acikkapi-desk";
const PRINTER: &str = "virtual_printer";

/// Opens the desk on this user's own data.
pub(crate) fn desk(project: &Project) -> Result<()> {
    prepare(project)?;
    build(&["--package", "window", "--bin", DESK])?;
    run(&mut Command::new(project.built(DESK)))
}

/// Opens the desk on an invented office, made anew, with a printer that shows its paper.
pub(crate) fn demo(project: &Project) -> Result<()> {
    prepare(project)?;
    build(&[
        "--package",
        "window",
        "--package",
        "stories",
        "--bin",
        DESK,
        "--bin",
        PRINTER,
    ])?;

    let folder = project.target().join("demo");
    // It may not be there yet; if it cannot be removed, filling it says so.
    let _ = std::fs::remove_dir_all(&folder);
    let paper = folder.join("paper");
    let printer = Printer::start(&project.built(PRINTER), &paper)?;
    let (data, state) = (folder.join("data"), folder.join("state"));
    let on_demo = |command: &mut Command| {
        command.arg("--data").arg(&data).arg("--state").arg(&state);
    };

    let mut fill = Command::new(project.built(DESK));
    fill.arg("demo");
    on_demo(&mut fill);
    run(fill.args(["--printer", &printer.address]))?;

    println!(
        "The printed slips appear as pictures in {}",
        paper.display()
    );
    let mut open = Command::new(project.built(DESK));
    on_demo(&mut open);
    run(&mut open)
}

fn prepare(project: &Project) -> Result<()> {
    if !display::is_there() {
        return Err(Trouble::new(
            "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is \
             set).\nRun this from a desktop session, or over `ssh -X`. `cargo xtask test` needs \
             no display.",
        ));
    }
    packages::install(Purpose::Build)?;
    npm::build(project)
}

fn build(what: &[&str]) -> Result<()> {
    run(Command::new("cargo").arg("build").args(what))
}

/// The virtual printer. It ends with this value.
struct Printer {
    address: String,
    process: Child,
}

impl Printer {
    fn start(program: &Path, paper: &Path) -> Result<Self> {
        let mut command = Command::new(program);
        command.arg("--out").arg(paper).stdout(Stdio::piped());
        let process = command.spawn().map_err(|error| cannot(&command, &error))?;
        let mut printer = Self {
            address: String::new(),
            process,
        };
        // Its first line ends with the address: `listening on 127.0.0.1:9100`.
        let mut line = String::new();
        if let Some(pipe) = printer.process.stdout.take() {
            let mut pipe = BufReader::new(pipe);
            let _ = pipe.read_line(&mut line);
            // What it says later is shown, and its pipe never fills up.
            std::thread::spawn(move || std::io::copy(&mut pipe, &mut std::io::stdout()));
        }
        line.split_whitespace()
            .last()
            .unwrap_or_default()
            .clone_into(&mut printer.address);
        if printer.address.is_empty() {
            return Err(Trouble::new(
                "The virtual printer ended before it had an address.",
            ));
        }
        Ok(printer)
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        // It may have ended by itself: then there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
