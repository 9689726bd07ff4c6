//! What benchmarks share: an office filled with very many applications, a floor to measure against,
//! and times told as medians and 99th percentiles.
//!
//! `ACIKKAPI_APPLICATIONS` says how many applications there are, `ACIKKAPI_BENCH_FOLDER` where the
//! filled office is kept for the next run; without it, it is made anew and goes with the run.

mod filled;
mod floor;
mod timing;

pub use filled::{Filled, Visitor};
pub use floor::Floor;
pub use timing::{Times, time};
