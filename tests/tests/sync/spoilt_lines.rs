//! Lines that break anywhere.

use crate::working::{Counter, all_there_once, register};
use desk::Desk;

/// How often the line breaks.
const CUTS: u64 = 24;

#[test]
fn a_line_that_is_cut_at_any_byte_loses_nothing_and_doubles_nothing() {
    let Counter {
        desk,
        line,
        center,
        folder: _folder,
    } = Counter::open();
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
    all_there_once(&center);
}
