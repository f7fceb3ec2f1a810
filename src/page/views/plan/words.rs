//! Names, values and units of the view, in the reader's language.

use crate::args;
use crate::county::{Arg, Finding, SectionKind};
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::icon::Shape;
use crate::plan::{Need, Reading, State, Statistic, Target, figures};
use crate::standard::Indicator;
use crate::words::number::{MISSING, figure, grouped, in_sentence};

/// The indicator with an id, of the standard whose indicators targets speak of.
pub(super) fn indicator(id: Option<&str>) -> Option<&'static Indicator> {
    derived::indicator_named(App::standard()?, id)
}

/// What a target is about.
pub(super) fn name(target: &Target) -> String {
    if let Some(name) = target.name.as_ref().filter(|name| !name.is_empty()) {
        return name.clone();
    }
    let indicator = || {
        let id = target.indicator.as_deref();
        indicator(id).map(derived::short_name).unwrap_or_default()
    };
    let section = target.section.map_or_else(|| t("plan-both"), derived::section);
    let named =
        |key: &str| tr(key, &args! { "section" => section.as_str(), "indicator" => indicator() });
    match target.statistic {
        Statistic::Mean => named("plan-name-mean"),
        Statistic::SchoolShare => named("plan-name-share"),
        Statistic::Cv => named("plan-name-cv"),
        Statistic::Formula => match &target.row {
            Some(row) => t(&format!("plan-row-{row}")),
            None => target.formula.clone().unwrap_or_default(),
        },
        Statistic::Figure => figure_name(target.of.as_deref()),
        Statistic::Ratio => {
            let of = figure_name(target.of.as_deref());
            tr(
                "plan-name-ratio",
                &args! { "of" => of, "over" => figure_name(target.over.as_deref()) },
            )
        }
    }
}

/// The name of a yearly figure.
pub(super) fn figure_name(id: Option<&str>) -> String {
    id.map(|id| t(&format!("plan-figure-{id}"))).unwrap_or_default()
}

/// Id of the unit of a yearly figure.
pub(super) fn figure_unit(id: &str) -> &'static str {
    figures().iter().find(|f| f.id == id).map_or("count", |f| f.unit.as_str())
}

/// Decimals, and whether it is a percentage.
fn look(target: &Target) -> (usize, bool) {
    match target.statistic {
        Statistic::Mean => {
            let indicator = indicator(target.indicator.as_deref());
            (indicator.map_or(2, derived::decimals), false)
        }
        Statistic::Cv => (3, false),
        Statistic::SchoolShare | Statistic::Ratio => (2, true),
        Statistic::Formula => match target.over {
            Some(_) => (2, true),
            None => (0, false),
        },
        Statistic::Figure => match figure_unit(target.of.as_deref().unwrap_or_default()) {
            "percent" => (2, true),
            "area" => (2, false),
            _ => (0, false),
        },
    }
}

/// Whether a target's statistic is a percentage.
pub(super) fn is_percent(target: &Target) -> bool {
    look(target).1
}

/// A value of a target's statistic.
pub(super) fn value(target: &Target, value: Option<f64>) -> String {
    let (decimals, percent) = look(target);
    match value {
        Some(_) if percent => format!("{}%", figure(value, decimals)),
        _ => figure(value, decimals),
    }
}

/// A value as the document states it: without digits nobody wrote.
pub(super) fn stated(target: &Target, value: f64) -> String {
    let (_, percent) = look(target);
    format!("{}{}", in_sentence(value), if percent { "%" } else { "" })
}

/// What a target asks: `≥4.3`.
pub(super) fn asked(target: &Target) -> String {
    format!("{}{}", sign(&target.is), stated(target, target.value))
}

/// An operator as it is printed.
pub(super) fn sign(is: &str) -> &str {
    match is {
        ">=" => "≥",
        "<=" => "≤",
        "!=" => "≠",
        other => other,
    }
}

/// A reading: its value; what is known where figures are missing.
pub(super) fn reading(target: &Target, reading: &Reading) -> String {
    value(target, reading.value.or(reading.known))
}

/// A year, or that it is always asked.
pub(super) fn year(year: Option<i32>) -> String {
    year.map_or_else(|| t("plan-always"), |year| year.to_string())
}

/// Shape, word and class of a state.
pub(super) fn state(state: State) -> (Shape, String, &'static str) {
    let (shape, key, class) = match state {
        State::Met => (Shape::Tick, "met", "good"),
        State::OnCourse => (Shape::Light, "course", "good"),
        State::Slipping => (Shape::Half, "slipping", "warn"),
        State::Not => (Shape::Cross, "not", "bad"),
        State::Undetermined => (Shape::Dashed, "open", "open"),
    };
    (shape, t(&format!("plan-state-{key}")), class)
}

/// An amount with its unit: `12 人`, `1 234.5 平方米`.
pub(super) fn amount(unit: &str, amount: f64) -> String {
    let decimals = match unit {
        "area" | "percent" => 2,
        _ => 0,
    };
    // Yuan of a need are rounded up in print: fewer would not do.
    let amount = if unit == "money" { libm::ceil(amount) } else { amount };
    tr(&format!("plan-amount-{unit}"), &args! { "n" => grouped(amount, decimals) })
}

/// What is lacking, in a clause.
pub(super) fn need(need: &Need) -> String {
    let mut args = args! { "amount" => amount(&need.unit, need.amount) };
    let key = match (need.more, need.per_year) {
        (Some(more), _) => {
            args.insert("more".to_owned(), more.to_string().into());
            if need.schools.is_empty() { "plan-need-only-schools" } else { "plan-need-schools" }
        }
        (None, Some(each)) => {
            args.insert("each".to_owned(), amount(&need.unit, each).into());
            "plan-need-yearly"
        }
        (None, None) => "plan-need",
    };
    tr(key, &args)
}

/// A section, or both.
pub(super) fn section(section: Option<SectionKind>) -> String {
    section.map_or_else(|| t("plan-both"), derived::section)
}

/// A finding whose figure is named in the reader's language.
pub(super) fn told(finding: &Finding) -> Finding {
    let mut told = finding.clone();
    if let Some(Arg::Text(id)) = finding.args.get("figure") {
        told.args.insert("figure".to_owned(), figure_name(Some(id)).into());
    }
    told
}

/// A figure with its thin spaces, or the sign of a missing one.
pub(super) fn count(value: Option<f64>) -> String {
    value.map_or_else(|| MISSING.to_owned(), in_sentence)
}
