//! What screens show of the desk's work with the center.

use chrono::{DateTime, Utc};
use domain::DeskCode;
use protocol::Problem;
use serde::{Deserialize, Serialize};

macro_rules! views {
    ($($(#[$outer:meta])* $keyword:ident $name:ident $body:tt)*) => {$(
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "contract", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub $keyword $name $body
    )*};
}

views! {
    /// How the desk stands with a center.
    enum SyncStanding {
        /// It stands alone.
        NotEnrolled,
        /// A one-time code was typed; it is used when the network first comes.
        CodeWaits,
        /// It sends and receives.
        Active,
        /// The center took its right away: nothing is registered here any more.
        Revoked,
        /// The center came back from a backup that lacks it: an administrator's new code is needed.
        Unknown,
        /// Its journal is not the one that the center knows (restored, or cloned): it goes on under another
        /// desk code as soon as the center has given one.
        Forked,
    }

    /// Where the desk's work with the center stands.
    struct SyncView {
        /// How it stands with a center.
        pub standing: SyncStanding,
        /// The center's address.
        pub center: Option<String>,
        /// By what the center is known: SHA-256 of its certificate's public key, in hexadecimal groups of four.
        pub center_key: Option<String>,
        /// The last talk with the center went well.
        pub in_touch: bool,
        /// What is in the way now.
        pub problem: Option<Problem>,
        /// Facts that the center has not acknowledged.
        pub waiting_facts: u32,
        /// Applications among them.
        pub waiting_applications: u32,
        /// When the oldest of them was written.
        pub oldest_waiting: Option<DateTime<Utc>>,
        /// When the center was last met.
        pub last_in_touch: Option<DateTime<Utc>>,
        /// Seconds that this desk's clock is ahead of the center's, if they are more than five minutes.
        pub clock_ahead_seconds: Option<i64>,
        /// Own facts that the center keeps apart.
        pub kept_apart: u32,
        /// Facts that came and that only a newer program understands.
        pub not_understood: u32,
        /// Attachments that the center does not have yet.
        pub attachments_waiting: u32,
        /// How far what others did has come, while much of it is still to come.
        pub receiving: Option<Receiving>,
        /// The desk code that the center gave in place of the desk's own, until somebody has read of it.
        pub given_desk_code: Option<DeskCode>,
        /// Nothing waits and nothing is in the way: the only state that may be shown as good.
        pub all_is_there: bool,
    }

    /// How far the office's feed has come.
    struct Receiving {
        /// Facts that have come.
        pub have: u64,
        /// Facts that there are.
        pub of: u64,
    }

    /// What a waiting or refused thing is.
    enum SyncSubject {
        /// An application that was registered.
        Application,
        /// Something that happened to an application later.
        Change,
        /// An attachment.
        Attachment,
        /// Something else that was written at the desk.
        Other,
    }

    /// What becomes of it.
    enum SyncFate {
        /// It is sent as soon as the center is reached; nobody needs to do anything.
        Waits,
        /// The center keeps it apart; what to do says the problem.
        KeptApart,
    }

    /// One thing that waits for the center, or that the center keeps apart.
    struct SyncItem {
        /// What it is.
        pub subject: SyncSubject,
        /// The application's number.
        pub number: Option<String>,
        /// Since when.
        pub since: DateTime<Utc>,
        /// What becomes of it.
        pub fate: SyncFate,
        /// Why it is kept apart, and what to do.
        pub problem: Option<Problem>,
    }

    /// A file with what the center does not have, for somebody to carry there.
    struct HandedOver {
        /// Where it stands.
        pub file: String,
        /// How many facts are in it.
        pub facts: u64,
        /// How many attachments are in it.
        pub attachments: u64,
        /// What opens it, in groups; it is shown once and kept nowhere.
        pub code: String,
    }

    /// What waits and what is kept apart, the latter first.
    struct SyncItems {
        /// The things, at most a few hundred.
        pub items: Vec<SyncItem>,
        /// How many there are besides.
        pub more: u32,
    }
}
