//! A desk killed at random instants: what it acknowledged is there, and nothing is there twice.
//!
//! `ACIKKAPI_FAULTS` says how many kills; the count of a full run stands in docs/benchmarks.md.

use std::time::Duration;

use stories::faults::{Chance, Hand, Proof, found_office, how_many};

/// Enough to hit every phase of saving several times, and over in half a minute.
const KILLS: u32 = 60;
/// The chain is followed and the tables made again this often, not only at the end.
const PROVE_EVERY: u32 = 25;
/// Microseconds that opening and signing in take at most, about.
const OPENING: u64 = 400_000;
/// Microseconds in which many applications are saved.
const SAVING: u64 = 60_000;
/// More than any hand gets done before it dies.
const PLENTY: u32 = 100_000;

#[test]
fn a_desk_killed_at_random_instants_keeps_every_number_it_gave() {
    let kills = how_many(KILLS);
    let folder = tempfile::tempdir().unwrap();
    found_office(folder.path()).unwrap();

    let mut said = Vec::new();
    let mut chance = Chance::new();
    for kill in 1..=kills {
        let mut hand = Hand::start(folder.path());
        let mut within = OPENING;
        // Every fourth desk may die while it opens or signs in, the others while they save.
        if kill % 4 != 0 {
            let ready = hand.ready();
            assert!(ready.is_ok(), "the desk opens after kill {}", kill - 1);
            within = SAVING;
        }
        hand.tell(&format!("register kill{kill} {PLENTY}"));
        let instant = Duration::from_micros(chance.below(within));
        let lines = hand.kill_after(instant);
        said.extend(lines.into_iter().filter(|line| line != "ready"));
        if kill % PROVE_EVERY == 0 {
            let proof = Proof::open(folder.path()).unwrap();
            proof.chain_and_tables();
            proof.nothing_lost_or_doubled(&said);
        }
    }

    let proof = Proof::open(folder.path()).unwrap();
    let facts = proof.chain_and_tables();
    proof.nothing_lost_or_doubled(&said);
    let (kept, told) = (proof.count(), said.len());
    println!(
        "{kills} kills: {told} acknowledged, {kept} kept, {facts} facts, none lost or doubled"
    );
    assert!(
        told > 0,
        "some were acknowledged, or the story shows nothing"
    );
    assert!(
        kept <= told + kills as usize,
        "a kill leaves at most one untold"
    );
}
