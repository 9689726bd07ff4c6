//! Desks with real stores, and a center that is the feed alone.

use std::cell::Cell;

use chrono::{DateTime, TimeDelta, Utc};
use domain::application::Registration;
use domain::catalogue::UnitCode;
use domain::fact::SeriesReason;
use domain::privacy::{NoticeWay, PrivacyNotice};
use domain::{
    Applicant, Author, Deadlines, DeskCode, FactPlace, Kind, Language, Life, Office, OfficeCode,
    Role, RunningNumber, StaffId,
};
use protocol::wire::{Content, Origin, SentFact};
use tempfile::TempDir;

use super::*;
use crate::doors::{RandomIds, day_at_desk, start_of_day};
use crate::store::agreement::Agreement;
use crate::store::application::ApplicationRow;
use crate::store::{Moment, Store, inquiry, outgoing, series};
use crate::vault::DataKey;

/// When the stories begin.
fn beginning() -> DateTime<Utc> {
    start_of_day("2026-11-02".parse().unwrap()) + TimeDelta::hours(9)
}

/// One desk of the office.
pub(super) struct DeskOfOffice {
    folder: TempDir,
    key: DataKey,
    pub(super) store: Store,
    now: Cell<DateTime<Utc>>,
    last: Cell<Option<RunningNumber>>,
}

impl DeskOfOffice {
    /// A desk that was set up under this code.
    pub(super) fn open(code: u8) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = DataKey::random().unwrap();
        let store = Store::create(&folder.path().join("desk.db"), &key).unwrap();
        let now = Cell::new(beginning());
        let desk = Self {
            folder,
            key,
            store,
            now,
            last: Cell::default(),
        };
        desk.record(&Fact::DeskSeriesBegun {
            office: Office {
                code: OfficeCode::new(10, 8).unwrap(),
                province: "Balıkesir".into(),
                district: Some("Edremit".into()),
            },
            desk: DeskCode::new(code).unwrap(),
            installation: format!("desk {code}"),
            reason: SeriesReason::FirstRun,
        });
        desk.record(&Fact::StaffAdded {
            staff: StaffId::new(format!("staff {code}")),
            name: format!("Görevli {code}"),
            role: Role::Clerk,
        });
        desk
    }

    /// The same desk, started again.
    pub(super) fn reopened(self) -> Self {
        let Self {
            folder,
            key,
            store,
            now,
            last,
        } = self;
        drop(store);
        let store = Store::open(&folder.path().join("desk.db"), &key, |_| Ok(())).unwrap();
        Self {
            folder,
            key,
            store,
            now,
            last,
        }
    }

    pub(super) fn passes(&self, time: TimeDelta) {
        self.now.set(self.now.get() + time);
    }

    pub(super) fn write<T>(
        &self,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let author = Author::Desk;
        let moment = Moment {
            author: &author,
            at: self.now.get(),
            ids: &RandomIds,
            high_water: None,
        };
        self.store.write(moment, work)
    }

    pub(super) fn record(&self, fact: &Fact) {
        self.passes(TimeDelta::minutes(1));
        self.write(|writing| writing.record_although_held(fact))
            .unwrap();
    }

    /// Registers an application of Ayşe Yıldız.
    pub(super) fn register(&self, subject: &str) -> ApplicationNumber {
        let series = self.store.read(series::current).unwrap().unwrap();
        // As the mark outside the store tells it, also when what had the last number was erased.
        let running = RunningNumber::after(series.last.max(self.last.get())).unwrap();
        self.last.set(Some(running));
        let number = ApplicationNumber::new(series.office.code, series.desk, running);
        let registration = Registration {
            applicant: Applicant {
                given_name: "Ayşe".into(),
                surname: "Yıldız".into(),
                ..Applicant::default()
            },
            representative: None,
            kind: Kind::Request,
            topic: None,
            subject: subject.into(),
            narrative: String::new(),
            unit: None,
            attachments: Vec::new(),
            privacy_notice: PrivacyNotice {
                version: "1".into(),
                language: Language::Tr,
                way: NoticeWay::ShownAtDesk,
            },
        };
        let due_on = day_at_desk(self.now.get());
        self.record(&Fact::ApplicationRegistered {
            number,
            registration: Box::new(registration),
            deadlines: Deadlines {
                due_on,
                legal_limit_on: due_on,
            },
        });
        number
    }

    pub(super) fn correct(&self, number: ApplicationNumber, subject: &str) {
        self.record(&Fact::ApplicationCorrected {
            number,
            changes: vec![Change::Subject(subject.into())],
            reason: "Yanlış duyulmuş".into(),
        });
    }

    /// Sends an application to a unit, by what this desk knows of it.
    pub(super) fn refer(&self, number: ApplicationNumber, unit: &str) {
        self.record(&Fact::ApplicationReferred {
            number,
            revision: self.life(number).revision,
            unit: UnitCode::new(unit),
            note: String::new(),
        });
    }

    /// The unit sends it back.
    pub(super) fn comes_back(&self, number: ApplicationNumber, unit: &str) {
        self.record(&Fact::ReferralReturned {
            number,
            revision: self.life(number).revision,
            unit: UnitCode::new(unit),
            reason: "Bizim işimiz değil".into(),
        });
    }

    /// What its facts add up to.
    fn life(&self, number: ApplicationNumber) -> Life {
        let whole = self
            .store
            .read(|connection| application::get(connection, number));
        whole.unwrap().life
    }

    pub(super) fn inquire(&self, note: &str) {
        self.record(&Fact::InquiryRecorded {
            topic: None,
            note: note.into(),
        });
    }

    pub(super) fn take_last_inquiry_back(&self) {
        let newest = self.store.read(inquiry::newest).unwrap();
        let Some(newest) = newest.filter(|position| *position > 0) else {
            return;
        };
        let recorded = self.store.read(|connection| fact_at(connection, newest));
        let recorded = recorded.unwrap().unwrap();
        self.record(&Fact::InquiryTakenBack {
            epoch: recorded.epoch,
            sequence: recorded.sequence,
        });
    }

    /// Every number that the desk knows.
    pub(super) fn numbers(&self) -> Vec<ApplicationNumber> {
        rows(self).into_iter().map(|row| row.number).collect()
    }

    pub(super) fn row(&self, number: ApplicationNumber) -> ApplicationRow {
        let row = self
            .store
            .read(|connection| application::row(connection, number));
        row.unwrap().unwrap()
    }

    pub(super) fn subject(&self, number: ApplicationNumber) -> String {
        self.row(number).subject
    }

    /// Each row has the state and the unit that the facts about the application add up to.
    pub(super) fn tells_states_as_histories_do(&self) -> bool {
        rows(self).into_iter().all(|row| {
            let life = self.life(row.number);
            (row.state, row.unit_now) == (life.state, life.unit)
        })
    }

    /// The index of names knows every application once, and no other.
    pub(super) fn finds_by_name_what_is_there(&self) -> bool {
        let found = |connection: &Connection| {
            let mut found = application::by_name(connection, "ayşe")?;
            found.sort_by_key(|row| row.number);
            Ok::<_, Failure>(found.into_iter().map(|row| row.number).collect::<Vec<_>>())
        };
        let mut there = self.numbers();
        there.sort();
        self.store.read(found).unwrap() == there
    }

    pub(super) fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        self.store
            .writer()
            .query_row(&sql, [], |row| row.get(0))
            .unwrap()
    }

    /// Takes in all that the feed has, in pages of at most so many.
    pub(super) fn pull(&self, center: &Center, most: usize) {
        self.pull_telling(center, most);
    }

    pub(super) fn pull_telling(&self, center: &Center, most: usize) -> Vec<Taken> {
        let mut told = Vec::new();
        loop {
            let (after, _) = self.store.read(end).unwrap();
            let (entries, rolling) = center.page(after, most);
            if entries.is_empty() {
                return told;
            }
            told.push(
                self.write(|writing| take(writing, &ReadPage::read(after + 1, entries, rolling)?))
                    .unwrap(),
            );
        }
    }

    /// The tables are what a rebuild makes of the journal and the feed.
    pub(super) fn is_as_rebuilt(&self) -> bool {
        rebuild::rebuild(&self.store).unwrap().unchanged
    }

    pub(super) fn agreement(&self) -> Agreement {
        self.store.read(agreement::of).unwrap()
    }
}

fn rows(desk: &DeskOfOffice) -> Vec<ApplicationRow> {
    let (from, to) = (
        beginning() - TimeDelta::days(1),
        beginning() + TimeDelta::days(100),
    );
    desk.store
        .read(|connection| application::between(connection, from, to))
        .unwrap()
}

/// The applications of the n-th day, newest first.
pub(super) fn registered(desk: &DeskOfOffice, day: i64) -> Vec<ApplicationNumber> {
    let from = start_of_day(day_at_desk(beginning())) + TimeDelta::days(day);
    let to = from + TimeDelta::days(1);
    let rows = desk
        .store
        .read(|connection| application::between(connection, from, to));
    rows.unwrap().into_iter().map(|row| row.number).collect()
}

/// The office's feed.
#[derive(Default)]
pub(super) struct Center {
    pub(super) feed: Vec<FeedEntry>,
}

impl Center {
    /// Takes in at most so many facts of a desk that it does not have.
    pub(super) fn receive(&mut self, desk: &DeskOfOffice, most: usize) {
        self.receive_on(desk, 0, most);
    }

    /// Takes in the facts of a desk that differ from what the trunk has.
    pub(super) fn receive_as_branch(&mut self, desk: &DeskOfOffice, branch: u32) {
        self.receive_on(desk, branch, usize::MAX);
    }

    fn receive_on(&mut self, desk: &DeskOfOffice, branch: u32, most: usize) {
        let all = desk.store.read(|connection| {
            let own = outgoing::series(connection)?;
            let facts = outgoing::facts(connection, 1, 0, 10_000)?;
            Ok::<_, Failure>((own[0].desk.to_string(), facts))
        });
        let (code, facts) = all.unwrap();
        let new: Vec<_> = (1..)
            .zip(facts)
            .map(|(sequence, outgoing)| FeedEntry {
                origin: Origin {
                    desk: Some(code.clone()),
                    epoch: 1,
                    sequence,
                    branch,
                },
                fact: outgoing.fact,
            })
            .filter(|entry| {
                let same = |other: &&FeedEntry| {
                    other.fact.content.hash() == entry.fact.content.hash()
                        && other.origin.desk == entry.origin.desk
                };
                !self.feed.iter().any(|other| same(&other))
            })
            .take(most)
            .collect();
        self.feed.extend(new);
    }

    /// Erases what it has of an application, and tells the office.
    pub(super) fn erase(&mut self, number: ApplicationNumber) {
        let mut places = Vec::new();
        for FeedEntry { origin, fact } in &mut self.feed {
            let Content::Kept { body, .. } = &fact.content else {
                continue;
            };
            let said = journal::fact_of(&fact.kind, body).unwrap().unwrap();
            if origin.desk.is_none() || said.number() != Some(number) {
                continue;
            }
            let body_hash = fact.content.hash();
            fact.content = Content::Erased { body_hash };
            let desk = origin.desk.as_deref().map(|desk| desk.parse().unwrap());
            places.push(FactPlace {
                desk,
                epoch: origin.epoch,
                sequence: origin.sequence,
                branch: origin.branch,
            });
        }
        let fact = Fact::ContentErased {
            number,
            places,
            basis: "KVKK m. 7".into(),
        };
        let of_center = self.feed.iter().filter(|entry| entry.origin.desk.is_none());
        let sequence = of_center.count() as u64 + 1;
        self.feed.push(FeedEntry {
            origin: Origin {
                desk: None,
                epoch: 1,
                sequence,
                branch: 0,
            },
            fact: SentFact {
                kind: fact.kind().to_owned(),
                author: Author::Center.as_str().to_owned(),
                recorded_at: beginning().timestamp_millis(),
                content: Content::Kept {
                    salt: [5; 16],
                    body: journal::body_of(&fact).unwrap(),
                },
            },
        });
    }

    /// Entries behind a place, and the rolling hash behind them.
    pub(super) fn page(&self, after: u64, most: usize) -> (Vec<FeedEntry>, Hash) {
        let after = usize::try_from(after).unwrap();
        let entries: Vec<_> = self.feed.iter().skip(after).take(most).cloned().collect();
        let behind = &self.feed[..after + entries.len()];
        (entries, rolled(behind))
    }

    pub(super) fn end(&self) -> (u64, Hash) {
        (self.feed.len() as u64, rolled(&self.feed))
    }
}

fn rolled(entries: &[FeedEntry]) -> Hash {
    entries
        .iter()
        .fold([0; 32], |before, entry| entry.rolled(&before))
}
