//! A store that does not open and has no backup: it is set aside, never deleted, and the desk begins
//! anew under a desk code that never gave a number.

use std::fs;
use std::path::{Path, PathBuf};

use desk::views::Stage;
use desk::{Answer, Desk, Places, Trouble};
use domain::{RefusalCode, SlipWidth};

use protocol::FailureCode;
use stories::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, DESK, OFFICE, Office, ordinary_draft, places,
};

/// An office that gave three numbers and whose store was then damaged.
fn damaged_office(folder: &Path) -> (Places, Vec<String>, Vec<u8>) {
    let office = Office::open(folder).expect("opens");
    let numbers = (0..3).map(|_| {
        office
            .register(&ordinary_draft())
            .expect("registers")
            .number
    });
    let numbers = numbers.collect();
    drop(office);
    let places = places(folder);
    let mut bytes = fs::read(places.store()).expect("reads");
    bytes[..4_096].fill(0x55);
    fs::write(places.store(), &bytes).expect("writes");
    (places, numbers, bytes)
}

fn refusal<T>(answer: Answer<T>) -> Option<RefusalCode> {
    match answer {
        Err(Trouble::Refused(refusals)) => refusals.first().map(|refusal| refusal.code),
        _ => None,
    }
}

fn only_aside(places: &Places) -> PathBuf {
    let entries = fs::read_dir(places.set_aside()).expect("lists");
    let folders: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    assert_eq!(folders.len(), 1, "{folders:?}");
    folders[0].clone()
}

fn set_up(desk: &Desk, code: &str) -> Answer<()> {
    desk.choose_office(OFFICE, code)?;
    desk.choose_administrator(ADMINISTRATOR, ADMINISTRATOR_SECRET, ADMINISTRATOR_SECRET)?;
    desk.choose_printer("", SlipWidth::Mm80)?;
    let code = desk.new_recovery_code()?.groups.join(" ");
    desk.confirm_recovery_code(&code)?;
    Ok(())
}

#[test]
fn a_damaged_store_without_a_backup_is_set_aside_and_no_number_comes_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (places, numbers, bytes) = damaged_office(folder.path());
    let desk = Desk::open(places.clone()).expect("the desk itself opens");
    assert_eq!(desk.state().stage, Stage::StoreDamaged);
    assert!(desk.list_restorable_backups().expect("lists").is_empty());
    assert!(
        desk.choose_office(OFFICE, "02").is_err(),
        "nothing begins anew while the store lies there"
    );

    desk.set_store_aside().expect("sets aside");
    assert_eq!(desk.state().stage, Stage::FirstRun);
    let aside = only_aside(&places);
    assert_eq!(
        fs::read(aside.join("desk.db")).expect("is kept"),
        bytes,
        "byte for byte as it was"
    );
    assert!(aside.join("keys.json").exists(), "with what opens it");

    let progress = desk.setup_progress().expect("tells");
    assert!(progress.desk_code_must_be_new);
    assert_eq!(progress.desk_codes_used, [format!("{OFFICE} {DESK}")]);
    assert_eq!(
        refusal(desk.choose_office(OFFICE, DESK)),
        Some(RefusalCode::DeskCodeUsed),
        "the mark outside the store remembers the code"
    );
    set_up(&desk, "02").expect("is set up");
    drop(desk);

    // The mark of the new desk code counts, also over a new start.
    let desk = Desk::open(places).expect("opens");
    let staff = desk.list_staff().expect("lists");
    desk.sign_in(&staff[0].id, ADMINISTRATOR_SECRET)
        .expect("signs in");
    assert_eq!(desk.state().stage, Stage::Ready);
    let again = desk::views::SameMatter::GoOn;
    for _ in 0..3 {
        let registering = desk.register_application(&ordinary_draft(), &again);
        let desk::views::Registering::Registered(next) = registering.expect("registers") else {
            panic!("registers");
        };
        assert!(!numbers.contains(&next.number), "{} again", next.number);
    }
}

#[test]
fn a_desk_code_is_known_from_the_backups_set_aside_where_the_mark_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path()).expect("opens");
    office.register(&ordinary_draft()).expect("registers");
    office
        .sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)
        .expect("signs in");
    office.desk().back_up_now().expect("backs up");
    drop(office);
    let places = places(folder.path());
    // The disk of the state folder is gone too, and nobody has the recovery code.
    fs::remove_dir_all(&places.state).expect("removes");
    let desk = Desk::open(places.clone()).expect("opens");
    assert_eq!(desk.state().stage, Stage::KeyNeeded);

    desk.set_store_aside().expect("sets aside");
    assert!(
        only_aside(&places).join("backups").is_dir(),
        "the next store's backups do not push these out"
    );
    assert_eq!(
        refusal(desk.choose_office(OFFICE, DESK)),
        Some(RefusalCode::DeskCodeUsed)
    );
    set_up(&desk, "02").expect("is set up");
    assert_eq!(desk.state().stage, Stage::Ready);
}

#[test]
fn a_store_that_opens_is_not_set_aside_and_neither_is_one_that_is_merely_out_of_reach() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path()).expect("opens");
    assert_eq!(
        refusal(office.desk().set_store_aside()),
        Some(RefusalCode::StoreOpens)
    );
    drop(office);
    let places = places(folder.path());
    let mark = places.high_water();
    fs::remove_file(&mark).expect("removes");
    fs::create_dir(&mark).expect("a mark that cannot be read");
    let desk = Desk::open(places.clone()).expect("opens");
    assert_eq!(desk.state().stage, Stage::StoreClosed);
    assert!(desk.set_store_aside().is_err());
    assert!(places.store().exists());

    let nowhere = tempfile::tempdir().expect("a folder");
    let desk = Desk::open(stories::office::places(nowhere.path())).expect("opens");
    assert!(
        matches!(desk.set_store_aside(), Err(Trouble::Failed(failure)) if failure.code == FailureCode::StorageMissing),
        "there is nothing to set aside"
    );
}
