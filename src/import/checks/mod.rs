//! Doubts about a county's figures: contradictions, what is missing, what is seldom right.
//!
//! Called after an import and after every change by hand, so it looks at the county alone; the
//! files are named from the figures' origins. Limits are data (`src/data/checks.toml`).

mod data;
mod school;
mod sections;

use self::data::CheckData;
pub use self::data::data;
use crate::county::{
    County, Enrolment, Field, Finding, GradeSystem, Problem, School, SectionKind, Severity,
    problems,
};
use crate::order::Map;

/// Everything to look at in a county: what makes it unusable first, then school by school.
#[must_use]
pub fn check(county: &County) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        problems(county).iter().map(|problem| unusable(county, problem)).collect();
    let checker = Checker { county, data: data(), grades: grades(county) };
    for school in &county.schools {
        checker.school(school, &mut findings);
        for section in SectionKind::ALL {
            if let Some(figures) = school.section(section) {
                checker.section(school, section, figures, &mut findings);
            }
        }
    }
    findings
}

fn unusable(county: &County, problem: &Problem) -> Finding {
    let finding = Finding::new(Severity::Must, problem.code());
    let school_of = |id: &str| county.find_school(id).and_then(|at| county.schools.get(at));
    match problem {
        Problem::SameId { id } => {
            let finding = finding.arg("id", id.as_str());
            match school_of(id) {
                Some(school) => finding.school(school),
                None => finding,
            }
        }
        Problem::NoId { position, name } => {
            #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
            let position = (*position + 1) as f64;
            finding.arg("position", position).arg("name", name.as_str())
        }
        Problem::Figure { school, field } => match school_of(school) {
            Some(school) => finding.field(county, school, *field),
            None => finding,
        },
    }
}

/// Pupils by school and year and grade, from the county's history.
type Grades<'a> = Map<&'a str, Map<i32, Vec<&'a Enrolment>>>;

fn grades(county: &County) -> Grades<'_> {
    let mut grades: Grades<'_> = Map::new();
    for entry in &county.history {
        let years = grades.entry(entry.unit.as_str()).or_default();
        years.entry(entry.year).or_default().push(entry);
    }
    grades
}

struct Checker<'a> {
    county: &'a County,
    data: &'static CheckData,
    grades: Grades<'a>,
}

impl Checker<'_> {
    /// 学制 as it was told, else 六三.
    fn system(&self) -> GradeSystem {
        self.county.grade_system().unwrap_or_default()
    }

    /// A finding about a figure, with its place.
    fn about(&self, severity: Severity, code: &str, school: &School, field: Field) -> Finding {
        Finding::new(severity, code).field(self.county, school, field)
    }

    /// Pupils of a section by its grades in a year; `None` unless every grade is told.
    fn grade_sum(&self, school: &School, section: SectionKind, year: i32) -> Option<f64> {
        let (first, last) = self.system().grades(section)?;
        let range = first..=last;
        let years = self.grades.get(school.id.as_str())?;
        let entries: Vec<&&Enrolment> =
            years.get(&year)?.iter().filter(|entry| range.contains(&entry.grade)).collect();
        let sum: Option<f64> = entries.iter().map(|entry| entry.students).sum();
        sum.filter(|_| !entries.is_empty())
    }
}

#[cfg(test)]
mod tests;
