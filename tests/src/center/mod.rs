//! A center for stories: a real one on a real PostgreSQL of its own, a line to it that
//! breaks on command, the gateway that it sends SMS through, and people who work over its HTTP API.

mod kannel;
mod line;
mod person;
mod postgres;
mod running;

pub use kannel::{AtOperator, Kannel, NOT_ROUTABLE};
pub use line::FaultLine;
pub use person::{Person, Told, account};
pub use postgres::Postgres;
pub use running::{Center, OFFICE, OTHER_OFFICE};
