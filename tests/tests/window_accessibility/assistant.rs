//! The first run, step by step.

use crate::everybody::{is_open_to_everybody, its_list_is_open_to_everybody};
use stories::office::{self, ADMINISTRATOR, ADMINISTRATOR_SECRET};
use stories::window::{DeskWindow, Key};

#[test]
fn the_assistant_is_open_to_everybody() {
    let folder = tempfile::tempdir().expect("a folder for the desk");
    let window = DeskWindow::open(&office::places(folder.path()));
    window.sees("Hoş geldiniz");
    window.is_at("Başla");
    window.goes_to("Yedekten geri yükle");
    window.presses(Key::Enter);
    window.sees("Yedek bulunamadı");
    is_open_to_everybody(&window, "welcome");

    window.goes_to("Başla");
    window.presses(Key::Enter);
    window.is_at("Birim");
    hears(&window, "Kurulum, adım 1 / 5: Hangi birim, hangi banko?");
    window.types("edremit");
    window.sees("Kaymakamlık · Van · plaka 65");
    its_list_is_open_to_everybody(&window, "office");
    window.takes_suggestion("Edremit (Balıkesir)");
    is_open_to_everybody(&window, "office");
    continues(&window);

    window.is_at("Ad soyad");
    hears(&window, "Kurulum, adım 2 / 5: İlk sistem sorumlusu");
    continues(&window);
    window.is_told_above("Görevlinin adı boş.");
    is_open_to_everybody(&window, "administrator, refused");
    window.goes_to_field("staff_name");
    window.types(ADMINISTRATOR);
    window.goes_to_field("secret");
    window.types(ADMINISTRATOR_SECRET);
    window.goes_to_field("secret_again");
    window.types(ADMINISTRATOR_SECRET);
    window.presses(Key::Enter);

    window.is_at("Ağdaki bir yazıcı");
    hears(&window, "Kurulum, adım 3 / 5: Fiş yazıcısı");
    continues(&window);
    window.is_told_above("Bu bir yazıcı adresi değil.");
    is_open_to_everybody(&window, "printer, refused");
    window.goes_to("Ağdaki bir yazıcı");
    window.moves_to("Şimdilik yazıcı yok", Key::Down);
    continues(&window);

    window.is_at("Şimdilik tek başına çalışsın");
    hears(&window, "Kurulum, adım 4 / 5: Merkez");
    is_open_to_everybody(&window, "center, passed over");
    window.moves_to("Kayıt kodum var", Key::Down);
    window.goes_to_field("enrolment_code");
    window.types("ab1o");
    window.presses(Key::Enter);
    window.is_told_at("center_address", "Bu bir merkez adresi değil.");
    is_open_to_everybody(&window, "center, refused");
    continues(&window);

    window.is_at("Kodu göster");
    hears(&window, "Kurulum, adım 5 / 5: Kurtarma kodu");
    is_open_to_everybody(&window, "recovery, before");
    window.presses(Key::Enter);
    window.is_at("Kod kâğıtta, sürdür");
    is_open_to_everybody(&window, "recovery, shown");
    window.presses(Key::Enter);
    window.is_at("Kurtarma kodu");
    window.types("bilmiyorum");
    window.presses(Key::Enter);
    window.is_told_above("Kurtarma kodu");
    is_open_to_everybody(&window, "recovery, typed back");
}

fn continues(window: &DeskWindow) {
    window.goes_to("Sürdür");
    window.presses(Key::Enter);
}

/// The cursor is in another step's first field; which step that is, a screen reader says beside it.
fn hears(window: &DeskWindow, step: &str) {
    let heard = format!(
        "[...document.querySelectorAll('main [role=status]')]
           .some((one) => looking.plain(one.textContent) === '{step}')"
    );
    window.waits_for(step, &heard);
}
