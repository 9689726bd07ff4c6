//! The letters that a file uses, font by font, cut out of the shipped fonts and given codes.
//!
//! A PDF font says for each code one text. Shaped Arabic breaks that for glyphs: the stem of ب is
//! the stem of ت and ن too. So a glyph gets as many codes as it has meanings. Without its feature
//! `text_layout` (a whole layout engine) printpdf embeds a font as it gets it, so it gets one that
//! has nothing but the used glyphs.

use super::pieces::{Piece, Shown};
use super::sfnt::{self, Further};
use crate::Failure;
use crate::engine::Engine;
use cosmic_text::fontdb::ID;
use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};
use std::collections::HashMap;
use std::fmt::Display;
use subsetter::GlyphRemapper;

/// The letters that were used so far.
#[derive(Default)]
pub(super) struct Fonts {
    used: Vec<Used>,
}

/// What is used of one font.
struct Used {
    font: ID,
    /// The first meaning of each glyph.
    glyphs: GlyphRemapper,
    said: HashMap<u16, String>,
    /// Further meanings, parts of glyphs, and blanks.
    further: Vec<(u16, Shown, String)>,
}

/// The fonts in the file.
pub(super) struct Embedded {
    fonts: Vec<Font>,
}

struct Font {
    used: Used,
    id: FontId,
    parsed: ParsedFont,
    /// How many glyphs were cut out; codes of further meanings come behind them.
    cut_out: u16,
}

impl Fonts {
    /// Makes sure that this letter can be written.
    pub(super) fn take(&mut self, piece: &Piece) {
        let used = match self.used.iter().position(|used| used.font == piece.font) {
            Some(at) => &mut self.used[at],
            None => self.used.push_mut(Used::of(piece.font)),
        };
        used.take(piece);
    }

    /// Puts the used glyphs of each font into the file.
    pub(super) fn embed(
        self,
        engine: &Engine,
        file: &mut PdfDocument,
    ) -> Result<Embedded, Failure> {
        let mut fonts = Vec::with_capacity(self.used.len());
        for (number, used) in self.used.into_iter().enumerate() {
            let (parsed, cut_out) = used.cut_out(engine)?;
            let id = FontId(format!("Noto{number}"));
            let map = &mut file.resources.fonts.map;
            map.insert(id.clone(), PdfFont::new(parsed.clone()));
            fonts.push(Font {
                used,
                id,
                parsed,
                cut_out,
            });
        }
        Ok(Embedded { fonts })
    }
}

impl Used {
    fn of(font: ID) -> Self {
        Self {
            font,
            glyphs: GlyphRemapper::new(),
            said: HashMap::new(),
            further: Vec::new(),
        }
    }

    fn take(&mut self, piece: &Piece) {
        let is_new = self.glyphs.get(piece.glyph).is_none();
        self.glyphs.remap(piece.glyph);
        if is_new && piece.shown == Shown::Ink(1) {
            self.said.insert(piece.glyph, piece.said.clone());
        } else if self.code(piece, 0).is_none() {
            let letter = (piece.glyph, piece.shown, piece.said.clone());
            self.further.push(letter);
        }
    }

    /// The code of a letter, where codes of further meanings begin at `further`.
    fn code(&self, piece: &Piece, further: u16) -> Option<u16> {
        if piece.shown == Shown::Ink(1) && self.said.get(&piece.glyph) == Some(&piece.said) {
            return self.glyphs.get(piece.glyph);
        }
        let at = self.further.iter().position(|(glyph, shown, said)| {
            (*glyph, *shown) == (piece.glyph, piece.shown) && *said == piece.said
        })?;
        further.checked_add(u16::try_from(at).ok()?)
    }

    /// The font with nothing but what is used, and how many glyphs it has before the further codes:
    /// the used ones, and the parts that some of them are put together from.
    fn cut_out(&self, engine: &Engine) -> Result<(ParsedFont, u16), Failure> {
        let broken = |why: &dyn Display| Failure::Pdf(why.to_string());
        let (bytes, face) = engine
            .font(self.font)
            .ok_or_else(|| broken(&"a font is not there"))?;
        let cut = subsetter::subset(bytes, face.index, &self.glyphs).map_err(|why| broken(&why))?;
        let further: Vec<Further> = self
            .further
            .iter()
            .map(|(glyph, shown, _)| Further {
                code: self.glyphs.get(*glyph).unwrap_or_default(),
                shown: *shown,
            })
            .collect();
        let (bytes, glyphs) = sfnt::with_further(&cut, &further)
            .ok_or_else(|| broken(&"a font cannot be extended"))?;
        // It warns that the font has no table of characters; the codes are given here.
        let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
            .ok_or_else(|| broken(&"a font cannot be read again"))?;
        // Six capitals before the name say that this is a part of a font (ISO 32000-1, 9.6.4).
        font.font_name = Some(format!("ACIKKP+{}", face.post_script_name));
        font.pdf_font_metrics.us_weight_class = face.weight.0;
        Ok((font, glyphs))
    }
}

impl Embedded {
    /// The font that a letter is written in.
    pub(super) fn font(&self, piece: &Piece) -> Option<&FontId> {
        self.entry(piece).map(|font| &font.id)
    }

    /// A letter's code in its font, and how far it moves the pen in thousandths of the size, as
    /// printpdf writes it: cut to a whole number.
    pub(super) fn code(&self, piece: &Piece) -> Option<(u16, f64)> {
        let font = self.entry(piece)?;
        let code = font.used.code(piece, font.cut_out)?;
        let width = f64::from(font.parsed.get_glyph_width(code).unwrap_or_default());
        let width = (width * 1000.0 / f64::from(font.parsed.units_per_em.max(1))).trunc();
        Some((code, width))
    }

    fn entry(&self, piece: &Piece) -> Option<&Font> {
        self.fonts.iter().find(|font| font.used.font == piece.font)
    }
}
