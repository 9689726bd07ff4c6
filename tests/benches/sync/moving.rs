//! Everything up from a desk that worked alone, and everything down into a new one.

use std::io;
use std::path::Path;

use desk::Answer;
use stories::bench::Filled;
use stories::office::OFFICE;

use crate::counting::Counted;
use crate::floors::{Copied, Floor};
use crate::ground::{Ground, Role};
use crate::{memory, said};

/// What one round came to.
struct Round {
    facts: f64,
    up: f64,
    up_floor: Floor,
    down: f64,
    down_floor: Floor,
    bytes: [f64; 2],
    desk: f64,
    new_desk: f64,
    center: f64,
}

/// What all rounds came to at the median: facts a second, and bytes of each on the wire; up and down.
pub(crate) struct Moved {
    pub(crate) rates: [f64; 2],
    pub(crate) bytes: [f64; 2],
}

pub(crate) fn measure(filled: &Filled) -> Answer<Moved> {
    let ground = Ground::prepare()?;
    let mut rounds = Vec::new();
    println!("\nMoving {} applications", filled.count());
    for number in 0..said("ACIKKAPI_ROUNDS", 3) {
        let round = round(&ground, filled, number)?;
        tell(&format!("round {}", number + 1), &round);
        rounds.push(round);
    }
    let median = |of: fn(&Round) -> f64| {
        let mut values: Vec<f64> = rounds.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    println!(
        "  median: up {:.2} × the floor, down {:.2} × the floor",
        median(|round| round.up / round.up_floor.rows),
        median(|round| round.down / round.down_floor.rows)
    );
    Ok(Moved {
        rates: [
            median(|round| round.facts / round.up),
            median(|round| round.facts / round.down),
        ],
        bytes: [
            median(|round| round.bytes[0]),
            median(|round| round.bytes[1]),
        ],
    })
}

fn round(ground: &Ground, filled: &Filled, number: u32) -> Answer<Round> {
    let database = format!("center_{number}");
    let center = ground.center(&database)?;
    let line = Counted::to(center.address)?;
    let address = format!("https://localhost:{}", line.address.port());
    let folder = tempfile::tempdir()?;
    let [old, new] = ["old", "new"].map(|name| folder.path().join(name));
    filled.copy_to(&old)?;
    let before = memory::begin(center.process.number())?;
    let (up, desk) = play("push", &old, &address, &center.code(OFFICE)?)?.0;
    let at_center = memory::peak(center.process.number())? - before;
    let facts = ground
        .postgres
        .ask_in(&database, &["SELECT count(*) FROM fact"]);
    let facts: f64 = facts.parse().map_err(io::Error::other)?;
    let went = line.bytes();
    let copied = Copied::out(&ground.postgres, &database, folder.path());
    let up_floor = copied.back(&ground.postgres, &database);
    let ((down, new_desk), mut role) = play("pull", &new, &address, &center.code(OFFICE)?)?;
    let came = line.bytes()[1] - went[1];
    let down_floor = Floor {
        rows: role.figure("rows")?,
        facts: role.figure("facts")?,
    };
    #[allow(clippy::cast_precision_loss, reason = "figures for people")]
    let (bytes, at_center) = (
        [went[0] as f64 / facts, came as f64 / facts],
        at_center as f64,
    );
    Ok(Round {
        facts,
        up,
        up_floor,
        down,
        down_floor,
        bytes,
        desk,
        new_desk,
        center: at_center,
    })
}

/// How long a desk took, and how much more memory it had meanwhile; and the desk itself.
fn play(role: &str, folder: &Path, address: &str, code: &str) -> io::Result<((f64, f64), Role)> {
    let mut desk = Role::play(&[role, &folder.display().to_string(), address, code])?;
    let before = desk.figure("before")?;
    let took = desk.figure("took")?;
    let peak = desk.figure("peak")?;
    Ok(((took, peak - before), desk))
}

fn tell(what: &str, round: &Round) {
    let mega = |bytes: f64| bytes / 1e6;
    println!("  {what}: {} facts", round.facts);
    for (way, took, floor, bytes) in [
        ("up", round.up, round.up_floor, round.bytes[0]),
        ("down", round.down, round.down_floor, round.bytes[1]),
    ] {
        println!(
            "    {way} {took:.2} s ({:.0} a second), {:.2} × the same rows ({:.2} s), {:.2} × the facts alone ({:.2} s); {bytes:.0} bytes a fact",
            round.facts / took,
            took / floor.rows,
            floor.rows,
            took / floor.facts,
            floor.facts
        );
    }
    println!(
        "    more memory at most: desk {:.1} MB up, {:.1} MB down; center {:.1} MB",
        mega(round.desk),
        mega(round.new_desk),
        mega(round.center)
    );
}
