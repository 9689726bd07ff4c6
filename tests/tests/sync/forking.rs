//! A desk that came back from a copy of its own disk.

use crate::working::{enrol, office, register, wait_for, wait_until_sent};
use ::center::admin::{Command, Place};
use domain::DeskCode;
use std::time::Duration;
use stories::center::Center;
use stories::faults::copy_folder;
use stories::office::{OFFICE, Office};

#[test]
fn of_two_copies_of_a_desk_each_keeps_what_it_wrote_and_one_goes_on_under_another_code() {
    let center = Center::start();
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = office(first.path(), "01");
    enrol(&desk, &center);
    register(&desk, 2);
    wait_until_sent(&desk);
    drop(desk);
    copy_folder(first.path(), second.path()).unwrap();

    let desk = Office::reopen(first.path()).unwrap();
    desk.desk().start_syncing(Duration::ZERO);
    register(&desk, 2);
    wait_until_sent(&desk);

    let copy = Office::reopen(second.path()).unwrap();
    register(&copy, 1);
    copy.desk().start_syncing(Duration::ZERO);
    let view = wait_for(&copy, |view| {
        view.in_touch && view.waiting_facts == 0 && view.given_desk_code.is_some()
    });
    assert_eq!(view.given_desk_code, DeskCode::new(2));
    assert_eq!(
        view.kept_apart, 1,
        "the number that both gave is a person's to settle"
    );
    assert!(!view.all_is_there);
    let items = copy.desk().sync_items().unwrap();
    let code = items.items[0].problem.as_ref().unwrap().code.as_str();
    assert_eq!(code, "number-taken");

    let [number] = register(&copy, 1).try_into().unwrap();
    assert!(number.replace(' ', "").starts_with("100802"), "{number}");
    wait_until_sent(&copy);
    copy.desk().heed_given_desk_code().unwrap();
    assert_eq!(copy.desk().sync_view().unwrap().given_desk_code, None);

    let [number] = register(&desk, 1).try_into().unwrap();
    assert!(
        number.replace(' ', "").starts_with("100801"),
        "the first one goes on as it was"
    );
    wait_until_sent(&desk);
    let written = "SELECT count(*) FROM fact WHERE kind = 'application_registered'";
    assert_eq!(center.ask_database(written), "7", "nothing was dropped");

    // Once the visitor has another number and a person has decided, nothing is left to do.
    let listed = center.admin(Command::Quarantined);
    let apart: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let number = |of: &str| apart[of].as_u64().unwrap();
    center.admin(Command::Refuse(Place {
        office: OFFICE.into(),
        desk: "01".into(),
        epoch: number("epoch").try_into().unwrap(),
        sequence: number("sequence"),
        branch: number("branch").try_into().unwrap(),
    }));
    copy.desk().sync_now();
    let view = wait_for(&copy, |view| view.kept_apart == 0);
    assert!(view.all_is_there);
}

#[test]
fn a_desk_set_back_to_a_backup_is_given_a_code_before_it_registers_again() {
    let center = Center::start();
    let (folder, old) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = office(folder.path(), "01");
    enrol(&desk, &center);
    register(&desk, 1);
    wait_until_sent(&desk);
    drop(desk);
    copy_folder(folder.path(), old.path()).unwrap();
    let desk = Office::reopen(folder.path()).unwrap();
    desk.desk().start_syncing(Duration::ZERO);
    register(&desk, 2);
    wait_until_sent(&desk);
    drop(desk);

    let desk = Office::reopen(old.path()).unwrap();
    desk.desk().start_syncing(Duration::ZERO);
    let view = wait_for(&desk, |view| {
        view.in_touch && view.waiting_facts == 0 && view.given_desk_code.is_some()
    });
    assert_eq!(view.kept_apart, 0);
    let [number] = register(&desk, 1).try_into().unwrap();
    assert!(number.replace(' ', "").starts_with("100802"), "{number}");
    wait_until_sent(&desk);
}

#[test]
fn a_desk_that_lost_what_the_center_never_had_says_so_and_is_given_a_code() {
    let center = Center::start();
    let (folder, old) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = office(folder.path(), "01");
    enrol(&desk, &center);
    register(&desk, 1);
    wait_until_sent(&desk);
    drop(desk);
    let data = folder.path().join("data");
    copy_folder(&data, old.path()).unwrap();
    // Off line, so nobody but this machine's own mark knows of them.
    let desk = Office::reopen(folder.path()).unwrap();
    register(&desk, 3);
    drop(desk);
    std::fs::remove_dir_all(&data).unwrap();
    copy_folder(old.path(), &data).unwrap();

    let desk = Office::reopen(folder.path()).unwrap();
    assert!(desk.register(&stories::office::ordinary_draft()).is_err());
    desk.desk().start_syncing(Duration::ZERO);
    let view = wait_for(&desk, |view| {
        view.in_touch && view.waiting_facts == 0 && view.given_desk_code.is_some()
    });
    assert_eq!(view.given_desk_code, DeskCode::new(2));
    let [number] = register(&desk, 1).try_into().unwrap();
    assert!(number.replace(' ', "").starts_with("100802"), "{number}");
    wait_until_sent(&desk);
}
