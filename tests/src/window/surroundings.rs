//! What a window stands in: a display, a session bus, and the program that was built.
//!
//! `cargo xtask test window` brings display and bus; a story that is run by hand without a display
//! starts its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// Display and bus for the windows of one test program.
pub(super) struct Surroundings {
    variables: Vec<(String, String)>,
    children: Vec<Child>,
}

static SHARED: Mutex<Weak<Surroundings>> = Mutex::new(Weak::new());

impl Surroundings {
    /// Those that are there, else new ones that end with their last window.
    pub(super) fn shared() -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(there) = shared.upgrade() {
            return there;
        }
        let made = Arc::new(Self::make());
        *shared = Arc::downgrade(&made);
        made
    }

    fn make() -> Self {
        let mut made = Self {
            // Loads the automation side of the web view in the program.
            variables: vec![("TAURI_WEBVIEW_AUTOMATION".to_owned(), "true".to_owned())],
            children: Vec::new(),
        };
        if !is_set("DISPLAY") {
            made.start_display();
        }
        if !is_set("DBUS_SESSION_BUS_ADDRESS") {
            let mut bus = Command::new("dbus-daemon");
            bus.args(["--session", "--nofork", "--print-address=1"])
                .stderr(Stdio::null());
            let address = made.start_and_read_line(&mut bus);
            made.variables
                .push(("DBUS_SESSION_BUS_ADDRESS".to_owned(), address));
        }
        made
    }

    /// What the driver and the program must find in their environment.
    pub(super) fn variables(&self) -> impl Iterator<Item = (&str, &str)> {
        self.variables
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn start_display(&mut self) {
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", "1366x768x24"]);
        server.args(["-nolisten", "tcp"]).stderr(Stdio::null());
        let display = format!(":{}", self.start_and_read_line(&mut server));
        let mut manager = Command::new("openbox");
        manager.env("DISPLAY", &display).stderr(Stdio::null());
        let manager = manager.stdout(Stdio::null()).spawn();
        self.children
            .push(manager.expect("openbox is installed: sudo apt-get install openbox"));
        wait_for_manager(&display);
        self.variables.push(("DISPLAY".to_owned(), display));
    }

    /// Starts what says one line when it is ready.
    fn start_and_read_line(&mut self, command: &mut Command) -> String {
        let started = command.stdout(Stdio::piped()).spawn();
        let mut child = started.unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let mut line = String::new();
        if let Some(pipe) = child.stdout.take() {
            let _ = BufReader::new(pipe).read_line(&mut line);
        }
        self.children.push(child);
        assert!(!line.trim().is_empty(), "{command:?} said nothing");
        line.trim().to_owned()
    }
}

impl Drop for Surroundings {
    fn drop(&mut self) {
        for child in self.children.iter_mut().rev() {
            // One that ended by itself need not be ended.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Without a window manager no window has the keyboard.
fn wait_for_manager(display: &str) {
    let until = Instant::now() + Duration::from_secs(30);
    let query = ["-display", display, "-root", "_NET_SUPPORTING_WM_CHECK"];
    while Instant::now() < until {
        let answer = Command::new("xprop").args(query).output();
        if answer.is_ok_and(|answer| answer.stdout.contains(&b'#')) {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("openbox did not take over the display");
}

/// The desk's program.
pub(super) fn program() -> PathBuf {
    let named = std::env::var_os("ACIKKAPI_DESK_BINARY").map(PathBuf::from);
    let program = named.unwrap_or_else(|| built().join("acikkapi-desk"));
    assert!(
        program.exists(),
        "{} is not there: build it with `cargo xtask test window` or `cargo build -p window`",
        program.display()
    );
    program
}

/// The folder in which this test program's build lies.
pub(super) fn built() -> PathBuf {
    let this = std::env::current_exe().expect("a program knows where it is");
    let deps = this.parent().expect("it lies in a folder");
    deps.parent().expect("and that in another").to_owned()
}

/// The root of the work tree.
pub(super) fn project() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}
