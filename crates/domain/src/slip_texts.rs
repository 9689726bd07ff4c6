//! What an office adds to its slips in its own words. Where it stands and whether it fits is paper's.

use serde::{Deserialize, Serialize};

use crate::refusal::{Field, Refusal, RefusalCode};
use crate::typed_text::{one_line, within};

/// The longest heading, in characters.
pub const HEADING_LIMIT: usize = 40;
/// The longest sentence of an office, in characters.
pub const SENTENCE_LIMIT: usize = 60;
/// The longest telephone, in characters: a number with its extension.
pub const TELEPHONE_LIMIT: usize = 24;

/// The office's own texts; an empty one is not printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct SlipTexts {
    /// A line at the very top.
    pub heading: String,
    /// How to learn the result, instead of the sentence that sends people back to the desk.
    pub result: String,
    /// The office's telephone.
    pub phone: String,
    /// Where the office is found.
    pub place: String,
    /// When it is open.
    pub hours: String,
    /// Every slip in large print, not only those of visitors whom it helps.
    pub large_print: bool,
}

impl SlipTexts {
    /// The texts as they are kept: one line each, within its limit.
    ///
    /// # Errors
    /// Every text that is too long, in the order of the form.
    pub fn parse(&self) -> Result<Self, Vec<Refusal>> {
        let mut refused = Vec::new();
        let mut line = |typed: &str, limit, field| {
            within(one_line(typed), limit, field).unwrap_or_else(|refusal| {
                refused.push(Refusal {
                    code: RefusalCode::LineTooLong,
                    ..refusal
                });
                String::new()
            })
        };
        let texts = Self {
            heading: line(&self.heading, HEADING_LIMIT, Field::SlipHeading),
            result: line(&self.result, SENTENCE_LIMIT, Field::SlipResult),
            phone: line(&self.phone, TELEPHONE_LIMIT, Field::SlipPhone),
            place: line(&self.place, SENTENCE_LIMIT, Field::SlipPlace),
            hours: line(&self.hours, SENTENCE_LIMIT, Field::SlipHours),
            large_print: self.large_print,
        };
        if refused.is_empty() {
            Ok(texts)
        } else {
            Err(refused)
        }
    }

    /// The texts that are printed, with the field of each, in the order of the form.
    pub fn printed(&self) -> impl Iterator<Item = (Field, &str)> {
        let texts = [
            (Field::SlipHeading, &self.heading),
            (Field::SlipResult, &self.result),
            (Field::SlipPhone, &self.phone),
            (Field::SlipPlace, &self.place),
            (Field::SlipHours, &self.hours),
        ];
        texts
            .into_iter()
            .map(|(field, text)| (field, text.as_str()))
            .filter(|(_, text)| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_kept_as_single_lines() {
        let typed = SlipTexts {
            heading: "  T.C.\tEdremit\nKaymakamlığı\u{202e} ".into(),
            ..SlipTexts::default()
        };
        let kept = typed.parse().unwrap();
        assert_eq!(kept.heading, "T.C. Edremit Kaymakamlığı");
        assert_eq!(kept.printed().count(), 1, "what is empty is not printed");
    }

    #[test]
    fn each_text_that_is_too_long_is_told_at_its_field() {
        let typed = SlipTexts {
            heading: "a".repeat(HEADING_LIMIT + 1),
            phone: "0".repeat(TELEPHONE_LIMIT + 1),
            hours: "b".repeat(SENTENCE_LIMIT),
            ..SlipTexts::default()
        };
        let refused = typed.parse().unwrap_err();
        let told: Vec<_> = refused.iter().map(|one| (one.code, one.field)).collect();
        assert_eq!(
            told,
            [
                (RefusalCode::LineTooLong, Some(Field::SlipHeading)),
                (RefusalCode::LineTooLong, Some(Field::SlipPhone)),
            ]
        );
    }
}
