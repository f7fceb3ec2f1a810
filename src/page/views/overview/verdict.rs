//! The answer as one sentence, and why in two lines. The whole verdict is the engine's; until it
//! has come, the sentence says no more than the resources settle.

use super::number;
use crate::args;
use crate::county::County;
use crate::page::say::{t, tr};
use crate::rubric::conditions::Verdict;
use crate::score::{Evaluation, SectionResult};
use crate::standard::Standard;

/// The sentence with its verdict marked, and the class of the mark.
pub(super) fn sentence(
    evaluation: &Evaluation,
    whole: Option<&Verdict>,
    county: &County,
) -> (String, &'static str) {
    // One part that fails settles it, whatever the others say.
    let pass = whole.map_or(evaluation.pass, |whole| whole.pass);
    let (key, class) = match (pass, evaluation.resources_pass) {
        (Some(false), _) => ("overview-verdict-fails", "bad"),
        (Some(true), _) => ("overview-verdict-meets", "good"),
        (None, Some(true)) if whole.is_some() => ("overview-verdict-parts", "open"),
        (None, Some(true)) => ("overview-verdict-resources", "good"),
        (None, _) => ("overview-verdict-open", "open"),
    };
    let name = if county.name.is_empty() { t("unnamed-county") } else { county.name.clone() };
    let year = county.school_year.map_or_else(|| "none".to_owned(), |year| year.to_string());
    (tr(key, &args! { "county" => name, "year" => year }), class)
}

/// The biggest weakness, the coefficients, the schools.
pub(super) fn lede(evaluation: &Evaluation, standard: &Standard) -> String {
    let total: usize = evaluation.sections.iter().map(|s| s.schools).sum();
    let mut parts = Vec::new();
    if let Some((short, indicator)) = weakest(&evaluation.sections, standard) {
        let indicator = t(&format!("indicator-{indicator}-short"));
        let args = args! {
            "indicator" => indicator, "n" => number(short), "total" => number(total),
        };
        parts.push(tr("overview-weakest", &args));
    }
    let coefficients: Vec<_> =
        evaluation.sections.iter().filter(|s| s.schools > 0).flat_map(|s| &s.indicators).collect();
    let with = |met| coefficients.iter().filter(|c| c.met == met).count();
    let args = args! {
        "total" => number(coefficients.len()), "over" => number(with(Some(false))),
        "open" => number(with(None)),
    };
    parts.push(tr("overview-coefficients", &args));
    let sum = |of: fn(&SectionResult) -> usize| number(evaluation.sections.iter().map(of).sum());
    let args = args! {
        "passing" => sum(|s| s.passing), "open" => sum(|s| s.undetermined),
    };
    parts.push(tr("overview-schools", &args));
    let absent = evaluation.sections.iter().filter(|s| s.schools == 0);
    parts.extend(absent.map(|s| {
        tr("overview-no-section", &args! { "section" => t(&format!("section-{}", s.section.id())) })
    }));
    parts.join(&t("sentence-separator"))
}

/// The indicator that most schools are short of, and how many they are.
fn weakest<'a>(sections: &[SectionResult], standard: &'a Standard) -> Option<(usize, &'a str)> {
    let short = |place: usize| -> usize {
        let of_section = |s: &SectionResult| {
            s.indicators.get(place).map_or(0, |c| c.schools_floor + c.schools_below)
        };
        sections.iter().map(of_section).sum()
    };
    let all = standard.indicator.iter().enumerate().map(|(i, spec)| (short(i), spec.id.as_str()));
    // Of equals, the first of the document.
    all.rev().max_by_key(|(short, _)| *short).filter(|(short, _)| *short > 0)
}
