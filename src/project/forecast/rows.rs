//! What a county knows of its pupils by unit, year and grade: the history, then this year's class
//! lists, then this year's totals shared out over the grades.

use super::basis::Basis;
use super::table::float;
use crate::county::{County, Finding, GradeSystem, Kind, SectionKind, Severity};
use crate::order;
use crate::order::Map;

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

/// Grades 0 to 12.
const GRADES: usize = LAST_GRADE as usize + 1;

/// The units of a county with the pupils known of them.
#[derive(Debug, Default)]
pub struct Rows {
    /// The schools in the order of the county, then other units in the order they appear.
    pub units: Vec<Unit>,
    /// The years of which anything may be known, ascending.
    pub years: Vec<i32>,
    /// By unit, year and grade.
    cells: Vec<Option<f64>>,
    /// Junior school's first grade.
    pub system: GradeSystem,
    /// What was odd.
    pub findings: Vec<Finding>,
}

/// Reads everything that is known.
#[must_use]
pub fn read(county: &County, basis: &Basis) -> Rows {
    let mut rows = Rows { years: years(county), ..Rows::default() };
    rows.history(county);
    let lists = class_lists(county);
    let told = basis.system.or_else(|| county.grade_system());
    rows.system = told.unwrap_or_else(|| rows.detect_system(county, &lists));
    if let Some(year) = county.school_year.and_then(|y| rows.year(y)) {
        for list in &lists {
            rows.class_list(list, year);
        }
        rows.totals(county, year);
    }
    rows
}

/// The years that the history and the schools tell of, ascending.
fn years(county: &County) -> Vec<i32> {
    let mut years: Vec<i32> = Vec::new();
    for year in county.history.iter().map(|e| e.year).chain(county.school_year) {
        if years.last() != Some(&year) && PLAUSIBLE_YEARS.contains(&year) && !years.contains(&year)
        {
            years.push(year);
        }
    }
    order::sort(&mut years);
    years
}

/// The grades of a section.
#[must_use]
pub const fn section_grades(section: SectionKind, system: GradeSystem) -> (u8, u8) {
    match system.grades(section) {
        Some(grades) => grades,
        None => (10, LAST_GRADE),
    }
}

/// Pupils of a school's section by grade as its class list adds up; `None` where a class's size
/// is not known.
struct ClassList {
    school: usize,
    section: SectionKind,
    sums: Map<u8, Option<f64>>,
}

fn class_lists(county: &County) -> Vec<ClassList> {
    let mut lists = Vec::new();
    for (school, figures) in county.schools.iter().enumerate() {
        for section in SectionKind::COMPULSORY {
            let Some(found) = figures.section(section) else { continue };
            let mut sums: Map<u8, Option<f64>> = Map::new();
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

/// Whether a figure can be a number of children: none, or enough of one to be a share of a figure
/// that was split, and fewer than there are.
#[must_use]
pub fn sound(children: f64) -> bool {
    children == 0.0 || (1e-3..=1e9).contains(&children)
}

impl Rows {
    /// Position of a year.
    #[must_use]
    pub fn year(&self, year: i32) -> Option<usize> {
        self.years.binary_search(&year).ok()
    }

    /// What is known of a unit in a year (by position), by grade from 0.
    #[must_use]
    pub fn row(&self, unit: usize, year: usize) -> &[Option<f64>] {
        let start = (unit * self.years.len() + year) * GRADES;
        self.cells.get(start..start + GRADES).unwrap_or_default()
    }

    /// What is known of the grades of a section or pool.
    #[must_use]
    pub fn part(&self, unit: usize, year: usize, grades: (u8, u8)) -> &[Option<f64>] {
        let part = usize::from(grades.0)..=usize::from(grades.1);
        self.row(unit, year).get(part).unwrap_or_default()
    }

    /// Writes a figure and returns the one before; units are added as they come.
    fn set(&mut self, unit: usize, year: usize, grade: u8, students: f64) -> Option<f64> {
        let size = self.years.len() * GRADES;
        if self.cells.len() < (unit + 1) * size {
            self.cells.resize((unit + 1) * size, None);
        }
        let at = unit * size + year * GRADES + usize::from(grade);
        self.cells.get_mut(at).and_then(|cell| cell.replace(students))
    }

    fn history(&mut self, county: &County) {
        let mut known: Map<&str, usize> = Map::new();
        for (i, school) in county.schools.iter().enumerate() {
            known.entry(school.name.as_str()).or_insert(i);
            let id = school.id.clone();
            self.units.push(Unit { id, school: Some(i), above_schools: false });
        }
        for (i, school) in county.schools.iter().enumerate() {
            known.insert(school.id.as_str(), i);
        }
        // Rows of one unit mostly stand together.
        let mut before: Option<(&str, usize)> = None;
        for entry in &county.history {
            let Some(students) = entry.students else { continue };
            let place = |code| {
                let finding = Finding::new(Severity::Check, code)
                    .arg("unit", entry.unit.as_str())
                    .arg("year", entry.year.to_string());
                finding.arg("grade", entry.grade.to_string())
            };
            let Some(year) = self.year(entry.year).filter(|_| entry.grade <= LAST_GRADE) else {
                self.findings.push(place("forecast-place-odd"));
                continue;
            };
            if !sound(students) {
                self.findings.push(place("forecast-figure-odd"));
                continue;
            }
            let unit = match before.filter(|b| b.0 == entry.unit) {
                Some((_, unit)) => unit,
                None => *known.entry(entry.unit.as_str()).or_insert_with(|| {
                    self.units.push(other_unit(county, &entry.unit));
                    self.units.len() - 1
                }),
            };
            before = Some((entry.unit.as_str(), unit));
            let told = self.set(unit, year, entry.grade, students);
            if told.is_some_and(|told| told.to_bits() != students.to_bits()) {
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
        for school in 0..county.schools.len() {
            for year in 0..self.years.len() {
                count(school, sum(self.part(school, year, (6, 6))));
            }
        }
        for list in lists {
            if let Some(Some(students)) = list.sums.get(&6) {
                count(list.school, *students);
            }
        }
        if junior > primary { GradeSystem::FiveFour } else { GradeSystem::SixThree }
    }

    fn has(&self, unit: usize, year: usize, grades: (u8, u8)) -> bool {
        self.part(unit, year, grades).iter().any(Option::is_some)
    }

    /// Takes a class list where the history has no figure for the year. Where it has, the history
    /// holds and the classes keep their proportions: they are compared where classes are formed.
    fn class_list(&mut self, list: &ClassList, year: usize) {
        let grades = section_grades(list.section, self.system);
        let complete = list.sums.values().all(Option::is_some);
        if self.has(list.school, year, grades) || !complete {
            return;
        }
        for (grade, sum) in list.sums.iter().filter(|(grade, _)| **grade <= LAST_GRADE) {
            self.set(list.school, year, *grade, sum.unwrap_or_default());
        }
    }

    /// Shares out a section's total over its grades where this year has no more: as its classes of
    /// the year before moved up, else as in its own latest year, else as all the schools that are
    /// known, else evenly.
    fn totals(&mut self, county: &County, year: usize) {
        for section in SectionKind::COMPULSORY {
            let grades = section_grades(section, self.system);
            let shape = self.shape(year, grades);
            let mut shared = 0.0;
            for (i, school) in county.schools.iter().enumerate() {
                let total = school.section(section).and_then(|s| s.students);
                let Some(total) = total.filter(|n| sound(*n) && *n > 0.0) else { continue };
                if self.has(i, year, grades) {
                    continue;
                }
                shared += 1.0;
                let own = (0..year).rev().find(|y| sum(self.part(i, *y, grades)) > 0.0);
                let parts: Vec<f64> = match own {
                    Some(y) if self.follows(y, year) => moved_up(self.part(i, y, grades)),
                    Some(y) => shares(self.part(i, y, grades)),
                    None => shape.clone(),
                };
                for (grade, part) in (grades.0..).zip(parts) {
                    self.set(i, year, grade, total * part);
                }
            }
            if shared > 0.0 {
                let mut finding = Finding::new(Severity::Check, "forecast-totals-shared");
                finding.section = Some(section);
                let year = self.years.get(year).map(i32::to_string).unwrap_or_default();
                self.findings.push(finding.arg("year", year).arg("count", shared));
            }
        }
    }

    /// Whether a year (by position) is the one before another.
    fn follows(&self, before: usize, after: usize) -> bool {
        let years = self.years.get(before).zip(self.years.get(after));
        years.is_some_and(|(before, after)| before + 1 == *after)
    }

    /// Each grade's share of the pupils that all units together have in a year; even shares where
    /// there are none.
    fn shape(&self, year: usize, grades: (u8, u8)) -> Vec<f64> {
        let mut sums = vec![None; usize::from(grades.1 - grades.0) + 1];
        for unit in 0..self.units.len() {
            for (sum, n) in sums.iter_mut().zip(self.part(unit, year, grades)) {
                *sum = Some(sum.unwrap_or_default() + n.unwrap_or_default());
            }
        }
        shares(&sums)
    }
}

/// A unit that is no school.
fn other_unit(county: &County, id: &str) -> Unit {
    let zones = county.schools.iter().filter_map(|s| s.zone.as_deref());
    let above_schools = id == county.name || { zones }.any(|zone| zone == id);
    Unit { id: id.to_owned(), school: None, above_schools }
}

/// Pupils of a row that may have gaps.
#[must_use]
pub fn sum(row: &[Option<f64>]) -> f64 {
    row.iter().flatten().sum()
}

/// Each grade's share once everybody has moved up within the grades there were, as many entering
/// as the year before.
fn moved_up(row: &[Option<f64>]) -> Vec<f64> {
    let some = |n: &Option<f64>| n.filter(|n| *n > 0.0);
    let below = std::iter::once(&None).chain(row);
    let moved = row.iter().zip(below).map(|(n, below)| some(n).map(|n| some(below).unwrap_or(n)));
    shares(&moved.collect::<Vec<_>>())
}

/// Each grade's share of a row; even shares of nothing.
fn shares(row: &[Option<f64>]) -> Vec<f64> {
    let all = sum(row);
    let even = 1.0 / float(row.len().max(1));
    row.iter().map(|n| if all > 0.0 { n.unwrap_or_default() / all } else { even }).collect()
}
