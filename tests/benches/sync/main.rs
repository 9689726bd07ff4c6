//! The work between desks and the center, against what PostgreSQL and SQLCipher do with the same rows and nothing else.
//!
//! PostgreSQL is real, durable and its own; the center and each desk are processes of their own, which this program starts
//! again under another role, so that their memory can be told apart.
//!
//! `ACIKKAPI_APPLICATIONS` says how many applications are moved, `ACIKKAPI_ROUNDS` how often, floor and measured in turns;
//! `ACIKKAPI_SYNC` names one part (`moving`, `peers`, which moves ours too, `narrow`, `crowd`, `many`) to do no other.

mod counting;
mod crowd;
mod floors;
mod ground;
mod light;
mod many;
mod memory;
mod moving;
mod narrow;
mod peers;
mod roles;

use desk::Answer;
use stories::bench::Filled;

fn main() -> Answer<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["center", database, folder] => roles::center(database, folder.as_ref(), true),
        ["plain-center", database, folder] => roles::center(database, folder.as_ref(), false),
        ["push", folder, address, code] => roles::push(folder.as_ref(), address, code),
        ["pull", folder, address, code] => roles::pull(folder.as_ref(), address, code),
        _ => match std::env::var("ACIKKAPI_SYNC").as_deref() {
            Ok("moving") => moving::measure(&Filled::get()?).map(drop),
            Ok("peers") => beside_peers(),
            Ok("crowd") => crowd::measure(),
            Ok("narrow") => narrow::measure(),
            Ok("many") => many::measure(),
            _ => beside_peers()
                .and_then(|()| narrow::measure())
                .and_then(|()| crowd::measure()),
        },
    }
}

fn beside_peers() -> Answer<()> {
    let filled = Filled::get()?;
    let ours = moving::measure(&filled)?;
    peers::measure(&filled, &ours)
}

/// A number that the environment says, or another one.
fn said(variable: &str, otherwise: u32) -> u32 {
    let said = std::env::var(variable).ok();
    said.and_then(|word| word.parse().ok()).unwrap_or(otherwise)
}
