//! Sentence, lede and the small words of the view.

use crate::args;
use crate::county::{Args, Setting};
use crate::page::say::{t, tr};
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::marked::marked;
use crate::score::Evaluation;
use crate::standard::Standard;
use leptos::prelude::*;

/// A sentence with its marked figure drawn in `class`.
fn sentence(key: &str, args: &Args, class: &'static str) -> AnyView {
    marked(&tr(key, args), class).into_any()
}

/// A count as a value of a sentence.
#[allow(clippy::cast_precision_loss, reason = "counts of schools")]
pub(super) const fn count(n: usize) -> f64 {
    n as f64
}

/// The answer of the view.
pub(super) fn answer(evaluation: &Evaluation) -> AnyView {
    let sum = |of: fn(&crate::score::SectionResult) -> usize| {
        evaluation.sections.iter().map(of).sum::<usize>()
    };
    let (all, passing) = (sum(|s| s.schools), sum(|s| s.passing));
    let open = sum(|s| s.undetermined);
    let class = if passing == all { "good" } else { "bad" };
    let args = args! {
        "all" => count(all), "passing" => count(passing), "open" => count(open),
    };
    sentence("resources-answer", &args, class)
}

/// Why: the rule, and how many coefficients are beyond their limits.
pub(super) fn lede(standard: &Standard, evaluation: &Evaluation) -> AnyView {
    let percent = standard.indicator.first().map_or(0.0, derived::floor_percent);
    let coefficients = || evaluation.sections.iter().flat_map(|s| &s.indicators);
    let over = coefficients().filter(|c| c.met == Some(false)).count();
    let open = coefficients().filter(|c| c.met.is_none()).count();
    let Some(rule) = &standard.school_rule else { return ().into_any() };
    let args = args! {
        "of" => count(rule.of), "least" => count(rule.met_at_least),
        "percent" => percent, "coefficients" => count(coefficients().count()),
        "over" => count(over), "open" => count(open),
    };
    sentence("resources-lede", &args, if over > 0 { "bad" } else { "" })
}

/// The word of an urban-rural class.
pub(super) fn setting(setting: Option<Setting>) -> String {
    match setting {
        Some(Setting::Urban) => t("setting-urban"),
        Some(Setting::Town) => t("setting-town"),
        Some(Setting::Rural) => t("setting-rural"),
        None => crate::words::number::MISSING.to_owned(),
    }
}
