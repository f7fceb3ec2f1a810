//! One strip plot an indicator: as heads of the table's columns, one under another on a phone, and
//! all together in a file.

use super::{Shared, words};
use crate::args;
use crate::chart::scale;
use crate::chart::tokens::Token;
use crate::chart::{Caption, Mode, Strip, StripInput, StripWords};
use crate::page::say::{t, tr};
use crate::page::widgets::chart_frame::{ChartBody, Mark, Picture, source_line};
use crate::page::widgets::derivation::{chart_standing, words as derived};
use crate::score::{Evaluation, SchoolRow};
use crate::standard::Indicator;
use crate::words::number::in_sentence;
use leptos::prelude::*;
use std::sync::Arc;

/// Height of a strip in a column head, and on a narrow screen, px.
const HEIGHT: f64 = 96.0;
const TALL: f64 = 132.0;

/// A strip's figures with the schools they belong to.
struct Prepared {
    indicator: &'static Indicator,
    input: StripInput,
    /// Position in the county of each figure's school.
    schools: Vec<usize>,
    labels: Vec<String>,
}

/// The schools of the section that the filters leave; a search by name leaves them all.
fn prepare(shared: Shared, evaluation: &Evaluation, at: usize) -> Option<Prepared> {
    let indicator = shared.indicator(at)?;
    let mut choice = shared.choice.get();
    choice.name.clear();
    let selected = shared.selected.get();
    let of_section = |row: &&SchoolRow| row.section == choice.section && row.excluded.is_none();
    let value = |row: &SchoolRow| row.indicators.get(at).and_then(|i| i.value);
    let limit = indicator.at_least.of(choice.section)?.value();
    let floor = indicator.floor_share();
    let end = scale::end(evaluation.schools.iter().filter(of_section).filter_map(value), limit);
    let mut input = StripInput { limit, floor: Some(limit * floor), end, ..StripInput::default() };
    let (mut schools, mut labels) = (Vec::new(), Vec::new());
    for row in choice.rows(evaluation) {
        let Some(row) = evaluation.schools.get(row) else { continue };
        let found = row.indicators.get(at);
        if selected == Some(row.school) {
            input.selected = Some(schools.len());
        }
        input.values.push(found.and_then(|i| i.value));
        input.standings.push(found.and_then(|i| chart_standing(i.standing)));
        let value = derived::value(indicator, found.and_then(|i| i.value));
        labels.push(format!("{} {value}", row.name));
        schools.push(row.school);
    }
    Some(Prepared { indicator, input, schools, labels })
}

fn caption(shared: Shared, prepared: &Prepared, strip: &Strip) -> Caption {
    let section = shared.choice.with(|c| derived::section(c.section));
    let counts = strip.counts();
    let desc = tr(
        "strip-desc",
        &args! {
            "met" => words::count(counts.met), "floor" => words::count(counts.above_floor),
            "below" => words::count(counts.below), "missing" => words::count(counts.missing),
        },
    );
    let name = derived::full_name(prepared.indicator);
    Caption {
        title: tr("strip-title", &args! { "section" => section, "indicator" => name }),
        unit: derived::unit(prepared.indicator),
        desc,
        source: source(shared),
    }
}

/// County, year, rules: the foot of a saved picture.
pub(super) fn source(shared: Shared) -> String {
    source_line(&shared.app.county.get(), &shared.of.standard.edition)
}

fn strip_words(prepared: &Prepared, strip: &Strip, wide: bool) -> StripWords {
    let missing = strip.counts().missing;
    let percent = derived::floor_percent(prepared.indicator);
    let floor = prepared.input.floor.unwrap_or_default();
    StripWords {
        limit: in_sentence(prepared.input.limit),
        floor: if wide {
            tr("ruler-floor", &args! { "percent" => percent, "floor" => floor })
        } else {
            String::new()
        },
        missing: if wide && missing > 0 {
            tr("strip-missing", &args! { "n" => words::count(missing) })
        } else {
            String::new()
        },
        ten_thousand: Some(t("ten-thousand")).filter(|word| word != "-"),
    }
}

/// One strip that answers to pointer and keys; choosing a dot selects its school.
#[component]
pub(super) fn StripBody(
    /// Position of the indicator.
    at: usize,
    /// As wide as the page.
    wide: bool,
) -> impl IntoView {
    let shared = expect_context::<Shared>();
    let prepared = Memo::new_with_compare(
        move |_| {
            let evaluation = shared.of.evaluation.get()?;
            prepare(shared, &evaluation, at).map(Arc::new)
        },
        |_, _| true,
    );
    let picture = Signal::derive(move || {
        let Some(prepared) = prepared.get() else { return Arc::new(Picture::default()) };
        let height = if wide { TALL } else { HEIGHT };
        let strip = Strip::lay_out(&prepared.input, shared.strip_width.get(), height);
        let caption = caption(shared, &prepared, &strip);
        Arc::new(Picture {
            upright: false,
            svg: strip.svg(&strip_words(&prepared, &strip, wide), &caption, Mode::Page),
            desc: caption.desc,
            marks: strip.dots.iter().map(|d| Mark { index: d.index, x: d.x, y: d.y }).collect(),
            labels: Arc::new(prepared.labels.clone()),
        })
    });
    let name =
        Signal::derive(move || shared.indicator(at).map(derived::full_name).unwrap_or_default());
    let choose = Callback::new(move |index: usize| {
        let school =
            prepared.with_untracked(|p| p.as_ref().and_then(|p| p.schools.get(index).copied()));
        shared.selected.set(school);
        if let Some(school) = school {
            super::window::show_school(shared, school);
        }
    });
    view! { <ChartBody picture=picture name=name on_choose=choose /> }
}

/// All strips, one under another, for a narrow screen.
#[component]
pub(super) fn StripList() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let count = shared.of.standard.indicator.len();
    let strip = |at: usize| {
        let name = move || shared.indicator(at).map(derived::short_name);
        let unit = move || shared.indicator(at).map(derived::unit);
        view! {
            <div class="strip-item">
                <h2 class="section-head">{name}<span class="unit">{unit}</span></h2>
                <div class="strip-cell"><StripBody at=at wide=true /></div>
            </div>
        }
    };
    view! {
        <details class="strip-list" open="">
            <summary>{move || t("resources-strips")}</summary>
            {(0..count).map(strip).collect_view()}
        </details>
    }
}

/// All strips in one picture, two beside each other.
pub(super) fn saved(shared: Shared) -> String {
    const WIDTH: f64 = 440.0;
    const TALL: f64 = 150.0;
    let Some(evaluation) = shared.of.evaluation.get_untracked() else { return String::new() };
    let count = shared.of.standard.indicator.len();
    // Title, source line and margins that every saved picture has around its drawing.
    let (step_x, step_y) = (WIDTH + 32.0, TALL + 92.0);
    let mut inner = String::new();
    for at in 0..count {
        let Some(prepared) = untrack(|| prepare(shared, &evaluation, at)) else { continue };
        let strip = Strip::lay_out(&prepared.input, WIDTH, TALL);
        let caption = untrack(|| caption(shared, &prepared, &strip));
        let svg = strip.svg(&strip_words(&prepared, &strip, true), &caption, Mode::Standalone);
        let (x, y) = (words::count(at % 2) * step_x, words::count(at / 2) * step_y);
        inner.push_str(&svg.replacen("<svg ", &format!("<svg x=\"{x}\" y=\"{y}\" "), 1));
    }
    let paper = Token::Paper.light().hex();
    let (width, height) = (2.0 * step_x, words::count(count.div_ceil(2)) * step_y);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\"><rect width=\"100%\" height=\"100%\" fill=\"{paper}\"/>\
         {inner}</svg>"
    )
}
