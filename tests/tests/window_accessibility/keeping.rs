//! Keeping the desk: the settings as everybody and as an administrator sees them, and their questions.

use crate::everybody::{is_open_to_everybody, its_list_is_open_to_everybody};
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK};
use stories::window::{Counter, DeskWindow, Key};

#[test]
fn keeping_the_desk_is_open_to_everybody() {
    let counter = Counter::new();
    let window = counter.opens();
    window.presses(Key::F(10));
    window.sees("Yazı boyu");
    is_open_to_everybody(&window, "settings, a clerk's");
    window.presses(Key::F(12));
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");

    window.presses(Key::F(10));
    window.sees("Cevap süresi");
    begins(&window, "Şimdi yedek al");
    window.sees("Sağlam, 0 başvuru");
    window.goes_back_to("Görevli ekle");
    window.presses(Key::Enter);
    window.is_at("Ad soyad");
    begins(&window, "Ekle");
    window.is_told_above("Görevlinin adı boş.");
    is_open_to_everybody(&window, "settings");
    window.goes_to_field("role");
    window.presses(Key::Down);
    its_list_is_open_to_everybody(&window, "role");
    window.presses(Key::Escape);

    asks(
        &window,
        &format!("Yeni PIN ya da parola: {CLERK}"),
        "a new secret",
    );
    asks(&window, &format!("Görevden ayır: {CLERK}"), "somebody left");
    asks(&window, "Yeni banko kodu başlat", "a new desk code");
}

fn begins(window: &DeskWindow, what: &str) {
    window.goes_to(what);
    window.presses(Key::Enter);
}

/// Opens a question, looks at it, and leaves it without an answer.
fn asks(window: &DeskWindow, what: &str, question: &str) {
    begins(window, what);
    window.waits_for(question, "document.querySelector('[role=dialog]') !== null");
    is_open_to_everybody(window, question);
    window.presses(Key::Escape);
    window.waits_for(
        "it to go",
        "document.querySelector('[role=dialog]') === null",
    );
}
