//! 表Ⅱ-2: every school section that is assessed, primary first.

use super::asked::{Asked, count};
use super::counts::codes;
use super::data::{form, note};
use super::fill::{fill, put};
use super::model::{Cell, Table};
use crate::county::{County, Ownership, School, SectionKind};
use crate::order::Set;
use crate::score::{SchoolRow, Standing};

/// The code of the first indicator.
const FIRST: usize = 6;

/// The rows and what the form wants counted below them.
pub fn rows(asked: &Asked<'_>, table: &mut Table) {
    let assessed = asked.evaluation.schools.iter().filter(|row| row.excluded.is_none());
    for (number, row) in (1..).zip(assessed) {
        table.rows.push(cells(asked.county, number, row));
    }
    let names = |name: &str| asked.number(name);
    table.notes.extend(fill(note("schools"), &names));
    if asked.number("own.excluded").is_some_and(|n| n > 0.0) {
        table.notes.extend(fill(note("excluded"), &names));
    }
    table.notes.push(note("standard").to_owned());
}

fn cells(county: &County, number: usize, row: &SchoolRow) -> Vec<Cell> {
    let mut cells = vec![
        Cell::number(Some(count(number)), 0),
        Cell::new(row.name.as_str()).left(),
        Cell::new(organizer(county, row)),
        Cell::number(row.students, 0),
        Cell::number(grades(county, row), 0),
        Cell::number(row.classes, 0),
    ];
    cells.extend(row.indicators.iter().map(|indicator| Cell::number(indicator.value, 2)));
    cells.push(Cell::new(verdict(row.pass)));
    cells.push(Cell::new(remark(row)).left());
    cells
}

/// The code of who runs the school; of a public one of which nobody told, that it is one.
fn organizer(county: &County, row: &SchoolRow) -> &'static str {
    let told = match row.ownership {
        Ownership::Private => Some("private"),
        Ownership::Public => county.schools.get(row.school).and_then(School::organizer),
    };
    let code = told.and_then(|told| form().organizers.get(told));
    code.map_or_else(|| note("public"), String::as_str)
}

/// 是, 否 or 待定.
pub fn verdict(pass: Option<bool>) -> &'static str {
    match pass {
        Some(true) => &form().yes,
        Some(false) => &form().no,
        None => &form().open,
    }
}

/// Which indicators reach the standard, which 85 % of it, which neither, and which are missing.
fn remark(row: &SchoolRow) -> String {
    let of = |standing: Standing, key: &str| {
        let at = (FIRST..).zip(&row.indicators).filter(|(_, value)| value.standing == standing);
        let at: Vec<_> = at.map(|(code, _)| code).collect();
        (!at.is_empty()).then(|| put(note(key), &[("list", &codes(&at))]))
    };
    let said = [
        of(Standing::Met, "met"),
        of(Standing::Floor, "floor"),
        of(Standing::Below, "below"),
        of(Standing::Missing, "missing"),
    ];
    let said: Vec<_> = said.into_iter().flatten().collect();
    if said.is_empty() { String::new() } else { said.join(note("stop")) + note("end") }
}

/// Grades that have classes, with those of the schools counted with it; else those that had pupils in
/// the past of this school year, where the school has no other section.
fn grades(county: &County, row: &SchoolRow) -> Option<f64> {
    let members = || std::iter::once(row.school).chain(row.merged.iter().copied());
    let schools = || members().filter_map(|at| county.schools.get(at));
    let mut found = Set::new();
    for section in schools().filter_map(|school| school.section(row.section)) {
        if section.classes.is_empty() && section.students.is_none_or(|n| n > 0.0) {
            return of_history(county, row);
        }
        found.extend(section.classes.iter().map(|class| class.grade));
    }
    (!found.is_empty()).then(|| count(found.len()))
}

fn of_history(county: &County, row: &SchoolRow) -> Option<f64> {
    let school = county.schools.get(row.school)?;
    let other = SectionKind::COMPULSORY.into_iter().filter(|s| *s != row.section);
    let alone = other.into_iter().all(|section| school.section(section).is_none());
    if !alone || !row.merged.is_empty() {
        return None;
    }
    let mut found = Set::new();
    for entry in county.history.iter().filter(|e| Some(e.year) == county.school_year) {
        let here = entry.unit == row.id && (1..=9).contains(&entry.grade);
        if here && entry.students.is_some_and(|n| n > 0.0) {
            found.insert(entry.grade);
        }
    }
    (!found.is_empty()).then(|| count(found.len()))
}
