//! The test page: shows whether a printer's width, letters and cutter are as they should be.

use crate::document::{Block, Document, Pair, Side, Size, Text};
use crate::slip::head;
use crate::{Failure, PaperWidth};
use chrono::NaiveDateTime;
use domain::DeskCode;
use text::{Words, key};

/// What is on a test page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestPage {
    /// The office, told apart from its namesakes.
    pub office: String,
    /// The desk that prints.
    pub desk: DeskCode,
    /// The printer as it is set up, such as its address.
    pub printer: String,
    /// The paper it is set up for.
    pub paper: PaperWidth,
    /// When it is printed, in local time.
    pub printed_at: NaiveDateTime,
}

impl TestPage {
    /// The page as a document, in the language of `words`.
    pub fn document(&self, words: &Words) -> Result<Document, Failure> {
        let desk = words.say_with(key::SLIP_DESK, &[("desk", self.desk.to_string().into())]);
        let width = [
            ("dots", self.paper.dots().to_string().into()),
            ("dpi", self.paper.dpi().to_string().into()),
        ];
        let printed = words.say_with(
            key::SLIP_MOMENT,
            &[
                ("date", words.date_short(self.printed_at.date()).into()),
                ("time", words.time(self.printed_at.time()).into()),
            ],
        );
        let mut page = Document::new()
            .block(head(&self.office, &desk, None)?)
            .space(25)
            .block(Block::Rule(4))
            .space(15)
            .text(
                Text::new(&words.say(key::TEST_PAGE_TITLE))
                    .size(Size::Title)
                    .bold(),
            )
            .space(10);
        page.blocks.extend(Pair::table(vec![
            Pair::new(&words.say(key::TEST_PAGE_PRINTER), &self.printer),
            Pair::new(
                &words.say(key::TEST_PAGE_PAPER),
                &words.say_with(key::TEST_PAGE_WIDTH, &width),
            ),
            Pair::new(&words.say(key::TEST_PAGE_PRINTED), &printed),
        ]));
        Ok(page
            .space(20)
            .block(Block::Ruler)
            .space(15)
            .text(Text::new(&words.say(key::TEST_PAGE_RULER)))
            .space(15)
            .block(Block::Beside {
                aside: Box::new(Block::Qr {
                    payload: words.say(key::TEST_PAGE_TITLE),
                    side: 200,
                }),
                side: Side::Right,
                stacks: true,
                blocks: vec![
                    Block::Text(
                        Text::new(&words.say(key::TEST_PAGE_LETTERS))
                            .size(Size::Title)
                            .bold(),
                    ),
                    Block::Space(10),
                    Block::Text(Text::new(&words.say(key::TEST_PAGE_LETTERS))),
                    Block::Text(Text::new(&words.say(key::TEST_PAGE_LETTERS)).size(Size::Small)),
                ],
            })
            .space(10)
            .text(Text::new(&words.say(key::TEST_PAGE_READY))))
    }
}
