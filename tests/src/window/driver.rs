//! A `WebDriver` client of the few calls that stories make, and the driver's process behind it.

use super::surroundings::Surroundings;
use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

/// A window that takes longer than this to start, or to answer, hangs.
const PATIENCE: Duration = Duration::from_mins(2);

/// All of them are killed at the end; one that does not go then never will.
const ENDING: Duration = Duration::from_secs(10);

/// A driver with the one program that it started.
pub(super) struct Driver {
    process: Child,
    /// Says when the last one that could write an error has gone: driver, program, its web processes.
    all_gone: Receiver<()>,
    address: String,
    session: String,
    agent: ureq::Agent,
}

impl Driver {
    /// Starts `program` with `arguments` under a driver of its own.
    pub(super) fn start(
        surroundings: &Surroundings,
        program: &Path,
        arguments: &[String],
        variables: &[(&str, OsString)],
    ) -> Result<Self, String> {
        let port = free_port()?;
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1");
        surroundings.receive(&mut command);
        // Loads the automation side of the web view in the program.
        command.env("TAURI_WEBVIEW_AUTOMATION", "true");
        // A story's window lives for seconds: what its scripts would gain by being compiled well, compiling would cost.
        command.env("JSC_useDFGJIT", "false");
        command.envs(variables.iter().map(|(name, value)| (name, value)));
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        // With what they start in turn they are one group, and end as one.
        command.process_group(0);
        let mut process = command.spawn().map_err(|error| {
            format!(
                "WebKitWebDriver does not start ({error}); \
                 install it: sudo apt-get install webkit2gtk-driver"
            )
        })?;
        let all_gone = pass_errors_on(&mut process);
        let configuration = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .build();
        let mut driver = Self {
            process,
            all_gone,
            address: format!("http://127.0.0.1:{port}"),
            session: String::new(),
            agent: configuration.into(),
        };
        wait_until_it_listens(port)?;
        driver.open(program, arguments)?;
        Ok(driver)
    }

    fn open(&mut self, program: &Path, arguments: &[String]) -> Result<(), String> {
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "webkitgtk:browserOptions": {"binary": program, "args": arguments},
            "timeouts": {"script": 600_000, "pageLoad": 120_000, "implicit": 0},
        }}});
        let answer = self.post("/session", &wanted)?;
        answer["sessionId"]
            .as_str()
            .unwrap_or_default()
            .clone_into(&mut self.session);
        Ok(())
    }

    /// Calls a path inside of the session.
    pub(super) fn ask(&self, path: &str, body: &Value) -> Result<Value, String> {
        self.post(&format!("/session/{}/{path}", self.session), body)
    }

    /// Reads a path inside of the session.
    pub(super) fn get(&self, path: &str) -> Result<Value, String> {
        let address = format!("{}/session/{}/{path}", self.address, self.session);
        answer(path, self.agent.get(address).call())
    }

    /// Ends the session, and with it the program.
    pub(super) fn close(&self) -> Result<(), String> {
        let address = format!("{}/session/{}", self.address, self.session);
        answer("close", self.agent.delete(address).call()).map(drop)
    }

    /// The process that the driver started: the program.
    pub(super) fn program(&self) -> Option<u32> {
        let driver = self.process.id();
        let children = std::fs::read_to_string(format!("/proc/{driver}/task/{driver}/children"));
        children.ok()?.split_whitespace().next()?.parse().ok()
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let address = format!("{}{path}", self.address);
        answer(path, self.agent.post(address).send_json(body))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The program may be gone, and its driver with it.
        let _ = self.close();
        if let Some(group) = Pid::from_raw(self.process.id().cast_signed()) {
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.process.wait();
        let _ = self.all_gone.recv_timeout(ENDING);
    }
}

/// What they complain of belongs to the test; the end of it is the end of them all.
fn pass_errors_on(process: &mut Child) -> Receiver<()> {
    let (gone, all_gone) = mpsc::channel();
    if let Some(errors) = process.stderr.take() {
        thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                eprintln!("{line}");
            }
            let _ = gone.send(());
        });
    }
    all_gone
}

/// The value of an answer, or what the driver says is wrong.
fn answer(
    path: &str,
    response: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Value, String> {
    let mut response = response.map_err(|error| format!("{path}: {error}"))?;
    let good = response.status().is_success();
    // Pictures of a page are larger than what is read by default.
    let body = response.body_mut().with_config().limit(64 * 1024 * 1024);
    let mut said: Value = body
        .read_json()
        .map_err(|error| format!("{path}: {error}"))?;
    let value = said["value"].take();
    if good {
        Ok(value)
    } else {
        Err(format!("{path}: {}: {}", value["error"], value["message"]))
    }
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let address = listener.and_then(|listener| listener.local_addr());
    Ok(address.map_err(|error| format!("no port: {error}"))?.port())
}

/// The driver says nothing when it is ready; it takes connections from then on.
fn wait_until_it_listens(port: u16) -> Result<(), String> {
    let until = Instant::now() + PATIENCE;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if Instant::now() > until {
            return Err("WebKitWebDriver does not answer".to_owned());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
