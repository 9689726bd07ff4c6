//! What the doctor finds, line by line, and how much of it is bad.

use domain::RefusalCode;
use protocol::ProblemCode;
use text::{Key, Value, Words, key};

use crate::failure::Failure;
use crate::terminal::Console;

/// Findings so far.
pub(super) struct Report<'a, 'c> {
    pub(super) words: &'a Words,
    pub(super) console: &'a mut Console<'c>,
    pub(super) bad: usize,
}

impl Report<'_, '_> {
    fn finding(&mut self, good: bool, sentence: &str) {
        self.bad += usize::from(!good);
        let mark = if good {
            key::TERMINAL_DOCTOR_GOOD
        } else {
            key::TERMINAL_DOCTOR_BAD
        };
        let sentence = [("finding", sentence.into())];
        let line = self.words.say_with(mark, &sentence);
        self.console.say(&line);
    }

    pub(super) fn say(&mut self, good: bool, key: Key, values: &[(&str, Value<'_>)]) {
        let sentence = self.words.say_with(key, values);
        self.finding(good, &sentence);
    }

    pub(super) fn refused(&mut self, code: RefusalCode) {
        let sentence = self.words.problem(ProblemCode::Refusal(code), &[]);
        self.finding(false, &sentence);
    }

    pub(super) fn failed(&mut self, failure: &Failure) {
        tracing::warn!(
            code = failure.code.as_str(),
            cause = failure.cause,
            "doctor found trouble"
        );
        let sentence = self.words.problem(ProblemCode::Failure(failure.code), &[]);
        self.finding(false, &sentence);
    }
}
