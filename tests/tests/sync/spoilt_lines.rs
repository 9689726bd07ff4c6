//! Lines that break anywhere.

use crate::working::{enrol_at, office, register};
use desk::Desk;
use stories::center::{Center, FaultLine};
use stories::office::OFFICE;

/// How often the line breaks.
const CUTS: u64 = 24;

#[test]
fn a_line_that_is_cut_at_any_byte_loses_nothing_and_doubles_nothing() {
    let center = Center::start();
    let line = FaultLine::to(center.address(0));
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    let address = format!("http://{}", line.address());
    enrol_at(&desk, &address, &center.enrolment_code(OFFICE, 15));
    // The first ones break within a request's head, later ones within bodies and answers.
    line.cut_after((1..=CUTS).map(|cut| cut * cut * 37 % 9_001).collect());
    let look = |desk: &Desk| {
        desk.sync_now();
        desk.sync_view().unwrap()
    };
    while line.cuts_left() > 0 {
        register(&desk, 3);
        let (view, came) = desk.wait_for(look, |view| view.in_touch && view.waiting_facts == 0);
        assert!(came, "{view:?}, {} cuts left", line.cuts_left());
    }
    let facts = "SELECT count(*), count(DISTINCT sequence), max(sequence) FROM fact";
    let counted = center.ask_database(facts);
    let counted: Vec<&str> = counted.split('|').collect();
    assert_eq!(counted[0], counted[1]);
    assert_eq!(counted[0], counted[2], "none twice and none left out");
    let feed = "SELECT count(*) = max(place) FROM feed";
    assert_eq!(center.ask_database(feed), "t");
}
