//! The privacy notice (aydınlatma, law 6698 art. 10): which version was given, in which language, how.

use serde::{Deserialize, Serialize};

use crate::applicant::Language;

/// How the notice reached the visitor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum NoticeWay {
    /// It stands at the desk and was pointed out.
    #[default]
    ShownAtDesk,
    /// It was read out.
    ReadAloud,
    /// It was handed over on paper.
    OnPaper,
    /// It could not be given; the reason is the visitor's.
    NotGiven,
}

/// The notice that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct PrivacyNotice {
    /// Version of the notice's text.
    pub version: String,
    /// Its language.
    pub language: Language,
    /// How it was given.
    pub way: NoticeWay,
}

/// The language that the notice is given in to a visitor of this language: the text exists in Turkish and English.
pub fn notice_language(visitor: Language) -> Language {
    match visitor {
        Language::En => Language::En,
        _ => Language::Tr,
    }
}
