//! A desk that works with a center, as each of these stories needs one.

use desk::Desk;
use desk::views::SyncView;
use domain::Draft;
use std::path::Path;
use std::time::Duration;
use stories::center::Center;
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET, OFFICE, Office};

/// A desk whose worker runs, not enrolled.
pub(crate) fn office(folder: &Path, code: &str) -> Office {
    let office = Office::open_as(folder, code).unwrap();
    office.desk().start_syncing(Duration::ZERO);
    office
}

/// Enrols a desk at a center.
pub(crate) fn enrol(office: &Office, center: &Center) -> SyncView {
    enrol_at(office, &address(center), &center.enrolment_code(OFFICE, 15))
}

/// Enrols a desk at an address with a code; its clerk is signed in afterwards.
pub(crate) fn enrol_at(office: &Office, address: &str, code: &str) -> SyncView {
    office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    let view = office.desk().enrol(address, code).unwrap();
    office.sign_in(CLERK, CLERK_SECRET).unwrap();
    view
}

/// Where a center is.
pub(crate) fn address(center: &Center) -> String {
    format!("http://{}", center.address(0))
}

/// Registers so many people's matters.
pub(crate) fn register(office: &Office, people: usize) -> Vec<String> {
    let register = |person: usize| {
        let draft = Draft {
            subject: format!("Kömür yardımı istiyor, {person}"),
            ..stories::office::ordinary_draft()
        };
        office.register(&draft).unwrap().number
    };
    (0..people).map(register).collect()
}

/// Waits until the work with the center is as wanted.
pub(crate) fn wait_for(office: &Office, wanted: impl Fn(&SyncView) -> bool) -> SyncView {
    let look = |desk: &Desk| desk.sync_view().unwrap();
    let (view, came) = office.wait_for(look, wanted);
    assert!(came, "it did not come to that: {view:?}");
    view
}

/// Waits until nothing waits any more.
pub(crate) fn wait_until_sent(office: &Office) -> SyncView {
    wait_for(office, |view| view.in_touch && view.waiting_facts == 0)
}
