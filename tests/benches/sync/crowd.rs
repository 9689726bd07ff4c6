//! All offices of the country at once, and thousands of desks that only wait.
//!
//! Over plain HTTP, as behind a proxy that ends TLS; everything else is as with real desks.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use desk::Answer;
use domain::{Deadlines, OfficeCode, Registration};
use protocol::frame::Frames;
use stories::bench::{Filled, Times};
use tokio::runtime::Runtime;
use tokio::sync::Barrier;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::ground::{Center, Ground};
use crate::light::{self, LATER, Light};
use crate::{memory, said};

/// A desk's first word to the center comes within so long, at random.
const FIRST_WAIT: Duration = Duration::from_secs(2);
/// Applications that each desk brings.
const EACH: usize = 100;
/// Desks of each office that only wait, so that there are 3,000.
const WAITING: u32 = 3;
/// How long they are watched.
const WATCHED: Duration = Duration::from_mins(1);

/// An office: its code, and where it is.
type Named = (OfficeCode, String);

/// What the desks met.
#[derive(Default)]
struct Met {
    /// From when they began until the last was in.
    took: Duration,
    batches: Times,
    facts: u64,
    later: u64,
    refused: u64,
}

pub(crate) fn measure() -> Answer<()> {
    let filled = Filled::get()?;
    let matters = filled.matters(EACH)?;
    let ground = Ground::prepare()?;
    let center = ground.plain_center("crowd")?;
    let offices = enrol(&ground, "crowd")?;
    let runtime = Runtime::new()?;
    for round in 1..=said("ACIKKAPI_ROUNDS", 1) {
        let before = memory::begin(center.process.number())?;
        let met = runtime.block_on(everybody(&center, &offices, &matters))?;
        let facts = ground
            .postgres
            .ask_in("crowd", &["SELECT count(*) FROM fact"]);
        println!(
            "\n{} desks with {EACH} applications each at once, round {round}",
            offices.len()
        );
        println!(
            "  {:.1} s; a batch: {}",
            met.took.as_secs_f64(),
            met.batches
        );
        println!(
            "  {} facts acknowledged, {facts} at the center; asked to come later {} times, refused for good {}",
            met.facts, met.later, met.refused
        );
        tell_memory(&center, before)?;
        if round == 1 && said("ACIKKAPI_ROUNDS", 1) == 1 {
            break;
        }
        ground.postgres.ask_in(
            "crowd",
            &["TRUNCATE fact, feed, feed_head, series, desk_code, application, task"],
        );
    }
    runtime.block_on(waiting(&center, &offices))
}

/// Writes a desk of each office down as enrolled, and those that only wait.
fn enrol(ground: &Ground, database: &str) -> Answer<Vec<Named>> {
    let told = ground.postgres.ask_in(
        database,
        &["SELECT code, province FROM office ORDER BY code"],
    );
    let offices = told.lines().filter_map(|line| {
        let (code, province) = line.split_once('|')?;
        Some((code.parse().ok()?, province.to_owned()))
    });
    let offices: Vec<Named> = offices.collect();
    let desks = (0..WAITING * count(&offices)).map(|number| {
        let (office, _) = offices[(number % count(&offices)) as usize];
        (number, office)
    });
    let sql = light::enrolling(desks)?;
    let file = ground.folder.path().join("desks.sql");
    std::fs::write(&file, sql)?;
    ground
        .postgres
        .ask_in(database, &[&format!("\\i {}", file.display())]);
    Ok(offices)
}

fn count(offices: &[Named]) -> u32 {
    u32::try_from(offices.len()).unwrap_or(u32::MAX)
}

async fn everybody(
    center: &Center,
    offices: &[Named],
    matters: &[(Registration, Deadlines)],
) -> Answer<Met> {
    let together = Arc::new(Barrier::new(offices.len() + 1));
    let frames = Arc::new(Frames::new());
    let mut desks = JoinSet::new();
    for (number, (office, province)) in (0..).zip(offices) {
        let desk = Light::connect(center.address, number, *office).await?;
        // Each of them has a machine of its own for this.
        let (first, after) =
            desk.batch(&frames, light::beginning(), vec![desk.begins(province)?])?;
        let (second, _) = desk.batch(&frames, after, desk.registers(matters)?)?;
        let (together, frames) = (together.clone(), frames.clone());
        desks.spawn(async move {
            together.wait().await;
            sleep(rand::random_range(Duration::ZERO..FIRST_WAIT)).await;
            one(desk, &frames, [first, second]).await
        });
    }
    together.wait().await;
    let (began, mut met) = (Instant::now(), Met::default());
    while let Some(one) = desks.join_next().await {
        let one = one.map_err(io::Error::other)??;
        met.batches.add_all(&one.batches);
        met.facts += one.facts;
        met.later += one.later;
        met.refused += one.refused;
    }
    met.took = began.elapsed();
    Ok(met)
}

/// A desk sends its batches: what begins its series, and its applications.
async fn one(mut desk: Light, frames: &Frames, batches: [Vec<u8>; 2]) -> io::Result<Met> {
    let mut met = Met::default();
    for frame in batches {
        loop {
            let told = desk.ask("POST", "/v1/facts", frame.clone()).await?;
            if LATER.contains(&told.status) {
                met.later += 1;
                sleep(Duration::from_millis(rand::random_range(0..1_000))).await;
                continue;
            }
            met.refused += u64::from(told.status != 200);
            met.facts += u64::from(light::taken(frames, &told));
            met.batches.add(told.took);
            break;
        }
    }
    Ok(met)
}

/// Desks that have nothing to say: each waits for news, again and again.
async fn waiting(center: &Center, offices: &[Named]) -> Answer<()> {
    let process = center.process.number();
    let before = memory::begin(process)?;
    let desks = WAITING * count(offices);
    let mut waiting = JoinSet::new();
    for number in 0..desks {
        let (office, _) = offices[(number % count(offices)) as usize];
        let mut desk = Light::connect(center.address, number, office).await?;
        waiting.spawn(async move {
            let mut answers = 0;
            while let Ok(told) = desk
                .ask("GET", "/v1/feed/head?after=999999", Vec::new())
                .await
            {
                answers += u64::from(told.status == 200);
            }
            answers
        });
    }
    // Until the last of them is waiting.
    sleep(Duration::from_secs(10)).await;
    let began = memory::processor(process)?;
    sleep(WATCHED).await;
    let spent = memory::processor(process)?.saturating_sub(began);
    println!("\n{desks} desks that wait for news");
    println!(
        "  {:.1} % of one processor in {} s",
        spent.as_secs_f64() / WATCHED.as_secs_f64() * 100.0,
        WATCHED.as_secs()
    );
    waiting.abort_all();
    tell_memory(center, before)
}

#[allow(clippy::cast_precision_loss, reason = "figures for people")]
fn tell_memory(center: &Center, before: u64) -> Answer<()> {
    let peak = memory::peak(center.process.number())?;
    println!(
        "  center: {:.1} MB before, {:.1} MB more at most",
        before as f64 / 1e6,
        peak.saturating_sub(before) as f64 / 1e6
    );
    Ok(())
}
