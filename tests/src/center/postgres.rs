//! A PostgreSQL of a story's own, in a folder that goes with it. Never the machine's.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A running server with an empty database.
pub struct Postgres {
    folder: TempDir,
    programs: PathBuf,
}

impl Postgres {
    /// Makes and starts one, reachable only through a socket in its folder.
    ///
    /// # Panics
    /// It does not come about.
    pub fn start() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("acikkapi-pg-")
            .tempdir()
            .unwrap();
        let server = Self {
            programs: programs(),
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
            ],
        );
        server.begin();
        server
    }

    /// How it is reached.
    pub fn words(&self) -> String {
        format!(
            "host={} user=center dbname=postgres",
            self.folder.path().display()
        )
    }

    /// Starts it, and waits until it answers.
    pub fn begin(&self) {
        let folder = self.folder.path().display();
        let options = format!(
            "-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c max_connections=60"
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

    /// What `psql` answers to a question.
    ///
    /// # Panics
    /// It does not come about.
    pub fn ask(&self, question: &str) -> String {
        let mut command = Command::new(self.programs.join("psql"));
        command
            .args(["--no-psqlrc", "--tuples-only", "--no-align"])
            .arg(self.words())
            .args(["--command", question]);
        let done = command.output().unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        String::from_utf8(done.stdout).unwrap().trim().to_owned()
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let program = self.programs.join(program);
        let mut command = as_anybody_but_root(&program);
        command.args(arguments).arg("--pgdata").arg(self.data());
        let done = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "{}: {}",
            program.display(),
            String::from_utf8_lossy(&done.stderr)
        );
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.run("pg_ctl", &["stop", "--mode=immediate", "--silent"]);
    }
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

/// The newest version that is installed.
fn programs() -> PathBuf {
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .expect("PostgreSQL is installed")
        .map(|entry| entry.unwrap().path().join("bin"))
        .filter(|folder| folder.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().expect("PostgreSQL is installed")
}
