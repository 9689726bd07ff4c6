//! What goes wrong in a world, and when: planned from its seed before it begins.

use std::collections::VecDeque;
use std::fs;
use std::time::Duration;

use turmoil::Sim;

use super::center::{self, Losses};
use super::clerk;
use super::ground::{self, DESKS};
use super::versions;
use super::world::{DAY, World};

/// One thing that goes wrong, or that is mended.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// The power of a desk goes.
    DeskStops(usize),
    /// It comes back.
    DeskStarts(usize),
    /// The line between a desk and the center is cut.
    Parted(usize),
    /// It is there again.
    Joined(usize),
    /// Nothing that is on its way between them arrives until it is let go.
    Held(usize),
    /// It is let go.
    Released(usize),
    /// The center's machine stops.
    CenterStops,
    /// It starts again.
    CenterStarts,
    /// The line gets better or worse.
    Losses(Losses),
    /// A desk's clock is so many milliseconds ahead.
    Clock(usize, i64),
    /// The center's database is backed up.
    CenterBackedUp,
    /// It is put back to the last backup.
    CenterRestored,
    /// A desk's store is copied while it is off, with its mark or without.
    DeskCopied(usize),
    /// The copy is put in its place; with the mark outside it as well, as a machine's snapshot is.
    DeskPutBack(usize, bool),
    /// While a desk is off a newer program runs there, writes what nobody else knows, and goes again.
    NewerProgram(usize),
}

/// What goes wrong, by the time that it does.
pub(super) struct Plan(VecDeque<(Duration, Event)>);

impl Losses {
    /// A good line.
    pub(super) const NONE: Self = Self {
        requests: 0,
        answers: 0,
        doubled: 0,
    };
}

/// Draws up what goes wrong.
pub(super) fn plan(world: &World) -> Plan {
    let mut events = Vec::new();
    for place in 0..DESKS {
        of_desk(world, place, &mut events);
    }
    of_center(world, &mut events);
    events.sort_by_key(|(at, _)| *at);
    Plan(events.into())
}

fn of_desk(world: &World, place: usize, events: &mut Vec<(Duration, Event)>) {
    for _ in 0..world.chance(4) {
        let (from, to) = span(world, 400);
        let (wrong, right) = match world.chance(3) {
            0 => (Event::DeskStops(place), Event::DeskStarts(place)),
            1 => (Event::Held(place), Event::Released(place)),
            _ => (Event::Parted(place), Event::Joined(place)),
        };
        events.extend([(from, wrong), (to, right)]);
    }
    if world.chance(3) == 0 {
        let hours = i64::from(world.chance(96)) - 48;
        events.push((moment(world), Event::Clock(place, hours * 3_600_000)));
    }
    if world.chance(4) == 0 {
        for _ in 0..=world.chance(3) {
            let at = moment(world);
            events.extend([
                (at, Event::DeskStops(place)),
                (at, Event::NewerProgram(place)),
                (at + SHORT, Event::DeskStarts(place)),
            ]);
        }
    }
    if world.chance(4) == 0 {
        // Copied in the first half, put back in the second.
        let half = DAY / 2;
        let copied = moment(world) / 2;
        let put_back = half + moment(world) / 2;
        let with_mark = world.chance(2) == 0;
        events.extend([
            (copied, Event::DeskStops(place)),
            (copied, Event::DeskCopied(place)),
            (copied + SHORT, Event::DeskStarts(place)),
            (put_back, Event::DeskStops(place)),
            (put_back, Event::DeskPutBack(place, with_mark)),
            (put_back + SHORT, Event::DeskStarts(place)),
        ]);
    }
}

fn of_center(world: &World, events: &mut Vec<(Duration, Event)>) {
    for _ in 0..world.chance(4) {
        let (from, to) = span(world, 300);
        events.extend([(from, Event::CenterStops), (to, Event::CenterStarts)]);
    }
    for _ in 0..world.chance(3) {
        let (from, to) = span(world, 600);
        let bad = Losses {
            requests: world.chance(200),
            answers: world.chance(200),
            doubled: world.chance(100),
        };
        events.extend([
            (from, Event::Losses(bad)),
            (to, Event::Losses(Losses::NONE)),
        ]);
    }
    if world.chance(3) == 0 {
        let backed_up = moment(world) / 2;
        let restored = backed_up + moment(world) / 2;
        events.push((backed_up, Event::CenterBackedUp));
        events.push((restored, Event::CenterRestored));
    }
}

const SHORT: Duration = Duration::from_secs(30);

fn moment(world: &World) -> Duration {
    DAY * world.chance(1_000) / 1_000
}

fn span(world: &World, longest: u32) -> (Duration, Duration) {
    let from = moment(world);
    (
        from,
        from + Duration::from_secs((1 + world.chance(longest)).into()),
    )
}

impl Plan {
    /// Lets happen what is due.
    pub(super) fn carry_out(&mut self, world: &World, sim: &mut Sim<'_>) {
        while self.0.front().is_some_and(|(at, _)| *at <= sim.elapsed()) {
            if let Some((_, event)) = self.0.pop_front() {
                happen(event, world, sim);
            }
        }
    }

    /// Mends everything, and lets nothing go wrong any more.
    pub(super) fn mend(&mut self, world: &World, sim: &mut Sim<'_>) {
        self.0.clear();
        happen(Event::Losses(Losses::NONE), world, sim);
        happen(Event::CenterStarts, world, sim);
        for place in 0..DESKS {
            happen(Event::Released(place), world, sim);
            happen(Event::Joined(place), world, sim);
            happen(Event::DeskStarts(place), world, sim);
        }
    }
}

fn happen(event: Event, world: &World, sim: &mut Sim<'_>) {
    world.note(&format!("{event:?}"));
    match event {
        Event::DeskStops(place) if sim.is_host_running(clerk::name(place)) => {
            sim.crash(clerk::name(place));
        }
        Event::DeskStarts(place) if !sim.is_host_running(clerk::name(place)) => {
            sim.bounce(clerk::name(place));
        }
        Event::CenterStops if sim.is_host_running(center::NAME) => sim.crash(center::NAME),
        Event::CenterStarts if !sim.is_host_running(center::NAME) => sim.bounce(center::NAME),
        Event::Parted(place) => sim.partition(clerk::name(place), center::NAME),
        Event::Joined(place) => sim.repair(clerk::name(place), center::NAME),
        Event::Held(place) => sim.hold(clerk::name(place), center::NAME),
        Event::Released(place) => sim.release(clerk::name(place), center::NAME),
        Event::Losses(losses) => world.set_losses(losses),
        Event::Clock(place, ahead) => world.set_clock(place, ahead),
        Event::CenterBackedUp => world.back_center_up(),
        Event::CenterRestored => world.restore_center(),
        Event::DeskCopied(place) => copy_desk(world, place),
        Event::DeskPutBack(place, with_mark) => put_desk_back(world, place, with_mark),
        Event::NewerProgram(place) => versions::write_as_newer(world, place),
        Event::DeskStops(_) | Event::DeskStarts(_) | Event::CenterStops | Event::CenterStarts => {}
    }
}

fn copy_desk(world: &World, place: usize) {
    let home = world.home(place);
    ground::copy(&home, &home.with_extension("copy"));
    world.ledger.borrow_mut().copied(place);
}

fn put_desk_back(world: &World, place: usize, with_mark: bool) {
    let home = world.home(place);
    let copied = home.with_extension("copy");
    let parts: &[&str] = if with_mark {
        &["data", "state"]
    } else {
        &["data"]
    };
    for part in parts {
        fs::remove_dir_all(home.join(part)).expect("a desk has its folders");
        ground::copy(&copied.join(part), &home.join(part));
    }
    world.ledger.borrow_mut().put_back(place);
}
