//! What crosses a boundary: problems on their way to a screen, the chain that journals are checked by,
//! and what desk and center say to each other.
//!
//! `docs/protocol.md` says what the messages mean. Here they only take shape: [`wire`] has the messages,
//! [`frame`] makes bytes of them and bounds what a stranger's bytes may cost, [`signature`] signs requests,
//! [`receipt`] signs what must be provable later, [`admission`] that a desk was taken in, [`parcel`] seals what goes by hand. Storing, sending and deciding are other crates' work.

pub mod admission;
pub mod chain;
pub mod frame;
pub mod identity;
pub mod parcel;
pub mod problem;
pub mod receipt;
pub mod signature;
pub mod wire;

pub use problem::{FailureCode, Problem, ProblemCode};

/// The version of the protocol that this program speaks. Its history stands in `docs/protocol.md`.
pub const VERSION: u16 = 1;

/// The oldest version that this program still understands.
pub const OLDEST_VERSION: u16 = 1;

/// The header that carries the version of a request.
pub const VERSION_HEADER: &str = "acikkapi-protocol";

/// The header that carries the center's clock: milliseconds since 1970 (UTC).
pub const TIME_HEADER: &str = "acikkapi-time";
