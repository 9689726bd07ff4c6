//! The head: how fast rows come out, on a clock of the printer's own that only moves when told.

use std::time::Duration;

/// How fast the head is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pace {
    /// Rows are on the paper as soon as their bytes have arrived.
    #[default]
    AtOnce,
    /// So many rows a second of the printer's clock. 8 rows are a millimetre; slow heads print 400 rows a second.
    Rows(u32),
}

#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) pace: Pace,
    /// Time that has passed and is not used yet.
    time: Duration,
}

impl Head {
    pub(super) fn advance(&mut self, time: Duration) {
        self.time += time;
    }

    /// Takes the time for a row; false when it has not passed yet.
    pub(super) fn take_row(&mut self) -> bool {
        let Pace::Rows(rows) = self.pace else {
            return true;
        };
        let row = Duration::from_secs(1) / rows.max(1);
        let passed = self.time >= row;
        if passed {
            self.time -= row;
        }
        passed
    }

    /// Nothing is to be done: time that passes so is not saved up.
    pub(super) fn rest(&mut self) {
        self.time = Duration::ZERO;
    }
}
