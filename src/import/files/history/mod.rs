//! Tables of past years that a county keeps itself: pupils by year, unit and grade, long or wide;
//! births by year; 小升初对口. Header words are data (`src/data/forms/history.toml`).
//!
//! `layout` tells what the columns hold (by their labels; by their content in `content`), `rows` reads
//! them, `births` and `feeders` read theirs through `beside`;
//! `settle` puts it all into a county, after the schools are joined, through the `book` that
//! keeps one figure for each year, unit and grade and says where files disagree.

mod beside;
mod births;
mod book;
mod content;
mod feeders;
mod grade;
mod layout;
mod rows;
mod settle;
mod words;

pub use book::{Book, Entry};
pub use grade::{GradeReading, MOST_JUNIOR, read_grade};
pub use settle::{TablesOf, grade_system, older_year, settle};
pub use words::{Labels, words};

use super::context::Context;
use super::header::Header;
use super::sheet::Table;
use crate::county::{BirthCount, CellRef, Feeder, Finding, Severity};
use crate::import::types::{MappedColumn, MappedSheet};

pub use layout::Layout;

/// Whom a figure is about, as the file names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// A school, by its code, its name or both.
    School {
        /// 机构标识码
        id: Option<String>,
        /// 学校名称
        name: Option<String>,
    },
    /// A zone (学区).
    Zone(String),
    /// A school, a zone or the county, whichever bears the name.
    Any(String),
    /// The county as a whole.
    County,
}

/// Pupils of one unit in one grade and year.
#[derive(Debug, Clone, PartialEq)]
pub struct PastFigure {
    /// Index into the import's list of sources.
    pub source: u32,
    /// Whom it is about.
    pub who: Who,
    /// The county, where the table names one.
    pub county: Option<String>,
    /// School year; `None` where nothing tells it.
    pub year: Option<i32>,
    /// Grade, as the table says it.
    pub grade: GradeReading,
    /// Pupils.
    pub students: f64,
    /// Its cell.
    pub cell: CellRef,
}

/// What one sheet says about births or feeders, with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheetful<T> {
    /// Index into the import's list of sources.
    pub source: u32,
    /// The header's cell.
    pub at: CellRef,
    /// Its entries.
    pub entries: Vec<T>,
}

/// Everything that tables of past years have given.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tables {
    /// Pupils by year, unit and grade.
    pub figures: Vec<PastFigure>,
    /// Births by calendar year.
    pub births: Vec<Sheetful<BirthCount>>,
    /// Feeder shares, schools as named in the table.
    pub feeders: Vec<Sheetful<Feeder>>,
}

impl Tables {
    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.births.is_empty() && self.feeders.is_empty()
    }
}

/// Looks whether a sheet holds pupils by year, unit and grade.
pub fn recognise(table: &Table, context: &Context<'_>) -> Option<Layout> {
    layout::layout(table, context)
}

/// Reads such a sheet.
pub fn read(table: &Table, layout: &Layout, context: &mut Context<'_>) {
    rows::read(table, layout, context);
}

/// Reads a sheet that a person took for such a table, by the header they told. Where the columns
/// do not say enough yet, they are shown to be told, and nothing is read.
pub fn read_told(table: &Table, header: Header, context: &mut Context<'_>) {
    let layout = layout::of_header(table, header, context);
    if content::is_history(&layout) {
        return rows::read(table, &layout, context);
    }
    let columns = layout.mapped(table, context);
    context.map_sheet(shown(table, "history", columns), false);
    lacking(table, "history-incomplete", context);
}

/// The same for births by year, or for feeder shares.
pub fn read_beside_told(table: &Table, header: u32, births: bool, context: &mut Context<'_>) {
    let read = if births { births::read(table, context) } else { feeders::read(table, context) };
    if read {
        return;
    }
    let (form, code) =
        if births { ("births", "births-incomplete") } else { ("feeders", "feeders-incomplete") };
    let row = table.rows.iter().find(|row| row.index == header);
    let columns = row.map(|row| beside::mapped(table, row, &[], (form, 0), context).columns);
    context.map_sheet(shown(table, form, columns.unwrap_or_default()), false);
    lacking(table, code, context);
}

fn shown(table: &Table, form: &str, columns: Vec<MappedColumn>) -> MappedSheet {
    MappedSheet {
        file: table.file.to_string(),
        sheet: table.sheet.to_string(),
        form: form.to_owned(),
        columns,
        ..MappedSheet::default()
    }
}

fn lacking(table: &Table, code: &str, context: &mut Context<'_>) {
    let finding = Finding::new(Severity::Must, code);
    context.findings.push(finding.at(&table.file, &table.sheet, None));
}

/// Reads births by year and feeder shares, wherever they stand in a sheet. False when the sheet
/// has neither.
pub fn read_beside(table: &Table, context: &mut Context<'_>) -> bool {
    let births = births::read(table, context);
    let feeders = feeders::read(table, context);
    births || feeders
}
