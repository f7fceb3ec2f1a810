//! What the columns of a table of past years hold where their labels do not say: by what stands
//! below them, and by one another; and whether the whole is such a table.

use crate::order::Set;

use super::grade::{GradeReading, MOST_JUNIOR, is_bare_number, read_grade};
use super::layout::{Kind, Layout, Measure, Role};
use super::words::words;
use crate::county::SectionKind;
use crate::import::files::forms;
use crate::import::files::header::Header;
use crate::import::files::label::normalise;
use crate::import::files::sheet::{Cell, Row, Table};
use crate::import::files::values::read_text;
use crate::import::files::year::whole_year;

/// Rows whose cells tell what a column without a known label holds.
const LOOKED_AT: usize = 40;

/// Columns left of the figures whose label tells nothing, and that nobody has told, are told by
/// what stands below.
pub fn name_by_content(
    table: &Table,
    header: &Header,
    columns: &mut Vec<(u32, Kind)>,
    told: &Set<u32>,
) {
    let is_figure = |kind: &Kind| matches!(kind, Kind::Pupils(_) | Kind::Total(_));
    let Some(first) = columns.iter().find(|(_, kind)| is_figure(kind)).map(|(at, _)| *at) else {
        return;
    };
    let words = forms::words();
    for at in 0..first.min(6) {
        let label = header.columns.iter().find(|column| column.column == at);
        let known = columns.iter().position(|(column, _)| *column == at);
        let open = known.and_then(|k| columns.get(k)).is_none_or(|(_, k)| *k == Kind::Unused);
        let says_nothing =
            label.and_then(|l| l.folded.last()).is_some_and(|leaf| words.says_nothing(leaf));
        if !open || says_nothing || told.contains(&at) {
            continue;
        }
        let Some(role) = role_of_content(table, header, at) else { continue };
        let taken = columns.iter().any(|(_, kind)| match kind {
            Kind::Role(Role::Id | Role::Name | Role::Zone) => role == Role::Unit,
            kind => *kind == Kind::Role(role),
        });
        if taken {
            continue;
        }
        match known.and_then(|known| columns.get_mut(known)) {
            Some(column) => column.1 = Kind::Role(role),
            None => columns.insert(0, (at, Kind::Role(role))),
        }
    }
    crate::order::sort_by_key(columns, |(column, _)| *column);
}

fn role_of_content(table: &Table, header: &Header, column: u32) -> Option<Role> {
    let words = forms::words();
    let below = table.rows.iter().filter(|row| row.index > header.bottom).take(LOOKED_AT);
    let texts: Vec<String> = below
        .filter_map(|row| read_text(row.cell(column)))
        .filter(|text| !words.is_sum(text) && !words.is_note(text))
        .collect();
    if texts.is_empty() {
        return None;
    }
    if texts.iter().all(|text| whole_year(text).is_some()) {
        return Some(Role::Year);
    }
    if texts.iter().all(|text| is_bare_number(text)) {
        return None;
    }
    let all_grades = texts.iter().all(|text| read_grade(text).is_some());
    Some(if all_grades { Role::Grade } else { Role::Unit })
}

/// A column of pupils without a grade is the sum where others have grades, and nothing where
/// the rows name none either. Bare numbers are grades where nothing else is.
pub fn settle_figures(columns: &mut [(u32, Kind)], bare: &[(usize, u8)]) {
    let in_rows = columns.iter().any(|(_, kind)| *kind == Kind::Role(Role::Grade));
    let graded = |kind: &Kind| matches!(kind, Kind::Pupils(Measure { grade: Some(_), .. }));
    let named = columns.iter().any(|(_, kind)| *kind != Kind::Unused);
    if bare.len() > 1 && !in_rows && named && !columns.iter().any(|(_, kind)| graded(kind)) {
        for (at, grade) in bare {
            if let Some(column) = columns.get_mut(*at) {
                let grade = Some(GradeReading::Grade(*grade));
                column.1 = Kind::Pupils(Measure { grade, ..Measure::default() });
            }
        }
    }
    let by_grade = columns.iter().any(|(_, kind)| graded(kind));
    for (_, kind) in columns.iter_mut() {
        *kind = match *kind {
            Kind::Pupils(measure) if measure.grade.is_none() && by_grade => Kind::Total(measure),
            Kind::Pupils(measure) if measure.grade.is_none() && !in_rows => Kind::Total(measure),
            kind => kind,
        };
    }
}

/// Pupils by grade, of units or of years.
pub fn is_history(layout: &Layout) -> bool {
    let grades = layout.pupils().count();
    let in_rows = layout.role(Role::Grade).is_some();
    let units = [Role::Id, Role::Name, Role::Zone, Role::Unit];
    let placed = units.into_iter().any(|role| layout.role(role).is_some())
        || layout.year.is_some()
        || layout.has_years();
    placed && (grades >= 2 || in_rows && grades == 1)
}

/// A table of teachers, classes or leavers by grade says so in its title.
pub fn is_of_others(table: &Table, layout: &Layout) -> bool {
    let words = words();
    let above = table.rows.iter().take_while(|row| row.index < layout.header.top);
    let titles = above.flat_map(|row: &Row| row.cells.iter()).filter_map(|(_, cell)| match cell {
        Cell::Text(text) => Some(&**text),
        _ => None,
    });
    let mut names = titles.chain([&*table.sheet]).map(normalise);
    names.any(|name| words.other_tables.is_in(&name) && !words.own_tables.is_in(&name))
}

/// Junior grades may be called 一年级 to 三年级 in a sheet of junior schools.
pub fn is_junior(table: &Table, layout: &Layout) -> bool {
    let words = forms::words();
    let above = table.rows.iter().take_while(|row| row.index < layout.header.top);
    let titles = above.flat_map(|row| row.cells.iter()).filter_map(|(_, cell)| match cell {
        Cell::Text(text) => words.section(text),
        _ => None,
    });
    let mut titles = titles;
    let file = table.file.rsplit('/').next().unwrap_or(&table.file);
    let section =
        titles.next().or_else(|| words.section(&table.sheet)).or_else(|| words.section(file));
    let low = layout.pupils().all(|(_, measure)| match measure.grade {
        Some(GradeReading::Grade(grade)) => (1..=MOST_JUNIOR).contains(&grade),
        Some(GradeReading::Junior(_)) => false,
        None => true,
    });
    section == Some(SectionKind::Junior) && low
}
