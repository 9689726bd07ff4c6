//! Faults that happen by themselves at a certain point of what the printer does, each once.

/// When a fault happens, counted from the moment it was scripted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Once so many bytes have arrived; not one more arrives.
    Received(usize),
    /// Once so many bytes have been carried out.
    CarriedOut(usize),
    /// Once so many rows are on the paper.
    Rows(usize),
    /// Before the answer to the question in real time with this place, from 1.
    Question(usize),
    /// Before the answer to the fence with this place, from 1.
    Fence(usize),
    /// Before the cut with this place, from 1; a cut that a fault stops is made once that is mended.
    Cut(usize),
}

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The paper ends.
    PaperOut,
    /// The paper nears its end.
    NearEnd,
    /// Somebody opens the cover.
    CoverOpen,
    /// The blade gets stuck.
    CutterJam,
    /// The connection is closed; the printer finishes what it has.
    HangUp,
    /// The connection stays open, and nothing comes through it any more, either way.
    HalfOpen,
    /// Off and on again at once: what waited is lost, and so is the connection.
    Restart,
    /// Off until somebody switches it on: what waited is lost.
    PowerOff,
    /// Bytes that mean nothing, made from this seed.
    Garbage(u64),
    /// From now on it answers nothing, and prints.
    Silence,
}

/// A fault in waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// When it happens.
    pub when: When,
    /// What it is.
    pub what: What,
}

/// The faults that have not happened yet.
#[derive(Debug, Default)]
pub(super) struct Script(Vec<Fault>);

/// What was just done, to be counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Done {
    Received(usize),
    CarriedOut,
    Row,
    Question,
    Fence,
    Cut,
}

impl Script {
    pub(super) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    pub(super) fn forget(&mut self) {
        self.0.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bytes may still arrive before something happens.
    pub(super) fn until_next_arrival(&self) -> usize {
        let left = self.0.iter().filter_map(|fault| match fault.when {
            When::Received(left) => Some(left),
            _ => None,
        });
        left.min().unwrap_or(usize::MAX)
    }

    /// Counts, and gives what happens now.
    pub(super) fn after(&mut self, done: Done) -> Vec<What> {
        let mut happens = Vec::new();
        self.0.retain_mut(|fault| {
            let left = match (&mut fault.when, done) {
                (When::Received(left), Done::Received(count)) => {
                    *left = left.saturating_sub(count);
                    left
                }
                (When::CarriedOut(left), Done::CarriedOut)
                | (When::Rows(left), Done::Row)
                | (When::Question(left), Done::Question)
                | (When::Fence(left), Done::Fence)
                | (When::Cut(left), Done::Cut) => {
                    *left = left.saturating_sub(1);
                    left
                }
                _ => return true,
            };
            if *left == 0 {
                happens.push(fault.what);
            }
            *left > 0
        });
        happens
    }
}

/// Bytes that mean nothing, or seem to mean something: the same for the same seed.
pub(super) fn garbage(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        // Marsaglia's xorshift.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    let count = 3 + next() % 14;
    (0..count).map(|_| next()).collect()
}
