//! The virtual printer: a receipt printer that is a program, and behaves badly on command.
//!
//! Bytes arrive over TCP or a pty ([`VirtualPrinter`]) into a buffer that has an end; real-time
//! questions are answered as they arrive, everything else waits for the head ([`device`]), which
//! runs on a clock of its own. The strict reader ([`reader`]) knows only the commands that we mean to
//! send and complains about every other byte; paper is rows of dots until a cut makes a
//! [`PrintedSlip`] of it. Faults are scripted ([`When`], [`What`]), lies switched on ([`Lies`]). It
//! shares no code with the crate `paper`, so that both cannot be wrong alike.

pub mod device;
mod head;
mod lies;
mod line;
pub mod orders;
mod plug;
pub mod reader;
mod record;
mod roll;
mod script;
mod text_mode;
mod trouble;
mod typesetter;
mod wire;

pub use head::Pace;
pub use lies::Lies;
pub use roll::{Picture, PrintedSlip};
pub use script::{Fault, What, When};
pub use trouble::Trouble;
pub use wire::{Setup, VirtualPrinter};
