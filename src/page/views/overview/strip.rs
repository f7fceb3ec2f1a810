//! The parts of the assessment side by side, each with its count and its verdict, and the other
//! assessment beside them. What only the engine knows is dashed until it has answered.

use super::number;
use crate::args;
use crate::page::route::ViewId;
use crate::page::say::{t, tr};
use crate::page::state::{App, BASIC};
use crate::page::widgets::icon::{Icon, Shape};
use crate::rubric::conditions::{PARTS, PartVerdict, Verdict};
use crate::score::{Evaluation, ItemResult, SectionResult};
use crate::standard::{SchoolItemRule, Standard};
use crate::words::number::{figure, grouped};
use leptos::prelude::*;
use std::sync::Arc;

/// The strip.
#[component]
pub(super) fn Strip(evaluation: Arc<Evaluation>) -> impl IntoView {
    let app = expect_context::<App>();
    let sum =
        |of: fn(&SectionResult) -> usize| -> usize { evaluation.sections.iter().map(of).sum() };
    let resources = tile(
        (t("overview-part-resources"), ViewId::Resources.href()),
        (
            grouped(number(sum(|s| s.passing)), 0),
            tr("overview-of-rows", &args! { "total" => number(sum(|s| s.schools)) }),
        ),
        verdict(evaluation.resources_pass),
    );
    let id = evaluation.standard.clone();
    let parts = move || {
        let found = app.verdict(&id);
        PARTS.map(|id| part(id, found.as_ref())).into_iter().collect_view()
    };
    view! {
        <dl class="strip">
            {resources} {parts}
            {move || basic(app.verdict(BASIC).as_ref())}
        </dl>
    }
}

/// One part: its name leads to where it is shown; a figure, what it counts, the verdict.
fn tile(
    (name, href): (String, String),
    (figure, unit): (String, String),
    verdict: impl IntoView + 'static,
) -> AnyView {
    view! {
        <div>
            <dt><a href=href>{name}</a></dt>
            <dd><span class="strip-figure">{figure}</span> " " {unit}</dd>
            <dd class="strip-verdict">{verdict.into_any()}</dd>
        </div>
    }
    .into_any()
}

/// A part of the conditions; those that must not happen are counted as they happen.
fn part(id: &str, verdict: Option<&Verdict>) -> AnyView {
    let name = (t(&format!("overview-part-{id}")), ViewId::Quality.href());
    let Some(part) = verdict.and_then(|v| v.parts.iter().find(|part| part.id == id)) else {
        return tile(name, (figure(None, 0), String::new()), waiting());
    };
    let args = args! { "total" => number(part.items) };
    let count = match id {
        "veto" if part.open == part.items => None,
        "veto" => Some(part.unmet),
        "recognition" if part.open > 0 => None,
        _ => Some(part.met),
    };
    let unit = tr(if id == "veto" { "overview-of-vetoes" } else { "overview-of-items" }, &args);
    let unit = if count.is_some() { unit } else { String::new() };
    tile(name, (figure(count.map(number), 0), unit), counted(part))
}

/// What is not met and what is undetermined, with their numbers.
fn counted(part: &PartVerdict) -> AnyView {
    if part.items == 1 || part.pass() == Some(true) {
        return verdict(part.pass()).into_any();
    }
    let count = |n: usize, key, met: Option<bool>, class| {
        (n > 0).then(|| {
            let text = tr(key, &args! { "n" => number(n) });
            view! { <span class=class><Icon shape=met />{text}</span> " " }
        })
    };
    view! {
        {count(part.unmet, "overview-n-unmet", Some(false), "verdict bad")}
        {count(part.open, "overview-n-open", None, "verdict open")}
    }
    .into_any()
}

/// The assessment of 2012: its composite coefficients, and how the rest stands.
fn basic(found: Option<&Verdict>) -> AnyView {
    let name = (t("overview-part-basic"), ViewId::Resources.about(BASIC));
    let Some(found) = found else {
        return tile(name, (figure(None, 0), String::new()), waiting());
    };
    let composites: Vec<_> = found.composites.iter().map(|c| figure(c.value, 3)).collect();
    let open: usize = found.parts.iter().map(|part| part.open).sum();
    let rest = (open > 0).then(|| {
        let text = tr("overview-n-open", &args! { "n" => number(open) });
        view! { " " <span class="verdict open"><Icon shape=Shape::Dashed />{text}</span> }
    });
    // What the schools' figures say; the rest is told beside it.
    let word = match (found.pass, found.resources_pass) {
        (None, Some(true)) => view! {
            <span class="verdict good"><Icon shape=Shape::Tick />{t("overview-within")}</span>
        }
        .into_any(),
        (None, None) if open > 0 => ().into_any(),
        _ => verdict(found.pass).into_any(),
    };
    tile(name, (composites.join("\u{2009}·\u{2009}"), String::new()), view! { {word} {rest} })
}

fn waiting() -> impl IntoView {
    view! { <span class="verdict open"><Icon shape=Shape::Dashed />{t("overview-computing")}</span> }
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
