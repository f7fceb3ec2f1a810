//! The chart of all difference coefficients, at the foot of the view.

use super::{Shared, strips};
use crate::args;
use crate::chart::coefficients::{CoefficientChart, CoefficientColumn};
use crate::chart::ruler::{Reading, Ruler};
use crate::chart::{Caption, Mode};
use crate::page::say::{t, tr};
use crate::page::widgets::chart_frame::{ChartFrame, Picture, Rows};
use crate::page::widgets::derivation::words as derived;
use crate::score::{Coefficient, Evaluation, SectionResult};
use crate::words::number::{figure, plain};
use leptos::prelude::*;
use std::sync::Arc;

/// Width of a ruler, px.
const RULER: f64 = 200.0;

fn reading(c: &Coefficient) -> Reading {
    Reading { value: c.cv, within: c.met_known, provisional: c.missing > 0 }
}

fn column(found: &SectionResult) -> Option<CoefficientColumn> {
    let limit = found.indicators.first()?.limit?;
    Some(CoefficientColumn {
        title: tr("coefficients-of", &args! { "section" => derived::section(found.section) }),
        limit_label: tr("ruler-limit", &args! { "limit" => plain(limit, 2) }),
        ruler: Ruler::coefficient(limit, RULER),
        readings: found.indicators.iter().map(reading).collect(),
    })
}

fn chart(shared: Shared, evaluation: &Evaluation) -> CoefficientChart {
    let indicators = shared.of.standard.indicator.as_slice();
    CoefficientChart {
        names: indicators.iter().map(derived::short_name).collect(),
        columns: evaluation.sections.iter().filter_map(column).collect(),
        ..CoefficientChart::default()
    }
}

fn caption(shared: Shared, evaluation: &Evaluation) -> Caption {
    let all = || evaluation.sections.iter().flat_map(|s| &s.indicators);
    let args = args! {
        "n" => super::words::count(all().count()),
        "over" => super::words::count(all().filter(|c| c.met_known == Some(false)).count()),
    };
    Caption {
        title: t("coefficients-title"),
        unit: String::new(),
        desc: tr("coefficients-desc", &args),
        source: strips::source(shared),
    }
}

/// The chart in its frame.
#[component]
pub(super) fn Coefficients() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let drawn = move |mode: Mode| {
        let evaluation = shared.of.evaluation.get()?;
        let caption = caption(shared, &evaluation);
        Some((chart(shared, &evaluation).svg(&caption, mode), caption.desc))
    };
    let picture = Signal::derive(move || {
        let (svg, desc) = drawn(Mode::Page).unwrap_or_default();
        Arc::new(Picture { svg, desc, ..Picture::default() })
    });
    let saved = Callback::new(move |()| {
        untrack(|| drawn(Mode::Standalone)).map(|(svg, _)| svg).unwrap_or_default()
    });
    let rows = Callback::new(move |()| {
        let Some(evaluation) = shared.of.evaluation.get_untracked() else { return Rows::new() };
        let chart = chart(shared, &evaluation);
        let mut heads = vec![t("derive-indicator")];
        heads.extend(chart.columns.iter().map(|c| format!("{} {}", c.title, c.limit_label)));
        let mut rows = vec![heads];
        for (name, (values, _)) in chart.names.iter().zip(chart.table()) {
            let mut cells = vec![name.clone()];
            cells.extend(values.into_iter().map(|v| figure(v, 4)));
            rows.push(cells);
        }
        rows
    });
    let title = Signal::derive(|| t("coefficients-title"));
    let unit = Signal::derive(|| t("coefficients-note"));
    view! {
        <div class="resources-coefficients">
            <ChartFrame title=title unit=unit picture=picture saved=saved rows=rows />
        </div>
    }
}
