//! The program `hand`, started, told what to do, and killed.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::trace::Fault;

/// How long a line is waited for before the story says that it hangs.
const PATIENCE: Duration = Duration::from_mins(1);

/// The hand ended, or was ended, before it said all that it was asked for.
#[derive(Debug)]
pub struct Death {
    /// What it had said since the last question.
    pub said: Vec<String>,
}

/// A running hand.
pub struct Hand {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Hand {
    /// Starts a hand on the office in this folder; it may not be ready yet.
    ///
    /// # Panics
    /// When the program cannot be started.
    pub fn start(folder: &Path) -> Self {
        let mut command = Command::new(program());
        command.arg(folder);
        Self::spawn(command)
    }

    /// Starts a hand whose programs' spooler is the one at this socket.
    ///
    /// # Panics
    /// When the program cannot be started.
    pub fn start_with_spooler(folder: &Path, socket: &Path) -> Self {
        let mut command = Command::new(program());
        command.arg(folder).env("CUPS_SERVER", socket);
        Self::spawn(command)
    }

    /// Starts a hand whose office reaches everything else through this proxy.
    ///
    /// # Panics
    /// When the program cannot be started.
    pub fn start_behind_proxy(folder: &Path, proxy: &str) -> Self {
        let mut command = Command::new(program());
        command.arg(folder).env("https_proxy", proxy);
        // The machine of the tests may have exceptions of its own.
        command.env_remove("no_proxy").env_remove("NO_PROXY");
        Self::spawn(command)
    }

    /// Starts a hand with a spooler, following a job that somebody holds for a second only.
    ///
    /// # Panics
    /// When it cannot be started.
    pub fn start_impatient(folder: &Path, socket: &Path) -> Self {
        let mut command = Command::new(program());
        command.arg(folder).arg("1").env("CUPS_SERVER", socket);
        Self::spawn(command)
    }

    /// Starts a hand that meets a fault; counting begins with the program.
    ///
    /// # Panics
    /// When strace cannot be started.
    pub fn start_with_fault(folder: &Path, fault: &Fault) -> Self {
        let mut command = fault.strace();
        command.arg("--").arg(program()).arg(folder);
        Self::spawn(command)
    }

    fn spawn(mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        let input = child.stdin.take();
        let lines = child.stdout.take().map(read_lines).expect("a piped output");
        Self {
            child,
            input,
            lines,
        }
    }

    /// The process; with a fault from the start, that of strace.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits until the clerk is signed in.
    ///
    /// # Errors
    /// It ended before.
    pub fn ready(&mut self) -> Result<(), Death> {
        self.until("ready").map(drop)
    }

    /// Registers `count` applications whose subjects begin with `tag`; what was said of each.
    ///
    /// # Errors
    /// It ended before the last one was told.
    pub fn register(&mut self, tag: &str, count: u32) -> Result<Vec<String>, Death> {
        self.tell(&format!("register {tag} {count}"));
        self.until("done")
    }

    /// Tells it something and takes the one line it says.
    ///
    /// # Errors
    /// It ended instead.
    pub fn ask(&mut self, line: &str) -> Result<String, Death> {
        self.tell(line);
        self.next().ok_or(Death { said: Vec::new() })
    }

    /// Tells it something without waiting. A hand that has died hears nothing.
    pub fn tell(&mut self, line: &str) {
        if let Some(input) = &mut self.input {
            let _ = writeln!(input, "{line}").and_then(|()| input.flush());
        }
    }

    /// Takes what it says for so long, then kills it and takes the rest.
    pub fn kill_after(mut self, time: Duration) -> Vec<String> {
        let end = Instant::now() + time;
        let mut said = Vec::new();
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) => said.push(line),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        self.end(true);
        said.extend(self.lines.iter());
        said
    }

    /// Lets it close the desk; whether it came to the end of that.
    pub fn leave(mut self) -> bool {
        self.end(false)
    }

    fn until(&mut self, last: &str) -> Result<Vec<String>, Death> {
        let mut said = Vec::new();
        loop {
            match self.next() {
                Some(line) if line == last => return Ok(said),
                Some(line) => said.push(line),
                None => return Err(Death { said }),
            }
        }
    }

    fn next(&mut self) -> Option<String> {
        match self.lines.recv_timeout(PATIENCE) {
            Ok(line) => Some(line),
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => panic!("the hand has said nothing for a minute"),
        }
    }

    fn end(&mut self, by_force: bool) -> bool {
        // Without its input a hand goes home.
        self.input = None;
        if by_force {
            let _ = self.child.kill();
        }
        self.child.wait().is_ok_and(|status| status.success())
    }
}

impl Drop for Hand {
    fn drop(&mut self) {
        self.end(true);
    }
}

fn read_lines(output: ChildStdout) -> Receiver<String> {
    let (said, lines) = mpsc::channel();
    thread::spawn(move || {
        let read = BufReader::new(output).lines().map_while(Result::ok);
        read.map(|line| said.send(line)).all(|sent| sent.is_ok())
    });
    lines
}

/// Beside the test program: cargo builds both into one folder.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("a running test");
    let folders = test.ancestors().skip(1);
    folders
        .map(|folder| folder.join("hand"))
        .find(|path| path.is_file())
        .expect("the program `hand`, built with the tests")
}
