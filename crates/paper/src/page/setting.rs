//! Blocks become strips: sizes, columns, baselines.

mod tables;
mod texts;

use super::strip::Strip;
use super::{DPI, Page, PageBlock, PageDocument, PageLook, dots};
use crate::engine::{Engine, Face, Lean};
use crate::layout::{Area, Item};
use crate::{Failure, PaperWidth, qr};

/// What sets blocks.
pub(super) struct Setter<'a> {
    engine: &'a mut Engine,
    look: PageLook,
}

/// The part of the page's width that a block may use.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) left: u32,
    pub(super) width: u32,
}

/// The part of the page that is not margin.
pub(super) struct Frame {
    pub(super) top: u32,
    pub(super) height: u32,
    pub(super) column: Column,
}

/// Sizes of letters in tenths of a point, which is in dots.
#[derive(Debug, Clone, Copy)]
enum Size {
    Heading,
    Body,
    Small,
    Number,
}

/// How words stand.
#[derive(Debug, Clone, Copy)]
struct Style {
    size: Size,
    bold: bool,
    centred: bool,
}

const BODY: Style = Style {
    size: Size::Body,
    bold: false,
    centred: false,
};
const BOLD: Style = Style { bold: true, ..BODY };
const SMALL: Style = Style {
    size: Size::Small,
    ..BODY
};
const HEADING: Style = Style {
    size: Size::Heading,
    bold: true,
    centred: true,
};

/// The side of the code for scanners, as on the slip.
const CODE_SIDE: u32 = 254;

impl<'a> Setter<'a> {
    pub(super) fn new(engine: &'a mut Engine, look: PageLook) -> Self {
        Self { engine, look }
    }

    pub(super) fn frame(&self) -> Frame {
        let (width, height) = self.look.size.tenths();
        let margin = self.look.size.margin();
        let band = 2 * self.step(SMALL);
        Frame {
            top: dots(margin) + band,
            height: dots(height - 2 * margin) - 2 * band,
            column: Column {
                left: dots(margin),
                width: dots(width - 2 * margin),
            },
        }
    }

    pub(super) fn block(
        &mut self,
        block: &PageBlock,
        column: Column,
    ) -> Result<Vec<Strip>, Failure> {
        Ok(match block {
            PageBlock::Heading(words) => self.heading(words, column),
            PageBlock::Text(words) => self.paragraph(words, BODY, column),
            PageBlock::Note(words) => self.paragraph(words, SMALL, column),
            PageBlock::Fields(fields) => self.fields(fields, column),
            PageBlock::Lines(count) => (0..*count).map(|_| self.line(column)).collect(),
            PageBlock::Number { groups, payload } => self.number(groups, payload, column)?,
            PageBlock::Table(table) => self.table(table, column),
            PageBlock::Aside(blocks) => {
                let half = Column {
                    left: column.left + column.width / 2,
                    width: column.width - column.width / 2,
                };
                self.together(blocks, half)?
            }
            PageBlock::Together(blocks) | PageBlock::Closing(blocks) => {
                self.together(blocks, column)?
            }
            PageBlock::Space(tenths) => vec![Strip::white(dots(*tenths))],
        })
    }

    /// A page with nothing but its head and foot.
    pub(super) fn margins(&mut self, document: &PageDocument, number: &str) -> Page {
        let frame = self.frame();
        let (_, height) = self.look.size.tenths();
        let margin = dots(self.look.size.margin());
        let [left, right] = &document.head;
        let mut page = Page::default();
        let bands = [
            (margin, left.as_str(), right.as_str()),
            (
                dots(height) - margin - self.step(SMALL),
                document.foot.as_str(),
                number,
            ),
        ];
        for (top, left, right) in bands {
            let mut strip = self.ends(left, right, frame.column);
            page.lines.extend(strip.said.take());
            let items = strip.items.into_iter();
            page.items
                .extend(items.map(|item| item.moved(0, top.cast_signed())));
        }
        let rule = fill(frame.column, margin + self.step(SMALL) + 20, 5);
        page.items.push(rule);
        page
    }

    fn number(
        &mut self,
        groups: &str,
        payload: &str,
        column: Column,
    ) -> Result<Vec<Strip>, Failure> {
        let paper = PaperWidth::MM80;
        let code = qr::draw(payload, CODE_SIDE, paper)?;
        let scaled = |dots: u32| dots * DPI / paper.dpi();
        let side = scaled(code.width());
        let mut strip = Strip {
            height: side,
            ..Strip::default()
        };
        let left = column.left + column.width - side;
        for area in code.black_areas() {
            let (from_x, from_y) = (area.left.unsigned_abs(), area.top.unsigned_abs());
            let (x, y) = (scaled(from_x), scaled(from_y));
            strip.items.push(Item::Fill(Area {
                left: (left + x).cast_signed(),
                top: y.cast_signed(),
                width: scaled(from_x + area.width) - x,
                height: scaled(from_y + area.height) - y,
            }));
        }
        let room = Column {
            width: column.width - side,
            ..column
        };
        let style = Style {
            size: Size::Number,
            ..BOLD
        };
        let rows = self.paragraph(groups, style, room);
        let mut top = side.saturating_sub(rows.iter().map(|row| row.height).sum()) / 2;
        for row in rows {
            let items = row.items.into_iter();
            strip
                .items
                .extend(items.map(|item| item.moved(0, top.cast_signed())));
            top += row.height;
            strip.said = strip.said.or(row.said);
        }
        Ok(vec![strip])
    }

    fn together(&mut self, blocks: &[PageBlock], column: Column) -> Result<Vec<Strip>, Failure> {
        let mut strips = Vec::new();
        for block in blocks {
            strips.extend(self.block(block, column)?);
        }
        keep_together(&mut strips);
        Ok(strips)
    }

    /// The size of letters in dots.
    fn size(&self, size: Size) -> u32 {
        match (size, self.look.large) {
            (Size::Small, false) => 90,
            (Size::Small, true) => 140,
            (Size::Body, false) => 110,
            (Size::Body, true) => 180,
            (Size::Heading, false) => 130,
            (Size::Heading, true) => 210,
            (Size::Number, false) => 240,
            (Size::Number, true) => 330,
        }
    }

    /// From one baseline to the next.
    fn step(&self, style: Style) -> u32 {
        self.size(style.size) * 11 / 8
    }

    /// The baseline's distance from the top of its row.
    fn baseline(&self, style: Style) -> u32 {
        self.size(style.size) * 9 / 8
    }

    fn face(&self, style: Style) -> Face {
        Face {
            size: in_dots(self.size(style.size)),
            bold: style.bold,
            tracking: 0.0,
            lean: if style.centred {
                Lean::Center
            } else {
                Lean::Start
            },
        }
    }
}

fn in_dots(size: u32) -> f32 {
    f32::from(u16::try_from(size).unwrap_or(u16::MAX))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "widths are never negative, and a cast of a float saturates"
)]
fn whole_dots(width: f32) -> u32 {
    width.ceil() as u32
}

/// None of them alone on a page.
fn keep_together(strips: &mut [Strip]) {
    let last = strips.len().saturating_sub(1);
    for strip in &mut strips[..last] {
        strip.stays_with_next = true;
    }
}

/// The last strip that says something, and the white behind it, on one page with what comes.
pub(super) fn keep_last_with_next(strips: &mut [Strip]) {
    for strip in strips.iter_mut().rev() {
        strip.stays_with_next = true;
        if !strip.is_white {
            break;
        }
    }
}

fn fill(column: Column, top: u32, height: u32) -> Item {
    Item::Fill(Area {
        left: column.left.cast_signed(),
        top: top.cast_signed(),
        width: column.width,
        height,
    })
}
