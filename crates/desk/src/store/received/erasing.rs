//! Erasing by law, as the center tells it: what facts about an application say goes, here as everywhere, and what came with it.

use std::collections::BTreeSet;

use domain::{ApplicationNumber, FactPlace};
use rusqlite::Connection;

use crate::failure::Failure;
use crate::store::{
    attachment, attachment_watch, draft, journal, outgoing_attachment, received_fact,
    wanted_attachment,
};

/// Erases what stands at these places, and lets go of the attachments that nothing else names; whether anything stood there.
pub(super) fn erase(
    connection: &Connection,
    number: ApplicationNumber,
    places: &[FactPlace],
) -> Result<bool, Failure> {
    let mut erased = Vec::new();
    for place in places {
        erased.extend(journal::erase(connection, place, number)?);
        erased.extend(received_fact::erase(connection, place, number)?);
    }
    let mut named = BTreeSet::new();
    for (kind, body) in &erased {
        // What cannot be read names nothing that this program took in or fetched.
        let fact = journal::fact_of(kind, body).ok().flatten();
        let attachments = fact.iter().flat_map(domain::Fact::attachments);
        named.extend(attachments.map(|attachment| attachment.sha256.clone()));
    }
    if !named.is_empty() {
        draft::let_void_go(connection)?;
    }
    for sha256 in &named {
        let_go(connection, sha256)?;
    }
    Ok(!erased.is_empty())
}

/// Lets an attachment go with all that is known of it, unless another application came with the same.
fn let_go(connection: &Connection, sha256: &str) -> Result<(), Failure> {
    if journal::any_says(connection, sha256)? || received_fact::any_says(connection, sha256)? {
        return Ok(());
    }
    wanted_attachment::remove(connection, sha256)?;
    outgoing_attachment::sent(connection, sha256)?;
    if draft::any_refers_to(connection, sha256)? {
        attachment_watch::unsettle(connection, sha256)
    } else {
        attachment::remove(connection, sha256)
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::applicant::{Applicant, Language};
    use domain::fact::SeriesReason;
    use domain::privacy::{NoticeWay, PrivacyNotice};
    use domain::{
        Author, Deadlines, DeskCode, Fact, Kind, Office, OfficeCode, Registration, RunningNumber,
    };
    use protocol::wire::{Content, FeedEntry, Origin, SentFact};

    use super::*;
    use crate::doors::RandomIds;
    use crate::store::{Moment, Store, application, rebuild, received};
    use crate::vault::DataKey;

    fn desk(code: u8) -> DeskCode {
        DeskCode::new(code).unwrap()
    }

    fn number(code: u8) -> ApplicationNumber {
        let office = OfficeCode::new(10, 8).unwrap();
        ApplicationNumber::new(office, desk(code), RunningNumber::new(1).unwrap())
    }

    fn registered(code: u8) -> Fact {
        let day = "2026-11-30".parse().unwrap();
        Fact::ApplicationRegistered {
            number: number(code),
            registration: Box::new(Registration {
                applicant: Applicant {
                    given_name: "Ayşe".into(),
                    ..Applicant::default()
                },
                representative: None,
                kind: Kind::Request,
                topic: None,
                subject: "Sokak lambası".into(),
                narrative: String::new(),
                unit: None,
                attachments: Vec::new(),
                privacy_notice: PrivacyNotice {
                    version: "1".into(),
                    language: Language::Tr,
                    way: NoticeWay::ShownAtDesk,
                },
            }),
            deadlines: Deadlines {
                due_on: day,
                legal_limit_on: day,
            },
        }
    }

    fn entry(code: Option<u8>, sequence: u64, fact: &Fact) -> FeedEntry {
        let mut value = serde_json::to_value(fact).unwrap();
        FeedEntry {
            origin: Origin {
                desk: code.map(|code| desk(code).to_string()),
                epoch: 1,
                sequence,
                branch: 0,
            },
            fact: SentFact {
                kind: fact.kind().to_owned(),
                author: Author::Center.as_str().to_owned(),
                recorded_at: 5,
                content: Content::Kept {
                    salt: [3; 16],
                    body: serde_json::to_vec(&value["body"].take()).unwrap(),
                },
            },
        }
    }

    fn erased(code: u8, sequence: u64) -> Fact {
        Fact::ContentErased {
            number: number(code),
            places: vec![FactPlace {
                desk: Some(desk(code)),
                epoch: 1,
                sequence,
                branch: 0,
            }],
            basis: "KVKK m. 7".into(),
        }
    }

    #[test]
    fn what_the_center_erased_is_gone_here_too_and_nothing_breaks() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let store = Store::create(&path, &DataKey::random().unwrap()).unwrap();
        let moment = || Moment {
            author: &Author::Desk,
            at: DateTime::UNIX_EPOCH,
            ids: &RandomIds,
            high_water: None,
        };
        let begun = Fact::DeskSeriesBegun {
            office: Office {
                code: OfficeCode::new(10, 8).unwrap(),
                province: "Balıkesir".into(),
                district: Some("Edremit".into()),
            },
            desk: desk(1),
            installation: "test".into(),
            reason: SeriesReason::FirstRun,
        };
        store
            .write(moment(), |writing| {
                writing.record_although_held(&begun)?;
                writing.record_although_held(&registered(1))
            })
            .unwrap();
        let entries = [
            entry(Some(2), 1, &registered(2)),
            entry(None, 1, &erased(1, 2)),
            entry(None, 2, &erased(2, 1)),
        ];
        let rolling = entries
            .iter()
            .fold([0; 32], |rolling, entry| entry.rolled(&rolling));
        store
            .write(moment(), |writing| {
                received::take(
                    writing,
                    &received::ReadPage::read(1, entries.to_vec(), rolling)?,
                )
            })
            .unwrap();

        store
            .read(|connection| {
                assert!(!application::exists(connection, number(1))?, "its own one");
                assert!(!application::exists(connection, number(2))?, "another desk's");
                let left: i64 = connection.query_row(
                    "SELECT (SELECT count(*) FROM fact WHERE CAST(body AS TEXT) LIKE '%Ayşe%')
                          + (SELECT count(*) FROM received_fact WHERE CAST(body AS TEXT) LIKE '%Ayşe%')",
                    [],
                    |row| row.get(0),
                )?;
                assert_eq!(left, 0);
                assert_eq!(application::by_name(connection, "ayşe")?, []);
                let names: i64 = connection.query_row(
                    "SELECT count(*) FROM applicant_name_data WHERE instr(block, 'ayse') > 0",
                    [],
                    |row| row.get(0),
                )?;
                assert_eq!(names, 0, "nor in what the index let go of");
                Ok::<_, Failure>(())
            })
            .unwrap();
        rebuild::verify(&store).expect("the chain verifies and the tables are what it says");
    }
}
