//! What a county knows of its pupils by unit, year and grade: the history, then this year's class
//! lists, then this year's totals shared out over the grades.

use super::basis::{Basis, GradeSystem};
use crate::county::{County, Finding, Kind, Section, SectionKind, Severity};
use std::collections::BTreeMap;

/// School years that can be meant; anything else is a slip of the pen.
const PLAUSIBLE_YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;
/// The last grade there is.
const LAST_GRADE: u8 = 12;

/// A unit of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id: a school id, or what the history calls it.
    pub id: String,
    /// Position of the school.
    pub school: Option<usize>,
    /// Whether it names a zone of the schools or the county itself.
    pub above_schools: bool,
}

/// The units of a county with the pupils known of them.
#[derive(Debug, Default)]
pub struct Rows {
    /// The schools in the order of the county, then other units in the order they appear.
    pub units: Vec<Unit>,
    /// Pupils by unit, year and grade.
    pub cells: BTreeMap<(usize, i32, u8), f64>,
    /// Junior school's first grade.
    pub system: GradeSystem,
    /// What was odd.
    pub findings: Vec<Finding>,
}

/// Reads everything that is known.
#[must_use]
pub fn read(county: &County, basis: &Basis) -> Rows {
    let mut rows = Rows::default();
    rows.history(county);
    let lists = class_lists(county);
    rows.system = basis.system.unwrap_or_else(|| rows.detect_system(county, &lists));
    if let Some(year) = county.school_year {
        for list in &lists {
            rows.class_list(list, year);
        }
        rows.totals(county, year);
    }
    rows
}

/// The grades of a section.
#[must_use]
pub const fn section_grades(section: SectionKind, system: GradeSystem) -> (u8, u8) {
    match section {
        SectionKind::Primary => (1, system.first_junior() - 1),
        SectionKind::Junior => (system.first_junior(), 9),
        SectionKind::Senior => (10, LAST_GRADE),
    }
}

/// Pupils of a school's section by grade as its class list adds up; `None` where a class's size
/// is not known.
struct ClassList {
    school: usize,
    section: SectionKind,
    sums: BTreeMap<u8, Option<f64>>,
}

fn class_lists(county: &County) -> Vec<ClassList> {
    let mut lists = Vec::new();
    for (school, figures) in county.schools.iter().enumerate() {
        for section in SectionKind::COMPULSORY {
            let Some(found) = figures.section(section) else { continue };
            let mut sums: BTreeMap<u8, Option<f64>> = BTreeMap::new();
            for class in &found.classes {
                let sum = sums.entry(class.grade).or_insert(Some(0.0));
                *sum = sum.zip(class.students.filter(|n| sound(*n))).map(|(a, b)| a + b);
            }
            if !sums.is_empty() {
                lists.push(ClassList { school, section, sums });
            }
        }
    }
    lists
}

/// Whether a figure can be a number of pupils.
fn sound(students: f64) -> bool {
    students.is_finite() && students >= 0.0
}

impl Rows {
    fn history(&mut self, county: &County) {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (i, school) in county.schools.iter().enumerate() {
            known.entry(school.name.as_str()).or_insert(i);
            self.units.push(Unit { id: school.id.clone(), school: Some(i), above_schools: false });
        }
        for (i, school) in county.schools.iter().enumerate() {
            known.insert(school.id.as_str(), i);
        }
        for entry in &county.history {
            let Some(students) = entry.students else { continue };
            let place = |code| {
                let finding = Finding::new(Severity::Check, code)
                    .arg("unit", entry.unit.as_str())
                    .arg("year", entry.year.to_string());
                finding.arg("grade", entry.grade.to_string())
            };
            if !PLAUSIBLE_YEARS.contains(&entry.year) || entry.grade > LAST_GRADE {
                self.findings.push(place("forecast-place-odd"));
                continue;
            }
            if !sound(students) {
                self.findings.push(place("forecast-figure-odd"));
                continue;
            }
            let unit = *known.entry(entry.unit.as_str()).or_insert_with(|| {
                let zones = county.schools.iter().filter_map(|s| s.zone.as_deref());
                let above_schools =
                    entry.unit == county.name || { zones }.any(|zone| zone == entry.unit);
                self.units.push(Unit { id: entry.unit.clone(), school: None, above_schools });
                self.units.len() - 1
            });
            let before = self.cells.insert((unit, entry.year, entry.grade), students);
            if before.is_some_and(|b| b.to_bits() != students.to_bits()) {
                self.findings.push(place("forecast-told-twice"));
            }
        }
    }

    /// 五四制 where junior schools hold more of grade 6 than primary schools do.
    fn detect_system(&self, county: &County, lists: &[ClassList]) -> GradeSystem {
        let (mut primary, mut junior) = (0.0, 0.0);
        let mut count =
            |school: usize, students: f64| match county.schools.get(school).map(|s| s.kind) {
                Some(Kind::Primary | Kind::TeachingPoint) => primary += students,
                Some(Kind::Junior | Kind::CompleteSecondary) => junior += students,
                _ => {}
            };
        for (&(unit, _, grade), students) in &self.cells {
            if let Some(school) = self.units.get(unit).and_then(|u| u.school)
                && grade == 6
            {
                count(school, *students);
            }
        }
        for list in lists {
            if let Some(Some(students)) = list.sums.get(&6) {
                count(list.school, *students);
            }
        }
        if junior > primary { GradeSystem::FiveFour } else { GradeSystem::SixThree }
    }

    /// Pupils of a unit in the grades of a section in a year.
    fn sum(&self, unit: usize, year: i32, grades: (u8, u8)) -> f64 {
        self.cells.range((unit, year, grades.0)..=(unit, year, grades.1)).map(|(_, n)| n).sum()
    }

    fn has(&self, unit: usize, year: i32, grades: (u8, u8)) -> bool {
        self.cells.range((unit, year, grades.0)..=(unit, year, grades.1)).next().is_some()
    }

    /// Takes a class list where the history has no figure for the year. Where it has, the history
    /// holds and the classes keep their proportions: they are compared where classes are formed.
    fn class_list(&mut self, list: &ClassList, year: i32) {
        let grades = section_grades(list.section, self.system);
        let complete = list.sums.values().all(Option::is_some);
        if self.has(list.school, year, grades) || !complete {
            return;
        }
        for (grade, sum) in &list.sums {
            self.cells.insert((list.school, year, *grade), sum.unwrap_or_default());
        }
    }

    /// Shares out a section's total over its grades where this year has no more: as its own last
    /// year, else as all the schools that are known, else evenly.
    fn totals(&mut self, county: &County, year: i32) {
        for section in SectionKind::COMPULSORY {
            let grades = section_grades(section, self.system);
            let shape = self.shape(year, grades);
            let mut shared = 0.0;
            for (i, school) in county.schools.iter().enumerate() {
                let total = school.section(section).and_then(|s: &Section| s.students);
                let Some(total) = total.filter(|n| sound(*n) && *n > 0.0) else { continue };
                if self.has(i, year, grades) {
                    continue;
                }
                shared += 1.0;
                let own = (1..=5).map(|back| year - back).find(|y| self.sum(i, *y, grades) > 0.0);
                for (at, grade) in (grades.0..=grades.1).enumerate() {
                    let part = match own {
                        Some(y) => {
                            let n = self.cells.get(&(i, y, grade)).copied().unwrap_or_default();
                            n / self.sum(i, y, grades)
                        }
                        None => shape.get(at).copied().unwrap_or_default(),
                    };
                    self.cells.insert((i, year, grade), total * part);
                }
            }
            if shared > 0.0 {
                let mut finding = Finding::new(Severity::Check, "forecast-totals-shared");
                finding.section = Some(section);
                self.findings.push(finding.arg("year", year.to_string()).arg("count", shared));
            }
        }
    }

    /// Each grade's share of the pupils that all units together have in a year; even shares where
    /// there are none.
    fn shape(&self, year: i32, grades: (u8, u8)) -> Vec<f64> {
        let mut sums = vec![0.0; usize::from(grades.1 - grades.0 + 1)];
        for (&(_, y, grade), students) in &self.cells {
            if y == year
                && let Some(sum) =
                    grade.checked_sub(grades.0).and_then(|g| sums.get_mut(usize::from(g)))
            {
                *sum += students;
            }
        }
        let all: f64 = sums.iter().sum();
        let even = 1.0 / super::table::float(sums.len());
        sums.iter().map(|n| if all > 0.0 { n / all } else { even }).collect()
    }
}
