//! Blocks made of words: sentences, labels with values.

use super::fitting::{Look, dots, face, plain};
use super::{Column, Composer, Placed, Weight, Wrapped};
use crate::document::{Align, Pair, Size, Text};
use crate::engine::{Face, Lean, Shaped};
use crate::layout::{Area, Ink, Item};
use crate::letters::is_arabic;
use std::sync::Arc;

impl Composer<'_> {
    pub(super) fn text(&mut self, text: &Text, column: Column) -> Placed {
        // A caption beside a picture takes no paper.
        let is_free = text.silent && self.beside;
        if text.words.is_empty() || (!is_free && self.is_left_out(text.spare)) {
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
        let ink = if text.inverse { Ink::White } else { Ink::Black };
        let (mut words, said) = self.broken(text, inner, ink);
        if is_free {
            words.rows = 0;
        } else {
            self.wrapped.push(Wrapped {
                words: text.words.clone(),
                rows: words.rows,
                can_be_shorter: !text.whole,
                can_be_smaller: text.size == Size::Body,
                weight: if text.bold {
                    Weight::Bold
                } else {
                    Weight::Sentence
                },
            });
        }
        let mut placed = Placed::default();
        if text.inverse {
            let height = words.height + padding;
            placed.items.push(bar(column, height));
            placed.height = height;
        }
        if !text.silent {
            placed.lines.push(said);
        }
        placed.beside(words, padding / 2);
        placed
    }

    /// The rows of a text, and what they say. A value at its end stands in a row of its own rather than
    /// in two.
    fn broken(&mut self, text: &Text, column: Column, ink: Ink) -> (Placed, String) {
        let look = Look {
            size: text.size,
            bold: text.bold,
            lean: match text.align {
                Align::Start => Lean::Start,
                Align::Center => Lean::Center,
            },
        };
        let (shaped, size) = self.fit(&text.words, look, column.width, text.most_rows);
        let most_rows = text.most_rows.min(self.cap(&text.words));
        let apart = text
            .value_at
            .filter(|_| !(shaped.is_whole() && shaped.rows.len() == 1) && most_rows > 1);
        let apart = apart
            .and_then(|at| text.words.split_at_checked(at))
            .and_then(|parts| self.value_below(parts, look, column, most_rows - 1));
        if let Some((label, value, size)) = apart {
            let mut placed = rows(&label, self.size(look.size), column.left, ink);
            placed.below(rows(&value, size, column.left, ink));
            return (placed, text.words.clone());
        }
        let placed = rows(&shaped, size, column.left, ink);
        (placed, shaped.said.clone())
    }

    /// A label on a row, and below it the value and how large it is: on one row, or else in as many as it may
    /// have. None where the two have no room like that.
    fn value_below(
        &mut self,
        (label, value): (&str, &str),
        look: Look,
        column: Column,
        most_rows: usize,
    ) -> Option<(Arc<Shaped>, Arc<Shaped>, u32)> {
        let size = self.size(look.size);
        let below = Look {
            // A number has no direction of its own and stands where its label begins.
            lean: if label.chars().any(is_arabic) {
                Lean::Right
            } else {
                look.lean
            },
            ..look
        };
        let label = self
            .engine
            .shape(label.trim_end(), face(size, look), column.width, 1);
        if !label.is_whole() {
            return None;
        }
        let shaped = self
            .engine
            .shape(value, face(size, below), column.width, most_rows);
        let (shaped, size) = if shaped.rows.len() > 1 {
            self.a_little_smaller(value, below, column.width, (shaped, size))
        } else {
            (shaped, size)
        };
        shaped.is_whole().then_some((label, shaped, size))
    }

    pub(super) fn pair(&mut self, pair: &Pair, column: Column) -> Placed {
        if pair.value.is_empty() || self.is_left_out(pair.spare) {
            return Placed::default();
        }
        let label_size = self.size(Size::Body);
        let label_face = plain(label_size);
        let indent = self.label_width(pair, label_face, column) + label_size / 2;
        let beside = Column {
            left: column.left + indent,
            width: column.width.saturating_sub(indent),
        };
        let label = self.engine.shape(&pair.label, label_face, indent, 1);
        let look = Look {
            size: pair.size,
            bold: true,
            lean: Lean::Start,
        };
        let (mut value, mut value_size) = self.fit(&pair.value, look, beside.width, pair.most_rows);
        // A large value that would break or shrink beside its label stands below it instead.
        let below = pair.size == Size::Title
            && (value.rows.len() > 1 || value_size < self.size(Size::Title));
        if below {
            (value, value_size) = self.fit(&pair.value, look, column.width, pair.most_rows);
            if value.rows.len() > 1 {
                let large = (value, value_size);
                (value, value_size) = self.a_little_smaller(&pair.value, look, column.width, large);
            }
        } else if pair.whole && value.rows.len() > 1 {
            let large = (value, value_size);
            (value, value_size) = self.in_fewer_rows(&pair.value, look, beside.width, large);
        }
        self.wrapped.push(Wrapped {
            words: pair.value.clone(),
            rows: value.rows.len(),
            can_be_shorter: !pair.whole,
            can_be_smaller: pair.size == Size::Body,
            weight: Weight::Value,
        });
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
        let shaped = self.engine.shape(words, plain(size), column.width, 1);
        rows(&shaped, size, left, Ink::Black)
    }
}

/// Rows under each other, the first one's top at 0.
fn rows(shaped: &Shaped, size: u32, left: u32, ink: Ink) -> Placed {
    let step = if shaped.tall {
        size * 3 / 2
    } else {
        size + size / 4
    };
    let mut placed = Placed::default();
    for row in &shaped.rows {
        let baseline = placed.height + size;
        placed.width = placed.width.max(dots(row.width));
        let item = Item::Glyphs(row.glyphs.clone(), ink);
        placed
            .items
            .push(item.moved(left.cast_signed(), baseline.cast_signed()));
        placed.rows += 1;
        placed.height += step;
    }
    placed
}

fn bar(column: Column, height: u32) -> Item {
    Item::Fill(Area {
        left: column.left.cast_signed(),
        top: 0,
        width: column.width,
        height,
    })
}
