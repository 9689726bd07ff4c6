//! How fast, how much and when again: pure but for the dice.

use std::time::Duration;

use protocol::wire::MOST_FACTS;

use crate::doors::Ids;

/// How many facts a first batch has.
pub(super) const FIRST_BATCH: usize = 200;

/// How many batches are on their way at once.
pub(super) const IN_FLIGHT: usize = 2;

/// A first word to the center comes within so long, at random.
pub(super) const FIRST_WAIT: Duration = Duration::from_secs(2);

/// How often the center is looked at behind its news, on average.
pub(super) const LOOK: Duration = Duration::from_mins(1);

/// What the center refused it will mostly refuse again.
pub(super) const AFTER_A_REFUSAL: Duration = Duration::from_mins(5);

/// A batch shall not take much longer than this to be acknowledged: a line that breaks loses that much.
const LONG: Duration = Duration::from_secs(4);

/// One that takes less than this may be twice as large, and still not take too long.
const SHORT: Duration = Duration::from_secs(2);

/// The first wait after a hitch is shorter than this, and none is longer than the other.
const TRIES: [Duration; 2] = [Duration::from_secs(1), Duration::from_mins(1)];

/// How many facts the next batch has, after one of so many took so long.
pub(super) fn next_batch(size: usize, took: Duration) -> usize {
    if took > LONG {
        (size / 2).max(1)
    } else if took < SHORT {
        (size * 2).min(MOST_FACTS)
    } else {
        size
    }
}

/// The same after the line broke.
pub(super) fn after_a_break(size: usize) -> usize {
    (size / 4).max(1)
}

/// How often it was tried.
#[derive(Default)]
pub(super) struct Tries(u32);

impl Tries {
    /// What the next wait is a random part of.
    pub(super) fn next(&mut self) -> Duration {
        let [first, longest] = TRIES;
        let most = first.saturating_mul(1 << self.0.min(10)).min(longest);
        self.0 += 1;
        most
    }
}

/// A random part of a time.
pub(super) fn part(ids: &dyn Ids, of: Duration) -> Duration {
    // Without dice: all of it.
    let Ok([one, two, ..]) = ids.bytes() else {
        return of;
    };
    of * u32::from(u16::from_be_bytes([one, two])) / u32::from(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_grow_on_a_good_line_and_shrink_on_a_bad_one() {
        assert_eq!(next_batch(100, Duration::from_millis(90)), 200);
        assert_eq!(next_batch(400, Duration::from_millis(90)), MOST_FACTS);
        assert_eq!(next_batch(100, Duration::from_secs(3)), 100);
        assert_eq!(next_batch(100, Duration::from_secs(9)), 50);
        assert_eq!(next_batch(1, Duration::from_mins(1)), 1);
    }

    #[test]
    fn waits_grow_to_a_minute_and_no_further() {
        let mut tries = Tries::default();
        let waits: Vec<Duration> = (0..40).map(|_| tries.next()).collect();
        assert_eq!(waits[..4], [1, 2, 4, 8].map(Duration::from_secs));
        assert!(waits[6..].iter().all(|wait| *wait == TRIES[1]));
    }
}
