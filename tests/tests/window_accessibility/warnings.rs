//! What stands above and below the screens: the warnings, and the word that goes by itself.

use crate::everybody::is_open_to_everybody;
use chrono::{DateTime, Duration, Utc};
use desk::Failure;
use desk::doors::{Clock, MachineClock};
use desk::high_water::{HighWater, Mark};
use domain::RunningNumber;
use domain::sign_in::MonotonicMoment;
use std::path::Path;
use std::sync::Arc;
use stories::faults::SmallDisk;
use stories::office::{CLERK, CLERK_SECRET, Office, ordinary_draft, places};
use stories::window::{Counter, DeskWindow, Key};

#[test]
fn warnings_are_open_to_everybody_and_a_full_disk_is_said_before_the_form_is_filled() {
    let folder = tempfile::tempdir().expect("a folder for the office");
    let Some(disk) = SmallDisk::mount(folder.path(), 120) else {
        return;
    };
    drop(Office::open(folder.path()).expect("opens"));
    has_counted_to(folder.path(), 99_500);
    let ahead = Arc::new(Ahead(MachineClock {
        machine: desk::machine::MachinePaths::default(),
    }));
    let tomorrow = Office::reopen_with_clock(folder.path(), ahead).expect("opens");
    tomorrow.register(&ordinary_draft()).expect("registers");
    drop(tomorrow);

    let window = DeskWindow::open(&places(folder.path()));
    window.signs_in(CLERK, CLERK_SECRET);
    window.is_at("Kimlik no");
    window.sees("Diskte yer azalıyor");
    window.sees("Bilgisayarın saati geri kalmış.");
    window.sees("498 numara kaldı");
    is_open_to_everybody(&window, "warnings");

    disk.fill();
    // Any change is an occasion to look at the disk.
    window.presses(Key::F(12));
    window.signs_in(CLERK, CLERK_SECRET);
    window.sees("Disk dolu: yeni kayıt yapılamaz");
    window.presses(Key::F(3));
    window.is_at("Numara, ad, telefon ya da kimlik no");
    window.types("çağlar");
    window.sees("1 başvuru bulundu");
    is_open_to_everybody(&window, "full disk");
    disk.free();
}

#[test]
fn a_word_that_can_be_taken_back_is_open_to_everybody() {
    let counter = Counter::new();
    let window = counter.opens();
    // The word would go before it has been seen in every look.
    window.script(
        "const usual = window.setTimeout;
         window.setTimeout = (run, time, ...rest) => usual(run, time === 15000 ? 600000 : time, ...rest);",
        &[],
    );
    window.presses(Key::F(9));
    window.sees("Yol gösterildi");
    window.presses(Key::Enter);
    window.sees("Danışma sayıldı. Bugün: 1");
    window.sees("Geri al");
    is_open_to_everybody(&window, "an inquiry that can be taken back");
    window.presses_together(&[Key::Control, Key::Letter('g')]);
    window.sees("Danışma geri alındı. Bugün: 0");
    is_open_to_everybody(&window, "an inquiry that was taken back");
}

/// As if so many numbers had been given: the mark outside the store says so.
fn has_counted_to(folder: &Path, number: u32) {
    let high_water = HighWater::open(&places(folder).high_water()).expect("the mark");
    let mark = high_water.read().expect("it has counted");
    let ahead = Mark {
        last_number: RunningNumber::new(number),
        ..mark
    };
    high_water.raise(&ahead).expect("it is raised");
}

/// A day ahead.
struct Ahead(MachineClock);

impl Clock for Ahead {
    fn now(&self) -> DateTime<Utc> {
        self.0.now() + Duration::days(1)
    }

    fn monotonic(&self) -> Result<MonotonicMoment, Failure> {
        self.0.monotonic()
    }
}
