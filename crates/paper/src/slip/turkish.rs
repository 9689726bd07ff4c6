//! The Turkish part of a slip: all of it, for the visitor, the desk and whoever is shown the paper.

use super::{MOST_LARGE_LINES, MOST_LINES, Slip, head};
use crate::Failure;
use crate::clean::{clean, masked, unbroken, worded};
use crate::document::{Block, Document, Groups, Pair, Side, Size, Text};
use domain::Kind;
use text::{Key, Language, Words, key};

/// What gives way when there are too many lines, the highest first. An ordinary slip has room for the
/// office's own texts, or they are refused when they are set; a fuller one may not.
mod spare {
    /// Who must answer, which the desk knows, rather than half of where to go now.
    pub(super) const UNIT: u8 = 1;
    /// How to learn the result in the office's words, where an SMS comes.
    pub(super) const RESULT: u8 = 2;
    /// The office's telephone.
    pub(super) const PHONE: u8 = 3;
    /// When the office is open.
    pub(super) const HOURS: u8 = 4;
    /// Where the office is found.
    pub(super) const PLACE: u8 = 5;
    /// The desk, where another way to the result is named.
    pub(super) const DESK: u8 = 6;
    /// The office's line at the top.
    pub(super) const HEADING: u8 = 7;
    /// The caption over the number, the masked identity.
    pub(super) const SELF_EVIDENT: u8 = 8;
    /// What the paper is.
    pub(super) const PURPOSE: u8 = 9;
}

impl Slip {
    pub(super) fn turkish_part(&self) -> Result<Document, Failure> {
        let words = Words::for_language(Language::Turkish);
        let look = &self.look;
        let desk = worded(words, key::SLIP_DESK, &[("desk", &self.desk.to_string())]);
        let mut slip = Document {
            most_lines: if look.large {
                MOST_LARGE_LINES
            } else {
                MOST_LINES
            },
            large: look.large,
            ..Document::new()
        };
        if !look.texts.heading.is_empty() {
            let heading = Text::new(&look.texts.heading).bold().centred();
            slip = slip.text(heading.rows(1).spare(spare::HEADING)).space(10);
        }
        slip = slip
            .block(head(&self.office, &desk, look.logo.as_ref())?)
            .space(25)
            .block(Block::Rule(4))
            .space(20)
            .block(self.number_block(words))
            .space(20)
            .block(Block::Rule(4))
            .space(15)
            .block(Block::Pair(
                Pair::new(&words.say(key::SLIP_DUE), &words.date_long(self.due_on))
                    .size(Size::Title)
                    .whole(),
            ))
            .space(15);
        slip.blocks.extend(Pair::table(self.details(words)));
        slip = slip.space(15).block(Block::Rule(2)).space(15);
        for text in self.instructions(words) {
            slip = slip.text(text).space(4);
        }
        let privacy = look.notice.clone();
        let privacy = privacy.unwrap_or_else(|| words.say(key::SLIP_PRIVACY));
        let privacy = Text::new(&privacy).size(Size::Small);
        let keep = Text::new(&words.say(key::SLIP_WHAT)).size(Size::Small);
        Ok(slip
            .space(8)
            .text(privacy.whole())
            .space(4)
            .text(keep.whole().spare(spare::PURPOSE)))
    }

    fn number_block(&self, words: &Words) -> Block {
        let caption = words.say(key::SLIP_NUMBER);
        let number = self.number.to_string();
        let groups: Vec<&str> = number.split(' ').collect();
        let above = if self.copy == 0 {
            let caption = Text::new(&caption).rows(1);
            caption.spare(spare::SELF_EVIDENT).silent()
        } else {
            let count = self.copy.to_string();
            Text::worded(words, key::SLIP_COPY, &[("count", &count)])
                .bold()
                .centred()
                .inverse()
                .rows(1)
        };
        // Alone on its line the number has the whole width.
        let height = if self.look.large { 120 } else { 80 };
        Block::Beside {
            aside: Box::new(Block::Qr {
                payload: self.number.digits(),
                side: 254,
            }),
            side: Side::Right,
            stacks: true,
            blocks: vec![
                Block::Text(above),
                Block::Space(20),
                Block::Groups(Groups::new(&caption, &groups, height)),
            ],
        }
    }

    fn details(&self, words: &Words) -> Vec<Pair> {
        let date = words.date_short(self.registered_at.date());
        let time = words.time(self.registered_at.time());
        let registered = worded(words, key::SLIP_MOMENT, &[("date", &date), ("time", &time)]);
        let kind = words.say(kind_key(self.kind));
        // An application may be registered before anyone knows what it is about.
        let topic = if clean(&self.topic).is_empty() {
            Pair::new(&words.say(key::SLIP_KIND), &kind)
        } else {
            let topic = [("kind", kind.as_str()), ("topic", &self.topic)];
            let topic = worded(words, key::SLIP_KIND_AND_TOPIC, &topic);
            Pair::new(&words.say(key::SLIP_TOPIC), &topic)
        };
        let mut pairs = vec![
            Pair::new(&words.say(key::SLIP_REGISTERED), &registered).whole(),
            topic,
        ];
        if self.look.large {
            // Fewer lines: who must answer and who asked are the desk's to know.
            return pairs;
        }
        if let Some(unit) = said(self.unit.as_ref()) {
            let unit = Pair::new(&words.say(key::SLIP_UNIT), &unit);
            pairs.push(unit.spare(spare::UNIT));
        }
        if let Some(applicant) = said(self.applicant.as_ref()) {
            let applicant = Pair::new(&words.say(key::SLIP_APPLICANT), &masked(&applicant));
            pairs.push(applicant.spare(spare::SELF_EVIDENT));
        }
        pairs
    }

    /// One instruction a line, what to do first at the top.
    fn instructions(&self, words: &Words) -> Vec<Text> {
        let mut lines = self.directions(words);
        let texts = &self.look.texts;
        let phone = self.phone(words);
        let sms = self
            .result
            .by_sms
            .then(|| Text::new(&words.say(key::SLIP_RESULT_SMS)).whole());
        let office = (!texts.result.is_empty()).then(|| Text::new(&texts.result));
        // The desk itself is always open to ask; it may be left out where another way is named.
        let desk = office
            .is_none()
            .then(|| Text::new(&words.say(key::SLIP_RESULT_DESK)).whole());
        let ways = [
            (sms, 0),
            (office, spare::RESULT),
            (phone, spare::PHONE),
            (desk, spare::DESK),
        ];
        let open = ways
            .into_iter()
            .filter_map(|(way, spare)| Some((way?, spare)));
        for (place, (way, spare)) in open.enumerate() {
            // The first way is never left out.
            lines.push(way.spare(if place == 0 { 0 } else { spare }));
        }
        for (text, spare) in [(&texts.place, spare::PLACE), (&texts.hours, spare::HOURS)] {
            if !text.is_empty() {
                lines.push(Text::new(text).whole().spare(spare));
            }
        }
        lines
    }

    /// The office's telephone for the result. What needs more than two rows is no telephone: it is shortened.
    pub(super) fn phone(&self, words: &Words) -> Option<Text> {
        let phone = unbroken(&said(self.result.by_phone.as_ref())?);
        Some(Text::with_value(words, key::SLIP_RESULT_PHONE, "phone", &phone).whole())
    }

    /// Where to go now, and with whom.
    pub(super) fn directions(&self, words: &Words) -> Vec<Text> {
        let place = said(self.go_to.as_ref());
        let place = place.map(|place| Text::with_value(words, key::SLIP_GO_TO, "place", &place));
        let name = said(self.escort.as_ref());
        let name = name.map(|name| Text::with_value(words, key::SLIP_ESCORT, "name", &name));
        [place, name]
            .into_iter()
            .flatten()
            .map(Text::bold)
            .collect()
    }
}

/// What a person typed as it is printed, if any of it can be: a caption with nothing behind it says nothing.
fn said(typed: Option<&String>) -> Option<String> {
    typed
        .map(|typed| clean(typed))
        .filter(|said| !said.is_empty())
}

fn kind_key(kind: Kind) -> Key {
    match kind {
        Kind::Request => key::SLIP_KIND_REQUEST,
        Kind::Complaint => key::SLIP_KIND_COMPLAINT,
        Kind::Suggestion => key::SLIP_KIND_SUGGESTION,
        Kind::TipOff => key::SLIP_KIND_TIP_OFF,
        Kind::InformationRequest => key::SLIP_KIND_INFORMATION_REQUEST,
        Kind::Thanks => key::SLIP_KIND_THANKS,
    }
}
