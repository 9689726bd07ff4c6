//! Runs worlds, each of whose time and chance come from one number.
//!
//! `simulation make SOCKET GROUND` makes the ground that worlds begin with, in a database server that is reached by a
//! socket in SOCKET and in the folder GROUND.
//! `simulation run SOCKET GROUND SEED` runs one world and says `good TRACE REGISTERED`, or what is not as it must be.
//! `simulation tell SOCKET GROUND SEED` says what happened as well.
//!
//! Time and chance are taken from the system's own hands in this program (mad-turmoil), so one process runs one world.

use std::path::Path;
use std::process::ExitCode;

use rand::SeedableRng;
use rand::rngs::StdRng;
use stories::simulation::ground::Ground;
use stories::simulation::run;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["make", socket, ground] => {
            mad_turmoil::rand::set_rng(StdRng::seed_from_u64(0));
            Ground::at(Path::new(ground), Path::new(socket)).make();
            ExitCode::SUCCESS
        }
        [how @ ("run" | "tell"), socket, ground, seed] => {
            let Ok(seed) = seed.parse() else {
                eprintln!("a seed is a number");
                return ExitCode::from(2);
            };
            let ground = Ground::at(Path::new(ground), Path::new(socket));
            live(&ground, seed, how == "tell")
        }
        _ => {
            eprintln!("simulation make|run|tell SOCKET GROUND [SEED]");
            ExitCode::from(2)
        }
    }
}

fn live(ground: &Ground, seed: u64, tell: bool) -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    mad_turmoil::rand::set_rng(StdRng::seed_from_u64(seed));
    let clocks = mad_turmoil::time::SimClocksGuard::init();
    let end = run(ground, seed, folder.path());
    drop(clocks);
    if tell {
        end.lines.iter().for_each(|line| println!("{line}"));
    }
    if end.problems.is_empty() {
        println!("good {} {}", end.trace, end.registered);
        return ExitCode::SUCCESS;
    }
    end.problems
        .iter()
        .for_each(|problem| println!("{problem}"));
    println!("bad {} {} seed {seed}", end.trace, end.registered);
    ExitCode::FAILURE
}
