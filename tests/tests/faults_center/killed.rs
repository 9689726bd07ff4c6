//! The center and its database killed again and again while desks work.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use stories::center::{Center, Postgres, Program};
use stories::faults::{Chance, how_many};

use crate::counters::{Counter, hold, look, open, receipts};

/// How often the center is killed when nobody says otherwise.
const KILLS: u32 = 10;
/// Of so many kills one is the database's.
const DATABASE_EVERY: u32 = 10;
/// Desks of one office.
const TOGETHER: usize = 5;
/// Microseconds that the center lives at most, once it serves.
const LIFE: u64 = 900_000;

/// Sends people home, also when the story breaks off.
struct Evening<'a>(&'a AtomicBool);

impl Drop for Evening<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

#[test]
fn a_center_killed_under_load_keeps_all_that_it_acknowledged() {
    let kills = how_many(KILLS);
    let offices = if kills >= 100 { 10 } else { 1 };
    let center = Center::prepare(Postgres::start_durable());
    let mut program = Program::start(&center);
    let counters = open(&center, &program, [offices, TOGETHER]);
    let (evening, mut chance) = (AtomicBool::new(false), Chance::new());
    let database_every = (kills / (kills / DATABASE_EVERY).max(2)).max(1);
    let (mut center_killed, mut database_killed) = (0, 0);
    thread::scope(|scope| {
        let evening = Evening(&evening);
        for counter in &counters {
            let evening = evening.0;
            scope.spawn(move || counter.work(evening));
        }
        for kill in 1..=kills {
            thread::sleep(Duration::from_micros(chance.below(LIFE)));
            if kill % database_every == 0 {
                center.database().kill();
                // Nobody is told anything any more: what was said until now must hold.
                let said = receipts(&counters);
                center.database().begin();
                hold(&center, &said);
                database_killed += 1;
            }
            program.kill();
            center_killed += 1;
            program.begin();
            program.wait_until_ready();
        }
        drop(evening);
    });
    for counter in &counters {
        counter.come_to_rest(&center);
    }
    let facts = look(&center, &counters);
    let numbers: usize = counters.iter().map(Counter::given).sum();
    println!(
        "{} desks, center killed {center_killed} times, PostgreSQL {database_killed}: {numbers} applications, {facts} facts, none lost or doubled",
        counters.len()
    );
    assert!(numbers > counters.len(), "people worked meanwhile");
}
