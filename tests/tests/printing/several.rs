//! Several printers at one desk: each has a worker, and none takes a slip of another without a word.

use crate::counter::{
    Counter, MIDDLE, counter, register, slip_of, slips_on_the_counter, wait_for_problem,
    wait_for_slip,
};
use desk::views::{PrinterDraft, SlipState};
use domain::printer::{Learned, ProfileCode};
use domain::{PrinterId, PrinterTarget, SlipWidth};
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET};
use stories::printer::VirtualPrinter;

/// A counter with a second printer that is not chosen for anything.
fn counter_with_two() -> (Counter, VirtualPrinter, PrinterId) {
    let counter = counter();
    let office = &counter.office;
    let second = VirtualPrinter::start().unwrap();
    office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    let draft = PrinterDraft {
        name: "Danışma".to_owned(),
        target: PrinterTarget::Network(second.address().to_string()),
        profile: ProfileCode::default(),
        width: SlipWidth::Mm80,
        code_table: None,
        learned: Learned::default(),
    };
    let printers = office.desk().keep_printer(None, &draft).unwrap();
    office.sign_in(CLERK, CLERK_SECRET).unwrap();
    let id = printers.last().unwrap().printer.id;
    (counter, second, id)
}

#[test]
fn another_printer_takes_a_slip_over_only_on_a_persons_word() {
    let (counter, second, id) = counter_with_two();
    let (office, first) = counter.both();
    first.set_gone(true);
    let number = register(office);
    let slip = wait_for_slip(office, &number, &SlipState::Blocked);
    let other = register(office);
    wait_for_slip(office, &other, &SlipState::Blocked);
    assert_eq!(second.received(), 0, "nobody has said anything");

    let moved = office.desk().move_slip(slip.job, id).unwrap();
    assert_eq!(moved.printer, Some(id));
    wait_for_slip(office, &number, &SlipState::Printed);
    assert_eq!(slips_on_the_counter(&second, &number), 1);
    assert_eq!(slip_of(office, &other).state, SlipState::Blocked);
    assert!(
        office.desk().move_slip(slip.job, id).is_err(),
        "it does not wait any more"
    );

    first.set_gone(false);
    wait_for_slip(office, &other, &SlipState::Printed);
    assert_eq!(slips_on_the_counter(first, &other), 1);
    assert_eq!(slips_on_the_counter(first, &number), 0);
}

#[test]
fn a_printer_that_waits_for_paper_holds_no_other_up() {
    let (counter, second, id) = counter_with_two();
    let (office, first) = counter.both();
    first.end_paper_after(MIDDLE);
    let on_its_way = register(office);
    wait_for_problem(office, "printer-paper-out");
    let refused = office
        .desk()
        .move_slip(slip_of(office, &on_its_way).job, id);
    assert!(refused.is_err(), "bytes of it have gone");

    let number = register(office);
    let slip = slip_of(office, &number);
    assert_eq!(slip.state, SlipState::Queued, "behind the one on its way");
    office.desk().move_slip(slip.job, id).unwrap();
    wait_for_slip(office, &number, &SlipState::Printed);
    assert_eq!(slips_on_the_counter(&second, &number), 1);
    first.set_paper(true);
    wait_for_slip(office, &on_its_way, &SlipState::Printed);
    assert_eq!(first.slips().len(), 1);
    assert_eq!(second.slips().len(), 1);
}

#[test]
fn a_slip_meant_for_a_printer_that_was_removed_goes_to_the_chosen_one() {
    let (counter, second, id) = counter_with_two();
    let (office, first) = counter.both();
    first.set_paper(false);
    second.set_paper(false);
    let number = register(office);
    let slip = wait_for_slip(office, &number, &SlipState::Blocked);
    office.desk().move_slip(slip.job, id).unwrap();
    wait_for_slip(office, &number, &SlipState::Blocked);
    office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    office.desk().remove_printer(id).unwrap();
    first.set_paper(true);
    wait_for_slip(office, &number, &SlipState::Printed);
    assert_eq!(slips_on_the_counter(first, &number), 1);
    assert!(second.slips().is_empty());
}
