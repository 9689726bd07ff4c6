//! A row of glyphs as readers of text need it: one character each, side by side on one baseline.
//!
//! A reader of a PDF puts lines together from where letters stand, and what a script asks for leads
//! it astray: the letters of a ligature come back swapped from right to left, and a raised mark is taken for a
//! line of its own. So a row is written in two parts. Its text: each glyph that moves
//! the pen, and where it stands for several characters, blanks that share its width with it. Its
//! ink: the marks above and below, which say nothing themselves.

use crate::layout::Glyph;
use cosmic_text::fontdb::ID;
use unicode_normalization::char::is_combining_mark;

/// The least width of a character, in thousandths of the font's size. Poppler takes two that begin
/// within 100 of each other for one that was printed twice.
const LEAST_WIDTH: f32 = 110.0;

/// One code in the file: a glyph or a blank, what it says, and where.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) font: ID,
    pub(super) glyph: u16,
    pub(super) shown: Shown,
    pub(super) said: String,
    pub(super) x: i32,
    pub(super) y: i32,
    /// The font's size in dots.
    pub(super) size: f32,
}

/// How much of its glyph a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Its ink, and this part of its width (1 all of it, 2 a half …).
    Ink(u16),
    /// No ink, and this part of its width.
    Blank(u16),
}

/// A glyph that moves the pen, with all that it stands for in reading order.
struct Carrier<'a> {
    glyph: &'a Glyph,
    letters: Vec<char>,
}

/// A row as its text, left to right, and its further ink.
pub(super) fn of_row(glyphs: &[Glyph]) -> (Vec<Piece>, Vec<Piece>) {
    let baseline = baseline(glyphs);
    let mut carriers: Vec<Carrier<'_>> = Vec::with_capacity(glyphs.len());
    let mut ink = Vec::new();
    for glyph in glyphs {
        let letters: Vec<char> = glyph.said.chars().collect();
        let is_mark = letters.first().copied().is_some_and(is_combining_mark);
        let is_joiner = matches!(letters[..], ['\u{200c}' | '\u{200d}']);
        if !is_joiner && !is_mark && glyph.y == baseline {
            carriers.push(Carrier { glyph, letters });
            continue;
        }
        // Joiner and non-joiner have no ink, whatever glyph the font has for them.
        if !is_joiner {
            ink.push(piece(glyph, Shown::Ink(1), String::new()));
        }
        if let Some(carrier) = carriers.last_mut() {
            carrier.letters.extend(letters);
        }
    }
    // They come in the order of reading.
    carriers.sort_by_key(|carrier| carrier.glyph.x);
    let text = carriers.iter().flat_map(Carrier::pieces).collect();
    (text, ink)
}

impl Carrier<'_> {
    fn pieces(&self) -> Vec<Piece> {
        let share = self.share();
        if share <= 1 {
            let said = String::from_iter(&self.letters);
            return vec![piece(self.glyph, Shown::Ink(1), said)];
        }
        let (singly, rest) = self.letters.split_at(usize::from(share) - 1);
        let mut said: Vec<String> = singly.iter().map(|letter| String::from(*letter)).collect();
        said.push(String::from_iter(rest));
        if self.letters.iter().any(|letter| is_right_to_left(*letter)) {
            said.reverse();
        }
        (0..share)
            .zip(said)
            .map(|(place, said)| match place {
                0 => piece(self.glyph, Shown::Ink(share), said),
                _ => piece(self.glyph, Shown::Blank(share), said),
            })
            .collect()
    }

    /// In how many parts the glyph's width can be parted for its characters.
    fn share(&self) -> u16 {
        let size = f32::from_bits(self.glyph.key.font_size_bits).max(1.0);
        let width = self.glyph.width * 1000.0 / size;
        (1..=u16::try_from(self.letters.len()).unwrap_or(u16::MAX))
            .take_while(|share| width >= f32::from(*share) * LEAST_WIDTH)
            .last()
            .unwrap_or(1)
    }
}

fn piece(glyph: &Glyph, shown: Shown, said: String) -> Piece {
    Piece {
        font: glyph.key.font_id,
        glyph: glyph.key.glyph_id,
        shown,
        said,
        x: glyph.x,
        y: glyph.y,
        size: f32::from_bits(glyph.key.font_size_bits),
    }
}

/// Where most of the row stands.
fn baseline(glyphs: &[Glyph]) -> i32 {
    let mut heights: Vec<i32> = glyphs.iter().map(|glyph| glyph.y).collect();
    heights.sort_unstable();
    heights
        .chunk_by(|left, right| left == right)
        .max_by_key(|same| same.len())
        .and_then(|same| same.first().copied())
        .unwrap_or_default()
}

/// Hebrew, Arabic and its neighbours, with their presentation forms.
pub(crate) fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}
