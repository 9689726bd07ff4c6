//! The desk's window as a person meets it, against an empty window built the same way: how long until
//! one can type, how much memory it takes, and how soon a pressed key is seen.

mod starting;
mod typing;

use std::path::PathBuf;

use desk::Answer;
use stories::bench::{Filled, Room};
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, Office};

fn main() -> Answer<()> {
    let filled = Filled::get()?;
    let visitors = filled.visitors(typing::VISITORS)?;
    // As on every start but the day's first: that one also makes the day's backup.
    let office = Office::reopen(filled.folder())?;
    office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)?;
    office.desk().back_up_now()?;
    drop(office);
    let mut room = Room::start()?;
    println!("\nThe window, {} applications", filled.count());
    starting::measure(&mut room, &filled)?;
    typing::measure_floor(&mut room)?;
    typing::measure(&mut room, &filled, &visitors)
}

/// The floor's program.
fn empty_window() -> PathBuf {
    program("ACIKKAPI_EMPTY_WINDOW_BINARY", "empty-window")
}

/// The desk's program.
fn desk_window() -> PathBuf {
    program("ACIKKAPI_DESK_BINARY", "acikkapi-desk")
}

/// A program of this build, or the one that a variable names.
fn program(variable: &str, name: &str) -> PathBuf {
    let named = std::env::var_os(variable).map(PathBuf::from);
    named.unwrap_or_else(|| stories::bench::built(name))
}
