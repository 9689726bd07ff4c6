//! Large groups of digits or letters: what is read aloud and copied.

use super::fitting::{dots, in_dots};
use super::{Column, Composer, Placed};
use crate::document::Groups;
use crate::engine::{DIGIT_HEIGHT, Face, Lean, Row, Shaped};
use crate::layout::{Ink, Item};
use std::sync::Arc;

impl Composer<'_> {
    pub(super) fn groups(&mut self, groups: &Groups, column: Column) -> Placed {
        let height = self.paper.length(groups.height);
        // Digits stand well apart by themselves; mixed letters need air to be copied rightly.
        let only_digits = groups
            .parts
            .iter()
            .all(|group| group.bytes().all(|b| b.is_ascii_digit()));
        let face = Face {
            size: in_dots(height) / DIGIT_HEIGHT,
            bold: true,
            tracking: match (only_digits, self.large) {
                (true, false) => -0.03,
                (true, true) => 0.0,
                (false, _) => 0.03,
            },
            lean: Lean::Start,
        };
        let gap = if only_digits {
            height * 3 / 10
        } else {
            height * 3 / 5
        };
        let wide = self.paper.dots() * 4;
        let shaped: Vec<Arc<Shaped>> = groups
            .parts
            .iter()
            .map(|part| self.engine.shape(part, face, wide, 1))
            .collect();
        let shaped: Vec<&Row> = shaped.iter().filter_map(|part| part.rows.first()).collect();
        let each = groups_a_row(&shaped, gap, column.width);
        let mut placed = Placed::default();
        for (number, row) in shaped.chunks(each).enumerate() {
            let top = if number == 0 {
                0
            } else {
                placed.height + height * 3 / 8
            };
            let mut left = column.left;
            for group in row {
                let glyphs = group.glyphs.clone();
                let item = Item::Glyphs(glyphs, Ink::Black);
                placed
                    .items
                    .push(item.moved(left.cast_signed(), (top + height).cast_signed()));
                left += dots(group.width) + gap;
            }
            placed.height = top + height;
            placed.rows += 1;
        }
        let said = groups.parts.join(" ");
        placed.lines.push(if groups.caption.is_empty() {
            said
        } else {
            format!("{}: {said}", groups.caption)
        });
        placed
    }
}

/// How many groups stand in one row: as many as fit in each, and the same number in all if that
/// can be had, since a code is read aloud row by row.
fn groups_a_row(groups: &[&Row], gap: u32, width: u32) -> usize {
    let fits = |each: usize| {
        groups.chunks(each).all(|row| {
            let letters: u32 = row.iter().map(|group| dots(group.width)).sum();
            letters + gap * u32::try_from(row.len() - 1).unwrap_or_default() <= width
        })
    };
    let most = (1..=groups.len())
        .rev()
        .find(|each| fits(*each))
        .unwrap_or(1);
    (most.div_ceil(2)..=most)
        .rev()
        .find(|each| groups.len().is_multiple_of(*each))
        .unwrap_or(most)
}
