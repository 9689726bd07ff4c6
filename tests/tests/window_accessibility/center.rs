//! The work with the center, before there is one.

use crate::everybody::is_open_to_everybody;
use stories::window::{Counter, Key};

#[test]
fn a_desk_without_a_center_is_open_to_everybody_and_alarms_nobody() {
    let counter = Counter::new();
    let window = counter.opens();
    window.sees("Merkezsiz çalışıyor");
    window.presses(Key::F(11));
    window.sees("Bu banko bir merkeze kayıtlı değil.");
    is_open_to_everybody(&window, "center, alone");
}
