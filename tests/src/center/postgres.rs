//! A PostgreSQL of a story's own, in a folder that goes with it. Never the machine's.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::scratch;

/// A running server with an empty database.
pub struct Postgres {
    folder: TempDir,
    /// Where its files are: in its folder, or on a disk of the story's.
    data: PathBuf,
    durable: bool,
    programs: PathBuf,
}

impl Postgres {
    /// Makes and starts one, reachable only through a socket in its folder.
    ///
    /// # Panics
    /// It does not come about.
    pub fn start() -> Self {
        Self::made(None, false)
    }

    /// One that flushes what it commits, as one at work does.
    ///
    /// # Panics
    /// It does not come about.
    pub fn start_durable() -> Self {
        Self::made(None, true)
    }

    /// The same with its files in this empty folder, in small pieces.
    ///
    /// # Panics
    /// It does not come about.
    pub fn start_durable_at(data: &Path) -> Self {
        Self::made(Some(data), true)
    }

    fn made(data: Option<&Path>, durable: bool) -> Self {
        let prefix = "acikkapi-pg-";
        let folder = if durable {
            tempfile::Builder::new().prefix(prefix).tempdir().unwrap()
        } else {
            scratch::folder(prefix)
        };
        let server = Self {
            programs: programs(),
            data: data.map_or_else(|| folder.path().join("data"), Path::to_owned),
            durable,
            folder,
        };
        fs::set_permissions(server.folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
        server.run(
            "initdb",
            &[
                "--no-sync",
                "--auth=trust",
                "--username=center",
                "--encoding=UTF8",
                "--locale=C",
                if data.is_some() {
                    "--wal-segsize=1"
                } else {
                    "--wal-segsize=16"
                },
            ],
        );
        server.begin();
        server
    }

    /// How it is reached.
    pub fn words(&self) -> String {
        self.words_for("postgres")
    }

    /// The same for one of its databases.
    pub fn words_for(&self, database: &str) -> String {
        let folder = self.folder.path().display();
        format!("host={folder} user=center dbname={database}")
    }

    /// The folder of the socket that it is reached by.
    pub fn socket(&self) -> &Path {
        self.folder.path()
    }

    /// Starts it, and waits until it answers.
    pub fn begin(&self) {
        let folder = self.folder.path().display();
        let fsync = if self.durable { "on" } else { "off" };
        let options = format!(
            "-c listen_addresses= -c unix_socket_directories={folder} -c fsync={fsync} -c max_connections=60"
        );
        let log = self.folder.path().join("log").display().to_string();
        self.run(
            "pg_ctl",
            &[
                "start",
                "--wait",
                "--silent",
                "--log",
                &log,
                "--options",
                &options,
            ],
        );
    }

    /// Kills all its processes, as when the power goes.
    ///
    /// # Panics
    /// It does not run.
    pub fn kill(&self) {
        let first = self.process().expect("it runs");
        // It shall not have another child behind our back.
        let _ = kill_process(first, Signal::STOP);
        let mut all = children_of(first);
        all.insert(0, first);
        for process in &all {
            // Some end by themselves once the first is gone.
            let _ = kill_process(*process, Signal::KILL);
        }
        while all.iter().any(|process| is_alive(*process)) {
            thread::yield_now();
        }
        // Even a dead one would keep the next from starting, until its parent has taken note of it, which may take long.
        let socket = self.folder.path().join(".s.PGSQL.5432.lock");
        for mark in [self.data.join("postmaster.pid"), socket] {
            fs::remove_file(mark).expect("it ran");
        }
    }

    /// Whether its first process runs.
    pub fn runs(&self) -> bool {
        self.process().is_some_and(is_alive)
    }

    fn process(&self) -> Option<Pid> {
        let told = fs::read_to_string(self.data.join("postmaster.pid")).ok()?;
        Pid::from_raw(told.lines().next()?.parse().ok()?)
    }

    /// What `psql` answers to a question.
    ///
    /// # Panics
    /// It does not come about.
    pub fn ask(&self, question: &str) -> String {
        self.ask_in("postgres", &[question])
    }

    /// What `psql` answers to commands, one after the other, in one of its databases.
    ///
    /// # Panics
    /// It does not come about.
    pub fn ask_in(&self, database: &str, commands: &[&str]) -> String {
        let mut command = Command::new(self.programs.join("psql"));
        command
            .args(["--no-psqlrc", "--tuples-only", "--no-align"])
            .arg(self.words_for(database));
        for one in commands {
            command.args(["--command", one]);
        }
        let done = command.output().unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        String::from_utf8(done.stdout).unwrap().trim().to_owned()
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let program = self.programs.join(program);
        let mut command = as_anybody_but_root(&program);
        command.args(arguments).arg("--pgdata").arg(&self.data);
        let done = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .output()
            .unwrap();
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        let last: Vec<&str> = log.lines().rev().take(5).collect();
        assert!(
            done.status.success(),
            "{}: {} {last:?}",
            program.display(),
            String::from_utf8_lossy(&done.stderr)
        );
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if self.runs() {
            self.run("pg_ctl", &["stop", "--mode=immediate", "--silent"]);
        }
    }
}

fn children_of(parent: Pid) -> Vec<Pid> {
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let pids = numbers.filter_map(Pid::from_raw);
    pids.filter(|pid| status(*pid).is_some_and(|(_, of)| of == parent.as_raw_nonzero().get()))
        .collect()
}

fn is_alive(process: Pid) -> bool {
    status(process).is_some_and(|(state, _)| state != "Z")
}

/// A process's state and its parent's number (proc(5), `/proc/PID/stat`).
fn status(process: Pid) -> Option<(String, i32)> {
    let told = fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).ok()?;
    let (_, behind_the_name) = told.rsplit_once(") ")?;
    let mut words = behind_the_name.split(' ');
    Some((words.next()?.to_owned(), words.next()?.parse().ok()?))
}

/// PostgreSQL refuses to run as root; then it runs as the user that its package made.
fn as_anybody_but_root(program: &Path) -> Command {
    if !rustix::process::getuid().is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["--user", "postgres", "--"]).arg(program);
    command
}

/// The folder of the programs of the newest version that is installed.
///
/// # Panics
/// None is installed.
pub fn programs() -> PathBuf {
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .expect("PostgreSQL is installed")
        .map(|entry| entry.unwrap().path().join("bin"))
        .filter(|folder| folder.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().expect("PostgreSQL is installed")
}
