//! The derivation of a mean and of a difference coefficient: X, S and CV with their figures, both
//! ways of weighting, and the schools that make up the spread.

use super::expr::Formula;
use super::{rule, ruler, words};
use crate::args;
use crate::county::SectionKind;
use crate::page::say::{t, tr};
use crate::page::state::Assessed;
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{Coefficient, Derivation, Expr};
use crate::words::number::{figure, grouped};
use leptos::prelude::*;
use std::sync::Arc;

/// How many schools are listed before all are asked for.
const FIRST: usize = 8;

/// Formula and result of a mean.
pub(super) fn mean(
    of: Assessed,
    derivation: &Derivation,
    section: SectionKind,
    indicator: usize,
) -> AnyView {
    let spec = of.standard.indicator.get(indicator);
    let n = coefficient_of(of, section, indicator).map(|c| known(&c));
    view! {
        <p class="derivation-name">{spec.map(words::full_name)}</p>
        <details class="derivation-names">
            <summary>{t("derive-in-names")}</summary>
            <Formula expr=derivation.formula.clone() />
        </details>
        <Formula lead="X =" expr=derivation.figures.clone()
            result=words::result(derivation.result) unit=spec.map(words::unit).unwrap_or_default() />
        {n}
        {rule::remarks(&derivation.notes)}
    }
    .into_any()
}

/// The coefficient as the assessment has it.
fn coefficient_of(of: Assessed, section: SectionKind, indicator: usize) -> Option<Coefficient> {
    let evaluation = of.evaluation.get()?;
    let result = evaluation.sections.iter().find(|s| s.section == section)?;
    result.indicators.get(indicator).copied()
}

#[allow(clippy::cast_precision_loss, reason = "counts of schools")]
fn known(c: &Coefficient) -> AnyView {
    let args = args! { "n" => c.known as f64, "missing" => c.missing as f64 };
    view! { <p class="note">{tr("derive-known", &args)}</p> }.into_any()
}

/// Formulas of X, S and CV, and both ways of counting beside each other.
pub(super) fn coefficient(
    of: Assessed,
    derivation: &Derivation,
    section: SectionKind,
    indicator: usize,
) -> AnyView {
    let spec = of.standard.indicator.get(indicator);
    let Some(c) = coefficient_of(of, section, indicator) else { return ().into_any() };
    let unit = spec.map(words::unit).unwrap_or_default();
    let per = spec.map_or(1.0, |s| s.per.value());
    let steps = match &derivation.figures {
        Expr::Over(spread, centre) => {
            let scaled = |expr: &Expr| {
                if per > 1.0 {
                    Expr::Product(vec![expr.clone(), Expr::Figure(per)])
                } else {
                    expr.clone()
                }
            };
            // The plain coefficient's own mean and deviation stand in its formula already.
            let weighted = c.cv == c.weighted;
            let shown = |value: Option<f64>| {
                if weighted { words::result(value) } else { String::new() }
            };
            view! {
                <Formula lead="X =" expr=scaled(centre) result=shown(c.mean) unit=unit.clone() />
                <Formula lead="S =" expr=scaled(spread) result=shown(c.deviation) unit=unit />
            }
            .into_any()
        }
        _ => ().into_any(),
    };
    let letters = Expr::Over(
        Box::new(Expr::Figure(c.deviation.unwrap_or(f64::NAN))),
        Box::new(Expr::Figure(c.mean.unwrap_or(f64::NAN))),
    );
    let last = if c.cv == c.weighted { letters } else { derivation.figures.clone() };
    view! {
        <p class="derivation-name">{t("derive-coefficient-of")} {spec.map(words::full_name)}</p>
        <details class="derivation-names">
            <summary>{t("derive-in-names")}</summary>
            <Formula lead="CV =" expr=derivation.formula.clone() />
        </details>
        {steps}
        <Formula lead="CV = S ÷ X =" expr=last result=words::result(derivation.result) />
        {ruler::of(of, derivation)}
        {known(&c)}
        {rule::remarks(&derivation.notes)}
    }
    .into_any()
}

/// The weighted and the unweighted coefficient beside each other, and why they differ. Only the
/// one in force has a verdict.
pub(super) fn both(of: Assessed, section: SectionKind, indicator: usize) -> Option<AnyView> {
    let c = coefficient_of(of, section, indicator)?;
    let row = |name: String, value: Option<f64>| {
        let word = if value == c.cv {
            let (shape, word, class) = match c.met_known {
                Some(true) => (Shape::Tick, t("derive-within"), "good"),
                Some(false) => (Shape::Cross, t("derive-beyond"), "bad"),
                None => (Shape::Dashed, t("verdict-open"), "open"),
            };
            // Without a limit of its own it has no verdict either.
            let verdict = c.limit.map(|_| {
                view! { <span class=format!("verdict {class}")><Icon shape=shape />{word}</span> }
            });
            verdict.into_any()
        } else {
            t("derive-to-compare").into_any()
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{figure(value, 4)}</td>
                <td>{word}</td>
            </tr>
        }
    };
    let table = view! {
        <table class="derivation-table derivation-both">
            <tbody>
                {row(t("derive-weighted"), c.weighted)}
                {row(t("derive-unweighted"), c.unweighted)}
            </tbody>
        </table>
        <p class="note">{t("derive-why-differ")}</p>
    };
    Some(table.into_any())
}

/// The schools that make it up, largest first.
pub(super) fn contributions(of: Assessed, derivation: &Arc<Derivation>) -> AnyView {
    let derivation = Arc::clone(derivation);
    if derivation.contributions.is_empty() {
        return ().into_any();
    }
    let all = RwSignal::new(false);
    let spec = words::indicator_named(of.standard, derivation.indicator.as_deref());
    let is_mean = derivation.limit.is_none();
    let share = if is_mean { t("derive-share-of-pupils") } else { t("derive-share-of-spread") };
    #[allow(clippy::cast_precision_loss, reason = "a count of schools")]
    let total = derivation.contributions.len() as f64;
    let more = derivation.contributions.len() > FIRST;
    let rows = move || {
        let shown = if all.get() { usize::MAX } else { FIRST };
        derivation
            .contributions
            .iter()
            .take(shown)
            .map(|c| {
                let value = spec.map(|s| words::value(s, Some(c.value)));
                view! {
                    <tr>
                        <th scope="row">{c.name.clone()}</th>
                        <td class="num">{grouped(c.students, 0)}</td>
                        <td class="num">{value}</td>
                        <td class="num">{grouped(100.0 * c.share, 1)}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <div class="derivation-scroll" tabindex="0" role="group" aria-label=t("derive-contributions")>
            <table class="derivation-table">
                <thead><tr>
                    <th scope="col">{t("derive-contributions")}</th>
                    <th scope="col" class="num">{t("derive-students")}</th>
                    <th scope="col" class="num">
                        {t("derive-value")} {spec.map(|s| format!(" {}", words::unit(s)))}
                    </th>
                    <th scope="col" class="num">{share}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more.then(|| view! {
            <button class="plain" aria-pressed=move || all.get().to_string()
                on:click=move |_| all.update(|all| *all = !*all)>
                {tr("derive-all", &args! { "n" => total })}
            </button>
        })}
    }
    .into_any()
}
