//! Nothing typed is lost: not by a kill, not by a lock, not by a change of staff.

use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET};
use stories::window::{Counter, DeskWindow, Key};

const SUBJECT: &str = "Çöp üç gündür alınmıyor";
const NARRATIVE: &str = "İğdeli Mahallesi’nde konteyner taştı; koku ve sinek var.";

#[test]
fn what_was_typed_is_back_after_the_program_was_killed() {
    let counter = Counter::new();
    let window = counter.opens();
    types_half_an_application(&window);
    window.sees("Taslak kaydedildi");
    waits_until_all_is_kept(&window);
    window.kill();

    let window = counter.opens();
    finds_it_again(&window);
    // And it can be finished.
    window.presses_together(&[Key::Control, Key::Enter]);
    assert!(window.reads_the_number().starts_with("1008 01"));
    // A draft that became an application does not come back as a draft.
    window.kill();
    let window = counter.opens();
    window.field_holds("subject", "");
    window.field_holds("given_name", "");
}

#[test]
fn a_lock_hides_the_draft_and_gives_it_back_to_whoever_typed_it() {
    let counter = Counter::new();
    let window = counter.opens();
    types_half_an_application(&window);

    window.presses(Key::F(12));
    window.sees("Oturum açın");
    let words = window.words();
    assert!(
        !words.contains(SUBJECT) && !words.contains("Çağlar"),
        "a locked desk shows nothing of it: {words}"
    );
    window.signs_in(CLERK, CLERK_SECRET);
    finds_it_again(&window);

    window.presses_together(&[Key::Control, Key::Letter('l')]);
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");
    for field in [
        "national_id",
        "given_name",
        "surname",
        "subject",
        "narrative",
    ] {
        window.field_holds(field, "");
    }
    window.goes_to("Özet");
    window.types("Zehra’nın kendi taslağı");

    window.presses(Key::F(12));
    window.signs_in(CLERK, CLERK_SECRET);
    finds_it_again(&window);
    window.presses(Key::F(12));
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.field_holds("subject", "Zehra’nın kendi taslağı");
}

#[test]
fn the_one_who_signed_in_last_is_chosen_on_a_screen_they_can_read() {
    const CHOSEN: &str = "document.querySelector('input[type=radio]:checked')";
    let counter = Counter::new();
    let window = counter.opens();
    window.presses(Key::F(12));
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");
    window.presses_together(&[Key::Control, Key::Plus]);
    window.presses_together(&[Key::Control, Key::Plus]);
    has_type_size(&window, "3");
    window.close();

    // Also after the desk was closed: their name, their type size, and the cursor where the PIN goes.
    let window = DeskWindow::open(&counter.places());
    window.is_at("PIN ya da parola");
    let name = format!("looking.plain({CHOSEN}?.closest('label').textContent)");
    let chosen = format!("{name}.startsWith('{ADMINISTRATOR}')");
    window.waits_for("her name, chosen", &chosen);
    has_type_size(&window, "3");
    // Whoever else comes changes it before signing in; it is theirs no longer than that.
    window.presses_together(&[Key::Control, Key::Minus]);
    has_type_size(&window, "2");
    window.signs_in(CLERK, CLERK_SECRET);
    window.is_at("Kimlik no");
    has_type_size(&window, "1");
    window.kill();

    // Where nobody was before nobody is chosen: no PIN is typed under another person's name.
    std::fs::remove_file(counter.places().last_sign_in()).expect("it was kept");
    let window = DeskWindow::open(&counter.places());
    window.waits_for(
        "the cursor at the names",
        "looking.focused().startsWith('Ayşe')",
    );
    assert_eq!(
        window.script(&format!("return {CHOSEN}"), &[]),
        serde_json::Value::Null
    );
    window.moves_to(CLERK, Key::Down);
    window.presses(Key::Space);
    window.goes_to("PIN ya da parola");
    window.types(CLERK_SECRET);
    window.presses(Key::Enter);
    window.is_at("Kimlik no");
}

fn has_type_size(window: &DeskWindow, size: &str) {
    let size = format!("document.documentElement.dataset.size === '{size}'");
    window.waits_for("the type size", &size);
}

#[test]
fn esc_leaves_a_draft_and_throws_nothing_away() {
    let counter = Counter::new();
    let window = counter.opens();
    types_half_an_application(&window);
    window.presses(Key::Escape);
    window.sees("Taslak saklandı. F2 ile sürdürün.");
    window.presses(Key::F(2));
    finds_it_again(&window);

    // Only who says so twice throws it away.
    window.goes_to("Taslağı sil");
    window.presses(Key::Enter);
    window.sees("Yazılanlar geri gelmez.");
    window.is_at("Taslağı tut");
    window.presses(Key::Enter);
    finds_it_again(&window);
    window.goes_to("Taslağı sil");
    window.presses(Key::Enter);
    window.is_at("Taslağı tut");
    window.goes_to("Sil");
    window.presses(Key::Enter);
    window.field_holds("subject", "");
    window.field_holds("narrative", "");
}

fn types_half_an_application(window: &DeskWindow) {
    window.goes_to("Ad");
    window.types("Işıl");
    window.goes_to("Soyad");
    window.types("Çağlar");
    window.goes_to("Konu");
    window.types("çöp");
    window.takes_suggestion("Çöp");
    window.goes_to("Özet");
    window.types(SUBJECT);
    window.goes_to("Anlatım");
    window.types(NARRATIVE);
}

/// The screen says to the second when the store last took the draft: a key in a later second, and
/// then that second on the screen, prove that everything typed before is kept.
fn waits_until_all_is_kept(window: &DeskWindow) {
    let said = "document.querySelector('.bar-end').textContent";
    let before = window.script(&format!("return {said}"), &[]);
    window.waits_for(
        "another second",
        &format!("!{before}.includes(new Date().toTimeString().slice(6, 8))"),
    );
    window.types(".");
    window.waits_for("the draft to be kept", &format!("{said} !== {before}"));
    window.presses(Key::Backspace);
}

fn finds_it_again(window: &DeskWindow) {
    window.field_holds("given_name", "Işıl");
    window.field_holds("surname", "Çağlar");
    window.field_holds("subject", SUBJECT);
    window.waits_for(
        "the narrative",
        &format!(
            "looking.value('narrative').startsWith({})",
            serde_json::Value::from(NARRATIVE)
        ),
    );
    window.waits_for("the topic", "looking.value('topic').length > 3");
}
