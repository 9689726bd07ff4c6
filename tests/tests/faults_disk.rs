//! A disk that fails, is full, or became read-only: the save is refused in words, nothing is half
//! saved, looking up goes on, and when the fault is over so is its effect.

use std::path::{Path, PathBuf};

use desk::Desk;
use desk::views::SameMatter;

use protocol::ProblemCode;
use stories::faults::{Fault, Hand, Proof, SmallDisk, Trace, can_trace, found_office};
use stories::office::{CLERK, CLERK_SECRET, Office, ordinary_draft, places};

/// On which file, which calls, what they answer, and the code the clerk gets words for.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    (
        "data/desk.db-wal",
        "fsync,fdatasync",
        "error=EIO",
        "storage-failed",
    ),
    (
        "data/desk.db-wal",
        "pwrite64",
        "error=EIO",
        "storage-failed",
    ),
    (
        "data/desk.db-wal",
        "pwrite64",
        "error=ENOSPC",
        "storage-full",
    ),
    (
        "state/high-water",
        "pwrite64",
        "error=ENOSPC",
        "storage-full",
    ),
    (
        "state/high-water",
        "pwrite64",
        "error=EIO",
        "high-water-failed",
    ),
    (
        "state/high-water",
        "pwrite64",
        "error=EROFS",
        "storage-read-only",
    ),
];

#[test]
fn a_failing_disk_refuses_the_save_and_nothing_else() {
    if !can_trace() {
        return;
    }
    for (file, calls, effect, code) in FAULTS {
        let story = format!("{calls} on {file}: {effect}");
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        found_office(&folder).unwrap();
        let mut said = Vec::new();
        let mut hand = Hand::start(&folder);
        hand.ready().unwrap();
        said.extend(hand.register("before", 1).unwrap());

        let fault = lasting(calls, effect, &folder.join(file));
        let trace = Trace::attach(hand.process(), &fault);
        let during = hand.register("during", 2).unwrap();
        let refused = format!("failed {code}");
        assert_eq!(during, [refused.clone(), refused], "{story}");
        assert_eq!(
            hand.ask("find").unwrap(),
            "found 1",
            "{story}: looking up goes on"
        );

        drop(trace);
        let after = hand.register("after", 2).unwrap();
        assert!(
            after.iter().all(|line| line.starts_with("saved ")),
            "{story}: saving goes on afterwards: {after:?}"
        );
        said.extend(after);
        assert!(hand.leave(), "{story}: the desk closes in order");

        let proof = Proof::open(&folder).unwrap();
        proof.chain_and_tables();
        proof.nothing_lost_or_doubled(&said);
        assert_eq!(proof.count(), 3, "{story}: what was refused is not there");
    }
}

/// The one place where the disk can fail too late to refuse: the store has committed, the mark's
/// flush beside it fails. The clerk is told that it failed and no number is said; from then on
/// nothing is saved before the mark holds.
#[test]
fn a_mark_that_fails_while_the_store_commits_stops_the_numbers() {
    if !can_trace() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    found_office(&folder).unwrap();
    let mut hand = Hand::start(&folder);
    hand.ready().unwrap();
    let mut said = hand.register("before", 1).unwrap();

    let fault = lasting("fdatasync", "error=EIO", &places(&folder).high_water());
    let trace = Trace::attach(hand.process(), &fault);
    let during = hand.register("during", 5).unwrap();
    assert_eq!(during, vec!["failed high-water-failed"; 5]);
    drop(trace);

    said.extend(hand.register("after", 2).unwrap());
    assert!(hand.leave());
    let proof = Proof::open(&folder).unwrap();
    proof.chain_and_tables();
    proof.nothing_lost_or_doubled(&said);
    assert!(
        proof.count() <= 4,
        "at most the first of the five was too late to refuse"
    );
}

#[test]
fn a_full_disk_is_said_and_refuses_the_save_until_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let data = places(folder.path()).data;
    private_folder(&data);
    let Some(disk) = SmallDisk::mount(&data, 8) else {
        return;
    };
    found_office(folder.path()).unwrap();
    let mut hand = Hand::start(folder.path());
    hand.ready().unwrap();
    let mut said = hand.register("before", 1).unwrap();

    disk.fill();
    assert_eq!(
        hand.ask("state").unwrap(),
        "storage storage-full",
        "said before a form is filled in vain"
    );
    let during = hand.register("during", 2).unwrap();
    assert_eq!(during, vec!["failed storage-full"; 2]);
    assert_eq!(hand.ask("find").unwrap(), "found 1", "looking up goes on");

    disk.free();
    assert_eq!(hand.ask("state").unwrap(), "storage good");
    said.extend(hand.register("after", 2).unwrap());
    assert!(hand.leave());
    let proof = Proof::open(folder.path()).unwrap();
    proof.chain_and_tables();
    proof.nothing_lost_or_doubled(&said);
    assert_eq!(proof.count(), 3, "what was refused is not there");
}

#[test]
fn a_read_only_disk_is_said_and_the_office_is_whole_when_it_can_be_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = places(folder.path()).data;
    private_folder(&data);
    let Some(disk) = SmallDisk::mount(&data, 8) else {
        return;
    };
    found_office(folder.path()).unwrap();
    let mut hand = Hand::start(folder.path());
    hand.ready().unwrap();
    let said = hand.register("before", 2).unwrap();
    assert!(hand.leave());

    disk.set_read_only(true);
    {
        let office = Desk::open(places(folder.path())).unwrap();
        let state = office.state();
        let problem = state.problem.or(state.storage).map(|problem| problem.code);
        assert_eq!(
            problem.map(ProblemCode::as_str),
            Some("storage-read-only"),
            "said before anybody types"
        );
        let staff = office.list_staff().unwrap();
        let clerk = staff.iter().find(|member| member.name == CLERK).unwrap();
        assert!(
            office.sign_in(&clerk.id, "000000").is_err(),
            "a wrong PIN stays wrong"
        );
        office.sign_in(&clerk.id, CLERK_SECRET).unwrap();
        assert_eq!(
            office.list_day(None).unwrap().lines.len(),
            2,
            "looking up goes on"
        );
        let refused = office.register_application(&ordinary_draft(), &SameMatter::GoOn);
        assert!(refused.is_err(), "and nothing is registered");
    }
    disk.set_read_only(false);

    let office = Office::reopen(folder.path()).unwrap();
    assert_eq!(office.desk().list_day(None).unwrap().lines.len(), 2);
    assert!(office.sign_in(CLERK, CLERK_SECRET).is_ok());
    drop(office);
    let proof = Proof::open(folder.path()).unwrap();
    proof.nothing_lost_or_doubled(&said);
}

fn lasting(calls: &'static str, effect: &'static str, file: &Path) -> Fault {
    Fault {
        calls,
        effect,
        at: None,
        file: Some(PathBuf::from(file)),
    }
}

fn private_folder(path: &Path) {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().mode(0o700).create(path).unwrap();
}
