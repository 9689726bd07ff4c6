//! The desk program: its window, and its terminal commands.
//!
//! Everything it does is the desk's; here it only gets a window. No rules, no SQL, no printing.

mod commands;
#[cfg(all(test, feature = "contract"))]
mod contract;
mod log;
mod problem;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    log::begin();
    match desk::terminal::run(std::env::args_os()) {
        desk::terminal::Asked::Done(code) => code,
        desk::terminal::Asked::Window(places) => window::open(&places),
    }
}
