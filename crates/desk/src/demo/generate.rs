//! Very many applications, for benchmarks: real facts, real hashes, hundreds to a transaction.

use chrono::{DateTime, Duration, Utc};
use domain::application::Registration;
use domain::privacy::{NoticeWay, PrivacyNotice};
use domain::{
    ApplicationNumber, Author, DeadlineRule, Deadlines, Fact, Language, Role, RunningNumber,
};
use protocol::FailureCode;

use super::people::{self, DemoApplication, Person, scatter};
use crate::desk::{Desk, lock};
use crate::doors::day_at_desk;
use crate::failure::{Answer, Failure};
use crate::reference::PRIVACY_NOTICE_VERSION;
use crate::store::{Writing, series, setting, staff};

/// How many applications one transaction takes.
const BATCH: u32 = 1_000;

/// How many days the generated applications are spread over: the ten years that a desk keeps.
const DAYS: i64 = 3_650;

/// Of so many applications five are by people who came before.
const VISITS: u64 = 8;

/// What stays the same through a run.
struct Run<'a> {
    desk: &'a Desk,
    people: Vec<Person>,
    applications: Vec<DemoApplication>,
    authors: Vec<Author>,
    rule: DeadlineRule,
    from: DateTime<Utc>,
    count: u32,
}

/// Adds `count` applications to a desk that is set up, spread over the ten years before now.
///
/// When a desk code has given its last number the next one begins. `progress` is called now and then
/// with how many there are.
///
/// # Errors
/// The desk is not set up or its series is on hold, no desk code is left, or the disk refuses.
pub fn generate(desk: &Desk, count: u32, mut progress: impl FnMut(u32)) -> Answer<()> {
    let open = desk.open_store()?;
    let (everybody, rule) = open.store.read(|connection| {
        let rule = setting::find(connection, setting::DEADLINE_RULE)?;
        Ok::<_, Failure>((staff::all(connection)?, rule.unwrap_or_default()))
    })?;
    let keeper = everybody
        .iter()
        .find(|member| member.active && member.role == Role::Administrator)
        .cloned();
    let run = Run {
        desk,
        people: people::people()?,
        applications: people::applications()?,
        authors: everybody
            .into_iter()
            .map(|member| Author::Staff(member.id))
            .collect(),
        rule,
        from: desk.now() - Duration::days(DAYS),
        count,
    };
    let before = lock(&desk.session).clone();
    *lock(&desk.session) = keeper;
    let mut done = 0;
    while done < count {
        let written = run.write_batch(done)?;
        if written == 0 {
            run.begin_next_series()?;
        }
        done += written;
        progress(done);
    }
    *lock(&desk.session) = before;
    Ok(open.store.checkpoint(true)?)
}

impl Run<'_> {
    /// How many it wrote; none when the desk code is used up.
    fn write_batch(&self, first: u32) -> Answer<u32> {
        let author = self
            .authors
            .get(first as usize / BATCH as usize % self.authors.len().max(1));
        self.desk.write(author.unwrap_or(&Author::Desk), |writing| {
            let Some(series) = series::current(writing.connection())? else {
                return Err(Failure::new(FailureCode::Internal, "the desk is not set up").into());
            };
            let mut last = series.last;
            let mut written = 0;
            while written < BATCH.min(self.count - first) {
                let Some(running) = RunningNumber::after(last) else {
                    break;
                };
                let number = ApplicationNumber::new(series.office.code, series.desk, running);
                self.record(writing, number, first + written)?;
                last = Some(running);
                written += 1;
            }
            Ok(written)
        })
    }

    fn record(
        &self,
        writing: &mut Writing<'_>,
        number: ApplicationNumber,
        place: u32,
    ) -> Answer<()> {
        let seconds = Duration::days(DAYS).num_seconds() * i64::from(place) / i64::from(self.count);
        writing.move_to(self.from + Duration::seconds(seconds));
        let registration = self.registration(place.into());
        let deadlines = Deadlines::frozen(
            &self.desk.reference.calendar,
            day_at_desk(writing.at()),
            self.rule,
            registration.kind,
        );
        writing.record(&Fact::ApplicationRegistered {
            number,
            registration: Box::new(registration),
            deadlines,
        })
    }

    fn registration(&self, place: u64) -> Registration {
        // Three of eight visits are someone's first; the others come back.
        let visitor = if place % VISITS < 3 {
            place
        } else {
            scatter(place) % (place + 1)
        };
        let asked = usize::try_from(scatter(place) % self.applications.len().max(1) as u64);
        let asked = &self.applications[asked.unwrap_or_default()];
        Registration {
            applicant: people::invented(&self.people, visitor),
            representative: None,
            kind: asked.kind,
            topic: Some(asked.topic.clone()),
            subject: asked.subject.clone(),
            narrative: asked.text.clone(),
            unit: asked.unit.clone(),
            attachments: Vec::new(),
            privacy_notice: PrivacyNotice {
                version: PRIVACY_NOTICE_VERSION.to_owned(),
                language: Language::Tr,
                way: NoticeWay::ShownAtDesk,
            },
        }
    }

    fn begin_next_series(&self) -> Answer<()> {
        let open = self.desk.open_store()?;
        let current = open.store.read(series::current)?;
        let next: u32 = current
            .and_then(|series| series.desk.to_string().parse().ok())
            .map_or(1, |code: u32| code + 1);
        self.desk.begin_new_series(&format!("{next:02}"))
    }
}
