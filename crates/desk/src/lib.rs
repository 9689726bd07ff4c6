//! The desk without a window: its use cases, its store, its keys, its printing.
//!
//! A use case takes what a person typed, lets the domain decide, and records a fact; everything
//! else follows from facts. Nothing here knows a window, a web server or PostgreSQL.

pub mod attachment_type;
pub mod durable_file;
pub mod high_water;
pub mod machine;
pub mod thumbnail;
pub mod vault;
pub mod views;
