//! Facts: what happened, named in the past tense. A fact is the only write.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::application::{AttachmentReference, Change, Registration};
use crate::calendar::{DeadlineRule, Deadlines};
use crate::catalogue::{Catalogue, TopicCode, UnitCode};
use crate::life::{Answer, DeliveryWay, Outcome};
use crate::number::{ApplicationNumber, DeskCode, OfficeCode};
use crate::office::Office;
use crate::printer::{PaperKind, Printer, PrinterId, PrinterTarget, SlipWidth};
use crate::privacy::AdoptedNotice;
use crate::slip_texts::SlipTexts;
use crate::staff::{Role, StaffId};

/// Why a desk code began its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeriesReason {
    /// The desk was set up.
    FirstRun,
    /// The store came back from a backup: what it had given since then is unknown.
    Restored,
    /// The store was found on another machine.
    Moved,
    /// The code before gave its last number.
    UsedUp,
}

/// Where slips are printed, as desks with one printer said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipPrinter {
    /// `host:port` of a network printer, or the path of a file that collects slips.
    pub target: PrinterTarget,
    /// Its paper.
    pub width: SlipWidth,
}

/// What an SMS tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum SmsPurpose {
    /// The number, once an application is registered.
    Registration,
    /// That there is a result, once it is concluded.
    Conclusion,
}

/// What became of an SMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum SmsFate {
    /// It waits to be sent.
    Waiting,
    /// The gateway took it.
    HandedOver,
    /// It reached the telephone.
    Delivered,
    /// It did not, and will not.
    Failed,
    /// The gateway may have taken it, and has not said what became of it.
    Unknown,
    /// There is no telephone to send it to: a call or a letter is needed.
    NoPhone,
    /// It came to the center so late that it would only confuse.
    TooOld,
}

/// The place of a fact in its author's own journal, as facts about facts name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FactPlace {
    /// The desk code; none for the center's own.
    pub desk: Option<DeskCode>,
    /// The series.
    pub epoch: u32,
    /// The place in it.
    pub sequence: u64,
    /// 0, or the branch of a series that was found forked.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub branch: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// One thing that happened, with all that is needed to know it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case")]
pub enum Fact {
    /// A desk code began its series of facts and numbers.
    DeskSeriesBegun {
        /// The office.
        office: Office,
        /// The desk code.
        desk: DeskCode,
        /// Identifies this installation.
        installation: String,
        /// Why.
        reason: SeriesReason,
    },
    /// Topics and units became the office's.
    CatalogueAdopted {
        /// All of them.
        catalogue: Catalogue,
    },
    /// These are the whole days on which offices are closed from now on, all that are known. Deadlines that stand stay.
    CalendarAdopted {
        /// The days.
        holidays: Vec<NaiveDate>,
    },
    /// This privacy notice is given from now on.
    PrivacyNoticeAdopted {
        /// Its version and texts.
        notice: AdoptedNotice,
    },
    /// The office counts its answering period this way from now on.
    DeadlineRuleChosen {
        /// The rule.
        rule: DeadlineRule,
    },
    /// Slips go to this printer from now on, or to none. Written by desks that knew one printer only: it
    /// is [`PrinterId::FIRST`].
    SlipPrinterChosen {
        /// The printer.
        printer: Option<SlipPrinter>,
    },
    /// A printer became the desk's, or is different from now on.
    PrinterKept {
        /// All that is known of it.
        printer: Printer,
    },
    /// A printer is no longer the desk's, and chosen for nothing.
    PrinterRemoved {
        /// Which.
        printer: PrinterId,
    },
    /// One kind of paper goes to this printer from now on, or to none.
    PrinterChosen {
        /// The kind of paper.
        paper: PaperKind,
        /// The printer.
        printer: Option<PrinterId>,
    },
    /// Slips say this in the office's own words from now on.
    SlipTextsChosen {
        /// The words.
        texts: SlipTexts,
    },
    /// Slips carry this mark from now on, or the open door.
    SlipLogoChosen {
        /// The mark as it is kept, a small grey PNG in base64; it travels in the fact, so that the tables
        /// can be made again from the journal alone.
        png: Option<String>,
    },
    /// Backups go to this folder too, or to none.
    SecondBackupFolderChosen {
        /// The folder's path.
        folder: Option<String>,
    },
    /// The recovery code was written down or printed, and typed back rightly.
    RecoveryCodeConfirmed,
    /// Someone joined the staff.
    StaffAdded {
        /// Who.
        staff: StaffId,
        /// Their name.
        name: String,
        /// Their role.
        role: Role,
    },
    /// Someone left the staff.
    StaffDeactivated {
        /// Who.
        staff: StaffId,
    },
    /// Someone has a new PIN or password. The secret itself is never in the journal.
    StaffSecretChanged {
        /// Who.
        staff: StaffId,
    },
    /// An administrator opened an account that wrong tries had locked.
    StaffUnlocked {
        /// Who.
        staff: StaffId,
    },
    /// A clerk registered an application.
    ApplicationRegistered {
        /// Its number.
        number: ApplicationNumber,
        /// What was written down.
        registration: Box<Registration>,
        /// Frozen now.
        deadlines: Deadlines,
    },
    /// A mistake in an application was mended.
    ApplicationCorrected {
        /// Which.
        number: ApplicationNumber,
        /// The fields' new values.
        changes: Vec<Change>,
        /// Why.
        reason: String,
    },
    /// Two applications were found to be about one matter.
    ApplicationsLinked {
        /// The later one.
        number: ApplicationNumber,
        /// The earlier one.
        to: ApplicationNumber,
    },
    /// Someone asked for a copy of a slip, or for a slip that still waits in large print.
    SlipCopied {
        /// Which application's.
        number: ApplicationNumber,
        /// Which copy, from 1; 0 is the first slip.
        copy: u32,
        /// Whether it was asked for in large print.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        large: bool,
    },
    /// Someone was told the way; nothing to follow up.
    InquiryRecorded {
        /// What about, if said.
        topic: Option<TopicCode>,
        /// A few words, without names; may be empty.
        note: String,
    },
    /// An inquiry had been counted by mistake. It is named by its place in the journal.
    InquiryTakenBack {
        /// The series it was recorded in.
        epoch: u32,
        /// Its place there.
        sequence: u64,
    },
    /// An application was sent to a unit, which must answer from now on.
    ApplicationReferred {
        /// Which application.
        number: ApplicationNumber,
        /// The revision that was seen ([`crate::life`]).
        revision: u32,
        /// The unit.
        unit: UnitCode,
        /// A few words for the unit; may be empty.
        note: String,
    },
    /// The unit sent it back.
    ReferralReturned {
        /// Which application.
        number: ApplicationNumber,
        /// The revision that was seen.
        revision: u32,
        /// The unit that had it.
        unit: UnitCode,
        /// Why.
        reason: String,
    },
    /// The unit answered.
    UnitAnswered {
        /// Which application.
        number: ApplicationNumber,
        /// The revision that was seen.
        revision: u32,
        /// The unit.
        unit: UnitCode,
        /// What it says.
        answer: Answer,
    },
    /// What came of it stands.
    ApplicationConcluded {
        /// Which application.
        number: ApplicationNumber,
        /// The revision that was seen.
        revision: u32,
        /// What came of it.
        outcome: Outcome,
        /// In words for the person.
        explanation: String,
    },
    /// The person learned the result.
    ResultDelivered {
        /// Which application.
        number: ApplicationNumber,
        /// The revision that was seen.
        revision: u32,
        /// How.
        way: DeliveryWay,
    },
    /// The person took it back.
    ApplicationWithdrawn {
        /// Which application.
        number: ApplicationNumber,
        /// The revision that was seen.
        revision: u32,
        /// Why; may be empty.
        reason: String,
    },
    /// It was taken up again after it had ended.
    ApplicationReopened {
        /// Which application.
        number: ApplicationNumber,
        /// The revision that was seen.
        revision: u32,
        /// Why.
        reason: String,
    },
    /// A step was not possible any more when the center put it in order. It changes nothing, and
    /// its author is told.
    FactRefused {
        /// The application that the step was about.
        number: ApplicationNumber,
        /// Where the refused fact stands.
        place: FactPlace,
        /// Its kind.
        kind: String,
        /// Who wrote it.
        author: String,
        /// Why, as a problem code; perhaps one that this program does not know.
        reason: String,
    },
    /// What became of an SMS about an application, by the center's word.
    SmsFateChanged {
        /// Which application.
        number: ApplicationNumber,
        /// What the SMS tells.
        purpose: SmsPurpose,
        /// What became of it.
        fate: SmsFate,
    },
    /// Two desks registered what looks like one matter while they did not know of each other; a person decides.
    LinkProposed {
        /// The later one.
        number: ApplicationNumber,
        /// The earlier one.
        to: ApplicationNumber,
    },
    /// A desk of another office looked at it, on the person's wish.
    ApplicationLookedUp {
        /// Which application.
        number: ApplicationNumber,
        /// The office that looked.
        office: OfficeCode,
        /// The center's number of the desk that looked.
        desk: i64,
    },
    /// What stood in these facts was erased by law, with the salts of their hashes: the chains go on verifying, and nobody
    /// can tell any more what was said. Whoever has copies erases them too.
    ContentErased {
        /// The application that they were about.
        number: ApplicationNumber,
        /// Where they stand.
        places: Vec<FactPlace>,
        /// The law or decision that asked for it.
        basis: String,
    },
    /// Somebody who signs in at the center has this name: histories show it.
    OfficialNamed {
        /// Who, as facts name them.
        staff: StaffId,
        /// Their name.
        name: String,
        /// The unit that they answer for; none for the office's own.
        unit: Option<UnitCode>,
    },
}

macro_rules! kinds {
    ($($variant:ident = $kind:literal,)*) => {
        impl Fact {
            /// Every kind that this program knows.
            pub const KINDS: &'static [&'static str] = &[$($kind),*];

            /// Its kind, as the journal holds it.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $kind),* }
            }
        }
    };
}

kinds! {
    DeskSeriesBegun = "desk_series_begun",
    CatalogueAdopted = "catalogue_adopted",
    CalendarAdopted = "calendar_adopted",
    PrivacyNoticeAdopted = "privacy_notice_adopted",
    DeadlineRuleChosen = "deadline_rule_chosen",
    SlipPrinterChosen = "slip_printer_chosen",
    PrinterKept = "printer_kept",
    PrinterRemoved = "printer_removed",
    PrinterChosen = "printer_chosen",
    SlipTextsChosen = "slip_texts_chosen",
    SlipLogoChosen = "slip_logo_chosen",
    SecondBackupFolderChosen = "second_backup_folder_chosen",
    RecoveryCodeConfirmed = "recovery_code_confirmed",
    StaffAdded = "staff_added",
    StaffDeactivated = "staff_deactivated",
    StaffSecretChanged = "staff_secret_changed",
    StaffUnlocked = "staff_unlocked",
    ApplicationRegistered = "application_registered",
    ApplicationCorrected = "application_corrected",
    ApplicationsLinked = "applications_linked",
    SlipCopied = "slip_copied",
    InquiryRecorded = "inquiry_recorded",
    InquiryTakenBack = "inquiry_taken_back",
    ApplicationReferred = "application_referred",
    ReferralReturned = "referral_returned",
    UnitAnswered = "unit_answered",
    ApplicationConcluded = "application_concluded",
    ResultDelivered = "result_delivered",
    ApplicationWithdrawn = "application_withdrawn",
    ApplicationReopened = "application_reopened",
    FactRefused = "fact_refused",
    SmsFateChanged = "sms_fate_changed",
    LinkProposed = "link_proposed",
    ApplicationLookedUp = "application_looked_up",
    ContentErased = "content_erased",
    OfficialNamed = "official_named",
}

impl Fact {
    /// The application it belongs to, if any.
    pub fn number(&self) -> Option<ApplicationNumber> {
        match self {
            Self::ApplicationRegistered { number, .. }
            | Self::ApplicationCorrected { number, .. }
            | Self::ApplicationsLinked { number, .. }
            | Self::SlipCopied { number, .. }
            | Self::ApplicationReferred { number, .. }
            | Self::ReferralReturned { number, .. }
            | Self::UnitAnswered { number, .. }
            | Self::ApplicationConcluded { number, .. }
            | Self::ResultDelivered { number, .. }
            | Self::ApplicationWithdrawn { number, .. }
            | Self::ApplicationReopened { number, .. }
            | Self::FactRefused { number, .. }
            | Self::SmsFateChanged { number, .. }
            | Self::LinkProposed { number, .. }
            | Self::ApplicationLookedUp { number, .. }
            | Self::ContentErased { number, .. } => Some(*number),
            _ => None,
        }
    }

    /// The attachments that it names.
    pub fn attachments(&self) -> Vec<&AttachmentReference> {
        match self {
            Self::ApplicationRegistered { registration, .. } => {
                registration.attachments.iter().collect()
            }
            Self::ApplicationCorrected { changes, .. } => changes
                .iter()
                .filter_map(|change| match change {
                    Change::Attachments(attachments) => Some(attachments),
                    _ => None,
                })
                .flatten()
                .collect(),
            Self::UnitAnswered { answer, .. } => answer.attachments.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it only says something about an application, which stays as it is.
    pub fn is_note(&self) -> bool {
        matches!(
            self,
            Self::FactRefused { .. }
                | Self::SmsFateChanged { .. }
                | Self::LinkProposed { .. }
                | Self::ApplicationLookedUp { .. }
                | Self::ContentErased { .. }
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_called_the_same_in_the_journal_and_in_its_own_form() {
        let fact = Fact::InquiryRecorded {
            topic: None,
            note: "Nüfus nerede".into(),
        };
        let value = serde_json::to_value(&fact).unwrap();
        assert_eq!(value["kind"], fact.kind());
        assert_eq!(serde_json::from_value::<Fact>(value).unwrap(), fact);
    }

    #[test]
    fn a_copy_that_was_recorded_before_large_print_is_an_ordinary_one() {
        let recorded = r#"{"kind":"slip_copied","body":{"number":"1003010004235","copy":2}}"#;
        let fact: Fact = serde_json::from_str(recorded).unwrap();
        assert!(matches!(
            fact,
            Fact::SlipCopied {
                copy: 2,
                large: false,
                ..
            }
        ));
        assert_eq!(serde_json::to_string(&fact).unwrap(), recorded);
    }

    #[test]
    fn every_kind_that_is_named_can_be_read() {
        for kind in Fact::KINDS {
            let read =
                serde_json::from_value::<Fact>(serde_json::json!({ "kind": kind, "body": [] }));
            let told = read.map_or_else(|error| error.to_string(), |fact| fact.kind().to_owned());
            assert!(
                !told.contains("unknown variant"),
                "{kind} is not a kind of fact"
            );
        }
    }
}
