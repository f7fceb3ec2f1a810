//! Tables of a county with figures side by side: 表Ⅰ (one row), 表Ⅵ (a row a group), and tables of
//! figures by year.

use crate::order::Map;

use super::CountyForm;
use super::data::{BASICS, Item, Kind, chosen, form, targets};
use super::value::{self, stated_shift};
use crate::county::{CellRef, Finding, Severity};
use crate::import::files::context::Context;
use crate::import::files::grade_system;
use crate::import::files::header::{HeaderColumn, label_columns};
use crate::import::files::label::normalise;
use crate::import::files::sheet::{Cell, Row, Table};
use crate::import::files::values::{Tally, read_text};
use crate::import::files::vertical::{SEARCH_ROWS, covered};
use crate::import::files::year::whole_year;
use crate::import::number::read_number;
use crate::import::types::{Confidence, MappedColumn, PATH_SEPARATOR};

/// Figures of what a county is that make a table 表Ⅰ.
const ENOUGH_OF_BASICS: usize = 3;
/// Header rows above the figures that are looked at.
const HEADER_ROWS: u32 = 8;

/// Reads a sheet if it is one of these tables.
pub fn read(table: &Table, found: &mut CountyForm, context: &mut Context<'_>) -> bool {
    let mut reader = Reader {
        table,
        corrections: &context.corrections,
        found,
        tally: Tally::default(),
        findings: Vec::new(),
        columns: Vec::new(),
    };
    if !(reader.survey() || reader.basics() || reader.series()) {
        return false;
    }
    let Reader { tally, mut findings, columns, .. } = reader;
    context.findings.append(&mut findings);
    context.findings.extend(tally.findings(&table.file, &table.sheet));
    super::map(table, columns, context);
    true
}

fn is_figure(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => read_number(text).is_ok_and(|reading| reading.is_some()),
        _ => false,
    }
}

/// The number of a column: L1, 12.
pub(super) fn is_code(label: &str) -> bool {
    let digits = label.strip_prefix('l').unwrap_or(label);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// What stands over a column, without its number.
pub(super) fn words_over(column: &HeaderColumn) -> String {
    column.folded.iter().filter(|label| !is_code(label)).map(String::as_str).collect()
}

pub(super) struct Reader<'a> {
    pub(super) table: &'a Table,
    corrections: &'a Map<String, String>,
    pub(super) found: &'a mut CountyForm,
    tally: Tally,
    findings: Vec<Finding>,
    columns: Vec<MappedColumn>,
}

impl Reader<'_> {
    pub(super) fn say(&mut self, finding: Finding, at: CellRef) {
        self.findings.push(finding.at(&self.table.file, &self.table.sheet, Some(at)));
    }

    /// The first row with so many figures, and the labels over its columns.
    pub(super) fn body(&self, figures: usize) -> Option<(&Row, Vec<HeaderColumn>)> {
        let near = self.table.rows.iter().take_while(|row| row.index < SEARCH_ROWS);
        let numbers = |row: &Row| {
            let texts = row.cells.iter().filter_map(|(_, cell)| read_text(Some(cell)));
            let mut numbered = texts.filter_map(|text| text.parse::<u32>().ok()).peekable();
            numbered.peek() == Some(&1) && numbered.zip(1..).all(|(number, at)| number == at)
        };
        let mut rows = near.filter(|row| {
            row.index > 0
                && row.cells.iter().filter(|(_, cell)| is_figure(cell)).count() >= figures
                && !numbers(row)
        });
        let row = rows.next()?;
        let bottom = row.index - 1;
        Some((row, label_columns(self.table, bottom.saturating_sub(HEADER_ROWS), bottom)))
    }

    pub(super) fn figure(
        &mut self,
        at: CellRef,
        item: &Item,
        target: &str,
        unit: &str,
    ) -> Option<f64> {
        let stated = stated_shift(item.kind, unit);
        let cell = self.table.cell(at.row, at.column)?;
        let read = value::read(cell, item, target, stated, at, &mut self.tally);
        for finding in read.findings {
            self.say(finding, at);
        }
        read.value
    }

    pub(super) fn map(&mut self, column: &HeaderColumn, target: String, at: CellRef) {
        self.columns.push(MappedColumn {
            cell: CellRef { row: column.row, column: column.column },
            path: column.path.iter().map(|label| label.trim().to_owned()).collect(),
            target: Some(target),
            confidence: Confidence::Sure,
            alternatives: Vec::new(),
            corrected: false,
            examples: read_text(self.table.cell(at.row, at.column)).into_iter().collect(),
        });
    }

    /// A column of 表Ⅰ that nothing was read from, so that a person can tell what it is.
    fn unused(&mut self, column: &HeaderColumn, at: CellRef, corrected: bool) {
        let facts = targets().into_iter().filter(|id| id.starts_with("answer.basics."));
        let alternatives = facts.collect();
        self.map(column, String::new(), at);
        if let Some(mapped) = self.columns.last_mut() {
            mapped.target = None;
            mapped.confidence = Confidence::Unused;
            mapped.alternatives = alternatives;
            mapped.corrected = corrected;
        }
    }

    /// 表Ⅰ: what the county is, and sums that its schools tell as well.
    fn basics(&mut self) -> bool {
        let Some((row, columns)) = self.body(ENOUGH_OF_BASICS) else { return false };
        let row = row.index;
        let basics = |words: &str| {
            let items = form().item.iter().filter(|item| item.answer == "basics");
            let fits = items.filter_map(|item| item.fit(words).map(|fit| (fit, item)));
            fits.max_by_key(|(fit, _)| *fit).map(|(_, item)| item)
        };
        let told = columns.iter().filter(|column| basics(&words_over(column)).is_some()).count();
        if told < ENOUGH_OF_BASICS {
            return false;
        }
        let mut used: Vec<&str> = Vec::new();
        for column in &columns {
            let words = words_over(column);
            let at = CellRef { row, column: column.column };
            let unit: String = column.path.iter().map(|label| &**label).collect();
            let path: Vec<&str> = column.path.iter().map(|label| label.trim()).collect();
            let told = self.corrections.get(&path.join(PATH_SEPARATOR));
            let item = match told {
                Some(id) => chosen(id).map(|(item, _)| item).filter(|i| i.answer == BASICS),
                None => basics(&words).filter(|item| !used.contains(&item.key.as_str())),
            };
            if told.is_some() && item.is_none() {
                self.unused(column, at, true);
                continue;
            }
            if let Some(item) = item {
                used.push(&item.key);
                let target = item.target(None);
                if item.kind == Kind::Text {
                    self.found.county = read_text(self.table.cell(row, at.column));
                } else if item.kind == Kind::Grades {
                    let text = read_text(self.table.cell(row, at.column)).unwrap_or_default();
                    if let Some(system) = grade_system::read(&text, None) {
                        self.found.put(&item.answer, item.key.clone(), system.id().into(), at);
                    }
                } else if let Some(value) = self.figure(at, item, &target, &unit) {
                    self.found.put(&item.answer, item.key.clone(), value.into(), at);
                }
                self.map(column, target, at);
                if let Some(mapped) = self.columns.last_mut() {
                    mapped.corrected = told.is_some();
                }
                continue;
            }
            let compared = form().compare.iter();
            let fits =
                compared.filter_map(|c| covered(&c.any, &c.none, &words).map(|fit| (fit, c)));
            if let Some((_, compared)) = fits.max_by_key(|(fit, _)| *fit) {
                let item = Item::default();
                let target = format!("compare.{}", compared.figure);
                if let Some(value) = self.figure(at, &item, &target, "") {
                    self.found.compared.push((&compared.figure, value, at));
                }
                self.map(column, target, at);
            } else {
                self.unused(column, at, false);
            }
        }
        true
    }

    /// Figures by year, the years across the table or down its first column.
    fn series(&mut self) -> bool {
        let near = self.table.rows.iter().take_while(|row| row.index < SEARCH_ROWS);
        let year_of = |cell: &Cell| read_text(Some(cell)).and_then(|text| whole_year(&text));
        let across = near.filter_map(|row| {
            let years =
                row.cells.iter().filter_map(|(column, cell)| Some((*column, year_of(cell)?)));
            let years: Vec<(u32, i32)> = years.collect();
            (years.len() > 1).then_some((row.index, years))
        });
        let Some((head, years)) = across.into_iter().next() else { return false };
        let left = years.iter().map(|(column, _)| *column).min().unwrap_or_default();
        let table = self.table;
        let texts = |row: &Row, below: u32| -> String {
            let cells = row.cells.iter().filter(|(column, _)| *column < below);
            cells.filter_map(|(_, cell)| read_text(Some(cell))).collect::<Vec<_>>().join(" ")
        };
        let titles: String = table
            .rows
            .iter()
            .take_while(|row| row.index < head)
            .map(|row| texts(row, u32::MAX))
            .collect();
        let mut any = false;
        for row in table.rows.iter().filter(|row| row.index > head) {
            let written = texts(row, left);
            let (own, label) = (normalise(&written), normalise(&format!("{titles}{written}")));
            let fits = form().series.iter().filter(|item| item.has_word_in(&own));
            let fits = fits.filter_map(|item| item.fit(&label).map(|fit| (fit, item)));
            let Some((_, item)) = fits.max_by_key(|(fit, _)| *fit) else { continue };
            let entry = item.entry(&own).or_else(|| item.entry(&label));
            let unit = if stated_shift(item.kind, &written).is_some() { &written } else { &titles };
            for (column, year) in &years {
                let at = CellRef { row: row.index, column: *column };
                let target = item.target(entry);
                let Some(value) = self.figure(at, item, &target, unit) else { continue };
                let path = match entry {
                    Some(entry) => format!("{entry}.{year}"),
                    None => year.to_string(),
                };
                if !item.answer.is_empty() {
                    self.found.put(&item.answer, path, value.into(), at);
                }
                if let Some(figure) = item.figure(entry) {
                    self.found.yearly.push((figure.to_owned(), *year, value, at));
                }
                any = true;
            }
            if any {
                let at =
                    CellRef { row: row.index, column: years.first().map_or(left, |(c, _)| *c) };
                let cell = row
                    .cells
                    .first()
                    .map_or(at, |(column, _)| CellRef { row: row.index, column: *column });
                self.columns.push(MappedColumn {
                    cell,
                    path: vec![written],
                    target: Some(item.target(entry)),
                    confidence: Confidence::Sure,
                    alternatives: Vec::new(),
                    corrected: false,
                    examples: read_text(table.cell(at.row, at.column)).into_iter().collect(),
                });
            }
        }
        any
    }
}

/// A share that a form states, where it is not that of its figures as far as it was rounded.
pub fn share_differs(stated: f64, part: f64, whole: f64) -> Option<Finding> {
    /// Half of what the last of one decimal stands for, and a little for how binary numbers round.
    const ROUNDED: f64 = 0.0501;
    if whole <= 0.0 {
        return None;
    }
    let share = part * 100.0 / whole;
    let differs = libm::fabs(share - stated) > ROUNDED;
    differs.then(|| {
        let shown = libm::round(share * 100.0) / 100.0;
        Finding::new(Severity::Check, "answer-share-differs")
            .arg("stated", stated)
            .arg("computed", shown)
    })
}
