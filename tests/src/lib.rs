//! What crosses crates: end-to-end stories, faults, benchmarks, and the stand-ins at the edge.
//!
//! Nothing of the project is mocked here; only what stands outside it (a printer) is a program that
//! behaves badly on command.

pub mod bench;
pub mod center;
pub mod closed_office;
pub mod faults;
pub mod fuzz;
pub mod office;
pub mod printer;
pub mod scanning;
pub mod scratch;
pub mod simulation;
pub mod spooler;
pub mod usb;
pub mod window;
