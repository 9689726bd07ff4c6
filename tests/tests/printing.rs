//! Slips on their way to paper: the real desk and the virtual printer, over TCP.

use chrono::{DateTime, Utc};
use desk::doors::{Clock, MachineClock, at_desk};
use desk::machine::MachinePaths;
use desk::views::{Registered, SlipState, SlipView, SlipWord};
use desk::{Desk, Failure};
use domain::sign_in::MonotonicMoment;
use protocol::Problem;
use std::io::Read;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use stories::faults::{Fault, Hand, Trace, can_trace};
use stories::office::{Office, SOON, ordinary_draft, places};
use stories::printer::{Picture, PrintedSlip, VirtualPrinter};
use stories::scanning::qr_code;
use tempfile::TempDir;

/// The questions before a slip, and the fence: what a printer gets before the first byte of a slip.
const PREAMBLE: usize = 4 * 3 + 3;
/// A slip is some tens of thousands of bytes; this is well in the middle of one.
const MIDDLE: usize = PREAMBLE + 8_000;

struct Counter {
    office: Office,
    printer: VirtualPrinter,
    folder: TempDir,
}

/// An office with a printer that is well.
fn counter() -> Counter {
    let printer = VirtualPrinter::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open_with_printer(folder.path(), &printer.address().to_string()).unwrap();
    Counter {
        office,
        printer,
        folder,
    }
}

impl Counter {
    fn both(&self) -> (&Office, &VirtualPrinter) {
        (&self.office, &self.printer)
    }
}

fn register(office: &Office) -> String {
    office.register(&ordinary_draft()).unwrap().number
}

fn slip_of(office: &Office, number: &str) -> SlipView {
    office.desk().slip_of(number).unwrap().unwrap()
}

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

fn code(problem: Option<&Problem>) -> &str {
    problem.map_or("none", |problem| problem.code.as_str())
}

/// Waits until the status bar says this about the printer.
fn wait_for_problem(office: &Office, wanted: &str) {
    let (state, came) =
        office.wait_for_state(|state| code(state.printer.problem.as_ref()) == wanted);
    assert!(
        came,
        "the status bar says {}",
        code(state.printer.problem.as_ref())
    );
}

fn qr_of(slip: &PrintedSlip) -> String {
    qr_code(&slip.picture.png().unwrap())
}

/// The slip of an ordinary application as it must look, dot for dot.
fn slip_that_says(registered: &Registered, copy: u32) -> Picture {
    let slip = paper::Slip {
        number: registered.number.parse().unwrap(),
        registered_at: at_desk(registered.registered_at).naive_local(),
        office: "Edremit (Balıkesir)".to_owned(),
        desk: "01".parse().unwrap(),
        kind: domain::Kind::default(),
        topic: "Kömür ve yakacak yardımı".to_owned(),
        unit: None,
        due_on: registered.due_on,
        applicant: Some("100******46".to_owned()),
        result: paper::ResultWays {
            by_sms: true,
            by_phone: None,
        },
        go_to: None,
        escort: None,
        copy,
    };
    let words = text::Words::for_language(text::Language::Turkish);
    let document = slip.document(words).unwrap();
    let sheet = paper::Press::new()
        .set(&document, paper::PaperWidth::MM80)
        .unwrap();
    let dots = sheet.picture();
    Picture {
        row_bytes: dots.row_bytes(),
        data: dots.rows(0, dots.height()).to_vec(),
    }
}

/// How many slips of this application lie on the counter. Strips of an interrupted slip carry no QR code.
fn slips_on_the_counter(printer: &VirtualPrinter, number: &str) -> usize {
    let digits = number.replace(' ', "");
    printer
        .slips()
        .iter()
        .filter(|slip| qr_of(slip) == digits)
        .count()
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
    let counter = counter();
    let (office, printer) = counter.both();
    let number = register(office);
    wait_for_slip(office, &number, &SlipState::Printed);
    let slip = printer.wait_for_slip(SOON).unwrap();
    assert_eq!(
        qr_of(&slip),
        number.replace(' ', ""),
        "the QR code says the number"
    );
    assert_eq!(printer.slips().len(), 1);
    assert_eq!(printer.complaints(), Vec::<String>::new());
    assert_eq!(office.desk().state().printer.waiting, 0);
}

#[test]
fn without_paper_not_one_byte_goes_and_new_paper_is_enough() {
    let counter = counter();
    let (office, printer) = counter.both();
    printer.set_paper(false);
    let numbers = [register(office), register(office)];
    for number in &numbers {
        let slip = wait_for_slip(office, number, &SlipState::Blocked);
        assert_eq!(
            code(slip.problem.as_ref()),
            "printer-paper-out",
            "said at the application"
        );
    }
    wait_for_problem(office, "printer-paper-out");
    assert_eq!(office.desk().state().printer.waiting, 2);
    printer.set_paper(true);
    for number in &numbers {
        wait_for_slip(office, number, &SlipState::Printed);
        assert_eq!(slips_on_the_counter(printer, number), 1);
    }
    wait_for_problem(office, "none");
    assert_eq!(printer.slips().len(), 2);
}

#[test]
fn paper_that_ends_in_the_middle_is_waited_for_and_nothing_is_sent_again() {
    let counter = counter();
    let (office, printer) = counter.both();
    printer.end_paper_after(MIDDLE);
    let number = register(office);
    wait_for_problem(office, "printer-paper-out");
    assert_eq!(
        slip_of(office, &number).state,
        SlipState::Sent,
        "it is all in the printer"
    );
    printer.set_paper(true);
    wait_for_slip(office, &number, &SlipState::Printed);
    wait_for_problem(office, "none");
    assert_eq!(
        printer.slips().len(),
        1,
        "the printer finished it by itself"
    );
    assert_eq!(slips_on_the_counter(printer, &number), 1);
    assert_eq!(printer.complaints(), Vec::<String>::new());
}

#[test]
fn switched_off_at_lunch_and_on_again_everything_prints_once_and_in_order() {
    let counter = counter();
    let (office, printer) = counter.both();
    printer.set_gone(true);
    let numbers = [register(office), register(office), register(office)];
    for number in &numbers {
        let slip = wait_for_slip(office, number, &SlipState::Blocked);
        assert_eq!(code(slip.problem.as_ref()), "printer-unreachable");
    }
    printer.set_gone(false);
    for number in &numbers {
        wait_for_slip(office, number, &SlipState::Printed);
    }
    let printed: Vec<_> = printer.slips().iter().map(qr_of).collect();
    let registered: Vec<_> = numbers
        .iter()
        .map(|number| number.replace(' ', ""))
        .collect();
    assert_eq!(printed, registered);
}

#[test]
fn an_open_cover_is_said_as_such() {
    let counter = counter();
    let (office, printer) = counter.both();
    printer.set_cover_open(true);
    let number = register(office);
    let slip = wait_for_slip(office, &number, &SlipState::Blocked);
    assert_eq!(code(slip.problem.as_ref()), "printer-cover-open");
    printer.set_cover_open(false);
    wait_for_slip(office, &number, &SlipState::Printed);
}

#[test]
fn a_connection_lost_behind_the_first_byte_is_asked_about_and_a_second_slip_is_a_copy() {
    let counter = counter();
    let (office, printer) = counter.both();
    for lost_after in [PREAMBLE + 1, MIDDLE] {
        printer.drop_after(lost_after);
        let number = register(office);
        let slip = wait_for_slip(office, &number, &SlipState::Unknown);
        let next = register(office);
        wait_for_slip(office, &next, &SlipState::Printed);
        assert_eq!(
            slip_of(office, &number).state,
            SlipState::Unknown,
            "nobody has said anything"
        );
        assert_eq!(office.desk().state().printer.in_doubt, 1);
        assert_eq!(
            slips_on_the_counter(printer, &number),
            0,
            "nothing was sent again"
        );

        let copy = office
            .desk()
            .settle_slip(slip.job, &SlipWord::PrintAgain)
            .unwrap();
        assert_eq!(copy.copy, 1, "a second one is marked");
        wait_for_slip(office, &number, &SlipState::Printed);
        assert_eq!(slips_on_the_counter(printer, &number), 1);
        assert_eq!(
            slips_on_the_counter(printer, &next),
            1,
            "the half slip spoiled no other"
        );
        assert_eq!(office.desk().state().printer.in_doubt, 0);
        let twice = office.desk().settle_slip(slip.job, &SlipWord::PrintAgain);
        assert!(twice.is_err(), "one word, one copy");
    }
}

#[test]
fn a_connection_lost_before_the_last_answer_is_asked_about_and_a_word_is_enough() {
    let counter = counter();
    let (office, printer) = counter.both();
    printer.end_paper_after(MIDDLE);
    let number = register(office);
    wait_for_problem(office, "printer-paper-out");
    printer.set_gone(true);
    let slip = wait_for_slip(office, &number, &SlipState::Unknown);
    printer.set_gone(false);
    printer.set_paper(true);
    assert!(
        printer.wait_for_slip(SOON).is_some(),
        "it finishes what it has"
    );
    let settled = office
        .desk()
        .settle_slip(slip.job, &SlipWord::CameOut)
        .unwrap();
    assert_eq!(settled.state, SlipState::Printed);
    assert_eq!(slips_on_the_counter(printer, &number), 1);
    wait_for_problem(office, "none");
}

#[test]
fn a_slip_that_waits_for_its_turn_is_not_doubled_by_asking_for_a_copy() {
    let counter = counter();
    let (office, printer) = counter.both();
    printer.set_paper(false);
    let number = register(office);
    wait_for_slip(office, &number, &SlipState::Blocked);
    assert_eq!(office.desk().copy_slip(&number).unwrap().copy, 0);
    printer.set_paper(true);
    wait_for_slip(office, &number, &SlipState::Printed);
    assert_eq!(office.desk().copy_slip(&number).unwrap().copy, 1);
    wait_for_slip(office, &number, &SlipState::Printed);
    assert_eq!(
        slips_on_the_counter(printer, &number),
        2,
        "the slip and its copy"
    );
}

#[test]
fn a_copy_is_the_same_slip_and_says_suret_with_its_count() {
    let counter = counter();
    let (office, printer) = counter.both();
    let registered = office.register(&ordinary_draft()).unwrap();
    for copy in 0..=2 {
        wait_for_slip(office, &registered.number, &SlipState::Printed);
        let slip = printer.wait_for_slip(SOON).unwrap();
        assert!(
            slip.picture == slip_that_says(&registered, copy),
            "copy {copy} looks otherwise"
        );
        office.desk().copy_slip(&registered.number).unwrap();
    }
}

/// A printer that takes everything and answers nothing, or takes nothing at all.
fn stubborn_printer(reads: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        let mut kept = Vec::new();
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            if reads {
                let _ = connection.read_to_end(&mut Vec::new());
            } else {
                kept.push(connection);
            }
        }
    });
    address
}

#[test]
fn a_printer_that_never_answers_prints_and_a_person_says_whether_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open_with_printer(folder.path(), &stubborn_printer(true)).unwrap();
    for _ in 0..2 {
        let number = register(&office);
        let slip = wait_for_slip(&office, &number, &SlipState::Unknown);
        assert_eq!(slip.problem, None, "nothing is known to be wrong");
        office
            .desk()
            .settle_slip(slip.job, &SlipWord::CameOut)
            .unwrap();
        assert_eq!(slip_of(&office, &number).state, SlipState::Printed);
    }
    wait_for_problem(&office, "none");
}

#[test]
fn a_printer_without_fences_is_asked_about_and_wastes_no_paper() {
    let counter = counter();
    let (office, printer) = counter.both();
    printer.forget_fences();
    for _ in 0..2 {
        let number = register(office);
        let slip = wait_for_slip(office, &number, &SlipState::Unknown);
        office
            .desk()
            .settle_slip(slip.job, &SlipWord::CameOut)
            .unwrap();
        assert_eq!(slips_on_the_counter(printer, &number), 1);
    }
    assert_eq!(printer.slips().len(), 2, "nothing but slips was cut");
}

#[test]
fn saving_never_waits_for_a_printer_that_hangs() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open_with_printer(folder.path(), &stubborn_printer(false)).unwrap();
    let first = register(&office);
    let begun = Instant::now();
    let second = office.register(&ordinary_draft()).unwrap();
    assert!(
        begun.elapsed() < Duration::from_secs(1),
        "{:?}",
        begun.elapsed()
    );
    assert_eq!(second.slip.unwrap().state, SlipState::Queued);
    assert_ne!(slip_of(&office, &first).state, SlipState::Printed);
}

#[test]
fn another_printer_takes_over_at_the_next_try() {
    let counter = counter();
    let (office, printer) = counter.both();
    printer.set_gone(true);
    let number = register(office);
    wait_for_slip(office, &number, &SlipState::Blocked);
    let other = VirtualPrinter::start().unwrap();
    sign_in_administrator(office);
    let width = domain::fact::SlipWidth::Mm80;
    office
        .desk()
        .choose_printer(&other.address().to_string(), width)
        .unwrap();
    wait_for_slip(office, &number, &SlipState::Printed);
    assert_eq!(slips_on_the_counter(&other, &number), 1);
    wait_for_problem(office, "none");
}

fn sign_in_administrator(office: &Office) {
    use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET};
    office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
}

#[test]
fn a_file_collects_slips_but_never_the_store_itself() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("slips.bin");
    let office = Office::open_with_printer(folder.path(), file.to_str().unwrap()).unwrap();
    let number = register(&office);
    wait_for_slip(&office, &number, &SlipState::Printed);
    let bytes = std::fs::read(&file).unwrap();
    let mut paper = stories::printer::device::Device::new(576);
    assert!(paper.receive(&bytes).is_empty(), "no questions to a file");
    assert_eq!(qr_of(&paper.slips()[0]), number.replace(' ', ""));
    sign_in_administrator(&office);
    let store = stories::office::places(folder.path()).store();
    let chosen = office
        .desk()
        .choose_printer(store.to_str().unwrap(), domain::fact::SlipWidth::Mm80);
    assert!(chosen.is_err(), "slips would be its end");
}

#[test]
fn the_test_page_prints_or_says_why_not() {
    let counter = counter();
    let (office, printer) = counter.both();
    assert!(
        office.desk().print_test_page().is_err(),
        "a clerk does not set printers up"
    );
    sign_in_administrator(office);
    office.desk().print_test_page().unwrap();
    assert_eq!(printer.slips().len(), 1);
    printer.set_paper(false);
    let failed = office.desk().print_test_page().unwrap_err();
    assert_eq!(
        failed.to_string().split(':').next(),
        Some("printer-paper-out")
    );
    wait_for_problem(office, "printer-paper-out");
    printer.set_paper(true);
    wait_for_problem(office, "none");
    assert_eq!(
        printer.slips().len(),
        1,
        "nobody waits for the failed one any more"
    );
}

#[test]
fn the_recovery_code_prints_only_while_it_is_shown() {
    let counter = counter();
    let (office, printer) = counter.both();
    sign_in_administrator(office);
    assert!(
        office.desk().print_recovery_sheet().is_err(),
        "it was confirmed, and is not kept"
    );
    let code = office.desk().new_recovery_code().unwrap().groups.join(" ");
    office.desk().print_recovery_sheet().unwrap();
    assert_eq!(printer.slips().len(), 1);
    office.desk().confirm_recovery_code(&code).unwrap();
    assert!(office.desk().print_recovery_sheet().is_err());
}

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
