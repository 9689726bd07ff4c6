//! The end of a world: nothing lost, nothing twice, nothing dropped in silence, and all desks the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use desk::Desk;
use desk::doors::RandomIds;
use desk::views::StaffView;
use serde_json::Value;

use super::ground::DESKS;
use super::versions;
use super::world::World;
use crate::office::{CHEAP, CLERK, CLERK_SECRET, places};

/// The branch of a series that was there first, as the center's database says it.
const TRUNK: &str = "0";

/// What desks acknowledged to their clerks.
#[derive(Default)]
pub(super) struct Ledger {
    entries: Vec<Entry>,
    copied: [usize; DESKS],
    newer: Vec<Newer>,
    newer_copied: [usize; DESKS],
}

/// What a newer program wrote at a desk, as hexadecimal digits.
struct Newer {
    place: usize,
    body: String,
    may_be_gone: bool,
}

struct Entry {
    place: usize,
    number: String,
    subject: String,
    /// Its desk's disk was put back to a time before it: it is there only if the center had it.
    may_be_gone: bool,
}

impl Ledger {
    /// A number was said.
    pub(super) fn register(&mut self, place: usize, number: String, subject: String) {
        self.entries.push(Entry {
            place,
            number,
            subject,
            may_be_gone: false,
        });
    }

    /// How many numbers were said.
    pub(super) fn registered(&self) -> usize {
        self.entries.len()
    }

    /// Whether a number was said to two visitors: the desk's whole machine was put back in between, and its desk had no
    /// line that could have told it.
    fn said_twice(&self, number: &str) -> bool {
        let same = self.entries.iter().filter(|entry| entry.number == number);
        same.count() > 1
    }

    /// One of the numbers.
    pub(super) fn any(&self, chance: u32) -> Option<String> {
        let place = (chance as usize).checked_rem(self.entries.len())?;
        Some(self.entries[place].number.clone())
    }

    /// A desk's disk was copied.
    pub(super) fn copied(&mut self, place: usize) {
        self.copied[place] = self.entries.len();
        self.newer_copied[place] = self.newer.len();
    }

    /// A newer program wrote this at a desk.
    pub(super) fn newer(&mut self, place: usize, body: String) {
        self.newer.push(Newer {
            place,
            body,
            may_be_gone: false,
        });
    }

    /// What newer programs wrote, and whether a disk was put back to a time before it.
    pub(super) fn written_by_newer(&self) -> impl Iterator<Item = (&String, bool)> {
        let written = self.newer.iter();
        written.map(|newer| (&newer.body, newer.may_be_gone))
    }

    /// A desk's disk is the copy again.
    pub(super) fn put_back(&mut self, place: usize) {
        let since = self.copied[place];
        for entry in &mut self.entries[since..] {
            entry.may_be_gone |= entry.place == place;
        }
        for newer in &mut self.newer[self.newer_copied[place]..] {
            newer.may_be_gone |= newer.place == place;
        }
    }
}

/// The facts that the center took in and lets nobody read, but for the second registration under a number that was said
/// twice: only a person can give its visitor another.
pub(super) fn kept_apart(world: &World) -> Vec<String> {
    let ledger = world.ledger.borrow();
    let rows = world.ask_center(
        "SELECT concat_ws(' ', code, epoch, sequence, branch, kind, lpad(number::text, 13, '0'), quarantine)
         FROM fact WHERE quarantine IS NOT NULL",
    );
    let to_be_told = |row: &&String| match row.split(' ').collect::<Vec<_>>()[..] {
        [
            _,
            _,
            _,
            branch,
            "application_registered",
            number,
            "number-taken",
        ] => branch == TRUNK || !ledger.said_twice(number),
        _ => true,
    };
    let rows = rows.iter().filter(to_be_told);
    rows.map(|row| format!("in quarantine: {row}")).collect()
}

/// What is not as it must be.
pub(super) fn look(world: &World) -> Vec<String> {
    let mut problems = Vec::new();
    let numbers = numbers_at_center(world, &mut problems);
    problems.extend(lost(world, &numbers));
    problems.extend(kept_apart(world));
    let desks: Vec<Arc<Desk>> = (0..DESKS).map(|place| open(world, place)).collect();
    let told = desks.iter().map(|desk| kept_apart_at(desk)).sum::<u32>();
    let at_center = world.ask_center("SELECT count(*) FROM fact WHERE quarantine IS NOT NULL");
    if at_center != [told.to_string()] {
        problems.push(format!(
            "kept apart: {at_center:?}, and desks tell of {told}"
        ));
    }
    problems.extend(versions::look(world, &desks));
    for number in numbers.keys() {
        let seen = desks.iter().map(|desk| seen(desk, number));
        let Some(seen) = seen.collect::<Option<Vec<Value>>>() else {
            problems.push(format!("{number} is not everywhere"));
            continue;
        };
        for other in &seen[1..] {
            differences(number, &seen[0], other, &mut problems);
        }
    }
    problems
}

/// How often each number was registered at the center, over all branches.
fn numbers_at_center(world: &World, problems: &mut Vec<String>) -> BTreeMap<String, u32> {
    let rows = world.ask_center(
        "SELECT lpad(number::text, 13, '0') || ' ' || count(*) FROM fact
         WHERE kind = 'application_registered' GROUP BY number ORDER BY number",
    );
    let mut numbers = BTreeMap::new();
    for row in rows {
        match row
            .split_once(' ')
            .map(|(number, times)| (number, times.parse()))
        {
            Some((number, Ok(times))) => drop(numbers.insert(number.to_owned(), times)),
            _ => problems.push(format!("not understood: {row}")),
        }
    }
    numbers
}

fn lost(world: &World, numbers: &BTreeMap<String, u32>) -> Vec<String> {
    let ledger = world.ledger.borrow();
    let mut said: BTreeMap<&str, u32> = BTreeMap::new();
    for entry in &ledger.entries {
        *said.entry(&entry.number).or_default() += 1;
    }
    let mut problems = Vec::new();
    for entry in &ledger.entries {
        let at_center = numbers.get(&entry.number).copied().unwrap_or_default();
        let most = said[entry.number.as_str()];
        if at_center == 0 && !entry.may_be_gone {
            problems.push(format!("lost: {} ({})", entry.number, entry.subject));
        }
        if at_center > most {
            problems.push(format!("{} is there {at_center} times", entry.number));
        }
    }
    problems
}

fn open(world: &World, place: usize) -> Arc<Desk> {
    // What is overdue depends on a desk's own clock.
    world.set_clock(place, 0);
    let places = places(&world.home(place));
    let desk = Desk::open_with(places, world.clock(place), Arc::new(RandomIds));
    let desk = desk.expect("the desk opens");
    desk.set_sign_in_cost(CHEAP);
    let staff = desk.list_staff().expect("there is staff");
    let clerk = staff
        .iter()
        .find(|member: &&StaffView| member.name == CLERK);
    let clerk = clerk.expect("the clerk is there");
    desk.sign_in(&clerk.id, CLERK_SECRET)
        .expect("the clerk signs in");
    Arc::new(desk)
}

/// Where two desks differ, down to the single values.
fn differences(at: &str, one: &Value, other: &Value, problems: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) if one.len() == other.len() => {
            for (name, value) in one {
                let other = other.get(name).unwrap_or(&Value::Null);
                differences(&format!("{at} {name}"), value, other, problems);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (place, (one, other)) in one.iter().zip(other).enumerate() {
                differences(&format!("{at} {place}"), one, other, problems);
            }
        }
        _ if one != other => problems.push(format!("{at}: {one} or {other}")),
        _ => {}
    }
}

/// Of how many facts a desk tells that the center keeps them apart.
fn kept_apart_at(desk: &Desk) -> u32 {
    desk.sync_view().map_or(0, |view| view.kept_apart)
}

/// An application as a desk shows it, without what only that desk knows.
fn seen(desk: &Desk, number: &str) -> Option<Value> {
    let view = desk.get_application(number).ok()?;
    let mut value = serde_json::to_value(view).ok()?;
    value.as_object_mut()?.remove("slips");
    Some(value)
}
