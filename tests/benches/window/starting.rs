//! Starting: from the program's first instruction until the cursor stands in the first field, on the
//! display. An empty window and the desk take turns, so that what else the machine does hits both.

use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use desk::Answer;
use stories::bench::{Filled, Room, Times};
use stories::office::places;

/// Starts of each that are counted. The first of each is not: it reads the disk.
const STARTS: usize = 12;

/// Memory is measured so long after the cursor stands: what a start leaves to be done is done.
const SETTLED: Duration = Duration::from_secs(5);

const MEGABYTE: f64 = 1_048_576.0;

#[derive(Default)]
struct Seen {
    ready: Times,
    /// In bytes.
    memory: Vec<u64>,
}

pub(crate) fn measure(room: &mut Room, filled: &Filled) -> Answer<()> {
    let empty_window = super::empty_window();
    let desk_program = super::desk_window();
    let places = places(filled.folder());
    let arguments = [
        Path::new("--data"),
        &places.data,
        Path::new("--state"),
        &places.state,
    ];
    let (mut empty, mut desk) = <(Seen, Seen)>::default();
    for round in 0..=STARTS {
        if round == 1 {
            (empty, desk) = Default::default();
        }
        start(room, &empty_window, &[], &mut empty)?;
        start(room, &desk_program, &arguments, &mut desk)?;
    }
    println!("  ready to type, empty {}", empty.ready);
    let (ratio, _) = desk.ready.against(&empty.ready);
    println!(
        "  ready to type, desk  {}: {ratio:.2} times the floor at the median",
        desk.ready
    );
    let (floor, own) = (middle(&mut empty.memory), middle(&mut desk.memory));
    println!("  memory, empty        {floor:8.1} MiB");
    println!(
        "  memory, desk         {own:8.1} MiB: {:.2} times the floor",
        own / floor
    );
    Ok(())
}

fn start(room: &mut Room, program: &Path, arguments: &[&Path], seen: &mut Seen) -> io::Result<()> {
    let opened = room.open(program, arguments)?;
    let (_, ready) = room.glass.wait_for_ring(None)?;
    seen.ready.add(ready - opened.begun);
    thread::sleep(SETTLED);
    seen.memory.push(opened.memory()?);
    room.close(opened)
}

/// The median, in mebibytes.
#[allow(clippy::cast_precision_loss, reason = "memory is far below 2^52 bytes")]
fn middle(sizes: &mut [u64]) -> f64 {
    sizes.sort_unstable();
    sizes
        .get(sizes.len() / 2)
        .map_or(0.0, |size| *size as f64 / MEGABYTE)
}
