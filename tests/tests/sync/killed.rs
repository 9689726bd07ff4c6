//! A desk that is killed in the middle of its work with the center.
//!
//! `ACIKKAPI_FAULTS` says how many kills.

use std::collections::BTreeSet;
use std::time::Duration;

use stories::center::{Center, OFFICE};
use stories::faults::{Chance, Hand, Proof, found_office, how_many};

use crate::working::all_there_once;

/// Enough to hit each part of a round several times.
const KILLS: u32 = 12;
/// Microseconds in which a desk greets, sends and receives, more than once.
const WORKING: u64 = 700_000;

#[test]
fn a_desk_killed_while_it_speaks_with_the_center_loses_nothing_and_doubles_nothing() {
    let center = Center::start();
    let folder = tempfile::tempdir().unwrap();
    found_office(folder.path()).unwrap();
    let mut hand = Hand::start(folder.path());
    hand.ready().unwrap();
    let code = center.enrolment_code(OFFICE, 15);
    let enrol = format!("enrol http://{} {code}", center.address(0));
    assert_eq!(hand.ask(&enrol).unwrap(), "enrolled");
    drop(hand);

    let mut said = Vec::new();
    let mut chance = Chance::new();
    for kill in 1..=how_many(KILLS) {
        let mut hand = Hand::start(folder.path());
        hand.ready().unwrap();
        hand.tell("sync");
        hand.tell(&format!("register kill{kill} 12"));
        let instant = Duration::from_micros(chance.below(WORKING));
        said.extend(hand.kill_after(instant));
    }

    let mut hand = Hand::start(folder.path());
    hand.ready().unwrap();
    hand.ask("sync").unwrap();
    said.extend(hand.register("last", 1).unwrap());
    assert_eq!(hand.ask("touch none").unwrap(), "touch none");
    assert!(hand.leave());

    let proof = Proof::open(folder.path()).unwrap();
    proof.chain_and_tables();
    proof.nothing_lost_or_doubled(&said);
    all_there_once(&center);
    let numbers =
        "SELECT lpad(number::text, 13, '0') FROM fact WHERE kind = 'application_registered'";
    let there = center.ask_database(numbers);
    let there: Vec<&str> = there.lines().collect();
    assert_eq!(
        there.len(),
        proof.count(),
        "the center has what the desk has"
    );
    let there: BTreeSet<&str> = there.into_iter().collect();
    for number in said.iter().filter_map(|line| line.strip_prefix("saved ")) {
        assert!(
            there.contains(number.replace(' ', "").as_str()),
            "{number} is lost"
        );
    }
    println!("{} kills: {} acknowledged", how_many(KILLS), said.len());
}
