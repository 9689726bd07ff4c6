//! How wrong tries at signing in are slowed down, whatever happens to the clock or the program.
//!
//! Four wrong tries cost nothing, the fifth 15 seconds, each further one twice as long, and after
//! the fifteenth an administrator must open the account. Waiting is measured by the machine's
//! monotonic reading since it was switched on, so moving the wall clock changes nothing, ending the
//! program changes nothing, and switching the machine off starts the wait from its beginning.
//!
//! A try is counted *before* the secret is looked at: [`SignInGuard::begin_try`] gives the guard
//! that the caller stores durably first. Killing the program between the two gains nothing.
//! Reading the clock, hashing and storing are the desk's work.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The wrong try after which waiting begins.
pub const FIRST_SLOWED_TRY: u16 = 5;
/// The wrong try after which only an administrator helps.
pub const LOCKING_TRY: u16 = 15;
/// How long the first wait lasts, in seconds; each further one lasts twice as long.
pub const FIRST_WAIT_SECONDS: u32 = 15;

/// What a number of wrong tries costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInWait {
    /// The next try may follow at once.
    None,
    /// So many seconds must pass.
    Seconds(u32),
    /// An administrator must open the account.
    Locked,
}

/// What so many wrong tries in a row cost.
pub fn wait_after(wrong_tries: u16) -> SignInWait {
    match wrong_tries {
        LOCKING_TRY.. => SignInWait::Locked,
        FIRST_SLOWED_TRY.. => {
            SignInWait::Seconds(FIRST_WAIT_SECONDS << (wrong_tries - FIRST_SLOWED_TRY))
        }
        _ => SignInWait::None,
    }
}

/// One run of the machine, from switching on to switching off.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BootId(
    /// As the operating system drew it, at random.
    pub u128,
);

impl fmt::Debug for BootId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BootId({:032x})", self.0)
    }
}

/// A moment that nobody can move: how long this run of the machine has lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonotonicMoment {
    /// Which run of the machine.
    pub boot: BootId,
    /// Milliseconds since it began, sleep included.
    pub since_boot_ms: u64,
}

/// Whether a staff member may try to sign in now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInGate {
    /// A try is allowed.
    Open,
    /// A try is allowed after so many milliseconds; always more than 0.
    Waiting {
        /// What is left, in milliseconds.
        remaining_ms: u64,
    },
    /// An administrator must open the account.
    Locked,
}

impl SignInGate {
    /// What is left to wait in whole seconds, rounded up; 0 unless waiting.
    pub fn remaining_seconds(self) -> u64 {
        match self {
            Self::Waiting { remaining_ms } => remaining_ms.div_ceil(1_000),
            Self::Open | Self::Locked => 0,
        }
    }
}

/// What is remembered of one staff member's wrong tries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInGuard {
    wrong_tries: u16,
    wait: Option<Wait>,
}

/// A wait that has begun: `length_ms` counted from `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Wait {
    length_ms: u64,
    from: MonotonicMoment,
}

impl SignInGuard {
    /// Nobody has tried anything wrong: also what a right secret and an administrator lead back to.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many tries failed in a row, counting one that has begun and not ended.
    pub fn wrong_tries(&self) -> u16 {
        self.wrong_tries
    }

    /// How many tries are left before the account is locked.
    pub fn tries_left(&self) -> u16 {
        LOCKING_TRY.saturating_sub(self.wrong_tries)
    }

    /// Whether a try is allowed now, and what to remember from now on.
    ///
    /// The guard that comes back differs from this one when a wait is over, and after the machine
    /// was switched off during a wait: the wait then begins again. The caller stores what differs,
    /// or each look would begin it anew, and a wait long over would begin again tomorrow. A reading
    /// from before the wait's beginning counts as another run.
    #[must_use]
    pub fn check(self, now: MonotonicMoment) -> (SignInGate, Self) {
        if wait_after(self.wrong_tries) == SignInWait::Locked {
            return (SignInGate::Locked, self);
        }
        let Some(wait) = self.wait else {
            return (SignInGate::Open, self);
        };
        let same_run = now.boot == wait.from.boot && now.since_boot_ms >= wait.from.since_boot_ms;
        if !same_run {
            let begun_again = Self {
                wait: Some(Wait { from: now, ..wait }),
                ..self
            };
            return (
                SignInGate::Waiting {
                    remaining_ms: wait.length_ms,
                },
                begun_again,
            );
        }
        let passed_ms = now.since_boot_ms - wait.from.since_boot_ms;
        match wait.length_ms.saturating_sub(passed_ms) {
            0 => (SignInGate::Open, Self { wait: None, ..self }),
            remaining_ms => (SignInGate::Waiting { remaining_ms }, self),
        }
    }

    /// Counts a try as wrong in advance: store the guard that comes back, then look at the secret,
    /// and go back to [`SignInGuard::new`] if it was right.
    ///
    /// # Errors
    /// No try is allowed now. The guard beside the gate is the one to store.
    pub fn begin_try(self, now: MonotonicMoment) -> Result<Self, (SignInGate, Self)> {
        match self.check(now) {
            (SignInGate::Open, guard) => Ok(guard.counted(now)),
            refused => Err(refused),
        }
    }

    fn counted(self, now: MonotonicMoment) -> Self {
        let wrong_tries = self.wrong_tries.saturating_add(1);
        let wait = match wait_after(wrong_tries) {
            SignInWait::Seconds(seconds) => Some(Wait {
                length_ms: u64::from(seconds) * 1_000,
                from: now,
            }),
            SignInWait::None | SignInWait::Locked => None,
        };
        Self { wrong_tries, wait }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MONDAY: BootId = BootId(1);
    const TUESDAY: BootId = BootId(2);

    fn at(boot: BootId, seconds: u64) -> MonotonicMoment {
        MonotonicMoment {
            boot,
            since_boot_ms: seconds * 1_000,
        }
    }

    fn waiting(seconds: u64) -> SignInGate {
        SignInGate::Waiting {
            remaining_ms: seconds * 1_000,
        }
    }

    /// A guard after so many wrong tries, each made as soon as it was allowed.
    fn guard_after(wrong_tries: u16) -> (SignInGuard, MonotonicMoment) {
        let mut guard = SignInGuard::new();
        let mut now = at(MONDAY, 100);
        for _ in 0..wrong_tries {
            if let (SignInGate::Waiting { remaining_ms }, _) = guard.check(now) {
                now.since_boot_ms += remaining_ms;
            }
            guard = guard.begin_try(now).expect("the wait is over");
        }
        (guard, now)
    }

    #[test]
    fn the_fifth_wrong_try_costs_fifteen_seconds_and_each_further_one_twice_as_much() {
        assert_eq!(wait_after(0), SignInWait::None);
        assert_eq!(wait_after(4), SignInWait::None);
        assert_eq!(wait_after(5), SignInWait::Seconds(15));
        assert_eq!(wait_after(6), SignInWait::Seconds(30));
        assert_eq!(wait_after(14), SignInWait::Seconds(7_680));
        assert_eq!(wait_after(15), SignInWait::Locked);
        assert_eq!(wait_after(u16::MAX), SignInWait::Locked);
    }

    #[test]
    fn four_wrong_tries_cost_nothing_and_the_fifth_makes_one_wait() {
        let (guard, now) = guard_after(4);
        assert_eq!(guard.check(now).0, SignInGate::Open);
        let (guard, now) = guard_after(5);
        assert_eq!(guard.check(now).0, waiting(15));
        assert_eq!(
            guard.begin_try(now),
            Err((waiting(15), guard)),
            "and it is not counted"
        );
        assert_eq!(guard.check(at(MONDAY, 114)).0, waiting(1));
        assert_eq!(guard.check(at(MONDAY, 115)).0, SignInGate::Open);
    }

    #[test]
    fn fifteen_wrong_tries_lock_for_good_until_an_administrator_opens() {
        let (guard, _) = guard_after(15);
        assert_eq!(guard.tries_left(), 0);
        assert_eq!(guard.check(at(MONDAY, 1_000_000)).0, SignInGate::Locked);
        assert_eq!(guard.check(at(TUESDAY, 0)).0, SignInGate::Locked);
        assert_eq!(SignInGuard::new().check(at(TUESDAY, 0)).0, SignInGate::Open);
    }

    #[test]
    fn a_try_is_counted_before_the_secret_is_looked_at_so_a_kill_gains_nothing() {
        let (guard, now) = guard_after(4);
        let stored = guard.begin_try(now).expect("four tries cost nothing");
        // Killed here, started again: what was stored is all there is.
        assert_eq!(stored.check(now).0, waiting(15));
    }

    #[test]
    fn switching_the_machine_off_starts_the_wait_again_once() {
        let (guard, _) = guard_after(5);
        let (gate, guard) = guard.check(at(TUESDAY, 20));
        assert_eq!(gate, waiting(15), "time spent switched off does not count");
        let (gate, _) = guard.check(at(TUESDAY, 30));
        assert_eq!(gate, waiting(5), "and time after it does");
    }

    #[test]
    fn a_wait_that_was_seen_to_be_over_does_not_begin_again_tomorrow() {
        let (guard, _) = guard_after(5);
        let (gate, guard) = guard.check(at(MONDAY, 115));
        assert_eq!(gate, SignInGate::Open);
        assert_eq!(guard.check(at(TUESDAY, 0)).0, SignInGate::Open);
        assert_eq!(
            guard.wrong_tries(),
            5,
            "and the next wrong try still costs more"
        );
    }

    #[test]
    fn a_reading_from_before_the_wait_began_counts_as_another_run() {
        let (guard, _) = guard_after(5);
        assert_eq!(guard.check(at(MONDAY, 3)).0, waiting(15));
    }

    #[test]
    fn what_is_left_is_said_in_whole_seconds_rounded_up() {
        let gate = SignInGate::Waiting { remaining_ms: 1 };
        assert_eq!(gate.remaining_seconds(), 1);
        assert_eq!(SignInGate::Open.remaining_seconds(), 0);
    }

    #[test]
    fn a_stored_guard_comes_back_as_it_was() {
        let (guard, _) = guard_after(6);
        let stored = serde_json::to_string(&guard).expect("writes");
        assert_eq!(
            serde_json::from_str::<SignInGuard>(&stored).expect("reads"),
            guard
        );
    }

    proptest! {
        /// Whatever reboots, kills and looks happen in between, no more than the allowed number of
        /// tries fits into a stretch of running time.
        #[test]
        fn no_order_of_events_gives_a_try_during_a_wait(
            steps in prop::collection::vec((any::<bool>(), 0_u64..40_000), 1..200),
        ) {
            let mut guard = SignInGuard::new();
            let mut now = at(BootId(0), 0);
            let mut ran_since_try = u64::MAX;
            for (reboots, passes_ms) in steps {
                if reboots {
                    now = MonotonicMoment { boot: BootId(now.boot.0 + 1), since_boot_ms: passes_ms };
                } else {
                    now.since_boot_ms += passes_ms;
                }
                ran_since_try = ran_since_try.saturating_add(passes_ms);
                match guard.begin_try(now) {
                    Ok(counted) => {
                        if let SignInWait::Seconds(seconds) = wait_after(guard.wrong_tries()) {
                            prop_assert!(ran_since_try >= u64::from(seconds) * 1_000);
                        }
                        prop_assert!(wait_after(guard.wrong_tries()) != SignInWait::Locked);
                        guard = counted;
                        ran_since_try = 0;
                    }
                    Err((_, to_store)) => guard = to_store,
                }
            }
        }
    }
}
