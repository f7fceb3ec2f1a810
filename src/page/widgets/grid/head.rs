//! The heads of a grid: letters, groups, names with units and what they are sorted by.

use super::state::{NUMBER, Shown, State};
use crate::county::CellRef;
use crate::grid::Direction;
use crate::page::say::t;
use leptos::prelude::*;
use std::ops::Range;

/// The three lines of heads.
pub fn heads(state: State) -> impl IntoView {
    let letters = move || {
        let shown = state.source.get();
        let letter = move |column: usize, width: f64| {
            let name = CellRef::column_letters(u32::try_from(column).unwrap_or(u32::MAX));
            let on = move || {
                let (first, last) = state.selection.get().columns();
                (first..=last).contains(&column)
            };
            view! {
                <span class="grid-letter" class:grid-on=on style:width=px(width)>{name}</span>
            }
        };
        line(state, &shown, "grid-letters", letter)
    };
    let groups = move || {
        let shown = state.source.get();
        let columns = state.columns.get();
        let first = shown.0.heads().first();
        let spans: Vec<(String, f64)> = spans(&shown, columns.clone());
        view! {
            <div class="grid-line grid-groups" aria-hidden="true">
                <span class="grid-corner" style:width=px(NUMBER)></span>
                <span class="grid-first grid-group" style:width=px(first.map_or(0.0, |h| h.width))>
                    {first.map(|head| head.group.clone())}
                </span>
                <span class="grid-gap" style:width=px(gap(state, &columns))></span>
                {spans.into_iter().map(|(group, width)| view! {
                    <span class="grid-group" style:width=px(width)>{group}</span>
                }).collect_view()}
            </div>
        }
    };
    let names = move || {
        let shown = state.source.get();
        let columns = state.columns.get();
        let gap = gap(state, &columns);
        view! {
            <div class="grid-line grid-names" role="row" aria-rowindex="1">
                <span class="grid-corner" role="columnheader" aria-colindex="1"
                    style:width=px(NUMBER)>
                    <span class="hidden">{t("grid-row-number")}</span>
                </span>
                {name(state, &shown, 0)}
                <span class="grid-gap" style:width=px(gap)></span>
                {columns.map(|column| name(state, &shown, column + 1)).collect_view()}
            </div>
        }
    };
    view! {
        <div class="grid-head" role="rowgroup">{letters} {groups} {names}</div>
    }
}

/// A line of the heads without words for screen readers.
fn line<V: IntoView + 'static, F: Fn(usize, f64) -> V>(
    state: State,
    shown: &Shown,
    class: &str,
    cell: F,
) -> impl IntoView + use<V, F> {
    let columns = state.columns.get();
    let width = |column: usize| shown.0.heads().get(column).map_or(0.0, |head| head.width);
    let gap = gap(state, &columns);
    view! {
        <div class=format!("grid-line {class}") aria-hidden="true">
            <span class="grid-corner" style:width=px(NUMBER)></span>
            <span class="grid-first" style:width=px(width(0))>{cell(0, width(0))}</span>
            <span class="grid-gap" style:width=px(gap)></span>
            {columns.map(|column| cell(column + 1, width(column + 1))).collect_view()}
        </div>
    }
}

/// What is left out before the first column that is drawn.
pub fn gap(state: State, columns: &Range<usize>) -> f64 {
    state.axis.get().start(columns.start)
}

/// A width or height.
pub fn px(pixels: f64) -> String {
    format!("{pixels}px")
}

/// Neighbouring columns of one group, with their width.
fn spans(shown: &Shown, columns: Range<usize>) -> Vec<(String, f64)> {
    let mut spans: Vec<(String, f64)> = Vec::new();
    let first = shown.0.heads().first().map(|head| head.group.as_str());
    for head in columns.filter_map(|column| shown.0.heads().get(column + 1)) {
        match spans.last_mut() {
            Some((group, width)) if *group == head.group => *width += head.width,
            _ => spans.push((head.group.clone(), head.width)),
        }
    }
    // The frozen column has said it already.
    if let Some((group, _)) = spans.first_mut()
        && Some(group.as_str()) == first
    {
        group.clear();
    }
    spans
}

fn name(state: State, shown: &Shown, column: usize) -> impl IntoView + use<> {
    let head = shown.0.heads().get(column).cloned();
    let width = head.as_ref().map_or(0.0, |head| head.width);
    let right = head.as_ref().is_some_and(|head| head.right);
    let (label, unit) = head.map_or_else(Default::default, |head| (head.label, head.unit));
    let sort = move || match state.sorted(column) {
        Some(Direction::Up) => Some("ascending"),
        Some(Direction::Down) => Some("descending"),
        None => None,
    };
    let arrow = move || match state.sorted(column) {
        Some(Direction::Up) => "M0 7h8L4 0z",
        Some(Direction::Down) => "M0 0h8L4 7z",
        None => "",
    };
    let open = move |_| {
        state.menu.update(|menu| *menu = (*menu != Some(column)).then_some(column));
    };
    view! {
        <span class="grid-name" class:grid-first=column == 0 class:grid-right=right
            class:grid-filtered=move || state.filtered(column)
            role="columnheader" aria-colindex=(column + 2).to_string() aria-sort=sort
            style:width=px(width)>
            <button class="grid-name-button" tabindex="-1" aria-haspopup="true"
                title=move || t("grid-menu-hint") on:click=open>
                {label}
                {move || state.sorted(column).map(|_| view! {
                    <svg class="grid-arrow" width="8" height="7" viewBox="0 0 8 7"
                        aria-hidden="true"><path d=arrow></path></svg>
                })}
                {move || state.filtered(column).then(|| view! {
                    <svg class="grid-arrow" width="8" height="8" viewBox="0 0 8 8"
                        aria-hidden="true"><path d="M0 0h8L5 4v4L3 7V4z"></path></svg>
                })}
            </button>
            <span class="grid-unit">{unit}</span>
        </span>
    }
}
