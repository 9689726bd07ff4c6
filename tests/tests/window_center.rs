//! Two desks of one office at a real center, through two real windows: what is registered without a line
//! waits, is said to wait, arrives once there is one, although the plug is pulled in between, and comes to its result.

use domain::Draft;
use serde_json::json;
use stories::center::{Center, FaultLine, Kannel, OFFICE, Person};
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, Office, ordinary_draft, places};
use stories::window::{Counter, DeskWindow, Key, SLIP_SOON, leads_nowhere};

/// What came of the first of them, in words for the person.
const RESULT: &str = "Lambanız yanıyor.";

/// About what three people come.
const SUBJECTS: [&str; 3] = ["Sokak lambası", "Kaldırım çukuru", "Su kesintisi"];

#[test]
fn a_code_that_the_center_did_not_give_is_refused_at_its_field_and_a_good_one_enrols() {
    let center = Center::start();
    let counter = Counter::new();
    let window = counter.opens_for_administrator();
    window.types_the_code(
        &format!("http://{}", center.address(0)),
        "0000 0000 0000 0000",
    );
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
fn a_code_from_an_envelope_that_waits_for_the_network_can_be_taken_back() {
    let center = Center::start();
    let line = FaultLine::to(center.address(0));
    leads_nowhere(&line);
    let counter = Counter::new();
    let window = counter.opens_for_administrator();
    let address = format!("http://localhost:{}", line.address().port());
    window.types_the_code(&address, &center.enrolment_code(OFFICE, 15));
    window.sees("Kod saklandı, merkeze ulaşılınca kullanılacak");
    window.sees("Merkeze kayıt bekliyor");
    window.goes_to("Kodu geri al");
    window.presses(Key::Enter);
    window.is_at("Merkezin adresi");
    window.sees("Merkezsiz çalışıyor");

    line.lead_to(center.address(0));
    window.presses(Key::F(11));
    window.sees("Bu banko bir merkeze kayıtlı değil.");
    assert_eq!(center.ask_database("SELECT count(*) FROM desk"), "0");
}

#[test]
fn what_is_registered_without_a_line_comes_to_its_result_although_the_plug_is_pulled_twice() {
    let kannel = Kannel::start();
    let mut center = Center::start_sending(|address| kannel.settings(address));
    let place = center.serve_with_new_certificate();
    let line = FaultLine::to(center.address(place));
    let address = format!("localhost:{}", line.address().port());
    let counter = Counter::new();
    let window = counter.opens_for_administrator();
    window.types_the_code(&address, &center.enrolment_code(OFFICE, 15));
    window.sees("Bu banko merkeze kayıtlı.");
    window.sees("Merkezin kimliği");
    window.sees("Merkezle son görüşme");

    // Three people come while nobody listens at the center.
    leads_nowhere(&line);
    let numbers = SUBJECTS.map(|subject| registers(&window, subject));
    for _ in &numbers {
        let slip = counter.printer().wait_for_slip(SLIP_SOON);
        assert!(slip.is_some(), "the slip does not wait for the center");
    }
    window.sees("3 başvuru gönderilecek");
    window.presses(Key::F(11));
    window.sees("Gönderilecek; bir şey yapmanız gerekmez.");

    // The line is back, and gone again in the middle of what is said; twice.
    line.cut_after(vec![2_500, 700]);
    line.lead_to(center.address(place));
    window.goes_to("Şimdi dene");
    window.presses(Key::Enter);
    window.sees("Bu bankoda yazılan her şey merkezde.");
    assert_eq!(line.cuts_left(), 0, "it was cut twice");
    assert_eq!(facts(&center, "application_registered"), "3", "each once");
    assert_eq!(counter.printer().slips().len(), 3, "and no slip twice");
    let mut told: Vec<_> = numbers.iter().map(|_| kannel.next_at_operator()).collect();
    told.sort_by(|one, other| one.text.cmp(&other.text));
    for (sms, number) in told.iter().zip(&numbers) {
        assert_eq!(sms.to, "+905321234567");
        assert!(sms.text.contains(number.as_str()), "{}", sms.text);
    }

    let folder = tempfile::tempdir().expect("a folder for the other desk");
    drop(Office::open_as(folder.path(), "02").expect("opens"));
    let other = DeskWindow::open(&places(folder.path()));
    other.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    other.is_at("Kimlik no");
    other.types_the_code(&address, &center.enrolment_code(OFFICE, 15));
    other.sees("Bu banko merkeze kayıtlı.");
    other.presses(Key::F(3));
    other.is_at("Numara, ad, telefon ya da kimlik no");
    other.types("çağlar");
    // What comes while the list is looked at comes into it.
    other.sees("3 başvuru bulundu");
    other.sees("Banko 01");
    other.sees(SUBJECTS[2]);

    work_out(&center, &numbers[0]);
    other.sees("Sonuçlandı, başvuru sahibine bildirilecek");
    tells_the_result(&window, &numbers[0]);
    other.sees("Sonuç bildirildi");
    assert_eq!(facts(&center, "result_delivered"), "1");
    // Longer than one message: it comes in two, and telephones put it together.
    let last = [kannel.next_at_operator(), kannel.next_at_operator()];
    let last = last.map(|part| part.text).concat();
    assert!(last.contains(&numbers[0]), "{last}");
    assert_eq!(kannel.others_at_operator(), [], "nobody is told twice");
}

/// An officer sends it to a unit, the unit answers, the officer says what came of it.
fn work_out(center: &Center, number: &str) {
    let path = format!("/api/applications/{}", number.replace(' ', ""));
    let officer = Person::signed_in(center, "Ayşe", "officer", None);
    let (_, catalogue) = officer.ask("/api/catalogue");
    let unit = catalogue["units"][0]["code"].as_str().expect("a unit");
    let asked = Person::signed_in(center, "Mehmet", "unit", Some(unit));
    let steps = [
        (&officer, "referral", json!({ "revision": 1, "unit": unit })),
        (
            &asked,
            "answer",
            json!({ "revision": 2, "text": "Lamba değiştirildi.", "papers": [] }),
        ),
        (
            &officer,
            "conclusion",
            json!({ "revision": 3, "outcome": "positive", "explanation": RESULT }),
        ),
    ];
    for (who, step, said) in steps {
        let (status, told) = who.tell(&format!("{path}/{step}"), &said);
        assert_eq!(status, 200, "{step}: {told}");
    }
}

/// The clerk finds the application, reads the result out, and says that it was told.
fn tells_the_result(window: &DeskWindow, number: &str) {
    window.presses(Key::F(3));
    window.is_at("Numara, ad, telefon ya da kimlik no");
    window.types(number);
    window.sees("Sonuçlandı, başvuru sahibine bildirilecek");
    window.presses(Key::Enter);
    window.sees(RESULT);
    window.goes_to("Bankoda söylendi");
    window.presses(Key::Enter);
    window.sees("Sonuç başvuru sahibine bildirildi");
}

fn facts(center: &Center, kind: &str) -> String {
    let at_least_one = format!("SELECT (count(*) > 0)::text FROM fact WHERE kind = '{kind}'");
    center.wait_until(&at_least_one);
    center.ask_database(&format!("SELECT count(*) FROM fact WHERE kind = '{kind}'"))
}

/// Somebody without any papers comes about something.
fn registers(window: &DeskWindow, subject: &str) -> String {
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
    window.goes_to_field("phone");
    window.types("0532 123 45 67");
    window.presses_together(&[Key::Control, Key::Enter]);
    window.reads_the_number()
}
