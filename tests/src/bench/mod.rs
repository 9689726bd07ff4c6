//! What benchmarks share: an office filled with very many applications, a floor to measure against,
//! and times told as medians and 99th percentiles.
//!
//! `ACIKKAPI_APPLICATIONS` says how many applications there are, `ACIKKAPI_BENCH_FOLDER` where the
//! filled office is kept for the next run; without it, it is made anew and goes with the run.
//!
//! Windows are measured from outside, as a person sees them: keys go in where a keyboard's come from
//! ([`Fingers`]), and what comes out is read off the display ([`Glass`]). The programs are the ones
//! that are shipped, with nothing added for the measurement.

mod filled;
mod fingers;
mod floor;
mod glass;
mod room;
mod timing;

pub use filled::{Filled, Visitor};
pub use fingers::Fingers;
pub use floor::Floor;
pub use glass::{Glass, Ring};
pub use room::{Opened, Room, built, memory_of};
pub use timing::{Times, time};
