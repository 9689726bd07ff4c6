//! Where the work with the center stands, for screens.

use chrono::{DateTime, Utc};
use domain::staff::Permission;
use protocol::{FailureCode, Problem, ProblemCode};
use rusqlite::Connection;

use super::view::{SyncFate, SyncItem, SyncItems, SyncStanding, SyncSubject, SyncView};
use super::{Link, Syncing};
use crate::desk::{Desk, lock};
use crate::failure::{Answer, Failure};
use crate::store::enrolment::{self, Enrolment};
use crate::store::{
    journal, not_understood, outgoing, outgoing_attachment, receipt, refused_fact, series,
};

/// A clock that is further off than this is told about, in milliseconds.
const CLOCK_OFF: i64 = 5 * 60 * 1_000;

/// The most things in a list for people.
const LISTED: u32 = 200;

/// How many applications wait, remembered so that only what is new is counted.
#[derive(Clone, Copy, Default)]
pub(super) struct Counted {
    acknowledged: i64,
    head: i64,
    applications: u64,
}

/// What of the journal waits.
struct Waiting {
    facts: i64,
    applications: u64,
    oldest: Option<DateTime<Utc>>,
}

impl Desk {
    /// Where the work with the center stands.
    pub fn sync_view(&self) -> Answer<SyncView> {
        let open = self.open_store()?;
        Ok(open.store.read(|connection| self.sync_status(connection))?)
    }

    /// What waits for the center, and what it keeps apart.
    pub fn sync_items(&self) -> Answer<SyncItems> {
        self.session(Permission::WorkWithApplications)?;
        let open = self.open_store()?;
        Ok(open.store.read(items)?)
    }

    /// The same inside a reading.
    pub(crate) fn sync_status(&self, connection: &Connection) -> Result<SyncView, Failure> {
        let link = lock(&self.syncing.link).clone();
        let Some(enrolment) = enrolment::find(connection)? else {
            return Ok(alone());
        };
        let waiting = self.syncing.waiting(connection)?;
        let (attachments, not_taken) = outgoing_attachment::counts(connection)?;
        let kept_apart = clipped(refused_fact::count(connection)? + not_taken);
        let held = series::hold(connection)?.is_some();
        let standing = standing(&enrolment, held);
        let problem = match standing {
            SyncStanding::Revoked => Some(ProblemCode::Failure(FailureCode::DeskRevoked)),
            _ => link.problem,
        };
        let clock_ahead = enrolment
            .clock_ahead
            .filter(|ahead| ahead.abs() > CLOCK_OFF);
        let all_is_there = standing == SyncStanding::Active
            && link.in_touch
            && problem.is_none()
            && link.receiving.is_none()
            && waiting.facts == 0
            && attachments == 0
            && kept_apart == 0;
        let Link {
            in_touch,
            receiving,
            ..
        } = link;
        Ok(SyncView {
            standing,
            center: Some(enrolment.center),
            center_key: enrolment.pin.map(in_groups),
            in_touch,
            problem: problem.map(Problem::from),
            waiting_facts: clipped(waiting.facts.unsigned_abs()),
            waiting_applications: clipped(waiting.applications),
            oldest_waiting: waiting.oldest,
            last_in_touch: enrolment.met_at,
            clock_ahead_seconds: clock_ahead.map(|ahead| ahead / 1_000),
            kept_apart,
            not_understood: clipped(not_understood::count(connection)?),
            attachments_waiting: clipped(attachments),
            receiving,
            given_desk_code: enrolment.given.map(|(code, _)| code),
            all_is_there,
        })
    }
}

impl Syncing {
    fn waiting(&self, connection: &Connection) -> Result<Waiting, Failure> {
        let acknowledged = acknowledged(connection)?;
        let head = outgoing::last_position(connection)?;
        let mut counted = lock(&self.counted);
        let applications = match *counted {
            Some(before) if before.acknowledged <= acknowledged && before.head <= head => {
                before.applications
                    + outgoing::applications_between(
                        connection,
                        [before.head.max(acknowledged), head],
                    )?
                    - outgoing::applications_between(
                        connection,
                        [before.acknowledged, acknowledged.min(before.head)],
                    )?
            }
            _ => outgoing::applications_between(connection, [acknowledged, head])?,
        };
        *counted = Some(Counted {
            acknowledged,
            head,
            applications,
        });
        let oldest = outgoing::waiting(connection, acknowledged, 1)?;
        Ok(Waiting {
            facts: head - acknowledged,
            applications,
            oldest: oldest.first().map(|fact| fact.recorded_at),
        })
    }
}

/// The last position of the journal that the center has acknowledged, with everything before it.
pub(super) fn acknowledged(connection: &Connection) -> Result<i64, Failure> {
    let mut last = 0;
    for series in outgoing::series(connection)? {
        let epoch = series.head.epoch;
        let Some(kept) = receipt::of(connection, epoch)? else {
            break;
        };
        let reached = kept.receipt.place.sequence.min(series.head.sequence);
        last = journal::position_of(connection, epoch, reached)?.unwrap_or(last);
        if reached < series.head.sequence {
            break;
        }
    }
    Ok(last)
}

fn alone() -> SyncView {
    SyncView {
        standing: SyncStanding::NotEnrolled,
        center: None,
        center_key: None,
        in_touch: false,
        problem: None,
        waiting_facts: 0,
        waiting_applications: 0,
        oldest_waiting: None,
        last_in_touch: None,
        clock_ahead_seconds: None,
        kept_apart: 0,
        not_understood: 0,
        attachments_waiting: 0,
        receiving: None,
        given_desk_code: None,
        all_is_there: false,
    }
}

fn standing(enrolment: &Enrolment, held: bool) -> SyncStanding {
    if enrolment.revoked_at.is_some() {
        SyncStanding::Revoked
    } else if enrolment.receipt_key.is_none() || enrolment.code.is_some() {
        SyncStanding::CodeWaits
    } else if enrolment.unknown_at.is_some() {
        SyncStanding::Unknown
    } else if held {
        SyncStanding::Forked
    } else {
        SyncStanding::Active
    }
}

fn items(connection: &Connection) -> Result<SyncItems, Failure> {
    let apart = refused_fact::newest(connection, LISTED)?;
    let (after, waiting) = match enrolment::find(connection)? {
        Some(_) => {
            let after = acknowledged(connection)?;
            (after, outgoing::waiting(connection, after, LISTED)?)
        }
        None => (outgoing::last_position(connection)?, Vec::new()),
    };
    let attachments = outgoing_attachment::list(connection, LISTED)?;
    let (still, not_taken) = outgoing_attachment::counts(connection)?;
    let of_all = refused_fact::count(connection)?
        + (outgoing::last_position(connection)? - after).unsigned_abs()
        + still
        + not_taken;
    let apart = apart.into_iter().map(|fact| SyncItem {
        subject: subject(&fact.kind, fact.number.is_some()),
        number: fact.number.map(|number| number.to_string()),
        since: fact.recorded_at,
        fate: SyncFate::KeptApart,
        problem: Some(Problem::failed(reason(&fact.reason), None)),
    });
    let waiting = waiting.into_iter().map(|fact| SyncItem {
        subject: subject(&fact.kind, fact.number.is_some()),
        number: fact.number.map(|number| number.to_string()),
        since: fact.recorded_at,
        fate: SyncFate::Waits,
        problem: None,
    });
    let attached = attachments.into_iter().map(|attachment| SyncItem {
        subject: SyncSubject::Attachment,
        number: Some(attachment.number.to_string()),
        since: attachment.since,
        fate: match attachment.reason {
            Some(_) => SyncFate::KeptApart,
            None => SyncFate::Waits,
        },
        problem: attachment
            .reason
            .map(|told| Problem::failed(reason(&told), None)),
    });
    let items: Vec<SyncItem> = apart.chain(attached).chain(waiting).collect();
    let more = clipped(of_all.saturating_sub(items.len() as u64));
    Ok(SyncItems { items, more })
}

fn subject(kind: &str, about_application: bool) -> SyncSubject {
    match (kind, about_application) {
        ("application_registered", _) => SyncSubject::Application,
        (_, true) => SyncSubject::Change,
        (_, false) => SyncSubject::Other,
    }
}

/// The center's reason as one of our problems; a newer center may have others.
fn reason(told: &str) -> FailureCode {
    let known = FailureCode::ALL.iter().find(|code| code.as_str() == told);
    known.copied().unwrap_or(FailureCode::FactKeptApart)
}

/// `3F2A 91BC …`, to be compared by eye or read out.
fn in_groups(pin: [u8; 32]) -> String {
    let groups = pin
        .chunks(2)
        .map(|pair| format!("{:02X}{:02X}", pair[0], pair[1]));
    groups.collect::<Vec<_>>().join(" ")
}

fn clipped(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
