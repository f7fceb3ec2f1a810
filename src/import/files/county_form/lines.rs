//! The vertical form: one item a line, with its value, and beside it what the county says of it.

use super::CountyForm;
use super::data::{FormData, Item, Kind, chosen, form, targets};
use super::sentence::{Told, figures_of};
use super::value::{self, stated_shift};
use crate::county::{CellRef, Finding, Severity};
use crate::import::files::context::Context;
use crate::import::files::forms;
use crate::import::files::grade_system;
use crate::import::files::label::normalise;
use crate::import::files::sheet::{Cell, Row, Table};
use crate::import::files::values::{Tally, read_text};
use crate::import::files::vertical::{SEARCH_ROWS, column_of, strip_number};
use crate::import::types::{Confidence, MappedColumn, PATH_SEPARATOR};
use crate::json::Value;

/// Items that must be told by a sheet that is of a county.
const ENOUGH: usize = 3;

/// Columns of the form.
pub struct Layout {
    header: u32,
    item: u32,
    /// Columns of values, with what each adds to the item's words: 小学, 初中.
    values: Vec<(u32, String)>,
    unit: Option<u32>,
    class: Option<u32>,
    met: Option<u32>,
    note: Option<u32>,
    document: Option<u32>,
    date: Option<u32>,
    department: Option<u32>,
}

impl Layout {
    fn of(row: &Row) -> Option<Self> {
        let form = form();
        let find = |names: &[String]| column_of(row, names);
        let item = find(&form.heads.item)?;
        let mut layout = Self {
            header: row.index,
            item,
            values: Vec::new(),
            unit: find(&form.heads.unit),
            class: find(&form.heads.class),
            met: find(&form.met_headers),
            note: find(&form.note_headers),
            document: find(&form.document_headers),
            date: find(&form.date_headers),
            department: find(&form.department_headers),
        };
        match find(&form.heads.value) {
            Some(value) => layout.values.push((value, String::new())),
            None => {
                let beside = row.cells.iter().filter(|(column, _)| layout.is_value(*column));
                layout.values = beside.filter_map(|(column, cell)| label(*column, cell)).collect();
            }
        }
        (!layout.values.is_empty()).then_some(layout)
    }

    fn is_value(&self, column: u32) -> bool {
        let named =
            [self.unit, self.class, self.met, self.note, self.document, self.date, self.department];
        column > self.item && !named.contains(&Some(column))
    }
}

fn label(column: u32, cell: &Cell) -> Option<(u32, String)> {
    let label = match cell {
        Cell::Text(text) => normalise(text),
        _ => return None,
    };
    (!form().other_headers.contains(&label)).then_some((column, label))
}

/// One line: its words, those above it, and the row.
struct Line<'a> {
    row: &'a Row,
    item: String,
    label: String,
    above: String,
    path: Vec<String>,
}

fn lines<'a>(table: &'a Table, layout: &Layout) -> Vec<Line<'a>> {
    let (mut class, mut heading) = (String::new(), String::new());
    let mut lines = Vec::new();
    for row in table.rows.iter().filter(|row| row.index > layout.header) {
        if let Some(text) = layout.class.and_then(|column| read_text(row.cell(column)))
            && text != class
        {
            (class, heading) = (text, String::new());
        }
        let Some(item) = read_text(row.cell(layout.item)) else { continue };
        if forms::words().is_note(&item) {
            continue;
        }
        let folded = normalise(&item);
        let label = strip_number(&folded).to_owned();
        let numbered = label != folded;
        let empty = layout.values.iter().all(|(column, _)| row.cell(*column).is_none());
        if empty && layout.met.is_none_or(|column| row.cell(column).is_none()) {
            heading.clone_from(&item);
        } else if numbered {
            heading.clear();
        }
        let mut path: Vec<String> =
            [&class, &heading].into_iter().filter(|text| !text.is_empty()).cloned().collect();
        path.retain(|text| *text != item);
        path.push(item.clone());
        let above = normalise(&class) + strip_number(&normalise(&heading));
        lines.push(Line { row, item, label, above, path });
    }
    lines
}

/// The item that a line says, by its own words, else by those above it too; whether another fits
/// as well.
fn item_of(label: &str, above: &str) -> Option<(&'static Item, usize, bool)> {
    let best = |label: &str, own: &dyn Fn(&Item) -> bool| {
        let fits = form().item.iter().filter(|item| own(item));
        let fits = fits.filter_map(|item| item.fit(label).map(|covered| (covered, item)));
        let fits: Vec<(usize, &'static Item)> = fits.collect();
        let most = fits.iter().map(|(covered, _)| *covered).max()?;
        let mut ties = fits.iter().filter(|(covered, _)| *covered == most);
        let (_, first) = ties.next()?;
        let tied = ties.any(|(_, item)| item.target(None) != first.target(None));
        Some((*first, most, tied))
    };
    let joined = format!("{above}{label}");
    best(label, &|_| true).or_else(|| best(&joined, &|item| item.has_word_in(label)))
}

/// The item that a line is taken for, as a person told it, else by its words; the entry where it
/// was told; and whether another item fits as well.
fn meant(
    label: &str,
    above: &str,
    told: Option<&String>,
) -> Option<(&'static Item, Option<&'static str>, bool)> {
    if let Some(id) = told {
        return chosen(id).map(|(item, entry)| (item, entry, false));
    }
    item_of(label, above).map(|(item, _, tied)| (item, None, tied))
}

/// Where a sheet is such a form of a county: its columns, and how many lines are told.
pub fn recognise(table: &Table) -> Option<(Layout, usize)> {
    let near = table.rows.iter().take_while(|row| row.index < SEARCH_ROWS);
    let mut best: Option<(Layout, usize)> = None;
    for layout in near.filter_map(Layout::of) {
        let mut told: Vec<String> = Vec::new();
        let mut of_county = false;
        for line in lines(table, &layout) {
            for (_, suffix) in &layout.values {
                let found = item_of(&format!("{}{suffix}", line.label), &line.above);
                let Some((item, _, _)) = found else { continue };
                of_county |= !form().of_schools.contains(&item.answer);
                told.push(item.target(item.entry(&line.label)));
            }
        }
        crate::order::sort(&mut told);
        told.dedup();
        if of_county
            && told.len() >= ENOUGH
            && best.as_ref().is_none_or(|(_, most)| told.len() > *most)
        {
            best = Some((layout, told.len()));
        }
    }
    best
}

/// Reads the lines of the form.
pub fn read(table: &Table, layout: &Layout, found: &mut CountyForm, context: &mut Context<'_>) {
    let mut reader = Reader {
        table,
        layout,
        form: form(),
        found,
        tally: Tally::default(),
        findings: Vec::new(),
        by_sentence: Vec::new(),
    };
    let mut columns = Vec::new();
    for line in lines(table, layout) {
        for (column, suffix) in &layout.values {
            columns.push(reader.line(&line, *column, suffix, context));
        }
        reader.beside(&line, context);
    }
    let Reader { tally, mut findings, by_sentence, .. } = reader;
    if let Some(first) = by_sentence.first() {
        #[allow(clippy::cast_precision_loss, reason = "a form has few lines")]
        let finding = Finding::new(Severity::Check, "answer-from-sentence")
            .arg("count", by_sentence.len() as f64);
        findings.push(finding.at(&table.file, &table.sheet, Some(*first)));
    }
    context.findings.append(&mut findings);
    context.findings.extend(tally.findings(&table.file, &table.sheet));
    super::map(table, columns, context);
}

struct Reader<'a> {
    table: &'a Table,
    layout: &'a Layout,
    form: &'static FormData,
    found: &'a mut CountyForm,
    tally: Tally,
    findings: Vec<Finding>,
    /// Cells of conclusions that figures were taken from.
    by_sentence: Vec<CellRef>,
}

impl Reader<'_> {
    fn line(
        &mut self,
        line: &Line<'_>,
        column: u32,
        suffix: &str,
        context: &Context<'_>,
    ) -> MappedColumn {
        let mut path = line.path.clone();
        path.extend(Some(suffix.to_owned()).filter(|suffix| !suffix.is_empty()));
        let cell = line.row.cell(column);
        let mut mapped = MappedColumn {
            cell: CellRef { row: line.row.index, column: self.layout.item },
            path,
            target: None,
            confidence: Confidence::Unused,
            alternatives: targets(),
            corrected: false,
            examples: read_text(cell).into_iter().collect(),
        };
        let label = format!("{}{suffix}", line.label);
        let corrected = context.corrections.get(&mapped.key());
        mapped.corrected = corrected.is_some();
        let Some((item, told, tied)) = meant(&label, &line.above, corrected) else {
            return mapped;
        };
        let joined = format!("{}{label}", line.above);
        let entry = told.or_else(|| item.entry(&label)).or_else(|| item.entry(&joined));
        let target = item.target(entry);
        mapped.target = Some(target.clone());
        mapped.confidence = if tied { Confidence::Ask } else { Confidence::Sure };
        let at = CellRef { row: line.row.index, column };
        if tied {
            let finding = Finding::new(Severity::Check, "answer-unsure")
                .arg("item", target.as_str())
                .arg("path", mapped.path.join(PATH_SEPARATOR));
            self.findings.push(finding.at(&self.table.file, &self.table.sheet, Some(at)));
        }
        let Some(cell) = cell else { return mapped };
        match item.kind {
            Kind::Row => self.row(line, item, &label, cell, at),
            Kind::Grades => {
                let text = read_text(Some(cell)).unwrap_or_default();
                let system = grade_system::read(&text, forms::words().section(&joined));
                match system {
                    Some(system) => {
                        self.found.put(&item.answer, item.key.clone(), system.id().into(), at);
                    }
                    None => {
                        let finding = Finding::new(Severity::Check, "grade-system-unknown")
                            .arg("text", text)
                            .arg("count", 1.0);
                        let (file, sheet) = (&self.table.file, &self.table.sheet);
                        self.findings.push(finding.at(file, sheet, Some(at)));
                    }
                }
            }
            Kind::Text => {
                let text = read_text(Some(cell));
                if item.key == "county" {
                    self.found.county = text;
                }
            }
            _ => self.figure(line, item, entry, &target, cell, at),
        }
        mapped
    }

    fn figure(
        &mut self,
        line: &Line<'_>,
        item: &Item,
        entry: Option<&str>,
        target: &str,
        cell: &Cell,
        at: CellRef,
    ) {
        let unit = self.layout.unit.and_then(|column| read_text(line.row.cell(column)));
        let stated = unit.as_deref().and_then(|unit| stated_shift(item.kind, unit));
        let stated = stated.or_else(|| stated_shift(item.kind, &line.item));
        let read = value::read(cell, item, target, stated, at, &mut self.tally);
        let place = |finding: Finding| finding.at(&self.table.file, &self.table.sheet, Some(at));
        self.findings.extend(read.findings.into_iter().map(place));
        if let Some(value) = read.value {
            self.found.put(&item.answer, path_of(entry, &item.key), value.into(), at);
        }
    }

    /// A whole item: yes or no, or a conclusion, whose figures are looked for.
    fn row(&mut self, line: &Line<'_>, item: &Item, label: &str, cell: &Cell, at: CellRef) {
        let Some(text) = read_text(Some(cell)) else { return };
        let own = value::state(&text, label);
        let met = self.layout.met.and_then(|column| {
            let text = read_text(line.row.cell(column))?;
            value::state(&text, "").map(|state| (state, CellRef { row: at.row, column }))
        });
        if let Some((state, at)) = own.map(|state| (state, at)).or(met) {
            for answer in &item.states {
                self.found.put(answer, "state".to_owned(), state.into(), at);
            }
        }
        if own.is_some() {
            return;
        }
        if !item.figures.is_empty() {
            self.conclusion(item, label, &text, at);
        }
        self.found.put(&item.answer, "note".to_owned(), text.into(), at);
    }

    fn conclusion(&mut self, row: &Item, label: &str, text: &str, at: CellRef) {
        let wanted = |item: &&Item| {
            row.figures.contains(&item.answer) && !matches!(item.kind, Kind::Row | Kind::Text)
        };
        let items: Vec<&'static Item> = self.form.item.iter().filter(wanted).collect();
        let mut any = false;
        for Told { item, entry, number, unit } in figures_of(text, label, &items) {
            let target = item.target(entry.as_deref());
            let stated = stated_shift(item.kind, unit);
            let cell = Cell::Text(number.as_str().into());
            // How numbers are written in a sentence is no matter.
            let read = value::read(&cell, item, &target, stated, at, &mut Tally::default());
            let place =
                |finding: Finding| finding.at(&self.table.file, &self.table.sheet, Some(at));
            self.findings.extend(read.findings.into_iter().map(place));
            if let Some(value) = read.value {
                any = true;
                let path = path_of(entry.as_deref(), &item.key);
                self.found.put(&item.answer, path, value.into(), at);
            }
        }
        if any {
            self.by_sentence.push(at);
        }
    }

    /// Note and evidence of a line go to the item it answers.
    fn beside(&mut self, line: &Line<'_>, context: &Context<'_>) {
        let first = self.layout.values.first().map(|(_, suffix)| suffix.as_str());
        let label = format!("{}{}", line.label, first.unwrap_or_default());
        let mut path = line.path.clone();
        path.extend(first.filter(|suffix| !suffix.is_empty()).map(str::to_owned));
        let corrected = context.corrections.get(&path.join(PATH_SEPARATOR));
        let Some((item, ..)) = meant(&label, &line.above, corrected) else { return };
        if item.answer == "basics" {
            return;
        }
        let answer = match item.states.as_slice() {
            [only] => only.clone(),
            _ => item.answer.clone(),
        };
        for (column, path) in [
            (self.layout.note, "note"),
            (self.layout.document, "evidence.document"),
            (self.layout.date, "evidence.date"),
            (self.layout.department, "evidence.department"),
        ] {
            let Some(column) = column else { continue };
            let Some(text) = read_text(line.row.cell(column)) else { continue };
            let at = CellRef { row: line.row.index, column };
            if !self.found.given.iter().any(|g| g.answer == answer && g.path == path) {
                self.found.put(&answer, path.to_owned(), Value::from(text), at);
            }
        }
    }
}

/// Where a figure stands in its answer: `语文.level`, `funds`, or the answer itself.
fn path_of(entry: Option<&str>, key: &str) -> String {
    match entry {
        Some(entry) => format!("{entry}.{key}"),
        None => key.to_owned(),
    }
}
