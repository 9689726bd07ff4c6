//! The slip: what a visitor takes home after applying.
//!
//! The Turkish part always, and below it a shorter one in the visitor's language. It has no field for
//! what the application says, nor for what helps the visitor: nothing of either can get on the slip by
//! mistake. The identity arrives masked, and is masked once more should it not be.

mod turkish;
mod visitor;

use crate::document::{Block, Document, Side, Size, Text};
use crate::{Bitmap, Failure, Logo};
use chrono::{NaiveDate, NaiveDateTime};
use domain::{ApplicationNumber, DeskCode, Kind, Language, SlipTexts};
use std::sync::OnceLock;
use text::Words;

/// A slip is held at arm's length by someone without glasses: more lines than this are not read.
const MOST_LINES: usize = 14;
/// Large letters take more lines for fewer words, and are read from farther away. On narrow paper the
/// number alone has four, and a date two.
const MOST_LARGE_LINES: usize = 18;
/// The visitor's own part, on narrow paper. Nobody reads both parts, so each has a limit of its own.
const MOST_VISITOR_LINES: usize = 12;
/// The same in large letters.
const MOST_LARGE_VISITOR_LINES: usize = 16;

/// What is on a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The application's number; also what the QR code says, so that a scanner types it.
    pub number: ApplicationNumber,
    /// When it was registered, in local time.
    pub registered_at: NaiveDateTime,
    /// The office, told apart from its namesakes: `Edremit (Balıkesir)`.
    pub office: String,
    /// The desk within the office.
    pub desk: DeskCode,
    /// What kind of application it is.
    pub kind: Kind,
    /// What it is about, by the name of the topic; empty while nobody knows.
    pub topic: String,
    /// Who must answer, if known.
    pub unit: Option<String>,
    /// The last day for the answer.
    pub due_on: NaiveDate,
    /// The applicant's identity number as it may be shown, `123******46`; none if there is none.
    pub applicant: Option<String>,
    /// How the applicant learns the result.
    pub result: ResultWays,
    /// Where to go now, if anywhere.
    pub go_to: Option<String>,
    /// Who accompanies the visitor, if anyone.
    pub escort: Option<String>,
    /// 0 for the original; n for the n-th copy, marked `SURET n`.
    pub copy: u32,
    /// For whom it is made, and in the name of which office.
    pub look: SlipLook,
}

/// How a slip speaks and looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SlipLook {
    /// The visitor's language; other than Turkish it has a part of its own.
    pub language: Language,
    /// Larger letters and digits, fewer lines.
    pub large: bool,
    /// What the office adds in its own words.
    pub texts: SlipTexts,
    /// The office's own mark, in place of the open door.
    pub logo: Option<Logo>,
    /// What is said of the privacy notice in force, in Turkish; none for the program's own sentence.
    pub notice: Option<String>,
    /// The same in the visitor's language.
    pub visitors_notice: Option<String>,
}

/// How an applicant learns the result. Asking at the desk is always possible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResultWays {
    /// An SMS will be sent.
    pub by_sms: bool,
    /// The office's telephone.
    pub by_phone: Option<String>,
}

impl Slip {
    /// The slip as a document: Turkish, and the visitor's language where it is another one.
    pub fn document(&self) -> Result<Document, Failure> {
        let slip = Document::new().block(Block::Part(self.turkish_part()?));
        if self.look.language == Language::Tr {
            return Ok(slip);
        }
        let words = Words::for_language(self.look.language.into());
        Ok(slip
            .space(15)
            .block(Block::Rule(8))
            .space(15)
            .block(Block::Part(self.visitor_part(words))))
    }
}

/// The mark with the office beside it, at the head of every document.
pub(crate) fn head(office: &str, below: &str, logo: Option<&Logo>) -> Result<Block, Failure> {
    let mark = match logo {
        Some(logo) => Block::Logo(logo.clone()),
        None => Block::Picture {
            picture: mark()?,
            height: 100,
        },
    };
    Ok(Block::Beside {
        aside: Box::new(mark),
        side: Side::Left,
        stacks: false,
        blocks: vec![
            Block::Text(Text::new(office).size(Size::Title).bold()),
            Block::Text(Text::new(below).rows(1)),
        ],
    })
}

/// Our own drawing of an open door.
fn mark() -> Result<Bitmap, Failure> {
    static MARK: OnceLock<Result<Bitmap, Failure>> = OnceLock::new();
    MARK.get_or_init(|| Bitmap::from_png(include_bytes!("../../../assets/slip/mark.png")))
        .clone()
}
