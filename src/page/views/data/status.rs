//! The line below the grid: which rows are seen, what hides the others, finding a text, and
//! count, sum and mean of what is selected.

use super::desk::Desk;
use crate::county::Severity;
use crate::grid::{Cell, Value, sums};
use crate::page::say::{t, tr, with_words};
use crate::words::number;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// More cells than this are not added up.
const MOST_CELLS: usize = 400_000;

/// The line.
pub fn bar(desk: Desk) -> impl IntoView {
    view! {
        <div class="data-status">
            <span>{move || rows(desk)}</span>
            {move || (!desk.tab.get().takes_rows() && !desk.narrow.get() && !desk.app.read_only)
                .then(|| view! {
                    <button class="plain" id="rows-open"
                        aria-expanded=move || desk.rows_open.get().to_string()
                        on:click=move |_| desk.rows_open.update(|open| *open = !*open)>
                        {t("rows-open")}
                    </button>
                })}
            {super::columns::button(desk)}
            {finder(desk)}
            <label class="data-check">
                <input type="checkbox" prop:checked=move || desk.asked.with(|a| a.only_findings)
                    on:change=move |event| {
                        let only = event_target_checked(&event);
                        desk.asked.update(|asked| (asked.only_findings, asked.class) = (only, None));
                    } />
                {move || t("data-only-findings")}
            </label>
            {move || classes(desk)}
            {move || filters(desk)}
            {move || by_hand(desk)}
            <span class="data-sums" role="status">{move || selected(desk)}</span>
        </div>
    }
}

/// Of which class the findings are, where only rows with some are shown.
fn classes(desk: Desk) -> Option<impl IntoView> {
    const ALL: [(&str, Severity); 3] =
        [("must", Severity::Must), ("check", Severity::Check), ("missing", Severity::Missing)];
    let (only, now) = desk.asked.with(|asked| (asked.only_findings, asked.class));
    let options = ALL.map(|(id, class)| {
        let name = t(&format!("severity-{id}"));
        view! { <option value=id selected=now == Some(class)>{name}</option> }
    });
    let choose = move |event| {
        let id = event_target_value(&event);
        let class = ALL.into_iter().find(|(own, _)| *own == id).map(|(_, class)| class);
        desk.asked.update(|asked| asked.class = class);
    };
    only.then(|| {
        view! {
            <select class="resources-select" id="data-class" aria-label=t("data-findings-filter")
                on:change=choose>
                <option value="" selected=now.is_none()>{t("data-any-class")}</option>
                {options.into_iter().collect_view()}
            </select>
        }
    })
}

#[allow(clippy::cast_precision_loss, reason = "counts for a sentence")]
fn rows(desk: Desk) -> String {
    let (from, to) = desk.seen.get();
    let sheet = desk.sheet.get();
    let args = crate::args! {
        "from" => (from + 1) as f64,
        "to" => to as f64,
        "all" => sheet.rows.len() as f64,
        "of" => sheet.all_rows as f64,
    };
    if sheet.rows.is_empty() {
        tr("data-rows-none", &args)
    } else if sheet.rows.len() < sheet.all_rows {
        tr("data-rows-filtered", &args)
    } else {
        tr("data-rows", &args)
    }
}

fn finder(desk: Desk) -> impl IntoView {
    let lost = RwSignal::new(false);
    let find = move |text: &str, back: bool| {
        if text.trim().is_empty() {
            return;
        }
        let from = desk.selection.get_untracked().active();
        let sheet = desk.sheet.get_untracked();
        let found = with_words(|words| sheet.search(text, from, back, words));
        lost.set(found.is_none());
        if let Some(cell) = found {
            // The keys stay here, for the next one.
            desk.look_at(cell, false);
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() && event.key_code() != 229 {
            event.prevent_default();
            find(&event_target_value(&event), event.shift_key());
        }
    };
    view! {
        <span class="data-find">
            <input class="field" id="data-find" type="text" on:keydown=key
                aria-label=move || t("data-find") placeholder=move || t("data-find")
                title=move || t("data-find-hint") on:input=move |_| lost.set(false) />
            {move || lost.get().then(|| view! {
                <span class="bad" role="status">{t("data-find-none")}</span>
            })}
        </span>
    }
}

#[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
fn filters(desk: Desk) -> impl IntoView {
    let count = desk.asked.with(crate::grid::Asked::conditions);
    if count == 0 {
        return view! { <span>{t("data-filter-none")}</span> }.into_any();
    }
    let args = crate::args! { "n" => count as f64 };
    view! {
        <span>
            {tr("data-filter-some", &args)} " "
            <button class="plain" on:click=move |_| desk.asked.update(|asked| {
                asked.filters.clear();
                asked.only_findings = false;
                asked.class = None;
            })>{t("data-filter-clear")}</button>
        </span>
    }
    .into_any()
}

#[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
fn by_hand(desk: Desk) -> Option<impl IntoView> {
    let count = desk.sheet.with(|sheet| sheet.by_hand);
    (count > 0).then(|| {
        let args = crate::args! { "n" => count as f64 };
        view! {
            <span class="data-hand">
                <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
                    <path d="M0 0h8v8z"></path>
                </svg>
                {tr("data-by-hand-count", &args)}
            </span>
        }
    })
}

#[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
fn selected(desk: Desk) -> Option<String> {
    let sheet = desk.sheet.get();
    if sheet.rows.is_empty() {
        return None;
    }
    let selection = desk.selection.get().clamped(sheet.size());
    let (top, bottom) = selection.rows();
    let (left, right) = selection.columns();
    if selection.is_single() || (bottom - top + 1) * (right - left + 1) > MOST_CELLS {
        return None;
    }
    let cells =
        (top..=bottom).flat_map(|row| (left..=right).map(move |column| Cell { row, column }));
    let all = sums(cells.map(|cell| match sheet.value(cell) {
        Value::Missing => None,
        Value::Number(value) => Some(Some(value)),
        _ => Some(None),
    }));
    let count = crate::args! { "n" => all.count as f64 };
    let mut text = tr("data-count", &count);
    if let Some(mean) = all.mean() {
        let sum = crate::args! {
            "sum" => number::in_sentence(all.sum), "mean" => number::grouped(mean, 2)
        };
        text = format!("{text}　{}", tr("data-sum", &sum));
    }
    Some(text)
}
