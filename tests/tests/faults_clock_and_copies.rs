//! A clock that jumps and a store that comes back from the past: numbers stay unique and in order.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Duration, Utc};
use desk::doors::{Clock, MachineClock, RandomIds, at_desk, start_of_day};
use desk::machine::MachinePaths;
use desk::views::{Registering, SameMatter, Stage};
use desk::{Desk, Failure, Trouble};
use domain::sign_in::MonotonicMoment;
use domain::{ApplicationNumber, Draft, RefusalCode};
use stories::faults::{Proof, copy_folder, found_office};
use stories::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET, Office, ordinary_draft, places,
};

#[test]
fn a_clock_two_years_back_and_ten_forward_changes_no_number_s_order() {
    let folder = tempfile::tempdir().unwrap();
    found_office(folder.path()).unwrap();
    let clock = Arc::new(SetClock(Mutex::new(Utc::now())));
    let doors = Arc::clone(&clock);
    let desk = Desk::open_with(places(folder.path()), doors, Arc::new(RandomIds)).unwrap();
    let staff = desk.list_staff().unwrap();
    let clerk = staff.iter().find(|member| member.name == CLERK).unwrap();
    desk.sign_in(&clerk.id, CLERK_SECRET).unwrap();

    let today = Utc::now();
    let mut said = Vec::new();
    for (turn, days) in [0, -730, 3_650, 0].into_iter().enumerate() {
        *clock.0.lock().unwrap() = today + Duration::days(days);
        for one in 0..3 {
            said.push(format!(
                "saved {}",
                register(&desk, &format!("{turn}-{one}"))
            ));
        }
        // The first registration at the earlier time is itself the last fact, so the desk looks
        // back only as far as that one.
        let seen = desk.state().clock_behind;
        assert!(!seen, "after a fact at that time it is the desk's time");
    }
    *clock.0.lock().unwrap() = today - Duration::days(730);
    assert!(
        desk.state().clock_behind,
        "a clock before the last fact is said"
    );

    drop(desk);
    let proof = Proof::open(folder.path()).unwrap();
    proof.chain_and_tables();
    proof.nothing_lost_or_doubled(&said);
    assert_eq!(proof.count(), 12);
}

#[test]
fn a_day_lists_all_of_its_applications_also_when_the_clock_went_back_in_between() {
    let folder = tempfile::tempdir().unwrap();
    found_office(folder.path()).unwrap();
    let now = start_of_day(at_desk(Utc::now()).date_naive()) + Duration::hours(12);
    let clock = Arc::new(SetClock(Mutex::new(now)));
    let office = Office::reopen_with_clock(folder.path(), Arc::clone(&clock) as _).unwrap();
    let mut by_day = vec![Vec::new(); 3];
    for (turn, day) in [1, 2, 1, 0, 0, 2].into_iter().enumerate() {
        let minute = Duration::minutes(turn.try_into().unwrap());
        *clock.0.lock().unwrap() = now + Duration::days(day) + minute;
        let number = register(office.desk(), &format!("day {day} turn {turn}"));
        by_day[usize::try_from(day).unwrap()].insert(0, number);
    }
    for (day, numbers) in (0..).zip(&by_day) {
        let day = at_desk(now + Duration::days(day)).date_naive();
        let view = office.desk().list_day(Some(day)).unwrap();
        let listed: Vec<_> = view.lines.into_iter().map(|line| line.number).collect();
        assert_eq!(listed, *numbers, "{day}, the newest first");
    }
    drop(office);
    Proof::open(folder.path()).unwrap().chain_and_tables();
}

#[test]
fn an_older_copy_of_the_store_gives_no_number_a_second_time() {
    let folder = tempfile::tempdir().unwrap();
    let copy = tempfile::tempdir().unwrap();
    found_office(folder.path()).unwrap();
    // Each copy is older by one more application, the first by none: as if made just now.
    for age in 0..4 {
        let office = Office::reopen(folder.path()).unwrap();
        office.register(&tagged(&format!("base{age}"))).unwrap();
        drop(office);
        let kept = copy.path().join(age.to_string());
        copy_folder(folder.path(), &kept).unwrap();

        let mut given = Vec::new();
        let office = Office::reopen(folder.path()).unwrap();
        for later in 0..age {
            let registered = office.register(&tagged(&format!("later{age}-{later}")));
            given.push(number(&registered.unwrap().number));
        }
        drop(office);
        put_back(&kept, folder.path());

        let office = Office::reopen(folder.path()).unwrap();
        if age >= 2 {
            refuse_to_go_on(&office);
            office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
            office.desk().begin_new_series(&format!("1{age}")).unwrap();
            office.sign_in(CLERK, CLERK_SECRET).unwrap();
        }
        let registered = office.register(&tagged(&format!("restored{age}"))).unwrap();
        let next = number(&registered.number);
        assert!(
            !given.contains(&next),
            "{next} was given before the copy came back"
        );
        drop(office);
        Proof::open(folder.path()).unwrap().chain_and_tables();
    }
}

/// A copy that lacks more than the last number is noticed at the start.
fn refuse_to_go_on(office: &Office) {
    assert_eq!(office.desk().state().stage, Stage::SeriesNeeded);
    let refused = office.register(&tagged("refused"));
    assert!(
        matches!(
            &refused, Err(Trouble::Refused(refusals)) if refusals[0].code == RefusalCode::SeriesUnsure
        ),
        "no number before there is a new desk code: {refused:?}"
    );
}

/// The older store takes the place of the newer; the state folder stays as it is.
fn put_back(copy: &std::path::Path, office: &std::path::Path) {
    let data = places(office).data;
    std::fs::remove_dir_all(&data).unwrap();
    copy_folder(&places(copy).data, &data).unwrap();
}

fn register(desk: &Desk, tag: &str) -> String {
    match desk.register_application(&tagged(tag), &SameMatter::GoOn) {
        Ok(Registering::Registered(registered)) => registered.number,
        other => panic!("not registered: {other:?}"),
    }
}

fn tagged(tag: &str) -> Draft {
    Draft {
        subject: tag.to_owned(),
        ..ordinary_draft()
    }
}

fn number(text: &str) -> ApplicationNumber {
    text.parse().unwrap()
}

/// A wall clock that can be moved, over the machine's own reading, which cannot.
struct SetClock(Mutex<DateTime<Utc>>);

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }

    fn monotonic(&self) -> Result<MonotonicMoment, Failure> {
        let machine = MachineClock {
            machine: MachinePaths::default(),
        };
        machine.monotonic()
    }
}
