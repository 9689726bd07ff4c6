//! How large words are, and how they break: smaller rather than shortened.

use super::Composer;
use crate::document::Size;
use crate::engine::{Face, Lean, Shaped};
use std::sync::Arc;

/// How words are meant to look, if they fit.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) size: Size,
    pub(super) bold: bool,
    pub(super) lean: Lean,
}

/// No letters smaller than this, in dots: below it thermal heads and old eyes both fail.
const SMALLEST: u32 = 18;

impl Composer<'_> {
    /// The font size in dots. Wide paper has room for letters that need no glasses.
    #[expect(clippy::match_same_arms, reason = "a table, read row by row")]
    pub(super) fn size(&self, size: Size) -> u32 {
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

    /// Breaks words into the rows they may have. Rather than be shortened they become smaller.
    pub(super) fn fit(
        &mut self,
        words: &str,
        look: Look,
        width: u32,
        most_rows: usize,
    ) -> (Arc<Shaped>, u32) {
        let most_rows = most_rows.min(self.cap(words));
        let smaller = [Size::Title, Size::Body, Size::Small].map(|size| self.size(size));
        let mut size = self.size(look.size);
        loop {
            let shaped = self.engine.shape(words, face(size, look), width, most_rows);
            let next = smaller.into_iter().find(|next| *next < size);
            match next {
                Some(next) if !shaped.is_whole() => size = next,
                Some(_) if shaped.rows.len() > 1 && self.small.contains(words) => {
                    return self.in_fewer_rows(words, look, width, (shaped, size));
                }
                _ => {
                    return (
                        self.without_a_last_word_alone(words, look, width, shaped, size),
                        size,
                    );
                }
            }
        }
    }

    /// The same words in small letters, where that saves a row.
    pub(super) fn in_fewer_rows(
        &mut self,
        words: &str,
        look: Look,
        width: u32,
        large: (Arc<Shaped>, u32),
    ) -> (Arc<Shaped>, u32) {
        let size = self.size(Size::Small);
        let rows = large.0.rows.len();
        let shaped = self.engine.shape(words, face(size, look), width, rows);
        if shaped.rows.len() < rows {
            (shaped, size)
        } else {
            large
        }
    }

    /// The same words on one row, where letters smaller by a tenth or less are enough for that.
    pub(super) fn a_little_smaller(
        &mut self,
        words: &str,
        look: Look,
        width: u32,
        large: (Arc<Shaped>, u32),
    ) -> (Arc<Shaped>, u32) {
        // How much smaller is seen from how wide they are in one row; hinting makes that a little uncertain.
        let in_a_row = self
            .engine
            .shape(words, face(large.1, look), u32::from(u16::MAX), 1);
        let wide = in_a_row.rows.first().map_or(0, |row| dots(row.width));
        let enough = (width * 100 / wide.max(1) + 2).min(99);
        let sizes = (90..=enough).rev().map(|percent| large.1 * percent / 100);
        sizes
            .map(|size| (self.engine.shape(words, face(size, look), width, 1), size))
            .find(|(shaped, _)| shaped.is_whole())
            .unwrap_or(large)
    }

    /// The same rows with two words in the last one, where one stood there alone.
    fn without_a_last_word_alone(
        &mut self,
        words: &str,
        look: Look,
        width: u32,
        shaped: Arc<Shaped>,
        size: u32,
    ) -> Arc<Shaped> {
        const SHORT: usize = 6;
        let rows = shaped.rows.len();
        let alone = words
            .rsplit_once(' ')
            .filter(|(_, last)| rows > 1 && last.chars().count() <= SHORT);
        let Some((before, last)) = alone else {
            return shaped;
        };
        let bound = format!("{before}\u{a0}{last}");
        let bound = self.engine.shape(&bound, face(size, look), width, rows);
        if bound.is_whole() && bound.rows.len() == rows {
            bound
        } else {
            shaped
        }
    }

    /// The most rows for these words.
    pub(super) fn cap(&self, words: &str) -> usize {
        self.caps.get(words).copied().unwrap_or(usize::MAX)
    }
}

pub(super) fn face(size: u32, look: Look) -> Face {
    Face {
        size: in_dots(size),
        bold: look.bold,
        tracking: 0.0,
        lean: look.lean,
    }
}

pub(super) fn plain(size: u32) -> Face {
    let look = Look {
        size: Size::Body,
        bold: false,
        lean: Lean::Start,
    };
    face(size, look)
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
