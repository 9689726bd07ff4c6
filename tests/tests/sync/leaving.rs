//! A desk whose right was taken away, or whose network never comes back.

use crate::working::{Counter, register, wait_for, wait_until_sent};
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
    center.admin(::center::admin::Command::RevokeDesk { desk: "1".into() });
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

#[test]
fn what_a_desk_without_a_line_holds_is_carried_to_the_center_in_a_file() {
    let Counter {
        desk,
        line,
        center,
        folder,
    } = Counter::open();
    register(&desk, 1);
    wait_until_sent(&desk);
    line.answer(b"");
    register(&desk, 2);
    center.admin(::center::admin::Command::RevokeDesk { desk: "1".into() });

    let file = folder.path().join("bekleyenler");
    assert!(desk.desk().export_unsent(&file).is_err(), "a clerk may not");
    desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    let exported = desk.desk().export_unsent(&file).unwrap();
    assert_eq!(exported.facts, 2, "no more than the center lacks");
    assert!(
        desk.desk().export_unsent(&file).is_err(),
        "no file is written over"
    );
    let sealed = std::fs::read(&file).unwrap();
    let name = "Işıl".as_bytes();
    assert!(!sealed.windows(name.len()).any(|part| part == name));

    let take_in = |code: &str| ::center::admin::Command::TakeIn {
        file: file.clone(),
        code: code.to_owned(),
    };
    let other = exported.code.replace(|digit| digit != ' ', "0");
    assert!(center.try_admin(take_in(&other)).is_err(), "not that code");
    let cut = folder.path().join("yarım");
    std::fs::write(&cut, &sealed[..sealed.len() - 1]).unwrap();
    let half = ::center::admin::Command::TakeIn {
        file: cut,
        code: exported.code.clone(),
    };
    assert!(center.try_admin(half).is_err());
    let registered = "SELECT count(*) FROM fact WHERE kind = 'application_registered'";
    assert_eq!(
        center.ask_database(registered),
        "1",
        "a file that was cut short changes nothing"
    );
    assert_eq!(
        center.admin(take_in(&exported.code)),
        "desk 1 of 1008\n2 new"
    );
    assert_eq!(
        center.admin(take_in(&exported.code)),
        "desk 1 of 1008\n2 same",
        "once"
    );
    let arrived =
        "SELECT count(*) FROM feed JOIN fact USING (office, code, epoch, branch, sequence)
                   WHERE kind = 'application_registered'";
    assert_eq!(center.ask_database(arrived), "3");
}
