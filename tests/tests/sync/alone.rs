//! A desk that was alone for a month, and comes on line with all that it holds.

use crate::working::{address, enrol, office, register, wait_for, wait_until_sent};
use desk::views::SyncStanding;
use stories::center::Center;
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, OFFICE};

#[test]
fn what_a_desk_wrote_alone_arrives_once_with_its_numbers_unchanged() {
    let center = Center::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    let numbers = register(&desk, 3);
    let alone = desk.desk().sync_view().unwrap();
    assert_eq!(alone.standing, SyncStanding::NotEnrolled);
    assert!(!alone.all_is_there, "standing alone is not all being well");

    let view = enrol(&desk, &center);
    assert_eq!(view.standing, SyncStanding::Active);
    wait_until_sent(&desk);

    let there = "SELECT number FROM fact WHERE kind = 'application_registered' ORDER BY number";
    let arrived: Vec<String> = center
        .ask_database(there)
        .lines()
        .map(|number| format!("{number:0>13}"))
        .collect();
    let digits = |number: &String| number.replace(' ', "");
    assert_eq!(arrived, numbers.iter().map(digits).collect::<Vec<_>>());

    register(&desk, 1);
    wait_until_sent(&desk);
    let facts = "SELECT count(*), count(DISTINCT sequence), max(sequence) FROM fact";
    let counted = center.ask_database(facts);
    let counted: Vec<&str> = counted.split('|').collect();
    assert_eq!(counted[0], counted[1]);
    assert_eq!(counted[0], counted[2], "none twice and none left out");
}

#[test]
fn a_code_that_was_typed_without_a_network_is_used_when_the_network_comes() {
    let center = Center::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    register(&desk, 1);
    desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    let code = center.enrolment_code(OFFICE, 60 * 24);
    let sealed = desk
        .desk()
        .enrol_when_reached(&address(&center), &code)
        .unwrap();
    assert_eq!(sealed.standing, SyncStanding::CodeWaits);
    assert_eq!(sealed.waiting_applications, 1);

    desk.desk().sync_now();
    let view = wait_for(&desk, |view| view.in_touch && view.waiting_facts == 0);
    assert_eq!(view.standing, SyncStanding::Active);
    assert_eq!(view.waiting_applications, 0);
}
