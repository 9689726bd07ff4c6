//! What stands on a paper, before anyone knows how wide it is: blocks from top to bottom.

mod words;

use crate::{Bitmap, Logo, Tenths};
pub use words::{Groups, Pair, Text};

/// A document, or a part of one: its blocks in reading order, and how many lines it may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Top to bottom.
    pub blocks: Vec<Block>,
    /// The most lines of text on paper. Beyond it spare blocks go, then long texts are shortened.
    pub most_lines: usize,
    /// Larger letters, for eyes that need them.
    pub large: bool,
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
    /// A part with a limit on its own lines, which do not count for the whole.
    Part(Document),
    /// An office's own mark, as large as its room allows.
    Logo(Logo),
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
        /// Whether it goes below the others, centred, where the paper is narrow or letters are large.
        stacks: bool,
        /// What stands beside it.
        blocks: Vec<Block>,
    },
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
            large: false,
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
