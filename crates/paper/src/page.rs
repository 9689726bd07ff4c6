//! Documents on whole pages: what stands on them, before anyone knows where a page ends.
//!
//! A roll ends where its document does; a sheet of A4 does not. So these blocks are set into strips
//! (`setting`) and the strips are dealt onto pages (`breaking`). What a petition or a
//! day list says is the matter of `petition`, `visitor_copy`, `day_list`.

mod breaking;
mod setting;
mod strip;

use crate::engine::Engine;
use crate::layout::Item;
use crate::pdf::{self, Leaf};
use crate::{DayList, Failure, Petition, Tenths, VisitorCopy};
use text::{Words, key};

/// Ten dots make a point.
const DPI: u32 = 720;

/// Sizes of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PageSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 148 × 210 mm.
    A5,
}

/// How a document is to look: on what, and for whose eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct PageLook {
    /// The paper.
    pub size: PageSize,
    /// Letters of 18 points, for whoever reads with difficulty.
    pub large: bool,
}

/// A document for pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageDocument {
    /// What viewers show as its name. It names the kind of document and nobody.
    pub(crate) title: String,
    /// Left and right at the head of every page.
    pub(crate) head: [String; 2],
    /// At the foot of every page, beside its number.
    pub(crate) foot: String,
    pub(crate) blocks: Vec<PageBlock>,
}

/// One piece of it. Words come cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PageBlock {
    /// The name of the document or of whom it is addressed to.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Small words, such as what a law says.
    Note(String),
    /// Labels with their values.
    Fields(Vec<Field>),
    /// So many ruled lines to write on.
    Lines(u32),
    /// The application's number, as large as on a slip, with its code for scanners.
    Number {
        /// In groups.
        groups: String,
        /// What the code says.
        payload: String,
    },
    /// Rows under named columns, whose names come again on each page.
    Table(Table),
    /// Blocks in the right half of the page.
    Aside(Vec<PageBlock>),
    /// Blocks that stay on one page.
    Together(Vec<PageBlock>),
    /// Last blocks, which are on no page alone: the end of what stands before comes along.
    Closing(Vec<PageBlock>),
    /// White.
    Space(Tenths),
}

/// A label, and a value or room to write one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) label: String,
    pub(crate) value: Value,
}

/// What stands beside a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Known words.
    Words(String),
    /// So many ruled lines.
    Lines(u32),
}

/// Columns with the share of the width each has, and rows of as many cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) columns: Vec<(String, u32)>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// A document on its pages.
#[derive(Debug, Clone)]
pub struct Paged {
    title: String,
    size: PageSize,
    pages: Vec<Page>,
}

#[derive(Debug, Clone, Default)]
struct Page {
    items: Vec<Item>,
    lines: Vec<String>,
}

impl Field {
    /// The value where it is known, else that many lines to write it on.
    pub(crate) fn or_lines(label: String, value: String, lines: u32) -> Self {
        Self {
            label,
            value: if value.is_empty() {
                Value::Lines(lines)
            } else {
                Value::Words(value)
            },
        }
    }

    pub(crate) fn known(label: String, value: String) -> Self {
        Self {
            label,
            value: Value::Words(value),
        }
    }
}

impl PageSize {
    /// Width and height in tenths of a millimetre.
    pub fn tenths(self) -> (Tenths, Tenths) {
        match self {
            Self::A4 => (2100, 2970),
            Self::A5 => (1480, 2100),
        }
    }

    /// White on each side.
    fn margin(self) -> Tenths {
        match self {
            Self::A4 => 200,
            Self::A5 => 140,
        }
    }
}

/// How many dots make this length.
fn dots(tenths: Tenths) -> u32 {
    (tenths * DPI + 127) / 254
}

impl Paged {
    /// What stands on each page as text, in reading order.
    pub fn pages(&self) -> impl Iterator<Item = &[String]> {
        self.pages.iter().map(|page| page.lines.as_slice())
    }

    /// The pages as one PDF.
    pub(crate) fn pdf(&self, engine: &Engine) -> Result<Vec<u8>, Failure> {
        let (width, height) = self.size.tenths();
        let leaves: Vec<Leaf<'_>> = self
            .pages
            .iter()
            .map(|page| Leaf {
                width: dots(width),
                height: dots(height),
                dpi: DPI,
                items: page.items.iter().collect(),
            })
            .collect();
        pdf::write(engine, &leaves, &self.title)
    }
}

/// A document that is printed on pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaflet {
    /// To be signed.
    Petition(Petition),
    /// For the visitor.
    VisitorCopy(VisitorCopy),
    /// For the officer.
    DayList(DayList),
}

impl Leaflet {
    pub(crate) fn document(&self, words: &Words) -> PageDocument {
        match self {
            Self::Petition(petition) => petition.document(words),
            Self::VisitorCopy(copy) => copy.document(words),
            Self::DayList(list) => list.document(words),
        }
    }
}

/// Sets a document, breaks it into pages and gives each its head and foot.
pub(crate) fn lay_out(
    engine: &mut Engine,
    document: &PageDocument,
    look: PageLook,
    words: &Words,
) -> Result<Paged, Failure> {
    let mut setter = setting::Setter::new(engine, look);
    let frame = setter.frame();
    let mut strips = Vec::new();
    for block in &document.blocks {
        if matches!(block, PageBlock::Closing(_)) {
            setting::keep_last_with_next(&mut strips);
        }
        strips.extend(setter.block(block, frame.column)?);
    }
    let dealt = breaking::deal(&strips, frame.height);
    let count = dealt.len();
    let pages = (1..)
        .zip(dealt)
        .map(|(number, page)| {
            let numbers = [
                ("page", text::Value::from(number)),
                ("pages", text::Value::from(count)),
            ];
            let number = words.say_with(key::PAGE_NUMBER, &numbers);
            let mut whole = setter.margins(document, &number);
            let mut top = frame.top;
            for strip in page {
                whole.lines.extend(strip.said.clone());
                let down = top.cast_signed();
                let items = strip.items.iter().cloned();
                whole.items.extend(items.map(|item| item.moved(0, down)));
                top += strip.height;
            }
            whole
        })
        .collect();
    Ok(Paged {
        title: document.title.clone(),
        size: look.size,
        pages,
    })
}
