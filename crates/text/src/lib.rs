//! Every word that a person reads, said in one of the shipped languages.
//!
//! The words live in `assets/text/{tr,en}/*.ftl` (the window reads the same files); what slips and
//! SMS tell a visitor stands also in `assets/text/{ar,fa,ku,ru,uk}`. The build fails when a language
//! lacks a key, when variables differ, and when a problem code has no words; so saying something
//! cannot fail at run time. What to say, and when, is left to others.

mod calendar;
pub mod key;
mod language;
mod words;

pub use fluent_bundle::FluentValue as Value;
pub use key::Key;
pub use language::Language;
pub use words::Words;
