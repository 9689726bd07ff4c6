//! The petition: the application in the form that law 3071 asks for, ready to be signed.
//!
//! Article 4: name and surname, signature, and the address of home or work must be on a petition.
//! What is not known stays a ruled line, to be written by hand; a missing field keeps nobody from
//! applying. Its language is the office's, Turkish.

use crate::clean::{clean, masked};
use crate::page::{Field, PageBlock, PageDocument};
use crate::paragraphs::paragraphs;
use chrono::NaiveDate;
use domain::{ApplicationNumber, Kind, NationalId};
use text::{Key, Words, key};

/// Lines to write on where nothing was told yet.
const LINES_FOR_THE_MATTER: u32 = 10;

/// What is on a petition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Petition {
    /// Whom it is addressed to.
    pub office: Addressee,
    /// The application that it is the paper of.
    pub number: ApplicationNumber,
    /// The day of registration.
    pub day: NaiveDate,
    /// What kind of application it is.
    pub kind: Kind,
    /// In one line.
    pub subject: String,
    /// In the person's words; may be empty.
    pub narrative: String,
    /// Given name and surname; empty when not known.
    pub name: String,
    /// The identity number as it may be shown, `123******46`; none if there is none.
    pub identity: Option<String>,
    /// Residence or place of work; empty when not known.
    pub address: String,
    /// Telephone, if any.
    pub phone: Option<String>,
    /// Who speaks for them, and what they are to them.
    pub representative: Option<Representative>,
    /// The names of what came with it.
    pub attachments: Vec<String>,
}

/// The office a petition goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addressee {
    /// The governorate of a province.
    Governorate {
        /// The province.
        province: String,
    },
    /// The district governorate of a district.
    DistrictGovernorate {
        /// The district.
        district: String,
        /// Its province, without which two districts share a name.
        province: String,
    },
}

/// Who speaks for the applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Representative {
    /// Their name.
    pub name: String,
    /// What they are to the applicant; empty when not said.
    pub relation: String,
}

impl Petition {
    pub(crate) fn document(&self, words: &Words) -> PageDocument {
        let mut blocks = vec![
            PageBlock::Heading(self.office.addressed(words)),
            PageBlock::Space(30),
            PageBlock::Fields(self.reference(words)),
            PageBlock::Space(40),
        ];
        blocks.extend(self.matter(words));
        blocks.push(PageBlock::Space(30));
        // Nobody signs a page on which nothing of the matter stands.
        blocks.push(PageBlock::Closing(vec![
            PageBlock::Text(words.say(closing(self.kind))),
            PageBlock::Space(40),
            PageBlock::Aside(self.signature(words)),
        ]));
        blocks.push(PageBlock::Space(40));
        let applicant = PageBlock::Fields(self.applicant(words));
        blocks.push(PageBlock::Together(vec![applicant]));
        blocks.extend(self.list_of_attachments(words));
        blocks.push(PageBlock::Space(40));
        blocks.push(PageBlock::Note(words.say(if self.is_to_be_filled_in() {
            key::PETITION_FILL_IN
        } else {
            key::PETITION_READ_FIRST
        })));
        PageDocument {
            title: words.say(key::PETITION_TITLE),
            head: [words.say(key::PETITION_TITLE), self.number.to_string()],
            foot: words.say(key::PETITION_LAW),
            blocks,
        }
    }

    /// Nothing of the matter was told: the paper is a form.
    fn is_to_be_filled_in(&self) -> bool {
        line(&self.subject).is_empty() && long(&self.narrative).is_empty()
    }

    fn reference(&self, words: &Words) -> Vec<Field> {
        let subject = line(&self.subject);
        vec![
            Field::known(words.say(key::PETITION_NUMBER), self.number.to_string()),
            Field::known(words.say(key::PETITION_DATE), words.date_long(self.day)),
            Field::known(words.say(key::PETITION_KIND), kind_words(words, self.kind)),
            Field::or_lines(words.say(key::PETITION_SUBJECT), subject, 1),
        ]
    }

    fn matter(&self, words: &Words) -> Vec<PageBlock> {
        let mut blocks = Vec::new();
        if let Some(representative) = &self.representative {
            blocks.push(PageBlock::Text(self.for_whom(words, representative)));
            blocks.push(PageBlock::Space(20));
        }
        let paragraphs = long(&self.narrative);
        if paragraphs.is_empty() {
            blocks.push(PageBlock::Lines(LINES_FOR_THE_MATTER));
        }
        blocks.extend(with_space_between(paragraphs));
        blocks
    }

    /// On whose behalf, and as what; a line to write on where the applicant's name is not known.
    fn for_whom(&self, words: &Words, representative: &Representative) -> String {
        let (name, relation) = (line(&representative.name), line(&representative.relation));
        let applicant = line(&self.name);
        let applicant = if applicant.is_empty() {
            words.say(key::PETITION_SOMEBODY)
        } else {
            applicant
        };
        let said = [
            ("name", name.into()),
            ("relation", relation.clone().into()),
            ("applicant", applicant.into()),
        ];
        if relation.is_empty() {
            words.say_with(key::PETITION_ON_BEHALF, &said[..])
        } else {
            words.say_with(key::PETITION_ON_BEHALF_AS, &said[..])
        }
    }

    /// Who signs: whoever stands at the counter.
    fn signature(&self, words: &Words) -> Vec<PageBlock> {
        let signer = match &self.representative {
            Some(representative) => line(&representative.name),
            None => line(&self.name),
        };
        vec![PageBlock::Fields(vec![
            Field::or_lines(words.say(key::PETITION_NAME), signer, 1),
            Field::or_lines(words.say(key::PETITION_SIGNATURE), String::new(), 1),
        ])]
    }

    fn applicant(&self, words: &Words) -> Vec<Field> {
        let mut fields = Vec::new();
        if self.representative.is_some() {
            let name = line(&self.name);
            fields.push(Field::or_lines(words.say(key::PETITION_APPLICANT), name, 1));
        }
        if let Some(identity) = &self.identity {
            let identity = masked(&clean(identity));
            fields.push(Field::known(words.say(key::PETITION_IDENTITY), identity));
        }
        let address = long(&self.address).join(" ");
        fields.push(Field::or_lines(
            words.say(key::PETITION_ADDRESS),
            address,
            2,
        ));
        if let Some(phone) = &self.phone {
            fields.push(Field::known(words.say(key::PETITION_PHONE), clean(phone)));
        }
        fields
    }

    fn list_of_attachments(&self, words: &Words) -> Vec<PageBlock> {
        if self.attachments.is_empty() {
            return Vec::new();
        }
        let label = |number| match number {
            1 => words.say(key::PETITION_ATTACHMENTS),
            _ => String::new(),
        };
        let fields = (1..).zip(&self.attachments).map(|(number, name)| {
            let said = [
                ("number", text::Value::from(number)),
                ("name", line(name).into()),
            ];
            Field::known(
                label(number),
                words.say_with(key::PETITION_ATTACHMENT, &said),
            )
        });
        vec![PageBlock::Space(30), PageBlock::Fields(fields.collect())]
    }
}

impl Addressee {
    fn addressed(&self, words: &Words) -> String {
        match self {
            Self::Governorate { province } => words.say_with(
                key::PETITION_TO_GOVERNORATE,
                &[("province", clean(province).into())],
            ),
            Self::DistrictGovernorate { district, province } => words.say_with(
                key::PETITION_TO_DISTRICT_GOVERNORATE,
                &[
                    ("district", clean(district).into()),
                    ("province", clean(province).into()),
                ],
            ),
        }
    }
}

/// How a petition of this kind ends.
fn closing(kind: Kind) -> Key {
    match kind {
        Kind::Request | Kind::Complaint | Kind::TipOff => key::PETITION_CLOSING,
        Kind::InformationRequest => key::PETITION_CLOSING_INFORMATION,
        Kind::Suggestion => key::PETITION_CLOSING_SUGGESTION,
        Kind::Thanks => key::PETITION_CLOSING_THANKS,
    }
}

/// What a kind of application is called.
pub(crate) fn kind_words(words: &Words, kind: Kind) -> String {
    words.say(match kind {
        Kind::Request => key::SLIP_KIND_REQUEST,
        Kind::Complaint => key::SLIP_KIND_COMPLAINT,
        Kind::Suggestion => key::SLIP_KIND_SUGGESTION,
        Kind::TipOff => key::SLIP_KIND_TIP_OFF,
        Kind::InformationRequest => key::SLIP_KIND_INFORMATION_REQUEST,
        Kind::Thanks => key::SLIP_KIND_THANKS,
    })
}

/// A typed line as it stands on a document.
pub(crate) fn line(typed: &str) -> String {
    without_identities(&clean(typed))
}

/// A typed text as it stands on a document.
pub(crate) fn long(typed: &str) -> Vec<String> {
    let paragraphs = paragraphs(typed).into_iter();
    paragraphs.map(|words| without_identities(&words)).collect()
}

pub(crate) fn with_space_between(paragraphs: Vec<String>) -> impl Iterator<Item = PageBlock> {
    let spaced = |(at, words)| {
        let space = (at > 0).then_some(PageBlock::Space(15));
        space.into_iter().chain([PageBlock::Text(words)])
    };
    paragraphs.into_iter().enumerate().flat_map(spaced)
}

/// Masks whole identity numbers that somebody typed into a text: none gets on paper. Other long
/// numbers, such as a telephone's, stay.
fn without_identities(words: &str) -> String {
    let parts = words.split_inclusive(|letter: char| !letter.is_ascii_digit());
    parts
        .map(|part| {
            let digits = part.trim_end_matches(|letter: char| !letter.is_ascii_digit());
            match digits.parse::<NationalId>() {
                Ok(identity) => format!("{}{}", identity.masked(), &part[digits.len()..]),
                Err(_) => part.to_owned(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_number_in_a_text_is_masked_and_a_telephone_stays() {
        assert_eq!(
            without_identities("Kimliğim 10000000146, telefonum 05321234567."),
            "Kimliğim 100******46, telefonum 05321234567."
        );
    }
}
