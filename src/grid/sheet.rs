//! One table with its rows, filtered and sorted, ready to be looked at cell by cell.

mod find;
mod make;
mod rows;

pub use make::new_school;
pub(in crate::grid) use make::{Row, row_of};
pub use rows::{Hanging, NewRow, added};

use super::columns::{Column, Value};
use super::findings::{Marked, Marks};
use super::layout::{Layout, Placed};
use super::order::{Condition, Direction, Key, order};
use super::past::Record;
use super::select::{Cell, Size};
use super::tabs::{Group, Tab};
use super::typed::{Typed, TypedProblem, typed};
use crate::county::{County, Origin, School, Severity};
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// More decimals than this are not shown; copying gives them all.
const MOST_DECIMALS: usize = 2;

/// What a person asked a table to show.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asked {
    /// Column, by its place among all of the table, and direction it is sorted by.
    pub sort: Option<(usize, Direction)>,
    /// Filters by column, by its place among all of the table, as typed.
    pub filters: BTreeMap<usize, String>,
    /// Only rows with findings.
    pub only_findings: bool,
    /// Of these, only with findings of this class.
    pub class: Option<Severity>,
    /// Which columns are seen.
    pub layout: Layout,
}

impl Asked {
    /// How many conditions hide rows.
    #[must_use]
    pub fn conditions(&self) -> usize {
        self.filters.values().filter(|text| Condition::parse(text).is_some()).count()
            + usize::from(self.only_findings)
    }
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Member {
    /// A school, by its position in the county.
    School(usize),
    /// Anything else.
    Record(Box<Record>),
}

/// A table as it is shown.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Which table.
    pub tab: Tab,
    /// Its columns that are shown.
    pub columns: Vec<(Group, Column)>,
    /// The place of each among all of the table.
    pub places: Vec<usize>,
    /// All of its columns.
    pub all: Vec<Placed>,
    /// How many of those shown stay when the rest is scrolled.
    pub frozen: usize,
    /// Decimals shown in each column.
    pub decimals: Vec<usize>,
    /// Rows shown, by their place among all of the table, in order.
    pub rows: Vec<usize>,
    /// Rows the table has without filters.
    pub all_rows: usize,
    /// Figures changed by hand in the table.
    pub by_hand: usize,
    asked: Asked,
    members: Vec<Member>,
    county: Arc<County>,
}

impl PartialEq for Sheet {
    /// Tables of another county, or of the same one after a change, differ.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.county, &other.county)
            && self.tab == other.tab
            && self.rows == other.rows
            && self.asked.layout == other.asked.layout
    }
}

impl Sheet {
    /// Lays out a table. Where `before` shows the same schools under the same conditions its
    /// order stays, so that no row jumps away from under the hand that changes it.
    #[must_use]
    pub fn new(
        county: &Arc<County>,
        tab: Tab,
        asked: &Asked,
        marks: &Marks,
        words: &Words,
        before: Option<&Self>,
    ) -> Self {
        let schools = county.schools.iter().enumerate().filter(|(_, school)| tab.has(school));
        let schools = schools.map(|(at, _)| Member::School(at));
        let records =
            tab.records(county).into_iter().map(|record| Member::Record(Box::new(record)));
        let members: Vec<Member> = schools.chain(records).collect();
        let all = columns(tab, county);
        let shown = asked.layout.shown(&all);
        let mut sheet = Self {
            tab,
            decimals: Vec::new(),
            all_rows: members.len(),
            by_hand: 0,
            rows: (0..members.len()).collect(),
            asked: asked.clone(),
            members,
            columns: shown.iter().map(|(_, group, column)| (*group, *column)).collect(),
            places: shown.iter().map(|(place, ..)| *place).collect(),
            frozen: asked.layout.frozen(shown.len()),
            all,
            county: Arc::clone(county),
        };
        sheet.decimals = (0..sheet.columns.len()).map(|column| sheet.decimals(column)).collect();
        sheet.by_hand = sheet.count_by_hand();
        sheet.rows = match before.filter(|before| sheet.shows_the_same(before)) {
            Some(before) => before.rows.clone(),
            None => sheet.ordered(asked, marks, words),
        };
        sheet
    }

    /// Decimals of a column: those of its figures, not more than are shown.
    fn decimals(&self, column: usize) -> usize {
        if !self.column(column).is_some_and(Column::is_figures) {
            return 0;
        }
        (0..self.rows.len())
            .map(|row| match self.value(Cell { row, column }) {
                Value::Number(value) if value.fract() != 0.0 => {
                    value.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len())
                }
                _ => 0,
            })
            .max()
            .unwrap_or_default()
            .min(MOST_DECIMALS)
    }

    fn count_by_hand(&self) -> usize {
        if self.tab == Tab::Past {
            return self.county.history.iter().filter(|entry| entry.origin.by_hand).count();
        }
        let shown: BTreeSet<Column> = self.all.iter().map(|(.., column)| *column).collect();
        let schools = self.members.iter().filter_map(|member| match member {
            Member::School(at) => self.county.schools.get(*at),
            Member::Record(_) => None,
        });
        schools
            .flat_map(|school| school.origins.iter())
            .filter(|(field, origin)| origin.by_hand && shown.contains(&Column::Figure(**field)))
            .count()
    }

    fn shows_the_same(&self, other: &Self) -> bool {
        let key = |sheet: &Self, member: &Member| match member {
            Member::School(at) => sheet.county.schools.get(*at).map(|school| school.id.clone()),
            Member::Record(record) => Some(record.key()),
        };
        self.tab == other.tab
            && (&self.asked.sort, &self.asked.filters) == (&other.asked.sort, &other.asked.filters)
            && (self.asked.only_findings, self.asked.class)
                == (other.asked.only_findings, other.asked.class)
            && self.all == other.all
            && self.members.len() == other.members.len()
            && self
                .members
                .iter()
                .zip(&other.members)
                .all(|(own, before)| key(self, own) == key(other, before))
    }

    fn ordered(&self, asked: &Asked, marks: &Marks, words: &Words) -> Vec<usize> {
        let at = |place: usize| {
            self.all.iter().find(|(own, ..)| *own == place).map(|(.., column)| *column)
        };
        let conditions: Vec<(Column, Condition)> = asked
            .filters
            .iter()
            .filter_map(|(place, text)| Some((at(*place)?, Condition::parse(text)?)))
            .collect();
        let keep = |row: usize| {
            let marked = |column: &Placed| {
                let found = self.mark_in(row, column.2, marks);
                found.is_some_and(|found| asked.class.is_none_or(|class| found.has(class)))
            };
            let found = !asked.only_findings || self.all.iter().any(marked);
            found
                && conditions.iter().all(|(column, condition)| {
                    let value = self.value_in(row, *column);
                    condition.keeps(&key(&value, words), &value.plain(words))
                })
        };
        let sorted = asked.sort.and_then(|(place, direction)| Some((at(place)?, direction)));
        let by = sorted.map(|(column, direction)| {
            (direction, move |row: usize| key(&self.value_in(row, column), words))
        });
        let sort = by.as_ref().map(|(direction, by)| (*direction, by as &dyn Fn(usize) -> Key));
        order(self.rows.len(), keep, sort)
            .into_iter()
            .filter_map(|row| self.rows.get(row).copied())
            .collect()
    }

    /// Rows and columns shown.
    #[must_use]
    pub fn size(&self) -> Size {
        Size { rows: self.rows.len(), columns: self.columns.len() }
    }

    /// Which columns are seen.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.asked.layout
    }

    /// Whether a group has more than one column that could be folded away.
    #[must_use]
    pub fn folds(&self, group: Group) -> bool {
        let seen =
            |(_, own, column): &&Placed| *own == group && !self.asked.layout.is_hidden(*column);
        group != Group::School && self.all.iter().filter(seen).count() > 1
    }

    fn member(&self, row: usize) -> Option<&Member> {
        self.members.get(*self.rows.get(row)?)
    }

    fn record(&self, row: usize) -> Option<&Record> {
        match self.member(row)? {
            Member::Record(record) => Some(record),
            Member::School(_) => None,
        }
    }

    /// The most urgent finding of a cell.
    #[must_use]
    pub fn mark(&self, cell: Cell, marks: &Marks) -> Option<Severity> {
        Some(self.mark_in(cell.row, self.column(cell.column)?, marks)?.worst)
    }

    fn mark_in(&self, row: usize, column: Column, marks: &Marks) -> Option<Marked> {
        match self.member(row)? {
            Member::School(at) => marks.schools.get(&(*at, column)).copied(),
            Member::Record(_) if marks.records.is_empty() => None,
            Member::Record(record) => marks.records.get(&(record.key(), column)).copied(),
        }
    }

    /// Position in the county of the school in a row, where the row is one.
    #[must_use]
    pub fn school_at(&self, row: usize) -> Option<usize> {
        match self.member(row)? {
            Member::School(at) => Some(*at),
            Member::Record(_) => None,
        }
    }

    /// The school in a row.
    #[must_use]
    pub fn school(&self, row: usize) -> Option<&School> {
        self.county.schools.get(self.school_at(row)?)
    }

    /// The column at a position.
    #[must_use]
    pub fn column(&self, at: usize) -> Option<Column> {
        self.columns.get(at).map(|(_, column)| *column)
    }

    /// What a cell holds.
    #[must_use]
    pub fn value(&self, cell: Cell) -> Value {
        self.column(cell.column).map_or(Value::Missing, |column| self.value_in(cell.row, column))
    }

    fn value_in(&self, row: usize, column: Column) -> Value {
        match (self.school(row), self.record(row)) {
            (Some(school), _) => column.value(school),
            (_, Some(record)) => record.value(column, &self.county),
            _ => Value::Missing,
        }
    }

    /// A cell as it is shown.
    #[must_use]
    pub fn shown(&self, cell: Cell, words: &Words) -> String {
        let value = self.value(cell);
        match (self.column(cell.column), &value) {
            // A year is a number without groups.
            (Some(Column::EstablishedYear | Column::Year), Value::Number(_)) => value.plain(words),
            (Some(Column::Parent), Value::Text(parent)) => self
                .county
                .find_school(parent)
                .and_then(|at| self.county.schools.get(at))
                .map_or_else(|| parent.clone(), |school| school.name.clone()),
            _ => value.shown(self.decimals.get(cell.column).copied().unwrap_or_default(), words),
        }
    }

    /// A cell as it is copied.
    #[must_use]
    pub fn plain(&self, cell: Cell, words: &Words) -> String {
        self.value(cell).plain(words)
    }

    /// Where the cell's figure came from, where that is kept.
    #[must_use]
    pub fn origin(&self, cell: Cell) -> Option<&Origin> {
        let column = self.column(cell.column)?;
        match self.record(cell.row) {
            Some(record) => record.origin(column, &self.county),
            None => self.school(cell.row)?.origins.get(&column.field()?),
        }
    }

    /// Whether the cell holds a figure that could have come from a file.
    #[must_use]
    pub fn has_origin(&self, cell: Cell) -> bool {
        matches!(self.column(cell.column), Some(Column::Figure(_) | Column::Grade(_)))
    }

    /// Whether the cell's figure was changed by hand.
    #[must_use]
    pub fn is_by_hand(&self, cell: Cell) -> bool {
        self.origin(cell).is_some_and(|origin| origin.by_hand)
    }

    /// Whether the cell can be changed.
    #[must_use]
    pub fn is_editable(&self, cell: Cell) -> bool {
        let Some(column) = self.column(cell.column) else { return false };
        match self.record(cell.row) {
            Some(record) => record.is_editable(column),
            None => self.school(cell.row).is_some_and(|school| column.place(school).is_some()),
        }
    }

    /// The change that a text typed into a cell makes.
    ///
    /// # Errors
    /// When the text is not what the cell can hold; its sentence says so.
    pub fn typed(&self, cell: Cell, text: &str) -> Result<Typed, TypedProblem> {
        let Some(column) = self.column(cell.column) else { return Ok(Typed::Same) };
        match self.member(cell.row) {
            Some(Member::School(at)) => typed(&self.county, *at, column, text),
            Some(Member::Record(record)) => record.typed(column, text, &self.county),
            None => Ok(Typed::Same),
        }
    }
}

/// The columns of a table, of grades only those that the history has.
fn columns(tab: Tab, county: &County) -> Vec<Placed> {
    let columns = tab.columns().into_iter().enumerate();
    let mut columns: Vec<Placed> =
        columns.map(|(place, (group, column))| (place, group, column)).collect();
    if tab == Tab::Past {
        let grades: BTreeSet<u8> = county.history.iter().map(|entry| entry.grade).collect();
        columns.retain(|(.., column)| match column {
            Column::Grade(grade) => grades.contains(grade),
            _ => true,
        });
    }
    columns
}

fn key(value: &Value, words: &Words) -> Key {
    match value {
        Value::Missing => Key::Missing,
        Value::Number(value) => Key::Number(*value),
        Value::Between(from, _) => Key::Number((*from).into()),
        Value::Text(_) | Value::Choice(..) => Key::Text(value.plain(words)),
    }
}

#[cfg(test)]
mod tests;
