//! A center for stories: a real one on a real PostgreSQL of its own, what stands between it and a desk (a line that breaks
//! on command, a proxy, a stranger in its place), the gateway that it sends SMS through, and people who work over its HTTP API.

mod kannel;
mod line;
mod person;
mod postgres;
mod program;
mod proxy;
mod running;
mod stranger;

pub use kannel::{AtOperator, Kannel, NOT_ROUTABLE};
pub use line::FaultLine;
pub use person::{Person, Told, account};
pub use postgres::{Postgres, programs};
pub use program::Program;
pub use proxy::Proxy;
pub use running::{Center, OFFICE, OTHER_OFFICE};
pub use stranger::Stranger;
