//! The center: where the facts of all desks meet, in one order an office.
//!
//! A web server on PostgreSQL without any state of its own: as many of them as one likes may stand behind a
//! load balancer. What is said between desk and center is `protocol`'s, what facts mean is `domain`'s; here
//! they are taken in once, put in order, and given out. `docs/protocol.md` tells how and why.

pub mod admin;
mod config;
mod doors;
mod failure;
mod limits;
mod metrics;
mod problem;
mod program;
mod routes;
mod secrets;
mod serving;
mod sms;
mod state;
mod store;

pub use config::{Config, Tls};
pub use doors::go_by;
pub use failure::Failure;
pub use program::program;
pub use serving::serve;
pub use sms::{QuietHours, Sms};
