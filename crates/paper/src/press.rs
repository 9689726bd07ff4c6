//! The one door to paper: a document and a paper width in, a finished sheet out.

use crate::engine::Engine;
use crate::pdf::{self, Leaf};
use crate::{Bitmap, Document, Failure, Layout, PaperWidth, compose, drawing, escpos};

/// Fonts, shaping and drawing. The first one costs some milliseconds; keep it and each further
/// sheet takes one or two.
pub struct Press {
    engine: Engine,
}

/// A document on paper: placed, drawn, and ready to be sent, shown or read.
#[derive(Debug, Clone)]
pub struct Sheet {
    layout: Layout,
    picture: Bitmap,
}

impl Press {
    /// A press with the shipped fonts.
    pub fn new() -> Self {
        Self {
            engine: Engine::new(),
        }
    }

    /// Lays a document out and draws it.
    pub fn set(&mut self, document: &Document, paper: PaperWidth) -> Result<Sheet, Failure> {
        let layout = compose::lay_out(&mut self.engine, document, paper);
        self.engine.forget_words();
        let layout = layout?;
        let picture = drawing::draw(&mut self.engine, &layout);
        Ok(Sheet { layout, picture })
    }

    /// A sheet as PDF, on a page as large as what prints: the same letters at the same places.
    pub fn pdf(&self, sheet: &Sheet, title: &str) -> Result<Vec<u8>, Failure> {
        let layout = sheet.layout();
        let leaf = Leaf {
            width: layout.paper().dots(),
            height: layout.height(),
            dpi: layout.paper().dpi(),
            items: layout.items().iter().collect(),
        };
        pdf::write(&self.engine, &[leaf], title)
    }
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

impl Sheet {
    /// What stands on it as text, in reading order: for screen readers and logs of tests.
    pub fn lines(&self) -> &[String] {
        self.layout.lines()
    }

    /// Where everything stands.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Its dots.
    pub fn picture(&self) -> &Bitmap {
        &self.picture
    }

    /// Its dots as PNG, for the preview.
    pub fn png(&self) -> Result<Vec<u8>, Failure> {
        self.picture.png()
    }

    /// The bytes that make an ESC/POS printer print and cut it. The fence that tells when it is
    /// done is the sender's to add: [`escpos::FENCE`].
    pub fn escpos(&self) -> Result<Vec<u8>, Failure> {
        escpos::encode(&self.picture, self.layout.paper())
    }
}
