//! The person who applied, who speaks for them, and what helps them.

use serde::{Deserialize, Serialize};

use crate::national_id::NationalId;
use crate::phone::Phone;

/// Languages that the desk's slips speak.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum Language {
    /// Turkish.
    #[default]
    Tr,
    /// English.
    En,
    /// Arabic.
    Ar,
    /// Kurmanji.
    Ku,
    /// Russian.
    Ru,
    /// Persian.
    Fa,
    /// Ukrainian.
    Uk,
}

impl Language {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Tr,
        Self::En,
        Self::Ar,
        Self::Ku,
        Self::Ru,
        Self::Fa,
        Self::Uk,
    ];
}

/// What helps this visitor: a need, never a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum AssistanceNeed {
    /// A way without steps.
    StepFreeWay,
    /// Sign language.
    SignLanguage,
    /// Reading aloud.
    ReadingAloud,
    /// Large print.
    LargePrint,
    /// Someone who writes for them.
    WritingHelp,
    /// An interpreter.
    Interpreter,
    /// A seat, and not to wait long.
    Seat,
    /// Someone who comes along through the building.
    Accompaniment,
}

/// What is known of who someone is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum Identity {
    /// An identity number was given.
    Known(NationalId),
    /// The clerk states that the person has none.
    HasNone,
    /// Nobody asked, or the person did not say.
    #[default]
    NotGiven,
}

impl Identity {
    /// The number, if one was given.
    pub fn national_id(&self) -> Option<&NationalId> {
        match self {
            Self::Known(id) => Some(id),
            Self::HasNone | Self::NotGiven => None,
        }
    }
}

/// The person who applied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Applicant {
    /// Who they are, as far as known.
    pub identity: Identity,
    /// Given name; empty when withheld.
    pub given_name: String,
    /// Surname; empty when withheld.
    pub surname: String,
    /// Telephone.
    pub phone: Option<Phone>,
    /// Postal address; empty when unknown.
    pub address: String,
    /// Year of birth.
    pub birth_year: Option<u16>,
    /// The language they want to be spoken to in.
    pub language: Language,
    /// What helps them, in the order of the enumeration, each once.
    pub needs: Vec<AssistanceNeed>,
}

impl Applicant {
    /// Given name and surname; empty when both are withheld.
    pub fn full_name(&self) -> String {
        [self.given_name.as_str(), self.surname.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Who speaks for the applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Representative {
    /// Their name.
    pub name: String,
    /// Their telephone.
    pub phone: Option<Phone>,
    /// What they are to the applicant; empty when not said.
    pub relation: String,
}
