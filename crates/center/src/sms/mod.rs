//! SMS: what citizens are told by telephone, once.
//!
//! Whether somebody is to be written to is decided where the fact that causes it is taken in (`store::taking`), in the same
//! transaction. Here it is said in words ([`message`]), handed to a gateway ([`gateway`], really [`kannel`]) and
//! followed to its end ([`course`]). What is told of it goes down the office's feed as the center's own fact.
//!
//! Never twice by our doing: a message is claimed durably before a byte of it leaves, and nobody tries again what may have been
//! taken. See docs/decisions/0014.

pub(crate) mod course;
pub(crate) mod gateway;
pub(crate) mod hours;
mod kannel;
pub(crate) mod message;
mod settings;
pub(crate) mod worker;

pub use hours::QuietHours;
pub use settings::Sms;
