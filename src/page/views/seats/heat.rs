//! School × year, coloured by the largest class. Only the rows that are seen are drawn; one tab
//! stop, arrow keys move from cell to cell, and a table of the same figures stands behind.

use super::{Shared, words};
use crate::args;
use crate::chart::Caption;
use crate::chart::heat::{HEAD, Heat, HeatRow, ROW};
use crate::page::files;
use crate::page::say::{t, tr};
use crate::page::widgets::chart_frame::{Rows, SaveActs, TableOf};
use crate::page::widgets::handout::TableActs;
use crate::project::Projection;
use crate::project::result::{self, band_of};
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;

/// Height of the window over the rows, px.
const TALL: f64 = 400.0;
/// Rows on a sheet of paper, and the width of the map there, px.
const ON_PAPER: usize = 34;
const PAPER: f64 = 640.0;

/// Rows of the map: those with the largest classes first.
fn rows_of(p: &Projection) -> Vec<&result::Heat> {
    let mut rows: Vec<&result::Heat> = p.heat.iter().collect();
    let worst = |row: &result::Heat| row.largest.iter().copied().max().unwrap_or(0);
    rows.sort_by_key(|row| (Reverse(worst(row)), row.unit));
    rows
}

fn name_of(p: &Projection, row: &result::Heat) -> String {
    let name = words::unit_name(p, row.unit);
    let sections = p.heat.iter().filter(|other| other.unit == row.unit).count();
    match row.section {
        Some(_) if sections > 1 => format!("{name} {}", words::section(row.section)),
        _ => name,
    }
}

fn chart(p: &Projection) -> Heat {
    let row = |row: &&result::Heat| HeatRow {
        name: name_of(p, row),
        bands: row
            .largest
            .iter()
            .map(|size| {
                let band = band_of(*size);
                // A junior class of 46 to 50 is within its standard.
                let band = if words::is_junior(row.section) && band == 1 { 0 } else { band };
                (*size > 0).then(|| u8::try_from(band).unwrap_or(4))
            })
            .collect(),
    };
    let known = p.years.first().map_or(0, |year| year - 1);
    Heat { years: p.years.clone(), rows: rows_of(p).iter().map(row).collect(), known }
}

/// What a cell says.
fn label(p: &Projection, row: usize, column: usize) -> String {
    let rows = rows_of(p);
    let Some(found) = rows.get(row) else { return String::new() };
    let year = p.years.get(column).map(ToString::to_string).unwrap_or_default();
    let at = |values: &[u32]| f64::from(values.get(column).copied().unwrap_or(0));
    let gap = found.gap.get(column).copied().unwrap_or(0);
    let args = args! {
        "school" => name_of(p, found), "year" => year, "students" => at(&found.students),
        "classes" => at(&found.classes), "largest" => at(&found.largest),
        "large" => at(&found.large), "gap" => f64::from(gap.max(0)),
    };
    tr("heat-cell", &args)
}

fn table(p: &Projection) -> Rows {
    let mut heads = vec![t("sizes-school")];
    heads.extend(p.years.iter().map(ToString::to_string));
    let mut rows = vec![heads];
    for row in rows_of(p) {
        let mut cells = vec![name_of(p, row)];
        cells.extend(row.largest.iter().map(ToString::to_string));
        rows.push(cells);
    }
    rows
}

/// The map with its head.
pub(super) fn map(shared: Shared) -> AnyView {
    let as_table = RwSignal::new(false);
    let heat = Memo::new_with_compare(
        move |_| shared.result.with(|r| Arc::new(r.as_ref().map(|p| chart(p)).unwrap_or_default())),
        |_, _| true,
    );
    let count =
        move || tr("heat-unit", &args! { "n" => words::count(heat.with(|h| h.rows.len())) });
    let name = Signal::derive(move || t("heat-title"));
    let saved = Callback::new(move |()| {
        untrack(|| {
            let p = shared.result.get()?;
            let caption = Caption {
                title: t("heat-title"),
                unit: count(),
                desc: String::new(),
                source: words::source(shared, &p),
            };
            let heat = heat.get();
            Some(heat.picture(720.0, 0..heat.rows.len(), &bands(), Some(&caption)))
        })
        .unwrap_or_default()
    });
    let all = Callback::new(move |()| {
        shared.result.with_untracked(|r| r.as_ref().map(|p| table(p)).unwrap_or_default())
    });
    view! {
        <figure class="chart-frame seats-heat">
            <figcaption class="chart-head">
                <span class="chart-title">{move || t("heat-title")}</span>
                <span class="chart-unit">{count}</span>
                <span class="chart-acts">
                    <button class="plain" aria-pressed=move || as_table.get().to_string()
                        on:click=move |_| as_table.update(|on| *on = !*on)>{move || t("chart-table")}</button>
                    <SaveActs name=name saved=saved />
                    <TableActs name=name rows=all />
                </span>
            </figcaption>
            {move || if as_table.get() {
                let rows = shared.result.with(|r| r.as_ref().map(|p| table(p)).unwrap_or_default());
                view! { <div class="seats-tall"><TableOf rows=rows name=t("heat-title") /></div> }.into_any()
            } else {
                body(shared, heat)
            }}
            {move || (shared.printing.get() && !as_table.get()).then(|| on_paper(&heat.get()))}
        </figure>
    }
    .into_any()
}

/// What the colours mean.
fn bands() -> [String; 5] {
    ["band-standard", "band-46", "band-51", "band-56", "band-66"].map(t)
}

/// The first rows on one sheet of paper, and how many more there are.
fn on_paper(heat: &Heat) -> AnyView {
    let all = heat.rows.len();
    let svg = heat.picture(PAPER, 0..all.min(ON_PAPER), &bands(), None);
    let more = all.saturating_sub(ON_PAPER);
    view! {
        <div class="print-only">
            <div inner_html=svg></div>
            {(more > 0).then(|| view! {
                <p class="note">{tr("heat-more", &args! { "n" => words::count(more) })}</p>
            })}
        </div>
    }
    .into_any()
}

fn body(shared: Shared, heat: Memo<Arc<Heat>>) -> AnyView {
    let place = NodeRef::<Div>::new();
    let top = RwSignal::new(0.0);
    let width = RwSignal::new(600.0);
    let selected = RwSignal::new(None::<(usize, usize)>);
    let measure = move || {
        if let Some(found) = files::width_of(".seats-heat-body")
            && width.try_get_untracked().is_some_and(|was| (found - was).abs() > 0.5)
        {
            width.set(found);
        }
    };
    request_animation_frame(measure);
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let window = Memo::new(move |_| heat.with(|h| h.window(top.get(), TALL)));
    let drawing = move || heat.with(|h| h.svg(width.get(), window.get(), selected.get()));
    let offset = move || format!("{}px", ROW * words::count(window.get().start));
    let hit = move |event: &ev::MouseEvent| {
        let rect = place.get_untracked()?.get_bounding_client_rect();
        let x = f64::from(event.client_x()) - rect.left();
        let y = f64::from(event.client_y()) - rect.top();
        heat.with_untracked(|h| h.hit(width.get_untracked(), x, y))
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let (rows, columns) = heat.with_untracked(|h| (h.rows.len(), h.years.len()));
        let (Some(last_row), Some(last_column)) = (rows.checked_sub(1), columns.checked_sub(1))
        else {
            return;
        };
        let (row, column) = selected.get_untracked().unwrap_or((0, 0));
        let next = match event.key().as_str() {
            "ArrowDown" => ((row + 1).min(last_row), column),
            "ArrowUp" => (row.saturating_sub(1), column),
            "ArrowRight" => (row, (column + 1).min(last_column)),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "PageDown" => ((row + 20).min(last_row), column),
            "PageUp" => (row.saturating_sub(20), column),
            "Home" => (0, column),
            "End" => (last_row, column),
            "Escape" => return selected.set(None),
            _ => return,
        };
        event.prevent_default();
        selected.set(Some(next));
        if let Some(host) = place.get_untracked().and_then(|p| p.parent_element()) {
            let y = ROW * words::count(next.0);
            let from = f64::from(host.scroll_top());
            if y < from || y + ROW > from + TALL - HEAD {
                #[allow(clippy::cast_possible_truncation, reason = "px of a list")]
                host.set_scroll_top((y - TALL / 2.0) as i32);
            }
        }
    };
    let said = move || {
        let (row, column) = selected.get()?;
        shared.result.with(|r| r.as_ref().map(|p| label(p, row, column)))
    };
    let tip = move || {
        said().zip(selected.get()).map(|(text, (row, column))| {
            let (x, right) = heat.with(|h| {
                let x = Heat::names(width.get()) + (words::count(column) + 0.5) * h.cell(width.get());
                (x, x > width.get() / 2.0)
            });
            let y = ROW * words::count(row);
            view! {
                <span class="chart-tip" class:chart-tip-left=right class:chart-tip-low=row == 0
                    style:left=format!("{x}px") style:top=format!("{y}px") aria-hidden="true">{text}</span>
            }
        })
    };
    view! {
        <div class="seats-heat-window" tabindex="0" role="group"
            aria-label=move || format!("{} {}", t("heat-title"), t("heat-keys"))
            on:keydown=on_key
            on:scroll=move |event| {
                top.set(f64::from(event_target::<web_sys::Element>(&event).scroll_top()));
            }>
            <div class="seats-heat-head" aria-hidden="true"
                inner_html=move || heat.with(|h| h.head_svg(width.get()))></div>
            <div class="seats-heat-body" node_ref=place
                style:height=move || format!("{}px", heat.with(|h| h.height()))
                on:pointermove=move |event| selected.set(hit(&event))
                on:pointerleave=move |_| selected.set(None)
                on:click=move |event| selected.set(hit(&event))>
                <div class="seats-heat-rows" style:top=offset inner_html=drawing></div>
                {tip}
            </div>
            <span class="hidden" aria-live="polite">{said}</span>
        </div>
    }
    .into_any()
}
