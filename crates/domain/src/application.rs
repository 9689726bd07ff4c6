//! An application: what a person asked for, as its facts add up.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::applicant::{Applicant, Representative};
use crate::calendar::Deadlines;
use crate::catalogue::{TopicCode, UnitCode};
use crate::fact::{SmsFate, SmsPurpose};
use crate::life::Life;
use crate::number::ApplicationNumber;
use crate::privacy::PrivacyNotice;
use crate::staff::Author;

/// How long the same person with the same topic counts as the same matter, in days.
pub const SAME_MATTER_DAYS: u32 = 30;

/// The most attachments one application takes.
pub const ATTACHMENTS_LIMIT: usize = 20;

/// What kind of application it is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum Kind {
    /// Talep.
    #[default]
    Request,
    /// Şikâyet.
    Complaint,
    /// Öneri.
    Suggestion,
    /// İhbar: the answering unit does not see who applied.
    TipOff,
    /// Bilgi edinme (law 4982).
    InformationRequest,
    /// Teşekkür.
    Thanks,
}

/// What an attachment is, told by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum AttachmentKind {
    /// `application/pdf`.
    Pdf,
    /// `image/jpeg`.
    Jpeg,
    /// `image/png`.
    Png,
}

/// An attachment, whose content the store keeps under its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct AttachmentReference {
    /// SHA-256 of the content, 64 hexadecimal digits.
    pub sha256: String,
    /// The name the file came with.
    pub name: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its size in bytes.
    #[cfg_attr(feature = "contract", ts(type = "number"))]
    pub bytes: u64,
}

/// What was written down at the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Who applied.
    pub applicant: Applicant,
    /// Who spoke for them.
    pub representative: Option<Representative>,
    /// What kind of application it is.
    pub kind: Kind,
    /// What it is about.
    pub topic: Option<TopicCode>,
    /// In one line.
    pub subject: String,
    /// In the person's words; may be empty.
    pub narrative: String,
    /// Which unit must answer; may stay open.
    pub unit: Option<UnitCode>,
    /// What came with it.
    pub attachments: Vec<AttachmentReference>,
    /// The privacy notice that was given.
    pub privacy_notice: PrivacyNotice,
}

macro_rules! changes {
    ($($(#[$inner:meta])* $variant:ident($type:ty) => $($path:ident).+,)*) => {
        /// One field's new value. A later change of a field supersedes an earlier one.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "field", content = "value", rename_all = "snake_case")]
        pub enum Change {
            $($(#[$inner])* $variant($type),)*
        }

        impl Change {
            /// The field's name, as in the journal.
            pub fn field(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => [$(stringify!($path)),+].last().copied().unwrap_or_default()),*
                }
            }
        }

        impl Registration {
            /// What must change to make this into `other`.
            pub fn changes_to(&self, other: &Self) -> Vec<Change> {
                let mut changes = Vec::new();
                $(if self.$($path).+ != other.$($path).+ {
                    changes.push(Change::$variant(other.$($path).+.clone()));
                })*
                changes
            }

            /// Takes one field's new value.
            pub fn change(&mut self, change: Change) {
                match change { $(Change::$variant(value) => self.$($path).+ = value,)* }
            }
        }
    };
}

changes! {
    /// Who they are.
    Identity(crate::applicant::Identity) => applicant.identity,
    /// Given name.
    GivenName(String) => applicant.given_name,
    /// Surname.
    Surname(String) => applicant.surname,
    /// Telephone.
    Phone(Option<crate::phone::Phone>) => applicant.phone,
    /// Address.
    Address(String) => applicant.address,
    /// Year of birth.
    BirthYear(Option<u16>) => applicant.birth_year,
    /// Language.
    Language(crate::applicant::Language) => applicant.language,
    /// Needs.
    Needs(Vec<crate::applicant::AssistanceNeed>) => applicant.needs,
    /// Representative.
    Representative(Option<Representative>) => representative,
    /// Kind.
    Kind(Kind) => kind,
    /// Topic.
    Topic(Option<TopicCode>) => topic,
    /// Subject.
    Subject(String) => subject,
    /// Narrative.
    Narrative(String) => narrative,
    /// Unit.
    Unit(Option<UnitCode>) => unit,
    /// Attachments.
    Attachments(Vec<AttachmentReference>) => attachments,
    /// Privacy notice.
    PrivacyNotice(PrivacyNotice) => privacy_notice,
}

/// An application as its facts add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// Its number.
    pub number: ApplicationNumber,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
    /// Who registered it.
    pub registered_by: Author,
    /// What it says now, corrections applied.
    pub registration: Registration,
    /// Frozen when it was registered.
    pub deadlines: Deadlines,
    /// How many facts it is made of; a correction says which revision it saw.
    pub revision: u32,
    /// How far it has come; a step says which revision of it it saw.
    pub life: Life,
    /// What became of the SMS about it.
    pub sms: BTreeMap<SmsPurpose, SmsFate>,
    /// How many copies of its slip were asked for.
    pub copies: u32,
    /// Those of them that were asked for in large print.
    pub large_copies: BTreeSet<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::applicant::Language;
    use crate::privacy::NoticeWay;

    fn registration() -> Registration {
        Registration {
            applicant: Applicant {
                given_name: "Ayşe".into(),
                ..Applicant::default()
            },
            representative: None,
            kind: Kind::Request,
            topic: None,
            subject: "Sokak lambası".into(),
            narrative: String::new(),
            unit: None,
            attachments: Vec::new(),
            privacy_notice: PrivacyNotice {
                version: "1".into(),
                language: Language::Tr,
                way: NoticeWay::ShownAtDesk,
            },
        }
    }

    #[test]
    fn the_changes_between_two_registrations_turn_one_into_the_other() {
        let before = registration();
        let mut after = registration();
        after.subject = "Sokak lambası yanmıyor".into();
        after.kind = Kind::Complaint;
        after.applicant.phone = Some("0532 123 45 67".parse().unwrap());
        let changes = before.changes_to(&after);
        assert_eq!(changes.len(), 3, "only what differs");
        let mut fields: Vec<_> = changes.iter().map(Change::field).collect();
        fields.sort_unstable();
        assert_eq!(
            fields,
            ["kind", "phone", "subject"],
            "named as in the journal"
        );
        let mut mended = before;
        for change in changes {
            mended.change(change);
        }
        assert_eq!(mended, after);
    }
}
