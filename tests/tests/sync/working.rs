//! A desk that works with a center, as each of these stories needs one.

use desk::Desk;
use desk::views::SyncView;
use domain::Draft;
use std::path::Path;
use std::time::Duration;
use stories::center::{Center, FaultLine};
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET, OFFICE, Office};
use tempfile::TempDir;

/// A desk that works with its center over a line that can be spoilt. What is dropped first stands first.
pub(crate) struct Counter {
    pub(crate) desk: Office,
    pub(crate) line: FaultLine,
    pub(crate) center: Center,
    pub(crate) folder: TempDir,
}

impl Counter {
    /// Enrolled, and with nothing that waits.
    pub(crate) fn open() -> Self {
        let center = Center::start();
        let line = FaultLine::to(center.address(0));
        Self::behind(center, line, "http")
    }

    /// The same over TLS.
    pub(crate) fn open_with_tls() -> Self {
        let mut center = Center::start();
        let own = center.serve_with_new_certificate();
        let line = FaultLine::to(center.address(own));
        Self::behind(center, line, "https")
    }

    fn behind(center: Center, line: FaultLine, scheme: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = office(folder.path(), "01");
        let address = format!("{scheme}://localhost:{}", line.address().port());
        enrol_at(&desk, &address, &center.enrolment_code(OFFICE, 15));
        wait_until_sent(&desk);
        Self {
            desk,
            line,
            center,
            folder,
        }
    }

    /// Waits until this is in the way.
    pub(crate) fn wait_for_problem(&self, code: &str) -> SyncView {
        self.desk.desk().sync_now();
        wait_for(&self.desk, |view| {
            let problem = view.problem.as_ref();
            problem.is_some_and(|problem| problem.code.as_str() == code)
        })
    }
}

/// Every fact of the one desk of a center is there once, and none is left out.
pub(crate) fn all_there_once(center: &Center) {
    let facts = "SELECT count(*), count(DISTINCT sequence), max(sequence) FROM fact";
    let counted = center.ask_database(facts);
    let counted: Vec<&str> = counted.split('|').collect();
    assert_eq!(counted[0], counted[1]);
    assert_eq!(counted[0], counted[2], "none twice and none left out");
    let feed = "SELECT count(*) = max(place) FROM feed";
    assert_eq!(center.ask_database(feed), "t");
}

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
