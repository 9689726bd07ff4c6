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

/// The notice's text in one language, in the words of whoever answers for the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct NoticeText {
    /// Its language.
    pub language: Language,
    /// What it says, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// What slips in this language say of it; none for the program's own sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", ts(optional = nullable))]
    pub slip: Option<String>,
}

/// A notice that is in force from its adoption on, in place of the one that ships with the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct AdoptedNotice {
    /// The version that applications are registered with from now on.
    pub version: String,
    /// Its texts; those of [`notice_language`] at least.
    pub texts: Vec<NoticeText>,
}

impl AdoptedNotice {
    /// Its text in a language.
    pub fn text(&self, language: Language) -> Option<&NoticeText> {
        self.texts.iter().find(|text| text.language == language)
    }
}

/// The language that the notice is given in to a visitor of this language: the text exists in Turkish and English.
pub fn notice_language(visitor: Language) -> Language {
    match visitor {
        Language::En => Language::En,
        _ => Language::Tr,
    }
}
