//! Yearly figures of a county (年度数据): which there are, and what a county has typed for them.
//! What is no figure, or cannot be one, is a finding and counts as missing.

use super::finding;
use crate::county::{County, Finding, Severity};
use crate::json::Value;
use crate::rubric::cell;
use num_rational::BigRational;
use std::collections::BTreeMap;

pub use crate::rubric::{FigureSpec, figures};

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
                    Err(code) => {
                        let wrong = finding(Severity::Must, code)
                            .arg("figure", spec.id.as_str())
                            .arg("year", year.as_str())
                            .arg("text", value.as_str().map_or(value.to_string(), str::to_owned));
                        yearly.findings.push(read_from(county, &spec.id, year, wrong));
                    }
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

/// A finding about a yearly figure with the place it was read from, where it was not typed.
fn read_from(county: &County, figure: &str, year: &str, wrong: Finding) -> Finding {
    let read = year.trim().parse().ok().and_then(|year| county.yearly_read_at(figure, year));
    let source = read.as_ref().and_then(|read| county.sources.get(read.source? as usize));
    match (source, read.as_ref()) {
        (Some(source), Some(read)) => wrong.at(&source.file, &source.sheet, read.cell),
        _ => wrong,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::whole;
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
