//! A short run of every fuzz target: some seconds of changed seeds, the same in every run. The long
//! runs are done with cargo-fuzz (`fuzz/`).

use std::panic::catch_unwind;
use std::str::FromStr;
use std::time::{Duration, Instant};

use stories::fuzz::{TARGETS, Target};

/// How long each target gets; `ACIKKAPI_FUZZ_SECONDS` gives it longer.
const SECONDS: u64 = 2;
/// No input grows longer, in bytes; `ACIKKAPI_FUZZ_LONGEST` says another bound.
const LONGEST: usize = 8_192;

macro_rules! short_runs {
    ($($name:ident)*) => {
        $(#[test] fn $name() { run(stringify!($name)); })*

        #[test]
        fn every_target_has_its_run() {
            let runs = [$(stringify!($name)),*];
            assert_eq!(TARGETS.iter().map(|target| target.name).collect::<Vec<_>>(), runs);
        }
    };
}

short_runs! {
    slip_text slip_ways application_number national_id phone printer_address names attachment_type thumbnail
    recovery_code backup_head draft fact frame_to_desk frame_to_center parcel signature_headers feed spooler_answer
}

fn run(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let end =
        Instant::now() + Duration::from_secs(asked("ACIKKAPI_FUZZ_SECONDS").unwrap_or(SECONDS));
    let mut chance = Chance {
        state: 0x2545_f491_4f6c_dd1d,
        longest: asked("ACIKKAPI_FUZZ_LONGEST").unwrap_or(LONGEST),
    };
    let mut pool: Vec<Vec<u8>> = target.seeds.iter().map(|seed| seed.to_vec()).collect();
    for seed in &pool {
        check(target, seed);
    }
    let mut count = 0_u32;
    while Instant::now() < end {
        let mut input = pool[chance.below(pool.len())].clone();
        for _ in 0..=chance.below(6) {
            chance.change(&mut input, &pool);
        }
        check(target, &input);
        count += 1;
        // Some changed inputs become seeds, so that changes add up.
        if count.is_multiple_of(64) {
            let place = chance.below(256);
            if place < pool.len() && place >= target.seeds.len() {
                pool[place] = input;
            } else if pool.len() < 256 {
                pool.push(input);
            }
        }
    }
    println!("{name}: {count} inputs");
}

fn asked<T: FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

fn check(target: &Target, input: &[u8]) {
    let checked = catch_unwind(|| (target.check)(input));
    assert!(
        checked.is_ok(),
        "{} breaks its promise for the bytes \"{}\"",
        target.name,
        input.escape_ascii()
    );
}

struct Chance {
    state: u64,
    longest: usize,
}

impl Chance {
    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }

    fn byte(&mut self) -> u8 {
        const TELLING: &[u8] = b"\0\x01\x04\x10\x1b\x7f\x80\xff 0159-+\"{}[]:,\\'<iI";
        match self.below(3) {
            0 => TELLING[self.below(TELLING.len())],
            _ => self.next().to_le_bytes()[0],
        }
    }

    fn change(&mut self, input: &mut Vec<u8>, pool: &[Vec<u8>]) {
        let at = self.below(input.len() + 1);
        let byte = self.byte();
        match self.below(7) {
            0 if at < input.len() => input[at] = byte,
            1 if at < input.len() => input[at] ^= 1 << self.below(8),
            2 if at < input.len() => drop(input.remove(at)),
            3 => input.truncate(at),
            4 => {
                let other = &pool[self.below(pool.len())];
                let from = self.below(other.len() + 1);
                input.splice(at.., other[from..].iter().copied());
            }
            5 => {
                let part = input[at..].to_vec();
                input.extend(part);
            }
            _ => input.insert(at, byte),
        }
        input.truncate(self.longest);
    }
}
