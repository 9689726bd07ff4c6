//! The work with the center, before there is one and while it cannot be reached.

use crate::everybody::is_open_to_everybody;
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, ordinary_draft};
use stories::window::{Counter, DeskWindow, Key};

/// Nobody listens there.
const NOBODY: &str = "http://127.0.0.1:9";

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
fn a_code_that_waits_for_the_network_is_open_to_everybody() {
    let counter = Counter::after(|office| {
        office.register(&ordinary_draft()).expect("one from before");
    });
    let window = DeskWindow::open(&counter.places());
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");
    window.presses(Key::F(11));
    begins(&window, "Ayarlar’da merkeze git");
    window.is_at("Merkezin adresi");
    window.types("merkez örnek");
    window.goes_to_field("enrolment_code");
    window.types("abcd efgh");
    window.presses(Key::Enter);
    window.is_told_at("center_address", "Bu bir merkez adresi değil.");
    is_open_to_everybody(&window, "settings, center refused");

    window.goes_to_field("center_address");
    window.empties_the_field();
    window.types(NOBODY);
    window.goes_to_field("enrolment_code");
    window.presses(Key::Enter);
    window.is_told_at(
        "enrolment_code",
        "Kayıt kodu 16 harf ve rakamdır; siz 8 tane yazdınız.",
    );
    window.goes_to_field("enrolment_code");
    window.types("abcd efgh 0o1l-2345");
    window.presses(Key::Enter);
    window.sees("Kod saklandı, merkeze ulaşılınca kullanılacak");
    window.sees("Merkez yanıt vermiyor.");
    is_open_to_everybody(&window, "settings, a code that waits");

    window.presses(Key::F(11));
    window.sees("Merkeze gitmeyenler");
    window.sees("Yeni başvuru");
    is_open_to_everybody(&window, "center, a code that waits");
}

fn begins(window: &DeskWindow, what: &str) {
    window.goes_to(what);
    window.presses(Key::Enter);
}
