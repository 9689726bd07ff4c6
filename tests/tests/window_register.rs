//! Registering through the real window, in Turkish, with the keyboard alone, until the slip is out.

use stories::scanning::qr_code;
use stories::window::{Counter, DeskWindow, Key, SLIP_SOON};

const ID: &str = "10000000146";
const NARRATIVE: &str =
    "İğde Sokağı’nda üç gündür ışık yok. Çocuklar akşam geçemiyor, ŞĞÜÖÇI ığüşöç.";

#[test]
fn a_clerk_registers_in_turkish_and_hands_over_a_slip_with_the_right_number() {
    let counter = Counter::new();
    let window = counter.opens();
    types_who(&window);
    types_what(&window);
    window.field_holds("unit", "Elektrik Dağıtım Şirketi");
    window.presses_together(&[Key::Control, Key::Enter]);

    let number = window.reads_the_number();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    assert!(
        number.starts_with("1008 01") && digits.len() == 13,
        "office, desk and a running number: {number}"
    );
    window.sees("Cevap en geç");
    window.sees("Elektrik Dağıtım");
    let slip = counter.printer().wait_for_slip(SLIP_SOON).expect("a slip");
    let picture = slip.picture.png().expect("a picture of the slip");
    assert_eq!(
        qr_code(&picture),
        digits,
        "the slip carries the same number"
    );
    assert_eq!(counter.printer().complaints(), [] as [String; 0]);
    window.sees("Basıldı");

    // The next visitor finds nothing of the one before.
    window.presses(Key::Enter);
    window.is_at("Kimlik no");
    for field in [
        "national_id",
        "given_name",
        "surname",
        "phone",
        "topic",
        "subject",
        "narrative",
    ] {
        window.field_holds(field, "");
    }
    window.field_holds("unit", "Sonra belirlenecek");
    assert!(!window.words().contains("Çağlar"), "nor on the screen");
    comes_back_with_the_same_matter(&window, &counter, &number);
}

fn comes_back_with_the_same_matter(window: &DeskWindow, counter: &Counter, first: &str) {
    window.types(ID);
    window.sees("Bu kişinin başvuruları (1)");
    window.sees("Sokağımızın lambası yanmıyor");
    window.goes_to("Ad");
    window.types("Işıl");
    window.goes_to("Soyad");
    window.types("Çağlar");
    types_what(window);
    window.sees("Aynı konu");
    window.presses_together(&[Key::Control, Key::Enter]);
    window.sees("Aynı kişi, aynı konu");
    window.sees("Henüz bir şey kaydedilmedi.");
    window.goes_to("Kaydet ve buna bağla");
    window.presses(Key::Enter);

    window.waits_for("a second number", "looking.number()");
    let second = window.reads_the_number();
    assert_ne!(second, first, "no number is given twice");
    let slip = counter.printer().wait_for_slip(SLIP_SOON).expect("a slip");
    let picture = slip.picture.png().expect("a picture of the slip");
    assert_eq!(qr_code(&picture), second.replace(' ', ""));

    window.presses_together(&[Key::Control, Key::Letter('e')]);
    window.sees("Bağlı başvurular");
    window.goes_to(&first.replace(' ', ", "));
    window.presses(Key::Enter);
    window.sees("Neler oldu");
    window.sees(NARRATIVE);
}

fn types_who(window: &DeskWindow) {
    for (typed, words) in [
        ("10000000145", "haneleri birbirini tutmuyor"),
        ("1000000014", "11 hane olmalı; 10 hane yazdınız"),
        ("100000001466", "11 hane olmalı; 12 hane yazdınız"),
        ("1000000014a", "yalnızca rakamlardan oluşur"),
    ] {
        window.types(typed);
        window.presses(Key::Tab);
        window.is_told_at("national_id", words);
        window.field_holds("national_id", typed);
        window.goes_back_to("Kimlik no");
        window.empties_the_field();
    }
    window.types(ID);
    window.sees("geçerli");
    window.goes_to("Ad");
    window.types("Işıl");
    // Enter goes on, in the order of speaking.
    window.presses(Key::Enter);
    window.is_at("Soyad");
    window.types("Çağlar");
    window.presses(Key::Enter);
    window.is_at("Telefon");
    window.types("0532 123 45 67");
}

fn types_what(window: &DeskWindow) {
    window.goes_to("Talep");
    window.presses(Key::Right);
    window.is_at("Şikâyet");
    window.goes_to("Konu");
    window.types("sokak lam");
    window.takes_suggestion("Sokak aydınlatması");
    window.field_holds("topic", "Sokak aydınlatması");
    window.goes_to("Özet");
    window.types("Sokağımızın lambası yanmıyor");
    window.goes_to("Anlatım");
    window.types(NARRATIVE);
    window.field_holds("narrative", NARRATIVE);
}

#[test]
fn the_slip_beside_the_form_is_never_empty_while_it_is_drawn_anew() {
    let counter = Counter::new();
    let window = counter.opens();
    window.waits_for(
        "a first slip",
        "document.querySelector('.preview-paper:not([hidden])')?.naturalWidth > 0",
    );
    window.script(
        // A picture that is loaded in sight is empty paper until it is there.
        "window.emptied = 0;
         new MutationObserver((changes) => {
           for (const {type, target, addedNodes} of changes) {
             const begun = type === 'attributes' ? [target] : [...addedNodes];
             window.emptied += begun.filter((one) => one.matches('img:not([hidden])')).length;
           }
         }).observe(document.querySelector('.preview-sheet'),
           {subtree: true, childList: true, attributeFilter: ['src']});",
        &[],
    );
    types_who(&window);
    types_what(&window);
    window.waits_for(
        "the slip with the topic",
        "document.querySelector('.preview-paper:not([hidden])').alt.includes('Sokak aydınlatması')",
    );
    assert_eq!(window.script("return window.emptied", &[]), 0);
}

#[test]
fn a_scanner_may_type_anywhere_and_leaves_no_trace_where_it_typed() {
    let counter = Counter::new();
    let window = counter.opens();
    window.goes_to("Özet");
    window.types("Kimliğini okuttu");
    scans(&window, ID);
    window.field_holds("national_id", ID);
    window.field_holds("subject", "Kimliğini okuttu");
}

/// A scanner is a keyboard that is quicker than fingers, and quicker than a `WebDriver`: the keys are
/// pressed inside of the page.
fn scans(window: &DeskWindow, digits: &str) {
    let script = "const at = document.activeElement;
        const press = (key) => at.dispatchEvent(
          new KeyboardEvent('keydown', {key, code: key, bubbles: true, cancelable: true}));
        for (const digit of arguments[0]) {
          press(digit);
          document.execCommand('insertText', false, digit);
        }
        press('Enter');";
    window.script(script, &[digits.into()]);
}
