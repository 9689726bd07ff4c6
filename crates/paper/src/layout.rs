//! Where everything stands on a paper of known width: placed once, then drawn or read.

use crate::{Bitmap, PaperWidth};
use cosmic_text::CacheKey;
use std::sync::Arc;

/// A laid-out document, in dots from the top left corner.
#[derive(Debug, Clone)]
pub struct Layout {
    pub(crate) paper: PaperWidth,
    pub(crate) height: u32,
    pub(crate) items: Vec<Item>,
    pub(crate) lines: Vec<String>,
    pub(crate) rows: usize,
    pub(crate) overfull: bool,
}

/// One placed thing. Later items lie over earlier ones.
#[derive(Debug, Clone)]
pub enum Item {
    /// Shaped letters.
    Glyphs(Vec<Glyph>, Ink),
    /// A filled rectangle.
    Fill(Area),
    /// A picture, dot for dot.
    Picture {
        /// Distance from the left edge.
        left: i32,
        /// Distance from the top.
        top: i32,
        /// Its dots; only the black ones are laid down.
        picture: Arc<Bitmap>,
    },
}

/// One shaped letter: which glyph of which font in which size, and where its baseline begins.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// Font, glyph and size.
    pub key: CacheKey,
    /// Distance from the left edge.
    pub x: i32,
    /// The baseline's distance from the top.
    pub y: i32,
    /// How far the pen moves, in dots.
    pub width: f32,
    /// The characters it stands for: one mostly, several for letters drawn as one, none for the
    /// further pieces of a letter drawn in pieces.
    pub said: String,
}

/// Whether letters are black or left white on black.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Black on white.
    Black,
    /// White on black.
    White,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Distance from the left edge.
    pub left: i32,
    /// Distance from the top.
    pub top: i32,
    /// How wide.
    pub width: u32,
    /// How high.
    pub height: u32,
}

impl Layout {
    /// The paper it was laid out for.
    pub fn paper(&self) -> PaperWidth {
        self.paper
    }

    /// Height in dots.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Everything placed, lowest first.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// What stands on the paper as text, in reading order, one sentence or pair a line.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// How many lines of text the eye sees (a wrapped sentence is several).
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Whether there are more lines than there may be, although all has given way that can.
    pub fn is_overfull(&self) -> bool {
        self.overfull
    }
}

impl Item {
    /// The same, moved by so many dots.
    pub(crate) fn moved(mut self, right: i32, down: i32) -> Self {
        match &mut self {
            Self::Glyphs(glyphs, _) => {
                for glyph in glyphs {
                    glyph.x += right;
                    glyph.y += down;
                }
            }
            Self::Fill(area) => {
                area.left += right;
                area.top += down;
            }
            Self::Picture { left, top, .. } => {
                *left += right;
                *top += down;
            }
        }
        self
    }
}
