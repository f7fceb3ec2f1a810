//! Sheets that no form recognises: their first rows for a person to look at, and reading them by
//! what the person tells, which is the kind of sheet and the rows of its header.
//!
//! Both are remembered as corrections under a path of their own, as the section of a sheet is. A
//! sheet of another file with the same header is read alike; its section is then found out anew,
//! since sheets of both sections often have one header.

use super::context::Context;
use super::flat::{self, SECTION_KEY};
use super::header::{Header, HeaderColumn, label_columns};
use super::history;
use super::label::normalise;
use super::sheet::{Cell, Row, Table};
use super::values::read_text;
use super::year::whole_year;
use crate::county::{CellRef, SectionKind};
use crate::import::number::read_number;
use crate::import::types::{Confidence, MappedColumn, MappedSheet, PATH_SEPARATOR, SheetRow};
use crate::order;
use crate::order::Map;
use std::sync::Arc;

/// First part of the path by which a person tells the kind of a sheet.
const KIND_KEY: &str = "表类";
/// First part of the path by which a person tells its header rows.
const HEAD_KEY: &str = "表头";
/// How header rows are written: `rows.2-4`, counted from 1.
const ROWS: &str = "rows.";
/// Rows with content that are shown of a sheet.
const SHOWN_ROWS: usize = 14;
/// Columns of them.
const SHOWN_COLUMNS: u32 = 24;
/// Characters of one cell.
const SHOWN_CHARS: usize = 40;
/// Sheets whose first rows are shown.
const MAX_SHOWN: usize = 60;
/// Rows that are looked at to guess the header.
const GUESS_ROWS: usize = 40;
/// Rows that a header can have.
const MAX_DEPTH: u32 = 12;
/// Columns that must be known from elsewhere before a sheet is read like another one.
const ENOUGH_KNOWN: usize = 2;

/// What a person can take a sheet for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SheetKind {
    /// Statistics of one section, one row a school.
    Flat(SectionKind),
    /// One row a school, each column with its section.
    Template,
    /// Pupils by year, unit and grade.
    History,
    /// Births by year.
    Births,
    /// 小升初对口.
    Feeders,
    /// Nothing to read.
    Nothing,
}

impl SheetKind {
    const ALL: [Self; 8] = [
        Self::Flat(SectionKind::Primary),
        Self::Flat(SectionKind::Junior),
        Self::Flat(SectionKind::Senior),
        Self::Template,
        Self::History,
        Self::Births,
        Self::Feeders,
        Self::Nothing,
    ];

    /// Its id in mappings.
    fn id(self) -> String {
        let name = match self {
            Self::Flat(section) => section.id(),
            Self::Template => "template",
            Self::History => "history",
            Self::Births => "births",
            Self::Feeders => "feeders",
            Self::Nothing => "none",
        };
        format!("sheet.{name}")
    }

    fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// What a person told of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taught {
    kind: SheetKind,
    /// First and last row of the header, from 0.
    rows: (u32, u32),
    /// Whether it was told of another sheet with this header.
    elsewhere: bool,
}

/// What was told of this very sheet.
pub fn told(table: &Table, context: &Context<'_>) -> Option<Taught> {
    let kind = context.corrections.get(&key(KIND_KEY, &table.file, &table.sheet))?;
    let kind = SheetKind::parse(kind)?;
    if kind == SheetKind::Nothing {
        return Some(Taught { kind, rows: (0, 0), elsewhere: false });
    }
    let rows = context.corrections.get(&key(HEAD_KEY, &table.file, &table.sheet));
    let rows = rows.and_then(|rows| parse_rows(rows)).or_else(|| guess(table))?;
    fits(table, rows).then_some(Taught { kind, rows, elsewhere: false })
}

/// What was told of another sheet whose header this one has, too.
pub fn told_elsewhere(table: &Table, context: &Context<'_>) -> Option<Taught> {
    let prefix = format!("{KIND_KEY}{PATH_SEPARATOR}");
    context.corrections.iter().find_map(|(path, id)| {
        let place = path.strip_prefix(&prefix)?;
        let kind = SheetKind::parse(id).filter(|kind| *kind != SheetKind::Nothing)?;
        let rows = context.corrections.get(&[HEAD_KEY, place].join(PATH_SEPARATOR))?;
        let rows = parse_rows(rows).filter(|rows| fits(table, *rows))?;
        let header = header(table, rows);
        let known = header
            .columns
            .iter()
            .filter(|c| context.corrections.get(&c.key()).is_some_and(|target| !target.is_empty()));
        (known.count() >= ENOUGH_KNOWN).then_some(Taught { kind, rows, elsewhere: true })
    })
}

/// Reads a sheet as it was told.
pub fn read(table: &Table, taught: Taught, context: &mut Context<'_>) {
    let header = header(table, taught.rows);
    let shown = context.mapping.len();
    match taught.kind {
        SheetKind::Flat(section) => {
            let section = (!taught.elsewhere).then_some(section);
            flat::read(table, flat::of_section(table, header, section, context), context);
        }
        SheetKind::Template => {
            flat::read(table, flat::of_template(header, context), context);
        }
        SheetKind::History => history::read_told(table, header, context),
        SheetKind::Births | SheetKind::Feeders => {
            let births = taught.kind == SheetKind::Births;
            history::read_beside_told(table, header.bottom, births, context);
        }
        SheetKind::Nothing => context.map_sheet(sheet(table, "unread", Vec::new()), false),
    }
    let questions = questions(table, Some(taught));
    if let Some(sheet) = context.mapping.get_mut(shown) {
        // Of which section it is, was told with its kind.
        let asks = taught.elsewhere;
        sheet.columns.retain(|c| asks || c.path.first().is_none_or(|label| label != SECTION_KEY));
        sheet.columns.splice(0..0, questions);
        sheet.rows = first_rows(table);
        for column in sheet.columns.iter_mut().filter(|c| c.examples.is_empty()) {
            if column.cell.row >= taught.rows.0 {
                column.examples = examples(table, taught.rows.1, column.cell.column);
            }
        }
    }
}

/// Lets a person tell what the sheet is that was mapped last, since no column of it is understood.
pub fn offer(table: &Table, context: &mut Context<'_>) {
    if let Some(sheet) = context.mapping.last_mut() {
        sheet.columns.splice(0..0, questions(table, None));
        sheet.rows = first_rows(table);
    }
}

/// Shows a sheet that nothing was read from, so that a person can tell what it is.
pub fn show(table: &Table, context: &mut Context<'_>) {
    let shown = context.mapping.iter().filter(|sheet| !sheet.rows.is_empty()).count();
    if shown < MAX_SHOWN {
        let columns = questions(table, None);
        let rows = first_rows(table);
        context.mapping.push(MappedSheet { rows, ..sheet(table, "unread", columns) });
    }
}

fn sheet(table: &Table, form: &str, columns: Vec<MappedColumn>) -> MappedSheet {
    MappedSheet {
        file: table.file.to_string(),
        sheet: table.sheet.to_string(),
        form: form.to_owned(),
        schools: 0,
        columns,
        rows: Vec::new(),
    }
}

fn key(what: &str, file: &str, sheet: &str) -> String {
    [what, file, sheet].join(PATH_SEPARATOR)
}

fn parse_rows(text: &str) -> Option<(u32, u32)> {
    let (top, bottom) = text.strip_prefix(ROWS)?.split_once('-')?;
    let row = |text: &str| text.parse::<u32>().ok()?.checked_sub(1);
    Some((row(top)?, row(bottom)?))
}

/// Whether a sheet can have its header there: labels in it, rows below it.
fn fits(table: &Table, (top, bottom): (u32, u32)) -> bool {
    let last = table.rows.last().map_or(0, |row| row.index);
    let labels = table.rows.iter().any(|row| (top..=bottom).contains(&row.index));
    top <= bottom && bottom - top < MAX_DEPTH && bottom < last && labels
}

/// The header in these rows. A column without a label is named after its place; of columns with
/// one path each has a path of its own, so that what is told of one is told of no other.
fn header(table: &Table, (top, bottom): (u32, u32)) -> Header {
    let mut columns = label_columns(table, top, bottom);
    for column in 0..table.width() {
        let mut below = table.rows.iter().filter(|row| row.index > bottom);
        let labelled = columns.iter().any(|known| known.column == column);
        if !labelled && below.any(|row| row.cell(column).is_some()) {
            let cell = CellRef { row: bottom, column }.to_string();
            let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
            let label: Arc<str> = Arc::from(format!("{letters} 列"));
            let folded = vec![normalise(&label)];
            columns.push(HeaderColumn { column, row: bottom, path: vec![label], folded });
        }
    }
    order::sort_by_key(&mut columns, |column| column.column);
    let mut seen: Map<String, usize> = Map::new();
    for column in &mut columns {
        let times = seen.entry(column.key()).or_default();
        *times += 1;
        if *times > 1 {
            let label: Arc<str> = Arc::from(format!("（{times}）"));
            column.folded.push(normalise(&label));
            column.path.push(label);
        }
    }
    let anchor = columns.first().map_or(0, |column| column.column);
    Header { top, bottom, anchor, columns }
}

/// The rows of the header as they seem: labels right above the first row of figures.
fn guess(table: &Table) -> Option<(u32, u32)> {
    let rows: Vec<&Row> = table.rows.iter().take(GUESS_ROWS).collect();
    let mut pairs = rows.iter().zip(rows.iter().skip(1)).enumerate();
    let (at, (head, _)) = pairs
        .find(|(_, (head, below))| labels(head) > 1 && !has_figures(head) && has_figures(below))?;
    let bottom = head.index;
    let mut top = bottom;
    for above in rows.iter().take(at).rev() {
        let next = above.index + 1 == top && bottom - above.index < MAX_DEPTH;
        if !next || labels(above) < 2 || has_figures(above) {
            break;
        }
        top = above.index;
    }
    Some((top, bottom))
}

fn labels(row: &Row) -> usize {
    row.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Text(_)) && !is_figure(cell)).count()
}

/// Years in a row are labels of columns.
fn has_figures(row: &Row) -> bool {
    row.cells.iter().any(|(_, cell)| {
        let year = read_text(Some(cell)).and_then(|text| whole_year(&text));
        is_figure(cell) && year.is_none()
    })
}

fn is_figure(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => matches!(read_number(text), Ok(Some(_))),
        _ => false,
    }
}

/// The kind of the sheet and its header rows as lines of the mapping.
fn questions(table: &Table, taught: Option<Taught>) -> Vec<MappedColumn> {
    let rows = taught.map(|taught| taught.rows).or_else(|| guess(table));
    let line = |what: &str, target: Option<String>| MappedColumn {
        cell: CellRef { row: 0, column: 0 },
        path: vec![what.to_owned(), table.file.to_string(), table.sheet.to_string()],
        target,
        confidence: if taught.is_some() { Confidence::Sure } else { Confidence::Ask },
        alternatives: Vec::new(),
        corrected: taught.is_some_and(|taught| !taught.elsewhere),
        examples: Vec::new(),
    };
    let kind = taught.map(|taught| taught.kind.id());
    let others =
        SheetKind::ALL.map(SheetKind::id).into_iter().filter(|id| Some(id) != kind.as_ref());
    let alternatives = others.collect();
    let rows = rows.map(|(top, bottom)| format!("{ROWS}{}-{}", top + 1, bottom + 1));
    vec![MappedColumn { alternatives, ..line(KIND_KEY, kind) }, line(HEAD_KEY, rows)]
}

fn first_rows(table: &Table) -> Vec<SheetRow> {
    let width = table.width().min(SHOWN_COLUMNS);
    let cell = |row: &Row, column| {
        let text = read_text(row.cell(column)).unwrap_or_default();
        text.chars().take(SHOWN_CHARS).collect::<String>()
    };
    let rows = table.rows.iter().take(SHOWN_ROWS);
    rows.map(|row| SheetRow {
        row: row.index + 1,
        cells: (0..width).map(|column| cell(row, column)).collect(),
    })
    .collect()
}

fn examples(table: &Table, bottom: u32, column: u32) -> Vec<String> {
    let below = table.rows.iter().filter(|row| row.index > bottom);
    below.filter_map(|row| read_text(row.cell(column))).take(3).collect()
}
