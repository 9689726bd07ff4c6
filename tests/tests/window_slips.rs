//! Slips through the real window: a printer that is away, one that comes back, a second slip.

use stories::window::{Counter, Key, SLIP_SOON};

#[test]
fn a_slip_waits_for_a_printer_that_is_off_and_prints_by_itself_once_it_is_on() {
    let counter = Counter::new();
    counter.printer().set_gone(true);
    let window = counter.opens();
    let number = window.registers();
    window.sees("Şimdilik basılamıyor, kendiliğinden sürecek");
    window.sees("Yazıcıya ulaşılamıyor.");
    window.sees("Yazıcı basmıyor, 1 fiş bekliyor");

    // The same is said at the application, found by its number.
    window.presses(Key::F(3));
    window.is_at("Numara, ad, telefon ya da kimlik no");
    window.types(&number.replace(' ', ""));
    window.sees("1 başvuru bulundu");
    window.presses(Key::Enter);
    window.sees("Şimdilik basılamıyor, kendiliğinden sürecek");

    counter.printer().set_gone(false);
    let slip = counter.printer().wait_for_slip(SLIP_SOON);
    assert!(slip.is_some(), "it prints without anybody's doing");
    window.sees("Basıldı");
    window.sees("Yazıcı hazır");
    assert_eq!(counter.printer().slips().len(), 1, "and once only");
}

#[test]
fn a_slip_waits_for_paper() {
    let counter = Counter::new();
    counter.printer().set_paper(false);
    let window = counter.opens();
    window.registers();
    window.sees("Yazıcıda kâğıt yok.");
    counter.printer().set_paper(true);
    let slip = counter.printer().wait_for_slip(SLIP_SOON);
    assert!(slip.is_some(), "it prints once paper is in");
    window.sees("Basıldı");
}

#[test]
fn a_second_slip_says_that_it_is_a_copy() {
    let counter = Counter::new();
    let window = counter.opens();
    window.registers();
    let original = counter.printer().wait_for_slip(SLIP_SOON).expect("a slip");
    window.sees("Basıldı");
    assert!(!window.words().contains("SURET"), "the first is no copy");

    window.presses(Key::F(8));
    let copy = counter.printer().wait_for_slip(SLIP_SOON).expect("a copy");
    window.sees("Basıldı · SURET 1");
    assert!(
        copy.picture.height() > original.picture.height(),
        "the copy has a line more"
    );
    window.presses(Key::F(8));
    window.sees("Basıldı · SURET 2");
    assert_eq!(counter.printer().complaints(), [] as [String; 0]);
}
