//! On paper: the rows that the grid shows, as a plain table. It is made when printing begins.

use super::desk::Desk;
use crate::grid::Cell;
use crate::page::files;
use crate::page::say::{t, tr, with_words};
use leptos::prelude::*;

/// More rows are not printed; the file of the table has them all.
const MOST_ROWS: usize = 500;

/// The table, while the page is being printed.
pub fn table(desk: Desk) -> impl IntoView {
    let printing = RwSignal::new(false);
    let begun = window_event_listener(leptos::ev::beforeprint, move |_| printing.set(true));
    let ended = window_event_listener(leptos::ev::afterprint, move |_| printing.set(false));
    files::set_root("data-paper", "wide");
    on_cleanup(move || {
        begun.remove();
        ended.remove();
        files::set_root("data-paper", "");
    });
    move || printing.get().then(|| paper(desk))
}

#[allow(clippy::cast_precision_loss, reason = "counts for a sentence")]
fn paper(desk: Desk) -> impl IntoView {
    let sheet = desk.sheet.get();
    let heads = sheet
        .columns
        .iter()
        .map(|(_, column)| {
            let unit = column.unit().map(t).unwrap_or_default();
            view! {
                <th scope="col">{t(&format!("col-{}", column.id()))}
                    <span class="grid-unit">{unit}</span></th>
            }
        })
        .collect_view();
    let cell = |row, column| with_words(|words| sheet.shown(Cell { row, column }, words));
    let rows = (0..sheet.rows.len().min(MOST_ROWS))
        .map(|row| {
            let cells = (0..sheet.columns.len())
                .map(|column| {
                    let right = sheet.column(column).is_some_and(|c| c.is_figures());
                    view! { <td class:num=right>{cell(row, column)}</td> }
                })
                .collect_view();
            view! { <tr><td class="num">{row + 1}</td>{cells}</tr> }
        })
        .collect_view();
    let all = sheet.rows.len();
    let args = crate::args! {
        "table" => t(&format!("data-tab-{}", sheet.tab.id())),
        "n" => all.min(MOST_ROWS) as f64, "all" => all as f64
    };
    let cut = if all > MOST_ROWS { "data-print-cut" } else { "data-print" };
    view! {
        <div class="print-only data-print">
            <p>{tr(cut, &args)}</p>
            <table class="table table-dense">
                <thead><tr><th scope="col">{t("grid-row-number")}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
