//! Three desks of one office, their center and the network between them, in a world whose time and chance come
//! from one number: the same number, the same world.
//!
//! The desks and what they say are the real ones, on real stores; the center is the real one on a real PostgreSQL, in a
//! process of its own ([`center`]) that is asked one thing after the other at the moment that the world's clock shows. What
//! is simulated is the network (turmoil), the clocks, and what goes wrong ([`trouble`]); in part of the worlds a newer program runs at one
//! desk for a while ([`versions`]). At the end [`ending`] counts.
//!
//! A world runs in a process of its own, the program `simulation`, because chance and time are taken from the system's own
//! hands there (mad-turmoil).

pub mod center;
mod clerk;
mod ending;
pub mod ground;
mod line;
mod trouble;
mod versions;
mod world;

pub use world::{End, run};
