//! A printer that fails at every stage of a slip, in every way it can, over TCP and over a serial line.
//! Not one slip is lost silently, none comes out twice unmarked, and what the clerk's screen says is true
//! each time.
//!
//! `ACIKKAPI_FAULTS` says how many faults; the count of a full run stands in docs/benchmarks.md. The
//! first ones are every fault at every stage, in an order that mixes them; what comes after is chance.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use desk::printing::Patience;
use desk::views::{SlipState, SlipView, SlipWord};
use stories::office::{Office, SOON, ordinary_draft};
use stories::printer::{Lies, Picture, Setup, VirtualPrinter, What, When};
use stories::scanning::qr_code;
use tempfile::TempDir;

/// Of the four stories together.
const FAULTS: usize = 48;
const STORIES: usize = 4;
/// Questions, the opening fences and a reset: at most so many bytes come before a slip.
const BEFORE: usize = 4 * 3 + 11 + 3 + 2;
/// A slip is some tens of thousands of bytes, and some hundred rows.
const MIDDLE: usize = BEFORE + 8_000;

/// Where on its way a slip meets a fault. Some of them no slip comes to on every printer.
const STAGES: [When; 14] = [
    When::Received(0),
    When::Question(1),
    When::Question(2),
    When::Question(4),
    When::Received(12),
    When::Fence(1),
    When::Received(BEFORE + 20),
    When::CarriedOut(BEFORE + 200),
    When::Rows(1),
    When::Received(MIDDLE),
    When::Rows(400),
    When::Cut(1),
    When::Fence(2),
    When::Fence(3),
];

const TROUBLES: [What; 10] = [
    What::PaperOut,
    What::NearEnd,
    What::CoverOpen,
    What::CutterJam,
    What::HangUp,
    What::HalfOpen,
    What::Restart,
    What::PowerOff,
    What::Garbage(1),
    What::Silence,
];

/// Printers of different honesty.
fn makes() -> [Lies; 5] {
    let honest = Lies::default();
    let clone = Lies {
        no_identifiers: true,
        ..honest
    };
    [
        honest,
        clone,
        Lies {
            no_automatic_status: true,
            stale_reply: true,
            ..clone
        },
        Lies {
            no_fences: true,
            ..clone
        },
        Lies {
            stale_reply: true,
            foreign_identity: true,
            ..honest
        },
    ]
}

#[test]
fn a_network_printer_that_fails_at_every_stage() {
    fail_at_every_stage(0, false);
}

#[test]
fn another_network_printer_that_fails_at_every_stage() {
    fail_at_every_stage(1, false);
}

#[test]
fn a_serial_printer_that_fails_at_every_stage() {
    fail_at_every_stage(2, true);
}

#[test]
fn another_serial_printer_that_fails_at_every_stage() {
    fail_at_every_stage(3, true);
}

fn fail_at_every_stage(story: usize, serial: bool) {
    let faults = std::env::var("ACIKKAPI_FAULTS")
        .ok()
        .and_then(|word| word.parse().ok())
        .unwrap_or(FAULTS);
    let counter = Counter::open(serial);
    let mut told = BTreeMap::new();
    for fault in (story..faults).step_by(STORIES) {
        for said in counter.meet(&Meeting::number(fault / 2, fault)) {
            *told.entry(said).or_insert(0_u32) += 1;
        }
    }
    println!("story {story}: {told:?}");
}

/// One fault that one slip meets.
#[derive(Debug)]
struct Meeting {
    when: When,
    what: What,
    make: Lies,
}

impl Meeting {
    /// All pairs of stage and trouble first, mixed; then any. `seed` tells those that are alike apart.
    fn number(place: usize, seed: usize) -> Self {
        let mut chance = Chance(seed as u64);
        let pairs = STAGES.len() * TROUBLES.len();
        // 31 has no divisor in common with the number of pairs: each comes once.
        let pair = place * 31 % pairs;
        let (mut when, mut what) = (STAGES[pair % STAGES.len()], TROUBLES[pair / STAGES.len()]);
        if place >= pairs {
            what = TROUBLES[chance.below(TROUBLES.len())];
            when = match chance.below(5) {
                0 => When::Received(chance.below(70_000)),
                1 => When::CarriedOut(1 + chance.below(60_000)),
                2 => When::Rows(1 + chance.below(1_000)),
                3 => When::Question(1 + chance.below(6)),
                _ => When::Fence(1 + chance.below(4)),
            };
        }
        if matches!(what, What::Garbage(_)) {
            what = What::Garbage(seed as u64 + 1);
        }
        let makes = makes();
        let make = makes[chance.below(makes.len())];
        Self { when, what, make }
    }
}

/// An office, its printer, and what lies in front of it.
struct Counter {
    office: Office,
    printer: VirtualPrinter,
    /// Rows of a slip that is whole.
    whole: usize,
    /// What the QR code of each slip says that came out.
    read: RefCell<Vec<String>>,
    _folder: TempDir,
}

impl Counter {
    fn open(serial: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup {
            serial: serial.then(|| folder.path().join("port")),
            ..Setup::default()
        };
        let printer = VirtualPrinter::start_with(setup).unwrap();
        // Nothing here takes long, except what never happens.
        let patience = Patience {
            answer: Duration::from_millis(700),
            answer_of_the_mute: Duration::from_millis(100),
            sheet: Duration::from_millis(1_500),
            sheet_without_fence: Duration::from_millis(300),
            ..Patience::default()
        };
        let office = Office::open_with_patience(folder.path(), &printer.typed(), patience).unwrap();
        let mut counter = Self {
            office,
            printer,
            whole: 0,
            read: RefCell::default(),
            _folder: folder,
        };
        let first = counter.register();
        let (_, came) = counter.wait_for(&first, |slip, _| slip.state == SlipState::Printed);
        assert!(came, "a printer that is well prints");
        counter.whole = counter.printer.slips()[0].picture.height();
        counter
    }

    /// Registers an application whose slip meets this fault, mends the printer, and lets a clerk say
    /// what she sees; what the screen said on the way.
    fn meet(&self, meeting: &Meeting) -> Vec<String> {
        self.printer.set_lies(meeting.make);
        self.printer.script(meeting.when, meeting.what);
        let number = self.register();

        let (seen, came) = self.wait_for(&number, at_rest);
        assert!(came, "{meeting:?}: nothing is said, {seen:?}");
        self.must_be_true(&number, &seen, meeting);
        let mut said = vec![word(&seen)];

        self.printer.mend();
        self.printer.set_lies(Lies {
            silent: false,
            ..meeting.make
        });
        let (seen, came) = self.wait_for(&number, |slip, _| {
            matches!(slip.state, SlipState::Printed | SlipState::Unknown)
        });
        assert!(came, "{meeting:?}: mended, and it stays {seen:?}");
        self.must_be_true(&number, &seen, meeting);
        said.push(format!("then {}", word(&seen)));

        for copy in 1.. {
            let slip = self.slip(&number);
            if slip.state == SlipState::Printed {
                break;
            }
            // Nobody says a word before the printer is quiet.
            assert!(self.printer.wait_until_quiet(SOON), "{meeting:?}");
            let came_out = self.came_out(&number);
            let answer = if came_out == 1 {
                SlipWord::CameOut
            } else {
                SlipWord::PrintAgain
            };
            let next = self.office.desk().settle_slip(slip.job, &answer).unwrap();
            if answer == SlipWord::CameOut {
                break;
            }
            assert_eq!(next.copy, copy, "{meeting:?}: a second slip says SURET");
            assert!(copy < 4, "{meeting:?}: a mended printer prints");
            let (seen, came) = self.wait_for(&number, |slip, _| {
                matches!(slip.state, SlipState::Printed | SlipState::Unknown)
            });
            assert!(came, "{meeting:?}: the copy stays {seen:?}");
            said.push("and a copy".to_owned());
        }
        assert!(self.printer.wait_until_quiet(SOON), "{meeting:?}");
        assert_eq!(
            self.came_out(&number),
            1,
            "{meeting:?}: one slip for one visitor"
        );
        said
    }

    /// What the screen says of a slip is so.
    fn must_be_true(&self, number: &str, seen: &Seen, meeting: &Meeting) {
        let (slip, problem) = seen;
        let came_out = self.came_out(number);
        if slip.state == SlipState::Blocked && self.slip(number) != *slip {
            // It went on by itself while the counter was looked at.
            return;
        }
        match slip.state {
            SlipState::Printed => {
                assert_eq!(came_out, 1, "{meeting:?}: printed is on paper, and whole");
                let read = self.read.borrow();
                let mine = read
                    .iter()
                    .rposition(|said| *said == number.replace(' ', ""));
                let rows = mine.map(|at| self.printer.slips()[at].picture.height());
                assert!(rows >= Some(self.whole), "{meeting:?}: and whole, {rows:?}");
            }
            SlipState::Blocked => {
                assert_eq!(came_out, 0, "{meeting:?}: not one byte went");
                assert!(slip.problem.is_some(), "{meeting:?}: it says why");
            }
            SlipState::Unknown => assert!(came_out <= 1, "{meeting:?}: {came_out} came out"),
            SlipState::Sending | SlipState::Sent => {
                assert!(came_out <= 1 && problem.is_some(), "{meeting:?}");
            }
            _ => panic!("{meeting:?}: at rest as {slip:?}"),
        }
    }

    fn register(&self) -> String {
        self.office.register(&ordinary_draft()).unwrap().number
    }

    fn slip(&self, number: &str) -> SlipView {
        self.office.desk().slip_of(number).unwrap().unwrap()
    }

    /// How many whole slips of this application lie on the counter or hang out of the printer.
    fn came_out(&self, number: &str) -> usize {
        self.read_new_slips();
        let hanging = self.says(&self.printer.hanging());
        let read = self.read.borrow();
        read.iter()
            .chain([&hanging])
            .filter(|said| **said == number.replace(' ', ""))
            .count()
    }

    /// Each slip is read once.
    fn read_new_slips(&self) {
        let mut read = self.read.borrow_mut();
        for slip in self.printer.slips().iter().skip(read.len()) {
            read.push(self.says(&slip.picture));
        }
    }

    /// What its QR code says, read by a program that knows nothing of us; nothing on a strip of an
    /// interrupted slip, which nobody takes for one.
    fn says(&self, picture: &Picture) -> String {
        if picture.height() < self.whole {
            return String::new();
        }
        qr_code(&picture.png().unwrap())
    }

    fn wait_for(
        &self,
        number: &str,
        wanted: impl Fn(&SlipView, Option<&str>) -> bool,
    ) -> (Seen, bool) {
        self.office.wait_for(
            |desk| {
                let problem = desk.state().printer.problem;
                let slip = desk.slip_of(number).unwrap().unwrap();
                (
                    slip,
                    problem.map(|problem| problem.code.as_str().to_owned()),
                )
            },
            |(slip, problem)| wanted(slip, problem.as_deref()),
        )
    }
}

/// A slip, and what the status bar says of the printer.
type Seen = (SlipView, Option<String>);

/// Nothing more happens by itself before somebody comes, or all is done.
fn at_rest(slip: &SlipView, problem: Option<&str>) -> bool {
    match slip.state {
        SlipState::Printed | SlipState::Blocked | SlipState::Unknown => true,
        SlipState::Sending | SlipState::Sent => problem.is_some(),
        _ => false,
    }
}

fn word((slip, problem): &Seen) -> String {
    let problem = problem.as_deref().unwrap_or("well");
    format!("{:?} ({problem})", slip.state).to_lowercase()
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from(mixed % limit.max(1) as u64).unwrap_or(0)
    }
}
