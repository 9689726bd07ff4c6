//! Who comes back to a database that lacks them, and who does not.

use crate::playing_desk::PlayedDesk;
use crate::program::{Program, free_address};
use crate::sms::now;
use std::sync::atomic::{AtomicI64, Ordering};

use ::center::admin::Command;
use domain::DeskCode;
use protocol::admission::Admission;
use protocol::identity::{KeyId, SigningKey};
use protocol::receipt::Receipt;
use protocol::wire::{BatchAnswer, Enrolled, Fate, FeedPage, Standing};
use stories::center::{Center, OFFICE, Postgres};

fn enrolled(center: &Center) -> (PlayedDesk, Admission) {
    let desk = PlayedDesk::new(center.address(0), OFFICE, 1, 2);
    let told = desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    (desk, told.admission.unwrap())
}

fn unknown() -> Result<Enrolled, String> {
    Err("desk-unknown".into())
}

#[test]
fn a_desk_that_the_backup_lacks_shows_the_centers_word_and_sends_all_it_has_again() {
    let center = Center::start();
    let (desk, word) = enrolled(&center);
    desk.send(1, 1).unwrap();
    desk.send(2, 3).unwrap();
    let told = desk.hello(0, [0; 32]).unwrap().admission;
    assert_eq!(told.as_ref(), Some(&word), "each hello says it again");

    center.come_back_from_its_first_backup(false);
    assert_eq!(desk.send(2, 3), Err("desk-unknown".into()));
    let back = desk.come_back(&word).unwrap();
    assert_eq!(back.next_desk, None);
    assert_eq!(
        back.admission.as_ref(),
        Some(&word),
        "it stays the same word"
    );
    assert!(
        desk.come_back(&word).is_ok(),
        "an answer that was lost is given again"
    );
    assert_eq!(desk.hello(0, [0; 32]).unwrap().acknowledged, []);
    desk.send(1, 1).unwrap();
    desk.send(2, 3).unwrap();
    let tasks = center.admin(Command::Tasks { office: None });
    assert_eq!(tasks.lines().count(), 1, "a person is told once: {tasks}");
}

#[test]
fn no_desk_is_given_the_code_that_another_one_was_given_after_the_backup() {
    let center = Center::start();
    let enrolled = |code| {
        let mut desk = PlayedDesk::new(center.address(0), OFFICE, code, 3);
        desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
        desk.send(1, 4).unwrap();
        // Set back to the fact before the last.
        desk.facts.pop();
        desk.places.pop();
        desk
    };
    let given = |desk: &PlayedDesk| match desk.hello(0, [0; 32]).unwrap().standing {
        Standing::Forked { next_desk } => next_desk,
        standing => panic!("{standing:?}"),
    };
    let (one, two) = (enrolled(1), enrolled(2));
    let by_codes_alone = false;
    center.admin(Command::Restored { by_codes_alone });
    assert_eq!(
        given(&two),
        "04",
        "the other may have been given 03 and not said so yet"
    );

    let went_on = PlayedDesk {
        code: DeskCode::new(3).unwrap(),
        epoch: 2,
        ..one
    };
    assert_eq!(
        went_on.hello(0, [0; 32]).unwrap().standing,
        Standing::Active
    );
    assert_eq!(given(&enrolled(6)), "05", "03 is the first one's");
    assert_eq!(given(&two), "04", "as before");
}

#[test]
fn a_word_is_nothing_without_its_key_and_nothing_to_a_center_that_lacks_nobody() {
    let center = Center::start();
    let (desk, word) = enrolled(&center);
    center.ask_database("TRUNCATE desk, desk_code, enrolment_code, series, task");
    assert_eq!(desk.come_back(&word), unknown(), "this one never came back");

    center.come_back_from_its_first_backup(true);
    assert_eq!(desk.come_back(&word), unknown(), "here only codes count");

    center.come_back_from_its_first_backup(false);
    let thief = PlayedDesk::new(center.address(0), OFFICE, 1, 0);
    assert_eq!(
        thief.come_back(&word),
        Err("request-not-trusted".into()),
        "who cannot sign with the key"
    );
    let of_another = Admission::sign(
        &SigningKey::from_bytes(&[9; 32]),
        desk.office,
        &desk.key.verifying_key(),
        word.at,
    );
    assert_eq!(
        desk.come_back(&of_another),
        unknown(),
        "another center's word"
    );
    let ours = SigningKey::from_bytes(&[7; 32]);
    let later = Admission::sign(&ours, desk.office, &desk.key.verifying_key(), i64::MAX);
    assert_eq!(
        desk.come_back(&later),
        unknown(),
        "signed after it came back"
    );
    assert!(desk.come_back(&word).is_ok());
}

#[test]
fn whose_right_was_taken_away_by_its_key_comes_back_without_it() {
    let center = Center::start();
    let (desk, word) = enrolled(&center);
    let key = KeyId::of(&desk.key.verifying_key()).to_string();
    let revoke = |desk: &str| center.admin(Command::RevokeDesk { desk: desk.into() });
    assert_eq!(revoke("1"), format!("desk 1 revoked, key {key}"));

    center.come_back_from_its_first_backup(false);
    let told = revoke(&key);
    assert!(told.contains("no desk here"), "{told}");
    desk.come_back(&word).unwrap();
    assert_eq!(desk.hello(0, [0; 32]).unwrap().standing, Standing::Revoked);
    assert_eq!(desk.feed(0), Err("desk-revoked".into()));
    assert!(desk.send(1, 3).is_ok(), "what it wrote is still taken in");
    let listed = center.admin(Command::Desks {
        office: Some(OFFICE.into()),
    });
    assert!(
        listed.contains(&key) && !listed.contains("\"revoked_at\":null"),
        "{listed}"
    );
}

#[test]
fn a_new_code_is_taken_from_a_key_that_was_known() {
    let center = Center::start();
    let (desk, _) = enrolled(&center);
    center.come_back_from_its_first_backup(true);
    assert_eq!(
        desk.hello(0, [0; 32]).map(|_| ()),
        Err("desk-unknown".into())
    );
    let code = center.enrolment_code(OFFICE, 15);
    assert_eq!(desk.enrol(&code).unwrap().next_desk, None);
    assert!(
        desk.enrol(&code).is_ok(),
        "an answer that was lost is given again"
    );
    assert!(desk.send(1, 3).is_ok());
}

/// By how many milliseconds who looks after the center is ahead of this machine.
static AHEAD: AtomicI64 = AtomicI64::new(0);

/// Sends everything that the desk has; how much of it was new, and the receipt.
fn sends_again(desk: &PlayedDesk) -> (u32, Receipt) {
    let answer = desk.send(1, desk.facts.len()).unwrap();
    let BatchAnswer::Taken { runs, receipt } = answer else {
        panic!("{answer:?}");
    };
    let new = runs.iter().filter(|run| run.fate == Fate::New);
    (new.map(|run| run.count).sum(), receipt)
}

/// What the center itself wrote into the feed, by name.
fn named_by_center(page: &FeedPage) -> Vec<(u32, u64)> {
    let own = page.entries.iter().map(|entry| &entry.origin);
    own.filter(|origin| origin.desk.is_none())
        .map(|origin| (origin.epoch, origin.sequence))
        .collect()
}

#[test]
fn one_backup_that_is_restored_twice_is_two_generations_and_gets_what_it_lacks_both_times() {
    ::center::go_by(|| now() + AHEAD.load(Ordering::SeqCst));
    let center = Center::prepare(Postgres::start());
    let address = free_address();
    let serving = Program::start(&center, address, None);
    let mut desk = PlayedDesk::new(address, OFFICE, 1, 2);
    desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    sends_again(&desk);
    drop(serving);
    center.back_up();
    desk.inquire(3);

    let days_are_counted = |days| {
        center.admin(Command::Deadline {
            office: OFFICE.into(),
            days,
            working: false,
        })
    };
    let mut seen: Vec<(u64, FeedPage)> = Vec::new();
    for days in [7, 8] {
        center.come_back();
        let serving = Program::start(&center, address, None);
        let (place, rolling) = match seen.last() {
            Some((_, page)) => (page.head, page.rolling),
            None => (0, [0; 32]),
        };
        let welcome = desk.hello(place, rolling).unwrap();
        assert_eq!(
            welcome.feed_agrees,
            seen.is_empty(),
            "what was read of the other one is not of this one"
        );
        let (new, receipt) = sends_again(&desk);
        assert_eq!(new, 3, "what the backup lacks");
        assert_eq!(receipt.generation, welcome.generation);
        days_are_counted(days);
        seen.push((welcome.generation, desk.feed(0).unwrap()));
        drop(serving);
        AHEAD.fetch_add(1_000, Ordering::SeqCst);
    }
    let [(first, before), (second, after)] = &seen[..] else {
        panic!("it came back twice");
    };
    assert!(1 < *first && first < second, "{first} {second}");
    assert_eq!(before.head, after.head);
    let [before, after] = [before, after].map(named_by_center);
    assert!(!before.is_empty() && before.len() == after.len());
    assert!(
        before.iter().all(|name| !after.contains(name)),
        "no two facts have one name: {before:?} {after:?}"
    );
}
