//! Who may become a desk.

use crate::playing_desk::PlayedDesk;
use stories::center::{Center, OFFICE, OTHER_OFFICE};

#[test]
fn a_code_makes_one_desk_and_no_second_one() {
    let center = Center::start();
    let code = center.enrolment_code(OFFICE, 15);
    let desk = PlayedDesk::new(center.address(0), OFFICE, 1, 0);

    let enrolled = desk.enrol(&code).unwrap();
    assert_eq!(enrolled.office, "Edremit (Balıkesir)");
    assert_eq!(enrolled.next_desk, None, "its desk code was free");
    assert!(
        desk.enrol(&code).is_ok(),
        "an answer that was lost is given again"
    );

    let stranger = PlayedDesk::new(center.address(0), OFFICE, 2, 0);
    assert_eq!(stranger.enrol(&code), Err("enrolment-code-used".into()));
    assert_eq!(stranger.hello(0, [0; 32]), Err("desk-unknown".into()));
}

#[test]
fn a_code_is_good_for_its_office_and_its_minutes() {
    let center = Center::start();
    let desk = PlayedDesk::new(center.address(0), OFFICE, 1, 0);
    let elsewhere = center.enrolment_code(OTHER_OFFICE, 15);
    assert_eq!(desk.enrol(&elsewhere), Err("enrolment-other-office".into()));
    let over = center.enrolment_code(OFFICE, 0);
    assert_eq!(desk.enrol(&over), Err("enrolment-code-expired".into()));
    assert_eq!(
        desk.enrol("0000000000000000"),
        Err("enrolment-code-unknown".into())
    );
    assert!(desk.enrol(&center.enrolment_code(OFFICE, 15)).is_ok());
}

#[test]
fn two_desks_that_chose_one_desk_code_while_alone_are_told_apart() {
    let center = Center::start();
    let first = PlayedDesk::new(center.address(0), OFFICE, 1, 3);
    let second = PlayedDesk::new(center.address(0), OFFICE, 1, 3);
    first.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    let enrolled = second.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    assert_eq!(
        enrolled.next_desk.as_deref(),
        Some("02"),
        "it goes on under a code of its own"
    );
}

#[test]
fn a_revoked_desk_reads_nothing_and_may_still_hand_in_what_it_has() {
    let center = Center::start();
    let desk = PlayedDesk::new(center.address(0), OFFICE, 1, 2);
    desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    center.admin(center::admin::Command::RevokeDesk { desk: "1".into() });

    assert_eq!(desk.feed(0), Err("desk-revoked".into()));
    let welcome = desk.hello(0, [0; 32]).unwrap();
    assert_eq!(welcome.standing, protocol::wire::Standing::Revoked);
    assert!(desk.send(1, 3).is_ok(), "nothing that was written is lost");
}
