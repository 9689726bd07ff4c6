//! Fingers on the display's keyboard: `xdotool` presses keys by the XTEST extension, and to every
//! program they are a keyboard's.

use std::io::{self, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Instant;

use crate::window::surroundings::Surroundings;

/// One `xdotool`, which presses what is written to it.
pub struct Fingers {
    process: Child,
    orders: ChildStdin,
}

impl Fingers {
    pub(super) fn on(surroundings: &Surroundings) -> io::Result<Self> {
        let mut command = Command::new("xdotool");
        surroundings.receive(command.arg("-").stdin(Stdio::piped()));
        let mut process = command.spawn().map_err(|error| {
            let advice = format!("xdotool does not start ({error}): sudo apt-get install xdotool");
            io::Error::new(error.kind(), advice)
        })?;
        let orders = process.stdin.take();
        let orders = orders.ok_or_else(|| io::Error::other("xdotool has no input"))?;
        Ok(Self { process, orders })
    }

    /// Presses a key by its X name (`a`, `Tab`, `alt+F4`); when the order was given.
    ///
    /// # Errors
    /// `xdotool` has ended.
    pub fn press(&mut self, key: &str) -> io::Result<Instant> {
        let ordered = Instant::now();
        self.orders.write_all(format!("key {key}\n").as_bytes())?;
        Ok(ordered)
    }
}

impl Drop for Fingers {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
