//! The blocks that are words, and the wishes one can have for them. Whatever comes in is cleaned.

use super::{Align, Block, Size};
use crate::Tenths;
use text::{Key, Words};

/// Words that wrap within the column.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a wish of its own, said by its method"
)]
pub struct Text {
    pub(crate) words: String,
    pub(crate) size: Size,
    pub(crate) bold: bool,
    pub(crate) align: Align,
    pub(crate) most_rows: usize,
    pub(crate) spare: u8,
    pub(crate) whole: bool,
    pub(crate) inverse: bool,
    pub(crate) silent: bool,
    /// Where a value begins that is not torn from itself: it stands in a row of its own where the whole has no room in one.
    pub(crate) value_at: Option<usize>,
}

/// A label and its value: label left, value beside it in bold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) size: Size,
    pub(crate) most_rows: usize,
    pub(crate) spare: u8,
    pub(crate) whole: bool,
    /// The label's column, so that values of neighbouring pairs begin at one place.
    pub(crate) column: Vec<String>,
}

/// Groups of characters in one or more rows of equal count, each as high as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    pub(crate) caption: String,
    pub(crate) parts: Vec<String>,
    pub(crate) height: Tenths,
}

impl Text {
    /// Body text of up to two rows. The words are cleaned: what a person typed is data.
    pub fn new(words: &str) -> Self {
        Self {
            words: crate::clean(words),
            size: Size::Body,
            bold: false,
            align: Align::Start,
            most_rows: 2,
            spare: 0,
            whole: false,
            inverse: false,
            silent: false,
            value_at: None,
        }
    }

    /// Words of ours with nothing typed in them, which keep their own marks.
    pub(crate) fn ours(words: String) -> Self {
        Self {
            words,
            ..Self::new("")
        }
    }

    /// Words of ours with a value at their end, such as `Sonuç için: 0266 …`. A typed one comes cleaned.
    pub(crate) fn with_value(words: &Words, key: Key, name: &str, value: &str) -> Self {
        let line = words.say_with(key, &[(name, value.into())]);
        let before = line.rfind(value);
        Self {
            // What keeps the value's direction stands with it.
            value_at: before.map(|at| line[..at].trim_end_matches(crate::clean::is_isolate).len()),
            ..Self::ours(line)
        }
    }

    /// Words of ours with typed ones in them, each of which is cleaned by itself.
    pub(crate) fn worded(words: &Words, key: Key, typed: &[(&str, &str)]) -> Self {
        Self::ours(crate::clean::worded(words, key, typed))
    }

    /// In this size.
    #[must_use]
    pub fn size(self, size: Size) -> Self {
        Self { size, ..self }
    }

    /// In bold.
    #[must_use]
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// In the middle.
    #[must_use]
    pub fn centred(self) -> Self {
        Self {
            align: Align::Center,
            ..self
        }
    }

    /// In at most so many rows; the last one ends in an ellipsis when there is more.
    #[must_use]
    pub fn rows(self, most_rows: usize) -> Self {
        Self { most_rows, ..self }
    }

    /// May be left out when the paper has too many lines; a higher number goes first.
    #[must_use]
    pub fn spare(self, spare: u8) -> Self {
        Self { spare, ..self }
    }

    /// Not shortened to save lines: it says nothing unless it says all.
    #[must_use]
    pub fn whole(self) -> Self {
        Self {
            whole: true,
            ..self
        }
    }

    /// Not among the readable lines, because the next block says it too.
    #[must_use]
    pub fn silent(self) -> Self {
        Self {
            silent: true,
            ..self
        }
    }

    /// White on a black bar.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self {
            inverse: true,
            ..self
        }
    }
}

impl Pair {
    /// A label and a value of up to two rows, both cleaned.
    pub fn new(label: &str, value: &str) -> Self {
        let label = crate::clean(label);
        Self {
            column: vec![label.clone()],
            label,
            value: crate::clean(value),
            size: Size::Body,
            most_rows: 2,
            spare: 0,
            whole: false,
        }
    }

    /// With the value in this size.
    #[must_use]
    pub fn size(self, size: Size) -> Self {
        Self { size, ..self }
    }

    /// May be left out when the paper has too many lines; a higher number goes first.
    #[must_use]
    pub fn spare(self, spare: u8) -> Self {
        Self { spare, ..self }
    }

    /// Not shortened to save lines: it says nothing unless it says all.
    #[must_use]
    pub fn whole(self) -> Self {
        Self {
            whole: true,
            ..self
        }
    }

    /// Pairs whose values begin at one place.
    pub fn table(pairs: Vec<Self>) -> impl Iterator<Item = Block> {
        let column: Vec<String> = pairs.iter().map(|pair| pair.label.clone()).collect();
        pairs.into_iter().map(move |pair| {
            Block::Pair(Self {
                column: column.clone(),
                ..pair
            })
        })
    }
}

impl Groups {
    /// Groups in this height; `caption` is what a screen reader says before them.
    pub fn new(caption: &str, groups: &[impl AsRef<str>], height: Tenths) -> Self {
        Self {
            caption: crate::clean(caption),
            parts: groups
                .iter()
                .map(|group| crate::clean(group.as_ref()))
                .collect(),
            height,
        }
    }
}
