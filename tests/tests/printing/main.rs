//! Slips on their way to paper: the real desk and the virtual printer, over TCP.

mod counter;
mod ended_desks;
mod several;

use counter::{
    MIDDLE, PREAMBLE, code, counter, qr_of, register, slip_of, slips_on_the_counter,
    wait_for_problem, wait_for_slip,
};
use desk::doors::at_desk;
use desk::views::{Registered, SlipState, SlipWord};
use std::io::Read;
use std::net::TcpListener;
use std::time::{Duration, Instant};
use stories::office::{Office, SOON, ordinary_draft};
use stories::printer::{Lies, Picture, VirtualPrinter};

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
fn a_roll_that_ends_soon_is_said_in_the_status_bar_and_printing_goes_on() {
    let counter = counter();
    let (office, printer) = counter.both();
    let number = register(office);
    wait_for_slip(office, &number, &SlipState::Printed);
    assert!(!office.desk().state().printer.near_end);
    printer.set_near_end(true);
    let number = register(office);
    wait_for_slip(office, &number, &SlipState::Printed);
    let (_, said) = office.wait_for_state(|state| state.printer.near_end);
    assert!(said, "before the next visitor stands there without a slip");
    wait_for_problem(office, "none");
    printer.set_near_end(false);
    let number = register(office);
    wait_for_slip(office, &number, &SlipState::Printed);
    let (_, gone) = office.wait_for_state(|state| !state.printer.near_end);
    assert!(gone, "a new roll is in");
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
    let came_out: Vec<_> = printer.slips().iter().map(qr_of).collect();
    let registered: Vec<_> = numbers
        .iter()
        .map(|number| number.replace(' ', ""))
        .collect();
    assert_eq!(came_out, registered);
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
    wait_for_slip(office, &number, &SlipState::Sent);
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
        result: paper::ResultWays::default(),
        go_to: None,
        escort: None,
        copy,
        look: paper::SlipLook::default(),
    };
    let document = slip.document().unwrap();
    let sheet = paper::Press::new()
        .set(&document, paper::PaperWidth::MM80)
        .unwrap();
    let dots = sheet.picture();
    Picture {
        row_bytes: dots.row_bytes(),
        data: dots.rows(0, dots.height()).to_vec(),
    }
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
    printer.set_lies(Lies {
        no_fences: true,
        no_identifiers: true,
        ..Lies::default()
    });
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
    let width = domain::SlipWidth::Mm80;
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
        .choose_printer(store.to_str().unwrap(), domain::SlipWidth::Mm80);
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
