//! Desks at work at a center that fails, and what must be true of both in the end.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use desk::Desk;
use desk::views::SyncView;
use domain::Draft;
use stories::center::{Center, Program};
use stories::faults::Proof;
use stories::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET, Office, ordinary_draft,
};
use tempfile::TempDir;

/// So many applications of a desk may wait for the center at once.
const WAITING: u32 = 12;

/// How long everything may take to find its place when nobody kills any more.
const EVENING: Duration = Duration::from_mins(10);

/// A desk at work and its store, looked at from outside.
pub(crate) struct Counter {
    office: String,
    code: String,
    pub(crate) desk: Office,
    proof: Proof,
    numbers: Mutex<BTreeSet<String>>,
    _folder: TempDir,
}

/// So many desks at each of so many offices, enrolled and at work.
pub(crate) fn open(
    center: &Center,
    program: &Program,
    [offices, together]: [usize; 2],
) -> Vec<Counter> {
    let codes = format!("SELECT code FROM office ORDER BY code LIMIT {offices}");
    let codes = center.ask_database(&codes);
    let address = format!("http://{}", program.address());
    let mut counters = Vec::new();
    for office in codes.lines() {
        for place in 1..=together {
            let folder = tempfile::tempdir().unwrap();
            let desk_code = format!("{place:02}");
            let desk = Office::open_at(folder.path(), office, &desk_code).unwrap();
            desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
            let code = center.enrolment_code(office, 15);
            desk.desk().enrol(&address, &code).unwrap();
            desk.sign_in(CLERK, CLERK_SECRET).unwrap();
            desk.desk().start_syncing(Duration::ZERO);
            counters.push(Counter {
                office: office.to_owned(),
                code: desk_code,
                proof: Proof::open(folder.path()).unwrap(),
                desk,
                numbers: Mutex::default(),
                _folder: folder,
            });
        }
    }
    counters
}

impl Counter {
    /// One visitor after the other until the evening, but no more than the center keeps up with.
    pub(crate) fn work(&self, evening: &AtomicBool) {
        while !evening.load(Ordering::Acquire) {
            self.register();
            let look = |desk: &Desk| {
                desk.sync_now();
                desk.sync_view().unwrap()
            };
            let settled = |view: &SyncView| {
                view.waiting_applications < WAITING || evening.load(Ordering::Acquire)
            };
            self.desk.wait_for(look, settled);
        }
    }

    /// One visitor.
    pub(crate) fn register(&self) {
        let registered = self.desk.register(&Draft {
            subject: format!("{} {}", self.office, self.given()),
            ..ordinary_draft()
        });
        let number = registered.unwrap().number.replace(' ', "");
        assert!(self.numbers.lock().unwrap().insert(number), "given twice");
    }

    /// How many numbers it gave.
    pub(crate) fn given(&self) -> usize {
        self.numbers.lock().unwrap().len()
    }

    /// Waits until the center has all of it, and it all of its office's feed.
    pub(crate) fn come_to_rest(&self, center: &Center) {
        come_to_rest(&self.desk, &self.proof, &self.office, center);
    }
}

/// The same for any desk of an office.
pub(crate) fn come_to_rest(desk: &Office, proof: &Proof, office: &str, center: &Center) {
    let began = Instant::now();
    let head = format!("SELECT max(place) FROM feed WHERE office = '{office}'");
    loop {
        let look = |desk: &Desk| {
            desk.sync_now();
            desk.sync_view().unwrap()
        };
        let (view, calm) = desk.wait_for(look, |view| view.all_is_there);
        if calm && proof.agreement().place.to_string() == center.ask_database(&head) {
            return;
        }
        assert!(began.elapsed() < EVENING, "stuck: {view:?}");
    }
}

/// The places that centers' receipts tell of, as rows for a question.
pub(crate) fn receipts(counters: &[Counter]) -> Vec<String> {
    let row = |counter: &Counter| {
        let place = counter.proof.receipt()?.place;
        let (office, code) = (&counter.office, &counter.code);
        let (sequence, hash) = (place.sequence, hex::encode(place.hash));
        Some(format!("('{office}', '{code}', {sequence}, '{hash}')"))
    };
    counters.iter().filter_map(row).collect()
}

/// Whether the database has what receipts tell of, and all before it.
pub(crate) fn hold(center: &Center, said: &[String]) {
    let question = format!(
        "SELECT count(*) FROM (VALUES {}) AS said (office, code, sequence, hash)
         JOIN fact ON fact.office = said.office AND fact.code = said.code AND fact.epoch = 1 AND fact.branch = 0
          AND fact.sequence = said.sequence AND encode(fact.hash, 'hex') = said.hash
         WHERE (SELECT count(*) FROM fact AS before WHERE before.office = said.office AND before.code = said.code
                  AND before.epoch = 1 AND before.branch = 0 AND before.sequence <= said.sequence) = said.sequence",
        said.join(", ")
    );
    let held = center.ask_database(&question);
    assert_eq!(held, said.len().to_string(), "acknowledged and lost");
}

/// Counts at the end; how many facts there are.
pub(crate) fn look(center: &Center, counters: &[Counter]) -> String {
    let dense = "SELECT count(*) FROM (SELECT office, count(*) AS there, max(place) AS last FROM feed GROUP BY office) AS feeds
                 WHERE there <> last";
    assert_eq!(center.ask_database(dense), "0", "every feed is dense");
    let apart = "SELECT count(*) FROM fact WHERE quarantine IS NOT NULL OR branch <> 0";
    assert_eq!(center.ask_database(apart), "0", "nobody forked");
    let numbers =
        "SELECT lpad(number::text, 13, '0') FROM fact WHERE kind = 'application_registered'";
    let there = center.ask_database(numbers);
    let there: Vec<&str> = there.lines().collect();
    let given: BTreeSet<String> = counters
        .iter()
        .flat_map(|counter| counter.numbers.lock().unwrap().clone())
        .collect();
    assert_eq!(there.len(), given.len(), "none lost and none twice");
    assert!(there.iter().all(|number| given.contains(*number)));
    for counter in counters {
        counter.proof.chain_and_tables();
        let place = counter.proof.receipt().expect("it has a receipt").place;
        let end = counter.proof.end();
        assert_eq!((place.sequence, place.hash), end, "all is acknowledged");
    }
    hold(center, &receipts(counters));
    for office in counters.chunk_by(|one, next| one.office == next.office) {
        let agreements: Vec<_> = office.iter().map(|one| one.proof.agreement()).collect();
        assert!(
            agreements.iter().all(|one| *one == agreements[0]),
            "desks of one office show the same: {agreements:?}"
        );
    }
    center.ask_database("SELECT count(*) FROM fact")
}
