//! Desks that end while slips are on their way: killed, closed, opened again the next day.

use crate::counter::{
    Counter, MIDDLE, code, counter, register, slip_of, slips_on_the_counter, wait_for_problem,
    wait_for_slip,
};
use chrono::{DateTime, Utc};
use desk::doors::{Clock, MachineClock};
use desk::machine::MachinePaths;
use desk::views::{SlipState, SlipWord};
use desk::{Desk, Failure};
use domain::sign_in::MonotonicMoment;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use stories::faults::{Fault, Hand, Trace, can_trace};
use stories::office::{Office, SOON, places};
use stories::printer::VirtualPrinter;

/// A desk in a process of its own that has registered one application; and its number.
fn hand_that_registered(folder: &Path) -> (Hand, String) {
    let mut hand = Hand::start(folder);
    hand.ready().unwrap();
    let said = hand.register("visitor", 1).unwrap();
    let number = said[0].strip_prefix("saved ").expect("it is saved");
    (hand, number.to_owned())
}

#[test]
fn killed_before_the_first_byte_the_next_desk_prints_the_slip() {
    let Counter {
        office,
        printer,
        folder,
    } = counter();
    drop(office);
    printer.set_paper(false);
    let (hand, number) = hand_that_registered(folder.path());
    hand.kill_after(Duration::ZERO);
    printer.set_paper(true);
    let office = Office::reopen(folder.path()).unwrap();
    wait_for_slip(&office, &number, &SlipState::Printed);
    assert_eq!(slips_on_the_counter(&printer, &number), 1);
}

#[test]
fn killed_while_a_slip_is_on_its_way_the_next_desk_asks() {
    let Counter {
        office,
        printer,
        folder,
    } = counter();
    drop(office);
    printer.end_paper_after(MIDDLE);
    let (hand, number) = hand_that_registered(folder.path());
    assert!(printer.wait_for_bytes(MIDDLE, SOON), "it is on its way");
    hand.kill_after(Duration::ZERO);
    let office = Office::reopen(folder.path()).unwrap();
    let slip = wait_for_slip(&office, &number, &SlipState::Unknown);
    printer.set_paper(true);
    let next = register(&office);
    wait_for_slip(&office, &next, &SlipState::Printed);
    assert_eq!(
        slip_of(&office, &number).state,
        SlipState::Unknown,
        "nothing is sent again"
    );
    office
        .desk()
        .settle_slip(slip.job, &SlipWord::CameOut)
        .unwrap();
    assert_eq!(slips_on_the_counter(&printer, &next), 1);
    assert!(slips_on_the_counter(&printer, &number) <= 1);
}

#[test]
fn killed_at_every_write_of_printing_no_slip_comes_out_twice_and_none_is_forgotten() {
    if !can_trace() {
        return;
    }
    let Counter {
        office,
        printer,
        folder,
    } = counter();
    drop(office);
    let folder = folder.path().canonicalize().unwrap();
    for calls in ["pwrite64", "fsync,fdatasync"] {
        let mut deaths = 0;
        while print_and_die(&folder, &printer, calls, deaths + 1) {
            deaths += 1;
        }
        assert!(
            deaths >= 3,
            "sending, sent and printed are written: {deaths}"
        );
    }
    assert_eq!(printer.complaints(), Vec::<String>::new());
}

/// A desk that waits for paper gets it, and dies at one of the calls that follow, if it comes so far.
/// The next desk knows about the slip.
fn print_and_die(folder: &Path, printer: &VirtualPrinter, calls: &'static str, at: u32) -> bool {
    let mut log = places(folder).store().into_os_string();
    log.push("-wal");
    printer.set_paper(false);
    let (mut hand, number) = hand_that_registered(folder);
    let named = number.replace(' ', "-");
    assert_eq!(
        hand.ask(&format!("slip {named} blocked")).unwrap(),
        "slip blocked"
    );
    let trace = Trace::attach(hand.process(), &Fault::kill(calls, at, Path::new(&log)));
    printer.set_paper(true);
    let lived = hand.ask(&format!("slip {named} printed")).is_ok();
    drop((hand, trace));

    let office = Office::reopen(folder).unwrap();
    let (state, came) = office.wait_for_state(|state| state.printer.waiting == 0);
    assert!(came, "{} still wait", state.printer.waiting);
    let slip = slip_of(&office, &number);
    match (slip.state, slips_on_the_counter(printer, &number)) {
        (SlipState::Printed, 1) => {}
        (SlipState::Unknown, came_out) => {
            assert!(
                !lived && came_out <= 1,
                "asked about, and {came_out} came out"
            );
            let word = if came_out == 1 {
                SlipWord::CameOut
            } else {
                SlipWord::Drop
            };
            office.desk().settle_slip(slip.job, &word).unwrap();
        }
        other => panic!("dead at {calls} {at}: {other:?}"),
    }
    !lived
}

/// A clock that is ahead of the machine's.
struct Ahead(MachineClock, chrono::Duration);

impl Clock for Ahead {
    fn now(&self) -> DateTime<Utc> {
        self.0.now() + self.1
    }

    fn monotonic(&self) -> Result<MonotonicMoment, Failure> {
        self.0.monotonic()
    }
}

#[test]
fn a_slip_of_yesterday_does_not_print_by_itself() {
    let Counter {
        office,
        printer,
        folder,
    } = counter();
    printer.set_gone(true);
    let number = register(&office);
    wait_for_slip(&office, &number, &SlipState::Blocked);
    drop(office);
    printer.set_gone(false);

    let clock = Ahead(
        MachineClock {
            machine: MachinePaths::default(),
        },
        chrono::Duration::hours(25),
    );
    let office = Office::reopen_with_clock(folder.path(), Arc::new(clock)).unwrap();
    let slip = wait_for_slip(&office, &number, &SlipState::Unknown);
    assert_eq!(code(slip.problem.as_ref()), "slip-too-old");
    let today = register(&office);
    wait_for_slip(&office, &today, &SlipState::Printed);
    assert_eq!(slips_on_the_counter(&printer, &number), 0);
    office
        .desk()
        .settle_slip(slip.job, &SlipWord::PrintAgain)
        .unwrap();
    wait_for_slip(&office, &number, &SlipState::Printed);
    assert_eq!(slips_on_the_counter(&printer, &number), 1);
}

#[test]
fn a_desk_that_is_dropped_while_it_waits_for_paper_lets_its_store_go() {
    let counter = counter();
    counter.printer.end_paper_after(MIDDLE);
    let places = places(counter.folder.path());
    let number = register(&counter.office);
    wait_for_problem(&counter.office, "printer-paper-out");
    let desk = Arc::downgrade(counter.office.desk());
    drop(counter.office);
    assert_eq!(desk.strong_count(), 0, "nobody holds it");
    assert!(Desk::open(places).is_ok(), "{number} is asked about there");
}
