//! Births by calendar year: a small table 年份 / 出生人口, upright or lying, anywhere in a sheet.

use super::Sheetful;
use super::beside::{Role, Told, header, mapped};
use super::words::{BirthWords, words};
use crate::county::{BirthCount, CellRef, FieldKind, Finding, Severity};
use crate::import::files::context::Context;
use crate::import::files::forms;
use crate::import::files::sheet::{Row, Table};
use crate::import::files::values::{Tally, read_figure, read_text};
use crate::import::files::year::whole_year;
use crate::order::Map;

/// Rows that are searched for the table.
const SEARCH_ROWS: u32 = 400;
/// Rows without a year after which the table has ended.
const GAP: u32 = 3;

/// A count with its place.
struct Count {
    year: i32,
    value: f64,
    /// True for a row of one part of the county.
    of_part: bool,
}

/// What the columns can be.
fn roles(words: &BirthWords) -> [Role<'_>; 3] {
    [("births", &words.count), ("birthYear", &words.year), ("birthPlace", &words.place)]
        .map(|(target, labels)| Role { target, labels })
}

/// Reads the first such table of a sheet. False when there is none.
pub fn read(table: &Table, context: &mut Context<'_>) -> bool {
    let [count, year, place] = roles(&words().births);
    let told = &context.corrections;
    let Some((row, [column])) = header(table, SEARCH_ROWS, [count], told) else { return false };
    // Of several columns the nearest one is of these births.
    let nearest = |role: Role<'_>| {
        let all = role.columns(row, told).into_iter().filter(|at| *at != column);
        all.min_by_key(|at| at.abs_diff(column))
    };
    let (years, places) = (nearest(year), nearest(place));
    let mut tally = Tally::default();
    let mut reader = Reader { table, row, column, tally: &mut tally, bad: Vec::new() };
    let mut counts = reader.upright(years, places);
    let upright = !counts.is_empty();
    if !upright {
        counts = reader.lying(year, told);
    }
    let bad = std::mem::take(&mut reader.bad);
    if counts.is_empty() && bad.is_empty() {
        return false;
    }
    let at = CellRef { row: row.index, column };
    let source = context.source(table);
    let (entries, parts) = together(&counts);
    for (cell, year, text) in bad {
        let finding = Finding::new(Severity::Must, "births-cell")
            .arg("year", year.to_string())
            .arg("text", text);
        context.findings.push(finding.at(&table.file, &table.sheet, Some(cell)));
    }
    if parts > 0 {
        #[allow(clippy::cast_precision_loss, reason = "a sheet has few rows")]
        let finding = Finding::new(Severity::Check, "births-summed").arg("count", parts as f64);
        context.findings.push(finding.at(&table.file, &table.sheet, Some(at)));
    }
    context.findings.extend(tally.findings(&table.file, &table.sheet));
    let mut used = vec![(column, "births")];
    used.extend(years.filter(|_| upright).map(|at| (at, "birthYear")));
    used.extend(places.filter(|_| upright).map(|at| (at, "birthPlace")));
    let sheet = mapped(table, row, &used, ("births", 0), context);
    context.map_sheet(sheet, false);
    context.tables.births.push(Sheetful { source, at, entries });
    true
}

struct Reader<'a> {
    table: &'a Table,
    row: &'a Row,
    column: u32,
    tally: &'a mut Tally,
    /// Cells that hold no count: place, year, text.
    bad: Vec<(CellRef, i32, String)>,
}

impl Reader<'_> {
    /// Years down a column beside it.
    fn upright(&mut self, years: Option<u32>, place: Option<u32>) -> Vec<Count> {
        let Some(years) = years else { return Vec::new() };
        let mut counts = Vec::new();
        let mut last = self.row.index;
        for row in self.table.rows.iter().filter(|row| row.index > self.row.index) {
            if row.index - last > GAP {
                break;
            }
            let Some(year) = row.cell(years).and_then(|cell| whole_year(&read_text(Some(cell))?))
            else {
                continue;
            };
            last = row.index;
            let place = place.and_then(|at| read_text(row.cell(at)));
            let of_part = place.is_some_and(|name| !forms::words().is_sum(&name));
            let at = CellRef { row: row.index, column: self.column };
            counts.extend(self.count(at, year).map(|value| Count { year, value, of_part }));
        }
        counts
    }

    /// Years in a row above, or in the same row of a table with one line.
    fn lying(&mut self, year: Role<'_>, told: &Told) -> Vec<Count> {
        let first = self.row.index.saturating_sub(GAP);
        let above = self.table.rows.iter().rev().filter(|row| row.index < self.row.index);
        let mut heads = above.take_while(|row| row.index >= first).map(|row| {
            let years = row.cells.iter().filter(|(column, _)| *column > self.column);
            let years = years
                .filter_map(|(column, cell)| Some((*column, whole_year(&read_text(Some(cell))?)?)));
            let named = year.columns(row, told).into_iter().any(|at| at <= self.column);
            (named, years.collect::<Vec<_>>())
        });
        let years = heads.find(|(named, years)| years.len() > 1 || *named && !years.is_empty());
        let mut counts = Vec::new();
        for (column, year) in years.map(|(_, years)| years).unwrap_or_default() {
            let at = CellRef { row: self.row.index, column };
            let count = self.count(at, year);
            counts.extend(count.map(|value| Count { year, value, of_part: false }));
        }
        counts
    }

    fn count(&mut self, at: CellRef, year: i32) -> Option<f64> {
        let label = read_text(self.table.cell(self.row.index, self.column)).unwrap_or_default();
        let shift = if label.contains("万人") { 4 } else { 0 };
        let cell = self.table.cell(at.row, at.column);
        let figure = read_figure(cell, FieldKind::People, shift, at, self.tally);
        if figure.value.is_none() && figure.problem.is_some() {
            self.bad.push((at, year, figure.text.unwrap_or_default()));
        }
        figure.value
    }
}

/// One count a year: the county's own where it stands there, else the sum of its parts, with how
/// many parts were added up.
fn together(counts: &[Count]) -> (Vec<BirthCount>, usize) {
    let mut own: Map<i32, f64> = Map::new();
    let mut parts: Map<i32, (usize, f64)> = Map::new();
    for count in counts {
        if count.of_part {
            let (places, sum) = parts.entry(count.year).or_default();
            *places += 1;
            *sum += count.value;
        } else {
            own.entry(count.year).or_insert(count.value);
        }
    }
    parts.retain(|year, _| !own.contains_key(year));
    let added = parts.values().map(|(places, _)| *places).max().unwrap_or_default();
    own.extend(parts.into_iter().map(|(year, (_, sum))| (year, sum)));
    let entry = |(year, count)| BirthCount { year, count: Some(count), ..BirthCount::default() };
    (own.into_iter().map(entry).collect(), added)
}
