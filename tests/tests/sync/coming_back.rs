//! A center that came back from a backup which lacks the desk.

use crate::working::{Counter, all_there_once, enrol, office, register, wait_for, wait_until_sent};
use ::center::admin::Command;
use desk::Trouble;
use desk::views::{SyncStanding, SyncView};
use domain::DeskCode;
use stories::center::OFFICE;
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET};

/// As many applications as the center's tables have.
const APPLICATIONS: &str = "SELECT count(*) FROM application";

fn is_sent(view: &SyncView) -> bool {
    view.in_touch && view.waiting_facts == 0 && view.standing == SyncStanding::Active
}

/// A desk that sent two applications to a center which came back from a backup without it. The line is down.
fn lost_by_its_center() -> Counter {
    let counter = Counter::open();
    register(&counter.desk, 2);
    wait_until_sent(&counter.desk);
    counter.line.answer(b"");
    counter.center.come_back_from_its_first_backup(false);
    counter
}

#[test]
fn the_center_knows_the_desk_again_by_its_own_word_and_nobody_has_to_do_anything() {
    let Counter {
        desk,
        line,
        center,
        folder: _folder,
    } = lost_by_its_center();
    register(&desk, 1);

    line.lead_to(center.address(0));
    desk.desk().sync_now();
    wait_for(&desk, is_sent);
    assert_eq!(center.ask_database(APPLICATIONS), "3");
    let [number] = register(&desk, 1).try_into().unwrap();
    assert!(
        number.replace(' ', "").starts_with("10080100004"),
        "{number}"
    );
    let view = wait_until_sent(&desk);
    assert_eq!(view.given_desk_code, None, "its desk code was free");
    all_there_once(&center);

    let told = center.admin(Command::Tasks { office: None });
    assert!(told.contains("desk-came-back"), "somebody is told: {told}");
}

#[test]
fn a_backup_that_is_restored_twice_gets_what_it_lacks_both_times() {
    let Counter {
        desk,
        line,
        center,
        folder: _folder,
    } = lost_by_its_center();
    for expected in ["3", "4"] {
        register(&desk, 1);
        line.lead_to(center.address(0));
        desk.desk().sync_now();
        wait_for(&desk, is_sent);
        assert_eq!(center.ask_database(APPLICATIONS), expected);
        all_there_once(&center);
        line.answer(b"");
        center.come_back_from_its_first_backup(false);
    }
}

#[test]
fn where_only_codes_count_the_desk_says_so_and_a_new_one_is_taken_with_all_that_it_has() {
    let counter = Counter::open_with_tls();
    let Counter { desk, center, .. } = &counter;
    let [first] = register(desk, 1).try_into().unwrap();
    let before = wait_until_sent(desk);
    center.come_back_from_its_first_backup(true);

    register(desk, 1);
    let view = counter.wait_for_problem("desk-unknown");
    let view = wait_for(desk, |now| {
        now.standing == SyncStanding::Unknown && now.problem == view.problem
    });
    assert!(!view.all_is_there);
    register(desk, 1);

    let address = view.center.clone().unwrap();
    let enrol = |code: &str| desk.desk().enrol(&address, code);
    let good = center.enrolment_code(OFFICE, 15);
    assert!(enrol(&good).is_err(), "a clerk may not");
    desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    let over = center.enrolment_code(OFFICE, 0);
    for (bad, told) in [
        ("0000 0000 0000 0000", "enrolment-code-unknown"),
        (over.as_str(), "enrolment-code-expired"),
    ] {
        let Err(Trouble::Refused(refused)) = enrol(bad) else {
            panic!("{told}");
        };
        assert_eq!(refused.first().unwrap().code.as_str(), told);
        let view = desk.desk().sync_view().unwrap();
        assert_eq!(view.standing, SyncStanding::Unknown, "what it has stays");
        assert_eq!(view.center_key, before.center_key);
    }
    let elsewhere = desk.desk().enrol("https://baska.ornek.gov.tr", &good);
    assert!(elsewhere.is_err(), "it is the same center's desk");

    assert_eq!(enrol(&good).unwrap().standing, SyncStanding::Active);
    desk.sign_in(CLERK, CLERK_SECRET).unwrap();
    let view = wait_for(desk, is_sent);
    assert_eq!(view.center_key, before.center_key);
    assert_eq!(view.given_desk_code, None);
    assert_eq!(center.ask_database(APPLICATIONS), "3");
    assert!(desk.desk().get_application(&first).is_ok());
    let [number] = register(desk, 1).try_into().unwrap();
    assert!(
        number.replace(' ', "").starts_with("10080100004"),
        "{number}"
    );
    wait_until_sent(desk);
    all_there_once(center);
}

#[test]
fn a_code_that_was_typed_while_the_line_was_down_is_used_when_it_comes() {
    let counter = Counter::open();
    let Counter {
        desk, center, line, ..
    } = &counter;
    center.come_back_from_its_first_backup(true);
    counter.wait_for_problem("desk-unknown");
    wait_for(desk, |view| view.standing == SyncStanding::Unknown);
    line.answer(b"");

    desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    let address = desk.desk().sync_view().unwrap().center.unwrap();
    let over = center.enrolment_code(OFFICE, 0);
    let view = desk.desk().enrol(&address, &over).unwrap();
    assert_eq!(view.standing, SyncStanding::CodeWaits);
    line.lead_to(center.address(0));
    counter.wait_for_problem("enrolment-code-expired");
    let view = wait_for(desk, |view| view.standing == SyncStanding::Unknown);
    assert_eq!(view.center, Some(address.clone()), "it lost nothing by it");

    line.answer(b"");
    let good = center.enrolment_code(OFFICE, 15);
    desk.desk().enrol_when_reached(&address, &good).unwrap();
    line.lead_to(center.address(0));
    desk.desk().sync_now();
    wait_for(desk, is_sent);
    all_there_once(center);
}

#[test]
fn a_desk_whose_code_was_given_away_meanwhile_goes_on_under_another_one() {
    let Counter {
        desk,
        line,
        center,
        folder: _folder,
    } = lost_by_its_center();
    let other_folder = tempfile::tempdir().unwrap();
    let other = office(other_folder.path(), "01");
    enrol(&other, &center);
    register(&other, 1);
    wait_until_sent(&other);

    line.lead_to(center.address(0));
    desk.desk().sync_now();
    let view = wait_for(&desk, |view| {
        view.in_touch && view.waiting_facts == 0 && view.given_desk_code.is_some()
    });
    assert_eq!(view.given_desk_code, DeskCode::new(2));
    assert_eq!(
        view.kept_apart, 1,
        "the number that both gave is a person's to settle"
    );
    let [number] = register(&desk, 1).try_into().unwrap();
    assert!(number.replace(' ', "").starts_with("100802"), "{number}");
    wait_until_sent(&desk);
    let written = "SELECT count(*) FROM fact WHERE kind = 'application_registered'";
    assert_eq!(center.ask_database(written), "4", "nothing was dropped");
}
