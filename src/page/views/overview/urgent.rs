//! The three most urgent things to do, each with the way to it. What is lacking comes from the
//! evaluation; only the order and the words are made here.

use super::number;
use super::strip::is_by_class;
use crate::args;
use crate::county::FieldKind;
use crate::page::route::ViewId;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::marked::marked;
use crate::score::{Coefficient, Evaluation, SectionResult};
use crate::standard::{Indicator, Standard};
use crate::words::number::{grouped, plain};
use leptos::prelude::*;
use std::sync::Arc;

/// How many are shown.
const MOST: usize = 3;

/// One thing to do.
#[derive(Clone)]
struct Thing {
    text: String,
    view: ViewId,
    link: &'static str,
}

/// The list.
#[component]
pub(super) fn Urgent(evaluation: Arc<Evaluation>, standard: &'static Standard) -> impl IntoView {
    let app = expect_context::<App>();
    let things = [
        homeless(&evaluation),
        absent(&evaluation),
        shortage(&evaluation, standard),
        coefficients(&evaluation, standard),
        undetermined(&evaluation),
        classes(&evaluation, standard),
    ];
    let body = move || {
        let all = things.iter().flatten().cloned().chain(conditions(app, standard));
        let items: Vec<_> = all.take(MOST).enumerate().map(item).collect();
        if items.is_empty() {
            view! { <p class="urgent-none">{t("urgent-none")}</p> }.into_any()
        } else {
            view! { <ol>{items}</ol> }.into_any()
        }
    };
    view! {
        <section class="urgent">
            <h2 class="section-head">{t("urgent-title")}</h2>
            {body}
        </section>
    }
}

fn item((place, thing): (usize, Thing)) -> impl IntoView {
    view! {
        <li>
            <span class="urgent-place" aria-hidden="true">
                {t(&format!("ordinal-{}", place + 1))}
            </span>
            <p>{marked(&thing.text, "")} " " <a href=thing.view.href()>{t(thing.link)}</a></p>
        </li>
    }
}

/// Items beside the resources that are not met or that nobody has answered.
fn conditions(app: App, standard: &Standard) -> Option<Thing> {
    let whole = app.verdict(&standard.id)?;
    let (unmet, open) =
        whole.parts.iter().fold((0, 0), |(unmet, open), p| (unmet + p.unmet, open + p.open));
    let args = args! { "unmet" => number(unmet), "open" => number(open) };
    let text = tr("urgent-conditions", &args);
    (unmet + open > 0).then_some(Thing { text, view: ViewId::Quality, link: "go-quality" })
}

/// Schools whose figures count nowhere.
fn homeless(evaluation: &Evaluation) -> Option<Thing> {
    let reason = evaluation.reasons.iter().find(|r| r.code == "parentNotFound")?;
    let n = match reason.args.get("n")? {
        crate::county::Arg::Number(n) => *n,
        crate::county::Arg::Text(_) => return None,
    };
    let text = tr("urgent-homeless", &args! { "n" => n });
    Some(Thing { text, view: ViewId::Data, link: "go-data" })
}

/// A section that is assessed and that no file holds.
fn absent(evaluation: &Evaluation) -> Option<Thing> {
    let section = evaluation.sections.iter().find(|s| s.schools == 0)?;
    let name = t(&format!("section-{}", section.section.id()));
    let text = tr("urgent-section", &args! { "section" => name });
    Some(Thing { text, view: ViewId::Data, link: "go-data" })
}

fn of_indicator(sections: &[SectionResult], place: usize) -> impl Iterator<Item = &Coefficient> {
    sections.iter().filter_map(move |s| s.indicators.get(place))
}

/// What most schools lack, and how much of it.
fn shortage(evaluation: &Evaluation, standard: &Standard) -> Option<Thing> {
    let short = |place: usize| -> usize {
        of_indicator(&evaluation.sections, place).map(|c| c.schools_floor + c.schools_below).sum()
    };
    let (place, indicator) =
        standard.indicator.iter().enumerate().rev().max_by_key(|(place, _)| short(*place))?;
    let schools = short(place);
    if schools == 0 {
        return None;
    }
    let total: f64 = of_indicator(&evaluation.sections, place).map(|c| c.lacking).sum();
    let by_section: Vec<_> = evaluation
        .sections
        .iter()
        .filter_map(|s| Some((s, s.indicators.get(place)?.lacking)))
        .filter(|(_, lacking)| *lacking > 0.0)
        .map(|(s, lacking)| {
            let section = t(&format!("section-{}", s.section.id()));
            tr(
                "urgent-part",
                &args! { "section" => section, "amount" => amount(lacking, indicator) },
            )
        })
        .collect();
    let args = args! {
        "indicator" => t(&format!("indicator-{}-short", indicator.id)),
        "amount" => amount(total, indicator), "schools" => number(schools),
        "parts" => by_section.join(&t("list-separator")),
    };
    let text = tr("urgent-shortage", &args);
    Some(Thing { text, view: ViewId::Resources, link: "go-resources" })
}

/// An amount with its unit; from 10 000 up in 万 where the language has it.
fn amount(value: f64, indicator: &Indicator) -> String {
    let kind = indicator.amount.first().map(|a| a.metric.kind());
    let unit = match kind {
        Some(FieldKind::People) => "unit-people",
        Some(FieldKind::Area) => "unit-area",
        Some(FieldKind::Money) => "unit-money",
        Some(FieldKind::Count) | None => "unit-rooms",
    };
    let wan = value >= 10_000.0 && !t("unit-wan").is_empty();
    let figure = if wan { grouped(value / 10_000.0, 1) } else { grouped(value.ceil(), 0) };
    let wan = if wan { t("unit-wan") } else { String::new() };
    tr("urgent-amount", &args! { "figure" => figure, "wan" => wan, "unit" => t(unit) })
}

/// Coefficients beyond their limits, the worst first.
fn coefficients(evaluation: &Evaluation, standard: &Standard) -> Option<Thing> {
    let mut over: Vec<_> = evaluation
        .sections
        .iter()
        .flat_map(|s| s.indicators.iter().zip(&standard.indicator).map(move |(c, i)| (s, c, i)))
        .filter(|(_, c, _)| c.met == Some(false))
        .filter_map(|(s, c, i)| Some((c.cv?, c.limit?, s, i)))
        .collect();
    over.sort_by(|a, b| (b.0 / b.1).total_cmp(&(a.0 / a.1)));
    let names: Vec<_> = over
        .iter()
        .take(MOST)
        .map(|(cv, _, s, i)| {
            let args = args! {
                "section" => t(&format!("section-{}", s.section.id())),
                "indicator" => t(&format!("indicator-{}-short", i.id)), "cv" => plain(*cv, 3),
            };
            tr("urgent-coefficient", &args)
        })
        .collect();
    if names.is_empty() {
        return None;
    }
    let args = args! { "n" => number(over.len()), "names" => names.join(&t("list-separator")) };
    let text = tr("urgent-coefficients", &args);
    Some(Thing { text, view: ViewId::Resources, link: "go-resources" })
}

/// Schools that cannot be told for want of figures.
fn undetermined(evaluation: &Evaluation) -> Option<Thing> {
    let open: usize = evaluation.sections.iter().map(|s| s.undetermined).sum();
    let present = evaluation.sections.iter().filter(|s| s.schools > 0);
    let coefficients = present.flat_map(|s| &s.indicators);
    let waiting = coefficients.filter(|c| c.met.is_none()).count();
    if open + waiting == 0 {
        return None;
    }
    let args = args! { "n" => number(open), "coefficients" => number(waiting) };
    let text = tr("urgent-undetermined", &args);
    Some(Thing { text, view: ViewId::Data, link: "go-data" })
}

/// Classes over size.
fn classes(evaluation: &Evaluation, standard: &Standard) -> Option<Thing> {
    let item = evaluation.items.iter().find(|i| is_by_class(i, standard))?;
    let count = |place: usize| item.counts.get(place).map_or(0, |(_, n)| *n);
    if item.counts.iter().all(|(_, n)| *n == 0) {
        return None;
    }
    let args = args! { "primary" => number(count(0)), "junior" => number(count(1)) };
    Some(Thing { text: tr("urgent-classes", &args), view: ViewId::Data, link: "go-data" })
}
