//! Paper in all its ways: a printer is set up, documents are asked for, the office writes on its slips.

use crate::everybody::is_open_to_everybody;
use std::path::Path;
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, ordinary_draft};
use stories::printer::VirtualPrinter;
use stories::window::{Counter, DeskWindow, Key, SLIP_SOON};

#[test]
fn setting_a_printer_up_is_open_to_everybody() {
    let counter = Counter::new();
    let second = VirtualPrinter::start().expect("a port for the second printer");
    let window = opens_as_administrator(&counter);
    window.presses(Key::F(10));
    begins(&window, "Yazıcı ekle");
    window.is_at("Ağdaki bir yazıcı");
    window.presses(Key::Up);
    window.goes_to("Yeniden ara");
    window.goes_to("Kaydet");
    window.presses(Key::Enter);
    window.is_told_above("Listeden bir yazıcı seçin.");
    is_open_to_everybody(&window, "printer, nothing found");

    window.goes_to("Bu bilgisayara takılı ya da tanımlı bir yazıcı");
    window.presses(Key::Down);
    window.goes_to_field("printer_address");
    window.types(&second.address().to_string());
    window.goes_to_field("width");
    window.goes_to("Deneme sayfası bas");
    window.presses(Key::Enter);
    window.sees("Yazıcıdan çıktığına bakın.");
    assert!(second.wait_for_slip(SLIP_SOON).is_some(), "a test page");
    is_open_to_everybody(&window, "printer, tried");
}

#[test]
fn documents_are_open_to_everybody() {
    let counter = Counter::after(|office| {
        office.register(&ordinary_draft()).expect("one from before");
    });
    let window = counter.opens();
    window.presses(Key::F(3));
    window.is_at("Numara, ad, telefon ya da kimlik no");
    window.types("çağlar");
    window.sees("1 başvuru bulundu");
    window.presses(Key::Enter);
    window.sees("Neler oldu");
    window.presses_together(&[Key::Control, Key::Letter('p')]);
    window.sees("Belge yazıcısı seçilmemiş");
    is_open_to_everybody(&window, "petition");
    window.presses(Key::Escape);
    window.no_longer_sees("Belge yazıcısı seçilmemiş");
    window.presses_together(&[Key::Control, Key::Letter('o')]);
    window.sees("Belge yazıcısı seçilmemiş");
    is_open_to_everybody(&window, "visitor's copy");
    window.presses(Key::Escape);
    window.no_longer_sees("Belge yazıcısı seçilmemiş");

    // The slip once more, in large print.
    window.presses_together(&[Key::Control, Key::F(8)]);
    window.sees("SURET 1");
    assert!(
        counter.printer().wait_for_slip(SLIP_SOON).is_some(),
        "a copy"
    );
    is_open_to_everybody(&window, "a copy in large print");
}

#[test]
fn the_words_on_slips_are_open_to_everybody() {
    let counter = Counter::new();
    let window = opens_as_administrator(&counter);
    window.presses(Key::F(10));
    window.sees("Fiş yazıları");
    window.goes_to_field("slip_heading");
    window.types(&"Edremit Kaymakamlığı ".repeat(4));
    window.goes_to_field("slip_place");
    window.types("Hükümet Konağı, giriş kat");
    window.goes_to("Kaydet");
    window.presses(Key::Enter);
    window.is_told_above("Bu satıra en çok 40 karakter sığar");
    is_open_to_everybody(&window, "slip texts, refused");

    window.goes_to_field("slip_heading");
    window.empties_the_field();
    window.types("T.C. Edremit Kaymakamlığı");
    waits_for_the_preview(&window, "T.C. Edremit Kaymakamlığı");
    window.goes_to_field("slip_place");
    window.empties_the_field();
    window.types("Hükümet Konağı, zemin kat");
    waits_for_the_preview(&window, "Hükümet Konağı, zemin kat");
    // Looked at, not kept yet.
    assert!(!window.words().contains("Kaydedildi"));
    has_a_logo(&window);
    window.goes_to("Kaydet");
    window.presses(Key::Enter);
    window.sees("Kaydedildi; bundan sonraki fişler böyle basılır");
    window.goes_to_field("preview_language");
    window.moves_to("Arapça", Key::Down);
    window.sees("Edremit (Balıkesir)");
    is_open_to_everybody(&window, "slip texts");
}

/// Waits until the slip beside the fields says it.
fn waits_for_the_preview(window: &DeskWindow, words: &str) {
    let slip = "document.querySelector('.slip-texts-sheet .preview-paper')";
    window.waits_for(
        "the slip with the words as they were typed",
        &format!("{slip}?.alt.includes('{words}')"),
    );
}

/// A picture of one's own takes the place of the door on the slip at once, and goes again.
fn has_a_logo(window: &DeskWindow) {
    // The head of the slip alone: below it stands the minute, which passes.
    let head = "(() => { \
        const slip = document.querySelector('.slip-texts-sheet .preview-paper'); \
        const head = document.createElement('canvas'); \
        [head.width, head.height] = [slip.naturalWidth, 90]; \
        head.getContext('2d').drawImage(slip, 0, 0); \
        return slip.complete && slip.naturalWidth > 0 && head.toDataURL(); \
    })()";
    let drawn = |before: &str| {
        let seen = window.waits_for("another head", &format!("{head} !== '{before}' && {head}"));
        seen.as_str().expect("a picture").to_owned()
    };
    let with_door = drawn("");
    window.goes_to("Logo seç");
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    window.chooses_files(&[&project.join("../assets/fonts/OFL.txt")]);
    window.sees("Logo yalnız PNG resmi olabilir");
    let logo = project.join("../src-tauri/icons/128x128.png");
    window.chooses_files(&[&logo]);
    let with_logo = drawn(&with_door);
    window.goes_to("Logoyu kaldır");
    is_open_to_everybody(window, "slip texts, with a logo");
    window.presses(Key::Enter);
    assert_eq!(drawn(&with_logo), with_door, "the door is back");
    window.is_at("Logo seç");
}

fn opens_as_administrator(counter: &Counter) -> DeskWindow {
    let window = DeskWindow::open(&counter.places());
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");
    window
}

fn begins(window: &DeskWindow, what: &str) {
    window.goes_to(what);
    window.presses(Key::Enter);
}
