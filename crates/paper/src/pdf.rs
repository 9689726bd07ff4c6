//! Placed things become PDF pages. Text stays text: each glyph carries the characters it stands
//! for, so that a reader's search and copy give back what was typed.
//!
//! The crate `printpdf` writes the file; which letter stands where was decided by the layout, and
//! the fonts come already subset (`fonts`). It writes no tags: this is no PDF/UA.

mod fonts;
mod pieces;
mod sfnt;

use crate::engine::Engine;
use crate::layout::{Area, Ink, Item};
use crate::{Bitmap, Failure};
use fonts::Fonts;
pub(crate) use pieces::is_right_to_left;
use pieces::{Piece, Shown};
use printpdf::{
    Codepoint, Color, Greyscale, Mm, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, Rect, TextItem, TextMatrix, WindingOrder,
};

/// Letters are moved only where they would stand further than this from their place, in
/// thousandths of the font's size: nobody sees it, and most letters need no number of their own.
const LEAST_SHIFT: f64 = 5.0;

/// One page: what stands on it, in dots from its top left corner.
pub(crate) struct Leaf<'a> {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) dpi: u32,
    pub(crate) items: Vec<&'a Item>,
}

/// The pages as one file. `title` is shown by viewers; no name belongs in it.
pub(crate) fn write(engine: &Engine, leaves: &[Leaf<'_>], title: &str) -> Result<Vec<u8>, Failure> {
    let pages: Vec<Vec<Mark<'_>>> = leaves
        .iter()
        .map(|leaf| leaf.items.iter().copied().map(mark).collect())
        .collect();
    let mut fonts = Fonts::default();
    for row in pages.iter().flatten().filter_map(Mark::row) {
        row.text
            .iter()
            .chain(&row.ink)
            .for_each(|piece| fonts.take(piece));
    }
    let mut file = PdfDocument::new(title);
    let fonts = fonts.embed(engine, &mut file)?;
    file.pages = leaves
        .iter()
        .zip(&pages)
        .map(|(leaf, marks)| page(leaf, marks, &fonts))
        .collect();
    let mut warnings = Vec::new();
    let bytes = file.save(&PdfSaveOptions::default(), &mut warnings);
    match warnings.first() {
        // What printpdf warns of is text that would not show.
        Some(warning) => Err(Failure::Pdf(warning.msg.clone())),
        None => Ok(bytes),
    }
}

/// A row of letters as text and ink.
struct Row {
    text: Vec<Piece>,
    ink: Vec<Piece>,
}

/// One thing on a page.
enum Mark<'a> {
    Row(Row, Ink),
    Other(&'a Item),
}

impl Mark<'_> {
    fn row(&self) -> Option<&Row> {
        match self {
            Self::Row(row, _) => Some(row),
            Self::Other(_) => None,
        }
    }
}

fn mark(item: &Item) -> Mark<'_> {
    match item {
        Item::Glyphs(glyphs, colour) => {
            let (text, ink) = pieces::of_row(glyphs);
            Mark::Row(Row { text, ink }, *colour)
        }
        other => Mark::Other(other),
    }
}

fn page(leaf: &Leaf<'_>, marks: &[Mark<'_>], fonts: &fonts::Embedded) -> PdfPage {
    let mut writing = Writing {
        fonts,
        scale: 72.0 / f64::from(leaf.dpi),
        height: f64::from(leaf.height),
        ops: Vec::new(),
    };
    for mark in marks {
        match mark {
            Mark::Row(row, ink) => writing.text(row, *ink),
            Mark::Other(Item::Fill(area)) => writing.fill(*area),
            Mark::Other(Item::Picture { left, top, picture }) => {
                writing.picture(*left, *top, picture);
            }
            Mark::Other(Item::Glyphs(..)) => {}
        }
    }
    let length = |dots: u32| Mm::from(Pt(short(f64::from(dots) * writing.scale)));
    PdfPage::new(length(leaf.width), length(leaf.height), writing.ops)
}

/// A page being written; PDF measures in points from the bottom left corner.
struct Writing<'a> {
    fonts: &'a fonts::Embedded,
    /// Points in a dot.
    scale: f64,
    height: f64,
    ops: Vec<Op>,
}

impl Writing<'_> {
    fn text(&mut self, row: &Row, ink: Ink) {
        self.ink(ink);
        self.ops.push(Op::StartTextSection);
        let fonts = self.fonts;
        let runs = row
            .text
            .chunk_by(|left, right| is_one_run(fonts, left, right));
        for run in runs.chain(row.ink.chunks(1)) {
            self.run(run);
        }
        self.ops.push(Op::EndTextSection);
    }

    fn run(&mut self, run: &[Piece]) {
        let Some(first) = run.first() else { return };
        let Some(font) = self.fonts.font(first) else {
            return;
        };
        let size = f64::from(first.size);
        let mut shown = Vec::with_capacity(run.len());
        // Where the viewer's pen is, in thousandths of the size from the run's beginning.
        let mut pen = 0.0;
        for (at, piece) in run.iter().enumerate() {
            let Some((code, width)) = self.fonts.code(piece) else {
                continue;
            };
            pen += width;
            // A blank stands where its glyph's width leaves it.
            let next = run
                .get(at + 1)
                .filter(|next| matches!(next.shown, Shown::Ink(_)));
            let next = next.map_or(pen, |next| f64::from(next.x - first.x) * 1000.0 / size);
            let shift = if (pen - next).abs() < LEAST_SHIFT {
                0.0
            } else {
                (pen - next).round()
            };
            pen -= shift;
            shown.push(Codepoint::with_cid(code, short(shift), piece.said.clone()));
        }
        self.ops.extend([
            Op::SetFont {
                font: PdfFontHandle::External(font.clone()),
                size: Pt(short(size * self.scale)),
            },
            Op::SetTextMatrix {
                matrix: TextMatrix::Translate(
                    Pt(short(f64::from(first.x) * self.scale)),
                    Pt(short((self.height - f64::from(first.y)) * self.scale)),
                ),
            },
            Op::ShowText {
                items: vec![TextItem::GlyphIds(shown)],
            },
        ]);
    }

    fn ink(&mut self, ink: Ink) {
        let percent = match ink {
            Ink::Black => 0.0,
            Ink::White => 1.0,
        };
        let col = Color::Greyscale(Greyscale::new(percent, None));
        self.ops.push(Op::SetFillColor { col });
    }

    fn fill(&mut self, area: Area) {
        self.ink(Ink::Black);
        let rectangle = self.rectangle(area);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    /// A picture as the areas it is made of: sharp at every size, and small for a code or a mark.
    fn picture(&mut self, left: i32, top: i32, picture: &Bitmap) {
        self.ink(Ink::Black);
        for area in picture.black_areas() {
            let rectangle = self.rectangle(Area {
                left: area.left + left,
                top: area.top + top,
                ..area
            });
            self.ops.push(Op::DrawRectangle { rectangle });
        }
    }

    fn rectangle(&self, area: Area) -> Rect {
        let bottom = self.height - f64::from(area.top) - f64::from(area.height);
        Rect {
            x: Pt(short(f64::from(area.left) * self.scale)),
            y: Pt(short(bottom * self.scale)),
            width: Pt(short(f64::from(area.width) * self.scale)),
            height: Pt(short(f64::from(area.height) * self.scale)),
            mode: Some(PaintMode::Fill),
            winding_order: Some(WindingOrder::NonZero),
        }
    }
}

/// Whether both stand in one font and size on one baseline.
fn is_one_run(fonts: &fonts::Embedded, left: &Piece, right: &Piece) -> bool {
    left.y == right.y
        && left.size.to_bits() == right.size.to_bits()
        && fonts.font(left) == fonts.font(right)
}

/// A number as it is written: a hundredth of a point is a three-hundredth of a millimetre.
#[expect(
    clippy::cast_possible_truncation,
    reason = "places on paper have a few digits"
)]
fn short(number: f64) -> f32 {
    ((number * 100.0).round() / 100.0) as f32
}
