//! A desk killed just before each single write and each flush of opening, signing in, saving and
//! closing: on the store's log, the store's file, and the mark outside the store.

use std::path::{Path, PathBuf};

use stories::faults::{Fault, Hand, Proof, can_trace, found_office};
use stories::office::places;

/// What saving writes to disk with.
const WRITE: &str = "pwrite64";
const FLUSH: &str = "fsync,fdatasync";

/// No day at the desk writes so often; a story that comes this far never ends.
const FAR_TOO_OFTEN: u32 = 2_000;

#[test]
fn killed_at_every_write_to_the_store_s_log() {
    die_at_every(WRITE, |folder| log_of(&places(folder).store()));
}

#[test]
fn killed_at_every_flush_of_the_store_s_log() {
    die_at_every(FLUSH, |folder| log_of(&places(folder).store()));
}

#[test]
fn killed_at_every_write_to_the_store_s_file() {
    die_at_every(WRITE, |folder| places(folder).store());
}

#[test]
fn killed_at_every_flush_of_the_store_s_file() {
    die_at_every(FLUSH, |folder| places(folder).store());
}

#[test]
fn killed_at_every_write_to_the_mark() {
    die_at_every(WRITE, |folder| places(folder).high_water());
}

#[test]
fn killed_at_every_flush_of_the_mark() {
    die_at_every(FLUSH, |folder| places(folder).high_water());
}

/// One desk after the other opens the store that the one before died on, each dying one call later,
/// until one comes through.
fn die_at_every(calls: &'static str, file: impl Fn(&Path) -> PathBuf) {
    if !can_trace() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    found_office(&folder).unwrap();
    let mut said = Vec::new();
    for at in 1..=FAR_TOO_OFTEN {
        let fault = Fault::kill(calls, at, &file(&folder));
        let whole_day = work_a_day(&folder, &fault, &format!("call{at}"), &mut said);
        let proof = Proof::open(&folder).unwrap();
        proof.chain_and_tables();
        proof.nothing_lost_or_doubled(&said);
        if whole_day {
            let deaths = at - 1;
            assert!(
                deaths > 0,
                "nobody died: the story looks at the wrong calls"
            );
            println!("{deaths} deaths, {} acknowledged, none lost", said.len());
            return;
        }
    }
    panic!("still dying at call {FAR_TOO_OFTEN}");
}

/// Opens, signs in, registers twice and closes; whether it lived to the end.
fn work_a_day(folder: &Path, fault: &Fault, tag: &str, said: &mut Vec<String>) -> bool {
    let mut hand = Hand::start_with_fault(folder, fault);
    if hand.ready().is_err() {
        return false;
    }
    match hand.register(tag, 2) {
        Ok(lines) => said.extend(lines),
        Err(death) => {
            said.extend(death.said);
            return false;
        }
    }
    hand.leave()
}

fn log_of(store: &Path) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}
