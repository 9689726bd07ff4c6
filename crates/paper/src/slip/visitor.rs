//! The part of a slip in the visitor's own language: what the paper is, the number, the last day for the
//! answer, how to learn the result. Digits are those that a clerk in Turkey reads, in every language.

use super::{MOST_LARGE_VISITOR_LINES, MOST_VISITOR_LINES, Slip};
use crate::document::{Document, Size, Text};
use text::{Words, key};

/// What gives way when there are too many lines, the highest first.
mod spare {
    /// The desk, where an SMS comes.
    pub(super) const DESK: u8 = 1;
    /// The number, which stands large above.
    pub(super) const NUMBER: u8 = 2;
    /// The privacy notice, which the Turkish part names.
    pub(super) const PRIVACY: u8 = 3;
    /// The office's telephone, where another way is named.
    pub(super) const PHONE: u8 = 4;
}

impl Slip {
    pub(super) fn visitor_part(&self, words: &Words) -> Document {
        // One number, on one row.
        let number = self.number.to_string().replace(' ', "\u{a0}");
        let number = Text::with_value(words, key::SLIP_NUMBER_IS, "number", &number);
        let due = words.date_long(self.due_on);
        let due = Text::with_value(words, key::SLIP_DUE_IS, "date", &due).rows(3);
        let mut part = Document {
            most_lines: if self.look.large {
                MOST_LARGE_VISITOR_LINES
            } else {
                MOST_VISITOR_LINES
            },
            large: self.look.large,
            ..Document::new()
        };
        let mut lines = vec![
            Text::new(&words.say(key::SLIP_WHAT)).whole().rows(4),
            number.bold().whole().rows(3).spare(spare::NUMBER),
            due.bold().whole(),
        ];
        lines.extend(self.directions(words));
        let desk = Text::new(&words.say(key::SLIP_RESULT_DESK)).whole().rows(3);
        if self.result.by_sms {
            lines.push(Text::new(&words.say(key::SLIP_RESULT_SMS)).whole().rows(3));
            lines.push(desk.spare(spare::DESK));
        } else {
            lines.push(desk);
        }
        if let Some(phone) = self.phone(words) {
            lines.push(phone.spare(spare::PHONE));
        }
        for line in lines {
            part = part.text(line).space(6);
        }
        let privacy = self.look.visitors_notice.clone();
        let privacy = privacy.unwrap_or_else(|| words.say(key::SLIP_PRIVACY));
        let privacy = Text::new(&privacy).size(Size::Small);
        part.space(4)
            .text(privacy.whole().rows(3).spare(spare::PRIVACY))
    }
}
