//! Progression ratios of the standard method: outliers drawn in, each unit's own ratio pulled
//! towards the pool's.

use super::served::{Links, Served, weights};
use super::table::{Table, float, get, median, ratio};

/// Weight of a year beside the next one.
pub const RECENCY: f64 = 0.85;
/// Imaginary pupils of all pools in a pool's ratio.
const POOL_PRIOR: f64 = 2000.0;
/// Imaginary pupils of the pool in a unit's own factor.
const FACTOR_PRIOR: f64 = 200.0;
/// Imaginary pupils of the pool, times the unit's factor, in a unit's ratio.
pub const UNIT_PRIOR: f64 = 150.0;
/// Outliers are drawn in to this many robust deviations of a cohort of their size, …
const LIMIT_DEVIATIONS: f64 = 4.0;
/// … but a change of up to a quarter is never touched.
const LIMIT_LEAST: f64 = 1.25;
/// From a median of absolute deviations to a standard deviation.
const MAD_TO_DEVIATION: f64 = 1.4826;

/// The history of one pool up to a year, with what the ratios need of it.
pub struct Past<'a> {
    /// Pupils.
    pub table: &'a Table,
    /// Served grades.
    pub served: &'a Served,
    /// Grades of the columns.
    pub grades: &'a [u8],
    /// The first year with any pupils.
    pub from: usize,
    /// Years known: those before this one.
    pub upto: usize,
    /// Links, outliers drawn in once [`winsorise`] ran.
    pub links: Links,
    /// First grades of levels: the ratio into them may truly be far from 1.
    pub level_starts: [u8; 2],
}

impl<'a> Past<'a> {
    /// The history before year `upto`.
    #[must_use]
    pub fn new(
        table: &'a Table,
        served: &'a Served,
        grades: &'a [u8],
        upto: usize,
        level_starts: [u8; 2],
    ) -> Self {
        let any = |t: &usize| (0..table.units).any(|u| table.total(u, *t) > 0.0);
        let from = (0..upto).find(any).unwrap_or(upto);
        let links = Links::of(table, served, from, upto);
        Self { table, served, grades, from, upto, links, level_starts }
    }

    /// Years known, `T`.
    #[must_use]
    pub const fn years(&self) -> usize {
        self.upto - self.from
    }

    /// Whether any unit serves a grade in the last year known.
    #[must_use]
    pub fn open(&self, column: usize) -> bool {
        let last = self.upto.saturating_sub(1);
        (0..self.table.units).any(|u| self.served.at(u, last, column))
    }

    /// One imaginary year in which nobody came or left: the ratio to the power of (T-1)/T. Not
    /// between levels.
    #[must_use]
    pub fn pulled(&self, r: f64, column: usize) -> f64 {
        let between = self.grades.get(column).is_some_and(|g| self.level_starts.contains(g));
        if between || self.years() == 0 {
            return r;
        }
        libm::pow(r, float(self.years() - 1) / float(self.years()))
    }
}

/// Σwy and Σwx of the links of every grade.
fn sums(past: &Past) -> Vec<(f64, f64)> {
    let w = weights(RECENCY, past.upto);
    let mut sums = vec![(0.0, 0.0); past.table.grades];
    for link in &past.links.all {
        if let Some(sum) = sums.get_mut(link.grade) {
            sum.0 += get(&w, link.year) * link.y;
            sum.1 += get(&w, link.year) * link.x;
        }
    }
    sums
}

/// The ratio into each grade of each pool, pulled towards that of all pools with the same grade.
fn pool_ratios(pasts: &[Past]) -> Vec<Vec<f64>> {
    let all: Vec<_> = pasts.iter().map(sums).collect();
    let ratio_of = |pool: usize, column: usize| {
        let grade = pasts.get(pool).and_then(|p| p.grades.get(column));
        let mut everywhere = (0.0, 0.0);
        for (past, sums) in pasts.iter().zip(&all) {
            for (g, sum) in past.grades.iter().zip(sums) {
                if Some(g) == grade {
                    everywhere = (everywhere.0 + sum.0, everywhere.1 + sum.1);
                }
            }
        }
        let common = ratio(everywhere.0, everywhere.1, 1.0);
        let own = all.get(pool).and_then(|s| s.get(column)).copied().unwrap_or_default();
        (own.0 + POOL_PRIOR * common) / (own.1 + POOL_PRIOR)
    };
    let of_pool = |(pool, past): (usize, &Past)| {
        (0..past.table.grades).map(|column| ratio_of(pool, column)).collect()
    };
    pasts.iter().enumerate().map(of_pool).collect()
}

/// Draws in the years of a link that are far from its own middle. No year is deleted.
fn winsorise(pasts: &mut [Past], ratios: &[Vec<f64>]) {
    let mut centres: Vec<Vec<f64>> = Vec::with_capacity(pasts.len());
    let mut distances = Vec::new();
    let mut logs = Vec::new();
    for (past, ratios) in pasts.iter().zip(ratios) {
        let mut of_pool = Vec::with_capacity(past.table.units * past.table.grades);
        for unit in 0..past.table.units {
            for (grade, r) in ratios.iter().enumerate() {
                let links = past.links.of_grade(unit, grade);
                logs.clear();
                logs.extend(links.iter().map(|l| l.log));
                logs.push(libm::log(*r));
                let centre = median(&mut logs).unwrap_or_default();
                of_pool.push(centre);
                distances.extend(links.iter().map(|l| (l.log - centre).abs() * l.x.sqrt()));
            }
        }
        centres.push(of_pool);
    }
    let deviation = MAD_TO_DEVIATION * median(&mut distances).unwrap_or_default();
    let least = libm::log(LIMIT_LEAST);
    for (past, centres) in pasts.iter_mut().zip(&centres) {
        let grades = past.table.grades;
        for (at, centre) in centres.iter().enumerate() {
            for link in past.links.of_grade_mut(at / grades.max(1), at % grades.max(1)) {
                let limit = least.max(LIMIT_DEVIATIONS * deviation / link.x.sqrt());
                let away = link.log - centre;
                if away.abs() > limit {
                    link.y = link.x * libm::exp(centre + away.clamp(-limit, limit));
                }
            }
        }
    }
}

/// The ratios into the grades of every pool, `R`; links are winsorised on the way.
#[must_use]
pub fn settle(pasts: &mut [Past]) -> Vec<Vec<f64>> {
    let first = pool_ratios(pasts);
    winsorise(pasts, &first);
    let second = pool_ratios(pasts);
    let pulled = |(past, ratios): (&Past, Vec<f64>)| {
        ratios.into_iter().enumerate().map(|(g, r)| past.pulled(r, g)).collect()
    };
    pasts.iter().zip(second).map(pulled).collect()
}

/// The ratios of one unit: its own past and 150 imaginary pupils that behave as the pool does,
/// times the unit's own tendency.
#[must_use]
pub fn of_unit(past: &Past, pool: &[f64], unit: usize, w: &[f64]) -> Vec<f64> {
    let sums: Vec<(f64, f64)> = (0..past.table.grades)
        .map(|grade| {
            past.links.of_grade(unit, grade).iter().fold((0.0, 0.0), |sum, l| {
                (sum.0 + get(w, l.year) * l.y, sum.1 + get(w, l.year) * l.x)
            })
        })
        .collect();
    let came: f64 = sums.iter().map(|s| s.0).sum();
    let expected: f64 = sums.iter().zip(pool).map(|(s, r)| r * s.1).sum();
    let factor = (came + FACTOR_PRIOR) / (expected + FACTOR_PRIOR);
    let shrunk = |(s, r): (&(f64, f64), &f64)| (s.0 + UNIT_PRIOR * r * factor) / (s.1 + UNIT_PRIOR);
    sums.iter().zip(pool).map(shrunk).collect()
}
