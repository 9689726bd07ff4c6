//! What crosses a boundary: problems on their way to a screen, and the chain that journals are
//! checked by, on the desk and at the center alike.
//!
//! Messages between desk and center join when the center does. Storing and sending are other crates' work.

pub mod chain;
pub mod problem;

pub use problem::{FailureCode, Problem, ProblemCode};
