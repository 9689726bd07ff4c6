//! The desk's printers: kept under one name each, chosen for kinds of paper, removed and never
//! mistaken for another, tried before they are kept.

use desk::views::{PrinterDraft, PrinterLine};
use desk::{Answer, Desk, Trouble};
use domain::printer::{FenceKind, Learned, ProfileCode};
use domain::{PaperKind, PrinterId, PrinterTarget, RefusalCode, SlipWidth};
use std::time::Duration;
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, Office};
use stories::printer::VirtualPrinter;

fn keeper(office: &Office) -> &Desk {
    office
        .sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)
        .expect("signs in");
    office.desk()
}

fn draft(name: &str, target: PrinterTarget) -> PrinterDraft {
    PrinterDraft {
        name: name.to_owned(),
        target,
        profile: ProfileCode::default(),
        width: SlipWidth::Mm80,
        code_table: None,
        learned: Learned::default(),
    }
}

fn network(address: &str) -> PrinterTarget {
    PrinterTarget::Network(address.to_owned())
}

fn refusal_of<T>(answer: Answer<T>) -> Option<RefusalCode> {
    match answer {
        Err(Trouble::Refused(refusals)) => Some(refusals[0].code),
        _ => None,
    }
}

fn names(lines: &[PrinterLine]) -> Vec<&str> {
    lines
        .iter()
        .map(|line| line.printer.name.as_str())
        .collect()
}

#[test]
fn a_printers_number_is_never_given_to_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path()).expect("opens");
    let desk = keeper(&office);
    let keep = |name| desk.keep_printer(None, &draft(name, network("192.0.2.1")));
    keep("Bir").expect("is kept");
    let two = keep("İki").expect("is kept");
    assert_eq!(names(&two), ["Bir", "İki"]);
    assert_eq!(
        two[0].chosen_for,
        [PaperKind::Slip],
        "the first is for slips"
    );
    assert_eq!(two[1].chosen_for, []);

    let left = desk.remove_printer(two[1].printer.id).expect("is removed");
    assert_eq!(names(&left), ["Bir"]);
    let three = keep("Üç").expect("is kept");
    assert_eq!(
        three[1].printer.id,
        PrinterId(3),
        "2 stays the removed one's"
    );
    let gone = desk.remove_printer(PrinterId(2));
    assert_eq!(refusal_of(gone), Some(RefusalCode::PrinterUnknown));

    let none = desk.remove_printer(PrinterId(1)).expect("is removed");
    assert!(none.iter().all(|line| line.chosen_for.is_empty()));
    assert!(desk.state().printer.printer.is_none(), "slips go nowhere");
}

#[test]
fn a_printer_is_refused_at_the_field_that_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path()).expect("opens");
    let desk = keeper(&office);
    let keep = |name, target| refusal_of(desk.keep_printer(None, &draft(name, target)));
    let unnamed = keep(" \u{202e} ", network("192.0.2.1"));
    assert_eq!(unnamed, Some(RefusalCode::PrinterNameMissing));
    let nowhere = keep("Yazıcı", network("yazıcı odası"));
    assert_eq!(nowhere, Some(RefusalCode::PrinterAddressInvalid));
    let store = PrinterTarget::File(folder.path().join("data/desk.db").display().to_string());
    assert!(keep("Yazıcı", store).is_some(), "the store is no printer");
    assert_eq!(keep("Işık", network("192.0.2.1")), None);
    let twice = keep("IŞIK", network("192.0.2.2"));
    assert_eq!(twice, Some(RefusalCode::PrinterNameTaken));

    let documents = desk.choose_printer_for(PaperKind::Document, Some(PrinterId(1)));
    assert_eq!(refusal_of(documents), Some(RefusalCode::PrinterUnfit));
    let queue = draft("Ofis", PrinterTarget::Queue("Ofis".to_owned()));
    let lines = desk.keep_printer(None, &queue).expect("is kept");
    let queue = lines[1].printer.id;
    let lines = desk.choose_printer_for(PaperKind::Document, Some(queue));
    assert_eq!(
        lines.expect("is chosen")[1].chosen_for,
        [PaperKind::Document]
    );
}

#[test]
fn only_who_keeps_the_desk_may_change_its_printers() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path()).expect("opens");
    let desk = office.desk();
    let typed = draft("Yazıcı", network("192.0.2.1"));
    let not_allowed = Some(RefusalCode::NotAllowed);
    assert_eq!(refusal_of(desk.keep_printer(None, &typed)), not_allowed);
    assert_eq!(
        refusal_of(desk.try_printer(None, &typed, false)),
        not_allowed
    );
    assert_eq!(refusal_of(desk.remove_printer(PrinterId(1))), not_allowed);
    assert!(desk.list_printers().is_ok(), "everybody may see them");
}

#[test]
fn a_printer_that_is_tried_tells_what_it_can_and_nothing_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path()).expect("opens");
    let desk = keeper(&office);
    let printer = VirtualPrinter::start().expect("a port");
    let typed = draft("Yeni", network(&printer.address().to_string()));
    let tried = desk.try_printer(None, &typed, true).expect("is tried");
    let page = printer.wait_for_slip(Duration::from_secs(20));
    assert!(page.is_some(), "a test page comes out");
    assert_eq!(tried.learned.answers_status, Some(true));
    assert_ne!(tried.learned.fence, Some(FenceKind::None));
    assert_eq!(tried.samples[0].mark, "A");
    assert!(
        tried.samples.len() >= 8,
        "every table that an unknown printer may have"
    );
    assert_eq!(desk.list_printers().expect("lists"), []);
}
