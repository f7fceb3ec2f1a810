//! Answers by group or by subject as a table: each cell is one change of the county. Which rows and
//! columns there are stands with the item; rows of another name are shown behind them.

use super::words::{self, text};
use crate::county::{Answer, Edit};
use crate::json::Value;
use crate::page::say::t;
use crate::page::state::App;
use crate::page::views::duty::typed;
use crate::page::widgets::icon::{Icon, Shape};
use crate::words::number::{MISSING, grouped, in_sentence};
use leptos::prelude::*;
use std::sync::Arc;

/// A column: a figure to be typed, a level to be chosen, or the percentage of two figures.
#[derive(Clone)]
enum Column {
    Typed(String),
    Level(String),
    Percent(String, String),
}

impl Column {
    fn read(raw: &Value) -> Option<Self> {
        let key = text(raw, "key");
        Some(match (key.is_empty(), text(raw, "of")) {
            (false, _) if text(raw, "kind") == "level" => Self::Level(key),
            (false, _) => Self::Typed(key),
            (true, of) if !of.is_empty() => Self::Percent(text(raw, "part"), of),
            _ => return None,
        })
    }

    /// The key of its name.
    fn name(&self) -> String {
        match self {
            Self::Typed(key) | Self::Level(key) => format!("quality-entry-{key}"),
            Self::Percent(part, _) => format!("quality-entry-{part}-rate"),
        }
    }
}

/// The levels of the national monitoring.
const LEVELS: [&str; 4] = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"];

/// The table of an item.
pub(super) fn table(app: App, raw: &Value) -> AnyView {
    let id = Arc::new(text(raw, "id"));
    let shape = raw.get("entries").unwrap_or(&Value::Null);
    let listed = |key: &str| shape.get(key).and_then(Value::as_array).into_iter().flatten();
    let columns: Vec<Column> = listed("columns").filter_map(Column::read).collect();
    let columns = Arc::new(columns);
    let known: Vec<(String, String)> =
        listed("rows").map(|row| (text(row, "name"), text(row, "id"))).collect();
    let known = Arc::new(known);
    let of_total = columns.iter().any(|column| matches!(column, Column::Percent(..)));
    let rows = {
        let (id, known) = (Arc::clone(&id), Arc::clone(&known));
        // Rows stay while their cells change.
        let names = Memo::new(move |_| {
            let mut names: Vec<String> = known.iter().map(|(name, _)| name.clone()).collect();
            for name in entries(app, &id).keys() {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
            names
        });
        let id = Arc::new(text(raw, "id"));
        let known = listed("rows").map(|row| (text(row, "name"), text(row, "id")));
        let known: Vec<_> = known.collect();
        let columns = Arc::clone(&columns);
        move || {
            let row = |name: String| {
                let key = known.iter().find(|(n, _)| *n == name).map(|(_, key)| key.clone());
                let shown = key.map_or(name.clone(), |key| t(&format!("quality-row-{key}")));
                let cells: Vec<_> = columns
                    .iter()
                    .map(|column| cell(app, &id, &name, &shown, column.clone()))
                    .collect();
                view! { <tr><th scope="row">{shown}</th> {cells}</tr> }
            };
            names.get().into_iter().map(row).collect_view()
        }
    };
    let total = of_total.then(|| {
        let columns = Arc::clone(&columns);
        let id = Arc::clone(&id);
        move || {
            let cells = columns.iter().map(|column| total(app, &id, column)).collect_view();
            view! { <tr class="quality-total"><th scope="row">{t("quality-total")}</th> {cells}</tr> }
        }
    });
    let heads: Vec<_> = columns
        .iter()
        .map(|column| view! { <th scope="col" class="num">{t(&column.name())}</th> })
        .collect();
    let name = t(&format!("quality-entries-{id}"));
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=name.clone()>
            <table class="table quality-entries">
                <caption>{name.clone()}</caption>
                <thead><tr><th scope="col">{t("quality-entry-who")}</th> {heads}</tr></thead>
                <tbody>{rows} {total}</tbody>
            </table>
        </div>
    }
    .into_any()
}

type Map = serde_json::Map<String, Value>;

/// The entries of an item's answer.
fn entries(app: App, id: &str) -> Map {
    app.county.with(|county| {
        let value = county.government.get(id).and_then(|answer| answer.value.as_ref());
        let entries = value.and_then(Value::as_object).into_iter().flatten();
        let entries = entries.filter(|(_, entry)| entry.is_object());
        entries.map(|(name, entry)| (name.clone(), entry.clone())).collect()
    })
}

fn figure(entry: &Value, key: &str) -> Option<f64> {
    entry.get(key).and_then(Value::as_f64)
}

/// One cell of a row.
fn cell(app: App, id: &Arc<String>, row: &str, shown: &str, column: Column) -> AnyView {
    let entry = {
        let (id, row) = (Arc::clone(id), row.to_owned());
        move || entries(app, &id).remove(&row).unwrap_or_default()
    };
    let label = format!("{shown} {}", t(&column.name()));
    match column {
        Column::Typed(key) => {
            let text = {
                let key = key.clone();
                move || match entry().get(&key) {
                    Some(Value::String(text)) => text.clone(),
                    Some(Value::Null) | None => String::new(),
                    Some(number) => number.to_string(),
                }
            };
            let (id, row) = (Arc::clone(id), row.to_owned());
            let put = move |typed: String| change(app, &id, &row, &key, &typed);
            view! {
                <td class="num">
                    <input class="field quality-cell" type="text" inputmode="decimal"
                        aria-label=label prop:value=text
                        on:change=move |event| put(event_target_value(&event)) />
                </td>
            }
            .into_any()
        }
        Column::Level(key) => {
            let now = {
                let key = key.clone();
                move || figure(&entry(), &key)
            };
            let options: Vec<_> = LEVELS
                .iter()
                .enumerate()
                .map(|(at, level)| {
                    let (now, value) = (now.clone(), (at + 1).to_string());
                    let on = move || now() == Some(words::number(at + 1));
                    view! { <option value=value selected=on>{*level}</option> }
                })
                .collect();
            let none = move || now().is_none();
            let (id, row) = (Arc::clone(id), row.to_owned());
            let put = move |typed: String| change(app, &id, &row, &key, &typed);
            view! {
                <td class="num">
                    <select class="field quality-cell" aria-label=label
                        on:change=move |event| put(event_target_value(&event))>
                        <option value="" selected=none>"—"</option>
                        {options}
                    </select>
                </td>
            }
            .into_any()
        }
        Column::Percent(part, of) => {
            let rate = move || {
                let entry = entry();
                percent(figure(&entry, &part), figure(&entry, &of))
            };
            view! { <td class="num">{move || rated(rate())}</td> }.into_any()
        }
    }
}

/// Adds up a column; the percentage is that of the sums of those who have both figures.
fn total(app: App, id: &str, column: &Column) -> AnyView {
    let entries = entries(app, id);
    let text = match column {
        Column::Typed(key) | Column::Level(key) => {
            let known: Vec<f64> = entries.values().filter_map(|e| figure(e, key)).collect();
            let sum = (!known.is_empty()).then(|| known.iter().sum::<f64>());
            sum.map_or_else(|| MISSING.to_owned(), in_sentence).into_any()
        }
        Column::Percent(part, of) => {
            let both = entries.values().filter_map(|e| figure(e, part).zip(figure(e, of)));
            let (parts, alls) = both.fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
            rated(percent(Some(parts), Some(alls)))
        }
    };
    view! { <td class="num">{text}</td> }.into_any()
}

fn percent(part: Option<f64>, of: Option<f64>) -> Option<f64> {
    let (part, of) = part.zip(of.filter(|of| *of > 0.0))?;
    Some(100.0 * part / of)
}

/// A percentage; one over a hundred is marked.
fn rated(rate: Option<f64>) -> AnyView {
    let text = rate.map_or_else(|| MISSING.to_owned(), |rate| grouped(rate, 2));
    let over = rate.is_some_and(|rate| rate > 100.0).then(|| {
        view! { <Icon shape=Shape::Half /> <span class="hidden">{t("quality-over-hundred")}</span> }
    });
    view! { {over} {text} }.into_any()
}

/// Puts a cell into the county; rows and answers without a figure leave nothing behind.
fn change(app: App, id: &str, row: &str, key: &str, typed: &str) {
    let before = app.county.with_untracked(|c| c.government.get(id).cloned()).unwrap_or_default();
    let mut after = before.clone();
    let mut all = match after.value.take() {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    };
    let mut entry = match all.remove(row) {
        Some(Value::Object(entry)) => entry,
        _ => Map::new(),
    };
    let typed = typed.trim();
    if typed.is_empty() {
        entry.remove(key);
    } else {
        entry.insert(key.to_owned(), typed::scalar(typed));
    }
    if !entry.is_empty() {
        all.insert(row.to_owned(), Value::Object(entry));
    }
    after.value = (!all.is_empty()).then_some(Value::Object(all));
    if after != before {
        let answer = (after != Answer::default()).then(|| Box::new(after));
        app.edit(Edit::Answer { id: id.to_owned(), answer });
    }
}
