//! A block of texts laid onto the cells of a table: what it changes, what cannot be read and why,
//! what lies beyond the edge. Nothing is changed here; the change is made once a person has seen it.

use super::clipboard::unescaped;
use super::columns::{Column, Value};
use super::select::{Cell, Selection};
use super::series::Series;
use super::sheet::{Row, Sheet, row_of};
use super::typed::{Typed, TypedProblem};
use crate::county::{County, Edit, Enrolment, Origin};
use crate::words::Words;
use std::collections::BTreeMap;

/// A cell that is going to be another.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// Where.
    pub cell: Cell,
    /// What is laid there.
    pub text: String,
    /// The change.
    pub edit: Edit,
}

/// A text that a cell does not take.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// Where; beyond the last row for one that would be added.
    pub cell: Cell,
    /// What was laid there.
    pub text: String,
    /// Why it is not taken.
    pub problem: TypedProblem,
}

/// What a block of texts does to a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Laid {
    /// The first cell of the block.
    pub from: Cell,
    /// Cells that become others, row by row.
    pub changed: Vec<Changed>,
    /// Cells that are so already.
    pub same: usize,
    /// Texts that are not taken.
    pub refused: Vec<Refused>,
    /// Rows that lie below the last one.
    pub below: Vec<Vec<String>>,
    /// Columns that lie beyond the last one and hold something.
    pub beside: usize,
}

impl Laid {
    /// The change as a whole, one step to undo; `None` where nothing changes.
    #[must_use]
    pub fn edit(&self, county: &County, added: &Added) -> Option<Edit> {
        let cells = self.changed.iter().map(|changed| changed.edit.clone());
        let mut edits = joined(cells, county);
        edits.extend(added.edit.clone());
        match edits.len() {
            0 | 1 => edits.pop(),
            _ => Some(Edit::Several { edits }),
        }
    }
}

/// Rows that a block adds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Added {
    /// How many.
    pub rows: usize,
    /// The change that adds them.
    pub edit: Option<Edit>,
    /// Rows and texts that are not taken.
    pub refused: Vec<Refused>,
}

/// The block that a selection asks for: as often as it fits, where it fits exactly, as
/// spreadsheets do; else once.
fn size(rows: &[Vec<String>], selection: &Selection) -> (usize, usize) {
    let own = (rows.len(), rows.iter().map(Vec::len).max().unwrap_or(0));
    let ((top, bottom), (left, right)) = (selection.rows(), selection.columns());
    let asked = (bottom - top + 1, right - left + 1);
    let times = |own: usize, asked: usize| own > 0 && asked.is_multiple_of(own);
    if times(own.0, asked.0) && times(own.1, asked.1) { asked } else { own }
}

/// Lays a block of texts onto the cells from the first one of the selection.
#[must_use]
pub fn lay(sheet: &Sheet, selection: &Selection, rows: &[Vec<String>], words: &Words) -> Laid {
    let from = Cell { row: selection.rows().0, column: selection.columns().0 };
    let (height, width) = size(rows, selection);
    let shown = sheet.size();
    let room = shown.columns.saturating_sub(from.column);
    let mut laid = Laid { from, ..Laid::default() };
    for down in 0..height {
        let Some(texts) = rows.get(down % rows.len().max(1)) else { continue };
        let row = from.row + down;
        if row >= shown.rows {
            laid.below.push(texts.clone());
            continue;
        }
        for across in 0..width.min(room) {
            // A row of the clipboard that is shorter than others leaves the rest alone.
            let Some(text) = texts.get(across % columns(rows)) else { continue };
            laid.put(sheet, Cell { row, column: from.column + across }, text, words);
        }
    }
    laid.beside = (room..width)
        .filter(|across| rows.iter().any(|row| row.get(*across).is_some_and(|t| !t.is_empty())))
        .count();
    laid
}

fn columns(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0).max(1)
}

impl Laid {
    fn put(&mut self, sheet: &Sheet, cell: Cell, text: &str, words: &Words) {
        match sheet.read(cell, text, words) {
            Ok(Typed::Same) => self.same += 1,
            Ok(Typed::Edit(edit)) => {
                self.changed.push(Changed { cell, text: text.to_owned(), edit });
            }
            Err(problem) => {
                self.refused.push(Refused { cell, text: text.to_owned(), problem });
            }
        }
    }
}

impl Sheet {
    /// As [`Self::typed`], for a text from elsewhere: choices by their words, computed cells that
    /// stay what they are.
    ///
    /// # Errors
    /// When the text is not what the cell can hold.
    pub fn read(&self, cell: Cell, text: &str, words: &Words) -> Result<Typed, TypedProblem> {
        let text = unescaped(text.trim());
        let Some(column) = self.column(cell.column) else { return Ok(Typed::Same) };
        if !self.is_editable(cell) && (text.is_empty() || text == self.plain(cell, words)) {
            return Ok(Typed::Same);
        }
        match chosen(column, text, words)? {
            Some(choice) => self.typed(cell, choice),
            None => self.typed(cell, text),
        }
    }

    /// Empties the cells of a block.
    #[must_use]
    pub fn emptied(&self, selection: &Selection, words: &Words) -> Laid {
        lay(self, selection, &[vec![String::new()]], words)
    }

    /// Fills a block from its first row, or from the row above where it is one row high; to the
    /// right from its first column.
    #[must_use]
    pub fn filled(&self, selection: &Selection, right: bool, words: &Words) -> Laid {
        let ((top, bottom), (left, last)) = (selection.rows(), selection.columns());
        let plain = |row, column| self.plain(Cell { row, column }, words);
        let to = |row, column| Cell { row, column };
        if right {
            let source = if left == last { left.checked_sub(1) } else { Some(left) };
            let Some(source) = source else { return Laid::default() };
            let rows: Vec<Vec<String>> =
                (top..=bottom).map(|row| vec![plain(row, source); last - source]).collect();
            let selection = Selection::block(to(top, source + 1), to(bottom, last));
            return lay(self, &selection, &rows, words);
        }
        let source = if top == bottom { top.checked_sub(1) } else { Some(top) };
        let Some(source) = source else { return Laid::default() };
        let texts: Vec<String> = (left..=last).map(|column| plain(source, column)).collect();
        let selection = Selection::block(to(source + 1, left), to(bottom, last));
        lay(self, &selection, &[texts], words)
    }

    /// Fills the part of `to` beyond `from`, below it or to its right: numbers of one step go on, what
    /// else stands in `from` is repeated as often as it takes; all of it where `copies`.
    #[must_use]
    pub fn extended(&self, from: &Selection, to: &Selection, copies: bool, words: &Words) -> Laid {
        let ((top, bottom), (left, right)) = (from.rows(), from.columns());
        let (last_row, last_column) = (to.rows().1, to.columns().1);
        let below = last_row > bottom;
        let (rows, columns) = if below {
            (bottom + 1..=last_row, left..=right)
        } else {
            (top..=bottom, right + 1..=last_column)
        };
        let source = |row: usize, column: usize| Cell {
            row: top + (row - top) % (bottom - top + 1),
            column: left + (column - left) % (right - left + 1),
        };
        let plain = |cell| self.plain(cell, words);
        let series = |line: usize| {
            let cells: Vec<String> = match below {
                true => (top..=bottom).map(|row| plain(Cell { row, column: line })).collect(),
                false => (left..=right).map(|column| plain(Cell { row: line, column })).collect(),
            };
            Series::of(&cells).filter(|_| !copies)
        };
        let lines = if below { left..=right } else { top..=bottom };
        let series: Vec<Option<Series>> = lines.map(series).collect();
        let text = |row: usize, column: usize| {
            let (line, ahead) =
                if below { (column - left, row - bottom) } else { (row - top, column - right) };
            let on = series.get(line).and_then(|series| series.as_ref()?.ahead(ahead));
            on.unwrap_or_else(|| plain(source(row, column)))
        };
        let texts: Vec<Vec<String>> = rows
            .clone()
            .map(|row| columns.clone().map(|column| text(row, column)).collect())
            .collect();
        let start = Cell { row: *rows.start(), column: *columns.start() };
        lay(self, &Selection::at(start), &texts, words)
    }

    /// What a change makes of its cell.
    #[must_use]
    pub fn after(&self, changed: &Changed) -> Value {
        let figure = |value: Option<f64>| value.map_or(Value::Missing, Value::Number);
        let text = |text: &str| match text {
            "" => Value::Missing,
            text => Value::Text(text.to_owned()),
        };
        match &changed.edit {
            Edit::Figure { value, .. } => figure(*value),
            Edit::Past { students, .. } => figure(*students),
            Edit::Births { count, .. } => figure(*count),
            Edit::Class { text: now, .. } => text(now),
            Edit::Text { place, text: now, .. } => {
                let Some(school) = self.school(changed.cell.row) else { return text(now) };
                let mut county = County { schools: vec![school.clone()], ..County::default() };
                let edit = Edit::Text { school: 0, place: place.clone(), text: now.clone() };
                let column = self.column(changed.cell.column);
                match (county.apply(edit), county.schools.first(), column) {
                    (Ok(_), Some(school), Some(column)) => column.value(school),
                    _ => text(now),
                }
            }
            // By the name that was looked for, or its id.
            Edit::Parent { .. } => text(changed.text.trim()),
            _ => text(&changed.text),
        }
    }

    /// What a change makes of its cell, with all its decimals.
    #[must_use]
    pub fn after_shown(&self, changed: &Changed, words: &Words) -> String {
        let value = self.after(changed);
        match (self.column(changed.cell.column), &value) {
            (Some(Column::EstablishedYear | Column::Year), Value::Number(_)) => value.plain(words),
            (_, Value::Number(figure)) => {
                let plain = figure.to_string();
                let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
                value.shown(decimals, words)
            }
            _ => value.shown(0, words),
        }
    }

    /// Adds a row for each row of texts that lies below the last one, its first text in the
    /// column `from`.
    #[must_use]
    pub fn added(&self, county: &County, from: Cell, rows: &[Vec<String>], words: &Words) -> Added {
        let columns: Vec<Column> =
            self.columns.iter().skip(from.column).map(|(_, column)| *column).collect();
        let mut added = Added::default();
        let mut after = county.clone();
        let mut edits = Vec::new();
        for (nth, texts) in rows.iter().enumerate() {
            if texts.iter().all(|text| text.trim().is_empty()) {
                continue;
            }
            let row: Row = columns.iter().copied().zip(texts.iter().map(String::as_str)).collect();
            let mut refuse = |across: usize, problem| {
                let column = from.column + across;
                let text = texts.get(across).cloned().unwrap_or_default();
                let cell = Cell { row: self.rows.len() + nth, column };
                added.refused.push(Refused { cell, text, problem });
            };
            match row_of(&after, self.tab, &row, words) {
                Ok(made) => {
                    for (column, problem) in made.refused {
                        refuse(columns.iter().position(|c| *c == column).unwrap_or(0), problem);
                    }
                    // The next row must not be of the same school or year.
                    if after.apply(made.edit.clone()).is_ok() {
                        edits.push(made.edit);
                        added.rows += 1;
                    }
                }
                Err(problem) => refuse(0, problem),
            }
        }
        added.edit = match edits.len() {
            0 | 1 => edits.pop(),
            _ => Some(Edit::Several { edits }),
        };
        added
    }
}

/// The choice that a text names by its word, or by that of the county file; `None` where the
/// column has no choices.
pub(super) fn chosen(
    column: Column,
    text: &str,
    words: &Words,
) -> Result<Option<&'static str>, TypedProblem> {
    let Some(choices) = column.choices() else { return Ok(None) };
    let is_it = |choice: &&&str| {
        let word = || words.say(&format!("{}-{choice}", column.choice_key()));
        **choice == text || !choice.is_empty() && word() == text
    };
    match choices.iter().find(is_it) {
        Some(choice) => Ok(Some(choice)),
        None => {
            let names: Vec<String> = choices
                .iter()
                .filter(|choice| !choice.is_empty())
                .map(|choice| words.say(&format!("{}-{choice}", column.choice_key())))
                .collect();
            Err(TypedProblem::Choice { text: text.to_owned(), choices: names.join("、") })
        }
    }
}

/// The changes of single cells, those of the history by their place: to look each of them up
/// would take too long for a large block.
fn joined(edits: impl Iterator<Item = Edit>, county: &County) -> Vec<Edit> {
    let mut places: BTreeMap<(i32, &str, u8), usize> = BTreeMap::new();
    let mut joined = Vec::new();
    let mut fresh = Vec::new();
    for edit in edits {
        let Edit::Past { year, unit, grade, students } = edit else {
            joined.push(edit);
            continue;
        };
        if places.is_empty() {
            for (at, entry) in county.history.iter().enumerate() {
                places.entry((entry.year, entry.unit.as_str(), entry.grade)).or_insert(at);
            }
        }
        let at = places.get(&(year, unit.as_str(), grade)).copied();
        match at.and_then(|at| Some((at, county.history.get(at)?))) {
            Some((at, entry)) => {
                let mut with = entry.clone();
                if !with.origin.by_hand {
                    with.origin.was = with.students;
                    with.origin.by_hand = true;
                }
                with.students = students;
                joined.push(Edit::PastEntry { at, with: Some(Box::new(with)) });
            }
            None => {
                let origin = Origin { by_hand: true, ..Origin::default() };
                fresh.push(Enrolment {
                    year,
                    unit,
                    grade,
                    students,
                    origin,
                    ..Enrolment::default()
                });
            }
        }
    }
    if !fresh.is_empty() {
        let from = county.history.len();
        joined.push(Edit::PastRows { at: (from..from + fresh.len()).collect(), with: fresh });
    }
    joined
}

#[cfg(test)]
mod tests;
