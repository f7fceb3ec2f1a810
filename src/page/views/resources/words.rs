//! Sentence, lede and the small words of the view.

use crate::args;
use crate::county::{Args, Setting};
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::derivation::words as derived;
use crate::score::Evaluation;
use crate::words::number::grouped;
use leptos::prelude::*;

/// Stand around the figure that matters in a sentence; no message contains them.
const OPEN: char = '\u{2}';
const CLOSE: char = '\u{3}';

/// A value that stands out in its sentence.
pub(super) fn marked(value: usize) -> String {
    #[allow(clippy::cast_precision_loss, reason = "a count of schools")]
    let value = value as f64;
    format!("{OPEN}{}{CLOSE}", grouped(value, 0))
}

/// A sentence with its marked value drawn in `class`.
pub(super) fn sentence(key: &str, args: &Args, class: &'static str) -> AnyView {
    let text = tr(key, args);
    let mut parts = Vec::new();
    for (at, part) in text.split([OPEN, CLOSE]).enumerate() {
        let part = part.to_owned();
        parts.push(if at % 2 == 1 {
            view! { <b class=class>{part}</b> }.into_any()
        } else {
            part.into_any()
        });
    }
    parts.into_any()
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
        "all" => count(all), "passing" => marked(passing), "open" => count(open),
    };
    sentence("resources-answer", &args, class)
}

/// Why: the rule, and how many coefficients are beyond their limits.
pub(super) fn lede(evaluation: &Evaluation) -> AnyView {
    let Some(standard) = App::standard() else { return ().into_any() };
    let percent = standard.indicator.first().map_or(0.0, derived::floor_percent);
    let coefficients = || evaluation.sections.iter().flat_map(|s| &s.indicators);
    let over = coefficients().filter(|c| c.met == Some(false)).count();
    let open = coefficients().filter(|c| c.met.is_none()).count();
    let args = args! {
        "of" => count(standard.school_rule.of), "least" => count(standard.school_rule.met_at_least),
        "percent" => percent, "coefficients" => count(coefficients().count()),
        "over" => marked(over), "open" => count(open),
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
