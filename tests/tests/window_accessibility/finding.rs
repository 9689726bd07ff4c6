//! Looking up and mending, the day, and what stands above every screen.

use crate::everybody::{is_open_to_everybody, its_list_is_open_to_everybody};
use stories::office::ordinary_draft;
use stories::window::{Counter, DeskWindow, Key};

#[test]
fn finding_and_mending_are_open_to_everybody() {
    let mut number = String::new();
    let counter = Counter::after(|office| {
        number = office
            .register(&ordinary_draft())
            .expect("one from before")
            .number;
    });
    let window = counter.opens();
    window.presses(Key::F(3));
    window.is_at("Numara, ad, telefon ya da kimlik no");
    window.types("böyle biri yok");
    window.sees("0 başvuru bulundu");
    is_open_to_everybody(&window, "find, nothing");
    window.empties_the_field();
    let last = if number.ends_with('7') { "8" } else { "7" };
    window.types(&format!("{}{last}", &number[..number.len() - 1]));
    window.sees("Yakın numaralar:");
    is_open_to_everybody(&window, "find, mistyped");
    window.empties_the_field();
    window.types("çağlar");
    window.sees("1 başvuru bulundu");
    is_open_to_everybody(&window, "find");
    window.presses(Key::Enter);
    window.sees("Neler oldu");
    is_open_to_everybody(&window, "an application");
    window.presses_together(&[Key::Control, Key::Letter('b')]);
    window.sees("Bağlanacak başvurunun numarası");
    is_open_to_everybody(&window, "an application, linking");
    window.goes_to("Vazgeç");
    window.presses(Key::Enter);
    window.no_longer_sees("Bağlanacak başvurunun numarası");
    window.presses_together(&[Key::Control, Key::Letter('e')]);
    window.sees("Düzeltmenin nedeni");
    window.presses_together(&[Key::Control, Key::Enter]);
    window.is_told_above("Düzeltilecek bir yer var");
    is_open_to_everybody(&window, "a correction, refused");
}

#[test]
fn the_day_and_what_stands_above_are_open_to_everybody() {
    let counter = Counter::after(|office| {
        office.register(&ordinary_draft()).expect("one from before");
    });
    let window = counter.opens();
    window.presses(Key::F(7));
    window.sees("Önceki gün");
    window.sees("Çağlar");
    is_open_to_everybody(&window, "the day");
    window.goes_to("Önceki gün");
    window.presses(Key::Enter);
    window.sees("Bu gün başvuru yok");
    is_open_to_everybody(&window, "an empty day");

    window.presses(Key::F(9));
    window.sees("Yol gösterildi");
    window.goes_to_field("topic");
    window.types("kömür");
    its_list_is_open_to_everybody(&window, "topic");
    window.presses(Key::Escape);
    is_open_to_everybody(&window, "inquiry");
    leaves(&window, "Yol gösterildi");
    window.presses(Key::F(1));
    window.sees("Enter sonraki alana geçer.");
    is_open_to_everybody(&window, "help");
    leaves(&window, "Enter sonraki alana geçer.");
    window.presses_together(&[Key::Control, Key::Letter('k')]);
    window.sees("Yapılacak işi ara");
    is_open_to_everybody(&window, "palette");
}

fn leaves(window: &DeskWindow, sight: &str) {
    window.presses(Key::Escape);
    window.no_longer_sees(sight);
}
