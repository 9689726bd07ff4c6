//! A center for stories: a real one on a real PostgreSQL of its own, and a line to it that breaks on command.

mod line;
mod postgres;
mod running;

pub use line::FaultLine;
pub use postgres::Postgres;
pub use running::{Center, OFFICE, OTHER_OFFICE};
