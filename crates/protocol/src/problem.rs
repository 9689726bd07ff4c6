//! Problems: the one form in which refusals and failures reach a screen.
//!
//! A problem is a code, perhaps a field, values for the sentence, and for a failure the incident
//! number under which it was logged. The sentence itself stands in `assets/text`, under
//! `problem-<code>`; the build of crate `text` fails when one is missing.

use std::collections::BTreeMap;
use std::fmt;

use domain::{Field, Refusal, RefusalCode};
use serde::{Deserialize, Serialize};

macro_rules! failures {
    ($($(#[$inner:meta])* $variant:ident = $text:literal,)*) => {
        /// What can go wrong without anybody's mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "contract", derive(ts_rs::TS))]
        pub enum FailureCode {
            $($(#[$inner])* #[serde(rename = $text)] $variant,)*
        }

        impl FailureCode {
            /// Every one, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As it crosses to screens and stands in the keys of `assets/text`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
    };
}

failures! {
    /// The disk has no room left.
    StorageFull = "storage-full",
    /// The disk or the folder cannot be written.
    StorageReadOnly = "storage-read-only",
    /// The store does not read back as it was written.
    StorageDamaged = "storage-damaged",
    /// The store was written by a newer program.
    StorageNewer = "storage-newer",
    /// The store did not answer for another reason.
    StorageFailed = "storage-failed",
    /// There is no store where one is expected.
    StorageMissing = "storage-missing",
    /// Another desk has this store open.
    StoreInUse = "store-in-use",
    /// The key of this machine is gone; the recovery code opens the store.
    KeyMissing = "key-missing",
    /// The store was set up on another machine; the recovery code opens it.
    OtherMachine = "other-machine",
    /// The file of wrapped keys is damaged.
    KeysDamaged = "keys-damaged",
    /// The mark of given numbers cannot be read or written.
    HighWaterFailed = "high-water-failed",
    /// The journal's chain does not verify.
    ChainBroken = "chain-broken",
    /// The read tables are not what the journal says.
    TablesDiffer = "tables-differ",
    /// A backup could not be made.
    BackupFailed = "backup-failed",
    /// The backup does not prove good.
    BackupDamaged = "backup-damaged",
    /// The printer does not answer at its address.
    PrinterUnreachable = "printer-unreachable",
    /// The printer is out of paper.
    PrinterPaperOut = "printer-paper-out",
    /// The printer's cover is open.
    PrinterCoverOpen = "printer-cover-open",
    /// The printer reports another fault.
    PrinterFault = "printer-fault",
    /// The system does not let the desk open the printer's device.
    PrinterNotAllowed = "printer-not-allowed",
    /// Another program holds the printer.
    PrinterTaken = "printer-taken",
    /// The system's spooler has no queue of this name, or there is no spooler.
    QueueMissing = "queue-missing",
    /// The queue was stopped, or takes nothing.
    QueueStopped = "queue-stopped",
    /// The queue takes no documents.
    QueueUnfit = "queue-unfit",
    /// The queue gave up what it had taken, or somebody cancelled it there.
    QueueGaveUp = "queue-gave-up",
    /// The slip could not be drawn.
    SlipNotDrawn = "slip-not-drawn",
    /// The slip waited for more than a day and does not print by itself any more.
    SlipTooOld = "slip-too-old",
    /// The system's spooler took the slip and says that it is done; nobody has said that it came out.
    SlipHandedOver = "slip-handed-over",
    /// This session has no folder in memory, so no document may be shown.
    NoPrivateMemory = "no-private-memory",
    /// The system has no viewer for documents, or it did not start.
    ViewerMissing = "viewer-missing",
    /// No network: no name can be found, or no way leads out.
    NetworkMissing = "network-missing",
    /// There is a network, and it does not know the center's name.
    CenterNameUnknown = "center-name-unknown",
    /// The center's machine does not answer.
    CenterUnreachable = "center-unreachable",
    /// The line went quiet or broke in the middle of an answer.
    LineBroken = "line-broken",
    /// Something else than the center answered: a network that wants a sign-in first.
    CaptivePortal = "captive-portal",
    /// The network's proxy wants a password.
    ProxyPassword = "proxy-password",
    /// Whoever answers does not have the key that the center had when the desk was enrolled.
    CenterNotTrusted = "center-not-trusted",
    /// The center cannot read a fact of this desk's, and keeps it apart.
    FactUnreadable = "fact-unreadable",
    /// A fact is about an application of another office; the center keeps it apart.
    FactOfAnotherOffice = "fact-of-another-office",
    /// A fact registers an application under another desk's code; the center keeps it apart.
    FactOfAnotherDesk = "fact-of-another-desk",
    /// Another desk gave the number of this application before; the center keeps it apart.
    NumberTaken = "number-taken",
    /// An attachment arrived at the center otherwise than its hash says, or is of no kind that is taken.
    AttachmentDamaged = "attachment-damaged",
    /// The center does not have this attachment.
    AttachmentMissing = "attachment-missing",
    /// An attachment came from the center otherwise than its fact says; nothing of it was kept.
    AttachmentNotRight = "attachment-not-right",
    /// The center keeps a fact apart for a reason that this program does not know.
    FactKeptApart = "fact-kept-apart",
    /// The center does not take the request for one of an enrolled desk's, or has seen it before.
    RequestNotTrusted = "request-not-trusted",
    /// The center does not know the desk's key: it came back from a backup that lacks the desk.
    DeskUnknown = "desk-unknown",
    /// The desk's clock is more than five minutes from the center's.
    ClockSkewed = "clock-skewed",
    /// What waits at a desk without a right was not handed in: the center is not reached.
    NotHandedIn = "not-handed-in",
    /// The desk's right to work with the center was taken away.
    DeskRevoked = "desk-revoked",
    /// The center does not speak this version of the protocol.
    ProtocolUnsupported = "protocol-unsupported",
    /// A message between desk and center cannot be read.
    MessageUnreadable = "message-unreadable",
    /// A message is larger than such a one can be.
    MessageTooLarge = "message-too-large",
    /// The center knows no such request.
    NoSuchRequest = "no-such-request",
    /// The center has too much to do; it is asked again.
    CenterBusy = "center-busy",
    /// The center could not do it.
    CenterFailed = "center-failed",
    /// Anything else; logged under the incident.
    Internal = "internal",
}

/// The code of a problem: a refusal's or a failure's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum ProblemCode {
    /// The person's request was refused.
    Refusal(RefusalCode),
    /// Something failed.
    Failure(FailureCode),
}

impl ProblemCode {
    /// Every code there is.
    pub fn all() -> impl Iterator<Item = Self> {
        let refusals = RefusalCode::ALL.iter().copied().map(Self::Refusal);
        refusals.chain(FailureCode::ALL.iter().copied().map(Self::Failure))
    }

    /// As it crosses to screens and stands in the keys of `assets/text`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refusal(code) => code.as_str(),
            Self::Failure(code) => code.as_str(),
        }
    }
}

/// The number under which a failure was logged, to be read out on the phone: six digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Incident(pub u32);

impl fmt::Display for Incident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

/// One problem, as a screen gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Problem {
    /// What it is.
    pub code: ProblemCode,
    /// The field it belongs to.
    pub field: Option<Field>,
    /// The incident it was logged under.
    pub incident: Option<Incident>,
    /// Values for its sentence, by name. Never personal data.
    pub arguments: BTreeMap<String, String>,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self {
            code: ProblemCode::Refusal(refusal.code),
            field: refusal.field,
            incident: None,
            arguments: refusal.arguments,
        }
    }
}

impl From<ProblemCode> for Problem {
    fn from(code: ProblemCode) -> Self {
        Self {
            code,
            field: None,
            incident: None,
            arguments: BTreeMap::new(),
        }
    }
}

impl Problem {
    /// A failure that was logged under `incident`.
    pub fn failed(code: FailureCode, incident: Option<Incident>) -> Self {
        Self {
            incident,
            ..ProblemCode::Failure(code).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_problems_share_a_code() {
        let codes: BTreeSet<_> = ProblemCode::all().map(ProblemCode::as_str).collect();
        assert_eq!(codes.len(), ProblemCode::all().count());
    }
}
