//! What a county fills in about itself: the county form (县级填报表), one item a line, and the
//! application tables 表Ⅰ, Ⅳ, Ⅴ, Ⅵ; tables of figures by year. They answer the items of the
//! conditions (政府保障、教育质量、社会认可), each figure with the cell it stands in.
//!
//! `lines` reads what has one item a line, `sentence` the figures of a conclusion, `tables` the rest;
//! `settle` puts it into the county, `schools` what they said on their own forms. Which words mean which item is data
//! (`src/data/forms/county-form.toml`). Called by `run`, settled by `join`.

mod data;
mod lines;
mod schools;
mod sentence;
mod settle;
mod survey;
mod tables;
mod value;

pub use settle::{Place, grade_system, settle};
pub use value::state;

use super::context::Context;
use super::school_forms;
use super::self_report;
use super::sheet::{Cell, Table};
use super::values::read_text;
use super::year::year_of;
use crate::county::CellRef;
use crate::import::types::{MappedColumn, MappedSheet};
use crate::json::Value;

/// A figure, a yes or no, a note or the evidence of an answer.
#[derive(Debug, Clone)]
pub struct Given {
    /// Id of the item, or `basics` for what the county is.
    pub answer: String,
    /// Where it stands in the answer; empty for the answer itself.
    pub path: String,
    /// What it is.
    pub value: Value,
    /// Its cell.
    pub at: CellRef,
}

/// What one sheet says of a county.
#[derive(Debug, Clone, Default)]
pub struct CountyForm {
    /// The county it names.
    pub county: Option<String>,
    /// School year of the sheet.
    pub year: Option<i32>,
    /// Index among the sources of the import.
    pub source: u32,
    /// Answers.
    pub given: Vec<Given>,
    /// Yearly figures: id, year, value, cell.
    pub yearly: Vec<(String, i32, f64, CellRef)>,
    /// Figures of 表Ⅰ that the schools' own figures tell as well.
    pub compared: Vec<(&'static str, f64, CellRef)>,
}

impl CountyForm {
    fn put(&mut self, answer: &str, path: String, value: Value, at: CellRef) {
        let answer = answer.to_owned();
        self.given.push(Given { answer, path, value, at });
    }
}

/// Rows above a table that may name its county.
const TITLE_ROWS: u32 = 6;

/// Reads a sheet if a county filled it in about itself. False when it is none of these.
pub fn read(table: &Table, context: &mut Context<'_>) -> bool {
    if school_forms::form_of(table).is_some() {
        return false;
    }
    let mut found = CountyForm { county: county_of(table), ..CountyForm::default() };
    let vertical = lines::recognise(table).filter(|(_, told)| !self_report::is_own(table, *told));
    let read = match vertical {
        Some((layout, _)) => {
            lines::read(table, &layout, &mut found, context);
            true
        }
        None => tables::read(table, &mut found, context),
    };
    if read {
        found.year = year_of(table, TITLE_ROWS);
        found.source = context.source(table);
        context.county_forms.push(found);
    }
    read
}

/// Shows in the mapping what the lines or columns of a sheet were taken for.
fn map(table: &Table, columns: Vec<MappedColumn>, context: &mut Context<'_>) {
    let mapped = MappedSheet {
        file: table.file.to_string(),
        sheet: table.sheet.to_string(),
        form: data::form().id.clone(),
        schools: 0,
        columns,
        rows: Vec::new(),
    };
    context.map_sheet(mapped, false);
}

/// The county named above the table: `填报单位：某县教育局`, `某县(市、区)`.
fn county_of(table: &Table) -> Option<String> {
    let near = table.rows.iter().take_while(|row| row.index < TITLE_ROWS);
    let texts = near.flat_map(|row| row.cells.iter()).filter_map(|(_, cell)| match cell {
        Cell::Text(_) => read_text(Some(cell)),
        _ => None,
    });
    texts.into_iter().find_map(|text| {
        let text = text.replace(':', "：");
        let (_, name) = ["填报单位：", "填报县：", "县（市、区）："]
            .into_iter()
            .find_map(|label| text.split_once(label))?;
        let name = name.split_whitespace().next()?;
        let name = name.split(['（', '(']).next().unwrap_or(name);
        let name = name.strip_suffix("教育局").or(name.strip_suffix("教育体育局")).unwrap_or(name);
        let name = name.strip_suffix("人民政府").unwrap_or(name);
        let is_county = name.ends_with(['县', '区', '市', '旗']) && name.chars().count() > 1;
        is_county.then(|| name.to_owned())
    })
}
