//! The answer of an item, edited in place: every field is one change that can be undone. What is
//! typed goes into the county at once and stays with it.

use super::typed::{self, How, NONE, Slot};
use super::words;
use crate::county::{Answer, Edit};
use crate::json::Value;
use crate::page::say::t;
use crate::page::state::App;
use leptos::prelude::*;

/// The answer of an item as it is now.
fn current(app: App, id: &str) -> Answer {
    app.county.with(|c| c.government.get(id).cloned().unwrap_or_default())
}

/// Puts what was typed into the county; nothing typed leaves nothing behind.
pub(super) fn change(app: App, id: &str, slot: &Slot, typed: &str) {
    let before = untrack(|| current(app, id));
    let mut after = before.clone();
    typed::write(&mut after, slot, typed);
    if after != before {
        let answer = (after != Answer::default()).then(|| Box::new(after));
        app.edit(Edit::Answer { id: id.to_owned(), answer });
    }
}

/// All fields of an item. `compared` says that the county's own figures settle it, so that a
/// typed value is used only when asked for.
pub(super) fn form(app: App, id: &str, item: &Value, compared: bool) -> AnyView {
    let kind = item.pointer("/rule/kind").and_then(Value::as_str).unwrap_or_default();
    let mut fields: Vec<AnyView> = Vec::new();
    let unit = words::text(item, "unit");
    let scale = words::text(item, "scale");
    for slot in typed::slots(item) {
        let Slot::Value(key, how) = &slot else { continue };
        let mut name = if key.is_empty() { t("duty-part") } else { words::part(key) };
        if !unit.is_empty() && (key.is_empty() || key == "value") {
            name.push_str(&format!(" · {unit}"));
        }
        let hint = if key == "scale" { scale.clone() } else { hint(how) };
        fields.push(field(app, id, slot.clone(), name, hint));
    }
    if compared {
        fields.push(field(app, id, Slot::Flag("override"), t("duty-override"), String::new()));
    }
    let bonus_or_stated = matches!(kind, "events" | "stated");
    if !bonus_or_stated {
        let slot = Slot::Flag("notApplicable");
        fields.push(field(app, id, slot, t("duty-not-applicable"), String::new()));
    }
    view! {
        <fieldset class="duty-fields">
            <legend class="derivation-name">{t("duty-answer")}</legend> {fields}
        </fieldset>
        {evidence(app, id, true)}
    }
    .into_any()
}

/// What proves an answer: document, date, department, a note; whether it is there, where asked.
pub(in crate::page::views) fn evidence(app: App, id: &str, state: bool) -> AnyView {
    let state = state.then_some((Slot::State, "duty-state"));
    let about = [
        (Slot::Evidence("document"), "duty-document"),
        (Slot::Evidence("date"), "duty-date"),
        (Slot::Evidence("department"), "duty-department"),
        (Slot::Note, "duty-note"),
    ];
    let about = state.into_iter().chain(about);
    let about = about.map(|(slot, key)| field(app, id, slot, t(key), String::new())).collect_view();
    view! {
        <fieldset class="duty-fields">
            <legend class="derivation-name">{t("duty-evidence")}</legend>
            {about}
        </fieldset>
    }
    .into_any()
}

/// What an empty field says of how it is filled in.
fn hint(how: &How) -> String {
    match how {
        How::Lines => t("duty-hint-lines"),
        How::Events => t("duty-hint-events"),
        How::Numbers => t("duty-hint-numbers"),
        How::Number | How::Choice(_) | How::Ticks(_) => String::new(),
    }
}

/// One field with its name.
pub(in crate::page::views) fn field(
    app: App,
    id: &str,
    slot: Slot,
    name: String,
    hint: String,
) -> AnyView {
    let shown = {
        let (id, slot) = (id.to_owned(), slot.clone());
        Signal::derive(move || typed::read(&current(app, &id), &slot))
    };
    let put = {
        let (id, slot) = (id.to_owned(), slot.clone());
        Callback::new(move |text: String| change(app, &id, &slot, &text))
    };
    match slot {
        Slot::Flag(_) => view! {
            <label class="duty-tick">
                <input type="checkbox" prop:checked=move || !shown.get().is_empty()
                    on:change=move |event| put.run(yes(event_target_checked(&event))) />
                {name}
            </label>
        }
        .into_any(),
        Slot::State => {
            let options = ["have", "partly", "none"];
            let options =
                options.map(|state| (state.to_owned(), t(&format!("duty-state-{state}"))));
            select(name, options.to_vec(), shown, put)
        }
        Slot::Value(_, How::Choice(words)) => {
            select(name, words.into_iter().map(|w| (w.clone(), w)).collect(), shown, put)
        }
        Slot::Value(_, How::Ticks(flags)) => ticks(flags, shown, put),
        Slot::Value(_, How::Lines | How::Events) | Slot::Note => view! {
            <label class="duty-field duty-wide">
                <span class="field-name">{name}</span>
                <textarea class="field" rows="3" placeholder=hint prop:value=shown
                    on:change=move |event| put.run(event_target_value(&event))></textarea>
            </label>
        }
        .into_any(),
        Slot::Value(..) | Slot::Evidence(_) => view! {
            <label class="duty-field">
                <span class="field-name">{name}</span>
                <input class="field" type="text" placeholder=hint prop:value=shown
                    on:change=move |event| put.run(event_target_value(&event)) />
            </label>
        }
        .into_any(),
    }
}

fn yes(on: bool) -> String {
    if on { "yes".to_owned() } else { String::new() }
}

/// One of some words, or nothing yet.
fn select(
    name: String,
    options: Vec<(String, String)>,
    shown: Signal<String>,
    put: Callback<String>,
) -> AnyView {
    let options: Vec<_> = options
        .into_iter()
        .map(|(id, word)| {
            let value = id.clone();
            view! { <option value=value selected=move || shown.get() == id>{word}</option> }
        })
        .collect();
    view! {
        <label class="duty-field">
            <span class="field-name">{name}</span>
            <select class="field" on:change=move |event| put.run(event_target_value(&event))>
                <option value="" selected=move || shown.get().is_empty()>{t("duty-unanswered")}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// Any of some things, or none of them, which is an answer too.
fn ticks(flags: Vec<(String, String)>, shown: Signal<String>, put: Callback<String>) -> AnyView {
    let ids: Vec<String> = flags.iter().map(|(id, _)| id.clone()).collect();
    let boxes: Vec<_> = flags
        .into_iter()
        .map(|(id, name)| {
            let all = ids.clone();
            let ticked = {
                let id = id.clone();
                move || shown.get().lines().any(|line| line == id)
            };
            let turn = move |on: bool| {
                let now = shown.get_untracked();
                let stays = |other: &&String| {
                    if **other == id { on } else { now.lines().any(|line| line == *other) }
                };
                let next: Vec<&str> = all.iter().filter(stays).map(String::as_str).collect();
                put.run(if next.is_empty() { NONE.to_owned() } else { next.join("\n") });
            };
            view! {
                <label class="duty-tick">
                    <input type="checkbox" prop:checked=ticked
                        on:change=move |event| turn(event_target_checked(&event)) />
                    {name}
                </label>
            }
        })
        .collect();
    view! {
        <div class="duty-wide">
            {boxes}
            <label class="duty-tick">
                <input type="checkbox" prop:checked=move || shown.get() == NONE
                    on:change=move |event| {
                        put.run(if event_target_checked(&event) { NONE.to_owned() } else { String::new() });
                    } />
                {t("duty-none-of-these")}
            </label>
        </div>
    }
    .into_any()
}
