//! System calls that fail or kill, by strace.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// What shall happen, at which call, on which file.
pub struct Fault {
    /// The calls, as strace names them, with commas between.
    pub calls: &'static str,
    /// What happens: `signal=SIGKILL`, `error=EIO`.
    pub effect: &'static str,
    /// At which of the calls on this file, from 1; none for every one.
    pub at: Option<u32>,
    /// The file; none for all of them.
    pub file: Option<PathBuf>,
}

impl Fault {
    /// A kill just before the `at`-th of these calls on a file.
    pub fn kill(calls: &'static str, at: u32, file: &Path) -> Self {
        Self {
            calls,
            effect: "signal=SIGKILL",
            at: Some(at),
            file: Some(file.to_owned()),
        }
    }

    /// Strace with this fault, without the program.
    pub(super) fn strace(&self) -> Command {
        let mut command = Command::new("strace");
        // Quiet about exits and signals, and nothing of its own where the program's words are.
        command.args(["-f", "-qqq", "-o", "/dev/null"]);
        if let Some(file) = &self.file {
            command.arg("-P").arg(file);
        }
        let when = self.at.map(|at| format!(":when={at}")).unwrap_or_default();
        let (calls, effect) = (self.calls, self.effect);
        command.args(["-e", &format!("trace={calls}")]);
        command.args(["-e", &format!("inject={calls}:{effect}{when}")]);
        command
    }
}

/// Whether strace is here and may look into other programs; says so where not.
pub fn can_trace() -> bool {
    let tried = Command::new("strace")
        .args(["-qqq", "-o", "/dev/null", "true"])
        .stderr(Stdio::null())
        .status();
    let can = tried.is_ok_and(|status| status.success());
    if !can {
        println!("skipped: strace is missing or may not trace here (apt install strace)");
    }
    can
}

/// A fault that lasts as long as this value, in a program that runs already.
pub struct Trace {
    strace: Child,
}

impl Trace {
    /// Lays the fault on a running process and all its threads; it works when this returns.
    ///
    /// # Panics
    /// When strace cannot do it.
    pub fn attach(process: u32, fault: &Fault) -> Self {
        let mut command = fault.strace();
        // Its word that it is attached is what is waited for.
        let arguments: Vec<_> = command
            .get_args()
            .filter(|argument| *argument != "-qqq")
            .map(ToOwned::to_owned)
            .collect();
        command = Command::new("strace");
        command.args(arguments).arg("-p").arg(process.to_string());
        let mut strace = command
            .stderr(Stdio::piped())
            .spawn()
            .expect("strace starts");
        let said = strace.stderr.take().expect("a piped error output");
        let mut lines = BufReader::new(said).lines().map_while(Result::ok);
        let attached = lines.any(|line| line.contains("attached"));
        assert!(attached, "strace could not attach to process {process}");
        // The rest is not of interest, but must have somewhere to go.
        std::thread::spawn(move || lines.for_each(drop));
        Self { strace }
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        // Asked to end, strace lets go of the program; killed, it might leave it stopped.
        if let Some(process) = rustix::process::Pid::from_raw(self.strace.id().cast_signed()) {
            let _ = rustix::process::kill_process(process, rustix::process::Signal::TERM);
        }
        let _ = self.strace.wait();
    }
}
