//! Two desks of one office at a real center, through two real windows: what is registered without a line
//! waits, is said to wait, and arrives once there is one, although the plug is pulled in between.

use domain::Draft;
use std::net::SocketAddr;
use stories::center::{Center, FaultLine, OFFICE};
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, Office, ordinary_draft, places};
use stories::window::{Counter, DeskWindow, Key, SLIP_SOON};

/// Nobody listens there.
const NOWHERE: ([u8; 4], u16) = ([127, 0, 0, 1], 9);

/// About what three people come.
const SUBJECTS: [&str; 3] = ["Sokak lambası", "Kaldırım çukuru", "Su kesintisi"];

#[test]
fn a_code_that_the_center_did_not_give_is_refused_at_its_field_and_a_good_one_enrols() {
    let center = Center::start();
    let counter = Counter::new();
    let window = opens_as_administrator(&counter);
    types_the_code(&window, center.address(0), "0000 0000 0000 0000");
    window.is_told_at("enrolment_code", "Merkez bu kayıt kodunu vermedi.");
    window.is_told_above("Merkez bu kayıt kodunu vermedi.");

    let code = center.enrolment_code(OFFICE, 15).to_lowercase();
    window.goes_to_field("enrolment_code");
    window.types(&code.replace('0', "o"));
    window.presses(Key::Enter);
    window.sees("Bu banko merkeze kayıtlı.");
    window.sees("Merkezle son görüşme");
}

#[test]
fn what_is_registered_without_a_line_arrives_although_the_plug_is_pulled_twice() {
    let mut center = Center::start();
    let place = center.serve_with_new_certificate();
    let line = FaultLine::to(center.address(place));
    let counter = Counter::new();
    let window = opens_as_administrator(&counter);
    let code = center.enrolment_code(OFFICE, 15);
    types_the_code_at(
        &window,
        &format!("localhost:{}", line.address().port()),
        &code,
    );
    window.sees("Bu banko merkeze kayıtlı.");
    window.sees("Merkezin kimliği");
    window.sees("Merkezle son görüşme");

    line.lead_to(SocketAddr::from(NOWHERE));
    for subject in SUBJECTS {
        registers(&window, subject);
        let slip = counter.printer().wait_for_slip(SLIP_SOON);
        assert!(slip.is_some(), "the slip does not wait for the center");
    }
    window.sees("3 başvuru gönderilecek");
    window.presses(Key::F(11));
    window.sees("Yeni başvuru");
    window.sees("Gönderilecek; bir şey yapmanız gerekmez.");

    // Back, and gone again in the middle of what is said; twice.
    line.cut_after(vec![2_500, 700]);
    line.lead_to(center.address(place));
    window.goes_to("Şimdi dene");
    window.presses(Key::Enter);
    window.sees("Bu bankoda yazılan her şey merkezde.");
    window.sees("Merkezle son görüşme");
    assert_eq!(line.cuts_left(), 0, "it was cut twice");
    let arrived =
        center.ask_database("SELECT count(*) FROM fact WHERE kind = 'application_registered'");
    assert_eq!(arrived, "3", "each of them once");
    assert_eq!(counter.printer().slips().len(), 3, "and no slip twice");

    let folder = tempfile::tempdir().expect("a folder for the other desk");
    drop(Office::open_as(folder.path(), "02").expect("opens"));
    let other = DeskWindow::open(&places(folder.path()));
    other.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    other.is_at("Kimlik no");
    let code = center.enrolment_code(OFFICE, 15);
    types_the_code_at(
        &other,
        &format!("localhost:{}", line.address().port()),
        &code,
    );
    other.sees("Bu banko merkeze kayıtlı.");
    finds_at_last(&other, "çağlar", "3 başvuru bulundu");
    other.sees("Banko 01");
    other.sees(SUBJECTS[2]);
}

/// Looks again until it is there: a list does not change under somebody's hands.
fn finds_at_last(window: &DeskWindow, text: &str, found: &str) {
    window.presses(Key::F(3));
    window.is_at("Numara, ad, telefon ya da kimlik no");
    for _ in 0..40 {
        window.empties_the_field();
        window.no_longer_sees("başvuru bulundu");
        window.types(text);
        window.sees("başvuru bulundu");
        if window.words().contains(found) {
            return;
        }
    }
    panic!("“{found}” never comes");
}

fn opens_as_administrator(counter: &Counter) -> DeskWindow {
    let window = DeskWindow::open(&counter.places());
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");
    window
}

fn types_the_code(window: &DeskWindow, center: SocketAddr, code: &str) {
    types_the_code_at(window, &format!("http://{center}"), code);
}

fn types_the_code_at(window: &DeskWindow, center: &str, code: &str) {
    window.presses(Key::F(11));
    window.goes_to("Ayarlar’da merkeze git");
    window.presses(Key::Enter);
    window.is_at("Merkezin adresi");
    window.types(center);
    window.goes_to_field("enrolment_code");
    window.types(code);
    window.presses(Key::Enter);
}

/// Somebody without any papers comes about something.
fn registers(window: &DeskWindow, subject: &str) {
    window.presses(Key::F(2));
    window.is_at("Kimlik no");
    window.goes_to_field("subject");
    window.types(subject);
    window.goes_back_to("Ad");
    let Draft {
        given_name,
        surname,
        ..
    } = ordinary_draft();
    window.types(&given_name);
    window.goes_to("Soyad");
    window.types(&surname);
    window.presses_together(&[Key::Control, Key::Enter]);
    window.reads_the_number();
}
