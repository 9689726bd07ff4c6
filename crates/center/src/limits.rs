//! What a request may cost at most.

use std::time::Duration;

/// How far a request's moment may lie from the center's clock, in seconds.
pub(crate) const CLOCK_SKEW_SECONDS: u64 = 300;

/// How long a nonce is remembered, in seconds: longer than its moment would be accepted.
pub(crate) const NONCE_SECONDS: u64 = 2 * CLOCK_SKEW_SECONDS + 60;

/// How many desks' requests have their body in memory at once; the others wait before they send it.
pub(crate) const BODIES: usize = 256;

/// The same for requests of who is not enrolled yet, and how many bytes they may have.
pub(crate) const STRANGERS: usize = 16;
pub(crate) const STRANGERS_BYTES: usize = 16 * 1024;

/// How many messages are unpacked and stored at once, for each session with the database.
pub(crate) const MESSAGES_PER_SESSION: usize = 2;

/// How long a body may take to arrive.
pub(crate) const BODY_TIME: Duration = Duration::from_mins(1);

/// How long a request waits for its turn before it is asked to come again.
pub(crate) const TURN_TIME: Duration = Duration::from_secs(20);

/// How often a process looks for news that other processes took in.
pub(crate) const NEWS_LOOK: Duration = Duration::from_secs(1);

/// How long a connection with the gateway for SMS may take.
pub(crate) const SMS_CONNECT_TIME: Duration = Duration::from_secs(5);

/// How often a lane that has no SMS to send looks for one.
pub(crate) const SMS_LOOK: Duration = Duration::from_secs(1);

/// How long a lane rests from a gateway that takes nothing: at first, and at most.
pub(crate) const SMS_PAUSE: Duration = Duration::from_secs(1);
pub(crate) const SMS_LONGEST_PAUSE: Duration = Duration::from_mins(2);

/// After how long an office is told that an SMS waits; most have gone by then.
pub(crate) const SMS_WAITING_TOLD: Duration = Duration::from_mins(5);

/// How long requests in hand may take to end when the center stops.
pub(crate) const GRACE: Duration = Duration::from_secs(30);

/// How long a session lasts without being used, and at the longest, in milliseconds.
pub(crate) const SESSION_IDLE: i64 = 30 * 60_000;
pub(crate) const SESSION_LONGEST: i64 = 12 * 60 * 60_000;

/// How many bytes what an officer sends may have, and a paper that comes with it.
pub(crate) const TYPED_BYTES: usize = 256 * 1024;
pub(crate) const PAPER_BYTES: usize = 20 * 1024 * 1024;

/// How many papers one answer takes.
pub(crate) const PAPERS: usize = domain::application::ATTACHMENTS_LIMIT;

/// How many passwords are hashed at once: each takes 64 MB.
pub(crate) const PASSWORDS: usize = 2;

/// How many papers are in memory at once.
pub(crate) const PAPERS_AT_ONCE: usize = 4;

/// How many applications a list shows.
pub(crate) const LISTED: i64 = 50;
