//! A room for windows that are measured: a display of its own, fingers on its keyboard, and programs
//! that are opened in it as a person opens them.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{Fingers, Glass};
use crate::window::surroundings::{self, Surroundings};

/// How long a program may take to end.
const PATIENCE: Duration = Duration::from_secs(30);

/// The display, with what is seen on it and what is pressed in front of it.
pub struct Room {
    /// What is seen.
    pub glass: Glass,
    /// What is pressed.
    pub fingers: Fingers,
    surroundings: Arc<Surroundings>,
    _folder: TempDir,
}

impl Room {
    /// Starts a display; windows that stories open meanwhile stand in it too.
    ///
    /// # Errors
    /// A program that it needs is missing.
    pub fn start() -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let surroundings = Surroundings::with_glass(folder.path());
        Ok(Self {
            glass: Glass::in_folder(folder.path())?,
            fingers: Fingers::on(&surroundings)?,
            surroundings,
            _folder: folder,
        })
    }

    /// Starts a program; its window comes some time later.
    ///
    /// # Errors
    /// There is no such program.
    pub fn open(
        &self,
        program: &Path,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> io::Result<Opened> {
        let mut command = Command::new(program);
        command.args(arguments).stdout(Stdio::null());
        // Both as the desk sets it for itself.
        command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        // What GTK says about the accessibility bus of a display that nobody sees.
        command.stderr(Stdio::null());
        self.surroundings.receive(&mut command);
        let begun = Instant::now();
        let process = command.spawn()?;
        Ok(Opened { process, begun })
    }

    /// Closes a program's window as a person does, and waits until nothing of it is left.
    ///
    /// # Errors
    /// It stays.
    pub fn close(&mut self, mut opened: Opened) -> io::Result<()> {
        let processes = tree(opened.process.id());
        self.fingers.press("alt+F4")?;
        let end = Instant::now() + PATIENCE;
        while opened.process.try_wait()?.is_none()
            || processes
                .iter()
                .any(|id| fs::exists(format!("/proc/{id}")).unwrap_or(false))
        {
            if Instant::now() > end {
                opened.process.kill()?;
                return Err(io::Error::other("a program does not end"));
            }
            thread::sleep(Duration::from_millis(10));
        }
        self.glass.wait_until_dark()
    }
}

/// A program that runs.
pub struct Opened {
    process: Child,
    /// When it was started.
    pub begun: Instant,
}

impl Opened {
    /// Memory of the program with all the processes it started, in bytes: what they share counts once.
    ///
    /// # Errors
    /// It has ended.
    pub fn memory(&self) -> io::Result<u64> {
        memory_of(self.process.id())
    }
}

/// A program of the build that the benchmark is of.
pub fn built(name: &str) -> PathBuf {
    surroundings::built().join(name)
}

/// Memory of a process and its descendants in bytes, as `Pss` of the kernel's `smaps_rollup`.
///
/// # Errors
/// One of them has ended.
pub fn memory_of(process: u32) -> io::Result<u64> {
    tree(process).into_iter().map(proportional_set_size).sum()
}

fn proportional_set_size(process: u32) -> io::Result<u64> {
    let told = fs::read_to_string(format!("/proc/{process}/smaps_rollup"))?;
    let line = told.lines().find_map(|line| line.strip_prefix("Pss:"));
    let kibibytes = line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok());
    Ok(kibibytes.unwrap_or_default() * 1024)
}

/// A process and all that it started.
fn tree(process: u32) -> Vec<u32> {
    let mut all = vec![process];
    let mut next = 0;
    while let Some(&parent) = all.get(next) {
        next += 1;
        // One that ends meanwhile has no children any more.
        let threads = fs::read_dir(format!("/proc/{parent}/task"))
            .into_iter()
            .flatten();
        for thread in threads.flatten() {
            let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
            all.extend(
                children
                    .split_whitespace()
                    .filter_map(|id| id.parse::<u32>().ok()),
            );
        }
    }
    all
}
