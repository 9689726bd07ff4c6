//! Slips on their way to paper: the real desk and the virtual printer, over TCP.

use desk::views::{SlipState, SlipView};
use stories::office::{Office, SOON, ordinary_draft};
use stories::printer::VirtualPrinter;

/// Waits until the newest slip of an application is in this state.
fn wait_for_slip(office: &Office, number: &str, state: &SlipState) -> SlipView {
    let look = |desk: &desk::Desk| desk.slip_of(number).unwrap().unwrap();
    let (slip, came) = office.wait_for(look, |slip| slip.state == *state);
    assert!(
        came,
        "the slip stays {:?}, problem {:?}",
        slip.state, slip.problem
    );
    slip
}

#[test]
fn without_a_printer_registering_works_and_still_gives_a_number() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let registered = office.register(&ordinary_draft()).unwrap();
    assert!(
        registered.number.starts_with("1008 01"),
        "{}",
        registered.number
    );
    assert_eq!(registered.slip, None, "there is nothing to wait for");
}

#[test]
fn a_slip_prints_by_itself_and_is_printed_when_the_printer_says_so() {
    let printer = VirtualPrinter::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open_with_printer(folder.path(), &printer.address().to_string()).unwrap();
    let registered = office.register(&ordinary_draft()).unwrap();
    wait_for_slip(&office, &registered.number, &SlipState::Printed);
    assert!(
        printer.wait_for_slip(SOON).is_some(),
        "it fell out of the printer"
    );
    assert_eq!(printer.slips().len(), 1);
    assert_eq!(printer.complaints(), Vec::<String>::new());
}
