//! The languages that the program speaks.

/// A language. Turkish is the first, and the one to fall back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Turkish, `tr`.
    #[default]
    Turkish,
    /// English, `en`.
    English,
    /// Arabic, `ar`.
    Arabic,
    /// Kurmanji in Latin letters, `ku`.
    Kurmanji,
    /// Russian, `ru`.
    Russian,
    /// Persian, `fa`.
    Persian,
    /// Ukrainian, `uk`.
    Ukrainian,
}

impl Language {
    /// The languages of screens and terminals: those that say everything.
    pub const OF_SCREENS: [Self; 2] = [Self::Turkish, Self::English];

    /// The languages of slips. One that is not of screens has words for what a slip tells its
    /// visitor, and says the rest in Turkish.
    pub const OF_SLIPS: [Self; 7] = [
        Self::Turkish,
        Self::English,
        Self::Arabic,
        Self::Kurmanji,
        Self::Russian,
        Self::Persian,
        Self::Ukrainian,
    ];

    /// The screen language of a BCP 47 tag such as `tr`, `tr-TR` or a locale such as `en_GB.UTF-8`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next()?;
        Self::OF_SCREENS
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// Its BCP 47 tag; also its folder in `assets/text`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Turkish => "tr",
            Self::English => "en",
            Self::Arabic => "ar",
            Self::Kurmanji => "ku",
            Self::Russian => "ru",
            Self::Persian => "fa",
            Self::Ukrainian => "uk",
        }
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic | Self::Persian)
    }
}

impl From<domain::Language> for Language {
    fn from(visitor: domain::Language) -> Self {
        match visitor {
            domain::Language::Tr => Self::Turkish,
            domain::Language::En => Self::English,
            domain::Language::Ar => Self::Arabic,
            domain::Language::Ku => Self::Kurmanji,
            domain::Language::Ru => Self::Russian,
            domain::Language::Fa => Self::Persian,
            domain::Language::Uk => Self::Ukrainian,
        }
    }
}
