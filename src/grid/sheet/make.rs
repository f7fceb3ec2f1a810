//! A row made of texts, one a column: what a paste below the last row adds, and the form.

use super::rows::{NewRow, added};
use crate::county::{Class, County, Edit, Kind, Place, School, Section, SectionKind};
use crate::grid::block::chosen;
use crate::grid::columns::Column;
use crate::grid::tabs::Tab;
use crate::grid::typed::{Typed, TypedProblem, figure, typed};
use crate::words::Words;

/// Texts of a row, each with its column.
pub type Row<'t> = Vec<(Column, &'t str)>;

/// A row that is to be added.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The change that adds it.
    pub edit: Edit,
    /// Texts that it does not take: those cells stay empty.
    pub refused: Vec<(Column, TypedProblem)>,
}

fn text_of<'t>(row: &Row<'t>, column: Column) -> &'t str {
    row.iter().find(|(c, _)| *c == column).map_or("", |(_, text)| text.trim())
}

/// The change that adds a row to a table.
///
/// # Errors
/// When the row is there already, or its texts name none.
pub fn row_of(county: &County, tab: Tab, row: &Row, words: &Words) -> Result<Made, TypedProblem> {
    match tab {
        Tab::Section(_) | Tab::Schools => school(county, tab, row, words),
        Tab::Births | Tab::Past | Tab::Classes => record(county, tab, row),
    }
}

/// The change that adds a school, or to a school the section of a table; kind and texts as typed.
///
/// # Errors
/// When it is there already, has no name, or its kind is none.
pub fn new_school(
    county: &County,
    tab: Tab,
    (id, name, kind): (&str, &str, &str),
    words: &Words,
) -> Result<Edit, TypedProblem> {
    let row = vec![(Column::Id, id), (Column::Name, name), (Column::Kind, kind)];
    school(county, tab, &row, words).map(|made| made.edit)
}

fn school(county: &County, tab: Tab, row: &Row, words: &Words) -> Result<Made, TypedProblem> {
    let (id, name) = (text_of(row, Column::Id), text_of(row, Column::Name));
    let same = |text: &str| Err(TypedProblem::SameSchool { text: text.to_owned() });
    let known = if id.is_empty() { name } else { id };
    if known.is_empty() {
        return Err(TypedProblem::NoName);
    }
    let there = match id {
        "" => county.find_school(name),
        id => county.schools.iter().position(|school| school.id == id),
    };
    let found = there.and_then(|at| Some((at, county.schools.get(at)?)));
    let (mut school, at) = match (found, tab) {
        (Some((at, school)), Tab::Section(section)) if school.section(section).is_none() => {
            (school.clone(), Some(at))
        }
        (Some(_), _) => return same(known),
        (None, _) if name.is_empty() => return Err(TypedProblem::NoName),
        // An id that is a name of another: the two could not be told apart.
        (None, _) if id.is_empty() && county.find_school(name).is_some() => return same(name),
        (None, _) => (School::new(known, name), None),
    };
    if at.is_none() {
        school.kind = match (kind(row, words)?, tab) {
            (Some(kind), _) => kind,
            (None, Tab::Section(SectionKind::Junior)) => Kind::Junior,
            (None, Tab::Section(SectionKind::Senior)) => Kind::CompleteSecondary,
            (None, _) => Kind::Primary,
        };
        for section in school.kind.sections() {
            *school.section_slot(*section) = Some(Section::default());
        }
    }
    if let Tab::Section(section) = tab {
        school.section_slot(section).get_or_insert_default();
    }
    let refused = filled(county, &mut school, row, words);
    let edit = match at {
        Some(at) => Edit::School { school: at, with: Box::new(school) },
        None => Edit::SchoolRows { at: vec![county.schools.len()], with: vec![school] },
    };
    Ok(Made { edit, refused })
}

fn kind(row: &Row, words: &Words) -> Result<Option<Kind>, TypedProblem> {
    let text = text_of(row, Column::Kind);
    if text.is_empty() {
        return Ok(None);
    }
    let chosen = chosen(Column::Kind, text, words)?;
    Ok(chosen.and_then(|id| Kind::ALL.into_iter().find(|kind| kind.id() == id)))
}

/// Lays the texts of a row into a school that is new to its table.
fn filled(
    county: &County,
    school: &mut School,
    row: &Row,
    words: &Words,
) -> Vec<(Column, TypedProblem)> {
    let mut refused = Vec::new();
    let mut alone = County { schools: vec![school.clone()], ..County::default() };
    for (column, text) in row {
        let (column, text) = (*column, text.trim());
        if text.is_empty() || [Column::Id, Column::Name, Column::Kind].contains(&column) {
            continue;
        }
        let read = if column == Column::Parent {
            // Looked for among all of them.
            match county.find_school(text).and_then(|at| county.schools.get(at)) {
                Some(parent) => Ok(Typed::Edit(Edit::Text {
                    school: 0,
                    place: Place::Parent,
                    text: parent.id.clone(),
                })),
                None => Err(TypedProblem::NoParent { text: text.to_owned() }),
            }
        } else {
            chosen(column, text, words)
                .and_then(|choice| typed(&alone, 0, column, choice.unwrap_or(text)))
        };
        match read {
            Ok(Typed::Same) => {}
            Ok(Typed::Edit(edit)) => {
                if alone.apply(edit).is_err() {
                    refused.push((column, TypedProblem::Fixed));
                }
            }
            Err(problem) => refused.push((column, problem)),
        }
    }
    if let Some(filled) = alone.schools.pop() {
        *school = filled;
    }
    refused
}

/// A row of past years, births or classes.
fn record(county: &County, tab: Tab, row: &Row) -> Result<Made, TypedProblem> {
    let text = |column| text_of(row, column).to_owned();
    let new = NewRow {
        name: text(Column::Name),
        year: text(Column::Year),
        grade: text(Column::ClassGrade),
    };
    let mut edit = added(county, tab, &new)?;
    let mut refused = Vec::new();
    let mut read = |column| match figure(text_of(row, column)) {
        Ok(value) => value,
        Err(problem) => {
            refused.push((column, problem));
            None
        }
    };
    match &mut edit {
        Edit::Births { count, .. } => *count = read(Column::BirthCount),
        Edit::ClassRow { with: Some(class), .. } => {
            let class: &mut Class = class;
            class.name = text(Column::ClassName);
            class.students = read(Column::ClassStudents);
        }
        Edit::Several { edits } => {
            for edit in edits {
                if let Edit::Past { grade, students, .. } = edit {
                    *students = read(Column::Grade(*grade));
                }
            }
        }
        _ => {}
    }
    Ok(Made { edit, refused })
}
