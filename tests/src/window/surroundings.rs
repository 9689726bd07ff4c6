//! What a window stands in: a display, a session bus, and the program that was built.
//!
//! A story starts its own display and session bus; one that is run by hand where there is a display
//! shows itself there.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// Display and bus for the windows of one test program.
pub(crate) struct Surroundings {
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
        let made = Arc::new(Self::make(None));
        *shared = Arc::downgrade(&made);
        made
    }

    /// New ones, with a display of their own that keeps what it shows in a file in `glass`. Windows
    /// that are opened while they last stand in them.
    pub(crate) fn with_glass(glass: &Path) -> Arc<Self> {
        let made = Arc::new(Self::make(Some(glass)));
        *SHARED.lock().unwrap_or_else(PoisonError::into_inner) = Arc::downgrade(&made);
        made
    }

    fn make(glass: Option<&Path>) -> Self {
        let mut made = Self {
            variables: Vec::new(),
            children: Vec::new(),
        };
        if glass.is_some() || !is_set("DISPLAY") {
            made.start_display(glass);
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

    /// Gives a program what it must find in its environment.
    pub(crate) fn receive(&self, program: &mut Command) {
        let variables = self.variables.iter();
        program.envs(variables.map(|(name, value)| (name, value)));
        program.env_remove("WAYLAND_DISPLAY");
    }

    fn start_display(&mut self, glass: Option<&Path>) {
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", "1366x768x24"]);
        // Without `-noreset` the display begins anew when its last client leaves: where that is the
        // one who looks whether the manager came, the manager is thrown out while it comes.
        server.args(["-nolisten", "tcp", "-noreset"]);
        server.stderr(Stdio::null());
        if let Some(folder) = glass {
            server.arg("-fbdir").arg(folder);
        }
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
pub(crate) fn program() -> PathBuf {
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
pub(crate) fn built() -> PathBuf {
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
