//! The classical methods, beside the standard one: each unit's own yearly ratios put together in
//! one of five ways, entrants as in the mean of the last years.

use super::basis::Method;
use super::ratios::Past;
use super::served::{Role, roles};
use super::table::{float, get, median, ratio};
use super::whole::Whole;

/// What a classical method knows of one unit, by grade.
pub struct Plain {
    /// Roles.
    pub roles: Vec<Role>,
    /// Ratios from the grade below.
    pub ratios: Vec<f64>,
    /// Share of the pool's pupils of the grade, for entry grades.
    pub shares: Vec<f64>,
}

/// Yearly ratios, oldest first, put together; `None` of nothing.
fn together(method: Method, ratios: &[f64]) -> Option<f64> {
    if ratios.is_empty() {
        return None;
    }
    let n = float(ratios.len());
    Some(match method {
        Method::Last => *ratios.last()?,
        Method::Median => median(&mut ratios.to_vec())?,
        Method::Geometric => {
            // A cohort that vanished makes the geometric mean 0, as it should.
            libm::exp(ratios.iter().map(|r| libm::log(*r)).sum::<f64>() / n)
        }
        Method::Weighted => {
            let weighted: f64 = ratios.iter().enumerate().map(|(i, r)| float(i + 1) * r).sum();
            weighted / (n * (n + 1.0) / 2.0)
        }
        Method::Mean | Method::Standard => ratios.iter().sum::<f64>() / n,
    })
}

/// The pool as one school: its yearly ratios put together, entrants as in the mean of the years.
#[must_use]
pub fn whole(past: &Past, method: Method, years: usize) -> Whole {
    let mut whole = Whole::of(past, None);
    let table = past.table;
    let start = window(past, years);
    let present = |u: &usize, t: usize| table.total(*u, t) > 0.0;
    let into = |grade: usize| {
        let below = grade.checked_sub(1)?;
        let yearly = (start + 1..past.upto).filter_map(|t| {
            let both = (0..table.units).filter(|u| present(u, t - 1) && present(u, t));
            let (x, y) = both.fold((0.0, 0.0), |s, u| {
                (s.0 + table.at(u, t - 1, below), s.1 + table.at(u, t, grade))
            });
            (x > 0.0 && y > 0.0).then(|| y / x)
        });
        together(method, &yearly.collect::<Vec<_>>())
    };
    for (grade, r) in whole.ratios.iter_mut().enumerate() {
        *r = if past.open(grade) { into(grade).unwrap_or(1.0) } else { 0.0 };
    }
    let entrants: Vec<f64> = (start..past.upto)
        .map(|t| (0..table.units).map(|u| table.at(u, t, 0)).sum())
        .filter(|n: &f64| *n > 0.0)
        .collect();
    let mean = ratio(entrants.iter().sum(), float(entrants.len()), 0.0);
    whole.hold(mean);
    whole
}

/// The units, each with its own ratios; a link that was never observed has the pool's.
#[must_use]
pub fn units(past: &Past, method: Method, years: usize, whole: &Whole) -> Vec<Plain> {
    let table = past.table;
    let start = window(past, years);
    let mut sums = vec![0.0; table.years * table.grades];
    for unit in 0..table.units {
        for (t, row) in sums.chunks_mut(table.grades.max(1)).enumerate() {
            for (sum, n) in row.iter_mut().zip(table.row(unit, t)) {
                *sum += n;
            }
        }
    }
    let unit = |unit: usize| {
        let own = |grade: usize| {
            let links = past.links.of_grade(unit, grade).iter().filter(|l| l.year > start);
            together(method, &links.map(|l| l.y / l.x).collect::<Vec<_>>())
                .unwrap_or_else(|| get(&whole.ratios, grade))
        };
        let share = |grade: usize| {
            let years = (start..past.upto).filter(|t| past.served.at(unit, *t, grade));
            let (own, all) = years.fold((0.0, 0.0), |s, t| {
                (s.0 + table.at(unit, t, grade), s.1 + get(&sums, t * table.grades + grade))
            });
            ratio(own, all, 0.0)
        };
        Plain {
            roles: roles(past.served, &past.links, unit, past.upto),
            ratios: (0..table.grades).map(own).collect(),
            shares: (0..table.grades).map(share).collect(),
        }
    };
    (0..table.units).map(unit).collect()
}

/// The first year of the history that is looked at.
fn window(past: &Past, years: usize) -> usize {
    past.upto.saturating_sub(years.max(2)).max(past.from)
}
