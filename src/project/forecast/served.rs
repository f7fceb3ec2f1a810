//! Which grades a unit serves, and the links between them over the years.
//!
//! Remnant classes and closed grades drop out, so that no method invents a grade: by far the
//! largest single gain in accuracy for schools.

use super::table::{Table, float, median};

/// A grade below this share of the median grade of its unit is a remnant.
const REMNANT: f64 = 0.1;

/// Whether each unit serves each grade in each year of the history.
#[derive(Debug, Clone, Default)]
pub struct Served {
    years: usize,
    grades: usize,
    flags: Vec<bool>,
}

impl Served {
    /// Served: pupils, and at least 10 % of the median of the unit's grades that are not empty.
    #[must_use]
    pub fn of(table: &Table) -> Self {
        let mut flags = Vec::with_capacity(table.units * table.years * table.grades);
        let mut filled = Vec::with_capacity(table.grades);
        for unit in 0..table.units {
            for year in 0..table.years {
                let row = table.row(unit, year);
                filled.clear();
                filled.extend(row.iter().copied().filter(|n| *n > 0.0));
                let least = REMNANT * median(&mut filled).unwrap_or_default();
                flags.extend(row.iter().map(|n| *n > 0.0 && *n >= least));
            }
        }
        Self { years: table.years, grades: table.grades, flags }
    }

    /// Whether the unit serves the grade in the year.
    #[must_use]
    pub fn at(&self, unit: usize, year: usize, grade: usize) -> bool {
        let place = (unit * self.years + year) * self.grades + grade;
        self.flags.get(place).copied().unwrap_or_default()
    }
}

/// A cohort that moved up: from the grade below, the year before, into a grade.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Unit.
    pub unit: usize,
    /// The grade moved into.
    pub grade: usize,
    /// Year of the history it moved into.
    pub year: usize,
    /// Pupils before.
    pub x: f64,
    /// Pupils after; the standard method draws outliers in.
    pub y: f64,
    /// Logarithm of the ratio as observed.
    pub log: f64,
}

/// The links of a pool, by unit, then grade, then year.
#[derive(Debug, Clone, Default)]
pub struct Links {
    grades: usize,
    /// All of them.
    pub all: Vec<Link>,
    starts: Vec<usize>,
}

impl Links {
    /// The links observed in years `from + 1 .. upto`.
    #[must_use]
    pub fn of(table: &Table, served: &Served, from: usize, upto: usize) -> Self {
        let mut all = Vec::with_capacity(table.units * table.grades * (upto - from.min(upto)));
        let mut starts = Vec::with_capacity(table.units * table.grades + 1);
        for unit in 0..table.units {
            for grade in 0..table.grades {
                starts.push(all.len());
                let Some(below) = grade.checked_sub(1) else { continue };
                for year in from + 1..upto {
                    if served.at(unit, year - 1, below) && served.at(unit, year, grade) {
                        let x = table.at(unit, year - 1, below);
                        let y = table.at(unit, year, grade);
                        all.push(Link { unit, grade, year, x, y, log: libm::log(y / x) });
                    }
                }
            }
        }
        starts.push(all.len());
        Self { grades: table.grades, all, starts }
    }

    fn range(&self, unit: usize, grade: usize) -> std::ops::Range<usize> {
        let at = unit * self.grades + grade;
        let start = self.starts.get(at).copied().unwrap_or_default();
        start..self.starts.get(at + 1).copied().unwrap_or(start)
    }

    /// The links of a unit into a grade, oldest first.
    #[must_use]
    pub fn of_grade(&self, unit: usize, grade: usize) -> &[Link] {
        self.all.get(self.range(unit, grade)).unwrap_or_default()
    }

    /// The same, to draw outliers in.
    pub fn of_grade_mut(&mut self, unit: usize, grade: usize) -> &mut [Link] {
        let range = self.range(unit, grade);
        self.all.get_mut(range).unwrap_or_default()
    }
}

/// A link whose pupils change by more than half in all its years is fed from elsewhere.
const BROKEN: f64 = 1.5;

/// What a grade of a unit is in the last known year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Not served, so not projected.
    None,
    /// Fed from elsewhere: its intake is a share of the pool's.
    Entry,
    /// Fed from the grade below.
    Linked,
}

/// The role of every grade of a unit in year `upto - 1`.
#[must_use]
pub fn roles(served: &Served, links: &Links, unit: usize, upto: usize) -> Vec<Role> {
    let Some(last) = upto.checked_sub(1) else { return Vec::new() };
    let role = |grade: usize| {
        if !served.at(unit, last, grade) {
            return Role::None;
        }
        if grade == 0 || !served.at(unit, last, grade - 1) {
            return Role::Entry;
        }
        let links = links.of_grade(unit, grade);
        let (x, y): (f64, f64) = links.iter().fold((0.0, 0.0), |s, l| (s.0 + l.x, s.1 + l.y));
        let broken = x > 0.0 && !(x / BROKEN..=x * BROKEN).contains(&y);
        if broken { Role::Entry } else { Role::Linked }
    };
    (0..served.grades).map(role).collect()
}

/// Recency weights `base^(last - t)` of years `0..upto`.
#[must_use]
pub fn weights(base: f64, upto: usize) -> Vec<f64> {
    (0..upto).map(|t| libm::pow(base, float(upto - 1 - t))).collect()
}
