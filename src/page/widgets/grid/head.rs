//! The heads of a grid: letters, groups, names with units and what they are sorted by.

use super::place::staying;
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
        let stay = shown.0.frozen();
        let group = |span: Span, left: Option<f64>| {
            let label = span.label.clone();
            let fold = span.foldable.map(|id| {
                let folded = span.folded;
                let key = if folded { "grid-unfold" } else { "grid-fold" };
                view! {
                    <button class="plain grid-fold" tabindex="-1" title=t(key)
                        on:click=move |_| state.asked.update(|asked| asked.layout.fold(&id, !folded))>
                        {if folded { "+" } else { "−" }}
                    </button>
                }
            });
            view! {
                <span class="grid-group" class:grid-first=left.is_some() style:width=px(span.width)
                    style:left=left.map(px)>{fold}{label}</span>
            }
        };
        let mut frozen = Vec::new();
        for span in spans(&shown, 0..stay, None) {
            let left = staying(&shown, frozen.len()).0;
            frozen.push(group(span, Some(left)));
        }
        let before = stay.checked_sub(1).and_then(|last| shown.0.heads().get(last));
        let rest = columns.start + stay..columns.end + stay;
        let spans = spans(&shown, rest, before.map(|head| head.group.as_str()));
        view! {
            <div class="grid-line grid-groups" aria-hidden="true">
                <span class="grid-corner" style:width=px(NUMBER)></span>
                {frozen}
                <span class="grid-gap" style:width=px(gap(state, &columns))></span>
                {spans.into_iter().map(|span| group(span, None)).collect_view()}
            </div>
        }
    };
    let names = move || {
        let shown = state.source.get();
        let columns = state.columns.get();
        let gap = gap(state, &columns);
        let stay = shown.0.frozen();
        view! {
            <div class="grid-line grid-names" role="row" aria-rowindex="1">
                <span class="grid-corner" role="columnheader" aria-colindex="1"
                    style:width=px(NUMBER)>
                    <span class="hidden">{t("grid-row-number")}</span>
                </span>
                {(0..stay).map(|column| name(state, &shown, column)).collect_view()}
                <span class="grid-gap" style:width=px(gap)></span>
                {columns.map(|column| name(state, &shown, column + stay)).collect_view()}
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
    let stay = shown.0.frozen();
    let staying = |column| {
        let (left, width) = staying(shown, column);
        view! {
            <span class="grid-first" class:grid-edge=column + 1 == stay style:width=px(width)
                style:left=px(left)>{cell(column, width)}</span>
        }
    };
    view! {
        <div class=format!("grid-line {class}") aria-hidden="true">
            <span class="grid-corner" style:width=px(NUMBER)></span>
            {(0..stay).map(staying).collect_view()}
            <span class="grid-gap" style:width=px(gap)></span>
            {columns.map(|column| cell(column + stay, width(column + stay))).collect_view()}
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

/// Neighbouring columns of one group.
struct Span {
    label: String,
    width: f64,
    /// Its id, where it can be folded.
    foldable: Option<String>,
    folded: bool,
}

/// The groups above some columns; `said` is what stands before them already. Columns that stay
/// each have a span of their own.
fn spans(shown: &Shown, columns: Range<usize>, said: Option<&str>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let (mut before, stay) = (None, shown.0.frozen());
    for column in columns {
        let Some(head) = shown.0.heads().get(column) else { continue };
        match spans.last_mut() {
            Some(span) if before == Some(&head.group) && column >= stay => span.width += head.width,
            last => {
                let again = before == Some(&head.group)
                    || last.is_none() && said == Some(head.group.as_str());
                spans.push(Span {
                    label: if again { String::new() } else { head.group.clone() },
                    width: head.width,
                    foldable: head.foldable.clone().filter(|_| !again),
                    folded: head.folded,
                });
            }
        }
        before = Some(&head.group);
    }
    spans
}

fn name(state: State, shown: &Shown, column: usize) -> impl IntoView + use<> {
    let head = shown.0.heads().get(column).cloned();
    let width = head.as_ref().map_or(0.0, |head| head.width);
    let right = head.as_ref().is_some_and(|head| head.right);
    let stays = column < shown.0.frozen();
    let edge = column + 1 == shown.0.frozen();
    let left = stays.then(|| px(staying(shown, column).0));
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
        <span class="grid-name" class:grid-first=stays class:grid-edge=edge class:grid-right=right
            class:grid-filtered=move || state.filtered(column)
            role="columnheader" aria-colindex=(column + 2).to_string() aria-sort=sort
            style:width=px(width) style:left=left>
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
