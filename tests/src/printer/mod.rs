//! The virtual printer: a receipt printer that is a program, and behaves badly on command.
//!
//! Bytes arrive over TCP ([`VirtualPrinter`]), real-time questions are answered at once, everything
//! else waits for the head ([`device`]); the strict reader ([`reader`]) knows only the commands that we
//! mean to send and complains about every other byte; paper is rows of dots until a cut makes a
//! [`PrintedSlip`] of it. It shares no code with the crate `paper`, so that both cannot be wrong alike.

pub mod device;
mod line;
pub mod orders;
pub mod reader;
mod record;
mod roll;
mod wire;

pub use roll::{Picture, PrintedSlip};
pub use wire::{Setup, VirtualPrinter};
