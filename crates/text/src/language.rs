//! The languages that the program speaks.

/// A language with all words; Turkish is the first and the one to fall back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Turkish, `tr`.
    #[default]
    Turkish,
    /// English, `en`.
    English,
}

impl Language {
    /// Every shipped language.
    pub const ALL: [Self; 2] = [Self::Turkish, Self::English];

    /// The language of a BCP 47 tag such as `tr`, `tr-TR` or a locale such as `en_GB.UTF-8`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next()?;
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// Its BCP 47 tag; also its folder in `assets/text`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Turkish => "tr",
            Self::English => "en",
        }
    }
}
