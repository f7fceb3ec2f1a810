//! The parts of a standard beside resource allocation. Of the one of 2017: 15 items of government
//! guarantee (政府保障程度), 9 of education quality (教育质量), public recognition (社会认可度), vetoes
//! (一票否决); of the one of 2012: the basic standard of schools, the government's work, satisfaction.
//!
//! They are a rubric of items that are met or not; so what can be computed is computed from the
//! schools, the rest is asked, and each tells its inputs. [`Judged`] joins them with the resource half into the
//! whole verdict; the page and [`whole()`], the contract of the JavaScript module, both say what it says.

mod judged;
mod verdict;
mod whole;

pub use judged::{Judged, reason, why};
pub use verdict::{Because, CompositeVerdict, Conditions, PartVerdict, Told, Verdict};
pub use whole::whole;

use super::form::Rubric;
use super::metric::STANDARD;
use super::result::{ItemScore, Sheet, State};
use super::sheet;
use crate::county::County;
use crate::rubric::read::from_text;
use crate::score::Evaluation;
use std::sync::OnceLock;

/// The parts of the conditions, in the order of the documents.
pub const PARTS: [&str; 4] = ["guarantee", "quality", "recognition", "veto"];

const FILES: &[&str] = &[
    include_str!(concat!(env!("OUT_DIR"), "/conditions-quality-balance-2017.json")),
    include_str!(concat!(env!("OUT_DIR"), "/conditions-basic-balance-2012.json")),
];

/// The conditions of every standard as rubrics, each with the id `<standard>-conditions`; one is
/// left out only where its data file is broken, which a test prevents.
#[must_use]
pub fn conditions() -> &'static [Rubric] {
    static ONCE: OnceLock<Vec<Rubric>> = OnceLock::new();
    ONCE.get_or_init(|| FILES.iter().filter_map(|text| from_text(text).ok()).collect())
}

/// The conditions of a standard; `None` where it has none.
#[must_use]
pub fn of_standard(standard: &str) -> Option<&'static Rubric> {
    conditions().iter().find(|rubric| rubric.id.strip_suffix("-conditions") == Some(standard))
}

/// The conditions of a county under the standard of its evaluation, item by item; empty where the
/// standard has none. `metrics`, where it is at hand, is the assessment that metrics speak of.
#[must_use]
pub fn assess(county: &County, evaluation: &Evaluation, metrics: Option<&Evaluation>) -> Sheet {
    let Some(rubric) = of_standard(&evaluation.standard) else { return Sheet::default() };
    // They speak of one standard only.
    let metrics = metrics.or(Some(evaluation)).filter(|e| e.standard == STANDARD);
    sheet::score(rubric, county, metrics)
}

/// Whether an item of the conditions is met; `None` is undetermined (待定).
#[must_use]
pub fn met(item: &ItemScore) -> Option<bool> {
    if item.state == State::NotApplicable {
        return Some(true);
    }
    let full = item.full?;
    match item.score.value {
        Some(points) => Some(points >= full),
        None => (item.score.high < full).then_some(false),
    }
}

/// The county's verdict over all parts: resources, conditions, vetoes.
#[must_use]
pub fn pass(evaluation: &Evaluation, conditions: &Sheet) -> Option<bool> {
    if conditions.items.is_empty() {
        return None;
    }
    let mut all = Some(true);
    for one in conditions.items.iter().map(met).chain([evaluation.resources_pass]) {
        match one {
            Some(false) => return Some(false),
            Some(true) => {}
            None => all = None,
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, Words};

    #[test]
    fn the_conditions_can_be_read_and_each_has_its_name_in_every_language() {
        assert_eq!(conditions().len(), FILES.len());
        let rubric = from_text(FILES[0]).unwrap();
        let count =
            |group: &str| rubric.items.iter().filter(|i| i.group.as_deref() == Some(group)).count();
        assert_eq!([count("guarantee"), count("quality"), count("recognition")], [15, 9, 1]);
        for lang in Lang::ALL {
            let words = Words::new(lang);
            for item in conditions().iter().flat_map(|rubric| &rubric.items) {
                assert!(words.has(&format!("condition-{}", item.id)), "{}", item.id);
                for part in super::super::read::parts(item) {
                    assert!(words.has(&format!("condition-{}", part.id)), "{}", part.id);
                }
            }
        }
    }
}
