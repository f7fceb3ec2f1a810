//! Sheet 2, its rows: every section of every school, from pupils to verdict, in formulas.

use super::inputs::{self, Inputs};
use super::refs::cell;
use super::settings::Settings;
use super::summary;
use super::terms::{any, held, missing, none, total};
use super::words::{of, quoted};
use super::{Made, Styles, page};
use crate::book::{Sheet, Value};
use crate::county::{Field, Metric, School, SectionKind};
use crate::score::{SchoolRow, TraceRow};

// Columns in front of the indicators.
const NAME: u32 = 1;
pub const PUPILS: [u32; 3] = [4, 5, 6];
pub const COMPULSORY: u32 = 7;
pub const STUDENTS: u32 = 8;
pub const MERGED: u32 = 9;
pub const REASON: u32 = 10;
pub const INCLUDED: u32 = 11;
pub const INCOMPLETE: u32 = 12;
pub const SHARE: u32 = 13;
pub const FIRST: u32 = 14;
/// Columns of an indicator: amount before and after sharing out, value, standing.
pub const EACH: u32 = 4;
/// Their words, and those in front.
const BEFORE: [&str; 14] = [
    "number",
    "name",
    "section",
    "school",
    "primary",
    "junior",
    "senior",
    "compulsory",
    "students",
    "merged",
    "reason",
    "included",
    "incomplete",
    "share",
];
const OF_INDICATOR: [&str; 4] = ["whole", "amount", "value", "standing"];

/// Everything that a formula needs to know.
pub struct Plan<'a> {
    pub made: Made<'a>,
    pub inputs: &'a Inputs,
    pub settings: &'a Settings,
    /// Schools that may be counted with each.
    children: Vec<Vec<usize>>,
    /// The first row of each school, on the sheet.
    row_of: Vec<Option<u32>>,
    /// The first row of all.
    above: u32,
}

/// What stands in a row beside its formulas.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub row: u32,
    pub school: &'a School,
    pub found: &'a SchoolRow,
    pub trace: &'a TraceRow,
}

impl<'a> Plan<'a> {
    /// Lays the sheet out.
    pub fn new(made: Made<'a>, inputs: &'a Inputs, settings: &'a Settings) -> Self {
        let above = summary::end(&made) + 3;
        let schools = made.county.schools.len();
        let mut children = vec![Vec::new(); schools];
        for (child, root) in made.trace.roots.iter().enumerate() {
            if let Some(list) = root.and_then(|root| children.get_mut(root)) {
                list.push(child);
            }
        }
        let mut row_of = vec![None; schools];
        for (row, found) in (above..).zip(&made.evaluation.schools) {
            if let Some(place) = row_of.get_mut(found.school) {
                place.get_or_insert(row);
            }
        }
        Self { made, inputs, settings, children, row_of, above }
    }

    /// Schools that may be counted with this one.
    pub fn children(&self, school: usize) -> &[usize] {
        self.children.get(school).map_or(&[], Vec::as_slice)
    }

    /// The cell that says whether a school is counted with another.
    pub fn flag(&self, school: usize) -> Option<String> {
        let row = self.row_of.get(school).copied().flatten();
        // One without a row would never be asked for.
        Some(row.map_or_else(|| "0".to_owned(), |row| cell(row, MERGED)))
    }

    /// First and last row of a section.
    pub fn range(&self, section: SectionKind) -> Option<(u32, u32)> {
        let rows = (self.above..).zip(&self.made.evaluation.schools);
        let mut rows = rows.filter(|(_, found)| found.section == section).map(|(row, _)| row);
        let first = rows.next()?;
        Some((first, rows.last().unwrap_or(first)))
    }

    fn indicators(&self) -> u32 {
        u32::try_from(self.made.standard.indicator.len()).unwrap_or_default()
    }

    /// The column of an indicator's value.
    pub const fn value_column(indicator: u32) -> u32 {
        FIRST + EACH * indicator + 2
    }

    /// The column of its standing.
    pub const fn standing_column(indicator: u32) -> u32 {
        Self::value_column(indicator) + 1
    }

    /// The column of its amount.
    pub const fn amount_column(indicator: u32) -> u32 {
        Self::value_column(indicator) - 1
    }

    /// The column of the schools' verdicts.
    pub fn pass_column(&self) -> u32 {
        FIRST + EACH * self.indicators() + 2
    }

    /// The column of pupils counted in an indicator; behind it their squares.
    pub fn counts_column(&self, indicator: u32) -> u32 {
        self.pass_column() + 1 + 2 * indicator
    }

    /// The last column.
    pub fn last_column(&self) -> u32 {
        self.pass_column() + 2 * self.indicators()
    }

    /// The whole sheet.
    pub fn sheet(&self, styles: &Styles) -> Sheet {
        let words = self.made.words;
        let mut sheet = Sheet::new(words.sheets.get(1).map_or("", String::as_str));
        sheet.set(0, 0, self.made.title(of(&words.title, "rows")), styles.title);
        sheet.set(1, 0, of(&words.note, "rows"), styles.note);
        summary::write(self, &mut sheet, styles);
        self.heads(&mut sheet, styles);
        let rows = self.made.evaluation.schools.iter().zip(&self.made.trace.rows);
        for (row, (found, trace)) in (self.above..).zip(rows) {
            if let Some(school) = self.made.county.schools.get(found.school) {
                self.row(&mut sheet, styles, Line { row, school, found, trace });
            }
        }
        sheet.freeze(0, 3);
        sheet.set_page(page(0));
        sheet
    }

    fn heads(&self, sheet: &mut Sheet, styles: &Styles) {
        let [top, below] = [self.above - 2, self.above - 1];
        let word = |key| of(&self.made.words.row, key);
        for (column, key) in (0..).zip(BEFORE) {
            sheet.merge((top, column), (below, column), word(key), styles.head);
        }
        for (at, indicator) in (0..).zip(&self.made.standard.indicator) {
            let first = FIRST + EACH * at;
            let name = indicator.name.as_str();
            sheet.merge((top, first), (top, first + EACH - 1), name, styles.head);
            for (column, key) in (first..).zip(OF_INDICATOR) {
                sheet.set(below, column, word(key), styles.head);
            }
            let counts = self.counts_column(at);
            sheet.merge((top, counts), (top, counts + 1), name, styles.head);
            sheet.set(below, counts, word("counts"), styles.head);
            sheet.set(below, counts + 1, word("square"), styles.head);
        }
        for (column, key) in (self.pass_column() - 2..).zip(["met", "missing", "pass"]) {
            sheet.merge((top, column), (below, column), word(key), styles.head);
        }
        sheet.set_height(top, 42.0);
        sheet.set_height(below, 30.0);
        for column in 0..=self.last_column() {
            let width = match column {
                0 | 2 => 6.0,
                NAME => 28.0,
                REASON => 20.0,
                _ => 10.5,
            };
            sheet.set_width(column, width);
        }
    }

    fn row(&self, sheet: &mut Sheet, styles: &Styles, line: Line<'_>) {
        let Line { row, found, .. } = line;
        let section = of(&self.made.words.sections, found.section.id());
        sheet.set(row, 0, f64::from(row - self.above + 1), styles.text);
        sheet.set(row, NAME, found.name.as_str(), styles.text);
        sheet.set(row, 2, section, styles.word);
        sheet.set(row, 3, f64::from(inputs::number(found.school)), styles.text);
        self.pupils(sheet, styles, line);
        self.place(sheet, styles, line);
        self.share(sheet, styles, line);
        for (at, indicator) in (0..).zip(&self.made.standard.indicator) {
            self.indicator(sheet, styles, line, at, indicator);
        }
        self.verdict(sheet, styles, line);
    }

    /// Pupils of each section with those of schools counted with it, of the compulsory ones, of this.
    fn pupils(&self, sheet: &mut Sheet, styles: &Styles, line: Line<'_>) {
        let Line { row, found, trace, .. } = line;
        let [absent, lacking] = [quoted("absent"), quoted("missing")];
        for ((section, column), now) in SectionKind::ALL.into_iter().zip(PUPILS).zip(trace.pupils) {
            let field = Field::of(Metric::Students, section);
            let held = held(self, self.inputs, found.school, field);
            let state = |key| Value::from(of(&self.made.words.state, key));
            let now = match now {
                None => state("absent"),
                Some(None) => state("missing"),
                Some(Some(pupils)) => pupils.into(),
            };
            if held.is_empty() {
                sheet.set(row, column, now, styles.word);
                continue;
            }
            let sum = format!("IF({},{lacking},{})", any(&missing(&held)), total(&held, '+'));
            let formula = match none(&held) {
                Some(none) => format!("IF({none},{absent},{sum})"),
                None => sum,
            };
            sheet.formula(row, column, &formula, now, styles.number);
        }
        let [p, j, _] = PUPILS.map(|column| cell(row, column));
        let formula = format!(
            "IF(OR({p}={lacking},{j}={lacking},AND({p}={absent},{j}={absent})),\"\",SUM({p},{j}))"
        );
        sheet.formula(row, COMPULSORY, &formula, shown(trace.compulsory), styles.number);
        let own = PUPILS.get(found.section as usize).map_or(p, |column| cell(row, *column));
        let formula = format!("IF(ISNUMBER({own}),IF({own}<0,\"\",{own}),\"\")");
        sheet.formula(row, STUDENTS, &formula, shown(found.students), styles.number);
    }
}

/// A number, or an empty text, as the formulas give it.
pub fn shown(value: Option<f64>) -> Value {
    value.map_or_else(|| Value::from(""), Value::Number)
}
