//! The sheet with the recovery code, printed once at the first run and locked away.

use crate::Failure;
use crate::document::{Block, Document, Groups, Pair, Size, Text};
use crate::slip::head;
use chrono::NaiveDate;
use domain::DeskCode;
use text::{Words, key};

/// What is on the sheet. Whoever holds it can open the store: print it once, keep no copy.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoverySheet {
    /// The office, told apart from its namesakes.
    pub office: String,
    /// The desk whose store the code opens.
    pub desk: DeskCode,
    /// The code in groups, as it is typed.
    pub code: Vec<String>,
    /// The day of printing.
    pub printed_on: NaiveDate,
}

impl RecoverySheet {
    /// The sheet as a document, in the language of `words`.
    pub fn document(&self, words: &Words) -> Result<Document, Failure> {
        let desk = words.say_with(key::SLIP_DESK, &[("desk", self.desk.to_string().into())]);
        let sheet = Document::new()
            .block(head(&self.office, &desk, None)?)
            .space(25)
            .block(Block::Rule(4))
            .space(20)
            .text(
                Text::new(&words.say(key::RECOVERY_SHEET_TITLE))
                    .size(Size::Title)
                    .bold(),
            )
            .space(25)
            .block(Block::Groups(Groups::new(
                &words.say(key::RECOVERY_SHEET_CODE),
                &self.code,
                50,
            )))
            .space(30)
            .block(Block::Rule(4))
            .space(15)
            .text(
                Text::new(&words.say(key::RECOVERY_SHEET_WHY))
                    .bold()
                    .rows(3),
            )
            .space(8)
            .text(Text::new(&words.say(key::RECOVERY_SHEET_KEEP)))
            .space(8)
            .text(Text::new(&words.say(key::RECOVERY_SHEET_SHARE)))
            .space(15);
        let printed = Pair::new(
            &words.say(key::RECOVERY_SHEET_PRINTED),
            &words.date_long(self.printed_on),
        );
        Ok(sheet.block(Block::Pair(printed)))
    }
}
