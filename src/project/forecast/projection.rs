//! A pool's units in the years ahead, and the arithmetic that makes them one answer.

use super::ratios::{Past, RECENCY, of_unit};
use super::served::{Role, roles, weights};
use super::table::{float, get, ratio};
use super::whole::Whole;

/// How far a grade's intake may go from the last year's.
const INTAKE_LIMITS: (f64, f64) = (0.3, 3.0);

/// What is known of the entrants of a pool in the years ahead.
#[derive(Debug, Clone, Default)]
pub struct Coming {
    /// Entrants of the whole pool by year ahead.
    pub entrants: Vec<f64>,
    /// Whether they are known (births, kindergarten, leavers), not a trend.
    pub known: Vec<bool>,
    /// Entrants by unit, where a feeder table tells them.
    pub fed: Vec<Option<Vec<f64>>>,
}

/// The units of a pool in the years ahead; tables are ordered by unit, year ahead, grade.
#[derive(Debug, Clone, Default)]
pub struct Projection {
    /// Years ahead.
    pub horizon: usize,
    /// Grades.
    pub grades: usize,
    /// Pupils by unit, year and grade.
    pub students: Vec<f64>,
    /// Pupils by unit and year, `X`.
    pub totals: Vec<f64>,
    /// What the cohorts alone say, scaled to the pool.
    pub cohorts: Vec<f64>,
    /// What the unit's share of the pool alone says, had it grown with the whole pool.
    pub shares: Vec<f64>,
    /// Ratios by unit and grade; `None` where the grade is not fed from the one below.
    pub ratios: Vec<Vec<Option<f64>>>,
}

impl Projection {
    /// Pupils of a unit in a year ahead (from 0), all grades.
    #[must_use]
    pub fn total(&self, unit: usize, h: usize) -> f64 {
        if h < self.horizon { get(&self.totals, unit * self.horizon + h) } else { 0.0 }
    }

    /// Pupils of a unit in a year ahead (from 0) and grade.
    #[must_use]
    pub fn at(&self, unit: usize, h: usize, grade: usize) -> f64 {
        if h >= self.horizon || grade >= self.grades {
            return 0.0;
        }
        get(&self.students, (unit * self.horizon + h) * self.grades + grade)
    }
}

/// The cohorts of every unit ahead, unscaled, with the ratios they were carried by.
struct Cohorts {
    /// By unit, year ahead, grade.
    students: Vec<f64>,
    /// By unit and year ahead.
    totals: Vec<f64>,
    ratios: Vec<Vec<Option<f64>>>,
}

/// Carries a unit's pupils up. `intake(grade, h)` gives the pupils of an entry grade.
fn carry(
    start: &[f64],
    roles: &[Role],
    ratios: &[f64],
    horizon: usize,
    intake: &dyn Fn(usize, usize) -> f64,
    into: &mut Cohorts,
) {
    let mut before = start.to_vec();
    let mut now = vec![0.0; before.len()];
    for h in 0..horizon {
        let mut total = 0.0;
        for (grade, role) in roles.iter().enumerate() {
            let n = match role {
                Role::None => 0.0,
                Role::Entry => intake(grade, h),
                Role::Linked => get(&before, grade.saturating_sub(1)) * get(ratios, grade),
            };
            if let Some(slot) = now.get_mut(grade) {
                *slot = n;
            }
            total += n;
        }
        into.students.extend_from_slice(&now);
        into.totals.push(total);
        std::mem::swap(&mut before, &mut now);
    }
    let shown = roles.iter().zip(ratios);
    into.ratios.push(shown.map(|(role, r)| (*role == Role::Linked).then_some(*r)).collect());
}

/// Cohorts of all units by the standard method.
fn standard_cohorts(past: &Past, pool: &[f64], whole: &Whole, coming: &Coming) -> Cohorts {
    let (table, horizon) = (past.table, coming.entrants.len());
    let last = past.upto.saturating_sub(1);
    let w = weights(RECENCY, past.upto);
    let ahead = whole.ahead(&coming.entrants);
    let size = table.units * horizon;
    let mut cohorts = Cohorts {
        students: Vec::with_capacity(size * table.grades),
        totals: Vec::with_capacity(size),
        ratios: Vec::with_capacity(table.units),
    };
    for unit in 0..table.units {
        let ratios = of_unit(past, pool, unit, &w);
        let roles = roles(past.served, &past.links, unit, past.upto);
        let usual: Vec<f64> = (0..table.grades)
            .map(|g| {
                let (mut pupils, mut index) = (0.0, 0.0);
                for t in (past.from..past.upto).filter(|t| past.served.at(unit, *t, g)) {
                    let v = get(&whole.level_weights, t);
                    pupils += v * table.at(unit, t, g);
                    index += v * get(&whole.index, t * table.grades + g);
                }
                ratio(pupils, index, 0.0)
            })
            .collect();
        let fed = coming.fed.get(unit).and_then(Option::as_ref);
        let intake = |grade: usize, h: usize| match fed {
            Some(fed) if grade == 0 => get(fed, h),
            _ => {
                let change =
                    ratio(get(&ahead, h * table.grades + grade), get(&whole.base, grade), 1.0);
                get(&usual, grade) * change.clamp(INTAKE_LIMITS.0, INTAKE_LIMITS.1)
            }
        };
        carry(table.row(unit, last), &roles, &ratios, horizon, &intake, &mut cohorts);
    }
    cohorts
}

/// Sums over units by year ahead.
fn pool_totals(totals: &[f64], units: usize, horizon: usize) -> Vec<f64> {
    (0..horizon).map(|h| (0..units).map(|u| get(totals, u * horizon + h)).sum()).collect()
}

/// One answer: cohorts scaled to the pool's total (the mean of what the pool and what its units
/// say), then, where `blend` is set, averaged with the unit's share of the pool.
fn settle(
    past: &Past,
    whole: &Whole,
    coming: &Coming,
    cohorts: Cohorts,
    blend: bool,
) -> Projection {
    let (table, horizon) = (past.table, coming.entrants.len());
    let (units, grades) = (table.units, table.grades);
    let last = past.upto.saturating_sub(1);
    let ahead = whole.ahead(&coming.entrants);
    let own = pool_totals(&cohorts.totals, units, horizon);
    let known: f64 = (0..units).map(|u| table.total(u, last)).sum();
    let years = float(past.years().max(1));
    let mut projection = Projection {
        horizon,
        grades,
        students: cohorts.students,
        ratios: cohorts.ratios,
        ..Projection::default()
    };
    let mut growth = Vec::with_capacity(horizon);
    let mut scale = Vec::with_capacity(horizon);
    let mut unknown = 0.0;
    for (h, own) in own.iter().enumerate() {
        let whole: f64 = ahead.iter().skip(h * grades).take(grades).sum();
        let pool = if *own > 0.0 { 0.5 * (whole + own) } else { 0.0 };
        scale.push(ratio(pool, *own, 1.0));
        // The part of the entrants up to here that is a trend, not known.
        unknown += if coming.known.get(h) == Some(&true) { 0.0 } else { 1.0 };
        let grows = 1.0 - unknown / float(h + 1) / years;
        growth.push((grows, ratio(pool, known, 0.0)));
    }
    for unit in 0..units {
        let size = table.total(unit, last);
        for h in 0..horizon {
            let plain = get(&cohorts.totals, unit * horizon + h);
            let cohort = plain * get(&scale, h);
            let (grows, pool) = growth.get(h).copied().unwrap_or_default();
            let kept = size * (grows * pool + 1.0 - grows);
            let total = if blend { 0.5 * cohort + 0.5 * kept } else { cohort };
            // A unit whose cohorts have all gone keeps no pupils, whatever its share was.
            let total = if plain > 0.0 { total } else { 0.0 };
            projection.cohorts.push(cohort);
            projection.shares.push(size * pool);
            projection.totals.push(total);
            let factor = ratio(total, plain, 0.0);
            let start = (unit * horizon + h) * grades;
            for n in projection.students.iter_mut().skip(start).take(grades) {
                *n *= factor;
            }
        }
    }
    projection
}

/// The standard method.
#[must_use]
pub fn standard(past: &Past, pool: &[f64], whole: &Whole, coming: &Coming) -> Projection {
    let cohorts = standard_cohorts(past, pool, whole, coming);
    settle(past, whole, coming, cohorts, true)
}

/// A classical method: `ratios` and `usual` intakes by unit and grade, made by `classical`.
#[must_use]
pub fn plain(
    past: &Past,
    units: &[super::classical::Plain],
    whole: &Whole,
    coming: &Coming,
) -> Projection {
    let horizon = coming.entrants.len();
    let last = past.upto.saturating_sub(1);
    let ahead = whole.ahead(&coming.entrants);
    let mut cohorts = Cohorts { students: Vec::new(), totals: Vec::new(), ratios: Vec::new() };
    for (unit, plain) in units.iter().enumerate() {
        let fed = coming.fed.get(unit).and_then(Option::as_ref);
        let intake = |grade: usize, h: usize| match fed {
            Some(fed) if grade == 0 => get(fed, h),
            _ => get(&plain.shares, grade) * get(&ahead, h * past.table.grades + grade),
        };
        let start = past.table.row(unit, last);
        carry(start, &plain.roles, &plain.ratios, horizon, &intake, &mut cohorts);
    }
    settle(past, whole, coming, cohorts, false)
}
