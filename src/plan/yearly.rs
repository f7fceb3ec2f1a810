//! Yearly figures of a county (年度数据): which there are, and what a county has typed for them.
//! What is no figure, or cannot be one, is a finding and counts as missing.

use super::finding;
use crate::county::{County, Finding, Severity};
use crate::json::{Value, data};
use crate::record;
use crate::rubric::{exact, whole};
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

/// The figures a county has, by id and year.
pub(super) struct Yearly {
    values: BTreeMap<String, BTreeMap<i32, BigRational>>,
    pub(super) findings: Vec<Finding>,
}

impl Yearly {
    /// Reads `years` of [`County::plan`]: figure → year → value.
    pub(super) fn new(county: &County) -> Self {
        let mut yearly = Self { values: BTreeMap::new(), findings: Vec::new() };
        let typed: BTreeMap<String, BTreeMap<String, Value>> =
            super::set_down(county, "years", &mut yearly.findings);
        for id in typed.keys().filter(|id| figures().iter().all(|f| f.id != **id)) {
            let unknown = finding(Severity::Check, "plan-figure-unknown");
            yearly.findings.push(unknown.arg("id", id.as_str()));
        }
        for spec in figures() {
            for (year, value) in typed.get(&spec.id).into_iter().flatten() {
                if value.is_null() {
                    continue;
                }
                match cell(spec, year, value) {
                    Ok((year, value)) => {
                        yearly.values.entry(spec.id.clone()).or_default().insert(year, value);
                    }
                    Err(code) => yearly.findings.push(
                        finding(Severity::Must, code)
                            .arg("figure", spec.id.as_str())
                            .arg("year", year.as_str())
                            .arg("text", value.as_str().map_or(value.to_string(), str::to_owned)),
                    ),
                }
            }
        }
        yearly
    }

    /// The value of a year.
    pub(super) fn at(&self, id: &str, year: i32) -> Option<&BigRational> {
        self.values.get(id)?.get(&year)
    }

    /// The years of which a figure is known, ascending.
    pub(super) fn years(&self, id: &str) -> Vec<i32> {
        self.values.get(id).map(|of| of.keys().copied().collect()).unwrap_or_default()
    }
}

/// A cell as a figure, or what is wrong with it.
fn cell(spec: &FigureSpec, year: &str, value: &Value) -> Result<(i32, BigRational), &'static str> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_cannot_be_a_figure_is_told_and_left_out() {
        let mut county = County::default();
        county.plan.insert(
            "years".into(),
            json!({
                "spending": { "2022": 5, "2023": "六", "二〇二四": 7, "2025": -1 },
                "myopia": { "2022": 100, "2023": 100.5 },
                "fundingRank": { "2022": 3, "2023": 2.5 },
                "nobody": { "2022": 1 },
            }),
        );
        let yearly = Yearly::new(&county);
        let codes: Vec<_> = yearly.findings.iter().map(|f| f.code.as_str()).collect();
        assert_eq!(
            codes,
            [
                "plan-figure-unknown",
                "plan-text",
                "plan-negative",
                "plan-no-year",
                "plan-no-rank",
                "plan-over-hundred",
            ]
        );
        assert_eq!(yearly.years("spending"), [2022]);
        assert_eq!(yearly.years("myopia"), [2022]);
        assert_eq!(yearly.at("fundingRank", 2022), Some(&whole(3)));
    }
}
