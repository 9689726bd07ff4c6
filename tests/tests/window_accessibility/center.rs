//! The work with the center: before there is one, with one, and each way in which the two can part.

use crate::everybody::is_open_to_everybody;
use std::time::Duration;
use stories::center::{Center, FaultLine, OFFICE, Person};
use stories::faults::copy_folder;
use stories::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET, Office, ordinary_draft, places,
};
use stories::window::{Counter, DeskWindow, Key, leads_nowhere};

/// What the officer says came of it.
const RESULT: &str = "Dilekçede konu yok.";

#[test]
fn a_desk_without_a_center_is_open_to_everybody_and_alarms_nobody() {
    let counter = Counter::new();
    let window = counter.opens();
    window.sees("Merkezsiz çalışıyor");
    window.presses(Key::F(11));
    window.sees("Bu banko bir merkeze kayıtlı değil.");
    is_open_to_everybody(&window, "center, alone");
}

#[test]
fn a_desk_at_its_center_is_open_to_everybody_until_its_right_is_taken_away() {
    let (center, line) = center();
    let counter = Counter::new();
    let window = counter.opens_enrolled(&center, &line);
    is_open_to_everybody(&window, "settings, enrolled");
    window.presses(Key::F(11));
    window.sees("Bu bankoda yazılan her şey merkezde.");
    is_open_to_everybody(&window, "center, all there");

    leads_nowhere(&line);
    window.presses(Key::F(2));
    window.registers();
    window.tries_the_center_after(|| ());
    window.sees("Kayıt çalışır; banko");
    window.sees("Gönderilecek; bir şey yapmanız gerekmez.");
    is_open_to_everybody(&window, "center, waiting");
    window.goes_to("Bağlantı uzun süre gelmeyecekse dosyayla götür");
    window.presses(Key::Enter);
    window.is_at("Dosyanın yazılacağı klasör");
    is_open_to_everybody(&window, "center, carried by hand");

    center.admin(center::admin::Command::RevokeDesk { desk: "1".into() });
    window.tries_the_center_after(|| line.lead_to(center.address(0)));
    window.sees("sistem sorumlusu bu sayfadan teslim eder");
    is_open_to_everybody(&window, "center, revoked");
    window.goes_to_field("folder");
    window.types(&counter.folder().display().to_string());
    window.presses(Key::Enter);
    window.sees("Dosya yazıldı");
    is_open_to_everybody(&window, "center, handed over");
    window.presses(Key::F(2));
    window.sees("yeni kayıt yapılamaz");
    is_open_to_everybody(&window, "register, revoked");
}

#[test]
fn a_desk_that_its_center_does_not_know_any_more_is_open_to_everybody() {
    let (center, line) = center();
    let counter = Counter::new();
    let window = counter.opens_enrolled(&center, &line);
    window.tries_the_center_after(|| center.come_back_from_its_first_backup(true));
    window.sees("Merkez bu bankoyu artık tanımıyor");
    is_open_to_everybody(&window, "center, unknown");
    window.presses(Key::F(10));
    window.sees("Merkezin verdiği yeni kayıt kodunu yazın.");
    is_open_to_everybody(&window, "settings, unknown");
}

#[test]
fn a_desk_that_waits_for_another_desk_code_is_open_to_everybody() {
    let (center, line) = center();
    let counter = Counter::after(|office| {
        is_enrolled(office, &center, &line);
        leads_nowhere(&line);
        office.goes_back_behind_an_application();
    });
    let window = DeskWindow::open(&counter.places());
    window.signs_in(CLERK, CLERK_SECRET);
    window.sees("Yeni banko kodu bekleniyor");
    is_open_to_everybody(&window, "forked");
}

#[test]
fn what_the_center_keeps_apart_is_open_to_everybody() {
    let (center, line) = center();
    let counter = Counter::after(|office| {
        is_enrolled(office, &center, &line);
    });
    let copy = tempfile::tempdir().expect("a folder for the copy");
    copy_folder(counter.folder(), copy.path()).expect("copies");
    // Both give the same number, and the center hears of one first.
    let office = Office::reopen(counter.folder()).expect("opens");
    office.register(&ordinary_draft()).expect("registers");
    office.desk().start_syncing(Duration::ZERO);
    wait_until_sent(&office);
    drop(office);
    let office = Office::reopen(copy.path()).expect("opens");
    office.register(&ordinary_draft()).expect("registers");
    drop(office);

    let window = DeskWindow::open(&places(copy.path()));
    window.signs_in(CLERK, CLERK_SECRET);
    window.sees("Banko kodu 02 oldu");
    window.presses(Key::F(11));
    window.sees("Bu bankonun kodu artık 02");
    window.sees("Merkez ayrı tuttu");
    is_open_to_everybody(&window, "center, kept apart, another code");
    window.goes_to("Okudum");
    window.presses(Key::Enter);
    window.sees("Merkez 1 kaydı ayrı tuttu");
    is_open_to_everybody(&window, "center, kept apart");
}

#[test]
fn what_is_asked_and_told_at_the_center_is_open_to_everybody() {
    let (center, line) = center();
    let counter = Counter::new();
    let window = counter.opens_enrolled(&center, &line);
    window.presses(Key::F(2));
    let number = window.registers();
    window.sees("Merkezle son görüşme");
    window.presses(Key::F(3));
    window.goes_to("Başka birimin başvurusuna bak");
    window.presses(Key::Enter);
    window.goes_to_field("number");
    window.types(&number);
    window.goes_to_field("digits");
    window.types("0000");
    window.presses(Key::Enter);
    window.is_told_at("digits", "bu başvuruyla tutmuyor");
    is_open_to_everybody(&window, "elsewhere, refused");
    window.goes_to_field("digits");
    window.empties_the_field();
    let id = ordinary_draft().national_id;
    window.types(&id[id.len() - 4..]);
    window.presses(Key::Enter);
    window.sees("Cevap en geç");
    is_open_to_everybody(&window, "elsewhere");

    let officer = Person::signed_in(&center, "Ayşe", "officer", None);
    let path = format!("/api/applications/{}/conclusion", number.replace(' ', ""));
    let concluded = serde_json::json!({
        "revision": 1, "outcome": "not_examinable", "explanation": RESULT
    });
    assert_eq!(officer.tell(&path, &concluded).0, 200);
    window.presses(Key::F(3));
    window.is_at("Numara, ad, telefon ya da kimlik no");
    window.types(&number);
    window.sees("Sonuçlandı, başvuru sahibine bildirilecek");
    window.presses(Key::Enter);
    window.sees(RESULT);
    is_open_to_everybody(&window, "an application, concluded");
    window.goes_to("Bankoda söylendi");
    window.presses(Key::Enter);
    window.sees("Sonuç başvuru sahibine bildirildi");
    is_open_to_everybody(&window, "an application, result told");
}

fn center() -> (Center, FaultLine) {
    let center = Center::start();
    let line = FaultLine::to(center.address(0));
    (center, line)
}

/// Enrols the desk of an office; one application is at the center then.
fn is_enrolled(office: &Office, center: &Center, line: &FaultLine) {
    office.desk().start_syncing(Duration::ZERO);
    office
        .sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)
        .expect("signs in");
    let address = format!("http://localhost:{}", line.address().port());
    let code = center.enrolment_code(OFFICE, 15);
    office.desk().enrol(&address, &code).expect("enrols");
    office.sign_in(CLERK, CLERK_SECRET).expect("signs in");
    office.register(&ordinary_draft()).expect("registers");
    wait_until_sent(office);
}

fn wait_until_sent(office: &Office) {
    let look = |desk: &desk::Desk| desk.sync_view().expect("a view");
    let (view, came) = office.wait_for(look, |view| view.in_touch && view.waiting_facts == 0);
    assert!(came, "{view:?}");
}
