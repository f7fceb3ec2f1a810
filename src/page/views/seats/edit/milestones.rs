//! Milestones of a scenario: those that ship, as the county changes, adds to and removes them.

use super::super::Shared;
use super::super::store::{self, Doc};
use super::host;
use super::milestone_form as form;
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, OnAct, tag};
use crate::project::scenario::doc::milestones::{
    Item, PATH, State, add, id_of, items, remove, restore, shipped,
};
use leptos::prelude::*;
use serde_json::Value;

/// The name of a milestone in a scenario: as a person has called it, else what it asks for. It
/// reads only what the scenario changes, since the overview asks, too.
pub(in super::super) fn described(scenario: &Doc, id: &str) -> String {
    let entries = store::list(scenario, PATH);
    let found = entries.iter().find(|entry| id_of(entry) == id);
    let told = found.and_then(|entry| entry.get("name")?.as_str()).filter(|name| !name.is_empty());
    match (told, found.filter(|entry| entry.contains_key("tests"))) {
        (Some(name), _) => name.to_owned(),
        (None, Some(entry)) => form::said(&store::list(entry, "tests")),
        (None, None) => t(&format!("milestone-short-{id}")),
    }
}

/// The name of a milestone.
pub(super) fn name(item: &Item) -> String {
    let told = item.doc.get("name").and_then(Value::as_str).filter(|name| !name.is_empty());
    let usual = || shipped().into_iter().find(|doc| id_of(doc) == item.id);
    match told {
        Some(name) => name.to_owned(),
        // Its short name says the very same tests.
        None if usual().is_some_and(|doc| doc.get("tests") == item.doc.get("tests")) => {
            t(&format!("milestone-short-{}", item.id))
        }
        None => form::said(&store::list(&item.doc, "tests")),
    }
}

/// The list, and the form of the one that is open.
pub(super) fn editor(shared: Shared) -> AnyView {
    let open = RwSignal::new(None::<String>);
    let draw = move || {
        let all = shared.doc.with(items);
        let now = open.get();
        let mut nodes: Vec<Node> = vec![tag("p", "note").text(&t("milestones-note")).into()];
        let row = |item: &Item| row(item, now.as_deref() == Some(item.id.as_str()));
        nodes.push(tag("ul", "seats-event-list").all(all.iter().map(row).collect()).into());
        let button = |act: &str, key: &str| -> Node {
            let id = format!("milestone-{act}");
            let it = tag("button", "plain").with("type", "button").with("id", &id);
            it.act(act).text(&t(key)).into()
        };
        let mut acts = vec![button("add", "milestones-add")];
        if all.iter().any(|item| item.state != State::Shipped) {
            acts.push(button("shipped", "milestones-shipped"));
        }
        nodes.push(tag("p", "seats-acts").all(acts).into());
        nodes
    };
    let take: host::Take = Box::new(move |doc, spot, block| {
        let id = open.get_untracked().unwrap_or_default();
        form::take(shared, doc, &id, spot, block)
    });
    let acts = OnAct::new(move |(act, _): (String, String)| {
        let (act, rest) = act.split_once(':').unwrap_or((act.as_str(), ""));
        match act {
            "edit" => open.update(|open| {
                let same = open.as_deref() == Some(rest);
                *open = (!same).then(|| rest.to_owned());
            }),
            "remove" => shared.keep(|doc| remove(doc, rest)),
            "restore" => shared.keep(|doc| restore(doc, rest)),
            "shipped" => shared.keep(|doc| store::put(doc, PATH, None)),
            "add" => {
                let year = super::super::model::first_year(shared).unwrap_or(2027) + 2;
                let mut id = String::new();
                shared.keep(|doc| id = add(doc, year));
                open.set(Some(id));
            }
            _ => {
                if let Some(id) = open.get_untracked() {
                    form::act(shared, &id, act, rest);
                }
            }
        }
    });
    host::editor(shared, "seats-editor", Box::new(draw), take, Some(acts))
}

fn row(item: &Item, open: bool) -> Node {
    let says = name(item);
    let year = item.doc.get("year").and_then(Value::as_i64).unwrap_or_default();
    let button = |act: &str, key: &str| -> Node {
        let args = args! { "event" => says.as_str() };
        let label = tr(&format!("{key}-which"), &args);
        let button = tag("button", "plain").with("type", "button").with("aria-label", &label);
        let button = if act == "edit" {
            button.with("aria-expanded", if open { "true" } else { "false" })
        } else {
            button
        };
        button.act(&format!("{act}:{}", item.id)).text(&t(key)).into()
    };
    let acts = match item.state {
        State::Removed => vec![button("restore", "milestones-restore")],
        State::Shipped | State::Own => {
            vec![button("edit", "events-edit"), button("remove", "events-remove")]
        }
        State::Changed => vec![
            button("edit", "events-edit"),
            button("restore", "milestones-restore"),
            button("remove", "events-remove"),
        ],
    };
    let word = match item.state {
        State::Shipped => None,
        State::Changed => Some("milestones-changed"),
        State::Own => Some("milestones-own"),
        State::Removed => Some("milestones-removed"),
    };
    let mut line = tag("span", if item.state == State::Removed { "dim" } else { "" })
        .text(&format!("{year} {says}"));
    if let Some(word) = word {
        line = line.text(" ").put(tag("span", "note").text(&t(word)));
    }
    let body = tag("li", if open { "selected" } else { "" })
        .put(line)
        .put(tag("span", "seats-event-acts").all(acts));
    let open = open && item.state != State::Removed;
    body.all(if open { form::form(item) } else { Vec::new() }).into()
}
