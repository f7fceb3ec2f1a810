//! How far to trust it: bands as wide as the method's own past errors were.
//!
//! The whole method is run again from every year of the history that has two years before it and
//! one after; how wrong it was, scored by size and years ahead, sets the width.

use super::basis::{Basis, Method};
use super::collect::Data;
use super::entry::Scope;
use super::run::{PoolRun, run};
use super::served::Served;
use super::table::{float, quantile};

/// Errors grow with the years ahead to this power, …
const UNIT_GROWTH: f64 = 0.65;
/// … those of a whole pool to this one.
const POOL_GROWTH: f64 = 0.8;
/// Pupils at which what all units share is as large as what is a unit's own.
const COMMON: f64 = 3000.0;
/// Half-widths where nothing is known of past errors, at 50 % and 90 %.
pub const PRIOR: [f64; 2] = [0.65, 1.9];
/// A little wider than the past alone says.
const WIDER: f64 = 1.1;
/// Past errors that weigh as much as the prior.
const PRIOR_SCORES: f64 = 30.0;
/// Fewer past errors than these say nothing.
const LEAST_SCORES: usize = 5;
/// Imaginary years, and their error, in the deviation of a pool's total.
const POOL_PRIOR: (usize, f64) = (3, 0.012);
/// Smaller units tell more of their families than of the method.
pub const USEFUL_SIZE: f64 = 60.0;

/// A past year looked at again.
pub struct Again {
    /// Years known then: those before this one.
    pub upto: usize,
    /// What would have been said then, by pool.
    pub runs: Vec<PoolRun>,
}

/// Runs the method again from every past year with two years before it and one after.
#[must_use]
pub fn again(data: &Data, served: &[Served], method: Method, basis: &Basis) -> Vec<Again> {
    (2..data.years)
        .map(|upto| {
            let scope = Scope { horizon: data.years - upto, again: true };
            Again { upto, runs: run(data, served, upto, method, basis, scope) }
        })
        .collect()
}

/// A past forecast of a unit beside what came.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Miss {
    /// Pool.
    pub pool: usize,
    /// Unit.
    pub unit: usize,
    /// Years known then.
    pub upto: usize,
    /// Years ahead, from 1.
    pub ahead: usize,
    /// Pupils then.
    pub known: f64,
    /// Pupils foretold.
    pub foretold: f64,
    /// Pupils that came.
    pub came: f64,
}

impl Miss {
    /// Distance on the log scale, by size and years ahead.
    #[must_use]
    pub fn score(&self) -> f64 {
        let growth = libm::pow(float(self.ahead), UNIT_GROWTH);
        libm::log(self.came / self.foretold).abs() / (noise(self.known) * growth)
    }
}

/// All past forecasts of units beside what came. Units missing in either year are left out; so are
/// pools whose past was shared out from the county's.
#[must_use]
pub fn misses(data: &Data, again: &[Again]) -> Vec<Miss> {
    let mut misses = Vec::new();
    for past in again {
        for (pool, (run, table)) in past.runs.iter().zip(&data.tables).enumerate() {
            let years =
                (0..past.upto).filter(|t| (0..table.units).any(|u| table.total(u, *t) > 0.0));
            if data.shared.get(pool) == Some(&true) || years.count() < 2 {
                continue;
            }
            for unit in 0..table.units {
                let known = table.total(unit, past.upto - 1);
                for h in 0..data.years - past.upto {
                    let came = table.total(unit, past.upto + h);
                    let foretold = run.projection.total(unit, h);
                    if known > 0.0 && came > 0.0 && foretold > 0.0 {
                        let (upto, ahead) = (past.upto, h + 1);
                        misses.push(Miss { pool, unit, upto, ahead, known, foretold, came });
                    }
                }
            }
        }
    }
    misses
}

/// How errors shrink with size.
fn noise(size: f64) -> f64 {
    (1.0 / size + 1.0 / COMMON).sqrt()
}

/// How errors of a unit grow with the years ahead.
#[must_use]
pub fn growth(horizon: usize) -> Vec<f64> {
    (1..=horizon).map(|h| libm::pow(float(h), UNIT_GROWTH)).collect()
}

/// Widths at 50 % and 90 % from past scores: their quantiles, pulled towards the prior where they
/// are few.
#[must_use]
pub fn width(scores: &mut [f64]) -> [f64; 2] {
    let m = scores.len();
    let weight = if m < LEAST_SCORES { 0.0 } else { float(m) / (float(m) + PRIOR_SCORES) };
    let mut width = PRIOR;
    for (k, q) in width.iter_mut().zip([0.5, 0.9]) {
        let found = quantile(scores, q).filter(|z| *z > 0.0 && weight > 0.0);
        // Past errors of exactly nothing (invented data) would make a band without width.
        let own = found.map_or(0.0, |z| weight * libm::log(z));
        let prior = if found.is_some() { 1.0 - weight } else { 1.0 };
        *k = WIDER * libm::exp(own + prior * libm::log(*k));
    }
    width
}

/// Half-widths on the log scale of the 50 % and 90 % bands of a unit with `size` pupils in the
/// last year known, `ahead` years ahead (from 1).
#[must_use]
pub fn unit_spread(width: [f64; 2], size: f64, ahead: usize) -> [f64; 2] {
    if size <= 0.0 {
        return [0.0; 2];
    }
    let reach = noise(size) * libm::pow(float(ahead), UNIT_GROWTH);
    width.map(|k| k * reach)
}

/// The same for all years ahead, with their [`growth`].
#[must_use]
pub fn unit_spreads(width: [f64; 2], size: f64, growth: &[f64]) -> Vec<[f64; 2]> {
    let noise = if size > 0.0 { noise(size) } else { 0.0 };
    growth.iter().map(|growth| width.map(|k| k * (noise * growth))).collect()
}

/// Half-widths of a zone: as of a unit of its size, but not narrower than the county's.
#[must_use]
pub fn zone_spread(width: [f64; 2], size: f64, ahead: usize, county: [f64; 2]) -> [f64; 2] {
    let [half, most] = unit_spread(width, size, ahead);
    let [county_half, county_most] = county;
    [half.max(county_half), most.max(county_most)]
}

/// Half-widths of a pool's or the county's total by year ahead, from the one-year errors (log) of
/// its total in the past.
#[must_use]
pub fn total_spread(errors: &[f64], horizon: usize) -> Vec<[f64; 2]> {
    let (years, prior) = POOL_PRIOR;
    let squares: f64 = errors.iter().map(|e| e * e).sum();
    let freedom = years + errors.len();
    let deviation = ((float(years) * prior * prior + squares) / float(freedom)).sqrt();
    let [half, most] = [0.75, 0.95].map(|p| student_quantile(p, freedom) * deviation);
    let year = |h| {
        let growth = libm::pow(float(h), POOL_GROWTH);
        [half * growth, most * growth]
    };
    (1..=horizon).map(year).collect()
}

/// One-year errors (log) of the total of some pools, by origin, over units known in both years.
#[must_use]
pub fn total_errors(misses: &[Miss], pool: Option<usize>) -> Vec<f64> {
    let mut sums: Vec<(usize, f64, f64)> = Vec::new();
    for miss in misses.iter().filter(|m| m.ahead == 1 && pool.is_none_or(|p| p == m.pool)) {
        match sums.last_mut().filter(|s| s.0 == miss.upto) {
            Some(sum) => {
                sum.1 += miss.foretold;
                sum.2 += miss.came;
            }
            None => sums.push((miss.upto, miss.foretold, miss.came)),
        }
    }
    sums.iter().map(|(_, foretold, came)| libm::log(came / foretold)).collect()
}

/// The share of Student's distribution with whole degrees of freedom within ±t, as its finite
/// series in the angle.
fn student_within(t: f64, freedom: usize) -> f64 {
    let angle = libm::atan(t / float(freedom).sqrt());
    let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
    let odd = freedom % 2 == 1;
    let mut term = if odd { cosine } else { 1.0 };
    let mut sum = if freedom == 1 { 0.0 } else { term };
    let mut i = if odd { 2 } else { 1 };
    while i + 2 < freedom {
        term *= float(i) / float(i + 1) * cosine * cosine;
        sum += term;
        i += 2;
    }
    if odd { (angle + sine * sum) * 2.0 / std::f64::consts::PI } else { sine * sum }
}

/// The quantile of Student's distribution, `probability` above a half.
fn student_quantile(probability: f64, freedom: usize) -> f64 {
    let within = 2.0 * probability - 1.0;
    let (mut low, mut high) = (0.0, 100.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if student_within(middle, freedom) < within {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn students_quantiles_are_those_of_the_tables() {
        // Two-sided 50 % and 90 % of printed tables.
        for (freedom, half, most) in [
            (1, 1.000, 6.314),
            (2, 0.816, 2.920),
            (3, 0.765, 2.353),
            (4, 0.741, 2.132),
            (5, 0.727, 2.015),
            (8, 0.706, 1.860),
            (30, 0.683, 1.697),
        ] {
            assert!((student_quantile(0.75, freedom) - half).abs() < 6e-4, "{freedom}");
            assert!((student_quantile(0.95, freedom) - most).abs() < 6e-4, "{freedom}");
        }
    }

    #[test]
    fn widths_without_a_past_are_the_prior_ones() {
        assert_eq!(width(&mut [1.0; 4]), PRIOR.map(|z| 1.1 * libm::exp(libm::log(z))));
        // 30 scores of 1: halfway on the log scale between 1 and the prior.
        let [half, most] = width(&mut [1.0; 30]);
        assert!((half - 1.1 * 0.65_f64.sqrt()).abs() < 1e-12);
        assert!((most - 1.1 * 1.9_f64.sqrt()).abs() < 1e-12);
    }
}
