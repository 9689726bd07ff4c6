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
    durable: bool,
}

impl Postgres {
    /// Makes and starts one, reachable only through a socket in its folder.
    ///
    /// # Panics
    /// It does not come about.
    pub fn start() -> Self {
        Self::make(false)
    }

    /// The same where what is committed is on the disk, as it must be wherever speed is measured.
    ///
    /// # Panics
    /// It does not come about.
    pub fn start_durable() -> Self {
        Self::make(true)
    }

    fn make(durable: bool) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("acikkapi-pg-")
            .tempdir()
            .unwrap();
        let server = Self {
            programs: programs(),
            folder,
            durable,
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
        let durability = if self.durable { "on" } else { "off" };
        let options = format!(
            "-c listen_addresses= -c unix_socket_directories={folder} -c fsync={durability} -c max_connections=60"
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
