//! A list of classes: one row a class, with the school's code or name, the grade and the pupils.

use super::context::Context;
use super::draft::Draft;
use super::forms;
use super::history::{self, GradeReading, Labels, read_grade};
use super::label::normalise;
use super::sheet::{Cell, Row, Table};
use super::values::{Tally, read_code, read_figure, read_text};
use super::year::{whole_year, year_of};
use crate::county::{CellRef, Class, FieldKind, Finding, Severity};
use crate::import::types::{Confidence, MappedColumn, MappedSheet};
use crate::order::Map;

/// Rows that are searched for the header.
const SEARCH_ROWS: u32 = 20;
/// Rows whose names of classes are to tell the grade where no column does.
const LOOKED_AT: usize = 5;

/// Whose classes a row lists: the school's code and name, and the year.
type Place = (Option<String>, Option<String>, Option<i32>);

struct Layout {
    header: u32,
    code: Option<u32>,
    name: Option<u32>,
    year: Option<u32>,
    grade: Option<u32>,
    class: u32,
    pupils: u32,
}

fn layout(table: &Table) -> Option<Layout> {
    let words = history::words();
    let classes = &words.classes;
    for row in table.rows.iter().take_while(|row| row.index < SEARCH_ROWS) {
        let find = |labels: &Labels| {
            let is_name = |cell: &Cell| match cell {
                Cell::Text(text) => labels.has(&normalise(text)),
                _ => false,
            };
            row.cells.iter().find(|(_, cell)| is_name(cell)).map(|(column, _)| *column)
        };
        let (code, name) = (find(&classes.code), find(&classes.name));
        let (grade, year) = (find(&classes.grade), find(&words.roles.year));
        let (Some(class), Some(pupils)) = (find(&classes.class), find(&classes.students)) else {
            continue;
        };
        let told = grade.is_some() || names_tell_grades(table, row.index, class);
        if told && (code.is_some() || name.is_some()) {
            return Some(Layout { header: row.index, code, name, year, grade, class, pupils });
        }
    }
    None
}

fn names_tell_grades(table: &Table, header: u32, class: u32) -> bool {
    let below = table.rows.iter().filter(|row| row.index > header);
    let mut names = below.filter_map(|row| read_text(row.cell(class))).take(LOOKED_AT).peekable();
    names.peek().is_some() && names.all(|name| grade_of_class(&name).is_some())
}

/// The grade that the name of a class begins with: `三(2)班`, `七年级1班`, `3.2班`, `302班`.
fn grade_of_class(name: &str) -> Option<GradeReading> {
    let name = normalise(name);
    let name = name.strip_suffix('班')?;
    if let Some(at) = name.find("年级") {
        return read_grade(name.get(..at)?);
    }
    let front = name.split(['(', '.', '-', '第']).next().filter(|front| front.len() < name.len());
    if let Some(front) = front {
        return read_grade(front);
    }
    let digits = name.chars().all(|c| c.is_ascii_digit());
    if digits && name.len() == 3 {
        return read_grade(name.get(..1)?);
    }
    // 三2班, 初一3班
    let front = name.trim_end_matches(|c: char| c.is_ascii_digit());
    (!digits && front.len() < name.len()).then(|| read_grade(front)).flatten()
}

/// Reads a sheet if it is such a list. False when it is not.
pub fn read(table: &Table, context: &mut Context<'_>) -> bool {
    let Some(layout) = layout(table) else { return false };
    let source = context.source(table);
    let of_sheet = year_of(table, layout.header);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut places: Map<Place, usize> = Map::new();
    let mut tally = Tally::default();
    let mut unread: Option<CellRef> = None;
    let mut count = 0_usize;
    for row in table.rows.iter().filter(|row| row.index > layout.header) {
        let id = layout.code.and_then(|column| read_code(row.cell(column)));
        let name = layout.name.and_then(|column| read_text(row.cell(column)));
        let named = name.as_deref().or(id.as_deref());
        let is_other = |text: &str| forms::words().is_sum(text) || forms::words().is_note(text);
        if named.is_none_or(is_other) {
            continue;
        }
        let Some(class) = class_of(row, &layout, &mut tally) else {
            let column = layout.grade.unwrap_or(layout.class);
            unread = unread.or(Some(CellRef { row: row.index, column }));
            count += 1;
            continue;
        };
        let own = layout.year.and_then(|column| whole_year(&read_text(row.cell(column))?));
        let year = own.or(of_sheet);
        let at = *places.entry((id.clone(), name.clone(), year)).or_insert_with(|| {
            let cell =
                row.cells.first().map(|(column, _)| CellRef { row: row.index, column: *column });
            drafts.push(Draft {
                source,
                at: cell,
                id,
                name,
                year,
                yearly: true,
                ..Draft::default()
            });
            drafts.len() - 1
        });
        if let Some(draft) = drafts.get_mut(at) {
            draft.classes.push(class);
        }
    }
    if count > 0 {
        #[allow(clippy::cast_precision_loss, reason = "a sheet has few rows")]
        let finding = Finding::new(Severity::Must, "class-not-read").arg("count", count as f64);
        context.findings.push(finding.at(&table.file, &table.sheet, unread));
    }
    context.findings.extend(tally.findings(&table.file, &table.sheet));
    let mapped = MappedSheet {
        file: table.file.to_string(),
        sheet: table.sheet.to_string(),
        form: "classes".to_owned(),
        schools: drafts.len(),
        columns: columns(table, &layout),
        rows: Vec::new(),
    };
    context.map_sheet(mapped, false);
    context.drafts.append(&mut drafts);
    true
}

fn class_of(row: &Row, layout: &Layout, tally: &mut Tally) -> Option<(GradeReading, Class)> {
    let name = read_text(row.cell(layout.class)).unwrap_or_default();
    let reading = match layout.grade {
        Some(column) => read_grade(&read_text(row.cell(column))?),
        None => grade_of_class(&name),
    };
    let reading = reading.filter(|reading| reading.number() > 0)?;
    let at = CellRef { row: row.index, column: layout.pupils };
    let students = read_figure(row.cell(layout.pupils), FieldKind::People, 0, at, tally);
    if students.problem.is_some() && students.value.is_none() {
        return None;
    }
    Some((reading, Class { name, students: students.value, ..Class::default() }))
}

fn columns(table: &Table, layout: &Layout) -> Vec<MappedColumn> {
    let named = [
        (layout.code, "id"),
        (layout.name, "name"),
        (layout.year, "year"),
        (layout.grade, "class.grade"),
        (Some(layout.class), "class.name"),
        (Some(layout.pupils), "class.students"),
    ];
    let column = |(column, target): (Option<u32>, &str)| {
        let column = column?;
        Some(MappedColumn {
            cell: CellRef { row: layout.header, column },
            path: read_text(table.cell(layout.header, column)).into_iter().collect(),
            target: Some(target.to_owned()),
            confidence: Confidence::Sure,
            alternatives: Vec::new(),
            corrected: false,
            examples: Vec::new(),
        })
    };
    named.into_iter().filter_map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::GradeSystem;

    #[test]
    fn names_of_classes_begin_with_their_grade() {
        for (name, grade) in [
            ("一(1)班", Some(1)),
            ("1（2）班", Some(1)),
            ("三年级2班", Some(3)),
            ("七年级(3)班", Some(7)),
            ("初二（1）班", Some(8)),
            ("初一3班", Some(7)),
            ("四2班", Some(4)),
            ("302班", Some(3)),
            ("5.1班", Some(5)),
            ("12班", None),
            ("启航班", None),
            ("合计", None),
        ] {
            let found = grade_of_class(name).and_then(|grade| grade.grade(GradeSystem::SixThree));
            assert_eq!(found, grade, "{name}");
        }
    }
}
