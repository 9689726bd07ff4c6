//! Where commands write and what they read: the process's own terminal, or a test's buffers.

use std::io::{self, IsTerminal, Write};

use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

/// Reads one line that should not be seen.
type ReadSecret<'a> = Box<dyn FnMut() -> io::Result<String> + 'a>;

/// A terminal.
pub struct Console<'a> {
    out: Box<dyn Write + 'a>,
    err: Box<dyn Write + 'a>,
    secret: ReadSecret<'a>,
}

impl<'a> Console<'a> {
    /// A console that writes here, and reads secrets from `secret`.
    pub fn new(
        out: impl Write + 'a,
        err: impl Write + 'a,
        secret: impl FnMut() -> io::Result<String> + 'a,
    ) -> Self {
        Self {
            out: Box::new(out),
            err: Box::new(err),
            secret: Box::new(secret),
        }
    }

    /// The terminal that this program was started from.
    pub fn of_the_process() -> Self {
        Self::new(io::stdout(), io::stderr(), read_unseen)
    }

    /// Says what was done.
    pub fn say(&mut self, sentence: &str) {
        // Nobody reads it if the pipe is closed; what was done is done all the same.
        let _ = writeln!(self.out, "{sentence}");
    }

    /// Says what is wrong.
    pub fn complain(&mut self, sentence: &str) {
        let _ = writeln!(self.err, "{sentence}");
    }

    /// Asks for a secret. The question goes to the error output, so that it is seen when the output
    /// is redirected.
    pub(crate) fn ask(&mut self, question: &str) -> io::Result<Zeroizing<String>> {
        let _ = write!(self.err, "{question} ");
        let _ = self.err.flush();
        let answer = (self.secret)().map(Zeroizing::new);
        let _ = writeln!(self.err);
        answer
    }
}

/// One line of the standard input; on a terminal its letters are not shown.
fn read_unseen() -> io::Result<String> {
    let input = io::stdin();
    let mut line = String::new();
    if !input.is_terminal() {
        input.read_line(&mut line)?;
        return Ok(line);
    }
    let before = tcgetattr(&input)?;
    let mut hidden = before.clone();
    hidden.local_modes.remove(LocalModes::ECHO);
    tcsetattr(&input, OptionalActions::Now, &hidden)?;
    let read = input.read_line(&mut line);
    tcsetattr(&input, OptionalActions::Now, &before)?;
    read.map(|_| line)
}
