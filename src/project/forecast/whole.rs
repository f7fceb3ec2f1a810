//! The pool's own projection: all its pupils as if they were one school.

use super::ratios::{Past, RECENCY};
use super::served::weights;
use super::table::{Table, float, get, ratio};

/// Weight of a year beside the next one where a level is measured.
const LEVEL_RECENCY: f64 = 0.7;
/// The steepest slope of the entrants, a year, on the log scale.
const STEEPEST: f64 = 0.06;
/// Years that a slope needs.
const SLOPE_YEARS: usize = 4;
/// What is left of the slope from one year ahead to the next.
const DAMPING: f64 = 0.85;

/// A pool's totals over the history.
#[derive(Debug, Clone, Default)]
pub struct Whole {
    /// Pupils of each grade in the last known year, `B`.
    pub base: Vec<f64>,
    /// Ratio into each grade, of all pupils, `PR`.
    pub ratios: Vec<f64>,
    /// Index of each grade by year, 1 in the last: `index[t * grades + g]`.
    pub index: Vec<f64>,
    /// Weights of the years where a level is measured; 0 for years without pupils.
    pub level_weights: Vec<f64>,
    /// Own slope of the entrants, not clamped.
    pub own_slope: f64,
    /// The slope in use.
    pub slope: f64,
    /// Level of the entrants, on the log scale, beside the last year's.
    pub level: f64,
    /// Years from the middle of that level to the last year.
    behind: f64,
}

/// Sums of a grade in two years over the units present in both.
fn both(table: &Table, before: (usize, usize), after: (usize, usize)) -> (f64, f64) {
    let mut sums = (0.0, 0.0);
    for unit in 0..table.units {
        if table.total(unit, before.0) > 0.0 && table.total(unit, after.0) > 0.0 {
            sums.0 += table.at(unit, before.0, before.1);
            sums.1 += table.at(unit, after.0, after.1);
        }
    }
    sums
}

impl Whole {
    /// The pool's past. The change into year `broke` is not part of the slope.
    #[must_use]
    pub fn of(past: &Past, broke: Option<usize>) -> Self {
        let (table, upto) = (past.table, past.upto);
        let grades = table.grades;
        let last = upto.saturating_sub(1);
        let total = |t: usize, g: usize| (0..table.units).map(|u| table.at(u, t, g)).sum::<f64>();
        let base: Vec<f64> = (0..grades).map(|g| total(last, g)).collect();
        let w = weights(RECENCY, upto);
        let into = |grade: usize| {
            let Some(below) = grade.checked_sub(1) else { return 1.0 };
            let mut sums = (0.0, 0.0);
            for t in past.from + 1..upto {
                let (x, y) = both(table, (t - 1, below), (t, grade));
                sums = (sums.0 + get(&w, t) * y, sums.1 + get(&w, t) * x);
            }
            past.pulled(ratio(sums.0, sums.1, 1.0), grade)
        };
        // Grades that no unit serves any more are not projected.
        let ratios = (0..grades).map(|g| if past.open(g) { into(g) } else { 0.0 }).collect();
        let filled: Vec<usize> = (past.from..upto)
            .filter(|t| (0..table.units).any(|u| table.total(u, *t) > 0.0))
            .collect();
        let index = chain(table, &filled, upto);
        let mut level_weights = vec![0.0; upto];
        for t in &filled {
            if let Some(v) = level_weights.get_mut(*t) {
                *v = libm::pow(LEVEL_RECENCY, float(last - t));
            }
        }
        let mut whole = Self { base, ratios, index, level_weights, ..Self::default() };
        whole.entrants(&filled, last, grades, broke);
        whole
    }

    /// Level, its middle and the slope of the entrants.
    fn entrants(&mut self, filled: &[usize], last: usize, grades: usize, broke: Option<usize>) {
        let log = |t: usize| libm::log(get(&self.index, t * grades));
        let sum: f64 = self.level_weights.iter().sum();
        let (mut level, mut middle) = (0.0, 0.0);
        for t in filled {
            let v = ratio(get(&self.level_weights, *t), sum, 0.0);
            level += v * log(*t);
            middle += v * float(*t);
        }
        if filled.first().is_some_and(|first| last + 1 - first >= SLOPE_YEARS) {
            // One slope over the years before and after a break, each with its own mean.
            let parts = broke.map_or(0, |broke| filled.partition_point(|t| *t < broke));
            let (before, after) = filled.split_at(parts);
            let (mut up, mut down) = (0.0, 0.0);
            for part in [before, after] {
                let n = float(part.len());
                let mean_t = ratio(part.iter().map(|t| float(*t)).sum(), n, 0.0);
                let mean_l = ratio(part.iter().map(|t| log(*t)).sum(), n, 0.0);
                for t in part {
                    let away = float(*t) - mean_t;
                    up += away * (log(*t) - mean_l);
                    down += away * away;
                }
            }
            self.own_slope = ratio(up, down, 0.0);
        }
        self.level = level;
        self.behind = float(last) - middle;
    }

    /// Entrants expected `h` years ahead (from 1) where nothing is known of them.
    #[must_use]
    pub fn trend(&self, h: usize) -> f64 {
        let exponent = self.level + self.slope * (self.behind + damped(h));
        get(&self.base, 0) * libm::exp(exponent.clamp(-1.0, 1.0))
    }

    /// Growth of the entrants by trend from year `h - 1` to year `h` ahead.
    #[must_use]
    pub fn step(&self, h: usize) -> f64 {
        libm::exp(self.slope * libm::pow(DAMPING, float(h) - 1.0))
    }

    /// The pool's pupils ahead by grade, `Q[(h - 1) * grades + g]`, with these entrants.
    #[must_use]
    pub fn ahead(&self, entrants: &[f64]) -> Vec<f64> {
        let mut before = self.base.clone();
        let mut all = Vec::with_capacity(entrants.len() * before.len());
        for entered in entrants {
            let mut now = Vec::with_capacity(before.len());
            for (grade, r) in self.ratios.iter().enumerate() {
                now.push(grade.checked_sub(1).map_or(*entered, |below| get(&before, below) * r));
            }
            all.extend_from_slice(&now);
            before = now;
        }
        all
    }
}

/// 1 + 0.85 + … + 0.85^(h-1).
fn damped(h: usize) -> f64 {
    (0..h).map(|i| libm::pow(DAMPING, float(i))).sum()
}

/// The index of every grade, chained back from 1 in the last year over the years with pupils;
/// a total of 0 leaves it as it is.
fn chain(table: &Table, filled: &[usize], upto: usize) -> Vec<f64> {
    let grades = table.grades;
    let mut index = vec![1.0; upto * grades];
    for pair in filled.windows(2).rev() {
        let [earlier, later] = pair else { continue };
        for g in 0..grades {
            let (x, y) = both(table, (*earlier, g), (*later, g));
            let change = if x > 0.0 && y > 0.0 { x / y } else { 1.0 };
            let after = get(&index, later * grades + g);
            if let Some(slot) = index.get_mut(earlier * grades + g) {
                *slot = after * change;
            }
        }
    }
    index
}

/// Settles the slopes: half a pool's own, half the mean of all pools that begin with the same
/// grade, weighted by entrants; at most 0.06 a year.
pub fn settle_slopes(wholes: &mut [Whole], first_grades: &[Option<u8>]) {
    let own: Vec<(f64, f64)> = wholes.iter().map(|w| (w.own_slope, get(&w.base, 0))).collect();
    for (whole, first) in wholes.iter_mut().zip(first_grades) {
        let same = || own.iter().zip(first_grades).filter(|(_, f)| *f == first).map(|(o, _)| o);
        let weight: f64 = same().map(|o| o.1).sum();
        let mean = ratio(same().map(|o| o.0 * o.1).sum(), weight, whole.own_slope);
        whole.slope = (0.5 * whole.own_slope + 0.5 * mean).clamp(-STEEPEST, STEEPEST);
    }
}

impl Whole {
    /// Lets the entrants stay at this number, without a slope.
    pub fn hold(&mut self, entrants: f64) {
        let change = ratio(entrants, get(&self.base, 0), 1.0);
        self.level = if change > 0.0 { libm::log(change) } else { 0.0 };
        self.own_slope = 0.0;
        self.slope = 0.0;
        self.behind = 0.0;
    }
}
