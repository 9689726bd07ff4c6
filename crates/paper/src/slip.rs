//! The slip: what a visitor takes home after applying.
//!
//! It has no field for what the application says: nothing of it can get on the slip by mistake.
//! The identity arrives masked, and is masked once more should it not be.

use crate::clean::masked;
use crate::document::{Block, Document, Groups, Pair, Side, Size, Text};
use crate::{Bitmap, Failure};
use chrono::{NaiveDate, NaiveDateTime};
use domain::{ApplicationNumber, DeskCode, Kind};
use std::sync::OnceLock;
use text::{Key, Words, key};

/// A slip is held at arm's length by someone without glasses: more lines than this are not read.
const MOST_LINES: usize = 14;

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
    /// The slip as a document, in the language of `words`.
    pub fn document(&self, words: &Words) -> Result<Document, Failure> {
        let mut slip = Document {
            most_lines: MOST_LINES,
            ..Document::new()
        };
        slip = slip
            .block(head(
                &self.office,
                &words.say_with(key::SLIP_DESK, &[("desk", self.desk.to_string().into())]),
            )?)
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
        Ok(slip.space(8).text(
            Text::new(&words.say(key::SLIP_PRIVACY))
                .size(Size::Small)
                .whole(),
        ))
    }

    fn number_block(&self, words: &Words) -> Block {
        let caption = words.say(key::SLIP_NUMBER);
        let number = self.number.to_string();
        let groups: Vec<&str> = number.split(' ').collect();
        let above = if self.copy == 0 {
            Text::new(&caption).rows(1).spare(1).silent()
        } else {
            let count = [("count", self.copy.to_string().into())];
            Text::new(&words.say_with(key::SLIP_COPY, &count))
                .bold()
                .centred()
                .inverse()
                .rows(1)
        };
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
                Block::Groups(Groups::new(&caption, &groups, 80)),
            ],
        }
    }

    fn details(&self, words: &Words) -> Vec<Pair> {
        let registered = words.say_with(
            key::SLIP_MOMENT,
            &[
                ("date", words.date_short(self.registered_at.date()).into()),
                ("time", words.time(self.registered_at.time()).into()),
            ],
        );
        let kind = words.say(kind_key(self.kind));
        // An application may be registered before anyone knows what it is about.
        let topic = if crate::clean(&self.topic).is_empty() {
            kind
        } else {
            let topic = [("kind", kind.into()), ("topic", self.topic.as_str().into())];
            words.say_with(key::SLIP_KIND_AND_TOPIC, &topic)
        };
        let mut pairs = vec![
            Pair::new(&words.say(key::SLIP_REGISTERED), &registered),
            Pair::new(&words.say(key::SLIP_TOPIC), &topic),
        ];
        if let Some(unit) = &self.unit {
            pairs.push(Pair::new(&words.say(key::SLIP_UNIT), unit));
        }
        if let Some(applicant) = &self.applicant {
            pairs.push(Pair::new(&words.say(key::SLIP_APPLICANT), &masked(applicant)).spare(1));
        }
        pairs
    }

    /// One instruction a line, what to do first at the top.
    fn instructions(&self, words: &Words) -> Vec<Text> {
        let mut lines = Vec::new();
        if let Some(place) = &self.go_to {
            let place = [("place", place.as_str().into())];
            lines.push(Text::new(&words.say_with(key::SLIP_GO_TO, &place)).bold());
        }
        if let Some(name) = &self.escort {
            let name = [("name", name.as_str().into())];
            lines.push(Text::new(&words.say_with(key::SLIP_ESCORT, &name)).bold());
        }
        // The desk itself is always open to ask; it may be left out where another way is named.
        let phone = self.result.by_phone.as_deref().unwrap_or_default();
        let phone = words.say_with(key::SLIP_RESULT_PHONE, &[("phone", phone.into())]);
        let ways = [
            (self.result.by_sms, words.say(key::SLIP_RESULT_SMS)),
            (self.result.by_phone.is_some(), phone),
            (true, words.say(key::SLIP_RESULT_DESK)),
        ];
        let open = ways.into_iter().filter(|(is_open, _)| *is_open);
        lines.extend(
            open.zip([0, 2, 3])
                .map(|((_, way), spare)| Text::new(&way).whole().spare(spare)),
        );
        lines
    }
}

/// The mark with the office beside it, at the head of every document.
pub(crate) fn head(office: &str, below: &str) -> Result<Block, Failure> {
    Ok(Block::Beside {
        aside: Box::new(Block::Picture {
            picture: mark()?,
            height: 100,
        }),
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
