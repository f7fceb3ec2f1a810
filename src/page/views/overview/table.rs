//! The seven indicators: both sections' coefficients on rulers whose limit lines run through
//! all rows, and the schools short of each standard.

use super::number;
use crate::args;
use crate::chart::bars::Shortfall;
use crate::chart::ruler::{Reading, Ruler};
use crate::county::SectionKind;
use crate::page::route::ViewId;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{Coefficient, Evaluation, SectionResult, Subject};
use crate::standard::{Indicator, Settings, Standard};
use crate::words::number::{figure, plain};
use leptos::prelude::*;
use std::sync::Arc;

const RULER: f64 = 164.0;
const BAR: f64 = 92.0;
/// Height of a row's pictures, px; the hairline below takes one more.
const ROW: f64 = 29.0;

/// The table.
#[component]
pub(super) fn Indicators(
    evaluation: Arc<Evaluation>,
    standard: &'static Standard,
) -> impl IntoView {
    let app = expect_context::<App>();
    let shown = RwSignal::new(SectionKind::Primary);
    let most =
        (0..standard.indicator.len()).map(|i| shortfall(&evaluation, i).total()).max().unwrap_or(0);
    let rows: Vec<_> = standard
        .indicator
        .iter()
        .enumerate()
        .map(|(place, spec)| row(app, &evaluation, spec, place, most))
        .collect();
    let heads: Vec<_> = evaluation.sections.iter().map(|s| head(s, standard)).collect();
    let columns: Vec<_> = evaluation
        .sections
        .iter()
        .map(|s| {
            let id = s.section.id();
            view! {
                <col class=format!("col-ruler col-{id}") />
                <col class=format!("col-cv col-{id}") />
            }
        })
        .collect();
    let weighted =
        Settings::of(standard, &app.county.get_untracked()).is("coefficientWeighting", "weighted");
    let note = if weighted { "overview-weighted-note" } else { "overview-unweighted-note" };
    view! {
        <SectionChoice shown />
        <table class="table indicators" class:show-junior=move || shown.get() == SectionKind::Junior>
            <colgroup>
                <col class="col-name" />
                {columns}
                <col class="col-count col-wide" />
                <col class="col-bar col-wide" />
                <col class="col-wide" />
            </colgroup>
            <thead>
                <tr>
                    <th scope="col"><h2 class="section-head">{t("overview-indicators")}</h2></th>
                    {heads}
                    <th scope="col" colspan="2" class="short-head">
                        {t("overview-short")}
                        <span class="short-key">
                            <span class="key key-below"></span>{t("overview-short-below")}
                            <span class="key key-between"></span>{t("overview-short-between")}
                        </span>
                    </th>
                    <th scope="col" class="num">{t("overview-missing")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="note legend">
            <span><Icon shape=Shape::Dot />{t("overview-within")}</span>
            <span><Icon shape=Shape::Diamond />{t("overview-beyond")}</span>
            <span><Icon shape=Shape::Dashed />{t("overview-undetermined")}</span>
            <span>{t(note)} " " <a href=ViewId::Method.href()>{t("overview-both")}</a></span>
        </p>
    }
}

/// 小学 | 初中, on a page too narrow for both.
#[component]
fn SectionChoice(shown: RwSignal<SectionKind>) -> impl IntoView {
    let button = move |section: SectionKind| {
        view! {
            <button aria-pressed=move || (shown.get() == section).to_string()
                on:click=move |_| shown.set(section)>
                {t(&format!("section-{}", section.id()))}
            </button>
        }
    };
    view! {
        <div class="choice narrow-only" role="group" aria-label=t("overview-section")>
            {[SectionKind::Primary, SectionKind::Junior].map(button).into_iter().collect_view()}
        </div>
    }
}

fn limit_of(section: &SectionResult) -> f64 {
    section.indicators.first().and_then(|c| c.limit).unwrap_or_default()
}

fn head(section: &SectionResult, standard: &Standard) -> impl IntoView + use<> {
    let id = section.section.id();
    let class = format!("cv cv-{id}");
    let args = args! { "section" => t(&format!("section-{id}")) };
    let limits = standard.indicator.iter().filter_map(|i| i.cv_at_most.of(section.section));
    let limit = limits.map(|l| plain(l.value(), 2)).next().unwrap_or_default();
    let label = tr("overview-limit", &args! { "limit" => limit });
    let svg = Ruler::coefficient(limit_of(section), RULER).head_svg(&label, 17.0);
    view! {
        <th scope="colgroup" colspan="2" class=class>
            {tr("overview-cv", &args)}
            <span class="hidden">{label}</span>
            <span class="ruler-head" inner_html=svg></span>
        </th>
    }
}

fn row(
    app: App,
    evaluation: &Evaluation,
    spec: &Indicator,
    place: usize,
    most: usize,
) -> impl IntoView + use<> {
    let name = t(&format!("indicator-{}-short", spec.id));
    let cells: Vec<_> = evaluation
        .sections
        .iter()
        .filter_map(|s| Some(cells(app, s, s.indicators.get(place)?, &name, place)))
        .collect();
    let short = shortfall(evaluation, place);
    let missing: usize =
        evaluation.sections.iter().filter_map(|s| s.indicators.get(place)).map(|c| c.missing).sum();
    let title = t(&format!("indicator-{}", spec.id));
    view! {
        <tr>
            <th scope="row" title=title>{name}</th>
            {cells}
            <td class="num short-count">{figure(Some(number(short.total())), 0)}</td>
            <td class="short-bar">
                <span class="hidden">
                    {tr("overview-short-parts", &args! {
                        "below" => number(short.below), "between" => number(short.between),
                    })}
                </span>
                <span inner_html=short.svg(most, BAR, 12.0)></span>
            </td>
            <td class="num dim">{figure((missing > 0).then(|| number(missing)), 0)}</td>
        </tr>
    }
}

/// Ruler and figure of one coefficient. Where the figures known decide nothing, the mark is
/// hollow and the word is 待定.
fn cells(
    app: App,
    section: &SectionResult,
    c: &Coefficient,
    name: &str,
    place: usize,
) -> impl IntoView + use<> {
    let id = section.section.id();
    let reading = Reading { value: c.cv, within: c.met_known, provisional: c.met.is_none() };
    let svg = Ruler::coefficient(limit_of(section), RULER).row_svg(reading, ROW);
    let subject = Subject::Coefficient { section: section.section, indicator: place };
    let printed = figure(c.cv, 3);
    let status = match c.met {
        Some(true) => "overview-within",
        Some(false) => "overview-beyond",
        None => "overview-undetermined",
    };
    let label = tr(
        "overview-cv-label",
        &args! {
            "section" => t(&format!("section-{id}")), "indicator" => name,
            "cv" => printed.as_str(), "status" => t(status),
        },
    );
    let class = match (c.met, c.met_known) {
        (Some(false), _) => "figure bad strong",
        (None, Some(false)) => "figure bad",
        _ => "figure",
    };
    let open = {
        let subject = subject.clone();
        move || app.explained.with(|e| e.as_ref() == Some(&subject)).to_string()
    };
    let value = if c.cv.is_some() {
        view! {
            <button class=class aria-label=label aria-expanded=open
                on:click=move |_| app.explained.set(Some(subject.clone()))>{printed}</button>
        }
        .into_any()
    } else {
        view! { <span class="dim">{printed}</span> }.into_any()
    };
    let dashed =
        (c.met.is_none() && c.cv.is_some()).then(|| view! { <Icon shape=Shape::Dashed /> });
    view! {
        <td class=format!("ruler-cell cv-{id}") inner_html=svg></td>
        <td class=format!("num cv-figure cv-{id}")>{dashed}{value}</td>
    }
}

fn shortfall(evaluation: &Evaluation, place: usize) -> Shortfall {
    let of_indicator = || evaluation.sections.iter().filter_map(|s| s.indicators.get(place));
    Shortfall {
        below: of_indicator().map(|c| c.schools_below).sum(),
        between: of_indicator().map(|c| c.schools_floor).sum(),
    }
}
