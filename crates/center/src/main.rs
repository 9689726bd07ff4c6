//! `acikkapi-center`: the center's program.

use std::process::ExitCode;

fn main() -> ExitCode {
    center::program()
}
