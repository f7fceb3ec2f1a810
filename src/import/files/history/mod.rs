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
pub use grade::{GradeReading, grades_before_junior, read_grade};
pub use settle::{TablesOf, older_year, settle};
pub use words::{Labels, words};

use super::context::Context;
use super::sheet::Table;
use crate::county::{BirthCount, CellRef, Feeder};

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
    /// Grade, 0-9.
    pub grade: u8,
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

/// Reads births by year and feeder shares, wherever they stand in a sheet. False when the sheet
/// has neither.
pub fn read_beside(table: &Table, context: &mut Context<'_>) -> bool {
    let births = births::read(table, context);
    let feeders = feeders::read(table, context);
    births || feeders
}
