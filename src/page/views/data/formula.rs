//! The line where a spreadsheet keeps its formula: name box, value, where the value came from;
//! and the tabs of the tables.

use super::desk::{Desk, Panel};
use crate::county::{County, Origin, Source};
use crate::grid::{Cell, Tab, name, parse_name};
use crate::page::say::{t, tr, with_words};
use crate::words::number;
use leptos::prelude::*;

/// The line.
pub fn bar(desk: Desk) -> impl IntoView {
    let go = move |event: web_sys::KeyboardEvent| {
        if event.key() != "Enter" {
            return;
        }
        let size = desk.sheet.get_untracked().size();
        if let Some(cell) = parse_name(&event_target_value(&event), size) {
            desk.look_at(cell, true);
        }
    };
    let at = move || desk.selection.get().active();
    let value = move || {
        let sheet = desk.sheet.get();
        with_words(|words| sheet.plain(at(), words))
    };
    view! {
        <div class="data-line">
            <input class="data-name" type="text" aria-label=move || t("data-name-box")
                prop:value=move || name(at()) on:keydown=go />
            <span class="data-value">{value}</span>
            <span class="data-origin">{move || origin(desk, at())}</span>
            <span class="choice data-tabs" role="group" aria-label=move || t("data-tabs")>
                {move || tabs(desk)}
                <button id="basics-tab" aria-pressed="false"
                    on:click=move |_| desk.panel.set(Panel::Basics)>{move || t("basics-name")}</button>
            </span>
        </div>
    }
}

fn tabs(desk: Desk) -> impl IntoView {
    let counts = desk.app.county.with(|county| Tab::ALL.map(|tab| (tab, tab.count(county))));
    counts
        .into_iter()
        .filter(|(tab, count)| *count > 0 || tab.takes_rows())
        .map(|(tab, count)| {
            view! {
                <button aria-pressed=move || (desk.tab.get() == tab).to_string()
                    on:click=move |_| {
                        desk.panel.set(Panel::Grid);
                        desk.open_tab(tab);
                    }>
                    {t(&format!("data-tab-{}", tab.id()))} " " {count}
                </button>
            }
        })
        .collect_view()
}

/// School, file, sheet and cells of a figure, and what was done by hand.
fn origin(desk: Desk, cell: Cell) -> String {
    let sheet = desk.sheet.get();
    if cell.row >= sheet.rows.len() {
        return String::new();
    }
    let origin = sheet.has_origin(cell).then(|| {
        let origin = sheet.origin(cell);
        desk.app.county.with(|county| origin.map(|origin| places(origin, county)))
    });
    let whence = match origin {
        None => String::new(),
        Some(Some(places)) if !places.is_empty() => tr(
            "data-origin",
            &crate::args! {
                "place" => places.join("，")
            },
        ),
        Some(_) => t("data-origin-none"),
    };
    // The first column names the row.
    let name = with_words(|words| sheet.plain(Cell { column: 0, ..cell }, words));
    [name, whence].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join("　")
}

fn places(origin: &Origin, county: &County) -> Vec<String> {
    let mut places = Vec::new();
    let source = |at: Option<u32>| at.and_then(|at| county.sources.get(at as usize));
    if let Some(own) = source(origin.source) {
        places.push(place(own, origin.cell.map(|c| c.to_string())));
    }
    let parts: Vec<String> = origin
        .parts
        .iter()
        .map(|part| {
            let cell = part.cell.map(|c| c.to_string()).unwrap_or_default();
            let value = number::figure(part.value, 0);
            let other = source(part.source).map(|s| place(s, None)).unwrap_or_default();
            [other, cell, part.label.clone(), value]
                .into_iter()
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    if !parts.is_empty() {
        places.push(parts.join(" + "));
    }
    if let Some(text) = &origin.text {
        places.push(tr("data-origin-text", &crate::args! { "text" => text.as_str() }));
    }
    if origin.by_hand {
        let was = number::figure(origin.was, 2);
        let was = was.strip_suffix(".00").unwrap_or(&was).to_owned();
        places.push(tr("data-origin-hand", &crate::args! { "was" => was }));
    }
    places
}

/// `file › sheet › cell`.
fn place(source: &Source, cell: Option<String>) -> String {
    [source.file.clone(), source.sheet.clone(), cell.unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" › ")
}
