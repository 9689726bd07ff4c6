//! A center for stories: a real one on a real PostgreSQL of its own, and what stands between it and a desk: a line that breaks
//! on command, a proxy, a stranger in its place.

mod line;
mod postgres;
mod program;
mod proxy;
mod running;
mod stranger;

pub use line::FaultLine;
pub use postgres::{Postgres, programs};
pub use program::Program;
pub use proxy::Proxy;
pub use running::{Center, OFFICE, OTHER_OFFICE};
pub use stranger::Stranger;
