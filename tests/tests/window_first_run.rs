//! The first run, through the real window: from nothing to a desk that is ready to type, with the
//! keyboard alone.

use stories::office;
use stories::printer::VirtualPrinter;
use stories::window::{DeskWindow, Key, SLIP_SOON};

const ADMINISTRATOR: &str = "Zehra Demir";
const PIN: &str = "739264";

#[test]
fn a_desk_is_set_up_with_the_keyboard_alone_left_half_way_and_taken_up_again() {
    let folder = tempfile::tempdir().expect("a folder for the desk");
    let places = office::places(folder.path());
    let printer = VirtualPrinter::start().expect("a port for the printer");

    let window = DeskWindow::open(&places);
    window.sees("Hoş geldiniz");
    window.is_at("Başla");
    window.presses(Key::Enter);
    chooses_one_of_two_edremits(&window);
    becomes_administrator(&window);
    finds_the_printer(&window, &printer);
    window.close();

    // The next morning: what was answered is not asked again.
    let window = DeskWindow::open(&places);
    window.signs_in(ADMINISTRATOR, PIN);
    passes_the_center_over(&window);
    window.is_at("Kodu göster");
    window.close();

    // Nor is what was passed over.
    let window = DeskWindow::open(&places);
    window.signs_in(ADMINISTRATOR, PIN);
    puts_the_recovery_code_on_paper(&window, &printer);

    window.is_at("Kimlik no");
    window.sees("Edremit (Balıkesir)");
    window.sees("Banko 01");
    window.sees("Yazıcı hazır");
    assert_eq!(printer.complaints(), [] as [String; 0]);
}

fn chooses_one_of_two_edremits(window: &DeskWindow) {
    window.is_at("Birim");
    window.types("edremit");
    window.sees("Kaymakamlık · Balıkesir · plaka 10");
    window.sees("Kaymakamlık · Van · plaka 65");
    window.takes_suggestion("Edremit (Balıkesir)");
    window.sees("Edremit (Balıkesir), birim kodu 1008");

    window.goes_to_field("desk_code");
    window.empties_the_field();
    window.types("0");
    window.presses(Key::Enter);
    let words = "Banko kodu 01 ile 99 arasında iki hane olmalı.";
    window.is_told_at("desk_code", words);
    window.is_told_above(words);
    // The summary leads to the field.
    window.goes_to(words);
    window.presses(Key::Enter);
    window.is_at("Banko kodu");
    window.empties_the_field();
    window.types("01");
    window.presses(Key::Enter);
}

fn becomes_administrator(window: &DeskWindow) {
    window.sees("İlk sistem sorumlusu");
    window.is_at("Ad soyad");
    window.types(ADMINISTRATOR);
    window.presses(Key::Enter);
    types_secrets(window, PIN, "739265");
    window.is_told_at("secret_again", "İki yazdığınız aynı değil.");
    window.is_told_above("İki yazdığınız aynı değil.");
    window.field_holds("staff_name", ADMINISTRATOR);

    window.goes_to_field("secret");
    types_secrets(window, "123456", "123456");
    window.is_told_at("secret", "Bu PIN kolay bulunur.");
    window.field_holds("staff_name", ADMINISTRATOR);

    window.goes_to_field("secret");
    types_secrets(window, PIN, PIN);
    window.sees("Yazıcı var mı?");
}

fn types_secrets(window: &DeskWindow, secret: &str, again: &str) {
    window.is_at("PIN ya da parola");
    window.empties_the_field();
    window.types(secret);
    window.presses(Key::Enter);
    window.is_at("Bir kez daha");
    window.empties_the_field();
    window.types(again);
    window.presses(Key::Enter);
}

fn finds_the_printer(window: &DeskWindow, printer: &VirtualPrinter) {
    window.goes_to_field("printer_address");
    window.types("yazıcı odası");
    window.goes_to("Sürdür");
    window.presses(Key::Enter);
    window.is_told_at("printer_address", "Bu bir yazıcı adresi değil.");
    window.is_told_above("Örnek: 192.168.1.50");
    window.field_holds("printer_address", "yazıcı odası");

    window.goes_to_field("printer_address");
    window.empties_the_field();
    window.types(&printer.address().to_string());
    window.goes_to("Deneme sayfası bas");
    window.presses(Key::Enter);
    let page = printer.wait_for_slip(SLIP_SOON);
    assert!(page.is_some(), "the test page comes out");
    window.sees("Yazıcıdan çıktığına bakın.");
}

/// A desk may stand alone for now.
fn passes_the_center_over(window: &DeskWindow) {
    window.is_at("Şimdilik tek başına çalışsın");
    window.presses(Key::Enter);
}

fn puts_the_recovery_code_on_paper(window: &DeskWindow, printer: &VirtualPrinter) {
    window.is_at("Kodu göster");
    window.presses(Key::Enter);
    let groups = window.waits_for(
        "six groups",
        "(() => { const all = [...document.querySelectorAll('.code li')].map((one) =>
           looking.plain(one.lastChild.textContent)); return all.length === 6 && all; })()",
    );
    let groups: Vec<String> = serde_json::from_value(groups).expect("groups are texts");
    window.goes_to("Fiş yazıcısında bas");
    window.presses(Key::Enter);
    let sheet = printer.wait_for_slip(SLIP_SOON);
    assert!(sheet.is_some(), "the recovery sheet comes out");
    window.sees("Kod yazıcıya gönderildi. Kâğıdın çıktığına ve okunabildiğine bakın.");
    window.goes_back_to("Kod kâğıtta, sürdür");
    window.presses(Key::Enter);

    window.is_at("Kurtarma kodu");
    assert!(
        !window.words().contains(&groups[0]),
        "whoever types it back must have it on paper"
    );
    window.types(&groups[..5].join(" "));
    window.presses(Key::Enter);
    window.is_told_at("recovery_code", "altı grupta 24 karakterdir; 20 karakter");

    let mut misread = groups.clone();
    let other = if misread[2].starts_with('7') {
        "8"
    } else {
        "7"
    };
    misread[2].replace_range(..1, other);
    window.goes_to_field("recovery_code");
    window.empties_the_field();
    window.types(&misread.join(" "));
    window.presses(Key::Enter);
    window.is_told_at("recovery_code", "büyük olasılıkla 3. grupta");

    window.goes_to_field("recovery_code");
    window.empties_the_field();
    // In small letters, as people type it.
    window.types(&groups.join(" ").to_lowercase());
    window.presses(Key::Enter);
}
