//! Yearly figures of a county (年度数据) as its file holds them: which there are, and what a cell is.
//! Rules about years read them here; the plan shows them and says what is wrong with them.

use super::number::{exact, whole};
use crate::county::County;
use crate::json::{Value, data};
use crate::record;
use num_rational::BigRational;
use num_traits::Signed;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A yearly figure; its words are `plan-figure-<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureSpec {
    /// Id.
    pub id: String,
    /// Id of the group it stands in.
    pub group: String,
    /// `money`, `people`, `percent`, `count`, `area` or `rank`.
    pub unit: String,
}

record!(only FigureSpec { id: "id", group: "group", unit: "unit" });

#[derive(Default)]
struct File {
    figure: Vec<FigureSpec>,
}

record!(default File { figure: "figure" });

/// The figures that a table can hold, in order.
#[must_use]
pub fn figures() -> &'static [FigureSpec] {
    static ALL: OnceLock<File> = OnceLock::new();
    let read = || data(include_str!(concat!(env!("OUT_DIR"), "/plan-figures.json")));
    &ALL.get_or_init(read).figure
}

/// The figure of this id.
pub(super) fn spec(id: &str) -> Option<&'static FigureSpec> {
    figures().iter().find(|spec| spec.id == id)
}

/// A cell as a figure of a year, or the code of what is wrong with it.
///
/// # Errors
/// Where the year is none, or the value is no number or none that the figure can be.
pub(crate) fn cell(
    spec: &FigureSpec,
    year: &str,
    value: &Value,
) -> Result<(i32, BigRational), &'static str> {
    let year = year.trim().parse().ok().filter(|year| (1900..2200).contains(year));
    let year: i32 = year.ok_or("plan-no-year")?;
    let value = exact(value).ok_or("plan-text")?;
    match spec.unit.as_str() {
        _ if value.is_negative() => Err("plan-negative"),
        "percent" if value > whole(100) => Err("plan-over-hundred"),
        "rank" if !value.is_integer() || value < whole(1) => Err("plan-no-rank"),
        _ => Ok((year, value)),
    }
}

/// What a county has typed for a figure, by year, as it is written; what cannot be the figure is
/// left out.
pub(super) fn typed<'a>(county: &'a County, id: &str) -> BTreeMap<i32, &'a Value> {
    let cells = county.plan.get("years").and_then(|years| years.get(id)).and_then(Value::as_object);
    let Some(spec) = spec(id) else { return BTreeMap::new() };
    let cells = cells.into_iter().flatten();
    cells.filter_map(|(year, value)| Some((cell(spec, year, value).ok()?.0, value))).collect()
}
