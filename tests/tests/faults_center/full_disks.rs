//! Disks that are full, at PostgreSQL and at a desk.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use desk::Desk;
use desk::views::SyncView;
use domain::Draft;
use stories::center::{Center, Postgres, Program};
use stories::faults::{Proof, SmallDisk};
use stories::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET, OFFICE, Office, ordinary_draft,
};

use crate::counters::{come_to_rest, hold, look, open, receipts};

/// MiB for a database with room for some work.
const DATABASE: u32 = 160;
/// MiB for a desk with room for some work.
const DESK: u32 = 24;
/// More applications than go into what a full disk has set aside already.
const MANY: usize = 2_000;

fn look_at(desk: &Desk) -> SyncView {
    desk.sync_now();
    desk.sync_view().unwrap()
}

fn code(view: &SyncView) -> Option<&str> {
    view.problem.as_ref().map(|problem| problem.code.as_str())
}

#[test]
fn a_database_whose_disk_is_full_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mount(folder.path(), DATABASE) else {
        return;
    };
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let database = Postgres::start_durable_at(&folder.path().join("data"));
    let center = Center::prepare(database);
    let mut program = Program::start(&center);
    let counters = open(&center, &program, [1, 1]);
    let [counter] = counters.as_slice() else {
        panic!("one desk")
    };
    counter.register();
    counter.come_to_rest(&center);

    disk.fill();
    let trouble = (0..MANY).find_map(|_| {
        counter.register();
        let settled = |view: &SyncView| view.waiting_facts == 0 || view.problem.is_some();
        let (view, _) = counter.desk.wait_for(look_at, settled);
        view.problem.is_some().then_some(view)
    });
    let view = trouble.expect("the disk is full");
    let told = code(&view).unwrap_or_default();
    assert!(["center-busy", "center-failed"].contains(&told), "{told}");
    assert!(!view.all_is_there && view.waiting_applications > 0);
    assert!(program.runs(), "the center itself goes on");
    assert_eq!(program.status_of("/healthz"), Some(200));
    // Nothing is acknowledged any more: what was must hold.
    let said = receipts(&counters);

    disk.free();
    if !center.database().runs() {
        // It ended itself rather than acknowledge what it could not write down.
        center.database().begin();
    }
    program.wait_until_ready();
    hold(&center, &said);
    counter.register();
    counter.come_to_rest(&center);
    look(&center, &counters);
}

#[test]
fn a_desk_whose_disk_is_full_when_the_feed_comes_says_so_and_takes_it_in_later() {
    let mut center = Center::prepare(Postgres::start());
    center.serve_once_more();
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let Some(disk) = SmallDisk::mount(second.path(), DESK) else {
        return;
    };
    let address = format!("http://{}", center.address(0));
    let enrolled = |folder: &std::path::Path, desk: &str| {
        let office = Office::open_as(folder, desk).unwrap();
        office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
        let code = center.enrolment_code(OFFICE, 15);
        office.desk().enrol(&address, &code).unwrap();
        office.sign_in(CLERK, CLERK_SECRET).unwrap();
        office.desk().start_syncing(Duration::ZERO);
        office
    };
    let one = enrolled(first.path(), "01");
    let other = enrolled(second.path(), "02");
    let (view, calm) = other.wait_for(look_at, |view| view.all_is_there);
    assert!(calm, "{view:?}");

    disk.fill();
    let full = (0..MANY).any(|person| {
        one.register(&Draft {
            subject: format!("{person}"),
            narrative: "Evi sobalı, üç çocuğu var. ".repeat(120),
            ..ordinary_draft()
        })
        .unwrap();
        let view = look_at(other.desk());
        code(&view) == Some("storage-full")
    });
    assert!(full, "{:?}", look_at(other.desk()));
    assert!(!look_at(other.desk()).all_is_there);

    disk.free();
    let proofs = [first.path(), second.path()].map(|folder| Proof::open(folder).unwrap());
    for (desk, proof) in [&one, &other].into_iter().zip(&proofs) {
        come_to_rest(desk, proof, OFFICE, &center);
        proof.chain_and_tables();
    }
    assert_eq!(proofs[0].agreement(), proofs[1].agreement());
}
