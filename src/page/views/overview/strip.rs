//! The parts of the assessment side by side, and one sentence on those not assessed here.

use super::number;
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{Evaluation, ItemResult, SectionResult};
use crate::words::number::grouped;
use leptos::prelude::*;
use std::sync::Arc;

/// The strip.
#[component]
pub(super) fn Strip(evaluation: Arc<Evaluation>) -> impl IntoView {
    let sum =
        |of: fn(&SectionResult) -> usize| -> usize { evaluation.sections.iter().map(of).sum() };
    let coefficients = || evaluation.sections.iter().flat_map(|s| &s.indicators);
    let with = |met| coefficients().filter(|c| c.met == met).count();
    let (within, beyond) = (with(Some(true)), with(Some(false)));
    let spread = if beyond > 0 { Some(false) } else { (with(None) == 0).then_some(true) };
    let items: Vec<_> = evaluation.items.iter().map(item).collect();
    view! {
        <dl class="strip">
            {tile(
                t("overview-part-resources"), sum(|s| s.passing),
                tr("overview-of-rows", &args! { "total" => number(sum(|s| s.schools)) }),
                evaluation.resources_pass,
            )}
            {tile(
                t("overview-part-coefficients"), within,
                tr("overview-of-limits", &args! { "total" => number(coefficients().count()) }),
                spread,
            )}
            {items}
            <div class="strip-rest">
                <dt>{t("overview-part-rest")}</dt>
                <dd><Icon shape=Shape::Dashed />{t("overview-part-rest-why")}</dd>
            </div>
        </dl>
    }
}

fn tile(name: String, count: usize, unit: String, met: Option<bool>) -> impl IntoView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd><span class="strip-figure">{grouped(number(count), 0)}</span> " " {unit}</dd>
            <dd class="strip-verdict">{verdict(met)}</dd>
        </div>
    }
}

/// An item counts what breaks it: schools, or classes.
fn item(item: &ItemResult) -> impl IntoView + use<> {
    let classes: usize = item.counts.iter().map(|(_, n)| n).sum();
    let by_class = item.offenders.iter().any(|o| o.class.is_some()) || item.id == "classSize";
    let (count, unit) = if by_class {
        (classes, t("overview-classes-over"))
    } else {
        (item.offenders.len(), t("overview-schools-over"))
    };
    tile(t(&format!("item-{}", item.id)), count, unit, item.met)
}

/// Shape and word of a verdict.
pub(super) fn verdict(met: Option<bool>) -> impl IntoView {
    let (key, class) = match met {
        Some(true) => ("verdict-met", "verdict good"),
        Some(false) => ("verdict-fails", "verdict bad"),
        None => ("verdict-open", "verdict open"),
    };
    view! { <span class=class><Icon shape=met />{t(key)}</span> }
}
