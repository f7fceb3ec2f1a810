//! Tables whose rows are no schools: pupils of past years, births, classes.

use super::columns::{Column, Value};
use super::typed::{Typed, TypedProblem, figure};
use crate::county::{Class, ClassCell, County, Edit, Origin, SectionKind};
use std::collections::BTreeMap;

/// Grades that a history can have: 0 is the year before school.
pub const GRADES: usize = 10;
/// Years before the county's own whose births its pupils come from: the eldest of grade 9 were
/// born so long ago.
const BIRTH_YEARS: i32 = 15;

/// A row that is no school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// Pupils of a unit in a year; positions in the history by grade.
    Past {
        /// School year.
        year: i32,
        /// Id of a school, name of a zone or of the county.
        unit: String,
        /// What the unit is called.
        name: String,
        /// Position in the history of each grade's entry.
        entries: [Option<usize>; GRADES],
    },
    /// Births of a calendar year.
    Births(i32),
    /// A class.
    Class {
        /// Position of the school.
        school: usize,
        /// The section.
        section: SectionKind,
        /// Position in the section's list.
        class: usize,
    },
}

/// A unit's name and the positions of its figures of one year, by grade.
type OneYear<'a> = (&'a str, [Option<usize>; GRADES]);

/// Rows of past years: units in the order of the schools, then of the history; years ascending.
pub fn past(county: &County) -> Vec<Record> {
    let names: BTreeMap<&str, (usize, &str)> = county
        .schools
        .iter()
        .enumerate()
        .map(|(at, school)| (school.id.as_str(), (at, school.name.as_str())))
        .collect();
    let mut units: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rows: BTreeMap<(usize, i32), OneYear> = BTreeMap::new();
    for (at, entry) in county.history.iter().enumerate() {
        let next = names.len() + units.len();
        let unit = entry.unit.as_str();
        let place =
            *units.entry(unit).or_insert_with(|| names.get(unit).map_or(next, |(at, _)| *at));
        let (_, entries) = rows.entry((place, entry.year)).or_insert((unit, [None; GRADES]));
        if let Some(slot) = entries.get_mut(usize::from(entry.grade)) {
            // Of two entries for one figure the first counts.
            slot.get_or_insert(at);
        }
    }
    let record = |((_, year), (unit, entries)): ((usize, i32), OneYear)| {
        let name = names.get(unit).map_or(unit, |(_, name)| name);
        Record::Past { year, unit: unit.to_owned(), name: name.to_owned(), entries }
    };
    rows.into_iter().map(record).collect()
}

/// Rows of births: the years known, and those that the pupils of today were born in.
pub fn births(county: &County) -> Vec<Record> {
    let known = || county.births.iter().map(|entry| entry.year);
    let last = county.school_year.into_iter().chain(known()).max();
    let asked = county.school_year.map(|year| year - BIRTH_YEARS);
    match (asked.into_iter().chain(known()).min(), last) {
        (Some(first), Some(last)) => (first..=last).map(Record::Births).collect(),
        _ => Vec::new(),
    }
}

/// Rows of classes, in the order of the schools.
pub fn classes(county: &County) -> Vec<Record> {
    let mut rows = Vec::new();
    for (at, school) in county.schools.iter().enumerate() {
        for section in SectionKind::ALL {
            let count = school.section(section).map_or(0, |section| section.classes.len());
            rows.extend((0..count).map(|class| Record::Class { school: at, section, class }));
        }
    }
    rows
}

fn number(value: Option<f64>) -> Value {
    value.map_or(Value::Missing, Value::Number)
}

impl Record {
    /// What the row has in a column.
    #[must_use]
    pub fn value(&self, column: Column, county: &County) -> Value {
        match (self, column) {
            (Self::Past { name, .. }, Column::Name) => Value::Text(name.clone()),
            (Self::Past { year, .. } | Self::Births(year), Column::Year) => {
                Value::Number((*year).into())
            }
            (Self::Past { entries, .. }, Column::Grade(grade)) => {
                number(pupils(county, entries, grade))
            }
            (Self::Past { entries, .. }, Column::GradeSum) => {
                let known = (0..).zip(entries).filter(|(_, entry)| entry.is_some());
                let sum = known.filter_map(|(grade, _)| pupils(county, entries, grade));
                number(sum.reduce(|a, b| a + b))
            }
            (Self::Births(year), Column::BirthCount) => {
                let entry = county.births.iter().find(|entry| entry.year == *year);
                number(entry.and_then(|entry| entry.count))
            }
            (Self::Class { school, .. }, Column::Name | Column::Zone) => {
                let school = county.schools.get(*school);
                school.map_or(Value::Missing, |school| column.value(school))
            }
            (_, Column::ClassGrade | Column::ClassName | Column::ClassStudents) => {
                match (self.class(county), column) {
                    (Some(class), Column::ClassGrade) => Value::Number(class.grade.into()),
                    (Some(class), Column::ClassStudents) => number(class.students),
                    (Some(class), _) if !class.name.is_empty() => Value::Text(class.name.clone()),
                    _ => Value::Missing,
                }
            }
            _ => Value::Missing,
        }
    }

    fn class<'c>(&self, county: &'c County) -> Option<&'c Class> {
        match self {
            Self::Class { school, section, class } => {
                county.schools.get(*school)?.section(*section)?.classes.get(*class)
            }
            _ => None,
        }
    }

    /// Where the figure in a column came from, where that is kept.
    #[must_use]
    pub fn origin<'c>(&self, column: Column, county: &'c County) -> Option<&'c Origin> {
        match (self, column) {
            (Self::Past { entries, .. }, Column::Grade(grade)) => {
                let at = entries.get(usize::from(grade)).copied().flatten()?;
                county.history.get(at).map(|entry| &entry.origin)
            }
            _ => None,
        }
    }

    /// Whether the cell can be changed.
    #[must_use]
    pub fn is_editable(&self, column: Column) -> bool {
        match self {
            Self::Past { .. } => matches!(column, Column::Grade(_)),
            Self::Births(_) => column == Column::BirthCount,
            Self::Class { .. } => {
                matches!(column, Column::ClassGrade | Column::ClassName | Column::ClassStudents)
            }
        }
    }

    /// The change that a text typed into a cell makes.
    ///
    /// # Errors
    /// When the text is not what the cell can hold.
    pub fn typed(
        &self,
        column: Column,
        text: &str,
        county: &County,
    ) -> Result<Typed, TypedProblem> {
        if !self.is_editable(column) {
            return Err(TypedProblem::Fixed);
        }
        let text = text.trim();
        let now = self.value(column, county);
        let edit = match (self, column) {
            (Self::Past { year, unit, .. }, Column::Grade(grade)) => {
                let students = figure(text)?;
                if number(students) == now {
                    return Ok(Typed::Same);
                }
                Edit::Past { year: *year, unit: unit.clone(), grade, students }
            }
            (Self::Births(year), _) => {
                let count = figure(text)?;
                if number(count) == now {
                    return Ok(Typed::Same);
                }
                Edit::Births { year: *year, count }
            }
            (Self::Class { school, section, class }, _) => {
                let (school, section, class) = (*school, *section, *class);
                let (cell, text) = class_cell(column, text)?;
                let typed = match cell {
                    ClassCell::Name if text.is_empty() => Value::Missing,
                    ClassCell::Name => Value::Text(text.clone()),
                    _ => number(text.parse().ok()),
                };
                if typed == now {
                    return Ok(Typed::Same);
                }
                Edit::Class { school, section, class, cell, text }
            }
            _ => return Err(TypedProblem::Fixed),
        };
        Ok(Typed::Edit(edit))
    }

    /// What tells the row from the others, whatever stands in it.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Past { year, unit, .. } => format!("{year} {unit}"),
            Self::Births(year) => year.to_string(),
            Self::Class { school, section, class } => {
                format!("{school} {} {class}", section.id())
            }
        }
    }
}

fn pupils(county: &County, entries: &[Option<usize>; GRADES], grade: u8) -> Option<f64> {
    let at = entries.get(usize::from(grade)).copied().flatten()?;
    county.history.get(at)?.students
}

/// The cell of a class and what the text makes of it.
fn class_cell(column: Column, text: &str) -> Result<(ClassCell, String), TypedProblem> {
    let plain = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    Ok(match column {
        Column::ClassGrade => {
            let grade = figure(text)?;
            if !grade.is_some_and(|grade| (1.0..=12.0).contains(&grade) && grade.fract() == 0.0) {
                return Err(TypedProblem::Grade { text: text.to_owned() });
            }
            (ClassCell::Grade, plain(grade))
        }
        Column::ClassStudents => (ClassCell::Students, plain(figure(text)?)),
        _ => (ClassCell::Name, text.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{BirthCount, Enrolment, School, Section};

    fn county() -> County {
        let mut school = School::new("2", "二小");
        let class = |grade| Class { grade, students: Some(45.0), ..Class::default() };
        let classes = vec![class(1), class(2)];
        school.sections.primary = Some(Section { classes, ..Section::default() });
        let entry = |year, unit: &str, grade, students| Enrolment {
            year,
            unit: unit.to_owned(),
            grade,
            students,
            ..Enrolment::default()
        };
        County {
            school_year: Some(2021),
            schools: vec![School::new("1", "一小"), school],
            history: vec![
                entry(2020, "2", 1, Some(44.0)),
                entry(2019, "2", 1, Some(43.0)),
                entry(2019, "撤并小学", 1, Some(9.0)),
                entry(2019, "1", 2, Some(30.0)),
                entry(2019, "1", 1, None),
            ],
            births: vec![BirthCount { year: 2015, count: Some(80.0), ..BirthCount::default() }],
            ..County::default()
        }
    }

    #[test]
    fn past_years_stand_by_unit_and_year() {
        let county = county();
        let rows = past(&county);
        let shown: Vec<_> = rows
            .iter()
            .map(|row| {
                let value = |column| row.value(column, &county);
                (value(Column::Name), value(Column::Year), value(Column::Grade(1)))
            })
            .collect();
        let row = |name: &str, year: f64, pupils: Option<f64>| {
            (Value::Text(name.to_owned()), Value::Number(year), number(pupils))
        };
        assert_eq!(
            shown,
            [
                row("一小", 2019.0, None),
                row("二小", 2019.0, Some(43.0)),
                row("二小", 2020.0, Some(44.0)),
                row("撤并小学", 2019.0, Some(9.0)),
            ]
        );
        assert_eq!(rows[0].value(Column::GradeSum, &county), Value::Number(30.0));
    }

    #[test]
    fn what_is_typed_goes_to_the_figure_of_the_row() {
        let county = county();
        let rows = past(&county);
        let typed = |row: usize, text: &str| rows[row].typed(Column::Grade(3), text, &county);
        let unit = "撤并小学".to_owned();
        let edit = Edit::Past { year: 2019, unit, grade: 3, students: Some(1056.0) };
        assert_eq!(typed(3, "１，０５６"), Ok(Typed::Edit(edit)));
        assert_eq!(typed(3, ""), Ok(Typed::Same));
        assert!(matches!(typed(3, "-1"), Err(TypedProblem::Negative { .. })));
        assert_eq!(rows[0].typed(Column::GradeSum, "1", &county), Err(TypedProblem::Fixed));
    }

    #[test]
    fn births_have_a_row_for_every_year_that_counts() {
        let county = county();
        let rows = births(&county);
        assert_eq!(
            (rows.first(), rows.last()),
            (Some(&Record::Births(2006)), Some(&Record::Births(2021)))
        );
        let edit = Edit::Births { year: 2016, count: Some(70.0) };
        let row = Record::Births(2016);
        assert_eq!(row.typed(Column::BirthCount, "70 人", &county), Ok(Typed::Edit(edit)));
        assert_eq!(births(&County::default()), []);
    }

    #[test]
    fn classes_can_be_changed_cell_by_cell() {
        let county = county();
        let rows = classes(&county);
        assert_eq!(rows.len(), 2);
        let typed = |column, text| rows[1].typed(column, text, &county);
        let edit = |cell, text: &str| {
            let (section, text) = (SectionKind::Primary, text.to_owned());
            Ok(Typed::Edit(Edit::Class { school: 1, section, class: 1, cell, text }))
        };
        assert_eq!(typed(Column::ClassStudents, "46人"), edit(ClassCell::Students, "46"));
        assert_eq!(typed(Column::ClassStudents, "45"), Ok(Typed::Same));
        assert_eq!(typed(Column::ClassGrade, "3"), edit(ClassCell::Grade, "3"));
        assert!(matches!(typed(Column::ClassGrade, "0"), Err(TypedProblem::Grade { .. })));
        assert_eq!(typed(Column::ClassName, "启航班"), edit(ClassCell::Name, "启航班"));
    }
}
