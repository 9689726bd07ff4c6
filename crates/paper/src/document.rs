//! What stands on a paper, before anyone knows how wide it is: blocks from top to bottom.

use crate::{Bitmap, Tenths};

/// A document: its blocks in reading order, and how many lines of text it may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Top to bottom.
    pub blocks: Vec<Block>,
    /// The most lines of text on paper. Beyond it spare blocks go, then long texts are shortened.
    pub most_lines: usize,
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Words that wrap.
    Text(Text),
    /// A label and its value.
    Pair(Pair),
    /// Groups of digits or letters, large, for reading aloud.
    Groups(Groups),
    /// A QR code (level M, quiet zone 4) of about `side`, quiet zone included.
    Qr {
        /// What it says to a scanner.
        payload: String,
        /// How large, quiet zone included.
        side: Tenths,
    },
    /// A picture scaled to this height, such as the office's mark.
    Picture {
        /// The picture.
        picture: Bitmap,
        /// How high.
        height: Tenths,
    },
    /// A line across, this thick.
    Rule(Tenths),
    /// White paper.
    Space(Tenths),
    /// A ruler over the whole width with a mark each 10 dots: shows what the head really prints.
    Ruler,
    /// A block at the side of others; on narrow paper below them, if `stacks`.
    Beside {
        /// The block at the side.
        aside: Box<Block>,
        /// At which side.
        side: Side,
        /// Whether it goes below the others, centred, where the paper is narrow.
        stacks: bool,
        /// What stands beside it.
        blocks: Vec<Block>,
    },
}

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

/// How large words are. Which dots that makes is the paper's matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// The office's name, the date that matters.
    Title,
    /// What is read.
    Body,
    /// What must be there.
    Small,
}

/// Where words stand in their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Where the language begins its lines.
    Start,
    /// In the middle.
    Center,
}

/// A side of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            blocks: Vec::new(),
            most_lines: usize::MAX,
        }
    }
}

impl Document {
    /// An empty document without a limit on its lines.
    pub fn new() -> Self {
        Self::default()
    }

    /// With this block at its end.
    #[must_use]
    pub fn block(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// With these words at its end.
    #[must_use]
    pub fn text(self, text: Text) -> Self {
        self.block(Block::Text(text))
    }

    /// With so much white at its end.
    #[must_use]
    pub fn space(self, tenths: Tenths) -> Self {
        self.block(Block::Space(tenths))
    }
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
        }
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
