//! The real window, driven as a person drives it: keys go in, what is on the screen comes out.
//!
//! `WebKitWebDriver` starts the program and hands on real key presses. Nothing here sleeps: the page
//! itself says when what a story waits for is on the screen ([`DeskWindow::sees`]). A story that fails
//! leaves a picture and the page's words in `target/window/`. The `WebDriver` client is our own, of a few
//! calls over plain HTTP: the ready-made ones bring an async runtime that no story needs.

#![allow(
    clippy::missing_panics_doc,
    reason = "whatever is not as the story says ends the story"
)]

mod at_center;
mod axe;
mod counter;
mod desk_window;
mod driver;
mod evidence;
mod keyboard;
pub(crate) mod surroundings;

pub use at_center::leads_nowhere;
pub use axe::Look;
pub use counter::{Counter, SLIP_SOON};
pub use desk_window::DeskWindow;
pub use keyboard::Key;
