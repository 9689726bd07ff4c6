//! Two desks of one office.

use crate::working::{enrol, office, register, wait_for, wait_until_sent};
use desk::Desk;
use desk::views::SyncView;
use stories::center::Center;
use stories::office::Office;

#[test]
fn what_one_desk_registers_the_other_finds() {
    let center = Center::start();
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let one = office(first.path(), "01");
    let other = office(second.path(), "02");
    let before = register(&one, 2);
    enrol(&one, &center);
    wait_until_sent(&one);
    enrol(&other, &center);
    for number in &before {
        wait_until_found(&other, number);
    }

    let [number] = register(&other, 1).try_into().unwrap();
    wait_until_found(&one, &number);
    for desk in [&one, &other] {
        let view = wait_for(desk, |view: &SyncView| view.all_is_there);
        assert_eq!((view.waiting_facts, view.not_understood), (0, 0));
    }
}

fn wait_until_found(office: &Office, number: &str) {
    let (_, came) = office.wait_for(
        |desk: &Desk| desk.get_application(number).is_ok(),
        |found| *found,
    );
    assert!(came, "{number} did not come");
}
