//! The chart of one measure: the counties by their place.

use super::model::{Row, Shared};
use super::words;
use crate::chart::places::{PlaceChart, PlaceRow};
use crate::chart::ruler::Reading;
use crate::chart::{Caption, Mode};
use crate::page::files;
use crate::page::say::{t, tr};
use crate::page::widgets::chart_frame::{ChartFrame, Mark, Picture, Rows};
use crate::region::{Measure, Subject};
use crate::words::number::{MISSING, plain};
use crate::{args, page::state::App};
use leptos::prelude::*;
use std::sync::Arc;

/// Widest and narrowest, px.
const WIDTHS: (f64, f64) = (900.0, 280.0);

fn measure(shared: Shared) -> Option<Measure> {
    let drawn = shared.choice.get().drawn;
    shared.measures.with_value(|all| all.get(drawn).cloned())
}

/// The rows by their place, whatever the table is ordered by.
fn by_place(rows: &[Row], at: usize) -> Vec<Row> {
    let mut rows = rows.to_vec();
    let key = |row: &Row| {
        let value = row.standing.figures.get(at).and_then(|figure| figure.value);
        (row.places.get(at).copied().flatten().unwrap_or(usize::MAX), value.is_none())
    };
    rows.sort_by_key(key);
    rows
}

fn drawn(shared: Shared, width: f64) -> Option<(PlaceChart, Measure)> {
    let measure = measure(shared)?;
    let at = shared.choice.get().drawn;
    let rows = by_place(&shared.rows.get(), at);
    let end = match measure.subject {
        Subject::Within => {
            rows.iter().filter_map(|row| row.standing.figures.get(at)?.all).fold(1.0, f64::max)
        }
        _ => 1.0,
    };
    let row = |row: &Row| {
        let figure = row.standing.figures.get(at).copied().unwrap_or_default();
        let place = row.places.get(at).copied().flatten();
        PlaceRow {
            place: place.map_or_else(|| MISSING.to_owned(), |place| place.to_string()),
            name: words::named(&row.standing.name),
            reading: Reading {
                value: figure.value,
                within: figure.met_known,
                provisional: figure.missing > 0,
            },
            figure: words::figure(&measure, figure.value),
        }
    };
    let label = |limit: f64| tr("ruler-limit", &args! { "limit" => plain(limit, 2) });
    let chart = PlaceChart {
        width,
        limit: measure.limit.map(|limit| (limit, label(limit))),
        end,
        ends: [words::figure(&measure, Some(0.0)), words::figure(&measure, Some(end))],
        rows: rows.iter().map(row).collect(),
    };
    Some((chart, measure))
}

fn caption(shared: Shared, measure: &Measure) -> Caption {
    let region = words::region(shared);
    let edition = App::standard().map(|standard| standard.edition.clone()).unwrap_or_default();
    Caption {
        title: words::full(measure),
        unit: words::unit(measure),
        desc: words::finding(shared),
        source: tr(
            "region-source",
            &args! {
                "region" => region, "years" => words::years(shared), "edition" => edition
            },
        ),
    }
}

/// The chart in its frame.
pub(super) fn chart(shared: Shared) -> impl IntoView {
    let width = RwSignal::new(room());
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        if (width.get_untracked() - room()).abs() > 1.0 {
            width.set(room());
        }
    });
    on_cleanup(move || resized.remove());
    // Once the view stands its own width is known.
    Effect::new(move |_| width.set(room()));
    let picture = Signal::derive(move || {
        let Some((chart, measure)) = drawn(shared, width.get()) else {
            return Arc::new(Picture::default());
        };
        let caption = caption(shared, &measure);
        let marks = chart.marks().into_iter().enumerate();
        let label = |row: &PlaceRow| format!("{} {} {}", row.place, row.name, row.figure);
        Arc::new(Picture {
            svg: chart.svg(&caption, Mode::Page),
            desc: caption.desc,
            marks: marks.map(|(index, (x, y))| Mark { index, x, y }).collect(),
            labels: Arc::new(chart.rows.iter().map(label).collect()),
            upright: false,
        })
    });
    let saved = Callback::new(move |()| {
        untrack(|| {
            let Some((chart, measure)) = drawn(shared, WIDTHS.0) else { return String::new() };
            chart.svg(&caption(shared, &measure), Mode::Standalone)
        })
    });
    let rows = Callback::new(move |()| {
        let Some((chart, measure)) = drawn(shared, WIDTHS.0) else { return Rows::new() };
        let heads = vec![t("region-county"), t("region-place"), words::full(&measure)];
        let line = |row: PlaceRow| vec![row.name, row.place, row.figure];
        std::iter::once(heads).chain(chart.rows.into_iter().map(line)).collect()
    });
    let title =
        Signal::derive(move || measure(shared).as_ref().map(words::full).unwrap_or_default());
    let unit =
        Signal::derive(move || measure(shared).as_ref().map(words::unit).unwrap_or_default());
    view! { <ChartFrame title=title unit=unit picture=picture saved=saved rows=rows /> }
}

/// Width that the chart has, px.
fn room() -> f64 {
    files::width_of(".region").unwrap_or(WIDTHS.0).clamp(WIDTHS.1, WIDTHS.0)
}
