//! Printers through the real window, with the keyboard alone: a second one is set up, tried, chosen
//! for slips, and taken away again.

use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET};
use stories::printer::VirtualPrinter;
use stories::window::{Counter, DeskWindow, Key, Look, SLIP_SOON};

const LOOKS: [Look; 3] = [
    Look {
        theme: "light",
        size: 1,
    },
    Look {
        theme: "dark",
        size: 1,
    },
    Look {
        theme: "contrast",
        size: 1,
    },
];

#[test]
fn a_second_printer_is_tried_kept_chosen_for_slips_and_removed() {
    let counter = Counter::new();
    let second = VirtualPrinter::start().expect("a port for the second printer");
    let window = DeskWindow::open(&counter.places());
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");
    window.presses(Key::F(10));
    presses_button(&window, "Yazıcı ekle");
    is_refused_at_its_fields(&window);
    is_open_to_everybody(&window);

    window.goes_to_field("printer_address");
    window.empties_the_field();
    window.types(&second.address().to_string());
    window.goes_to_field("printer_name");
    window.empties_the_field();
    window.types("İkinci yazıcı");
    presses_button(&window, "Deneme sayfası bas");
    let page = second.wait_for_slip(SLIP_SOON);
    assert!(page.is_some(), "the test page comes out of the new printer");
    window.sees("Yazıcıdan çıktığına bakın.");
    assert!(counter.printer().slips().is_empty(), "and of no other");
    is_open_to_everybody(&window);
    window.goes_back_to("Kaydet");
    window.presses(Key::Enter);
    window.sees("İkinci yazıcı");
    window.no_longer_sees("Deneme sayfası bas");

    chooses_for_slips(&window, "İkinci yazıcı");
    window.presses(Key::F(2));
    window.registers();
    assert!(second.wait_for_slip(SLIP_SOON).is_some(), "slips go there");
    assert!(counter.printer().slips().is_empty());

    window.presses(Key::F(10));
    presses_button(&window, "İkinci yazıcı yazıcısını kaldır");
    window.sees("İkinci yazıcı kaldırılsın mı?");
    window.goes_to("Kaldır");
    window.presses(Key::Enter);
    window.no_longer_sees("İkinci yazıcı");
}

#[test]
fn this_computers_printers_are_looked_for_and_none_is_said_so() {
    let counter = Counter::new();
    let window = DeskWindow::open(&counter.places());
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");
    window.presses(Key::F(10));
    presses_button(&window, "Yazıcı ekle");
    window.is_at("Ağdaki bir yazıcı");
    window.presses(Key::Up);
    window.goes_to("Yeniden ara");
    window.goes_to("Kaydet");
    window.presses(Key::Enter);
    window.is_told_above("Listeden bir yazıcı seçin.");
}

fn is_refused_at_its_fields(window: &DeskWindow) {
    window.goes_to_field("printer_address");
    window.types("yazıcı odası");
    presses_button(window, "Deneme sayfası bas");
    window.is_told_at("printer_address", "Bu bir yazıcı adresi değil.");
    window.goes_to_field("printer_name");
    window.empties_the_field();
    presses_button(window, "Kaydet");
    window.is_told_at("printer_name", "Yazıcıya bir ad verin.");
    window.is_told_above("Yazıcıya bir ad verin.");
    window.field_holds("printer_address", "yazıcı odası");
}

fn chooses_for_slips(window: &DeskWindow, name: &str) {
    window.goes_to_field("printer_for_slip");
    window.presses(Key::Down);
    window.waits_for(
        "a list",
        "document.querySelector('[role=listbox] [role=option]') !== null",
    );
    window.moves_to(name, Key::Down);
    window.presses(Key::Enter);
    window.waits_for(
        "the choice",
        "document.querySelector('[data-field=printer_for_slip]').innerText.includes('İkinci')",
    );
}

fn presses_button(window: &DeskWindow, name: &str) {
    window.goes_to(name);
    window.presses(Key::Enter);
}

fn is_open_to_everybody(window: &DeskWindow) {
    let flaws = window.flaws(&LOOKS, &[]);
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
}
