//! A printer of this computer is set up with the keyboard alone: one that was found, and a slow one whose
//! letters a person picks by what they read on paper.

use crate::everybody::is_open_to_everybody;
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, Office, places};
use stories::printer::{Setup, VirtualPrinter};
use stories::spooler::{QUEUE, Spooler};
use stories::window::{Counter, DeskWindow, Key, SLIP_SOON};

/// The letters by which a person sees whether a line reads right.
const LETTERS: &str = "ğ Ğ ı İ ş Ş . - Çağrı, İğdır";

#[test]
fn the_letters_of_a_slow_printer_are_picked_by_what_is_read_on_paper() {
    let folder = tempfile::tempdir().expect("a folder for the office");
    let printer = VirtualPrinter::start_with(Setup {
        serial: Some(folder.path().join("serial")),
        reads_text: true,
        ..Setup::default()
    });
    let printer = printer.expect("a serial printer");
    let office = Office::open_with_printer(folder.path(), &printer.typed());
    drop(office.expect("the office opens"));

    let window = DeskWindow::open(&places(folder.path()));
    opens_the_settings(&window);
    begins(&window, "Fiş yazıcısı yazıcısını değiştir");
    window.is_at("Bu bilgisayara takılı ya da tanımlı bir yazıcı");
    window.sees("Seri bağlantı");
    begins(&window, "Deneme sayfası bas");
    window.sees("Hangi satır doğru okunuyor?");
    let page = printer.wait_for_slip(SLIP_SOON).expect("a test page");
    let right = page.text.iter().find(|line| line.ends_with(LETTERS));
    let mark = right.and_then(|line| line.chars().next());
    let mark = mark.unwrap_or_else(|| panic!("no line reads right: {:?}", page.text));
    window.goes_to_field("printer_letters");
    window.moves_to(&format!("{mark} satırı"), Key::Down);
    is_open_to_everybody(&window, "printer, letters");
    begins(&window, "Kaydet");
    window.no_longer_sees("Hangi satır doğru okunuyor?");

    window.presses(Key::F(2));
    window.registers();
    let slip = printer.wait_for_slip(SLIP_SOON).expect("a slip");
    assert!(
        slip.text.iter().any(|line| line.contains("Açık Kapı")),
        "its words are the printer's own letters, the right ones: {:?}",
        slip.text
    );
    assert_eq!(printer.complaints(), [""; 0]);
}

#[test]
fn a_printer_that_was_found_is_picked_tried_and_chosen() {
    let counter = Counter::new();
    let queues = VirtualPrinter::start().expect("a port for the queue's printer");
    let spooler = Spooler::start(queues.address()).expect("CUPS");
    let finds = ("CUPS_SERVER", spooler.socket().into_os_string());
    let window = DeskWindow::open_with(&counter.places(), &[finds]);
    opens_the_settings(&window);
    begins(&window, "Yazıcı ekle");
    window.is_at("Ağdaki bir yazıcı");
    window.presses(Key::Up);
    window.sees(&format!("Sistem yazıcısı · {QUEUE}"));
    // Whatever else this computer has stands in the same list.
    window.goes_to_field("printer_address");
    window.moves_to("Banko", Key::Down);
    window.presses(Key::Space);
    window.field_holds("printer_name", "Banko");
    is_open_to_everybody(&window, "printer, found");
    begins(&window, "Deneme sayfası bas");
    window.sees("Yazıcıdan çıktığına bakın.");
    assert!(queues.wait_for_slip(SLIP_SOON).is_some(), "a test page");
    window.goes_back_to("Kaydet");
    window.presses(Key::Enter);
    window.no_longer_sees("Deneme sayfası bas");

    window.goes_to_field("printer_for_slip");
    window.presses(Key::Down);
    window.moves_to("Banko", Key::Down);
    window.presses(Key::Enter);
    window.waits_for(
        "the choice",
        "document.querySelector('[data-field=printer_for_slip]').innerText.includes('Banko')",
    );
    window.presses(Key::F(2));
    window.registers();
    assert!(queues.wait_for_slip(SLIP_SOON).is_some(), "slips go there");
    window.sees("Yazdırma kuyruğuna verildi; çıktığına siz bakın");
    assert!(counter.printer().slips().is_empty(), "and nowhere else");
}

fn opens_the_settings(window: &DeskWindow) {
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");
    window.presses(Key::F(10));
    window.sees("Yazıcı ekle");
}

fn begins(window: &DeskWindow, what: &str) {
    window.goes_to(what);
    window.presses(Key::Enter);
}
