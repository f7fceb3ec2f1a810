//! A list of classes: one row a class, with the school's code or name, the grade and the pupils.

use std::collections::BTreeMap;

use super::context::Context;
use super::draft::Draft;
use super::label::normalise;
use super::sheet::{Cell, Row, Table};
use super::values::{Tally, read_code, read_figure, read_text};
use super::year::year_of;
use crate::county::{CellRef, Class, FieldKind, Finding, SectionKind, Severity};
use crate::import::types::{Confidence, MappedColumn, MappedSheet};

/// Headers of the list, as the template writes them first.
pub const HEADERS: [&str; 5] = ["学校标识码", "学校名称", "年级", "班级名称", "学生数(人)"];
const CODES: [&str; 3] = ["学校标识码", "机构标识码", "学校代码"];
const NAMES: [&str; 2] = ["学校名称", "机构名称"];
const GRADES: [&str; 1] = ["年级"];
const CLASSES: [&str; 4] = ["班级名称", "班级", "班名", "班号"];
const PUPILS: [&str; 5] = ["学生数", "人数", "班额", "在校学生数", "班级人数"];
/// Rows that are searched for the header.
const SEARCH_ROWS: u32 = 20;

struct Layout {
    header: u32,
    code: Option<u32>,
    name: Option<u32>,
    grade: u32,
    class: u32,
    pupils: u32,
}

fn layout(table: &Table) -> Option<Layout> {
    for row in table.rows.iter().take_while(|row| row.index < SEARCH_ROWS) {
        let find = |names: &[&str]| {
            let is_name = |cell: &Cell| match cell {
                Cell::Text(text) => names.contains(&normalise(text).as_str()),
                _ => false,
            };
            row.cells.iter().find(|(_, cell)| is_name(cell)).map(|(column, _)| *column)
        };
        let (code, name) = (find(&CODES), find(&NAMES));
        let (Some(grade), Some(class), Some(pupils)) =
            (find(&GRADES), find(&CLASSES), find(&PUPILS))
        else {
            continue;
        };
        if code.is_some() || name.is_some() {
            return Some(Layout { header: row.index, code, name, grade, class, pupils });
        }
    }
    None
}

/// Grade 1-9 from `3`, `三年级`, `初二`, `八年级`, `初中二年级`.
fn grade_of(text: &str) -> Option<u8> {
    const DIGITS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let text = normalise(text);
    let junior = text.starts_with("初");
    let inner = text.trim_start_matches(['初', '中', '小', '学']).trim_end_matches(['年', '级']);
    let place = DIGITS.iter().position(|digit| *digit == inner);
    let grade = match place {
        Some(place) => u8::try_from(place + 1).ok()?,
        None => inner.parse().ok()?,
    };
    let grade = if junior && grade <= 3 { grade + 6 } else { grade };
    (1..=9).contains(&grade).then_some(grade)
}

/// Reads a sheet if it is such a list. False when it is not.
pub fn read(table: &Table, context: &mut Context<'_>) -> bool {
    let Some(layout) = layout(table) else { return false };
    let source = context.source(table);
    let year = year_of(table, layout.header);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut places: BTreeMap<(Option<String>, Option<String>), usize> = BTreeMap::new();
    let mut tally = Tally::default();
    let mut unread: Option<CellRef> = None;
    let mut count = 0_usize;
    for row in table.rows.iter().filter(|row| row.index > layout.header) {
        let id = layout.code.and_then(|column| read_code(row.cell(column)));
        let name = layout.name.and_then(|column| read_text(row.cell(column)));
        if id.is_none() && name.is_none() {
            continue;
        }
        let Some((section, class)) = class_of(row, &layout, &mut tally) else {
            unread = unread.or(Some(CellRef { row: row.index, column: layout.grade }));
            count += 1;
            continue;
        };
        let at = *places.entry((id.clone(), name.clone())).or_insert_with(|| {
            let cell =
                row.cells.first().map(|(column, _)| CellRef { row: row.index, column: *column });
            drafts.push(Draft { source, at: cell, id, name, year, ..Draft::default() });
            drafts.len() - 1
        });
        if let Some(draft) = drafts.get_mut(at) {
            draft.classes.entry(section).or_default().push(class);
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
    };
    context.map_sheet(mapped, false);
    context.drafts.append(&mut drafts);
    true
}

fn class_of(row: &Row, layout: &Layout, tally: &mut Tally) -> Option<(SectionKind, Class)> {
    let grade = grade_of(&read_text(row.cell(layout.grade))?)?;
    let at = CellRef { row: row.index, column: layout.pupils };
    let students = read_figure(row.cell(layout.pupils), FieldKind::People, 0, at, tally);
    if students.problem.is_some() && students.value.is_none() {
        return None;
    }
    let name = read_text(row.cell(layout.class)).unwrap_or_default();
    let section = if grade <= 6 { SectionKind::Primary } else { SectionKind::Junior };
    Some((section, Class { grade, name, students: students.value, ..Class::default() }))
}

fn columns(table: &Table, layout: &Layout) -> Vec<MappedColumn> {
    let named = [
        (layout.code, "id"),
        (layout.name, "name"),
        (Some(layout.grade), "class.grade"),
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

    #[test]
    fn grades_in_every_wording() {
        for (text, grade) in [
            ("1", Some(1)),
            ("三年级", Some(3)),
            ("３", Some(3)),
            ("小学六年级", Some(6)),
            ("七年级", Some(7)),
            ("初二", Some(8)),
            ("初中三年级", Some(9)),
            ("高一", None),
            ("十", None),
            ("0", None),
        ] {
            assert_eq!(grade_of(text), grade, "{text}");
        }
    }
}
