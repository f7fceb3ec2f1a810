//! The waterfall from full marks to the total, made from the sheet.

use super::Shared;
use super::table::{loss, rounded};
use crate::args;
use crate::chart::waterfall::{Kind, Step, Waterfall};
use crate::chart::{Caption, Mode};
use crate::page::say::{t, tr, with_words};
use crate::page::widgets::chart_frame::{ChartFrame, Mark, Picture, Rows, source_line};
use crate::rubric::{Does, Known, Sheet, sentence};
use crate::words::number::in_sentence;
use leptos::prelude::*;
use std::sync::Arc;

/// Width and height beside the table, px; a phone's is its screen less the margins.
const WIDTH: f64 = 380.0;
const HEIGHT: f64 = 190.0;
/// So many deductions and gains have steps of their own; the rest share one.
const STEPS: usize = 5;

/// A step with what its label says.
struct Named {
    step: Step,
    said: String,
}

/// Steps down from `from` for the largest, then one for the rest.
fn changes(kind: Kind, mut all: Vec<(String, String, f64)>, from: f64) -> (Vec<Named>, f64) {
    let mut at = from;
    // Kept in the sheet's order where there is room for all.
    if all.len() > STEPS {
        let rest: Vec<_> = all.split_off(STEPS - 1);
        let sum = rounded(rest.iter().map(|(.., points)| points).sum());
        let n = rest.len().to_string();
        all.push((t("duty-rest"), tr("duty-rest-said", &args! { "n" => n }), sum));
    }
    let mut steps = Vec::new();
    for (label, said, points) in all {
        let next = rounded(if kind == Kind::Gain { at + points } else { at - points });
        let (low, high) = (at.min(next), at.max(next));
        steps.push(Named { step: Step { kind, label, low, high }, said });
        at = next;
    }
    (steps, at)
}

fn sum(label: &str, known: &Known) -> Named {
    let label = t(label);
    let said = format!("{label} {}", super::words::points(known));
    Named { step: Step { kind: Kind::Sum, label, low: known.low, high: known.high }, said }
}

/// From full marks to the total. What the items lose need not be all: weights, items that do not
/// apply and credibility change the sum, in a step of their own.
fn steps(sheet: &Sheet) -> Vec<Named> {
    let label = t("duty-full");
    let said = format!("{label} {}", in_sentence(sheet.full));
    let full = Step { kind: Kind::Full, label, low: sheet.full, high: sheet.full };
    let mut all = vec![Named { step: full, said }];
    let said = |item, does| super::words::sentences(item, does).join(&t("list-semicolon"));
    let lost = sheet.items.iter().filter(|item| loss(item) > 0.0);
    let lost = lost.map(|item| (item.label.clone(), said(item, Does::Loses), loss(item))).collect();
    let (steps, at) = changes(Kind::Loss, lost, sheet.full);
    all.extend(steps);
    let converted = rounded(sheet.base.high - at);
    if converted != 0.0 {
        let kind = if converted < 0.0 { Kind::Loss } else { Kind::Gain };
        let step = vec![(t("duty-converted"), t("duty-converted-said"), converted.abs())];
        all.extend(changes(kind, step, at).0);
    }
    if sheet.base.value.is_none() {
        let (low, high) = (sheet.base.low, sheet.base.high);
        let said = t("duty-open-said");
        all.push(Named { step: Step { kind: Kind::Open, label: t("pending"), low, high }, said });
    }
    all.push(sum("duty-base", &sheet.base));
    if !sheet.bonus.is_empty() {
        let gained = sheet.bonus.iter().filter(|item| item.score.low > 0.0);
        let gained = gained
            .map(|item| (item.label.clone(), said(item, Does::Gains), item.score.low))
            .collect();
        let (steps, at) = changes(Kind::Gain, gained, sheet.base.low);
        all.extend(steps);
        // Caps and a veto take points from the whole.
        let cut = rounded(at - sheet.total.low);
        if cut > 0.0 && sheet.total.value.is_some() {
            let step = vec![(t("duty-cut"), t("duty-cut-said"), cut)];
            all.extend(changes(Kind::Loss, step, at).0);
        }
        all.push(sum("duty-final", &sheet.total));
    }
    all
}

fn width() -> f64 {
    let inner = web_sys::window().and_then(|w| w.inner_width().ok()).and_then(|w| w.as_f64());
    inner.map_or(WIDTH, |inner| (inner - 32.0).clamp(280.0, WIDTH))
}

fn caption(shared: Shared, sheet: &Sheet) -> Caption {
    let args = args! { "full" => sheet.full, "total" => super::words::brief(&sheet.total) };
    let name = shared.chosen.with(|c| c.as_ref().map(|c| super::words::name(&c.rubric)));
    let name = name.unwrap_or_default();
    Caption {
        title: tr("duty-waterfall", &args),
        unit: t("duty-points-unit"),
        desc: with_words(|words| sentence::summary(words, sheet)),
        source: source_line(&shared.app.county.get(), &name),
    }
}

/// The chart in its frame.
#[component]
pub(super) fn WaterfallPart() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let chart = |sheet: &Sheet| Waterfall {
        width: width(),
        height: HEIGHT,
        steps: steps(sheet).into_iter().map(|named| named.step).collect(),
    };
    let drawn = move |mode| {
        let sheet = shared.sheet.get()?;
        let caption = caption(shared, &sheet);
        let chart = chart(&sheet);
        let marks = chart.bars().into_iter().enumerate().map(|(index, bar)| Mark {
            index,
            x: (bar.left + bar.right) / 2.0,
            y: (bar.top + bar.bottom) / 2.0,
        });
        let labels = steps(&sheet).into_iter().map(|named| named.said).collect();
        Some(Picture {
            svg: chart.svg(&caption, mode),
            desc: caption.desc,
            marks: marks.collect(),
            labels: Arc::new(labels),
            upright: false,
        })
    };
    let picture = Signal::derive(move || Arc::new(drawn(Mode::Page).unwrap_or_default()));
    let saved = Callback::new(move |()| {
        untrack(|| drawn(Mode::Standalone)).map(|picture| picture.svg).unwrap_or_default()
    });
    let rows = Callback::new(move |()| {
        let Some(sheet) = shared.sheet.get_untracked() else { return Rows::new() };
        let heads = vec![t("duty-head-step"), t("duty-head-from"), t("duty-head-to")];
        let row = |named: Named| {
            let Step { label, low, high, .. } = named.step;
            vec![label, in_sentence(low), in_sentence(high)]
        };
        std::iter::once(heads).chain(steps(&sheet).into_iter().map(row)).collect()
    });
    let title = Signal::derive(move || {
        let caption = shared.sheet.get().map(|sheet| caption(shared, &sheet));
        caption.map(|caption| caption.title).unwrap_or_default()
    });
    let unit = Signal::derive(|| t("duty-points-unit"));
    let begins = move || {
        let begins = chart(shared.sheet.get()?.as_ref()).begins()?;
        Some(tr("duty-axis-from", &args! { "from" => begins }))
    };
    view! {
        <div class="duty-waterfall">
            <ChartFrame title=title unit=unit picture=picture saved=saved rows=rows />
            <p class="note">{begins}</p>
        </div>
    }
}
