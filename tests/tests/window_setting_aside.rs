//! Records that do not open and have no backup, through the real window: they are set aside, never deleted,
//! and the desk is set up anew under a desk code that never gave a number.

use std::fs;
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, ordinary_draft};
use stories::window::{Counter, DeskWindow, Key};

#[test]
fn damaged_records_are_set_aside_and_the_desk_begins_under_a_new_code() {
    let counter = Counter::after(|office| {
        office.register(&ordinary_draft()).expect("registers");
    });
    let places = counter.places();
    let mut bytes = fs::read(places.store()).expect("the store");
    bytes[..4_096].fill(0x55);
    fs::write(places.store(), &bytes).expect("damage");

    let window = DeskWindow::open(&places);
    window.sees("Kayıt dosyası bozuk");
    window.sees("Geri yüklenecek sağlam bir yedek yok.");
    begins(&window, "Kayıtları kenara al ve baştan başla");
    window.sees("Kayıtlar silinmez");
    window.is_at("Vazgeç");
    window.presses(Key::Enter);
    window.no_longer_sees("Kayıtlar kenara alınsın mı?");
    assert!(places.store().exists(), "nothing was done yet");

    begins(&window, "Kayıtları kenara al ve baştan başla");
    window.is_at("Vazgeç");
    begins(&window, "Kenara al ve baştan başla");
    window.sees("Hoş geldiniz");
    let aside = fs::read_dir(places.set_aside()).expect("lists").count();
    assert_eq!(aside, 1, "what did not open is kept");

    begins(&window, "Başla");
    window.is_at("Birim");
    window.sees("Kullanılmış kodlar (birim ve banko): 1008 01");
    window.types("edremit");
    window.takes_suggestion("Edremit (Balıkesir)");
    window.goes_to_field("desk_code");
    window.types("01");
    begins(&window, "Sürdür");
    window.is_told_at("desk_code", "Bu banko kodu daha önce numara verdi.");
    window.goes_to_field("desk_code");
    window.empties_the_field();
    window.types("02");
    begins(&window, "Sürdür");
    window.is_at("Ad soyad");
    window.types(ADMINISTRATOR);
    window.goes_to_field("secret");
    window.types(ADMINISTRATOR_SECRET);
}

fn begins(window: &DeskWindow, what: &str) {
    window.goes_to(what);
    window.presses(Key::Enter);
}
