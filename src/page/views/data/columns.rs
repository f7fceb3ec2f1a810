//! Which columns of a table are seen, and how many stay when the rest is scrolled.

use super::desk::{Desk, count};
use crate::args;
use crate::grid::{Group, Layout, Placed};
use crate::page::say::{t, tr};
use leptos::prelude::*;

/// How many columns can stay.
const MOST_STAYING: usize = 5;

/// The choice, while it is open.
pub fn bar(desk: Desk) -> impl IntoView {
    move || desk.columns_open.get().then(|| choice(desk))
}

/// The button that opens it, with the count of columns that are not seen.
pub fn button(desk: Desk) -> impl IntoView {
    let unseen = move || {
        let unseen = desk.sheet.with(|sheet| sheet.all.len() - sheet.columns.len());
        match unseen {
            0 => t("columns-open"),
            n => tr("columns-open-some", &args! { "n" => count(n) }),
        }
    };
    view! {
        <button class="plain" id="columns-open"
            aria-expanded=move || desk.columns_open.get().to_string()
            on:click=move |_| desk.columns_open.update(|open| *open = !*open)>{unseen}</button>
    }
}

fn choice(desk: Desk) -> impl IntoView {
    let change = move |how: &dyn Fn(&mut Layout)| desk.asked.update(|asked| how(&mut asked.layout));
    // Drawn anew with another table only, so that the focus stays where it is.
    let all = Memo::new(move |_| desk.sheet.with(|sheet| sheet.all.clone()));
    let groups = move || {
        let mut groups: Vec<(Group, Vec<Placed>)> = Vec::new();
        for column in all.get().into_iter().skip(1) {
            match groups.last_mut() {
                Some((group, columns)) if *group == column.1 => columns.push(column),
                _ => groups.push((column.1, vec![column])),
            }
        }
        groups.into_iter().map(|(group, columns)| one_group(desk, group, columns)).collect_view()
    };
    let frozen = move |event| {
        if let Ok(columns) = event_target_value(&event).parse() {
            change(&|layout| layout.freeze(columns));
        }
    };
    let options = move || {
        let now = desk.sheet.with(|sheet| sheet.frozen);
        (1..=MOST_STAYING.max(now))
            .map(|n| view! { <option value=n.to_string() selected=n == now>{n}</option> })
            .collect_view()
    };
    view! {
        <div class="data-strip" id="columns" role="group" aria-label=t("columns-name")>
            {groups}
            <label><span class="field-name">{t("columns-frozen")}</span>
                <select class="field" id="columns-frozen" on:change=frozen>{options}</select>
            </label>
            <button class="plain" id="columns-all" on:click=move |_| change(&Layout::reveal_all)>
                {t("columns-all")}
            </button>
        </div>
    }
}

/// A group with its columns.
fn one_group(desk: Desk, group: Group, columns: Vec<Placed>) -> impl IntoView {
    let layout = move |of: &dyn Fn(&Layout) -> bool| desk.asked.with(|asked| of(&asked.layout));
    let fold = (group != Group::School && columns.len() > 1).then(|| {
        let folded = move || layout(&|layout| layout.is_folded(group));
        view! {
            <button class="plain" aria-pressed=move || folded().to_string()
                on:click=move |_| {
                    let to = !layout(&|layout| layout.is_folded(group));
                    desk.asked.update(|asked| asked.layout.fold(group.key(), to));
                }>{t("grid-fold")}</button>
        }
    });
    let boxes = columns
        .into_iter()
        .map(|(_, _, column)| {
            let shown = move || !layout(&|layout| layout.is_hidden(column));
            view! {
                <label class="data-check">
                    <input type="checkbox" prop:checked=shown on:change=move |event| {
                        let hide = !event_target_checked(&event);
                        desk.asked.update(|asked| asked.layout.hide(&column.id(), hide));
                    } />
                    {t(&format!("col-{}", column.id()))}
                </label>
            }
        })
        .collect_view();
    view! {
        <span role="group" aria-label=t(group.key())>
            <strong>{t(group.key())}</strong> " " {fold} " " {boxes}
        </span>
    }
}
