//! How many tests passed and failed, read from what test runners write.

use std::ops::AddAssign;

/// A sum of checks and tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Count {
    pub(crate) const PASSED: Self = Self {
        passed: 1,
        failed: 0,
    };
    pub(crate) const FAILED: Self = Self {
        passed: 0,
        failed: 1,
    };

    /// Adds what one line says if it is a runner's summary: of nextest (`Summary [ 2.1s] 12 tests
    /// run: 11 passed, 1 failed`), cargo (`test result: ok. 5 passed; 0 failed`) or vitest
    /// (`Tests  1 failed | 11 passed (12)`).
    pub(crate) fn read(&mut self, line: &str) {
        // What a failed test said is shown by nextest further in, and is counted in its summary.
        let cargo = line.strip_prefix("test result: ");
        let line = line.trim();
        let vitest = line
            .strip_prefix("Tests ")
            .filter(|rest| rest.ends_with(')'));
        let summary = line.strip_prefix("Summary [").or(cargo).or(vitest);
        if let Some(summary) = summary {
            self.passed += number_before(summary, "passed");
            // Vitest and cargo say "failed" for all; nextest tells other ends apart.
            for end in ["failed", "timed out", "exec failed"] {
                self.failed += number_before(summary, end);
            }
        }
    }

    /// The same, with at least one failure when the runner itself did not succeed.
    pub(crate) fn ended(self, good: bool) -> Self {
        match self {
            Self { failed: 0, passed } if !good => Self { failed: 1, passed },
            Self {
                failed: 0,
                passed: 0,
            } => Self::FAILED,
            count => count,
        }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The number right before `word`, as in `11 passed`; 0 if there is none.
fn number_before(text: &str, word: &str) -> u32 {
    let words = text.split([',', ';', '|', ':', '(', '.']);
    words
        .filter_map(|part| part.trim().strip_suffix(word)?.trim().parse::<u32>().ok())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(lines: &[&str]) -> (u32, u32) {
        let mut sum = Count::default();
        for line in lines {
            sum.read(line);
        }
        (sum.passed, sum.failed)
    }

    #[test]
    fn nextest_is_understood() {
        let line = "     Summary [  12.345s] 210 tests run: 207 passed (2 slow), 2 failed, 1 timed out, 3 skipped";
        assert_eq!(count(&[line]), (207, 3));
        let said =
            "    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 1 filtered out";
        assert_eq!(count(&[said, line]), (207, 3), "one failure is told twice");
    }

    #[test]
    fn cargo_test_is_summed_over_its_programs() {
        let good = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
        let bad = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(count(&["running 5 tests", good, bad]), (8, 2));
    }

    #[test]
    fn vitest_is_understood_and_its_files_are_not_counted() {
        let lines = [
            " Test Files  1 failed | 3 passed (4)",
            "      Tests  1 failed | 11 passed (12)",
        ];
        assert_eq!(count(&lines), (11, 1));
        assert_eq!(count(&["Tests  12 passed (12)"]), (12, 0));
    }

    #[test]
    fn a_runner_that_broke_off_is_a_failure_whatever_it_said() {
        assert_eq!(
            Count {
                passed: 5,
                failed: 0
            }
            .ended(false),
            Count {
                passed: 5,
                failed: 1
            }
        );
        assert_eq!(
            Count::default().ended(true),
            Count::FAILED,
            "no test at all is no success"
        );
        assert_eq!(
            Count {
                passed: 5,
                failed: 2
            }
            .ended(false),
            Count {
                passed: 5,
                failed: 2
            }
        );
    }
}
