//! A layout becomes dots.

use crate::engine::Engine;
use crate::layout::{Area, Glyph, Ink, Item};
use crate::{Bitmap, Layout};

/// A dot is burnt when at least this much of it is covered (of 255). A little less than half, since
/// thermal paper loses thin strokes first.
const COVERED: u8 = 112;

/// Draws everything, and sees to it that no row can be taken for a command.
pub(crate) fn draw(engine: &mut Engine, layout: &Layout) -> Bitmap {
    let mut paper = Bitmap::new(layout.paper().dots(), layout.height());
    for item in layout.items() {
        match item {
            Item::Glyphs(glyphs, ink) => {
                for glyph in glyphs {
                    draw_glyph(engine, &mut paper, glyph, *ink);
                }
            }
            Item::Fill(area) => fill(&mut paper, *area),
            Item::Picture { left, top, picture } => lay(&mut paper, *left, *top, picture),
        }
    }
    paper.without_real_time_commands()
}

fn draw_glyph(engine: &mut Engine, paper: &mut Bitmap, glyph: &Glyph, ink: Ink) {
    let Some(image) = engine.picture(glyph.key) else {
        return;
    };
    let placed = image.placement;
    let rows = image.data.chunks_exact(placed.width.max(1) as usize);
    for (y, row) in (glyph.y - placed.top..).zip(rows) {
        for (x, covered) in (glyph.x + placed.left..).zip(row) {
            if *covered >= COVERED {
                paper.set(x, y, ink == Ink::Black);
            }
        }
    }
}

fn fill(paper: &mut Bitmap, area: Area) {
    for y in (area.top..).take(area.height as usize) {
        for x in (area.left..).take(area.width as usize) {
            paper.set(x, y, true);
        }
    }
}

fn lay(paper: &mut Bitmap, left: i32, top: i32, picture: &Bitmap) {
    for y in 0..picture.height() {
        for x in 0..picture.width() {
            if picture.is_black(x, y) {
                paper.set(left + x.cast_signed(), top + y.cast_signed(), true);
            }
        }
    }
}
