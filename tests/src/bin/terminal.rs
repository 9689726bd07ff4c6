//! The desk's terminal commands alone, as a program that can be killed.

use std::process::ExitCode;

use desk::terminal::{Asked, run};

fn main() -> ExitCode {
    match run(std::env::args_os()) {
        Asked::Done(code) => code,
        Asked::Window(_) => ExitCode::from(2),
    }
}
