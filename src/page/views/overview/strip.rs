//! The parts of the assessment side by side, and one sentence on those not assessed here.

use super::number;
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{Evaluation, ItemResult, SectionResult};
use crate::standard::{SchoolItemRule, Standard};
use crate::words::number::grouped;
use leptos::prelude::*;
use std::sync::Arc;

/// The strip.
#[component]
pub(super) fn Strip(evaluation: Arc<Evaluation>, standard: &'static Standard) -> impl IntoView {
    let sum =
        |of: fn(&SectionResult) -> usize| -> usize { evaluation.sections.iter().map(of).sum() };
    let coefficients = || evaluation.sections.iter().flat_map(|s| &s.indicators);
    let with = |met| coefficients().filter(|c| c.met == met).count();
    let (within, beyond) = (with(Some(true)), with(Some(false)));
    let spread = if beyond > 0 { Some(false) } else { (with(None) == 0).then_some(true) };
    let items: Vec<_> = evaluation.items.iter().map(|i| item(i, standard)).collect();
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
fn item(item: &ItemResult, standard: &Standard) -> impl IntoView + use<> {
    let classes: usize = item.counts.iter().map(|(_, n)| n).sum();
    let (count, unit) = if is_by_class(item, standard) {
        (classes, t("overview-classes-over"))
    } else {
        (item.offenders.len(), t("overview-schools-over"))
    };
    tile(t(&format!("item-{}", item.id)), count, unit, item.met)
}

/// Whether an item is about classes, so that classes are counted and not schools.
pub(super) fn is_by_class(item: &ItemResult, standard: &Standard) -> bool {
    let spec = standard.school_item.iter().find(|spec| spec.id == item.id);
    spec.is_some_and(|spec| matches!(spec.rule, SchoolItemRule::ClassSize { .. }))
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
