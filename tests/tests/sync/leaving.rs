//! A desk whose right was taken away.

use crate::working::{Counter, register, wait_for};
use desk::views::{SyncItem, SyncStanding};
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET, ordinary_draft};

#[test]
fn a_revoked_desk_only_reads_and_what_it_had_is_handed_in() {
    let Counter {
        desk,
        line,
        center,
        folder: _folder,
    } = Counter::open();
    line.answer(b"");
    let [number] = register(&desk, 1).try_into().unwrap();
    center.admin(::center::admin::Command::RevokeDesk { desk: 1 });
    line.lead_to(center.address(0));
    desk.desk().sync_now();
    let view = wait_for(&desk, |view| view.standing == SyncStanding::Revoked);
    assert_eq!(view.waiting_applications, 1);
    assert_eq!(view.problem.unwrap().code.as_str(), "desk-revoked");

    let refused = desk.register(&ordinary_draft());
    assert!(
        refused.is_err(),
        "nothing is registered that would not arrive"
    );
    assert!(
        desk.desk().get_application(&number).is_ok(),
        "what is there can be read"
    );
    let waits = |item: &&SyncItem| item.number.is_some();
    let items = desk.desk().sync_items().unwrap().items;
    assert_eq!(
        items.iter().find(waits).unwrap().number.as_deref(),
        Some(number.as_str())
    );

    assert!(desk.desk().hand_in().is_err(), "a clerk may not");
    desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    let view = desk.desk().hand_in().unwrap();
    assert_eq!(view.waiting_facts, 0);
    assert_eq!(view.standing, SyncStanding::Revoked);
    desk.sign_in(CLERK, CLERK_SECRET).unwrap();
    let arrived = "SELECT count(*) FROM fact WHERE kind = 'application_registered'";
    assert_eq!(center.ask_database(arrived), "1");
}
