//! The demo office: an invented desk of Edremit (Balıkesir), filled through the desk's own use cases.
//!
//! Nobody in it exists. The clock is replayed, so that what took months is there in seconds; facts,
//! hashes and numbers are as real as any. Where the data comes from is `assets/demo`.

mod calendar;
mod generate;
mod people;

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use domain::SlipWidth;
use domain::sign_in::MonotonicMoment;
use domain::{Author, Draft, Role};
use protocol::FailureCode;

use self::people::{DemoApplication, Person};
use crate::desk::{Desk, lock};
use crate::doors::{Clock, MachineClock, RandomIds};
use crate::failure::{Answer, Failure};
use crate::machine::MachinePaths;
use crate::places::Places;
use crate::store::staff::StaffMember;
use crate::views::SameMatter;

pub use generate::generate;

/// The PIN of everybody in the demo office.
pub const PIN: &str = "135790";

/// Edremit (Balıkesir).
const OFFICE: &str = "1008";

/// The desk that its applications were registered at.
pub const FIRST_DESK: &str = "01";

/// After so many applications someone only asks the way.
const INQUIRY_AFTER: usize = 4;

/// What was made.
pub struct DemoOffice {
    /// The desk, open.
    pub desk: Arc<Desk>,
    /// Its staff, the administrator first.
    pub staff: Vec<String>,
    /// How many applications it has.
    pub applications: usize,
    /// Its recovery code in groups.
    pub recovery_code: String,
}

/// Makes the demo office in places where no desk is yet.
///
/// Its applications end at the moment that the machine's clock shows; they were registered at the first
/// desk, and any other one begins without any. `printer` is the slip printer's address, empty for none.
///
/// # Errors
/// There is a desk already, the desk code or the printer's address is none, or the disk refuses.
pub fn fill(places: Places, desk_code: &str, printer: &str) -> Answer<DemoOffice> {
    let clock = Arc::new(ReplayedClock::starting_now());
    let desk = Arc::new(Desk::open_with(places, clock.clone(), Arc::new(RandomIds))?);
    if !desk.has_no_store() {
        return Err(Failure::new(FailureCode::StorageFailed, "there is a desk already").into());
    }
    let applications = if desk_code == FIRST_DESK {
        people::applications()?
    } else {
        Vec::new()
    };
    let now = clock.now();
    let moments = calendar::office_moments(&desk.reference.calendar, now, applications.len());
    if let Some(first) = moments.first() {
        clock.set(*first);
    }
    let (staff, recovery_code) = set_up(&desk, desk_code)?;
    register_all(&desk, &clock, &staff, &applications, &moments)?;
    clock.set(now);
    *lock(&desk.session) = staff.first().cloned();
    // Last, so that months of slips do not come out of the printer on the first evening.
    desk.choose_printer(printer, SlipWidth::Mm80)?;
    desk.lock();
    Ok(DemoOffice {
        desk,
        staff: staff.into_iter().map(|member| member.name).collect(),
        applications: applications.len(),
        recovery_code,
    })
}

/// The assistant's steps, and two clerks.
fn set_up(desk: &Desk, desk_code: &str) -> Answer<(Vec<StaffMember>, String)> {
    let mut names = people::staff_names()?.into_iter();
    let mut name = || names.next().unwrap_or_default();
    desk.choose_office(OFFICE, desk_code)?;
    desk.choose_administrator(&name(), PIN, PIN)?;
    desk.choose_printer("", SlipWidth::Mm80)?;
    let code = desk.new_recovery_code()?.groups.join("-");
    desk.confirm_recovery_code(&code)?;
    let mut staff: Vec<_> = lock(&desk.session).iter().cloned().collect();
    for author in staff
        .clone()
        .into_iter()
        .map(|keeper| Author::Staff(keeper.id))
    {
        for _ in 0..2 {
            staff.push(desk.add_member(&author, &name(), Role::Clerk, PIN, PIN)?);
        }
    }
    Ok((staff, code))
}

fn register_all(
    desk: &Desk,
    clock: &ReplayedClock,
    staff: &[StaffMember],
    applications: &[DemoApplication],
    moments: &[DateTime<Utc>],
) -> Answer<()> {
    let people = people::people()?;
    let clerks = staff.get(1..).unwrap_or_default();
    for (place, (application, moment)) in applications.iter().zip(moments).enumerate() {
        clock.set(*moment);
        *lock(&desk.session) = clerks.get(place % clerks.len().max(1)).cloned();
        // A stride that meets every one of the 400 people before anyone comes twice.
        let draft = draft_of(application, people.get(place * 7 % people.len().max(1)));
        desk.register_application(&draft, &SameMatter::GoOn)?;
        if place % INQUIRY_AFTER == 0 {
            desk.record_inquiry(draft.topic, "")?;
        }
    }
    Ok(())
}

fn draft_of(application: &DemoApplication, person: Option<&Person>) -> Draft {
    let mut draft = Draft {
        kind: application.kind,
        topic: Some(application.topic.clone()),
        unit: application.unit.clone(),
        subject: application.subject.clone(),
        narrative: application.text.clone(),
        needs: application.needs.clone(),
        language: application.language,
        ..Draft::default()
    };
    if let Some(person) = person {
        draft.national_id.clone_from(&person.national_id);
        draft.given_name.clone_from(&person.given_name);
        draft.surname.clone_from(&person.surname);
        draft.phone.clone_from(&person.phone);
        draft.birth_year.clone_from(&person.birth_year);
        draft.address.clone_from(&person.neighbourhood);
    }
    draft
}

/// A clock that is set by hand; the machine's own run of time goes on beside it.
struct ReplayedClock {
    now: Mutex<DateTime<Utc>>,
    machine: MachineClock,
}

impl ReplayedClock {
    fn starting_now() -> Self {
        let machine = MachineClock {
            machine: MachinePaths::default(),
        };
        Self {
            now: Mutex::new(machine.now()),
            machine,
        }
    }

    fn set(&self, moment: DateTime<Utc>) {
        *lock(&self.now) = moment;
    }
}

impl Clock for ReplayedClock {
    fn now(&self) -> DateTime<Utc> {
        *lock(&self.now)
    }

    fn monotonic(&self) -> Result<MonotonicMoment, Failure> {
        self.machine.monotonic()
    }
}
