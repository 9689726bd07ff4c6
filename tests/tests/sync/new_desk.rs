//! A new desk of an office that has very much already: it reads what there is while its clerk works, and goes on where it was
//! when the power goes.

use std::path::Path;

use desk::Desk;
use desk::views::SyncView;
use rusqlite::Connection;
use stories::center::{Center, FaultLine, OFFICE};
use stories::closed_office::{behind_its_back, command};
use stories::faults::Hand;
use stories::office::{Office, places};

use crate::working::{enrol, office, wait_for, wait_until_sent};

/// Some eight pages of the feed.
const MANY: u32 = 4_000;
/// After so many bytes a connection breaks: behind the first pages.
const A_FEW_PAGES: u64 = 150_000;

/// How far the feed is in a store, and how many facts of others there are.
fn read_so_far(store: &Connection) -> (u32, u32) {
    let asked =
        "SELECT coalesce((SELECT place FROM feed_end), 0), (SELECT count(*) FROM received_fact)";
    let told = store.query_row(asked, [], |row| Ok((row.get(0)?, row.get(1)?)));
    told.expect("two counts")
}

fn applications(folder: &Path) -> u32 {
    let store = behind_its_back(&places(folder));
    let counted = store.query_row("SELECT count(*) FROM application", [], |row| row.get(0));
    counted.expect("a count")
}

#[test]
fn a_new_desk_reads_page_by_page_while_its_clerk_registers_and_goes_on_after_it_was_killed() {
    let center = Center::start();
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let one = office(first.path(), "01");
    desk::demo::generate(one.desk(), MANY, |_| ()).unwrap();
    enrol(&one, &center);
    wait_until_sent(&one);
    drop(one);

    let line = FaultLine::to(center.address(0));
    drop(Office::open_as(second.path(), "02").unwrap());
    let mut hand = Hand::start(second.path());
    hand.ready().unwrap();
    let code = center.enrolment_code(OFFICE, 15);
    let enrolled = hand.ask(&format!("enrol http://{} {code}", line.address()));
    assert_eq!(enrolled.unwrap(), "enrolled");

    line.cut_after(vec![A_FEW_PAGES; 1_000]);
    hand.ask("sync").unwrap();
    let store = behind_its_back(&places(second.path()));
    while read_so_far(&store).0 == 0 {
        std::thread::yield_now();
    }
    line.answer(b"");
    assert_eq!(hand.register("meanwhile", 3).unwrap().len(), 3);
    drop(hand);
    let (place, received) = read_so_far(&store);
    assert!(0 < place && place < MANY, "in the middle: {place}");
    assert_eq!(place, received, "what came is kept");

    // Started again it works without a line as before, and has what it had.
    let mut hand = Hand::start(second.path());
    hand.ready().unwrap();
    hand.ask("sync").unwrap();
    assert_eq!(hand.register("behind", 2).unwrap().len(), 2);
    assert!(hand.leave());
    assert_eq!(read_so_far(&store), (place, received));
    drop(store);

    line.cut_after(Vec::new());
    line.lead_to(center.address(0));
    let two = Office::reopen(second.path()).unwrap();
    two.desk().start_syncing(std::time::Duration::ZERO);
    let shown = |desk: &Desk| desk.sync_view().unwrap().receiving;
    let (receiving, came) = two.wait_for(shown, Option::is_some);
    let receiving = receiving.filter(|_| came).expect("it shows how far it is");
    assert!(
        receiving.have >= u64::from(place),
        "{receiving:?}: nothing is read twice"
    );
    two.register(&stories::office::ordinary_draft()).unwrap();
    wait_for(&two, |view: &SyncView| view.all_is_there);
    drop(two);
    assert_eq!(applications(second.path()), MANY + 6);
    let (said, code) = command(&places(second.path()), "verify");
    assert_eq!(code, 0, "{said}");
    let there = "SELECT count(*) FROM application";
    assert_eq!(center.ask_database(there), (MANY + 6).to_string());
}
