//! Counters: planned, done, percent, what is left or beyond; of a published list or the county's own.

use super::store::{self, Doc};
use super::{Shared, words};
use crate::args;
use crate::county::{Answer, Edit};
use crate::page::route::choose;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, OnAct, Tag, drawn, tag, text};
use crate::plan::Counter;
use crate::words::number::{MISSING, figure, grouped};
use leptos::prelude::*;
use serde_json::{Value, json};

/// The list of the county's own.
const OWN: &str = "own";

/// The part.
pub(super) fn part(shared: Shared) -> AnyView {
    let asked = Memo::new(move |_| {
        let list = shared.app.route.with(|r| r.get("list").map(str::to_owned));
        list.unwrap_or_else(|| first(shared))
    });
    let draw = move || {
        shared.with(|plan| {
            let list = asked.get();
            let counters: Vec<&Counter> = plan.counters.iter().filter(|c| c.list == list).collect();
            let mut nodes =
                vec![tools(plan, &list), tag("p", "note").text(&summary(&counters)).into()];
            if !counters.is_empty() {
                nodes.push(table(shared.app, &counters));
            }
            if list == OWN {
                nodes.push(adder());
            }
            nodes
        })
    };
    let on_act = OnAct::new(move |(act, value): (String, String)| {
        let app = shared.app;
        match act.split_once(':') {
            Some(("own", rest)) => change_own(app, rest, &value),
            Some(("counter", rest)) => {
                if let Some((key, id)) = rest.split_once(':') {
                    change(app, id, key, &value);
                }
            }
            Some(("remove", id)) => {
                let mut list = store::list(app, "counters");
                list.retain(|doc| store::text(doc, "id") != id);
                store::put_list(app, "counters", list);
            }
            _ if act == "list" => choose("list", Some(&value)),
            _ if act == "add" => add(app),
            _ => {}
        }
    });
    drawn("plan-counters", Box::new(draw), Some(on_act))
}

/// The first list that ships; another word for it stands nowhere else.
fn first(shared: Shared) -> String {
    shared.with(|plan| plan.counters.first().map(|c| c.list.clone()).unwrap_or_default())
}

fn tools(plan: &crate::plan::Plan, now: &str) -> Node {
    let mut lists: Vec<&str> = Vec::new();
    for counter in &plan.counters {
        if !lists.contains(&counter.list.as_str()) {
            lists.push(&counter.list);
        }
    }
    if !lists.contains(&OWN) {
        lists.push(OWN);
    }
    let option = |id: &&str| -> Node {
        let option = tag("option", "").with("value", id).flag("selected", *id == now);
        option.text(&t(&format!("plan-list-{id}"))).into()
    };
    let select = tag("select", "field").with("id", "plan-counter-list").act("list");
    tag("div", "plan-tools")
        .put(tag("h2", "section-head").text(&t("plan-counters-title")))
        .put(
            tag("label", "plan-choose")
                .put(tag("span", "field-name").text(&t("plan-counter-list")))
                .put(select.all(lists.iter().map(option).collect())),
        )
        .into()
}

fn summary(counters: &[&Counter]) -> String {
    let known = counters.iter().filter(|c| c.percent.is_some());
    let full = known.clone().filter(|c| c.left.is_none());
    let over = known.clone().filter(|c| c.over.is_some());
    let args = args! {
        "all" => counters.len().to_string(), "known" => known.clone().count().to_string(),
        "full" => full.count().to_string(), "over" => over.count().to_string(),
    };
    tr("plan-counters-sentence", &args)
}

fn plain(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn input(act: &str, value: &str, hint: &str, told: &str) -> Tag {
    tag("input", "field plan-cell-field")
        .with("type", "text")
        .with("inputmode", "decimal")
        .with("autocomplete", "off")
        .with("id", &format!("plan-{}", act.replace(':', "-")))
        .with("placeholder", hint)
        .with("aria-label", told)
        .with("value", value)
        .act(act)
}

fn table(app: App, counters: &[&Counter]) -> Node {
    let own = counters.iter().any(|c| c.list == OWN);
    let heads = ["name", "unit", "target", "done", "percent", "state"];
    let mut head: Vec<Node> = heads
        .iter()
        .map(|key| {
            let class = if matches!(*key, "target" | "done" | "percent") { "num" } else { "" };
            tag("th", class).with("scope", "col").text(&t(&format!("plan-counter-{key}"))).into()
        })
        .collect();
    if own {
        head.push(tag("th", "no-print").with("scope", "col").text(&t("plan-own-acts")).into());
    }
    let rows = counters.iter().map(|c| row(app, c)).collect();
    let table = tag("table", "table table-dense plan-counter-table")
        .put(tag("thead", "").put(tag("tr", "").all(head)))
        .put(tag("tbody", "").all(rows));
    let place = tag("div", "scroll plan-tall").with("tabindex", "0").with("role", "group");
    place.with("aria-label", &t("plan-counters-title")).put(table).into()
}

/// What is typed of a counter, as it stands in the county: a text that is no number stays visible.
fn typed(app: App, counter: &Counter, key: &str) -> String {
    if counter.list == OWN {
        let list = store::list(app, "counters");
        let own = list.iter().find(|doc| store::text(doc, "id") == counter.id);
        return store::shown(own.and_then(|doc| doc.get(key)));
    }
    app.county.with(|c| {
        let answer = c.government.get(&counter.id);
        store::shown(answer.and_then(|a| a.value.as_ref()).and_then(|v| v.get(key)))
    })
}

fn row(app: App, counter: &Counter) -> Node {
    let own = counter.list == OWN;
    let kind = if own { "own" } else { "counter" };
    let act = |key: &str| format!("{kind}:{key}:{}", counter.id);
    let told = |key: &str| tr(key, &args! { "name" => counter.name.as_str() });
    let published =
        counter.published.map(|n| tr("plan-counter-published", &args! { "n" => grouped(n, 0) }));
    let mut name = tag("th", "").with("scope", "row").with("lang", if own { "" } else { "zh" });
    if own {
        name = tag("th", "").with("scope", "row");
    }
    name = name.text(&counter.name);
    if let Some(published) = &published {
        name = name.put(tag("span", "plan-published").text(published));
    }
    let target: Node = if counter.fixed {
        text(words::count(counter.target))
    } else {
        let hint = plain(counter.published);
        input(
            &act("target"),
            &typed(app, counter, "target"),
            &hint,
            &told("plan-counter-target-told"),
        )
        .into()
    };
    let percent = match counter.percent {
        Some(percent) => format!("{}%", figure(Some(percent), 1)),
        None => MISSING.to_owned(),
    };
    let (shape, word, class) = match (counter.percent, counter.left, counter.over) {
        (None, ..) => (Shape::Dashed, t("plan-counter-open"), "open"),
        (_, Some(left), _) => {
            let args = args! { "n" => grouped(left, 0) };
            (Shape::Cross, tr("plan-counter-left", &args), "bad")
        }
        (.., Some(over)) => {
            let args = args! { "n" => grouped(over, 0) };
            (Shape::Tick, tr("plan-counter-over", &args), "good")
        }
        _ => (Shape::Tick, t("plan-counter-full"), "good"),
    };
    let done =
        input(&act("done"), &typed(app, counter, "done"), "", &told("plan-counter-done-told"));
    let mut row = tag("tr", "")
        .put(name)
        .put(tag("td", "").text(counter.unit.as_deref().unwrap_or_default()))
        .put(tag("td", "num").put(target))
        .put(tag("td", "num").put(done))
        .put(tag("td", "num").text(&percent))
        .put(tag("td", "").put(tag("span", &format!("verdict {class}")).put(shape).text(&word)));
    if own {
        let button = tag("button", "plain").with("type", "button");
        let button = button.with("aria-label", &told("plan-remove-told"));
        let button = button.act(&format!("remove:{}", counter.id)).text(&t("plan-remove"));
        row = row.put(tag("td", "no-print").put(button));
    }
    row.into()
}

/// Puts a part of the answer of an entry.
fn change(app: App, id: &str, key: &str, text: &str) {
    let mut answer =
        app.county.with_untracked(|c| c.government.get(id).cloned().unwrap_or_default());
    let mut value = match answer.value.take() {
        Some(Value::Object(value)) => value,
        _ => Doc::new(),
    };
    match store::typed(text, false) {
        Some(typed) => value.insert(key.to_owned(), typed),
        None => value.shift_remove(key),
    };
    answer.value = (!value.is_empty()).then_some(Value::Object(value));
    let answer = (answer != Answer::default()).then(|| Box::new(answer));
    app.edit(Edit::Answer { id: id.to_owned(), answer });
}

/// `done:<id>` or `target:<id>` of a counter of the county's own.
fn change_own(app: App, rest: &str, typed: &str) {
    let Some((key, id)) = rest.split_once(':') else { return };
    let mut list = store::list(app, "counters");
    if let Some(doc) = list.iter_mut().find(|doc| store::text(doc, "id") == id) {
        match store::typed(typed, false) {
            Some(value) => doc.insert(key.to_owned(), value),
            None => doc.shift_remove(key),
        };
    }
    store::put_list(app, "counters", list);
}

fn adder() -> Node {
    let field = |key: &str| -> Node {
        let input = tag("input", "field")
            .with("type", "text")
            .with("autocomplete", "off")
            .with("id", &format!("plan-new-{key}"))
            .act("typed");
        tag("label", "plan-field")
            .put(tag("span", "field-name").text(&t(&format!("plan-counter-{key}"))))
            .put(input)
            .into()
    };
    let button = tag("button", "button").with("type", "button").act("add");
    tag("div", "plan-form no-print")
        .put(field("name"))
        .put(field("unit"))
        .put(field("target"))
        .put(tag("p", "plan-acts").put(button.text(&t("plan-counter-add"))))
        .into()
}

/// Adds the counter that the fields describe.
fn add(app: App) {
    let value = |key: &str| crate::page::files::value_of(&format!("plan-new-{key}"));
    let name = value("name").trim().to_owned();
    if name.is_empty() {
        app.tell("plan-counter-no-name", crate::county::Args::new(), true);
        return crate::page::files::focus("plan-new-name");
    }
    let mut list = store::list(app, "counters");
    let mut doc = Doc::new();
    doc.insert("id".into(), json!(store::free_id(&list, "counter")));
    doc.insert("name".into(), json!(name));
    let unit = value("unit").trim().to_owned();
    if !unit.is_empty() {
        doc.insert("unit".into(), json!(unit));
    }
    if let Some(target) = store::typed(&value("target"), false) {
        doc.insert("target".into(), target);
    }
    list.push(doc);
    store::put_list(app, "counters", list);
    for key in ["name", "unit", "target"] {
        crate::page::files::clear(&format!("plan-new-{key}"));
    }
    crate::page::files::focus("plan-new-name");
}
