//! The statistics workbook of one school: one sheet a form (教基1001, 3112, 4155 …), figures where
//! the labels of a row and of a column meet.

mod figures;
mod form;

use self::form::{RawBeside, RawChecked, form};

use super::context::Context;
use super::draft::Draft;
use super::form_grid::{FormGrid, Found};
use super::forms::{self, Checked, KindReading};
use super::grade_system;
use super::label::{Pattern, normalise};
use super::sheet::{Cell, Table};
use super::sums::Share;
use super::told;
use super::values::{Tally, read_code, read_figure, read_text, read_year};
use super::year::year_of;
use crate::county::{CellRef, Field, FieldKind, Finding, SectionKind, Severity};
use crate::import::types::{Confidence, MappedColumn, MappedSheet, PATH_SEPARATOR};
use crate::order::Map;

/// Rows at the top of a form that may name its year.
const TITLE_ROWS: u32 = 4;

/// The number of the form that a sheet holds, from its name or the texts in its first rows.
pub fn form_of(table: &Table) -> Option<String> {
    let near = table.rows.iter().take_while(|row| row.index < 6);
    let texts = near.flat_map(|row| row.cells.iter()).filter_map(|(_, cell)| match cell {
        Cell::Text(text) => Some(&**text),
        _ => None,
    });
    std::iter::once(&*table.sheet).chain(texts).find_map(form_number)
}

/// `教基3112`, also written `教基3112续` or `教基 3112`.
fn form_number(text: &str) -> Option<String> {
    let folded = normalise(text);
    let (_, after) = folded.split_once("教基")?;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    (digits.len() == 4).then(|| format!("教基{digits}"))
}

/// Reads the sheets of one school's workbook into one draft.
pub fn read(tables: &[&Table], context: &mut Context<'_>) {
    let mut reader = Reader::default();
    for table in tables {
        let Some(number) = form_of(table) else { continue };
        let source = context.source(table);
        reader.draft.year = reader.draft.year.or_else(|| year_of(table, TITLE_ROWS));
        let columns = reader.sheet(table, &number, source, &context.corrections);
        let known = columns.iter().any(|column| column.target.is_some());
        if !known {
            continue;
        }
        let mapped = MappedSheet {
            file: table.file.to_string(),
            sheet: table.sheet.to_string(),
            form: form().raw.id.clone(),
            schools: 1,
            columns,
            rows: Vec::new(),
        };
        context.map_sheet(mapped, true);
    }
    let Some(first) = tables.first() else { return };
    reader.finish();
    let Reader { mut draft, findings, mut tallies, .. } = reader;
    if draft.figures.is_empty() && draft.name.is_none() {
        let finding = Finding::new(Severity::Must, "no-column-matched");
        context.findings.push(finding.at(&first.file, &first.sheet, None));
        return;
    }
    draft.source = context.source(first);
    draft.yearly = true;
    if draft.name.is_none() && draft.id.is_none() {
        context.name_after_file(&mut draft, &first.file);
    }
    for mut finding in findings {
        finding.school_id.clone_from(&draft.id);
        finding.school.clone_from(&draft.name);
        context.findings.push(finding);
    }
    let checked = told::check(&draft, context);
    context.findings.extend(checked);
    for (file, sheet, tally) in tallies.drain(..) {
        context.form_findings(tally.findings(&file, &sheet));
    }
    context.drafts.push(draft);
}

/// A sheet while it is read.
struct Sheet<'a> {
    table: &'a Table,
    grid: &'a FormGrid,
    source: u32,
    tally: &'a mut Tally,
    columns: &'a mut Vec<MappedColumn>,
}

/// Cells that are offered in the mapping for a figure that was not found.
const MOST_UNUSED: usize = 150;

/// Where a figure was not found, or several places fit, every other cell is there to choose.
fn unused(sheet: &mut Sheet<'_>) {
    let taken: Vec<CellRef> = sheet.columns.iter().map(|column| column.cell).collect();
    let free = sheet.grid.cells().filter(|(at, _)| !taken.contains(at)).take(MOST_UNUSED);
    let free = free.map(|(at, path)| unused_cell(sheet.table, at, path));
    sheet.columns.extend(free);
}

fn unused_cell(table: &Table, at: CellRef, path: Vec<String>) -> MappedColumn {
    MappedColumn {
        cell: at,
        path,
        target: None,
        confidence: Confidence::Unused,
        alternatives: Vec::new(),
        corrected: false,
        examples: read_text(table.cell(at.row, at.column)).into_iter().collect(),
    }
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    shares: Map<Field, Vec<(Share, Option<String>)>>,
    findings: Vec<Finding>,
    tallies: Vec<(String, String, Tally)>,
}

impl Reader {
    fn sheet(
        &mut self,
        table: &Table,
        number: &str,
        source: u32,
        corrections: &Map<String, String>,
    ) -> Vec<MappedColumn> {
        let form = form();
        let grid = FormGrid::new(table);
        let mut tally = Tally::default();
        let mut columns = Vec::new();
        for beside in &form.raw.beside {
            self.beside(table, &grid, source, beside, &mut columns);
        }
        let mut sheet =
            Sheet { table, grid: &grid, source, tally: &mut tally, columns: &mut columns };
        let placed = self.corrected(&mut sheet, corrections);
        let mut wanting = false;
        let mut missing: Vec<Field> = Vec::new();
        for figure in form.figures.iter().filter(|f| f.forms.iter().any(|n| n == number)) {
            // What a person has placed needs no guess.
            if placed.iter().any(|(field, _)| *field == Some(figure.field)) {
                continue;
            }
            match sheet.grid.find(&figure.row, &figure.column) {
                Some(found) if placed.iter().any(|(_, at)| *at == found.at) => {}
                Some(found) => {
                    wanting |= found.tied;
                    missing.retain(|field| *field != figure.field);
                    self.figure(&mut sheet, found, figure.field, Some(figure), false);
                }
                None if !self.shares.contains_key(&figure.field) => missing.push(figure.field),
                None => {}
            }
        }
        if wanting || !missing.is_empty() {
            unused(&mut sheet);
        }
        if let Some(section) = form.raw.bands.forms.get(number) {
            let mut bands = [None; 10];
            for (pattern, slot) in form.bands.iter().zip(&mut bands) {
                let Some(at) = grid.find(std::slice::from_ref(pattern), &[]).map(|f| f.at) else {
                    continue;
                };
                let cell = table.cell(at.row, at.column);
                *slot = read_figure(cell, FieldKind::Count, 0, at, &mut tally).value;
            }
            if bands.iter().any(Option::is_some) {
                self.draft.bands.insert(*section, bands);
            }
        }
        for checked in form.raw.checked.iter().filter(|c| c.forms.iter().any(|n| n == number)) {
            self.checked(table, &grid, checked, source, &mut tally);
        }
        self.grades(table, &grid, number, &mut tally);
        self.tallies.push((table.file.to_string(), table.sheet.to_string(), tally));
        columns
    }

    /// A figure that only checks others.
    fn checked(
        &mut self,
        table: &Table,
        grid: &FormGrid,
        raw: &RawChecked,
        source: u32,
        tally: &mut Tally,
    ) {
        let patterns = |texts: &[String]| -> Vec<Pattern> {
            texts.iter().map(|text| Pattern::parse(text)).collect()
        };
        let Some(checked) = Checked::parse(&raw.target) else { return };
        let Some(found) = grid.find(&patterns(&raw.row), &patterns(&raw.column)) else { return };
        let cell = table.cell(found.at.row, found.at.column);
        if let Some(value) = read_figure(cell, FieldKind::People, 0, found.at, tally).value {
            self.draft.checked.insert((raw.section, checked), (value, source, found.at));
        }
    }

    fn grades(&mut self, table: &Table, grid: &FormGrid, number: &str, tally: &mut Tally) {
        let total = [Pattern::parse("总计|合计|计")];
        let of_form =
            form().grades.iter().filter(|grades| grades.forms.iter().any(|n| n == number));
        for (grade, pattern) in of_form.flat_map(|grades| &grades.columns) {
            let pattern = std::slice::from_ref(pattern);
            let found = grid.find(&total, pattern).or_else(|| grid.find(pattern, &[]));
            let Some(at) = found.map(|found| found.at) else { continue };
            let cell = table.cell(at.row, at.column);
            let figure = read_figure(cell, FieldKind::People, 0, at, tally);
            let Some(students) = figure.value else { continue };
            // 六年级 stands in the forms of both sections, and only one of them has it.
            let known = self.draft.grades.get(grade).is_some_and(|(known, _)| *known > 0.0);
            if students > 0.0 || !known {
                self.draft.grades.insert(*grade, (students, at));
            }
        }
    }

    /// What stands to the right of its label.
    fn beside(
        &mut self,
        table: &Table,
        grid: &FormGrid,
        source: u32,
        beside: &RawBeside,
        columns: &mut Vec<MappedColumn>,
    ) {
        let names: Vec<String> =
            beside.labels.iter().flat_map(|l| l.split('|')).map(normalise).collect();
        let Some((label, at)) = grid.beside(table, &names) else { return };
        let cell = table.cell(at.row, at.column);
        let Some(text) = read_text(cell) else { return };
        let words = forms::words();
        let draft = &mut self.draft;
        draft.at.get_or_insert(at);
        match beside.target.as_str() {
            "name" => draft.name = draft.name.take().or(Some(text.clone())),
            "id" => draft.id = draft.id.take().or_else(|| read_code(cell)),
            "county" => draft.county = draft.county.take().or(Some(text.clone())),
            "city" => draft.city = draft.city.take().or(Some(text.clone())),
            "province" => draft.province = draft.province.take().or(Some(text.clone())),
            "kind" | "kindCode" => match words.kind(&text) {
                Some(KindReading::Known(kind)) => draft.kind = draft.kind.or(Some(kind)),
                _ => {
                    let finding = Finding::new(Severity::Check, "kind-unknown");
                    let finding = finding.arg("text", text.as_str()).arg("count", 1.0);
                    self.findings.push(finding.at(&table.file, &table.sheet, Some(at)));
                }
            },
            "ownership" => {
                draft.private = draft.private.or_else(|| words.is_private(&text));
                draft.organizer = draft.organizer.or_else(|| words.organizer(&text));
            }
            "setting" => draft.setting = draft.setting.or_else(|| words.setting(&text)),
            "counted" => draft.counted = draft.counted.or_else(|| words.yes_no(&text)),
            target if target.starts_with("gradeSystem") => {
                let of = target.rsplit('.').next();
                let section = SectionKind::ALL.into_iter().find(|s| of == Some(s.id()));
                let system = grade_system::read(&text, section);
                let told = system.map(|system| (system, source, at));
                draft.grade_system = draft.grade_system.or(told);
            }
            "established" => draft.established = draft.established.or_else(|| read_year(cell)),
            _ => {}
        }
        columns.push(MappedColumn {
            cell: label,
            path: read_text(table.cell(label.row, label.column)).into_iter().collect(),
            target: Some(beside.target.clone()),
            confidence: Confidence::Sure,
            alternatives: Vec::new(),
            corrected: false,
            examples: vec![text],
        });
    }

    /// Cells that a person said the meaning of, or that they mean nothing; what was placed where.
    fn corrected(
        &mut self,
        sheet: &mut Sheet<'_>,
        corrections: &Map<String, String>,
    ) -> Vec<(Option<Field>, CellRef)> {
        let mut placed = Vec::new();
        for (key, id) in corrections {
            let path: Vec<&str> = key.split(PATH_SEPARATOR).collect();
            let Some(at) = sheet.grid.at_path(&path) else { continue };
            let path = path.into_iter().map(str::to_owned).collect();
            let field = Field::parse(id);
            placed.push((field, at));
            match field {
                Some(field) => {
                    let known = form().figures.iter().find(|figure| figure.field == field);
                    let found = Found { at, path, tied: false };
                    self.figure(sheet, found, field, known, true);
                }
                None => sheet
                    .columns
                    .push(MappedColumn { corrected: true, ..unused_cell(sheet.table, at, path) }),
            }
        }
        placed
    }
}
