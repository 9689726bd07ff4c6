//! A display that nobody sees, with a window manager: without one a window says that it fills
//! the screen and does not.

use crate::program::{Result, Trouble, cannot};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The desk is made for a screen of this size and must work on it.
const SCREEN: &str = "1366x768x24";

/// An X server of our own. It ends with this value.
pub(crate) struct Display {
    name: String,
    server: Child,
    manager: Option<Child>,
}

impl Display {
    pub(crate) fn start() -> Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            SCREEN,
            "-nolisten",
            "tcp",
        ]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let server = command.spawn().map_err(|error| cannot(&command, &error))?;
        let mut display = Self {
            name: String::new(),
            server,
            manager: None,
        };
        // The server writes the number it chose once it answers.
        let mut number = String::new();
        if let Some(pipe) = display.server.stdout.take() {
            let _ = BufReader::new(pipe).read_line(&mut number);
        }
        if number.trim().is_empty() {
            return Err(Trouble::new("Xvfb ended before it had a display."));
        }
        display.name = format!(":{}", number.trim());

        let mut command = Command::new("openbox");
        command.env("DISPLAY", &display.name);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        display.manager = Some(command.spawn().map_err(|error| cannot(&command, &error))?);
        display.wait_for_manager()?;
        Ok(display)
    }

    /// For `DISPLAY`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    fn wait_for_manager(&self) -> Result<()> {
        let query = ["-display", &self.name, "-root", "_NET_SUPPORTING_WM_CHECK"];
        let until = Instant::now() + Duration::from_secs(10);
        while Instant::now() < until {
            let answer = Command::new("xprop").args(query).output();
            if answer.is_ok_and(|answer| answer.stdout.contains(&b'#')) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(Trouble::new(
            "openbox did not take over the display within 10 seconds.",
        ))
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        for child in self.manager.iter_mut().chain([&mut self.server]) {
            // It may have ended by itself: then there is nothing to end.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Whether a window can be shown to the person who runs this.
pub(crate) fn is_there() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    set("WAYLAND_DISPLAY") || set("DISPLAY")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_display_is_managed_while_it_lives_and_gone_afterwards() {
        let display = Display::start().expect("Xvfb and openbox are installed for tests");
        let name = display.name().to_owned();
        let answers = || {
            let mut ask = Command::new("xprop");
            ask.args(["-display", &name, "-root"])
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            ask.status().is_ok_and(|status| status.success())
        };
        assert!(
            name.starts_with(':') && answers(),
            "a window can be shown on {name}"
        );
        drop(display);
        assert!(!answers(), "nothing of it is left behind");
    }
}
