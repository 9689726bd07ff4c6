//! What is asked of a gateway for SMS: to take one message, and to be honest about whether it did.

use std::future::Future;

use domain::Phone;

use super::message::Words;

/// One SMS, ready to be handed over.
#[derive(Debug)]
pub(crate) struct Message {
    /// To whom: one number, whatever was typed.
    pub(crate) recipient: Phone,
    /// What it says.
    pub(crate) words: Words,
    /// Where the gateway tells what became of it, but for the word that says what.
    pub(crate) report: String,
}

/// Whether a gateway took a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Handed {
    /// It did.
    Taken,
    /// It surely did not, and may later. Why, for the log.
    Later(&'static str),
    /// It did not and never will. Why, for the log.
    Refused(&'static str),
    /// It may have.
    Unknown,
}

/// A gateway.
pub(crate) trait Gateway: Send + Sync + 'static {
    /// Hands one message over, within [`super::Sms::longest_claim`].
    fn hand_over(&self, message: &Message) -> impl Future<Output = Handed> + Send;
}
