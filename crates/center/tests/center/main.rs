//! Stories of the center: a real PostgreSQL of its own, real requests over the network, and desks that are
//! played by their keys and journals.

mod attaching;
mod coming_back;
mod described;
mod enrolling;
mod living;
mod officers;
mod order;
mod playing_desk;
mod program;
mod sms;
mod taking;
mod trusting;
mod versions;
