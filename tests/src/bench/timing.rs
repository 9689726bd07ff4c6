//! Times of one thing done often.

use std::fmt;
use std::time::{Duration, Instant};

/// How long something took, each time.
#[derive(Default)]
pub struct Times(Vec<Duration>);

/// Does something and adds how long it took.
pub fn time<T>(times: &mut Times, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    times.0.push(begun.elapsed());
    done
}

impl Times {
    /// Half were faster.
    pub fn median(&self) -> Duration {
        self.part(50)
    }

    /// Adds how long it took once more.
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// Adds all of another's.
    pub fn add_all(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// One of twenty was slower.
    pub fn p95(&self) -> Duration {
        self.part(95)
    }

    /// One of a hundred was slower.
    pub fn p99(&self) -> Duration {
        self.part(99)
    }

    /// These times as multiples of a floor's: median to median, 99th percentile to the same.
    pub fn against(&self, floor: &Self) -> (f64, f64) {
        let ratio = |own: Duration, floor: Duration| own.as_secs_f64() / floor.as_secs_f64();
        (
            ratio(self.median(), floor.median()),
            ratio(self.p99(), floor.p99()),
        )
    }

    fn part(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = sorted.len() * percent / 100;
        sorted.get(place).copied().unwrap_or_default()
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
        write!(
            f,
            "median {:8.3} ms, p99 {:8.3} ms, slowest {:8.3} ms, {} times",
            milliseconds(self.median()),
            milliseconds(self.p99()),
            milliseconds(self.0.iter().max().copied().unwrap_or_default()),
            self.0.len()
        )
    }
}
