//! Reads how many tests passed and failed from what test runners print.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed.
    pub failed: u32,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Count {
    /// One check that passed or failed as a whole.
    pub fn one(passed: bool) -> Self {
        Self { passed: u32::from(passed), failed: u32::from(!passed) }
    }

    /// The same; a failure, and said so, where there was no test.
    pub fn or_none(self) -> Self {
        if self != Self::default() {
            return self;
        }
        println!("no test ran");
        Self::one(false)
    }

    /// What a line says, of cargo test (`test result: ok. 3 passed; 0 failed; …`) or of Node's
    /// runner (`ℹ pass 3`, `ℹ fail 0`, `ℹ cancelled 0`); nothing for other lines.
    pub fn from_line(line: &str) -> Self {
        if let Some(result) = line.strip_prefix("test result: ") {
            return Self { passed: before(result, "passed"), failed: before(result, "failed") };
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["ℹ", "pass", number] => Self { passed: number.parse().unwrap_or(0), failed: 0 },
            ["ℹ", "fail" | "cancelled", number] => {
                Self { passed: 0, failed: number.parse().unwrap_or(0) }
            }
            _ => Self::default(),
        }
    }
}

/// The number that stands before a word.
fn before(text: &str, word: &str) -> u32 {
    let words: Vec<&str> = text.split([' ', ';']).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|candidate| *candidate == word);
    at.and_then(|at| at.checked_sub(1))
        .and_then(|at| words.get(at))
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cargo() {
        let line =
            "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(Count::from_line(line), Count { passed: 12, failed: 2 });
    }

    #[test]
    fn reads_node() {
        assert_eq!(Count::from_line("ℹ pass 7"), Count { passed: 7, failed: 0 });
        assert_eq!(Count::from_line("ℹ fail 1"), Count { passed: 0, failed: 1 });
        assert_eq!(Count::from_line("ℹ cancelled 1"), Count { passed: 0, failed: 1 });
        assert_eq!(Count::from_line("ℹ tests 8"), Count::default());
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(Count::from_line("✔ opens (3 passed; 1 failed)"), Count::default());
    }
}
