//! The visitor's copy: what was recorded, when the answer comes, how to learn it.

use crate::clean::{clean, masked};
use crate::page::{Field, PageBlock, PageDocument};
use crate::petition::{kind_words, line, long, with_space_between};
use crate::slip::ResultWays;
use chrono::{NaiveDate, NaiveDateTime};
use domain::{ApplicationNumber, Kind};
use text::{Key, Words, key};

/// What is on a visitor's copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitorCopy {
    /// The application's number.
    pub number: ApplicationNumber,
    /// The office, told apart from its namesakes.
    pub office: String,
    /// When it was registered, in local time.
    pub registered_at: NaiveDateTime,
    /// What kind of application it is.
    pub kind: Kind,
    /// The topic's name; empty while nobody knows.
    pub topic: String,
    /// In one line.
    pub subject: String,
    /// In the person's words; may be empty.
    pub narrative: String,
    /// Who must answer, if known.
    pub unit: Option<String>,
    /// The last day for the office's answer.
    pub due_on: NaiveDate,
    /// The law's own limit.
    pub legal_limit_on: NaiveDate,
    /// Given name and surname; empty when not known.
    pub name: String,
    /// The identity number as it may be shown; none if there is none.
    pub identity: Option<String>,
    /// Who spoke for them.
    pub representative: Option<String>,
    /// The names of what came with it.
    pub attachments: Vec<String>,
    /// How the applicant learns the result.
    pub result: ResultWays,
}

impl VisitorCopy {
    pub(crate) fn document(&self, words: &Words) -> PageDocument {
        let mut blocks = vec![
            PageBlock::Heading(words.say(key::VISITOR_COPY_TITLE)),
            PageBlock::Number {
                groups: self.number.to_string(),
                payload: self.number.digits(),
            },
            PageBlock::Space(20),
            PageBlock::Fields(self.dates(words)),
            PageBlock::Space(30),
        ];
        blocks.extend(self.ways(words).into_iter().map(PageBlock::Text));
        blocks.push(PageBlock::Space(50));
        blocks.push(PageBlock::Heading(words.say(key::VISITOR_COPY_RECORDED)));
        blocks.push(PageBlock::Space(10));
        blocks.push(PageBlock::Fields(self.recorded(words)));
        blocks.push(PageBlock::Space(30));
        blocks.extend(with_space_between(long(&self.narrative)));
        blocks.push(PageBlock::Closing(vec![
            PageBlock::Space(40),
            PageBlock::Note(words.say(self.limit())),
            PageBlock::Note(words.say(key::SLIP_PRIVACY)),
        ]));
        PageDocument {
            title: words.say(key::VISITOR_COPY_TITLE),
            head: [clean(&self.office), self.number.to_string()],
            foot: words.say(key::VISITOR_COPY_KEEP),
            blocks,
        }
    }

    fn dates(&self, words: &Words) -> Vec<Field> {
        let registered = words.date_and_time(self.registered_at);
        vec![
            Field::known(words.say(key::VISITOR_COPY_REGISTERED), registered),
            Field::known(words.say(key::SLIP_DUE), words.date_long(self.due_on)),
            Field::known(
                words.say(key::VISITOR_COPY_LEGAL_LIMIT),
                words.date_long(self.legal_limit_on),
            ),
        ]
    }

    fn ways(&self, words: &Words) -> Vec<String> {
        let mut ways = Vec::new();
        if self.result.by_sms {
            ways.push(words.say(key::SLIP_RESULT_SMS));
        }
        if let Some(phone) = &self.result.by_phone {
            let phone = [("phone", clean(phone).into())];
            ways.push(words.say_with(key::SLIP_RESULT_PHONE, &phone));
        }
        ways.push(words.say(key::SLIP_RESULT_DESK));
        ways
    }

    fn recorded(&self, words: &Words) -> Vec<Field> {
        let identity = self.identity.as_deref().map(|id| masked(&clean(id)));
        let attachments = self.attachments.iter().map(|name| line(name));
        let fields = [
            (key::PETITION_APPLICANT, line(&self.name)),
            (key::PETITION_IDENTITY, identity.unwrap_or_default()),
            (
                key::VISITOR_COPY_REPRESENTATIVE,
                self.representative.as_deref().map(line).unwrap_or_default(),
            ),
            (key::PETITION_KIND, kind_words(words, self.kind)),
            (key::SLIP_TOPIC, line(&self.topic)),
            (
                key::SLIP_UNIT,
                self.unit.as_deref().map(line).unwrap_or_default(),
            ),
            (key::VISITOR_COPY_SUBJECT, line(&self.subject)),
            (
                key::VISITOR_COPY_ATTACHMENTS,
                attachments.collect::<Vec<_>>().join(", "),
            ),
        ];
        let known = fields.into_iter().filter(|(_, value)| !value.is_empty());
        known
            .map(|(label, value)| Field::known(words.say(label), value))
            .collect()
    }

    /// What the law says of answers to this kind.
    fn limit(&self) -> Key {
        if self.kind == Kind::InformationRequest {
            key::VISITOR_COPY_LAW_INFORMATION
        } else {
            key::VISITOR_COPY_LAW_PETITION
        }
    }
}
