//! One sheet: cells, merged areas, widths, what stays in sight, how it is printed.

use super::style::StyleId;
use crate::order::Map;

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing; the cell has only its style.
    Blank,
    /// A text, whatever it begins with.
    Text(String),
    /// A number; one without end shows as an error.
    Number(f64),
}

impl From<Option<f64>> for Value {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Blank, Self::Number)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// What it shows; of a formula, the value it has now.
    pub(super) value: Value,
    pub(super) formula: Option<String>,
    pub(super) style: StyleId,
}

/// How a sheet is printed, on A4.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Across instead of upright.
    pub landscape: bool,
    /// As wide as the paper, over as many pages as it takes.
    pub fit_width: bool,
    /// Rows at the top, so many, repeated on every page.
    pub repeated_rows: u32,
    /// Text above each page, with the format's codes: `&L`, `&C`, `&R` for the place, `&P` and `&N`
    /// for the page and their number, `&&` for an ampersand.
    pub header: String,
    /// Text below each page, with the same codes.
    pub footer: String,
}

#[derive(Debug, Clone)]
pub(super) struct Choices {
    pub(super) column: u32,
    pub(super) rows: (u32, u32),
    pub(super) words: String,
}

/// A sheet; positions are row and column, from 0.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub(super) name: String,
    pub(super) cells: Map<(u32, u32), Cell>,
    pub(super) merged: Vec<((u32, u32), (u32, u32))>,
    pub(super) widths: Map<u32, f64>,
    pub(super) heights: Map<u32, f64>,
    pub(super) column_styles: Map<u32, StyleId>,
    pub(super) frozen: (u32, u32),
    pub(super) page: Option<Page>,
    pub(super) choices: Vec<Choices>,
}

impl Sheet {
    /// An empty sheet.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Writes a cell: a text, a number, or nothing but a style.
    pub fn set(&mut self, row: u32, column: u32, value: impl Into<Value>, style: StyleId) {
        self.put((row, column), Cell { value: value.into(), formula: None, style });
    }

    /// Writes a formula, without `=`, with the value it has now, which shows until a spreadsheet
    /// computes it anew.
    pub fn formula(
        &mut self,
        row: u32,
        column: u32,
        formula: &str,
        now: impl Into<Value>,
        style: StyleId,
    ) {
        let formula = Some(formula.trim_start_matches('=').to_owned());
        self.put((row, column), Cell { value: now.into(), formula, style });
    }

    fn put(&mut self, at: (u32, u32), cell: Cell) {
        self.cells.insert(at, cell);
    }

    /// Writes one text over an area, whose cells all get the style so that its lines are drawn all
    /// around.
    pub fn merge(
        &mut self,
        from: (u32, u32),
        to: (u32, u32),
        value: impl Into<Value>,
        style: StyleId,
    ) {
        for row in from.0..=to.0 {
            for column in from.1..=to.1 {
                self.set(row, column, Value::Blank, style);
            }
        }
        self.set(from.0, from.1, value, style);
        if from != to {
            self.merged.push((from, to));
        }
    }

    /// Sets the width of a column, in digits of the plain font.
    pub fn set_width(&mut self, column: u32, digits: f64) {
        self.widths.insert(column, digits);
    }

    /// Sets the height of a row, points.
    pub fn set_height(&mut self, row: u32, points: f64) {
        self.heights.insert(row, points);
    }

    /// Sets the style of the cells of a column that are still empty.
    pub fn set_column_style(&mut self, column: u32, style: StyleId) {
        self.column_styles.insert(column, style);
    }

    /// Keeps so many rows and columns in sight.
    pub fn freeze(&mut self, rows: u32, columns: u32) {
        self.frozen = (rows, columns);
    }

    /// Says how it is printed.
    pub fn set_page(&mut self, page: Page) {
        self.page = Some(page);
    }

    /// Offers words to choose from in the rows `from` to `to` of a column. Together they may have
    /// 255 characters.
    pub fn offer(&mut self, column: u32, from: u32, to: u32, words: &[&str]) {
        self.choices.push(Choices { column, rows: (from, to), words: words.join(",") });
    }
}
