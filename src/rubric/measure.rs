//! A formula over the metrics of a county, without an item around it: what plans measure by.

use super::facts::Facts;
use super::formula::Formula;
use super::given::of_school;
use super::number::{Span, figure, nearest};
use super::result::Offender;
use crate::county::County;
use crate::score::Evaluation;

/// What came out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measured {
    /// The value, as far as known.
    pub value: Option<Span>,
    /// Schools, school sections or coefficients that the metric with most of them was counted over.
    pub counted: usize,
    /// Those of them whose figure is missing.
    pub missing: usize,
    /// Schools it names, by their position in the county.
    pub offenders: Vec<Offender>,
}

/// Measures a county; `evaluation` is its assessment under 教督〔2017〕6号.
#[must_use]
pub fn measure(formula: &Formula, county: &County, evaluation: &Evaluation) -> Measured {
    let facts = Facts::new(county, Some(evaluation));
    let mut measured = Measured::default();
    let value = formula.value(&mut |name| {
        let fact = facts.fact(name);
        measured.counted = measured.counted.max(fact.counted);
        measured.missing = measured.missing.max(fact.missing);
        if measured.offenders.is_empty() {
            measured.offenders = fact.offenders;
        }
        fact.value
    });
    Measured { value, ..measured }
}

/// The value of a formula whose names the caller knows; `None` where a figure it needs is missing.
pub fn value_of(formula: &Formula, known: &mut dyn FnMut(&str) -> Option<f64>) -> Option<f64> {
    let value = formula.value(&mut |name| known(name).and_then(figure).map(Span::of))?;
    value.known().map(nearest)
}

/// Positions of the schools with a compulsory section that a formula over schools holds for; `None`
/// where that cannot be told of one of them.
#[must_use]
pub fn schools_where(county: &County, formula: &Formula) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    for (at, school) in county.schools.iter().enumerate() {
        if school.sections.primary.is_none() && school.sections.junior.is_none() {
            continue;
        }
        if formula.value(&mut |name| of_school(school, name))?.is_true()? {
            found.push(at);
        }
    }
    Some(found)
}
