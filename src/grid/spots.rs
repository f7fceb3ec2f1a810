//! Findings that are about a row which is no school: pupils of a past year, births, a class. Which
//! row and column follow from the finding's own values.

use super::columns::Column;
use super::tabs::Tab;
use crate::county::{Arg, County, Finding, SectionKind};

/// Codes of findings about a figure of the history, named by unit, year and grade.
const PAST: &[&str] = &[
    "history-differs",
    "history-replaced",
    "history-by-hand",
    "forecast-place-odd",
    "forecast-figure-odd",
    "forecast-told-twice",
    "forecast-jump",
    "forecast-opened",
    "forecast-closed",
    "forecast-grade-new",
    "forecast-grade-gone",
    "forecast-ratio-odd",
    "forecast-cohort-missing",
    "forecast-unit-unknown",
];
/// Codes of findings about births, named by calendar year where there is one.
const BIRTHS: &[&str] = &["births-cell", "births-differ", "births-replaced"];
/// Codes of findings about classes, named by school, section and grade.
const CLASSES: &[&str] =
    &["classes-disagree", "grade-without-classes", "class-without-size", "classes-other-year"];

/// A row that is no school, or several that a finding is about alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// Pupils of a unit in a year, or in its latest; of a grade, or of all.
    Past {
        /// Id of a school, name of a zone or of the county.
        unit: String,
        /// School year.
        year: Option<i32>,
        /// Grade.
        grade: Option<u8>,
    },
    /// Births of a calendar year.
    Births(i32),
    /// Classes of a school section: of a grade, or all.
    Classes {
        /// Position of the school.
        school: usize,
        /// The section; `None`: whichever has classes.
        section: Option<SectionKind>,
        /// Grade.
        grade: Option<u8>,
    },
}

fn text(finding: &Finding, name: &str) -> Option<String> {
    match finding.args.get(name)? {
        Arg::Text(text) => Some(text.clone()),
        Arg::Number(number) => Some(number.to_string()),
    }
}

fn number<T: std::str::FromStr>(finding: &Finding, name: &str) -> Option<T> {
    text(finding, name)?.parse().ok()
}

/// The row that a finding is about, where it is no school.
#[must_use]
pub fn spot(finding: &Finding, county: &County) -> Option<Spot> {
    let code = finding.code.as_str();
    let school = || {
        let id = finding.school_id.clone().or_else(|| text(finding, "school"))?;
        county.find_school(&id)
    };
    if PAST.contains(&code) {
        let id = school().and_then(|at| county.schools.get(at)).map(|school| school.id.clone());
        let named = text(finding, "unit").or_else(|| text(finding, "school"));
        let unit = match named.as_deref() {
            _ if id.is_some() => id?,
            // The county's own figures bear no other name.
            Some("none") => county.name.clone(),
            named => named?.to_owned(),
        };
        let (year, grade) = (number(finding, "year"), number(finding, "grade"));
        return Some(Spot::Past { unit, year, grade });
    }
    if BIRTHS.contains(&code) {
        return number(finding, "year").map(Spot::Births);
    }
    CLASSES.contains(&code).then_some(())?;
    Some(Spot::Classes {
        school: school()?,
        section: finding.section,
        grade: number(finding, "grade"),
    })
}

impl Spot {
    /// The table that has its row.
    #[must_use]
    pub const fn tab(&self) -> Tab {
        match self {
            Self::Past { .. } => Tab::Past,
            Self::Births(_) => Tab::Births,
            Self::Classes { .. } => Tab::Classes,
        }
    }

    /// The cells, by the key of their row. Empty where the county has no such row.
    #[must_use]
    pub fn cells(&self, county: &County) -> Vec<(String, Column)> {
        match self {
            Self::Past { unit, year, grade } => {
                let own = || county.history.iter().filter(|entry| entry.unit == *unit);
                let year = year.or_else(|| own().map(|entry| entry.year).max());
                let there = year.filter(|year| own().any(|entry| entry.year == *year));
                let column = grade.filter(|grade| *grade <= 9).map_or(Column::Name, Column::Grade);
                there.map(|year| (format!("{year} {unit}"), column)).into_iter().collect()
            }
            Self::Births(year) => vec![(year.to_string(), Column::BirthCount)],
            Self::Classes { school, section, grade } => {
                let Some(found) = county.schools.get(*school) else { return Vec::new() };
                let kinds = SectionKind::ALL.into_iter();
                let mut cells = Vec::new();
                for kind in kinds.filter(|kind| section.is_none_or(|wanted| wanted == *kind)) {
                    let classes = found.section(kind).map_or(&[][..], |s| &s.classes);
                    for (at, class) in classes.iter().enumerate() {
                        if grade.is_none_or(|grade| grade == class.grade) {
                            let key = format!("{school} {} {at}", kind.id());
                            cells.push((key, Column::ClassStudents));
                        }
                    }
                }
                cells
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{Class, Enrolment, School, Section, Severity};

    fn county() -> County {
        let mut school = School::new("7", "一小");
        let class = |grade| Class { grade, ..Class::default() };
        let classes = vec![class(1), class(2), class(2)];
        school.sections.primary = Some(Section { classes, ..Section::default() });
        let entry = |unit: &str, year| Enrolment {
            year,
            unit: unit.to_owned(),
            grade: 1,
            ..Enrolment::default()
        };
        County {
            name: "甲县".into(),
            schools: vec![School::new("3", "二小"), school],
            history: vec![entry("7", 2023), entry("7", 2024), entry("甲县", 2024)],
            ..County::default()
        }
    }

    fn cells(county: &County, finding: &Finding) -> Vec<(String, Column)> {
        spot(finding, county).unwrap().cells(county)
    }

    #[test]
    fn a_finding_leads_to_its_very_cell() {
        let county = county();
        let new = |code: &str| Finding::new(Severity::Check, code);
        let of_school = new("forecast-ratio-odd").school(&county.schools[1]);
        let of_school = of_school.arg("year", "2024").arg("grade", "1");
        assert_eq!(cells(&county, &of_school), [("2024 7".to_owned(), Column::Grade(1))]);
        let jump = new("forecast-jump").school(&county.schools[1]).arg("year", "2023");
        assert_eq!(cells(&county, &jump), [("2023 7".to_owned(), Column::Name)]);
        let of_county = new("history-differs").arg("unit", "none").arg("year", "2024");
        let of_county = of_county.arg("grade", 1.0);
        assert_eq!(cells(&county, &of_county), [("2024 甲县".to_owned(), Column::Grade(1))]);
        let gone = new("forecast-closed").school(&county.schools[0]).arg("year", "2020");
        assert!(cells(&county, &gone).is_empty());
        let births = new("births-differ").arg("year", "2018");
        assert_eq!(cells(&county, &births), [("2018".to_owned(), Column::BirthCount)]);
        let classes = new("classes-disagree").school(&county.schools[1]).arg("grade", 2.0);
        let rows: Vec<String> = cells(&county, &classes).into_iter().map(|(key, _)| key).collect();
        assert_eq!(rows, ["1 primary 1", "1 primary 2"]);
        assert_eq!(spot(&new("missing"), &county), None);
    }
}
