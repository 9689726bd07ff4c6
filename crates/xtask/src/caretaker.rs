//! Who ends what was begun, also when this program is killed or Ctrl+C ends it.
//!
//! A shell that hears no Ctrl+C waits for the end of its input, which comes with the end of this program
//! however that comes about. Then it runs what it was told.

use crate::program::{Result, cannot};
use std::io::Write;
use std::process::{Child, Command, Stdio};

/// Waits, and tidies up. It ends with this value.
pub(crate) struct Caretaker {
    shell: Child,
}

impl Caretaker {
    /// One that has nothing to do yet.
    pub(crate) fn start() -> Result<Self> {
        let mut command = Command::new("sh");
        // The last order is carried out first, as what was built last goes first.
        command.args([
            "-c",
            "trap '' INT TERM HUP; orders=$(tac); eval \"$orders\" >/dev/null 2>&1",
        ]);
        command.stdin(Stdio::piped());
        let shell = command.spawn().map_err(|error| cannot(&command, &error))?;
        Ok(Self { shell })
    }

    /// One line of shell for the end.
    pub(crate) fn at_the_end(&mut self, order: &str) {
        if let Some(input) = &mut self.shell.stdin {
            // It waits for nothing else; if it is gone, nobody can be told.
            let _ = writeln!(input, "{order}");
        }
    }
}

impl Drop for Caretaker {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_built_last_goes_first() {
        let folder = std::env::temp_dir().join(format!("xtask-caretaker-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("inside")).expect("two folders");
        let mut caretaker = Caretaker::start().expect("there is a shell");
        caretaker.at_the_end(&format!("rmdir '{}'", folder.display()));
        caretaker.at_the_end(&format!("rmdir '{}/inside'", folder.display()));
        assert!(folder.exists(), "nothing is done before the end");
        drop(caretaker);
        assert!(!folder.exists(), "both are gone, the inner one first");
    }
}
