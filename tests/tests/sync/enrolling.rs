//! What the center says to a one-time code, where somebody waits for it and where nobody does.

use crate::working::{address, office, register, wait_for, wait_until_sent};
use desk::{Trouble, views::SyncStanding};
use domain::refusal::Field;
use stories::center::{Center, OFFICE};
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET};

/// Sixteen letters that no center gave.
const NEVER_GIVEN: &str = "0000 0000 0000 0000";

/// The window's commands are work of a runtime, in which nothing else may be waited for.
fn as_the_window_does<T>(command: impl FnOnce() -> T) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    runtime.block_on(async { command() })
}

#[test]
fn a_code_that_the_center_did_not_give_is_refused_at_its_field_and_the_desk_stands_alone() {
    let center = Center::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    let enrol = |code: &str| as_the_window_does(|| desk.desk().enrol(&address(&center), code));

    let Err(Trouble::Refused(refused)) = enrol(NEVER_GIVEN) else {
        panic!("it is refused");
    };
    let told: Vec<_> = refused
        .iter()
        .map(|it| (it.code.as_str(), it.field))
        .collect();
    let at_the_field = ("enrolment-code-unknown", Some(Field::EnrolmentCode));
    assert_eq!(told, [at_the_field]);
    let view = desk.desk().sync_view().unwrap();
    assert_eq!(view.standing, SyncStanding::NotEnrolled);
    assert_eq!(view.problem, None, "it was said where it was typed");

    let good = center.enrolment_code(OFFICE, 15);
    assert_eq!(enrol(&good).unwrap().standing, SyncStanding::Active);
    wait_until_sent(&desk);
}

#[test]
fn a_code_that_waited_too_long_is_told_by_its_name_and_gives_way_to_another() {
    let center = Center::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    register(&desk, 1);
    desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    let over = center.enrolment_code(OFFICE, 0);
    desk.desk()
        .enrol_when_reached(&address(&center), &over)
        .unwrap();
    desk.desk().sync_now();
    let view = wait_for(&desk, |view| view.problem.is_some());
    assert_eq!(view.standing, SyncStanding::CodeWaits);
    assert_eq!(
        view.problem.unwrap().code.as_str(),
        "enrolment-code-expired"
    );

    let good = center.enrolment_code(OFFICE, 15);
    let view = as_the_window_does(|| desk.desk().enrol(&address(&center), &good)).unwrap();
    assert_eq!(view.standing, SyncStanding::Active);
    assert_eq!(wait_until_sent(&desk).waiting_applications, 0);
}
