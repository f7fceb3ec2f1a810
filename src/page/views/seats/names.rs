//! The list of named scenarios: choosing, adding, copying, renaming and taking away.

use super::store;
use super::{Shared, words};
use crate::page::route;
use crate::page::say::t;
use crate::page::widgets::tree::{Node, OnAct, drawn, tag};
use leptos::prelude::*;
use serde_json::json;

/// What the line below the names is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Mode {
    #[default]
    Choose,
    Rename,
    Remove,
}

/// The names with their acts.
pub(super) fn names(shared: Shared) -> AnyView {
    let mode = RwSignal::new(Mode::Choose);
    let draw = move || {
        let current = shared.current.get();
        let mut nodes: Vec<Node> = vec![
            tag("h2", "section-head").text(&t("seats-scenario")).into(),
            tabs(shared, &current),
        ];
        nodes.push(match mode.get() {
            Mode::Choose => acts(&current),
            Mode::Rename => rename(&current),
            Mode::Remove => remove(&current),
        });
        nodes
    };
    let on_act = OnAct::new(move |(act, value): (String, String)| {
        let current = shared.current.get_untracked();
        let now = shared.docs.with_untracked(|docs| store::named(docs, &current));
        match act.split_once(':').unwrap_or((act.as_str(), "")) {
            ("show", name) => show(name),
            ("add", _) => show(&store::add(shared.app, store::Doc::new(), &t("seats-new-name"))),
            ("copy", _) => {
                let base = if current.is_empty() { t("seats-new-name") } else { current };
                show(&store::add(shared.app, now, &base));
            }
            ("rename", _) => {
                mode.set(Mode::Rename);
                return;
            }
            ("name", _) => {
                let docs = shared.docs.get_untracked();
                let wanted = value.trim();
                if !wanted.is_empty() && wanted != current {
                    let new = store::free_name(&docs, wanted);
                    let mut doc = now;
                    doc.insert("name".to_owned(), json!(new));
                    store::replace(shared.app, &current, doc);
                    show(&new);
                }
            }
            ("remove", _) => {
                mode.set(Mode::Remove);
                return;
            }
            ("gone", _) => {
                store::remove(shared.app, &current);
                show(store::BASELINE);
            }
            ("reset", _) => {
                store::remove(shared.app, store::BASELINE);
            }
            _ => {}
        }
        mode.set(Mode::Choose);
    });
    drawn("seats-names", Box::new(draw), Some(on_act))
}

fn show(name: &str) {
    route::choose("scenario", (name != store::BASELINE).then_some(name));
}

fn button(act: &str, text: &str) -> Node {
    let id = format!("scenario-{}", act.split(':').next().unwrap_or_default());
    tag("button", "plain").with("type", "button").with("id", &id).act(act).text(text).into()
}

fn tabs(shared: Shared, current: &str) -> Node {
    let names: Vec<String> =
        shared.docs.with(|docs| docs.iter().map(|doc| store::name(doc).to_owned()).collect());
    let tab = |name: &String| -> Node {
        tag("button", "seats-tab")
            .with("type", "button")
            .with("aria-pressed", if name == current { "true" } else { "false" })
            .act(&format!("show:{name}"))
            .text(&words::scenario(name))
            .into()
    };
    let mut buttons: Vec<Node> = names.iter().map(tab).collect();
    let add = tag("button", "seats-tab seats-add").with("type", "button").act("add");
    buttons.push(
        add.with("aria-label", &t("seats-add")).with("title", &t("seats-add")).text("＋").into(),
    );
    let label = t("seats-scenario");
    tag("div", "seats-tabs").with("role", "group").with("aria-label", &label).all(buttons).into()
}

fn acts(current: &str) -> Node {
    let mut buttons = vec![button("copy", &t("seats-copy"))];
    if current == store::BASELINE {
        buttons.push(button("reset", &t("seats-reset")));
    } else {
        buttons.push(button("rename", &t("seats-rename")));
        buttons.push(button("remove", &t("seats-remove")));
    }
    tag("p", "seats-acts").all(buttons).into()
}

fn rename(current: &str) -> Node {
    let field = tag("input", "field")
        .with("type", "text")
        .with("id", "scenario-name")
        .with("maxlength", "40")
        .with("aria-label", &t("seats-rename"))
        .with("value", current)
        .act("name");
    tag("p", "seats-acts").put(field).put(button("cancel", &t("cancel"))).into()
}

fn remove(current: &str) -> Node {
    let asked = crate::page::say::tr("seats-remove-sure", &crate::args! { "name" => current });
    tag("p", "seats-acts seats-sure")
        .with("role", "alert")
        .text(&asked)
        .put(button("gone", &t("seats-remove-yes")))
        .put(button("cancel", &t("cancel")))
        .into()
}
