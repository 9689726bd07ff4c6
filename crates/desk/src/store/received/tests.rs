//! Two desks of one office and a feed between them, with real stores.

mod office;

use domain::application::Change;
use domain::{ApplicationNumber, DeadlineRule, Fact, State};
use proptest::prelude::*;
use protocol::receipt::Place;
use protocol::wire::FeedEntry;

use self::office::{Center, DeskOfOffice, registered};
use super::super::{agreement, application, number_conflict, outgoing, refused_fact};
use super::*;

#[derive(Clone, Debug)]
enum Doing {
    Register,
    /// The n-th application that the desk knows gets another subject.
    Correct(usize),
    Link(usize, usize),
    Copy(usize),
    /// The n-th application goes to a unit, or comes back from there.
    Refer(usize),
    Return(usize),
    Inquire,
    TakeLastInquiryBack,
    ChooseRule(u32),
    /// The center erases by law what it has of the n-th application.
    Erase(usize),
    Send(usize),
    Pull(usize),
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        5 => Just(Doing::Register),
        4 => (0_usize..30).prop_map(Doing::Correct),
        1 => (0_usize..30, 0_usize..30).prop_map(|(one, other)| Doing::Link(one, other)),
        2 => (0_usize..30).prop_map(Doing::Copy),
        3 => (0_usize..30).prop_map(Doing::Refer),
        1 => (0_usize..30).prop_map(Doing::Return),
        2 => Just(Doing::Inquire),
        1 => Just(Doing::TakeLastInquiryBack),
        1 => (3_u32..9).prop_map(Doing::ChooseRule),
        1 => (0_usize..30).prop_map(Doing::Erase),
        4 => (1_usize..6).prop_map(Doing::Send),
        4 => (1_usize..6).prop_map(Doing::Pull),
    ]
}

fn does(desk: &DeskOfOffice, center: &mut Center, doing: &Doing) {
    let known = desk.numbers();
    let nth = |n: &usize| known.get(n % known.len().max(1)).copied();
    match doing {
        Doing::Register => drop(desk.register("Sokak lambası")),
        Doing::Correct(n) => {
            if let Some(number) = nth(n) {
                desk.correct(number, &format!("Konu {n} {}", known.len()));
            }
        }
        Doing::Link(one, other) => {
            if let (Some(number), Some(to)) = (nth(one), nth(other)) {
                desk.record(&Fact::ApplicationsLinked { number, to });
            }
        }
        Doing::Copy(n) => {
            if let Some(number) = nth(n) {
                let large = *n > 15;
                let copy = 1;
                desk.record(&Fact::SlipCopied {
                    number,
                    copy,
                    large,
                });
            }
        }
        Doing::Refer(n) => {
            if let Some(number) = nth(n) {
                desk.refer(number, ["yazi-isleri", "fen-isleri"][n % 2]);
            }
        }
        Doing::Return(n) => {
            if let Some(number) = nth(n) {
                desk.comes_back(number, ["yazi-isleri", "fen-isleri"][n % 2]);
            }
        }
        Doing::Inquire => desk.inquire("Nüfus nerede"),
        Doing::TakeLastInquiryBack => desk.take_last_inquiry_back(),
        Doing::ChooseRule(days) => {
            let rule = DeadlineRule::CalendarDays(*days);
            desk.record(&Fact::DeadlineRuleChosen { rule });
        }
        Doing::Erase(n) => {
            if let Some(number) = nth(n) {
                center.erase(number);
            }
        }
        Doing::Send(most) => center.receive(desk, *most),
        Doing::Pull(most) => desk.pull(center, *most),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn desks_that_have_the_same_feed_say_the_same_and_so_does_a_rebuild(
        doings in prop::collection::vec((0_usize..2, doing()), 1..60),
    ) {
        let desks = [DeskOfOffice::open(1), DeskOfOffice::open(2)];
        let mut center = Center::default();
        for (place, (which, doing)) in doings.iter().enumerate() {
            does(&desks[*which], &mut center, doing);
            if place % 20 == 19 {
                prop_assert!(desks[*which].is_as_rebuilt());
            }
        }
        for desk in &desks {
            center.receive(desk, usize::MAX);
        }
        for desk in &desks {
            desk.pull(&center, 7);
            prop_assert!(desk.is_as_rebuilt(), "a rebuild is what was");
            prop_assert!(desk.tells_states_as_histories_do());
            prop_assert!(desk.finds_by_name_what_is_there());
        }
        prop_assert_eq!(desks[0].agreement(), desks[1].agreement());
        let third = DeskOfOffice::open(3);
        third.pull(&center, 500);
        prop_assert_eq!(third.agreement().applications, desks[0].agreement().applications);
    }
}

#[test]
fn a_fact_that_comes_before_the_registration_it_is_about_waits_for_it() {
    let (one, other) = (DeskOfOffice::open(1), DeskOfOffice::open(2));
    let number = one.register("Sokak lambası");
    one.correct(number, "Kaldırım");
    let mut entries = Center::default();
    entries.receive(&one, usize::MAX);
    let mut branched = entries.feed;
    let correction = branched.pop().unwrap();
    branched.insert(1, correction);
    let mut center = Center { feed: Vec::new() };
    for entry in branched {
        center.feed.push(entry);
        other.pull(&center, 1);
    }
    assert_eq!(other.subject(number), "Kaldırım");
    assert!(other.is_as_rebuilt());
}

#[test]
fn of_two_registrations_of_one_number_the_trunks_counts_and_a_person_is_told() {
    // A store that was copied: both go on in the same series with the same number.
    let (trunk, clone) = (DeskOfOffice::open(1), DeskOfOffice::open(1));
    let number = trunk.register("Trunk");
    assert_eq!(clone.register("Klon"), number);
    clone.correct(number, "Klonun düzeltmesi");
    let other = DeskOfOffice::open(2);

    let mut center = Center::default();
    center.receive(&trunk, usize::MAX);
    center.receive_as_branch(&clone, 1);
    // The clone's desk learns of the trunk first from the feed.
    for desk in [&trunk, &clone, &other] {
        desk.pull(&center, 2);
        assert_eq!(desk.subject(number), "Trunk");
        let told = desk.store.read(number_conflict::all).unwrap();
        assert_eq!(told, [number]);
        assert!(desk.is_as_rebuilt());
    }

    // And where the branch comes first.
    center.feed.rotate_left(2);
    let late = DeskOfOffice::open(3);
    late.pull(&center, 1);
    assert_eq!(late.subject(number), "Trunk");
    assert!(late.is_as_rebuilt());
}

#[test]
fn a_fact_of_an_unknown_kind_is_kept_counted_and_applied_once_the_program_knows_it() {
    let (one, other) = (DeskOfOffice::open(1), DeskOfOffice::open(2));
    one.inquire("Nüfus nerede");
    let mut center = Center::default();
    center.receive(&one, usize::MAX);
    let known = center.feed.last().unwrap().fact.kind.clone();
    center.feed.last_mut().unwrap().fact.kind = "moon_landed".into();
    let entry = center.feed.len();
    let not_understood: usize = other
        .pull_telling(&center, 500)
        .iter()
        .map(|taken| taken.not_understood)
        .sum();
    assert_eq!(not_understood, 1);
    assert_eq!(other.count("not_understood"), 1);
    assert_eq!(other.count("inquiry"), 0);
    assert!(other.is_as_rebuilt());

    // The next program calls it by its name.
    let renamed = format!(
        "UPDATE received_fact SET kind = '{known}' WHERE place = {entry};
                           UPDATE not_understood SET kind = '{known}'"
    );
    other.store.writer().execute_batch(&renamed).unwrap();
    let other = other.reopened();
    assert_eq!(other.count("not_understood"), 0);
    assert_eq!(other.count("inquiry"), 1);
    assert!(other.is_as_rebuilt());
}

#[test]
fn what_the_center_kept_apart_and_let_in_after_all_is_not_told_of_any_more() {
    let desk = DeskOfOffice::open(1);
    desk.register("Sokak lambası");
    desk.register("Kaldırım");
    let last = desk.store.read(journal::head).unwrap().sequence;
    let told = || desk.store.read(refused_fact::count).unwrap();
    let keep_apart = |from| {
        let add = |writing: &mut Writing<'_>| {
            let at = chrono::DateTime::UNIX_EPOCH;
            refused_fact::add(writing.connection(), 1, [from, last], "number-taken", at)
        };
        desk.write(add).unwrap();
    };
    keep_apart(last - 1);
    assert_eq!(told(), 2);
    let mut center = Center::default();
    center.receive(&desk, usize::MAX);
    let withheld = center.feed.pop();
    let taken = desk.pull_telling(&center, 500);
    assert!(taken.iter().any(|taken| taken.let_in));
    assert_eq!(told(), 1, "the feed has the other one");

    let place = desk
        .store
        .read(|connection| outgoing::place(connection, 1, last));
    let mut place = place.unwrap().unwrap();
    let forget = |place: &Place| {
        desk.write(|writing| refused_fact::forget(writing.connection(), place))
            .unwrap()
    };
    place.hash[0] ^= 1;
    assert!(!forget(&place), "it is another branch's");
    assert_eq!(told(), 1);
    place.hash[0] ^= 1;
    assert!(forget(&place));
    assert_eq!(told(), 0);

    keep_apart(last);
    center.feed.extend(withheld);
    desk.write(|writing| begin_anew(writing)).unwrap();
    let (entries, rolling) = center.page(0, 500);
    desk.write(|writing| take_anew(writing, &ReadPage::read(1, entries, rolling)?))
        .unwrap();
    assert_eq!(told(), 1, "the one that is read beside does not count yet");
    desk.write(|writing| swap(writing)).unwrap();
    assert_eq!(told(), 0);
}

#[test]
fn a_page_that_does_not_follow_or_was_changed_on_the_way_is_not_taken_in() {
    let (one, other) = (DeskOfOffice::open(1), DeskOfOffice::open(2));
    one.inquire("Nüfus nerede");
    let mut center = Center::default();
    center.receive(&one, usize::MAX);
    let (entries, rolling) = center.page(0, 500);
    let take = |first, entries: &[FeedEntry], rolling: &Hash| {
        other
            .write(|writing| take(writing, &ReadPage::read(first, entries.to_vec(), *rolling)?))
            .is_ok()
    };
    assert!(!take(2, &entries, &rolling), "there is a gap");
    let mut changed = entries.clone();
    changed[0].fact.author = "someone else".into();
    assert!(!take(1, &changed, &rolling));
    assert_eq!(other.store.read(end).unwrap().0, 0, "nothing was taken in");
    assert!(take(1, &entries, &rolling));
    assert!(!take(1, &entries, &rolling), "nor twice");
    assert_eq!(
        other.store.read(end).unwrap(),
        (entries.len() as u64, rolling)
    );
}

#[test]
fn a_feed_that_is_another_one_is_read_beside_and_takes_the_place_of_the_old_at_once() {
    let (one, other) = (DeskOfOffice::open(1), DeskOfOffice::open(2));
    let lost = one.register("Merkezin unuttuğu");
    let mut center = Center::default();
    center.receive(&one, usize::MAX);
    other.pull(&center, 500);
    let own = other.register("Kendi");
    other.correct(own, "Kendi, düzeltilmiş");
    center.receive(&other, usize::MAX);
    other.pull(&center, 500);

    // The center was restored: the last fact of the one desk is not there, those of the other stand before.
    let mut restored = Center::default();
    restored.receive(&other, usize::MAX);
    restored.feed.extend(
        center
            .feed
            .iter()
            .filter(|entry| entry.origin.desk.as_deref() == Some("01"))
            .take(1)
            .cloned(),
    );
    other.write(|writing| begin_anew(writing)).unwrap();
    while other.store.read(end_anew).unwrap().0 < restored.feed.len() as u64 {
        let (after, _) = other.store.read(end_anew).unwrap();
        let (entries, rolling) = restored.page(after, 2);
        other
            .write(|writing| take_anew(writing, &ReadPage::read(after + 1, entries, rolling)?))
            .unwrap();
        assert_eq!(
            other.subject(lost),
            "Merkezin unuttuğu",
            "the old one counts meanwhile"
        );
    }
    other.write(|writing| swap(writing)).unwrap();
    assert_eq!(other.store.read(end).unwrap(), restored.end());
    assert_eq!(other.numbers(), [own]);
    assert_eq!(other.subject(own), "Kendi, düzeltilmiş");
    assert!(other.is_as_rebuilt());

    // The one desk sends again what the center lost.
    restored.receive(&one, usize::MAX);
    other.pull(&restored, 500);
    assert_eq!(other.subject(lost), "Merkezin unuttuğu");
    let fresh = DeskOfOffice::open(3);
    fresh.pull(&restored, 500);
    assert_eq!(
        fresh.agreement().applications,
        other.agreement().applications
    );
}

#[test]
fn of_many_with_one_name_the_newest_are_listed_whenever_they_came() {
    let (one, other) = (DeskOfOffice::open(1), DeskOfOffice::open(2));
    let old: Vec<_> = (0..60).map(|_| other.register("Eski")).collect();
    one.passes(days(3));
    let new: Vec<_> = (0..60).map(|_| one.register("Yeni")).collect();
    one.passes(days(1));
    let mut center = Center::default();
    center.receive(&other, usize::MAX);
    one.pull(&center, 500);
    let newest = one.register("En yeni");

    let found = one
        .store
        .read(|connection| application::by_name(connection, "ayşe yıl"))
        .unwrap();
    let found: Vec<_> = found.into_iter().map(|row| row.number).collect();
    let expected: Vec<_> = std::iter::once(newest)
        .chain(new.into_iter().rev())
        .take(50)
        .collect();
    assert_eq!(found, expected, "not those that came last");
    let of_that_day = registered(&one, 0);
    assert_eq!(
        of_that_day,
        old.into_iter().rev().collect::<Vec<_>>(),
        "the list of a day has both desks'"
    );
}

#[test]
fn a_row_says_which_unit_has_it_also_in_a_store_that_the_program_before_left() {
    let (one, other) = (DeskOfOffice::open(1), DeskOfOffice::open(2));
    let number = one.register("Sokak lambası");
    let untouched = one.register("Kaldırım");
    one.refer(number, "fen-isleri");
    one.refer(number, "yazi-isleri");
    let mut center = Center::default();
    center.receive(&one, usize::MAX);
    other.pull(&center, 2);
    let with_unit = |desk: &DeskOfOffice, number| {
        let row = desk.row(number);
        (row.state, row.unit_now.map(|unit| unit.to_string()))
    };
    let referred = (State::Referred, Some("yazi-isleri".to_owned()));
    assert_eq!(with_unit(&one, number), referred);
    assert_eq!(with_unit(&other, number), referred);
    // Two desks without a line sent it back; the office's order lets the first count.
    one.comes_back(number, "yazi-isleri");
    other.comes_back(number, "yazi-isleri");
    center.receive(&other, usize::MAX);
    center.receive(&one, usize::MAX);
    one.pull(&center, 500);
    let returned = (State::Returned, Some("yazi-isleri".to_owned()));
    assert_eq!(with_unit(&one, number), returned);

    let before = "ALTER TABLE application DROP COLUMN state;
                  ALTER TABLE application DROP COLUMN unit_now;
                  ALTER TABLE draft DROP COLUMN kept_at;
                  ALTER TABLE enrolment DROP COLUMN admitted_at;
                  ALTER TABLE enrolment DROP COLUMN admission;
                  ALTER TABLE enrolment DROP COLUMN unknown_at;
                  DROP TABLE setup_answer;
                  PRAGMA user_version = 10;";
    one.store.writer().execute_batch(before).unwrap();
    let one = one.reopened();
    assert_eq!(with_unit(&one, number), returned);
    assert_eq!(with_unit(&one, untouched), (State::Registered, None));
    assert!(one.is_as_rebuilt());
}

fn days(count: i64) -> chrono::TimeDelta {
    chrono::TimeDelta::days(count)
}
