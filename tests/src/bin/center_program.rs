//! `acikkapi-center` itself, built beside the tests so that they can start it and kill it.

use std::process::ExitCode;

fn main() -> ExitCode {
    center::program()
}
