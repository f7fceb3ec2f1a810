//! Events of a scenario: the list, and the form of one, whose fields follow from its kind.

use super::store::{self, Doc};
use super::{Shared, event_form, model, places};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, OnAct, drawn, tag};
use leptos::prelude::*;
use serde_json::{Value, json};

/// Every kind of event, in the order of the choice.
pub(super) const KINDS: [&str; 9] =
    ["open", "expand", "close", "merge", "rezone", "housing", "capIntake", "cap", "split"];

/// An event that is being written: its place in the list, `None` for a new one.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Editing {
    pub(super) place: Option<usize>,
    pub(super) event: Doc,
    /// Whether saving was tried, so that what is missing is said.
    pub(super) tried: bool,
}

/// List and form.
pub(super) fn events(shared: Shared) -> AnyView {
    let editing = RwSignal::new(None::<Editing>);
    let draw = move || {
        let mut nodes = list(shared, editing.with(|e| e.as_ref().and_then(|e| e.place)));
        nodes.push(match editing.get() {
            Some(editing) => event_form::form(shared, &editing),
            None => {
                let add = tag("button", "plain").with("type", "button").with("id", "event-add");
                tag("p", "").put(add.act("add").text(&t("events-add"))).into()
            }
        });
        nodes
    };
    let on_act = OnAct::new(move |(act, value): (String, String)| {
        let (kind, rest) = act.split_once(':').unwrap_or((act.as_str(), ""));
        match kind {
            "add" => editing
                .set(Some(Editing { event: new_event(shared, "open"), ..Editing::default() })),
            "edit" => {
                let all = shared.doc.with_untracked(|doc| store::list(doc, "events"));
                let place = rest.parse::<usize>().ok();
                let event = place.and_then(|at| all.get(at).cloned()).unwrap_or_default();
                editing.set(Some(Editing { place, event, tried: false }));
            }
            "remove" => {
                editing.set(None);
                let place = rest.parse::<usize>().ok();
                shared.keep(|doc| {
                    let mut all = store::list(doc, "events");
                    if let Some(at) = place.filter(|at| *at < all.len()) {
                        all.remove(at);
                    }
                    store::put_list(doc, "events", all);
                });
            }
            "cancel" => editing.set(None),
            "save" => {
                if let Some(now) = editing.get_untracked() {
                    save(shared, editing, now);
                }
            }
            "kind" => editing.update(|e| {
                if let Some(e) = e {
                    let year = e.event.get("year").cloned();
                    e.event = new_event(shared, &value);
                    e.tried = false;
                    if let Some(year) = year {
                        e.event.insert("year".to_owned(), year);
                    }
                }
            }),
            _ => {
                if let Some(mut now) = editing.get_untracked() {
                    match event_form::set(shared, &mut now.event, kind, rest, &value) {
                        Ok(()) => editing.set(Some(now)),
                        Err(()) => super::fields::not_a_number(shared, &value),
                    }
                }
            }
        }
    });
    drawn("seats-events", Box::new(draw), Some(on_act))
}

/// A new event in the first year projected, or the year after next.
fn new_event(shared: Shared, kind: &str) -> Doc {
    let year = shared.result.with_untracked(|r| {
        r.as_ref()
            .map(|p| p.years.get(1).or(p.years.first()).copied().unwrap_or(model::last_known(p)))
    });
    let mut event = Doc::new();
    event.insert("year".to_owned(), json!(year.unwrap_or(2026)));
    event.insert("kind".to_owned(), json!(kind));
    if kind == "open" {
        event.insert("sections".to_owned(), json!(["primary"]));
    }
    event
}

/// Keeps the event when nothing is missing; else says what is.
fn save(shared: Shared, editing: RwSignal<Option<Editing>>, now: Editing) {
    if !event_form::missing(&now.event).is_empty() {
        return editing.set(Some(Editing { tried: true, ..now }));
    }
    editing.set(None);
    shared.keep(|doc| {
        let mut all = store::list(doc, "events");
        match now.place.and_then(|at| all.get_mut(at)) {
            Some(place) => *place = now.event,
            None => all.push(now.event),
        }
        all.sort_by_key(|event| event.get("year").and_then(Value::as_i64));
        store::put_list(doc, "events", all);
    });
}

fn list(shared: Shared, editing: Option<usize>) -> Vec<Node> {
    let events = shared.doc.with(|doc| store::list(doc, "events"));
    if events.is_empty() {
        return vec![tag("p", "note").text(&t("events-none")).into()];
    }
    let row = |(at, event): (usize, &Doc)| -> Node {
        let says = summary(shared, event);
        let button = |act: &str, key: &str| {
            let args = args! { "event" => says.as_str() };
            tag("button", "plain")
                .with("type", "button")
                .with("aria-label", &tr(&format!("{key}-which"), &args))
                .act(&format!("{act}:{at}"))
                .text(&t(key))
        };
        let look = if editing == Some(at) { "selected" } else { "" };
        tag("li", look)
            .put(tag("span", "").text(&says))
            .put(
                tag("span", "seats-event-acts")
                    .put(button("edit", "events-edit"))
                    .put(button("remove", "events-remove")),
            )
            .into()
    };
    vec![tag("ul", "seats-event-list").all(events.iter().enumerate().map(row).collect()).into()]
}

/// Year, kind and where: one line.
pub(super) fn summary(shared: Shared, event: &Doc) -> String {
    let word = |key: &str| event.get(key).and_then(Value::as_str).unwrap_or_default();
    let year = event.get("year").and_then(Value::as_i64).unwrap_or_default();
    let kind = word("kind");
    let known = KINDS.contains(&kind);
    let name = if known { t(&format!("event-{kind}")) } else { kind.to_owned() };
    let place =
        ["name", "school", "from", "unit"].iter().map(|key| word(key)).find(|w| !w.is_empty());
    let place = place.map_or_else(|| t("events-all-schools"), |id| places::shown(shared, id));
    let to = ["into", "to"].iter().map(|key| word(key)).find(|w| !w.is_empty());
    let to = to.map(|id| format!(" → {}", places::shown(shared, id))).unwrap_or_default();
    let key = ["rooms", "share", "dwellings", "intake", "cap", "above"];
    let figure = key.iter().find_map(|key| Some((*key, event.get(*key)?.as_f64()?)));
    let figure = figure.map(|(key, n)| {
        format!(
            " · {}",
            tr(
                &format!("event-figure-{key}"),
                &args! { "n" => if key == "share" { 100.0 * n } else { n } }
            )
        )
    });
    format!("{year} {name} {place}{to}{}", figure.unwrap_or_default())
}
