//! Blocks become placed items: the only place that knows what a page looks like.

mod blocks;
mod fitting;
mod groups;
mod words;

use crate::document::Block;
use crate::engine::Engine;
use crate::layout::Item;
use crate::{Bitmap, Document, Failure, Layout, PaperWidth, Tenths};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// White at the top, so that the tear of the paper before does not touch the first line.
const TOP: Tenths = 10;
/// White at the end, so that the blade stays clear of the last line.
const END: Tenths = 20;
/// The highest rank of spare blocks, which goes first.
const HIGHEST_RANK: u8 = 9;
/// The lowest one, which goes only when all values are shortened.
const LOWEST_RANK: u8 = 1;

/// Places a document on paper.
pub(crate) fn lay_out(
    engine: &mut Engine,
    document: &Document,
    paper: PaperWidth,
) -> Result<Layout, Failure> {
    let column = Column {
        left: 0,
        width: paper.dots(),
    };
    let mut placed = Placed::white(paper.length(TOP));
    placed.below(part(engine, document, paper, column)?);
    Ok(Layout {
        paper,
        height: placed.height + paper.length(END),
        items: placed.items,
        // Who reads them in words need not know which words stay on one row.
        lines: placed
            .lines
            .iter()
            .map(|line| line.replace('\u{a0}', " "))
            .collect(),
        rows: placed.rows + placed.rows_of_parts,
        overfull: placed.overfull,
    })
}

/// Places a part. When it has more lines than it may, one text after another becomes smaller where that
/// saves a row, then spare blocks are left out one rank after another, and only then are long values
/// and texts shortened.
fn part(
    engine: &mut Engine,
    document: &Document,
    paper: PaperWidth,
    column: Column,
) -> Result<Placed, Failure> {
    let mut composer = Composer {
        engine,
        paper,
        large: document.large,
        beside: false,
        small: HashSet::new(),
        drop_from: HIGHEST_RANK + 1,
        caps: HashMap::new(),
        wrapped: Vec::new(),
        made: Vec::new(),
    };
    loop {
        composer.wrapped.clear();
        let mut placed = composer.stack(&document.blocks, column)?;
        let excess = placed.rows.saturating_sub(document.most_lines);
        if excess == 0 || !composer.be_stricter() {
            placed.overfull |= excess > 0;
            return Ok(placed);
        }
    }
}

/// What places blocks, and how strict it has to be.
struct Composer<'a> {
    engine: &'a mut Engine,
    paper: PaperWidth,
    large: bool,
    /// Whether what is placed next stands beside a picture that is higher.
    beside: bool,
    /// Words that are small if that saves a row.
    small: HashSet<String>,
    /// Blocks whose spare rank is this or higher are left out.
    drop_from: u8,
    /// The most rows of these words; all others are free.
    caps: HashMap<String, usize>,
    /// The texts of this pass in the order they were placed.
    wrapped: Vec<Wrapped>,
    /// The pictures of the passes so far: making one costs more than all words.
    made: Vec<Made>,
}

/// A picture that was made of a block, for a column so wide.
struct Made {
    block: Block,
    width: u32,
    picture: Arc<Bitmap>,
}

/// How many rows a text came to, and whether it may come to fewer.
struct Wrapped {
    words: String,
    rows: usize,
    can_be_shorter: bool,
    can_be_smaller: bool,
    weight: Weight,
}

/// What gives way last is the highest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// A value beside its label.
    Value,
    /// A sentence.
    Sentence,
    /// What is printed in bold: what to do first, the last day.
    Bold,
}

/// The part of the paper's width that a block may use, in dots.
#[derive(Clone, Copy)]
struct Column {
    left: u32,
    width: u32,
}

/// Placed blocks, the first one's top at 0.
#[derive(Default)]
struct Placed {
    items: Vec<Item>,
    lines: Vec<String>,
    rows: usize,
    /// Lines of parts, which have limits of their own.
    rows_of_parts: usize,
    overfull: bool,
    width: u32,
    height: u32,
}

impl Placed {
    /// Only white.
    fn white(height: u32) -> Self {
        Self {
            height,
            ..Self::default()
        }
    }

    /// The same so many dots further right.
    fn moved_right(mut self, right: u32) -> Self {
        let moved = |item: Item| item.moved(right.cast_signed(), 0);
        self.items = self.items.into_iter().map(moved).collect();
        self
    }

    /// Puts `other` below what is there.
    fn below(&mut self, other: Self) {
        let down = self.height;
        self.height += other.height;
        self.beside(other, down);
    }

    /// Puts `other` with its top at `down`, into the same height or more.
    fn beside(&mut self, other: Self, down: u32) {
        let moved = other
            .items
            .into_iter()
            .map(|item| item.moved(0, down.cast_signed()));
        self.items.extend(moved);
        self.lines.extend(other.lines);
        self.rows += other.rows;
        self.rows_of_parts += other.rows_of_parts;
        self.overfull |= other.overfull;
        self.width = self.width.max(other.width);
        self.height = self.height.max(down + other.height);
    }
}

impl Composer<'_> {
    /// Makes one text smaller, or leaves out the next rank of spare blocks, or takes a row from the longest value, or leaves
    /// out the last rank, or takes a row from another text. False when nothing is left to give.
    fn be_stricter(&mut self) -> bool {
        let small = &self.small;
        let next = self
            .wrapped
            .iter()
            .filter(|text| text.rows > 1 && text.can_be_smaller && !small.contains(&text.words))
            .min_by_key(|text| (text.weight, Reverse(text.rows)));
        if let Some(next) = next {
            self.small.insert(next.words.clone());
            return true;
        }
        if self.drop_from > LOWEST_RANK + 1 {
            self.drop_from -= 1;
            // There may be room again for letters as they are meant to be.
            self.small.clear();
            return true;
        }
        self.shorten(Weight::Value)
            || std::mem::replace(&mut self.drop_from, LOWEST_RANK) > LOWEST_RANK
            || self.shorten(Weight::Bold)
    }

    /// Takes a row from the longest text that weighs no more than `most`; false when there is none.
    fn shorten(&mut self, most: Weight) -> bool {
        let texts = self.wrapped.iter();
        let longest = texts
            .filter(|text| text.rows > 1 && text.can_be_shorter && text.weight <= most)
            .min_by_key(|text| (text.weight, Reverse(text.rows)));
        let Some(longest) = longest else {
            return false;
        };
        self.caps.insert(longest.words.clone(), longest.rows - 1);
        true
    }

    /// Blocks under each other. Where one between two spaces is left out, the wider space stays.
    fn stack(&mut self, blocks: &[Block], column: Column) -> Result<Placed, Failure> {
        let mut placed = Placed::default();
        let mut white = 0;
        for block in blocks {
            let next = self.place(block, column)?;
            if let Block::Space(_) = block {
                let more = next.height.saturating_sub(white);
                white += more;
                placed.height += more;
            } else if next.height > 0 {
                white = 0;
                placed.below(next);
            }
        }
        Ok(placed)
    }

    fn is_left_out(&self, spare: u8) -> bool {
        spare > 0 && spare >= self.drop_from
    }

    fn place(&mut self, block: &Block, column: Column) -> Result<Placed, Failure> {
        Ok(match block {
            Block::Text(text) => self.text(text, column),
            Block::Pair(pair) => self.pair(pair, column),
            Block::Groups(groups) => self.groups(groups, column),
            Block::Qr { .. } | Block::Logo(_) | Block::Picture { .. } => {
                self.picture(block, column)?
            }
            Block::Part(document) => self.part(document, column)?,
            Block::Rule(thickness) => self.rule(*thickness, column),
            Block::Space(height) => Placed::white(self.paper.length(*height)),
            Block::Ruler => self.ruler(column),
            Block::Beside {
                aside,
                side,
                stacks,
                blocks,
            } => {
                if *stacks && (self.large || self.paper.is_narrow()) {
                    self.stacked(aside, blocks, column)?
                } else {
                    self.side_by_side(aside, *side, blocks, column)?
                }
            }
        })
    }
}
