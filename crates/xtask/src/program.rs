//! Running other programs, and saying what went wrong in one sentence.

use std::fmt;
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

/// Why a command stops: a sentence for the developer with what to do about it.
#[derive(Debug)]
pub(crate) struct Trouble(String);

impl Trouble {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

pub(crate) type Result<T> = std::result::Result<T, Trouble>;

/// Shows the command, runs it to its end with its output on the terminal.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    let status = command.status().map_err(|error| cannot(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Trouble::new(format!(
        "`{}` failed: {status}.",
        shown(command)
    )))
}

/// What the command writes to its standard output; it must succeed.
pub(crate) fn output_of(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| cannot(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Trouble::new(format!(
        "`{}` failed: {}",
        shown(command),
        said.trim()
    )))
}

/// Whether the program is there and succeeds with these arguments.
pub(crate) fn works(program: &str, arguments: &[&str]) -> bool {
    output_of(Command::new(program).args(arguments)).is_ok()
}

/// Runs the command, shows each line as it comes and gives it to `on_line` without colours.
/// Returns whether the program succeeded.
pub(crate) fn watch(command: &mut Command, mut on_line: impl FnMut(&str)) -> Result<bool> {
    println!("$ {}", shown(command));
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| cannot(command, &error))?;
    let (sender, lines) = mpsc::channel();
    let readers = [
        child
            .stdout
            .take()
            .map(|pipe| forward(pipe, sender.clone())),
        child.stderr.take().map(|pipe| forward(pipe, sender)),
    ];
    for line in lines {
        println!("{line}");
        on_line(&without_colours(&line));
    }
    for reader in readers.into_iter().flatten() {
        // A reader that panicked has already shown why; the exit status decides.
        let _ = reader.join();
    }
    let status = child.wait().map_err(|error| cannot(command, &error))?;
    Ok(status.success())
}

fn forward(
    pipe: impl Read + Send + 'static,
    lines: mpsc::Sender<String>,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut line = Vec::new();
        while matches!(pipe.read_until(b'\n', &mut line), Ok(1..)) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            line.clear();
            if lines.send(text).is_err() {
                return;
            }
        }
    })
}

/// The line without its terminal escapes (`ESC [ … letter`).
fn without_colours(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().skip(1).find(char::is_ascii_alphabetic);
        } else {
            out.push(letter);
        }
    }
    out
}

pub(crate) fn cannot(command: &Command, error: &std::io::Error) -> Trouble {
    let program = command.get_program().to_string_lossy();
    Trouble::new(format!("{program} cannot be started: {error}."))
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_without_its_colours() {
        assert_eq!(
            without_colours("\u{1b}[32;1m 12 passed\u{1b}[0m (12)"),
            " 12 passed (12)"
        );
    }

    #[test]
    fn both_outputs_are_watched_and_the_end_is_told() {
        let mut seen = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", "echo out; echo err >&2; exit 3"]);
        let good = watch(&mut command, |line| seen.push(line.to_owned())).expect("sh is there");
        seen.sort();
        assert_eq!(
            (good, seen),
            (false, vec!["err".to_owned(), "out".to_owned()])
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let trouble = run(&mut Command::new("no-such-program")).expect_err("it is not there");
        assert!(
            trouble
                .to_string()
                .starts_with("no-such-program cannot be started"),
            "{trouble}"
        );
    }
}
