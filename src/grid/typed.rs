//! What is typed into a cell: read by the one number reader, or refused with its reason.

use super::columns::Column;
use crate::args;
use crate::county::{Args, County, Edit, Place};
use crate::import::number::{NumberProblem, read_number};
use thiserror::Error;

/// Years that a school can have been built in.
const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2100.0;

/// What a typed text leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    /// Nothing changes.
    Same,
    /// This change.
    Edit(Edit),
}

/// Why a typed text is refused.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum TypedProblem {
    /// The cell is not changed here.
    #[error("the cell cannot be edited")]
    Fixed,
    /// It is no figure.
    #[error("{text}: {problem:?}")]
    Number {
        /// What is wrong.
        problem: NumberProblem,
        /// What was typed.
        text: String,
    },
    /// A figure below 0.
    #[error("{text} is negative")]
    Negative {
        /// What was typed.
        text: String,
    },
    /// No year a school can have been built in.
    #[error("{text} is no year")]
    Year {
        /// What was typed.
        text: String,
    },
    /// No grade that a class can be of.
    #[error("{text} is no grade")]
    Grade {
        /// What was typed.
        text: String,
    },
    /// The row is there already.
    #[error("the row is there")]
    RowThere,
    /// No school, zone or county that a row could be of.
    #[error("{text} is no unit of the county")]
    NoUnit {
        /// What was typed.
        text: String,
    },
    /// None of the choices of the cell.
    #[error("{text} is none of {choices}")]
    Choice {
        /// What was typed.
        text: String,
        /// The words of the choices.
        choices: String,
    },
    /// A school of this id, or of this name where no id was given, is there already.
    #[error("the school {text} is there")]
    SameSchool {
        /// Its id or name.
        text: String,
    },
    /// A school without a name cannot be found again.
    #[error("no name")]
    NoName,
    /// No school has this id or name, or it is the school itself.
    #[error("{text} is no school to be counted with")]
    NoParent {
        /// What was typed.
        text: String,
    },
}

impl TypedProblem {
    /// Key and values of its sentence.
    #[must_use]
    pub fn sentence(&self) -> (&'static str, Args) {
        match self {
            Self::Fixed => ("typed-fixed", args! {}),
            Self::Number { problem, text } => (
                match problem {
                    NumberProblem::NotANumber => "typed-not-a-number",
                    NumberProblem::BadGrouping => "typed-bad-grouping",
                    NumberProblem::UnknownUnit => "typed-unknown-unit",
                    NumberProblem::TooLarge => "typed-too-large",
                },
                args! { "text" => text.as_str() },
            ),
            Self::Negative { text } => ("typed-negative", args! { "text" => text.as_str() }),
            Self::Year { text } => ("typed-year", args! { "text" => text.as_str() }),
            Self::Grade { text } => ("typed-grade", args! { "text" => text.as_str() }),
            Self::Choice { text, choices } => (
                if text.is_empty() { "typed-not-empty" } else { "typed-no-choice" },
                args! { "text" => text.as_str(), "choices" => choices.as_str() },
            ),
            Self::SameSchool { text } => ("typed-same-school", args! { "text" => text.as_str() }),
            Self::NoName => ("typed-no-name", args! {}),
            Self::RowThere => ("typed-row-there", args! {}),
            Self::NoUnit { text } => ("typed-no-unit", args! { "text" => text.as_str() }),
            Self::NoParent { text } => ("typed-no-parent", args! { "text" => text.as_str() }),
        }
    }
}

/// The change that a text typed into a cell of a school makes.
///
/// # Errors
/// When the text is not what the cell can hold; its sentence says so.
pub fn typed(
    county: &County,
    school: usize,
    column: Column,
    text: &str,
) -> Result<Typed, TypedProblem> {
    let Some(target) = county.schools.get(school) else { return Ok(Typed::Same) };
    let place = column.place(target).ok_or(TypedProblem::Fixed)?;
    let text = text.trim();
    let edit = match &place {
        Place::Figure(field) => {
            let value = figure(text)?;
            if value == field.get(target) {
                return Ok(Typed::Same);
            }
            Edit::Figure { school, field: *field, value }
        }
        Place::EstablishedYear => {
            let year = figure(text)?;
            if year.is_some_and(|year| !YEARS.contains(&year) || year.fract() != 0.0) {
                return Err(TypedProblem::Year { text: text.to_owned() });
            }
            let text = year.map(|year| year.to_string()).unwrap_or_default();
            Edit::Text { school, place, text }
        }
        Place::Name if text.is_empty() => return Err(TypedProblem::NoName),
        Place::Parent => {
            let parent = parent(county, school, text)?;
            Edit::Parent { school, parent, remember: true }
        }
        _ => Edit::Text { school, place, text: text.to_owned() },
    };
    let same = match &edit {
        Edit::Text { place, text, .. } => {
            let mut changed = County { schools: vec![target.clone()], ..County::default() };
            let edit = Edit::Text { school: 0, place: place.clone(), text: text.clone() };
            changed.apply(edit).is_ok() && changed.schools.first() == Some(target)
        }
        Edit::Parent { parent, .. } => *parent == target.parent,
        _ => false,
    };
    Ok(if same { Typed::Same } else { Typed::Edit(edit) })
}

/// A count or an amount as it is typed; nothing for a blank or a sign of a missing one.
pub(in crate::grid) fn figure(text: &str) -> Result<Option<f64>, TypedProblem> {
    match read_number(text) {
        Ok(reading) => match reading.map(|reading| reading.value) {
            Some(value) if value < 0.0 => Err(TypedProblem::Negative { text: text.to_owned() }),
            value => Ok(value),
        },
        Err(problem) => Err(TypedProblem::Number { problem, text: text.to_owned() }),
    }
}

fn parent(county: &County, school: usize, text: &str) -> Result<Option<String>, TypedProblem> {
    if text.is_empty() {
        return Ok(None);
    }
    match county.find_school(text) {
        Some(at) if at != school => Ok(county.schools.get(at).map(|parent| parent.id.clone())),
        _ => Err(TypedProblem::NoParent { text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{Field, Metric, School, Section, SectionKind};

    fn county() -> County {
        let mut one = School::new("1", "一小");
        one.sections.primary = Some(Section { students: Some(900.0), ..Section::default() });
        County { schools: vec![one, School::new("2", "二小教学点")], ..County::default() }
    }

    fn students() -> Column {
        Column::Figure(Field::of(Metric::Students, SectionKind::Primary))
    }

    fn set(value: Option<f64>) -> Result<Typed, TypedProblem> {
        let field = Field::of(Metric::Students, SectionKind::Primary);
        Ok(Typed::Edit(Edit::Figure { school: 0, field, value }))
    }

    #[test]
    fn figures_are_read_as_in_files() {
        let county = county();
        let typed = |text| typed(&county, 0, students(), text);
        assert_eq!(typed("１，０５６ 人"), set(Some(1056.0)));
        assert_eq!(typed("1.2万"), set(Some(12000.0)));
        assert_eq!(typed("—"), set(None));
        assert_eq!(typed(" 900 "), Ok(Typed::Same));
        assert!(matches!(typed("九百"), Err(TypedProblem::Number { .. })));
        assert!(matches!(typed("-3"), Err(TypedProblem::Negative { .. })));
    }

    #[test]
    fn words_are_taken_only_where_the_cell_can_hold_them() {
        let county = county();
        let typed = |school, column, text| typed(&county, school, column, text);
        let parent = Edit::Parent { school: 1, parent: Some("1".into()), remember: true };
        assert_eq!(typed(1, Column::Parent, "一小"), Ok(Typed::Edit(parent)));
        assert!(matches!(typed(1, Column::Parent, "2"), Err(TypedProblem::NoParent { .. })));
        assert_eq!(typed(0, Column::Name, " "), Err(TypedProblem::NoName));
        assert_eq!(typed(0, Column::Name, "一小"), Ok(Typed::Same));
        assert_eq!(typed(0, Column::Counted, "true"), Ok(Typed::Same));
        assert!(matches!(typed(0, Column::Counted, "false"), Ok(Typed::Edit(_))));
        assert!(matches!(typed(0, Column::EstablishedYear, "19"), Err(TypedProblem::Year { .. })));
        assert!(matches!(typed(0, Column::EstablishedYear, "1998年"), Ok(Typed::Edit(_))));
        assert_eq!(typed(0, Column::Id, "7"), Err(TypedProblem::Fixed));
    }

    #[test]
    fn every_refusal_has_its_sentence() {
        let text = || "x".to_owned();
        let mut problems = vec![
            TypedProblem::Fixed,
            TypedProblem::Negative { text: text() },
            TypedProblem::Year { text: text() },
            TypedProblem::Grade { text: text() },
            TypedProblem::NoName,
            TypedProblem::RowThere,
            TypedProblem::NoUnit { text: text() },
            TypedProblem::NoParent { text: text() },
            TypedProblem::SameSchool { text: text() },
            TypedProblem::Choice { text: text(), choices: text() },
            TypedProblem::Choice { text: String::new(), choices: text() },
        ];
        problems.extend(
            [
                NumberProblem::NotANumber,
                NumberProblem::BadGrouping,
                NumberProblem::UnknownUnit,
                NumberProblem::TooLarge,
            ]
            .map(|problem| TypedProblem::Number { problem, text: text() }),
        );
        for problem in &problems {
            assert!(super::super::has_words(problem.sentence().0), "{problem:?}");
        }
    }
}
