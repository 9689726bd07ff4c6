//! Text mode's line: letters in cells until the line is printed. The letters are drawn from a font of the
//! project, so that a picture of the paper can be read; a real printer has letters of its own.

use std::path::Path;

use swash::FontRef;
use swash::scale::{Render, ScaleContext, Source};
use swash::zeno::Format;

use super::reader::Command;
use super::text_mode;

/// A letter's cell in dots (font A), and how far one line is from the next.
const WIDE: usize = 12;
const HIGH: usize = 24;
const LINE: usize = 30;
/// Where letters stand in their cell.
const BASELINE: usize = 19;

/// Printed rows, top to bottom, and what they say.
#[derive(Debug, Default)]
pub(super) struct Printed {
    pub(super) rows: Vec<Vec<u8>>,
    pub(super) says: String,
}

/// What is set and what waits in the line.
#[derive(Debug)]
pub(super) struct Typesetter {
    dots: usize,
    font: Vec<u8>,
    cells: Vec<Cell>,
    page: u8,
    wide: u8,
    high: u8,
    place: u8,
    module: u8,
    stored: Vec<u8>,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    letter: char,
    wide: usize,
    high: usize,
}

impl Typesetter {
    pub(super) fn new(dots: usize) -> Self {
        Self {
            dots,
            font: Vec::new(),
            cells: Vec::new(),
            page: 0,
            wide: 1,
            high: 1,
            place: 0,
            module: 3,
            stored: Vec::new(),
        }
    }

    /// As after switching on: what waited in the line is gone.
    pub(super) fn reset(&mut self) {
        let font = std::mem::take(&mut self.font);
        *self = Self {
            font,
            ..Self::new(self.dots)
        };
    }

    /// Carries a command of text mode out; what is printed by it.
    pub(super) fn carry_out(&mut self, command: Command) -> Vec<Printed> {
        match command {
            Command::Letter(byte) => return self.put(byte).into_iter().collect(),
            Command::LineFeed => return vec![self.feed()],
            Command::Lines(count) => {
                let line = self.flush();
                let empty = (0..count).map(|_| Printed {
                    rows: vec![Vec::new(); LINE],
                    says: String::new(),
                });
                return line.into_iter().chain(empty).collect();
            }
            Command::QrPrint => return self.qr().into_iter().collect(),
            Command::CodePage(page) => self.page = page,
            Command::Size { wide, high } => (self.wide, self.high) = (wide, high),
            Command::Align(place) => self.place = place,
            Command::QrModule(dots) => self.module = dots,
            Command::QrStore(what) => self.stored = what,
            _ => {}
        }
        Vec::new()
    }

    /// Prints what waits in the line, if anything does.
    pub(super) fn flush(&mut self) -> Option<Printed> {
        (!self.cells.is_empty()).then(|| self.feed())
    }

    fn put(&mut self, byte: u8) -> Option<Printed> {
        let cell = Cell {
            letter: text_mode::letter(byte, self.page),
            wide: self.wide.into(),
            high: self.high.into(),
        };
        let used: usize = self.cells.iter().map(|cell| cell.wide * WIDE).sum();
        // A full line prints by itself.
        let full = (used + cell.wide * WIDE > self.dots).then(|| self.feed());
        self.cells.push(cell);
        full
    }

    fn feed(&mut self) -> Printed {
        let cells = std::mem::take(&mut self.cells);
        let highest = cells.iter().map(|cell| cell.high).max().unwrap_or(1);
        let mut rows = vec![vec![0; self.dots / 8]; LINE + (highest - 1) * HIGH];
        let used: usize = cells.iter().map(|cell| cell.wide * WIDE).sum();
        let mut x = self.begin(used);
        for cell in &cells {
            self.draw(*cell, x, highest * HIGH - (HIGH - BASELINE), &mut rows);
            x += cell.wide * WIDE;
        }
        let says = cells.iter().map(|cell| cell.letter).collect();
        Printed { rows, says }
    }

    fn begin(&self, used: usize) -> usize {
        let free = self.dots.saturating_sub(used);
        match self.place {
            1 | 49 => free / 2,
            2 | 50 => free,
            _ => 0,
        }
    }

    fn draw(&mut self, cell: Cell, x: usize, baseline: usize, rows: &mut [Vec<u8>]) {
        if self.font.is_empty() {
            self.font = read_font();
        }
        let Some(font) = FontRef::from_index(&self.font, 0) else {
            return;
        };
        let mut context = ScaleContext::new();
        let mut scaler = context.builder(font).size(20.0).hint(true).build();
        let glyph = font.charmap().map(cell.letter);
        let image = Render::new(&[Source::Outline])
            .format(Format::Alpha)
            .render(&mut scaler, glyph);
        let Some(image) = image else { return };
        let indent = (WIDE.saturating_sub(image.placement.width as usize)) / 2;
        let above = usize::try_from(image.placement.top).unwrap_or(0);
        let top = baseline.saturating_sub(above * cell.high);
        let width = (image.placement.width as usize).max(1);
        for at in (0..image.data.len()).filter(|at| image.data[*at] > 127) {
            for dot in 0..cell.wide * cell.high {
                let x = x + (indent + at % width) * cell.wide + dot % cell.wide;
                let y = top + at / width * cell.high + dot / cell.wide;
                blacken(rows, x, y);
            }
        }
    }

    fn qr(&mut self) -> Option<Printed> {
        let code = qrcodegen::QrCode::encode_binary(&self.stored, qrcodegen::QrCodeEcc::Medium);
        let code = code.ok()?;
        let (module, size) = (usize::from(self.module), usize::try_from(code.size()).ok()?);
        let begin = self.begin(size * module);
        let row_of = |y: usize| {
            let mut row = vec![0_u8; self.dots / 8];
            for x in 0..size * module {
                let (mx, my) = (i32::try_from(x / module), i32::try_from(y / module));
                let dark = matches!((mx, my), (Ok(x), Ok(y)) if code.get_module(x, y));
                if dark {
                    blacken(std::slice::from_mut(&mut row), begin + x, 0);
                }
            }
            row
        };
        Some(Printed {
            rows: (0..size * module).map(row_of).collect(),
            says: format!("[QR {}]", String::from_utf8_lossy(&self.stored)),
        })
    }
}

fn blacken(rows: &mut [Vec<u8>], x: usize, y: usize) {
    if let Some(byte) = rows.get_mut(y).and_then(|row| row.get_mut(x / 8)) {
        *byte |= 0x80 >> (x % 8);
    }
}

/// The project's own letters; without them nothing is drawn, and the words are there all the same.
fn read_font() -> Vec<u8> {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/fonts");
    std::fs::read(fonts.join("NotoSans-Regular.ttf")).unwrap_or_default()
}
