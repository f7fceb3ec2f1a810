//! The rows of a grid that are seen.

use super::head::{gap, px};
use super::place::staying;
use super::state::{CellView, NUMBER, ROW, Shown, State, id};
use crate::county::Severity;
use crate::grid::{Axis, Cell};
use crate::page::widgets::icon::Icon;
use leptos::prelude::*;

/// The rows.
pub fn body(state: State) -> impl IntoView {
    let height =
        move || px(Axis::Even { count: state.source.with(|s| s.0.rows()), size: ROW }.total());
    view! {
        <div class="grid-body" role="rowgroup" style:height=height>
            <For each=move || state.rows.get() key=|row| *row children=move |row| line(state, row) />
        </div>
    }
}

fn line(state: State, row: usize) -> impl IntoView {
    let top = px(Axis::Even { count: usize::MAX, size: ROW }.start(row));
    let on = move || {
        let (first, last) = state.selection.get().rows();
        (first..=last).contains(&row)
    };
    let cells = move || {
        let shown = state.source.get();
        let columns = state.columns.get();
        let gap = gap(state, &columns);
        let stay = shown.0.frozen();
        view! {
            {(0..stay).map(|column| cell(state, &shown, Cell { row, column })).collect_view()}
            <span class="grid-gap" style:width=px(gap)></span>
            {columns
                .map(|column| cell(state, &shown, Cell { row, column: column + stay }))
                .collect_view()}
        }
    };
    view! {
        <div class="grid-line grid-row" role="row" aria-rowindex=(row + 2).to_string()
            style:top=top>
            <span class="grid-corner grid-number" class:grid-on=on role="rowheader"
                aria-colindex="1" style:width=px(NUMBER)>{row + 1}</span>
            {cells}
        </div>
    }
}

fn cell(state: State, shown: &Shown, at: Cell) -> impl IntoView + use<> {
    let CellView { text, finding, finding_word, missing, by_hand, fixed: computed } =
        shown.0.cell(at);
    let stays = at.column < shown.0.frozen();
    let left = stays.then(|| px(staying(shown, at.column).0));
    let head = shown.0.heads().get(at.column);
    let width = head.map_or(0.0, |head| head.width);
    let mut fixed = String::from("grid-cell");
    for (class, on) in [
        (" grid-first", stays),
        (" grid-edge", at.column + 1 == shown.0.frozen()),
        (" grid-right", head.is_some_and(|head| head.right)),
        (" grid-missing", missing),
        (" grid-hand", by_hand.is_some()),
        (" grid-must", finding == Some(Severity::Must)),
        (" grid-check", finding == Some(Severity::Check)),
    ] {
        if on {
            fixed.push_str(class);
        }
    }
    let selected = Memo::new(move |_| edges(state, at));
    let now = Memo::new(move |_| {
        let selection = state.selection.get();
        !selection.is_single() && selection.active() == at
    });
    let more = move || if now.get() { " grid-now" } else { "" };
    view! {
        <span class=move || format!("{fixed}{}{}", selected.get(), more()) role="gridcell" id=id(at)
            aria-colindex=(at.column + 2).to_string()
            aria-selected=move || (!selected.get().is_empty()).to_string()
            aria-readonly=computed.then_some("true")
            style:width=px(width) style:left=left>
            {finding.map(|severity| view! {
                <Icon shape=severity /><span class="hidden">{finding_word}</span>
            })}
            <span class="grid-text">{text}</span>
            {by_hand.map(|word| view! { <span class="hidden">{word}</span> })}
        </span>
    }
}

/// The classes of a selected cell: its wash, and the edges of the block it lies at.
fn edges(state: State, at: Cell) -> &'static str {
    const CLASSES: [&str; 16] = [
        " grid-sel",
        " grid-sel sel-t",
        " grid-sel sel-r",
        " grid-sel sel-t sel-r",
        " grid-sel sel-b",
        " grid-sel sel-t sel-b",
        " grid-sel sel-r sel-b",
        " grid-sel sel-t sel-r sel-b",
        " grid-sel sel-l",
        " grid-sel sel-t sel-l",
        " grid-sel sel-r sel-l",
        " grid-sel sel-t sel-r sel-l",
        " grid-sel sel-b sel-l",
        " grid-sel sel-t sel-b sel-l",
        " grid-sel sel-r sel-b sel-l",
        " grid-sel sel-t sel-r sel-b sel-l",
    ];
    let selection = state.selection.get();
    if !selection.contains(at) {
        return "";
    }
    let (top, bottom) = selection.rows();
    let (left, right) = selection.columns();
    let bits = usize::from(at.row == top)
        + 2 * usize::from(at.column == right)
        + 4 * usize::from(at.row == bottom)
        + 8 * usize::from(at.column == left);
    CLASSES.get(bits).copied().unwrap_or_default()
}
