//! Commands: each hands what the window sent to the desk and its answer back, and decides nothing.

#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "Tauri hands arguments over by value, and every command answers in one form"
)]

pub(crate) mod applications;
pub(crate) mod center;
pub(crate) mod documents;
pub(crate) mod keeping;
pub(crate) mod printers;
pub(crate) mod recovery;
pub(crate) mod register;
pub(crate) mod session;
pub(crate) mod setup;
pub(crate) mod slips;
pub(crate) mod staff;

use std::sync::Arc;

use desk::Desk;

/// The desk, as commands get it.
pub(crate) type TheDesk<'a> = tauri::State<'a, Arc<Desk>>;

macro_rules! commands {
    ($($module:ident :: $name:ident ( $($argument:ident : $type:ty),* ) -> $answer:ty ;)*) => {
        /// The window's side of every command in the table.
        pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke<tauri::Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($module::$name),*]
        }
    };
}
include!("table.rs");
