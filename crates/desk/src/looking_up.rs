//! Looking up: topics and units, people, numbers, a day.

use chrono::{Duration, NaiveDate};
use domain::staff::Permission;
use domain::turkish::{fold, sort_key};
use domain::{ApplicationNumber, Kind, NationalId, Phone, RefusalCode};
use protocol::Problem;
use rusqlite::Connection;

use crate::desk::Desk;
use crate::doors::{day_at_desk, start_of_day};
use crate::failure::{Answer, Failure};
use crate::lines::{Names, lines};
use crate::store::application::{self, ApplicationRow};
use crate::store::{catalogue, inquiry};
use crate::views::{
    ApplicationLine, DayView, Found, KindCount, PersonQuery, ScreenLanguage, TopicLine, UnitLine,
};

/// The most topics that the type-ahead lists for a typed text.
const TOPICS_LISTED: usize = 8;

/// How well a topic answers a typed text, best first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Hit {
    Name,
    Synonym(String),
    WordOfName,
    WordOfSynonym(String),
}

const KINDS: [Kind; 6] = [
    Kind::Request,
    Kind::Complaint,
    Kind::Suggestion,
    Kind::TipOff,
    Kind::InformationRequest,
    Kind::Thanks,
];

impl Desk {
    /// Topics that answer a typed text by name or synonym, the office's most used first; every topic
    /// while nothing is typed.
    pub fn find_topics(&self, text: &str) -> Answer<Vec<TopicLine>> {
        self.session(Permission::WorkWithApplications)?;
        let turkish = self.screen_language() == ScreenLanguage::Tr;
        let typed = fold(text);
        self.open_store()?.store.read(|connection| {
            let names = Names::read(connection, &self.screen_language())?;
            let mut found: Vec<_> = catalogue::topics(connection)?
                .into_iter()
                .map(|(topic, _)| topic)
                .filter_map(|topic| {
                    let name = if turkish {
                        topic.name_tr.clone()
                    } else {
                        topic.name_en.clone()
                    };
                    Some((hit(&typed, &name, &topic.synonyms)?, name, topic))
                })
                .collect();
            // A stable sort: within one kind of hit the most used stay first.
            found.sort_by_key(|(hit, ..)| match hit {
                Hit::Name => 0,
                Hit::Synonym(_) => 1,
                Hit::WordOfName => 2,
                Hit::WordOfSynonym(_) => 3,
            });
            Ok(found
                .into_iter()
                .take(if typed.is_empty() {
                    usize::MAX
                } else {
                    TOPICS_LISTED
                })
                .map(|(hit, name, topic)| TopicLine {
                    code: topic.code,
                    name,
                    synonym: match hit {
                        Hit::Synonym(word) | Hit::WordOfSynonym(word) => Some(word),
                        Hit::Name | Hit::WordOfName => None,
                    },
                    unit: topic.usual_unit.map(|code| UnitLine {
                        name: names.unit(Some(&code)).unwrap_or_default(),
                        code,
                    }),
                })
                .collect())
        })
    }

    /// Every unit, by the Turkish alphabet.
    pub fn list_units(&self) -> Answer<Vec<UnitLine>> {
        self.session(Permission::WorkWithApplications)?;
        let turkish = self.screen_language() == ScreenLanguage::Tr;
        let units = self.open_store()?.store.read(catalogue::units)?;
        let mut lines: Vec<_> = units
            .into_iter()
            .map(|unit| UnitLine {
                code: unit.code,
                name: if turkish { unit.name_tr } else { unit.name_en },
            })
            .collect();
        lines.sort_by_cached_key(|line| sort_key(&line.name));
        Ok(lines)
    }

    /// Earlier applications of the person who is being typed: by identity number, else telephone, else name.
    pub fn find_person(&self, query: &PersonQuery) -> Answer<Vec<ApplicationLine>> {
        self.session(Permission::WorkWithApplications)?;
        let today = day_at_desk(self.now());
        self.open_store()?.store.read(|connection| {
            let rows = rows_of_person(connection, query)?;
            Ok(lines(connection, &self.screen_language(), rows, today)?)
        })
    }

    /// Finds by application number, identity number, telephone or name, whatever the text looks like.
    pub fn find_applications(&self, text: &str) -> Answer<Found> {
        self.session(Permission::WorkWithApplications)?;
        let today = day_at_desk(self.now());
        self.open_store()?.store.read(|connection| {
            let mut likely = Vec::new();
            let mut problem = None;
            let rows = match text.parse::<ApplicationNumber>() {
                Ok(number) => application::row(connection, number)?.into_iter().collect(),
                // A name may be as long as a number; nobody types letters into one.
                Err(refusal)
                    if refusal.code == RefusalCode::NumberMistyped
                        && !text.contains(char::is_alphabetic) =>
                {
                    for number in domain::number::likely_numbers(text) {
                        if application::exists(connection, number)? {
                            likely.push(number.to_string());
                        }
                    }
                    problem = Some(Problem::from(refusal));
                    Vec::new()
                }
                Err(_) => rows_by_text(connection, text)?,
            };
            let lines = lines(connection, &self.screen_language(), rows, today)?;
            Ok(Found {
                lines,
                likely,
                problem,
            })
        })
    }

    /// A day at the desk, today unless another is named.
    pub fn list_day(&self, day: Option<NaiveDate>) -> Answer<DayView> {
        self.session(Permission::WorkWithApplications)?;
        let today = day_at_desk(self.now());
        let day = day.unwrap_or(today);
        let (from, to) = (start_of_day(day), start_of_day(day) + Duration::days(1));
        self.open_store()?.store.read(|connection| {
            let rows = application::between(connection, from, to)?;
            let by_kind = KINDS
                .into_iter()
                .map(|kind| {
                    let count = rows.iter().filter(|row| row.kind == kind).count();
                    KindCount {
                        kind,
                        count: u32::try_from(count).unwrap_or(u32::MAX),
                    }
                })
                .filter(|counted| counted.count > 0)
                .collect();
            Ok(DayView {
                day,
                lines: lines(connection, &self.screen_language(), rows, today)?,
                inquiries: self
                    .inquiry_lines(connection, inquiry::between(connection, from, to)?)?,
                by_kind,
            })
        })
    }
}

fn hit(typed: &str, name: &str, synonyms: &[String]) -> Option<Hit> {
    let folded = fold(name);
    let begins_a_word = |text: &str| {
        text.split(' ').any(|word| word.starts_with(typed)) || text.contains(&format!(" {typed}"))
    };
    if folded.starts_with(typed) {
        return Some(Hit::Name);
    }
    let folded_synonyms: Vec<_> = synonyms
        .iter()
        .map(|synonym| (fold(synonym), synonym))
        .collect();
    if let Some((_, synonym)) = folded_synonyms
        .iter()
        .find(|(folded, _)| folded.starts_with(typed))
    {
        return Some(Hit::Synonym((*synonym).clone()));
    }
    if begins_a_word(&folded) {
        return Some(Hit::WordOfName);
    }
    folded_synonyms
        .iter()
        .find(|(folded, _)| begins_a_word(folded))
        .map(|(_, synonym)| Hit::WordOfSynonym((*synonym).clone()))
}

fn rows_of_person(
    connection: &Connection,
    query: &PersonQuery,
) -> Result<Vec<ApplicationRow>, Failure> {
    if let Ok(id) = query.national_id.parse::<NationalId>() {
        return application::by_national_id(connection, id.digits());
    }
    if let Ok(phone) = query.phone.parse::<Phone>() {
        return application::by_phone(connection, phone.e164());
    }
    application::by_name(
        connection,
        &format!("{} {}", query.given_name, query.surname),
    )
}

fn rows_by_text(connection: &Connection, text: &str) -> Result<Vec<ApplicationRow>, Failure> {
    let query = PersonQuery {
        national_id: text.to_owned(),
        phone: text.to_owned(),
        given_name: text.to_owned(),
        surname: String::new(),
    };
    rows_of_person(connection, &query)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_answers_to_what_people_call_it() {
        let synonyms = ["sokak lambası".to_owned(), "lamba yanmıyor".to_owned()];
        assert!(hit("sokak ay", "Sokak aydınlatması", &synonyms) == Some(Hit::Name));
        assert!(
            hit("sokak lam", "Sokak aydınlatması", &synonyms)
                == Some(Hit::Synonym("sokak lambası".into()))
        );
        assert!(hit("aydin", "Sokak aydınlatması", &synonyms) == Some(Hit::WordOfName));
        assert!(
            hit("yanm", "Sokak aydınlatması", &synonyms)
                == Some(Hit::WordOfSynonym("lamba yanmıyor".into()))
        );
        assert!(hit("kanal", "Sokak aydınlatması", &synonyms).is_none());
        assert!(
            hit("", "Sokak aydınlatması", &synonyms) == Some(Hit::Name),
            "nothing typed lists all"
        );
    }
}
