//! The center's program in a process of its own, to be killed.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::running::Center;

/// How long it may take to start.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program of a center, at one address however often it is started.
pub struct Program {
    configuration: PathBuf,
    address: SocketAddr,
    child: Option<Child>,
}

impl Program {
    /// Starts it on a center's database.
    ///
    /// # Panics
    /// It does not come about.
    pub fn start(center: &Center) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let config = center.config();
        let configuration = center.folder().join("center.toml");
        let words = format!(
            "listen = \"{address}\"\ndatabase = \"{}\"\ndatabase_sessions = {}\nreceipt_key = \"{}\"\n",
            config.database,
            config.database_sessions,
            config.receipt_key.display(),
        );
        std::fs::write(&configuration, words).unwrap();
        let mut program = Self {
            configuration,
            address,
            child: None,
        };
        program.begin();
        program.wait_until_ready();
        program
    }

    /// Where it serves.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Starts it again, without waiting for it.
    ///
    /// # Panics
    /// It cannot be started.
    pub fn begin(&mut self) {
        let log = self.configuration.with_extension("log");
        let log = std::fs::File::options()
            .create(true)
            .append(true)
            .open(log)
            .unwrap();
        let mut command = Command::new(program());
        command.arg("--config").arg(&self.configuration);
        let child = command.arg("serve").stdin(Stdio::null()).stderr(log);
        self.child = Some(child.spawn().unwrap());
    }

    /// Waits until it serves, with a database that answers.
    ///
    /// # Panics
    /// It does not in a minute, or ended.
    pub fn wait_until_ready(&mut self) {
        let began = Instant::now();
        let question = format!("http://{}/readyz", self.address);
        while ureq::get(&question).call().is_err() {
            let child = self.child.as_mut().expect("it was started");
            assert_eq!(child.try_wait().unwrap(), None, "it goes on");
            assert!(began.elapsed() < PATIENCE, "it serves");
        }
    }

    /// What it answers to a question, whatever the status: the status.
    pub fn status_of(&self, path: &str) -> Option<u16> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let answer = agent.get(format!("http://{}{path}", self.address)).call();
        answer.ok().map(|answer| answer.status().as_u16())
    }

    /// Whether it runs still.
    ///
    /// # Panics
    /// The system does not tell.
    pub fn runs(&mut self) -> bool {
        let child = self.child.as_mut();
        child.is_some_and(|child| child.try_wait().unwrap().is_none())
    }

    /// Kills it, as when the power goes.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Beside the test program: cargo builds both into one folder.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("a running test");
    let folders = test.ancestors().skip(1);
    let paths = folders.map(|folder: &Path| folder.join("center_program"));
    let mut there = paths.filter(|path| path.is_file());
    there.next().expect("the program, built with the tests")
}
