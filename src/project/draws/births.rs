//! Births that are ranges: what an entering cohort may differ from its middle, carried up with it.

use super::normal::{MIDDLE, power};
use crate::project::forecast::Entry;

/// Distances of a cohort on the log scale, below and above its middle, at one deviation.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Reach {
    down: f64,
    up: f64,
}

/// The cohorts of a pool by the year ahead in which they enter it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Cohorts {
    reach: Vec<Reach>,
    /// Years between the birth's first grade and the pool's.
    pub(super) later: usize,
}

impl Cohorts {
    /// From how the entrants of a pool are known. `low` and `high` are taken for the ends of nine
    /// tenths.
    pub(super) fn of(entry: Option<&Entry>, years: usize) -> Self {
        let [_, most] = MIDDLE;
        let reach = |year: usize| {
            let entry = entry?;
            let [low, high] = entry.range.get(year).copied().flatten()?;
            let middle = entry.entrants.get(year).copied()?;
            let sound = low > 0.0 && low <= middle && middle <= high;
            sound.then(|| Reach {
                down: libm::log(middle / low) / most,
                up: libm::log(high / middle) / most,
            })
        };
        Self { reach: (0..years).map(|y| reach(y).unwrap_or_default()).collect(), later: 0 }
    }

    /// The cohorts of a pool that the first one feeds, `later` years on.
    pub(super) fn fed(&self, later: usize) -> Self {
        Self { reach: self.reach.clone(), later }
    }

    /// Whether any cohort is a range.
    pub(super) fn any(&self) -> bool {
        self.reach.iter().any(|r| r.down > 0.0 || r.up > 0.0)
    }

    /// The year in which the cohort that is in `column` in `year` entered the first pool.
    pub(super) fn entered(&self, year: usize, column: usize) -> Option<usize> {
        year.checked_sub(column + self.later)
    }

    /// The factor of the cohort that is in `column` in `year`, scaled by what was born.
    pub(super) fn factor_of(&self, year: usize, column: usize, births: &[f64]) -> f64 {
        let entered = self.entered(year, column);
        let z = entered.and_then(|entered| Some((entered, *births.get(entered)?)));
        z.map_or(1.0, |(entered, z)| self.factor(entered, z))
    }

    /// The factor of a cohort for a standard normal number.
    pub(super) fn factor(&self, entered: usize, z: f64) -> f64 {
        let reach = self.reach.get(entered).copied().unwrap_or_default();
        power(z * if z < 0.0 { reach.down } else { reach.up })
    }

    /// The variance of a cohort on the log scale.
    pub(super) fn variance(&self, entered: usize) -> f64 {
        let reach = self.reach.get(entered).copied().unwrap_or_default();
        let mean = 0.5 * (reach.down + reach.up);
        mean * mean
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_reached_at_its_ends() {
        let entry = Entry {
            entrants: vec![100.0, 100.0],
            range: vec![Some([80.0, 110.0]), None],
            ..Entry::default()
        };
        let cohorts = Cohorts::of(Some(&entry), 2);
        assert!((cohorts.factor(0, MIDDLE[1]) - 1.1).abs() < 1e-9);
        assert!((cohorts.factor(0, -MIDDLE[1]) - 0.8).abs() < 1e-9);
        assert_eq!(cohorts.factor(1, 2.0), 1.0);
        // In column 1 of year 1 is the cohort of year 0; at a junior school six years on there is
        // none of them yet.
        assert_eq!(cohorts.entered(1, 1), Some(0));
        assert_eq!(cohorts.fed(6).entered(1, 0), None);
    }
}
