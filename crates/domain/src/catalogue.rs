//! The catalogue: which topics there are and which units answer them. Data of the office, adopted as a fact.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! code {
    ($(#[$outer:meta])* $name:ident) => {
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "contract", derive(ts_rs::TS), ts(type = "string"))]
        pub struct $name(String);

        impl $name {
            /// The one with this code.
            pub fn new(code: impl Into<String>) -> Self {
                Self(code.into())
            }

            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

code! {
    /// Identifies a topic: `AYD-SOKAK`.
    TopicCode
}
code! {
    /// Identifies a unit: `EDAS`.
    UnitCode
}

/// What an application can be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Topic {
    /// Its code.
    pub code: TopicCode,
    /// Its name in Turkish.
    pub name_tr: String,
    /// Its name in English.
    pub name_en: String,
    /// What people call it, in Turkish.
    pub synonyms: Vec<String>,
    /// The unit that usually answers.
    pub usual_unit: Option<UnitCode>,
}

/// Who must answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Unit {
    /// Its code.
    pub code: UnitCode,
    /// Its name in Turkish.
    pub name_tr: String,
    /// Its name in English.
    pub name_en: String,
}

/// All topics and units of an office.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The topics.
    pub topics: Vec<Topic>,
    /// The units.
    pub units: Vec<Unit>,
}
