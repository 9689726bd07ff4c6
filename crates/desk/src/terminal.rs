//! The desk from a terminal, without a window: asking after its health, backups, proofs, the demo.
//!
//! Everything it does is a use case of the desk; here stand only the commands, their words and their
//! exit codes. A command that finds something wrong says so in a sentence and exits with 1; one
//! that was not understood exits with 2.

mod arguments;
mod backups;
mod center;
mod console;
mod demo;
mod doctor;
mod proving;

use std::ffi::OsString;
use std::process::ExitCode;

use protocol::{FailureCode, Problem};
use text::{Words, key};

use self::arguments::{Misunderstood, Order, Task};
use crate::desk::Desk;
use crate::failure::{Failure, Trouble};
use crate::places::Places;

pub use console::Console;

/// What a start of the program asked for.
pub enum Asked {
    /// A command, which is done.
    Done(ExitCode),
    /// The window, in these places.
    Window(Places),
}

/// How a start ended, with the exit code as a number.
#[derive(Debug)]
pub enum Ended {
    /// A command ended with this exit code.
    With(u8),
    /// The window was asked for, in these places.
    Window(Places),
}

/// Why a command did not end well.
pub(crate) enum Ending {
    /// With trouble that has words of its own.
    Trouble(Trouble),
    /// The sentence was said already.
    Said,
}

impl<T: Into<Trouble>> From<T> for Ending {
    fn from(trouble: T) -> Self {
        Self::Trouble(trouble.into())
    }
}

/// Does what the arguments of the program ask for, or tells that they ask for the window.
///
/// `arguments` begins with the program's own name.
pub fn run(arguments: impl Iterator<Item = OsString>) -> Asked {
    match run_on(arguments, &mut Console::of_the_process()) {
        Ended::With(code) => Asked::Done(ExitCode::from(code)),
        Ended::Window(places) => Asked::Window(places),
    }
}

/// The same at any console.
pub fn run_on(arguments: impl Iterator<Item = OsString>, console: &mut Console<'_>) -> Ended {
    let arguments: Vec<OsString> = arguments.collect();
    let words = Words::for_language(arguments::language(&arguments));
    let order = match arguments::parse(arguments, words) {
        Ok(order) => order,
        Err(Misunderstood { code: 0, sentence }) => {
            console.say(&sentence);
            return Ended::With(0);
        }
        Err(Misunderstood { code, sentence }) => {
            console.complain(&sentence);
            return Ended::With(code);
        }
    };
    let Order { places, task } = order;
    if matches!(task, Task::Window) {
        return Ended::Window(places);
    }
    match perform(task, places, words, console) {
        Ok(()) => Ended::With(0),
        Err(Ending::Said) => Ended::With(1),
        Err(Ending::Trouble(trouble)) => {
            for problem in problems_of(trouble) {
                console.complain(&words.explain(&problem));
            }
            Ended::With(1)
        }
    }
}

/// Says a problem on the error output, in the language that was asked for.
pub fn complain(problem: &Problem) {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let words = Words::for_language(arguments::language(&arguments));
    Console::of_the_process().complain(&words.explain(problem));
}

fn perform(
    task: Task,
    places: Places,
    words: &Words,
    console: &mut Console<'_>,
) -> Result<(), Ending> {
    match task {
        Task::Window => Ok(()),
        Task::Doctor => doctor::examine(&places, words, console),
        Task::BackUp { to } => backups::back_up(places, to.as_deref(), words, console),
        Task::Restore { file } => backups::restore(places, &file, words, console),
        Task::SetAside { surely } => backups::set_aside(places, surely, words, console),
        Task::PrintTest => {
            open_desk(places)?.print_test()?;
            console.say(&words.say(key::TERMINAL_TEST_PRINTED));
            Ok(())
        }
        Task::Enrol { center, code } => center::enrol(places, &center, &code, words, console),
        Task::Sync => center::sync(places, words, console),
        Task::HandIn => center::hand_in(places, words, console),
        Task::Export { file } => center::export(places, &file, words, console),
        Task::Verify => proving::verify(places, words, console),
        Task::Rebuild => proving::rebuild(places, words, console),
        Task::Demo(wish) => demo::fill(places, &wish, words, console),
    }
}

/// Opens the desk for a command that needs its store open.
fn open_desk(places: Places) -> Result<Desk, Ending> {
    let desk = Desk::open(places)?;
    if desk.has_no_store() {
        return Err(Failure::new(FailureCode::StorageMissing, "no desk here").into());
    }
    desk.open_store()?;
    Ok(desk)
}

fn problems_of(trouble: Trouble) -> Vec<Problem> {
    match trouble {
        Trouble::Refused(refusals) => refusals.into_iter().map(Problem::from).collect(),
        Trouble::Failed(failure) => {
            tracing::error!(
                code = failure.code.as_str(),
                cause = failure.cause,
                "a command failed"
            );
            vec![Problem::failed(failure.code, None)]
        }
    }
}

/// The sentence for an argument that is missing or not understood.
fn see_help(words: &Words) -> String {
    words.say(key::TERMINAL_SEE_HELP)
}
