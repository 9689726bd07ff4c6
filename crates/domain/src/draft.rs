//! A draft: what the clerk has typed so far, letter by letter, and how it becomes a registration.
//!
//! A draft holds anything. [`Draft::parse`] is the one gate: behind it the types are trusted.

use serde::{Deserialize, Serialize};

use crate::applicant::{Applicant, AssistanceNeed, Identity, Language, Representative};
use crate::application::{ATTACHMENTS_LIMIT, AttachmentReference, Kind, Registration};
use crate::catalogue::{TopicCode, UnitCode};
use crate::number::ApplicationNumber;
use crate::privacy::{NoticeWay, PrivacyNotice, notice_language};
use crate::refusal::{Field, Refusal, RefusalCode};
use crate::typed_text::{
    ADDRESS_LIMIT, NAME_LIMIT, NARRATIVE_LIMIT, SUBJECT_LIMIT, one_line, several_lines, within,
};

/// The earliest year of birth that is taken.
pub const EARLIEST_BIRTH_YEAR: u16 = 1900;

/// What the form holds, as typed. Fields that an older desk did not have come in empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Draft {
    /// Identity number, as typed.
    pub national_id: String,
    /// The clerk states that the person has no identity number.
    pub identity_absent: bool,
    /// Given name.
    pub given_name: String,
    /// Surname.
    pub surname: String,
    /// The person does not want to give a name.
    pub name_withheld: bool,
    /// Telephone.
    pub phone: String,
    /// Address.
    pub address: String,
    /// Year of birth.
    pub birth_year: String,
    /// Language of the person.
    pub language: Language,
    /// What helps them.
    pub needs: Vec<AssistanceNeed>,
    /// Someone speaks for them.
    pub represented: bool,
    /// Who speaks for them.
    pub representative_name: String,
    /// That person's telephone.
    pub representative_phone: String,
    /// What they are to the applicant.
    pub representative_relation: String,
    /// What kind of application it is.
    pub kind: Kind,
    /// Code of the chosen topic.
    pub topic: Option<TopicCode>,
    /// One line.
    pub subject: String,
    /// The whole story.
    pub narrative: String,
    /// Code of the chosen unit.
    pub unit: Option<UnitCode>,
    /// Attachments that are in the store already.
    pub attachments: Vec<AttachmentReference>,
    /// How the privacy notice was given.
    pub notice_way: NoticeWay,
    /// The earlier application that this one belongs to.
    pub linked_to: Option<ApplicationNumber>,
}

/// What a draft is checked against.
pub struct DraftContext<'a> {
    /// Whether a topic is in the catalogue.
    pub knows_topic: &'a dyn Fn(&TopicCode) -> bool,
    /// Whether a unit is in the catalogue.
    pub knows_unit: &'a dyn Fn(&UnitCode) -> bool,
    /// The year at the desk.
    pub this_year: u16,
    /// Version of the privacy notice in force.
    pub notice_version: &'a str,
}

impl Draft {
    /// The registration that this draft says, or everything that is wrong with it, in the order of the form.
    ///
    /// # Errors
    /// One refusal for each field that cannot stay as it is.
    pub fn parse(&self, context: &DraftContext<'_>) -> Result<Registration, Vec<Refusal>> {
        let mut refused = Vec::new();
        let applicant = self.applicant(context, &mut refused);
        let representative = self.representative(&mut refused);
        let topic = self.topic.clone();
        if topic
            .as_ref()
            .is_some_and(|topic| !(context.knows_topic)(topic))
        {
            refused.push(Refusal::new(RefusalCode::TopicUnknown, Field::Topic));
        }
        let subject = kept(
            within(one_line(&self.subject), SUBJECT_LIMIT, Field::Subject),
            &mut refused,
        );
        if subject.is_empty()
            && !refused
                .iter()
                .any(|refusal| refusal.field == Some(Field::Subject))
        {
            refused.push(Refusal::new(RefusalCode::SubjectMissing, Field::Subject));
        }
        let narrative = kept(
            within(
                several_lines(&self.narrative),
                NARRATIVE_LIMIT,
                Field::Narrative,
            ),
            &mut refused,
        );
        let unit = self.unit.clone();
        if unit
            .as_ref()
            .is_some_and(|unit| !(context.knows_unit)(unit))
        {
            refused.push(Refusal::new(RefusalCode::UnitUnknown, Field::Unit));
        }
        if self.attachments.len() > ATTACHMENTS_LIMIT {
            refused.push(
                Refusal::new(RefusalCode::TooManyAttachments, Field::Attachments)
                    .with("limit", ATTACHMENTS_LIMIT),
            );
        }
        if !refused.is_empty() {
            return Err(refused);
        }
        Ok(Registration {
            applicant,
            representative,
            kind: self.kind,
            topic,
            subject,
            narrative,
            unit,
            attachments: self.attachments.clone(),
            privacy_notice: PrivacyNotice {
                version: context.notice_version.to_owned(),
                language: notice_language(self.language),
                way: self.notice_way,
            },
        })
    }

    fn applicant(&self, context: &DraftContext<'_>, refused: &mut Vec<Refusal>) -> Applicant {
        let identity = self.identity(refused);
        let given_name = kept(
            within(one_line(&self.given_name), NAME_LIMIT, Field::GivenName),
            refused,
        );
        let surname = kept(
            within(one_line(&self.surname), NAME_LIMIT, Field::Surname),
            refused,
        );
        let nameless = one_line(&self.given_name).is_empty() && one_line(&self.surname).is_empty();
        if nameless && !self.name_withheld {
            refused.push(Refusal::new(RefusalCode::NameMissing, Field::GivenName));
        }
        let phone = kept(optional(&self.phone, str::parse), refused);
        let address = kept(
            within(several_lines(&self.address), ADDRESS_LIMIT, Field::Address),
            refused,
        );
        let birth_year = kept(
            optional(&self.birth_year, |text| birth_year(text, context.this_year)),
            refused,
        );
        let mut needs = self.needs.clone();
        needs.sort_unstable();
        needs.dedup();
        Applicant {
            identity,
            given_name,
            surname,
            phone,
            address,
            birth_year,
            language: self.language,
            needs,
        }
    }

    fn identity(&self, refused: &mut Vec<Refusal>) -> Identity {
        if self.identity_absent {
            return Identity::HasNone;
        }
        kept(optional(&self.national_id, str::parse), refused)
            .map_or(Identity::NotGiven, Identity::Known)
    }

    fn representative(&self, refused: &mut Vec<Refusal>) -> Option<Representative> {
        if !self.represented {
            return None;
        }
        let name = within(
            one_line(&self.representative_name),
            NAME_LIMIT,
            Field::RepresentativeName,
        );
        let name = kept(name, refused);
        if one_line(&self.representative_name).is_empty() {
            refused.push(Refusal::new(
                RefusalCode::RepresentativeNameMissing,
                Field::RepresentativeName,
            ));
        }
        let phone = optional(&self.representative_phone, |text| {
            text.parse()
                .map_err(|_| Refusal::new(RefusalCode::PhoneInvalid, Field::RepresentativePhone))
        });
        let phone = kept(phone, refused);
        let relation = within(
            one_line(&self.representative_relation),
            NAME_LIMIT,
            Field::RepresentativeRelation,
        );
        let relation = kept(relation, refused);
        Some(Representative {
            name,
            phone,
            relation,
        })
    }
}

fn optional<T>(
    typed: &str,
    parse: impl FnOnce(&str) -> Result<T, Refusal>,
) -> Result<Option<T>, Refusal> {
    let typed = one_line(typed);
    if typed.is_empty() {
        Ok(None)
    } else {
        parse(&typed).map(Some)
    }
}

fn birth_year(text: &str, this_year: u16) -> Result<u16, Refusal> {
    text.parse::<u16>()
        .ok()
        .filter(|year| (EARLIEST_BIRTH_YEAR..=this_year).contains(year))
        .ok_or_else(|| {
            Refusal::new(RefusalCode::BirthYearInvalid, Field::BirthYear)
                .with("from", EARLIEST_BIRTH_YEAR)
                .with("to", this_year)
        })
}

fn kept<T: Default>(result: Result<T, Refusal>, refused: &mut Vec<Refusal>) -> T {
    result.unwrap_or_else(|refusal| {
        refused.push(refusal);
        T::default()
    })
}

impl From<&Registration> for Draft {
    /// What the form shows when a registration is to be corrected.
    fn from(registration: &Registration) -> Self {
        let applicant = &registration.applicant;
        let representative = registration.representative.as_ref();
        Self {
            national_id: applicant
                .identity
                .national_id()
                .map(|id| id.digits().to_owned())
                .unwrap_or_default(),
            identity_absent: applicant.identity == Identity::HasNone,
            given_name: applicant.given_name.clone(),
            surname: applicant.surname.clone(),
            name_withheld: applicant.full_name().is_empty(),
            phone: applicant
                .phone
                .as_ref()
                .map(crate::Phone::spoken)
                .unwrap_or_default(),
            address: applicant.address.clone(),
            birth_year: applicant
                .birth_year
                .map(|year| year.to_string())
                .unwrap_or_default(),
            language: applicant.language,
            needs: applicant.needs.clone(),
            represented: representative.is_some(),
            representative_name: representative
                .map(|who| who.name.clone())
                .unwrap_or_default(),
            representative_phone: representative
                .and_then(|who| who.phone.as_ref())
                .map(crate::Phone::spoken)
                .unwrap_or_default(),
            representative_relation: representative
                .map(|who| who.relation.clone())
                .unwrap_or_default(),
            kind: registration.kind,
            topic: registration.topic.clone(),
            subject: registration.subject.clone(),
            narrative: registration.narrative.clone(),
            unit: registration.unit.clone(),
            attachments: registration.attachments.clone(),
            notice_way: registration.privacy_notice.way,
            linked_to: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(draft: &Draft) -> Result<Registration, Vec<Refusal>> {
        draft.parse(&DraftContext {
            knows_topic: &|topic| topic.as_str() == "AYD-SOKAK",
            knows_unit: &|unit| unit.as_str() == "EDAS",
            this_year: 2026,
            notice_version: "2026-1",
        })
    }

    fn draft() -> Draft {
        Draft {
            national_id: "10000000146".into(),
            given_name: "Ayşe".into(),
            surname: "Yılmaz".into(),
            phone: "0532 123 45 67".into(),
            subject: "Sokak lambası yanmıyor".into(),
            topic: Some(TopicCode::new("AYD-SOKAK")),
            ..Draft::default()
        }
    }

    fn codes(draft: &Draft) -> Vec<RefusalCode> {
        parse(draft)
            .unwrap_err()
            .into_iter()
            .map(|refusal| refusal.code)
            .collect()
    }

    #[test]
    fn a_good_draft_becomes_a_registration() {
        let registration = parse(&draft()).unwrap();
        assert_eq!(registration.applicant.full_name(), "Ayşe Yılmaz");
        assert_eq!(
            registration.applicant.phone.unwrap().e164(),
            "+905321234567"
        );
        assert_eq!(registration.privacy_notice.version, "2026-1");
        let arabic = Draft {
            language: Language::Ar,
            ..draft()
        };
        let notice = parse(&arabic).unwrap().privacy_notice;
        assert_eq!(
            notice.language,
            Language::Tr,
            "no notice is claimed in a language that it does not speak"
        );
    }

    #[test]
    fn nobody_is_turned_away_for_lack_of_papers() {
        let bare = Draft {
            name_withheld: true,
            subject: "Yardım".into(),
            ..Draft::default()
        };
        assert_eq!(parse(&bare).unwrap().applicant.identity, Identity::NotGiven);
        let wrong = Draft {
            national_id: "12345678901".into(),
            ..draft()
        };
        assert_eq!(codes(&wrong), [RefusalCode::NationalIdChecksum]);
        let stated = Draft {
            identity_absent: true,
            ..wrong
        };
        assert_eq!(
            parse(&stated).unwrap().applicant.identity,
            Identity::HasNone,
            "the clerk states that the person has none"
        );
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_in_the_order_of_the_form() {
        let bad = Draft {
            national_id: "123".into(),
            phone: "yok".into(),
            birth_year: "2030".into(),
            represented: true,
            topic: Some(TopicCode::new("YOK")),
            narrative: "a".repeat(100_000),
            ..Draft::default()
        };
        assert_eq!(
            codes(&bad),
            [
                RefusalCode::NationalIdLength,
                RefusalCode::NameMissing,
                RefusalCode::PhoneInvalid,
                RefusalCode::BirthYearInvalid,
                RefusalCode::RepresentativeNameMissing,
                RefusalCode::TopicUnknown,
                RefusalCode::SubjectMissing,
                RefusalCode::TextTooLong,
            ]
        );
    }

    #[test]
    fn a_registration_shown_for_correction_and_saved_unchanged_changes_nothing() {
        let registration = parse(&Draft {
            represented: true,
            representative_name: "Ali".into(),
            ..draft()
        })
        .unwrap();
        let again = parse(&Draft::from(&registration)).unwrap();
        assert_eq!(registration.changes_to(&again), []);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_taken_or_refused_and_never_carries_control_characters(
            subject in ".*", narrative in "(?s).*", name in ".*", id in ".*", phone in ".*", year in ".*",
        ) {
            let typed = Draft {
                national_id: id, given_name: name, phone, birth_year: year, subject, narrative,
                name_withheld: true, ..Draft::default()
            };
            if let Ok(registration) = parse(&typed) {
                prop_assert!(!registration.subject.is_empty());
                prop_assert!(registration.subject.chars().all(crate::typed_text::is_visible));
                prop_assert!(registration.applicant.given_name.chars().all(crate::typed_text::is_visible));
            }
        }
    }
}
