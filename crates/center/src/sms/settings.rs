//! How SMS are sent, as the configuration says it.

use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

use serde::Deserialize;

use super::hours::QuietHours;
use crate::failure::Failure;
use crate::limits::SMS_CONNECT_TIME;

/// How SMS are sent. `installer/center.toml` explains each value.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sms {
    /// Where Kannel's smsbox takes messages. Plain HTTP: it stands on the same machine or a network of its own.
    pub gateway: SocketAddr,
    /// The path there.
    #[serde(default = "default_path")]
    pub path: String,
    /// Who the center is to the gateway.
    pub user: String,
    /// Proves it.
    pub password: String,
    /// Who the messages are from: a number, or up to 11 letters.
    pub sender: String,
    /// How the gateway reaches this center, as `http://host:port`.
    pub reports: String,
    /// When nothing is sent.
    #[serde(default = "default_quiet_hours")]
    pub quiet_hours: QuietHours,
    /// For how many days after it an application's number is worth an SMS.
    #[serde(default = "default_registration_days")]
    pub registration_days: u32,
    /// For how many days after it a result is.
    #[serde(default = "default_conclusion_days")]
    pub conclusion_days: u32,
    /// After how many hours without a report nobody knows what became of a message.
    #[serde(default = "default_report_hours")]
    pub report_hours: u32,
    /// How many seconds the gateway may take to answer.
    #[serde(default = "default_answer_seconds")]
    pub answer_seconds: u32,
    /// How many messages one process hands over at once.
    #[serde(default = "default_lanes")]
    pub lanes: usize,
}

fn default_path() -> String {
    "/cgi-bin/sendsms".to_owned()
}

const fn default_quiet_hours() -> QuietHours {
    QuietHours::USUAL
}

const fn default_registration_days() -> u32 {
    3
}

const fn default_conclusion_days() -> u32 {
    30
}

/// Operators try for two days as a rule.
const fn default_report_hours() -> u32 {
    72
}

const fn default_answer_seconds() -> u32 {
    30
}

const fn default_lanes() -> usize {
    2
}

const DAY: i64 = 86_400_000;

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

impl Sms {
    /// Whether it can be.
    ///
    /// # Errors
    /// A value that no gateway takes.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        let sender = self.sender.as_str();
        let letters = sender
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == ' ');
        if sender.trim().is_empty() || sender.len() > 11 || !letters {
            return Err(Failure::new("configuration: no such sender of SMS"));
        }
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
        let address = self
            .reports
            .strip_prefix("http://")
            .or_else(|| self.reports.strip_prefix("https://"));
        let address =
            address.is_some_and(|rest| !rest.is_empty() && !rest.contains(['/', '%', '?']));
        if !address
            || ![&self.reports, &self.path, &self.user, &self.password]
                .iter()
                .all(|text| plain(text))
        {
            return Err(Failure::new(
                "configuration: SMS: a value that Kannel cannot be told",
            ));
        }
        Ok(())
    }

    /// The earliest cause that is still worth an SMS.
    pub(crate) fn oldest(&self, purpose: domain::fact::SmsPurpose, now: i64) -> i64 {
        let days = match purpose {
            domain::fact::SmsPurpose::Registration => self.registration_days,
            domain::fact::SmsPurpose::Conclusion => self.conclusion_days,
        };
        now - i64::from(days) * DAY
    }

    /// How long the gateway may take to answer.
    pub(crate) fn answer_time(&self) -> Duration {
        Duration::from_secs(self.answer_seconds.into())
    }

    /// How long a connection with it may take.
    pub(crate) fn connect_time(&self) -> Duration {
        self.answer_time().min(SMS_CONNECT_TIME)
    }

    /// How long a process that lives may have a message in hand, in milliseconds; with plenty of room, for it may be slow itself.
    pub(crate) fn longest_claim(&self) -> i64 {
        3 * millis(self.connect_time() + self.answer_time())
    }

    /// How often messages are looked for that nothing is heard of.
    pub(crate) fn between_looks(&self) -> Duration {
        self.answer_time().max(Duration::from_secs(1))
    }

    /// The latest moment since which nothing was heard of a message that nobody knows of any more.
    pub(crate) fn silent_since(&self, now: i64) -> i64 {
        now - i64::from(self.report_hours) * 3_600_000
    }
}

impl fmt::Debug for Sms {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sms")
            .field("gateway", &self.gateway)
            .field("sender", &self.sender)
            .finish_non_exhaustive()
    }
}
