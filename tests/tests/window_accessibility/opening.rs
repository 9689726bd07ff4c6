//! Before the first screen: the window that waits for the desk, and the one that gets no answer from it.

use crate::everybody::is_open_to_everybody;
use rustix::fs::{CWD, Mode, mkfifoat};
use std::fs::OpenOptions;
use stories::window::{Counter, DeskWindow, Key};

/// Begins the page once more where the desk's first answer is a fault. Nothing that can be done to a desk makes
/// one: whatever is wrong with its store is an answer in words. What is left is the platform's no, so that is
/// said here as the platform says it; the page's own code is the same as always.
const BEGINS_ANEW_WITHOUT_AN_ANSWER: &str = "
    window.fetch = () => Promise.resolve(new Response(
      JSON.stringify([{code: 'internal', field: null, incident: 4711, arguments: {}}]),
      {headers: {'Tauri-Response': 'error', 'content-type': 'application/json'}}));
    const place = document.createElement('div');
    document.getElementById('root').replaceWith(place);
    place.id = 'root';
    import(document.querySelector('script[type=module]').src + '?anew');";

#[test]
fn a_window_that_waits_for_the_desk_is_open_to_everybody() {
    let counter = Counter::new();
    // The first answer says whose name is chosen. The disk with that file gives nothing out.
    let file = counter.places().last_sign_in();
    let read = std::fs::read(&file).expect("who signed in last");
    std::fs::remove_file(&file).expect("it goes");
    mkfifoat(CWD, &file, Mode::RUSR | Mode::WUSR).expect("a file that makes wait");
    let disk = OpenOptions::new().read(true).write(true).open(&file);
    let disk = disk.expect("the disk's end of it");

    let window = DeskWindow::begin(&counter.places());
    window.sees("Açılıyor…");
    is_open_to_everybody(&window, "opening");

    std::fs::remove_file(&file).expect("it goes");
    std::fs::write(&file, read).expect("it is as before");
    drop(disk);
    window.sees("Oturum açın");
    window.no_longer_sees("Açılıyor…");
}

#[test]
fn a_window_that_gets_no_answer_is_open_to_everybody_and_tries_again_at_one_key() {
    let counter = Counter::new();
    let window = DeskWindow::open(&counter.places());
    window.sees("Oturum açın");
    window.script(BEGINS_ANEW_WITHOUT_AN_ANSWER, &[]);
    window.sees("Program açılamadı");
    window.sees("Olay numarası: 004711");
    window.is_at("Yeniden dene");
    is_open_to_everybody(&window, "fallen");

    // The desk answers again.
    window.is_at("Yeniden dene");
    window.presses(Key::Enter);
    window.sees("Oturum açın");
    window.no_longer_sees("Program açılamadı");
}
