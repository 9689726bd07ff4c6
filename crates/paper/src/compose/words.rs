//! Blocks made of words: sentences, labels with values.

use super::{Column, Composer, Placed, Wrapped};
use crate::document::{Align, Pair, Size, Text};
use crate::engine::{Face, Shaped};
use crate::layout::{Area, Ink, Item};
use std::sync::Arc;

/// How words are meant to look, if they fit.
#[derive(Clone, Copy)]
struct Look {
    size: Size,
    bold: bool,
    centred: bool,
}

/// No letters smaller than this, in dots: below it thermal heads and old eyes both fail.
const SMALLEST: u32 = 18;

impl Composer<'_> {
    /// The font size in dots. Wide paper has room for letters that need no glasses.
    #[expect(clippy::match_same_arms, reason = "a table, read row by row")]
    fn size(&self, size: Size) -> u32 {
        let tenths = match (size, self.large, self.paper.is_narrow()) {
            (Size::Title, false, false) => 42,
            (Size::Title, false, true) => 37,
            (Size::Body, false, false) => 36,
            (Size::Body, false, true) => 32,
            (Size::Small, false, false) => 29,
            (Size::Small, false, true) => 26,
            (Size::Title, true, false) => 60,
            (Size::Title, true, true) => 52,
            (Size::Body, true, false) => 50,
            (Size::Body, true, true) => 46,
            (Size::Small, true, false) => 40,
            (Size::Small, true, true) => 36,
        };
        self.paper.length(tenths).max(SMALLEST)
    }

    pub(super) fn text(&mut self, text: &Text, column: Column) -> Placed {
        if text.words.is_empty() || self.is_left_out(text.spare) {
            return Placed::default();
        }
        let padding = if text.inverse {
            self.size(text.size) / 4
        } else {
            0
        };
        let inner = Column {
            left: column.left + padding,
            width: column.width.saturating_sub(2 * padding),
        };
        let look = Look {
            size: text.size,
            bold: text.bold,
            centred: text.align == Align::Center,
        };
        let (shaped, size) = self.fit(&text.words, look, inner.width, text.most_rows);
        self.note(&shaped, !text.whole, false);
        let mut placed = Placed::default();
        if text.inverse {
            let height = rows_height(&shaped, size) + padding;
            placed.items.push(bar(column, height));
            placed.height = height;
        }
        let ink = if text.inverse { Ink::White } else { Ink::Black };
        if !text.silent {
            placed.lines.push(shaped.said.clone());
        }
        placed.beside(rows(&shaped, size, inner.left, ink), padding / 2);
        placed
    }

    pub(super) fn pair(&mut self, pair: &Pair, column: Column) -> Placed {
        if pair.value.is_empty() || self.is_left_out(pair.spare) {
            return Placed::default();
        }
        let label_size = self.size(Size::Body);
        let label_face = face(label_size, false, false);
        let indent = self.label_width(pair, label_face, column) + label_size / 2;
        let beside = Column {
            left: column.left + indent,
            width: column.width.saturating_sub(indent),
        };
        let label = self.engine.shape(&pair.label, label_face, indent, 1);
        let look = Look {
            size: pair.size,
            bold: true,
            centred: false,
        };
        let (mut value, mut value_size) = self.fit(&pair.value, look, beside.width, pair.most_rows);
        // A large value that would break or shrink beside its label stands below it instead.
        let below = pair.size == Size::Title
            && (value.rows.len() > 1 || value_size < self.size(Size::Title));
        if below {
            (value, value_size) = self.fit(&pair.value, look, column.width, pair.most_rows);
        }
        self.note(&value, !pair.whole, true);
        let mut placed = Placed::default();
        placed.lines.push(format!("{}: {}", pair.label, value.said));
        if below {
            let label = self.engine.shape(&pair.label, label_face, column.width, 1);
            placed.below(rows(&label, label_size, column.left, Ink::Black));
            placed.below(rows(&value, value_size, column.left, Ink::Black));
        } else {
            // Label and value stand on one baseline, whatever their sizes, and are one line.
            let baseline = label_size.max(value_size);
            let mut label = rows(&label, label_size, column.left, Ink::Black);
            label.rows = 0;
            placed.beside(label, baseline - label_size);
            placed.beside(
                rows(&value, value_size, beside.left, Ink::Black),
                baseline - value_size,
            );
        }
        placed
    }

    /// How wide the widest label of the pair's table is.
    fn label_width(&mut self, pair: &Pair, face: Face, column: Column) -> u32 {
        let most = column.width * 2 / 5;
        let widths = pair.column.iter().map(|label| {
            let shaped = self.engine.shape(label, face, column.width, 1);
            shaped.rows.first().map_or(0, |row| dots(row.width))
        });
        widths.max().unwrap_or_default().min(most)
    }

    pub(super) fn caption(&mut self, words: &str, left: u32, column: Column) -> Placed {
        let size = self.size(Size::Small);
        let shaped = self
            .engine
            .shape(words, face(size, false, false), column.width, 1);
        rows(&shaped, size, left, Ink::Black)
    }

    /// Breaks words into the rows they may have. Rather than be shortened they become smaller.
    fn fit(&mut self, words: &str, look: Look, width: u32, most_rows: usize) -> (Arc<Shaped>, u32) {
        let most_rows = most_rows.min(self.cap());
        let smaller = [Size::Title, Size::Body, Size::Small].map(|size| self.size(size));
        let mut size = self.size(look.size);
        loop {
            let face = face(size, look.bold, look.centred);
            let shaped = self.engine.shape(words, face, width, most_rows);
            let next = smaller.into_iter().find(|next| *next < size);
            match next {
                Some(next) if shaped.said != words => size = next,
                Some(_) if self.tight && shaped.rows.len() > 1 && look.size != Size::Title => {
                    return self.in_fewer_rows(words, look, width, (shaped, size));
                }
                _ => return (shaped, size),
            }
        }
    }

    /// The same words in small letters, where that saves a row.
    fn in_fewer_rows(
        &mut self,
        words: &str,
        look: Look,
        width: u32,
        large: (Arc<Shaped>, u32),
    ) -> (Arc<Shaped>, u32) {
        let size = self.size(Size::Small);
        let face = face(size, look.bold, look.centred);
        let rows = large.0.rows.len();
        let shaped = self.engine.shape(words, face, width, rows);
        if shaped.rows.len() < rows {
            (shaped, size)
        } else {
            large
        }
    }

    /// The most rows for the text that is placed next.
    fn cap(&self) -> usize {
        self.caps
            .get(self.wrapped.len())
            .copied()
            .unwrap_or(usize::MAX)
    }

    fn note(&mut self, shaped: &Shaped, can_be_shorter: bool, is_value: bool) {
        self.wrapped.push(Wrapped {
            rows: shaped.rows.len(),
            can_be_shorter,
            is_value,
        });
    }
}

fn face(size: u32, bold: bool, centred: bool) -> Face {
    Face {
        size: in_dots(size),
        bold,
        tracking: 0.0,
        centred,
    }
}

/// Rows under each other, the first one's top at 0.
fn rows(shaped: &Shaped, size: u32, left: u32, ink: Ink) -> Placed {
    let mut placed = Placed::white(rows_height(shaped, size));
    for (number, row) in (0..).zip(&shaped.rows) {
        let baseline = number * line_height(size) + size;
        placed.width = placed.width.max(dots(row.width));
        let item = Item::Glyphs(row.glyphs.clone(), ink);
        placed
            .items
            .push(item.moved(left.cast_signed(), baseline.cast_signed()));
        placed.rows += 1;
    }
    placed
}

fn rows_height(shaped: &Shaped, size: u32) -> u32 {
    let rows = u32::try_from(shaped.rows.len()).unwrap_or(u32::MAX);
    rows.saturating_mul(line_height(size))
}

/// From one baseline to the next.
fn line_height(size: u32) -> u32 {
    size + size / 4
}

fn bar(column: Column, height: u32) -> Item {
    Item::Fill(Area {
        left: column.left.cast_signed(),
        top: 0,
        width: column.width,
        height,
    })
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sizes on paper are a few thousand dots"
)]
pub(super) fn in_dots(size: u32) -> f32 {
    size as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "widths are never negative, and a cast of a float saturates"
)]
pub(super) fn dots(width: f32) -> u32 {
    width.ceil() as u32
}
