//! The desk without a window: its use cases, its store, its keys, its printing.
//!
//! A use case takes what a person typed, lets the domain decide, and records a fact; everything
//! else follows from facts. Nothing here knows a window, a web server or PostgreSQL.

pub mod attachment_type;
mod attachments;
pub mod backup;
mod correcting;
mod counting;
pub mod demo;
mod desk;
pub mod disk;
pub mod documents;
pub mod doors;
mod drafts;
mod drives;
pub mod durable_file;
pub mod failure;
pub mod high_water;
mod history;
mod inquiries;
mod keeper;
mod last_sign_in;
mod lines;
mod looking_up;
pub mod machine;
mod opening;
pub mod places;
mod printers;
pub mod printing;
pub mod raising;
pub mod reference;
mod registering;
mod settings;
mod setup;
mod signing_in;
mod slip_texts;
mod slips;
mod staff;
mod state;
pub mod store;
pub mod sync;
mod telling;
pub mod terminal;
pub mod thumbnail;
mod told;
pub mod vault;
pub mod views;

pub use desk::Desk;
pub use failure::{Answer, Failure, Trouble};
pub use places::Places;
