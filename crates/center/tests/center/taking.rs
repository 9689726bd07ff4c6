//! What is sent arrives once.

use protocol::identity::VerifyingKey;
use protocol::wire::{BatchAnswer, Fate, Run, Standing};

use crate::playing_desk::PlayedDesk;
use stories::center::{Center, OFFICE};

fn runs(answer: Result<BatchAnswer, String>) -> Vec<(u32, Fate)> {
    match answer {
        Ok(BatchAnswer::Taken { runs, .. }) => runs
            .into_iter()
            .map(|Run { count, fate }| (count, fate))
            .collect(),
        other => panic!("not taken: {other:?}"),
    }
}

fn quarantined(reason: &str) -> Fate {
    Fate::Quarantined {
        reason: reason.into(),
    }
}

#[test]
fn each_fact_is_taken_once_and_the_receipt_proves_it() {
    let center = Center::start();
    let desk = PlayedDesk::new(center.address(0), OFFICE, 1, 9);
    let enrolled = desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();

    assert_eq!(
        desk.send(5, 10),
        Ok(BatchAnswer::Gap { send_from: 1 }),
        "nothing before it is there"
    );
    assert_eq!(runs(desk.send(1, 4)), [(4, Fate::New)]);
    assert_eq!(desk.send(6, 10), Ok(BatchAnswer::Gap { send_from: 5 }));
    assert_eq!(runs(desk.send(3, 7)), [(2, Fate::Same), (3, Fate::New)]);
    assert_eq!(
        runs(desk.send(1, 7)),
        [(7, Fate::Same)],
        "the answer was lost"
    );

    let Ok(BatchAnswer::Taken { receipt, .. }) = desk.send(8, 10) else {
        panic!("not taken");
    };
    let key = VerifyingKey::from_bytes(&enrolled.receipt_key).unwrap();
    assert!(receipt.holds(&key, desk.series()));
    assert_eq!(receipt.place, desk.end());

    let welcome = desk.hello(0, [0; 32]).unwrap();
    assert_eq!(welcome.standing, Standing::Active);
    assert_eq!(welcome.acknowledged[0].place, desk.end());
    let page = desk.feed(0).unwrap();
    assert_eq!(page.entries.len(), 10, "nothing is in the feed twice");
    let rolled = page
        .entries
        .iter()
        .fold([0; 32], |rolling, entry| entry.rolled(&rolling));
    assert_eq!(page.rolling, rolled);
    assert!(desk.hello(10, rolled).unwrap().feed_agrees);
    assert!(!desk.hello(10, [1; 32]).unwrap().feed_agrees);
}

#[test]
fn a_bad_fact_is_kept_apart_and_holds_nothing_up() {
    let center = Center::start();
    let mut desk = PlayedDesk::new(center.address(0), OFFICE, 1, 1);
    desk.write_raw("application_registered", b"{ not a fact".to_vec());
    desk.inquire(1);
    desk.write_raw("moon_landed", b"whatever a newer desk writes".to_vec());
    desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();

    let bad = quarantined("fact-unreadable");
    assert_eq!(
        runs(desk.send(1, 5)),
        [(2, Fate::New), (1, bad), (2, Fate::New)]
    );
    let kinds: Vec<String> = desk
        .feed(0)
        .unwrap()
        .entries
        .into_iter()
        .map(|entry| entry.fact.kind)
        .collect();
    let expected = [
        "desk_series_begun",
        "inquiry_recorded",
        "inquiry_recorded",
        "moon_landed",
    ];
    assert_eq!(
        kinds, expected,
        "what is not known passes, what is broken waits"
    );
}

#[test]
fn what_parts_from_a_branch_is_known_when_it_comes_again_from_the_beginning() {
    let center = Center::start();
    let mut desk = PlayedDesk::new(center.address(0), OFFICE, 1, 3);
    desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    let mut clone = desk.clone();
    desk.inquire(1);
    desk.send(1, 5).unwrap();
    // Set back to its fourth fact, and later to its sixth.
    clone.inquire(2);
    let mut clone_of_clone = clone.clone();
    clone.inquire(2);
    clone_of_clone.inquire(3);
    clone.send(1, 8).unwrap();
    clone_of_clone.send(1, 9).unwrap();

    for again in [&clone, &clone_of_clone, &desk] {
        let last = again.places.len() - 1;
        let (BatchAnswer::Fork { runs, .. } | BatchAnswer::Taken { runs, .. }) =
            again.send(1, last).unwrap()
        else {
            panic!("nothing is missing");
        };
        let count = u32::try_from(last).unwrap();
        let fate = Fate::Same;
        assert_eq!(runs, [Run { count, fate }]);
    }
    let page = desk.feed(0).unwrap();
    let of = |branch| {
        let origins = page.entries.iter().map(|entry| &entry.origin);
        let of_branch = origins.filter(|origin| origin.branch == branch);
        of_branch.map(|origin| origin.sequence).collect::<Vec<_>>()
    };
    assert_eq!(of(0), [1, 2, 3, 4, 5]);
    assert_eq!(of(1), [5, 6, 7, 8]);
    assert_eq!(
        of(2),
        [7, 8, 9],
        "what it shares with the other is there once"
    );
    assert_eq!(of(3), [0; 0]);
}

#[test]
fn of_a_cloned_desk_both_branches_are_kept() {
    let center = Center::start();
    let mut desk = PlayedDesk::new(center.address(0), OFFICE, 1, 3);
    desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    desk.send(1, 4).unwrap();

    let mut clone = desk.clone();
    desk.inquire(2);
    clone.inquire(3);
    assert_eq!(runs(desk.send(5, 6)), [(2, Fate::New)]);
    assert_eq!(
        clone.hello(0, [0; 32]).unwrap().standing,
        Standing::Active,
        "it is ahead: that it differs shows when it sends"
    );
    let Ok(BatchAnswer::Fork {
        sequence,
        next_desk,
        receipt,
        ..
    }) = clone.send(5, 6)
    else {
        panic!("the fork was not seen");
    };
    assert_eq!((sequence, next_desk.as_str()), (5, "02"));
    assert_eq!(
        receipt.place, clone.places[6],
        "what it sent is kept all the same"
    );
    assert!(matches!(
        clone.send(7, 7),
        Ok(BatchAnswer::Fork { sequence: 5, .. })
    ));

    desk.inquire(1);
    assert_eq!(
        runs(desk.send(7, 7)),
        [(1, Fate::New)],
        "the first one goes on undisturbed"
    );
    let page = desk.feed(0).unwrap();
    assert_eq!(page.entries.len(), 4 + 2 + 3 + 1);
    assert_eq!(
        page.entries
            .iter()
            .filter(|entry| entry.origin.branch == 1)
            .count(),
        3
    );
    let forked = clone.hello(0, [0; 32]).unwrap().standing;
    assert_eq!(
        forked,
        Standing::Forked {
            next_desk: "02".into()
        }
    );
}
