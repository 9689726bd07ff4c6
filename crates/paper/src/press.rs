//! The one door to paper: a document and a paper width in, a finished sheet out.

use crate::engine::Engine;
use crate::page::{self, Leaflet, PageLook, Paged};
use crate::pdf::{self, Leaf};
use crate::{
    Bitmap, Document, Failure, Layout, PaperWidth, Profile, compose, drawing, escpos, text_mode,
};
use domain::Printer;
use domain::printer::{CodeTable, ProfileCode};
use text::Words;

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

    /// Sets a document on pages, in the language of `words`.
    pub fn set_pages(
        &mut self,
        document: &Leaflet,
        look: PageLook,
        words: &Words,
    ) -> Result<Paged, Failure> {
        let document = document.document(words);
        let paged = page::lay_out(&mut self.engine, &document, look, words);
        self.engine.forget_words();
        paged
    }

    /// Pages as one PDF.
    pub fn pages_pdf(&self, pages: &Paged) -> Result<Vec<u8>, Failure> {
        pages.pdf(&self.engine)
    }

    /// The bytes that print this document on this printer: as a picture, or in its own letters where a
    /// person saw them print rightly.
    pub fn print(&mut self, document: &Document, printer: &Printer) -> Result<Vec<u8>, Failure> {
        let profile = Profile::of(printer);
        let paper = profile.paper(printer.width);
        match printer.code_table {
            Some(table) => text_mode::print(self, document, paper, profile, table),
            None => self.set(document, paper)?.escpos_for(profile),
        }
    }

    /// The bytes that print this document as a picture, and below it `letters` as each of the tables
    /// has them, with the marks of [`MARKS`](crate::MARKS).
    pub fn print_samples(
        &mut self,
        document: &Document,
        printer: &Printer,
        letters: &str,
        tables: &[CodeTable],
    ) -> Result<Vec<u8>, Failure> {
        let profile = Profile::of(printer);
        let paper = profile.paper(printer.width);
        let sheet = self.set(document, paper)?;
        escpos::collect(|printer| {
            text_mode::begin(printer, paper)?;
            escpos::rows(printer, sheet.picture(), profile)?;
            text_mode::samples(printer, letters, tables)?;
            escpos::cut(printer, profile.cutter)
        })
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

    /// The bytes that make any ESC/POS printer print and cut it. The fence that tells when it is
    /// done is the sender's to add: [`escpos::FENCE`].
    pub fn escpos(&self) -> Result<Vec<u8>, Failure> {
        self.escpos_for(Profile::find(&ProfileCode::default()))
    }

    /// The same for a printer of this kind.
    pub fn escpos_for(&self, profile: &Profile) -> Result<Vec<u8>, Failure> {
        escpos::encode(&self.picture, self.layout.paper(), profile)
    }
}
