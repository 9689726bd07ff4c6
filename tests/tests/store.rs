//! The store: what it says can be proved, what was changed behind its back is found, and a store
//! that is damaged, newer or in use is said in words and not touched.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use desk::doors::{Clock, MachineClock, RandomIds};
use desk::machine::MachinePaths;
use desk::store::{attachment, migrations};
use desk::views::Stage;
use desk::{Desk, Failure, raising};
use domain::Draft;
use domain::sign_in::MonotonicMoment;
use protocol::{FailureCode, ProblemCode};
use stories::closed_office::{behind_its_back, change, command, lively_office};
use stories::faults::copy_folder;
use stories::office::{Office, ordinary_draft, places};

#[test]
fn tables_made_again_from_the_journal_are_what_they_were() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = lively_office(folder.path());
    let (said, code) = command(&places, "rebuild");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("right before"), "{said}");
    assert_eq!(command(&places, "verify").1, 0);
}

#[test]
fn a_changed_row_of_a_table_is_found_and_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = lively_office(folder.path());
    for changed in [
        "UPDATE application SET subject = 'başka bir şey' WHERE number = (SELECT min(number) FROM application)",
        "DELETE FROM inquiry",
        "UPDATE staff SET role = 'administrator' WHERE role = 'clerk'",
        "UPDATE printer SET printer = replace(printer, 'mm58', 'mm80')",
    ] {
        change(&places, changed);
        let (said, code) = command(&places, "verify");
        assert_eq!(code, 1, "{changed}");
        assert!(said.contains("differ from the journal"), "{said}");
        let (said, code) = command(&places, "rebuild");
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("now they do"), "{said}");
        assert_eq!(command(&places, "verify").1, 0, "{changed}");
    }
}

#[test]
fn a_changed_fact_breaks_the_chain_and_an_erased_body_does_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = lively_office(folder.path());
    change(
        &places,
        "UPDATE fact SET salt = NULL, body = NULL WHERE kind = 'inquiry_recorded'",
    );
    let (said, _) = command(&places, "rebuild");
    assert!(
        said.contains("now they do"),
        "an erased body adds up to nothing: {said}"
    );
    assert_eq!(
        command(&places, "verify").1,
        0,
        "its envelope still verifies"
    );

    for changed in [
        "UPDATE fact SET author = 'someone else' WHERE position = 4",
        "UPDATE fact SET recorded_at = recorded_at + 1 WHERE position = 5",
        "UPDATE fact SET body = CAST(replace(CAST(body AS TEXT), 'Sokak', 'Cadde') AS BLOB) WHERE kind = 'application_corrected'",
        "DELETE FROM fact WHERE position = 6",
    ] {
        let copy = tempfile::tempdir().expect("a folder");
        copy_folder(folder.path(), copy.path()).expect("copies");
        let places = stories::office::places(copy.path());
        change(&places, changed);
        let (said, code) = command(&places, "verify");
        assert_eq!(code, 1, "{changed}");
        assert!(
            said.contains("chain of records does not verify"),
            "{changed}: {said}"
        );
    }
}

#[test]
fn a_page_that_no_longer_reads_back_closes_the_store_soon_after_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = lively_office(folder.path());
    let mut bytes = std::fs::read(places.store()).expect("reads");
    let last_page = bytes.len() - 2_000;
    bytes[last_page] ^= 1;
    std::fs::write(places.store(), bytes).expect("writes");

    let desk = Arc::new(Desk::open(places.clone()).expect("opens"));
    let (told, changes) = mpsc::channel();
    desk.listen(move || {
        let _ = told.send(());
    });
    desk.start_keeping(Duration::ZERO);
    while desk.state().stage != Stage::StoreDamaged {
        changes
            .recv_timeout(stories::office::SOON)
            .expect("the keeper finds it");
    }
    assert!(places.store().exists(), "and nothing is deleted");
    // `doctor` works beside a running desk.
    let (said, code) = command(&places, "doctor");
    assert_eq!(code, 1);
    assert!(said.contains("damaged"), "doctor says it too: {said}");
}

#[test]
fn a_desk_that_keeps_running_is_backed_up_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path()).expect("opens");
    assert_eq!(office.desk().state().backup.newest, None);
    office.desk().start_keeping(Duration::ZERO);
    let (_, made) = office.wait_for_state(|state| state.backup.newest.is_some());
    assert!(made, "the first one at once, since there is none yet");
    let (said, _) = command(&places(folder.path()), "doctor");
    assert!(
        said.contains("running now") && said.contains("newest backup"),
        "{said}"
    );
}

#[test]
fn a_second_desk_is_refused_and_can_ring_at_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path()).expect("opens");
    let places = places(folder.path());
    let second = Desk::open(places.clone()).err().expect("is refused");
    assert_eq!(second.code, FailureCode::StoreInUse);
    assert_eq!(
        command(&places, "verify").1,
        1,
        "nor does a command work on it"
    );
    assert!(
        !raising::ring(&places),
        "nobody answers before the first one listens"
    );

    let (rung, rings) = mpsc::channel();
    office.desk().answer_doorbell(move || {
        let _ = rung.send(());
    });
    assert!(raising::ring(&places));
    assert!(rings.try_recv().is_ok(), "the first one was told");
    drop(office);
    assert!(!raising::ring(&places));
    assert!(Desk::open(places).is_ok(), "and its place is free again");
}

#[test]
fn a_store_of_a_newer_program_is_said_and_not_touched() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = lively_office(folder.path());
    behind_its_back(&places)
        .pragma_update(None, "user_version", 99)
        .expect("changes");
    let before = std::fs::read(places.store()).expect("reads");
    let desk = Desk::open(places.clone()).expect("opens");
    let state = desk.state();
    assert_eq!(state.stage, Stage::StoreClosed);
    let code = state.problem.map(|problem| problem.code);
    assert_eq!(code, Some(ProblemCode::Failure(FailureCode::StorageNewer)));
    assert!(
        desk.list_restorable_backups().is_err(),
        "nothing is restored over it"
    );
    drop(desk);
    assert_eq!(std::fs::read(places.store()).expect("reads"), before);
}

#[test]
fn before_a_migration_there_is_a_backup_and_a_migration_that_fails_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = lively_office(folder.path());
    // As if its tables were still to be made: the first migration runs into those that are there.
    behind_its_back(&places)
        .pragma_update(None, "user_version", 0)
        .expect("changes");
    let desk = Desk::open(places.clone()).expect("opens");
    assert_ne!(desk.state().stage, Stage::SignIn, "the migration fails");
    drop(desk);

    let mut backups = std::fs::read_dir(places.backups()).expect("lists");
    let backup = backups.next().expect("one").expect("an entry").path();
    let bytes = std::fs::read(backup).expect("reads");
    let head = desk::backup::head::BackupHead::parse(&bytes).expect("a head");
    assert_eq!((head.store_version, head.applications), (0, 2));
    behind_its_back(&places)
        .pragma_update(None, "user_version", migrations::newest())
        .expect("changes");
    assert_eq!(command(&places, "verify").1, 0, "the store is as it was");
}

#[test]
fn an_attachment_that_nothing_refers_to_for_a_week_is_let_go_and_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path()).expect("opens");
    let mut attached = ["kept", "drafted", "forgotten"].map(|text| {
        let pdf = format!("%PDF-1.4\n% {text}\n%%EOF\n");
        let taken = office.desk().attach_file("dilekçe.pdf", pdf.as_bytes());
        taken.expect("is taken").reference
    });
    let with = |reference| Draft {
        attachments: vec![reference],
        ..ordinary_draft()
    };
    let kept = office
        .register(&with(attached[0].clone()))
        .expect("registers");
    office
        .desk()
        .save_draft(&with(attached[1].clone()))
        .expect("keeps");
    drop(office);

    let today = Utc::now();
    let mut gone = Vec::new();
    // The keeper first hears of them a day later; from then on a week must pass.
    for day in [1, 5, 7, 9, 10, 20] {
        let clock = ClockAt(today + TimeDelta::days(day));
        let desk = Desk::open_with(places(folder.path()), Arc::new(clock), Arc::new(RandomIds));
        let desk = desk.expect("opens");
        gone.push(desk.let_unused_attachments_go().expect("looks"));
    }
    assert_eq!(gone, [0, 0, 0, 1, 0, 0], "the forgotten one, after a week");

    let store = behind_its_back(&places(folder.path()));
    attached.sort_by(|one, other| one.sha256.cmp(&other.sha256));
    for reference in &attached {
        let found = attachment::find(&store, &reference.sha256).expect("reads");
        let content = attachment::content(&store, &reference.sha256).expect("reads");
        assert_eq!(found.is_some(), !content.is_empty(), "all of it or nothing");
    }
    drop(store);
    let office = Office::reopen(folder.path()).expect("opens");
    let application = office.desk().get_application(&kept.number);
    assert_eq!(application.expect("is there").attachments.len(), 1);
    let draft = office
        .desk()
        .load_draft()
        .expect("loads")
        .expect("is there");
    office
        .register(&draft.draft)
        .expect("the draft's attachment is still there");
}

/// A clock that stands at one moment.
struct ClockAt(DateTime<Utc>);

impl Clock for ClockAt {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }

    fn monotonic(&self) -> Result<MonotonicMoment, Failure> {
        let machine = MachinePaths::default();
        MachineClock { machine }.monotonic()
    }
}
