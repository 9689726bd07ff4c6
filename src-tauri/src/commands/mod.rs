//! Commands: each hands what the window sent to the desk and its answer back, and decides nothing.

pub mod applications;
pub mod keeping;
pub mod recovery;
pub mod register;
pub mod session;
pub mod setup;
pub mod slips;
pub mod staff;

use std::sync::Arc;

use desk::Desk;

/// The desk, as commands get it.
pub type TheDesk<'a> = tauri::State<'a, Arc<Desk>>;

macro_rules! commands {
    ($($module:ident :: $name:ident ( $($argument:ident : $type:ty),* ) -> $answer:ty ;)*) => {
        /// The window's side of every command in the table.
        pub fn handler() -> impl Fn(tauri::ipc::Invoke<tauri::Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($module::$name),*]
        }
    };
}
include!("table.rs");
