//! Blocks that are not words: codes, pictures, lines, and blocks beside others.

use super::{Column, Composer, Made, Placed};
use crate::document::{Block, Side};
use crate::layout::{Area, Item};
use crate::logo::ROOM;
use crate::{Bitmap, Document, Failure, Tenths, qr};
use std::sync::Arc;

/// White between a picture and what stands beside it.
const GUTTER: Tenths = 20;

impl Composer<'_> {
    /// A code, a mark or another picture. Made once: every pass places the same one.
    pub(super) fn picture(&mut self, block: &Block, column: Column) -> Result<Placed, Failure> {
        let is_it = |made: &&Made| made.width == column.width && made.block == *block;
        if let Some(made) = self.made.iter().find(is_it) {
            return Ok(framed(Arc::clone(&made.picture), column));
        }
        let picture = Arc::new(self.drawn(block, column)?);
        self.made.push(Made {
            block: block.clone(),
            width: column.width,
            picture: Arc::clone(&picture),
        });
        Ok(framed(picture, column))
    }

    fn drawn(&self, block: &Block, column: Column) -> Result<Bitmap, Failure> {
        let paper = self.paper;
        Ok(match block {
            Block::Qr { payload, side } => qr::draw(payload, *side, paper)?,
            Block::Logo(logo) => {
                let (width, height) = (paper.length(ROOM.0), paper.length(ROOM.1));
                logo.bitmap(width.min(column.width), height)
            }
            Block::Picture { picture, height } => picture.scaled_to_height(paper.length(*height)),
            _ => Bitmap::new(0, 0),
        })
    }

    /// A part is as strict as it must be by itself.
    pub(super) fn part(&mut self, document: &Document, column: Column) -> Result<Placed, Failure> {
        let mut placed = super::part(self.engine, document, self.paper, column)?;
        placed.rows_of_parts += std::mem::take(&mut placed.rows);
        Ok(placed)
    }

    pub(super) fn rule(&mut self, thickness: Tenths, column: Column) -> Placed {
        let height = self.paper.length(thickness).max(1);
        let mut placed = Placed::white(height);
        placed
            .items
            .push(fill(column.left, 0, column.width, height));
        placed
    }

    /// A mark each 10 dots, longer each 50 and 100, numbered each 100; the outermost dots full
    /// height, so that a head that prints less than it should is seen at once.
    pub(super) fn ruler(&mut self, column: Column) -> Placed {
        let high = self.paper.length(40);
        let mut placed = Placed::white(high);
        placed.items.push(fill(column.left, 0, column.width, 2));
        for at in (0..column.width).step_by(10) {
            let height = match at {
                0 => high,
                at if at % 100 == 0 => high * 3 / 4,
                at if at % 50 == 0 => high / 2,
                _ => high / 4,
            };
            placed.items.push(fill(
                column.left + at,
                0,
                if at % 100 == 0 { 2 } else { 1 },
                height,
            ));
        }
        placed
            .items
            .push(fill(column.left + column.width - 1, 0, 1, high));
        for at in (100..column.width).step_by(100) {
            let label = Column {
                left: 0,
                width: 100,
            };
            let mut number = self.caption(&at.to_string(), 0, label);
            let left = (column.left + at).saturating_sub(number.width / 2);
            number.items = number
                .items
                .into_iter()
                .map(|item| item.moved(left.cast_signed(), 0))
                .collect();
            number.rows = 0;
            placed.beside(number, high * 3 / 4);
        }
        placed
    }

    pub(super) fn side_by_side(
        &mut self,
        aside: &Block,
        side: Side,
        blocks: &[Block],
        column: Column,
    ) -> Result<Placed, Failure> {
        let mut aside_placed = self.place(aside, column)?;
        // A QR code brings its own white.
        let gutter = if matches!(aside, Block::Qr { .. }) {
            0
        } else {
            self.paper.length(GUTTER)
        };
        let most = column.width / 2;
        if aside_placed.width > most {
            let half = Column {
                width: most,
                ..column
            };
            aside_placed = self.place(aside, half)?;
        }
        let aside_width = aside_placed.width.min(most);
        let (right, rest_left) = match side {
            Side::Left => (0, column.left + aside_width + gutter),
            Side::Right => (column.width - aside_width, column.left),
        };
        let aside = aside_placed.moved_right(right);
        let rest = Column {
            left: rest_left,
            width: column.width - aside_width - gutter,
        };
        self.beside = true;
        let beside = self.stack(blocks, rest);
        self.beside = false;
        let beside = beside?;
        let height = beside.height.max(aside.height);
        let mut placed = Placed::white(height);
        let middle = |inner: u32| (height - inner) / 2;
        let (beside_top, aside_top) = (middle(beside.height), middle(aside.height));
        placed.beside(beside, beside_top);
        placed.beside(aside, aside_top);
        placed.width = column.width;
        Ok(placed)
    }

    pub(super) fn stacked(
        &mut self,
        aside: &Block,
        blocks: &[Block],
        column: Column,
    ) -> Result<Placed, Failure> {
        let mut placed = self.stack(blocks, column)?;
        let aside = self.place(aside, column)?;
        let right = column.width.saturating_sub(aside.width) / 2;
        placed.below(aside.moved_right(right));
        Ok(placed)
    }
}

fn framed(picture: Arc<Bitmap>, column: Column) -> Placed {
    let mut placed = Placed::white(picture.height());
    placed.width = picture.width();
    placed.items.push(Item::Picture {
        left: column.left.cast_signed(),
        top: 0,
        picture,
    });
    placed
}

fn fill(left: u32, top: u32, width: u32, height: u32) -> Item {
    Item::Fill(Area {
        left: left.cast_signed(),
        top: top.cast_signed(),
        width,
        height,
    })
}
