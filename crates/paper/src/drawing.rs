//! A layout becomes dots.

use crate::engine::Engine;
use crate::layout::{Glyph, Ink, Item};
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
            Item::Fill(area) => paper.blacken(*area),
            Item::Picture { left, top, picture } => paper.lay(*left, *top, picture),
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
