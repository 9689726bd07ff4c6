//! `cargo xtask run`: builds the desk and opens it, as a new office finds it, with a demo office, or with two
//! desks of that office and a center between them.

use crate::center::{self, Center};
use crate::npm;
use crate::packages::{self, Purpose};
use crate::program::{Result, Trouble, cannot, run};
use crate::project::Project;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const DESK: &str = "acikkapi-desk";
const PRINTER: &str = "virtual_printer";

/// What a demo desk is built from.
const PACKAGES: [&str; 8] = [
    "--package",
    "window",
    "--package",
    "stories",
    "--bin",
    DESK,
    "--bin",
    PRINTER,
];

/// Edremit (Balıkesir), where the demo desks stand.
const OFFICE: &str = "1008";

/// Opens the desk on this user's own data.
pub(crate) fn desk(project: &Project) -> Result<()> {
    prepare(project, Purpose::Build)?;
    build(project, &["--package", "window", "--bin", DESK])?;
    run(&mut Command::new(project.built(DESK)))
}

/// Opens the desk on an invented office, made anew, with a printer that shows its paper.
pub(crate) fn demo(project: &Project) -> Result<()> {
    prepare(project, Purpose::Build)?;
    build(project, &PACKAGES)?;
    let folder = emptied(project.target().join("demo"));
    let desk = DemoDesk::make(project, &folder, "01")?;
    run(&mut desk.program())
}

/// Opens two desks of the invented office, enrolled with a center of their own. Everything ends with the
/// second of their windows.
pub(crate) fn with_center(project: &Project) -> Result<()> {
    prepare(project, Purpose::Center)?;
    build(
        project,
        &[
            &PACKAGES[..],
            &["--package", "center", "--bin", center::PROGRAM],
        ]
        .concat(),
    )?;
    let folder = emptied(project.target().join("with-center"));
    let center = Center::start(project)?;
    let desks = [
        DemoDesk::make(project, &folder.join("01"), "01")?,
        DemoDesk::make(project, &folder.join("02"), "02")?,
    ];
    for desk in &desks {
        let code = center.enrolment_code(OFFICE)?;
        let mut enrol = desk.program();
        enrol.args(["enrol", &center.address(), &code]);
        run(&mut enrol)?;
    }
    tell_of(&center);
    let mut windows = Vec::new();
    for desk in &desks {
        let mut open = desk.program();
        windows.push(open.spawn().map_err(|error| cannot(&open, &error))?);
    }
    for mut window in windows {
        // However it ended, the other one goes on.
        let _ = window.wait();
    }
    Ok(())
}

fn tell_of(center: &Center) {
    let admin = center.admin();
    let words = std::iter::once(admin.get_program()).chain(admin.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    println!(
        "\nThe center serves at {}; it ends with the windows.\n  \
           what it does:  tail -f {}\n  \
           its database:  psql \"{}\"\n  \
           another code:  {} enrolment-code {OFFICE}\n",
        center.address(),
        center.log().display(),
        center.database(),
        words.join(" "),
    );
}

/// A desk of the invented office with a printer of its own. The printer ends with this value.
struct DemoDesk {
    program: PathBuf,
    folder: PathBuf,
    _printer: Printer,
}

impl DemoDesk {
    fn make(project: &Project, folder: &Path, code: &str) -> Result<Self> {
        let paper = folder.join("paper");
        let printer = Printer::start(&project.built(PRINTER), &paper)?;
        let address = printer.address.clone();
        let desk = Self {
            program: project.built(DESK),
            folder: folder.to_owned(),
            _printer: printer,
        };
        let mut fill = desk.program();
        fill.args(["demo", "--desk", code, "--printer", &address]);
        run(&mut fill)?;
        println!(
            "Slips of desk {code} appear as pictures in {}",
            paper.display()
        );
        Ok(desk)
    }

    /// The desk's program in its places.
    fn program(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--data").arg(self.folder.join("data"));
        command.arg("--state").arg(self.folder.join("state"));
        command
    }
}

/// The folder without what an earlier run left.
fn emptied(folder: PathBuf) -> PathBuf {
    // It may not be there yet; if it cannot be removed, filling it says so.
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

fn prepare(project: &Project, purpose: Purpose) -> Result<()> {
    if !has_display() {
        return Err(Trouble::new(
            "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is \
             set).\nRun this from a desktop session, or over `ssh -X`. `cargo xtask test` needs \
             no display.",
        ));
    }
    packages::install(purpose)?;
    npm::build(project)
}

fn build(project: &Project, what: &[&str]) -> Result<()> {
    run(project.cargo().arg("build").args(what))
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

/// Whether a window can be shown to the person who runs this.
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    set("WAYLAND_DISPLAY") || set("DISPLAY")
}
