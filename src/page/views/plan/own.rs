//! Targets of the county's own: listed beside the published ones, added, changed, taken away, saved to
//! a file and read from one.

use super::store::{self, Doc};
use super::{Shared, panel, targets, words};
use crate::args;
use crate::county::SectionKind;
use crate::page::files;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::tree::{Node, OnAct, Tag, drawn, tag, text};
use crate::plan::{Target, figures};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;

/// The file's `format`.
const FORMAT: &str = "junheng-targets";
const STATISTICS: [&str; 6] = ["mean", "schoolShare", "cv", "formula", "figure", "ratio"];
const SIGNS: [&str; 5] = [">=", ">", "<=", "<", "="];

/// The part.
pub(super) fn part(shared: Shared) -> AnyView {
    let input = NodeRef::<leptos::html::Input>::new();
    let draw = move || {
        let own = |plan: &crate::plan::Plan| list(shared, plan);
        let mut nodes = vec![tag("h2", "section-head").text(&t("plan-own-title")).into()];
        nodes.extend(shared.with(own));
        nodes.push(acts(shared));
        nodes.extend(shared.draft.get().map(|draft| form(&draft)));
        nodes
    };
    let on_act = OnAct::new(move |(act, value): (String, String)| match act.split_once(':') {
        Some(("open", id)) => panel::toggle(shared, id),
        Some(("edit", id)) => edit(shared, id),
        Some(("remove", id)) => remove(shared, id),
        Some(("field", key)) => field(shared, key, &value),
        _ => match act.as_str() {
            "add" => begin(shared),
            "keep" => keep(shared),
            "drop" => {
                shared.draft.set(None);
                files::focus("plan-add");
            }
            "save" => save(shared.app),
            "load" => {
                if let Some(input) = input.get_untracked() {
                    input.unchecked_ref::<web_sys::HtmlInputElement>().click();
                }
            }
            act => panel::act(shared, act),
        },
    });
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let Some(list) = input.files() else { return };
        spawn_local(async move {
            let (files, _) = files::read(&list).await;
            if let Some(file) = files.into_iter().next() {
                load(shared.app, &file.name, &file.bytes);
            }
            // So that the same file can be chosen again.
            input.set_value("");
        });
    };
    view! {
        <div on:keydown=move |event| panel::escape(shared, &event)>
            {drawn("plan-own", Box::new(draw), Some(on_act))}
            <input class="hidden" type="file" accept=".json" node_ref=input on:change=chosen
                aria-hidden="true" tabindex="-1" />
        </div>
    }
    .into_any()
}

fn list(shared: Shared, plan: &crate::plan::Plan) -> Vec<Node> {
    let own: Vec<&Target> = plan.targets.iter().filter(|t| t.row.is_none()).collect();
    if own.is_empty() {
        return vec![tag("p", "note").text(&t("plan-own-none")).into()];
    }
    let heads = ["name", "year", "asked", "now", "then", "ruler", "state", "need", "acts"];
    let head = |key: &&str| -> Node {
        let class = if matches!(*key, "now" | "then") { "num" } else { "" };
        tag("th", class).with("scope", "col").text(&t(&format!("plan-own-{key}"))).into()
    };
    let mut body = Vec::new();
    for target in own {
        body.push(row(shared, target));
        let id = format!("own/{}", target.id);
        if shared.open.with(|open| open.as_deref() == Some(id.as_str())) {
            let cell = tag("td", "").with("colspan", &heads.len().to_string());
            let panel = panel::panel(shared, &[target], None);
            body.push(tag("tr", "plan-open").put(cell.put(panel)).into());
        }
    }
    let table = tag("table", "table plan-table plan-own-table")
        .put(tag("thead", "").put(tag("tr", "").all(heads.iter().map(head).collect())))
        .put(tag("tbody", "").all(body));
    let place = tag("div", "scroll").with("tabindex", "0").with("role", "group");
    vec![place.with("aria-label", &t("plan-own-title")).put(table).into()]
}

fn row(shared: Shared, target: &Target) -> Node {
    let name = words::name(target);
    let id = format!("own/{}", target.id);
    let open = shared.open.with(|open| open.as_deref() == Some(id.as_str()));
    let shown = words::reading(target, &target.measured);
    let told = tr("plan-open", &args! { "name" => name.as_str(), "value" => shown.as_str() });
    let then = target.projected.as_ref().map(|r| words::reading(target, r));
    let (shape, word, class) = words::state(target.state);
    let need = target.need_then.as_ref().or(target.need.as_ref());
    let button = |key: &str, act: &str| -> Node {
        let told = tr(&format!("{key}-told"), &args! { "name" => name.as_str() });
        let button = tag("button", "plain").with("type", "button").with("aria-label", &told);
        button.act(&format!("{act}:{}", target.id)).text(&t(key)).into()
    };
    tag("tr", "plan-row")
        .put(tag("th", "").with("scope", "row").text(&name))
        .put(tag("td", "").text(&words::year(target.year)))
        .put(tag("td", "").text(&words::asked(target)))
        .put(tag("td", "num").put(targets::opener(&shown, &id, &told, open)))
        .put(tag("td", "num").text(&then.unwrap_or_else(|| words::count(None))))
        .put(
            tag("td", "plan-ruler").put(Node::Chart(targets::ruler(&[target]).svg(targets::RULER))),
        )
        .put(tag("td", "").put(tag("span", &format!("verdict {class}")).put(shape).text(&word)))
        .put(tag("td", "plan-need").text(&need.map(words::need).unwrap_or_default()))
        .put(
            tag("td", "plan-acts no-print")
                .put(button("plan-edit", "edit"))
                .put(button("plan-remove", "remove")),
        )
        .into()
}

fn acts(shared: Shared) -> Node {
    let button = |key: &str, act: &str, class: &str| -> Node {
        let button = tag("button", class).with("type", "button").with("id", &format!("plan-{act}"));
        button.act(act).text(&t(key)).into()
    };
    let mut row = tag("p", "plan-acts no-print").put(button("plan-add", "add", "button"));
    if !store::list(shared.app, "targets").is_empty() {
        row = row.put(button("plan-save", "save", "plain"));
    }
    row.put(button("plan-load", "load", "plain")).into()
}

fn begin(shared: Shared) {
    let mut draft = Doc::new();
    draft.insert("statistic".into(), json!("mean"));
    draft.insert("section".into(), json!("primary"));
    draft.insert("is".into(), json!(">="));
    let first = App::standard().and_then(|s| s.indicator.first());
    draft.insert("indicator".into(), json!(first.map(|i| i.id.as_str())));
    shared.draft.set(Some(draft));
    request_animation_frame(|| files::focus("plan-field-name"));
}

fn edit(shared: Shared, id: &str) {
    let list = store::list(shared.app, "targets");
    shared.draft.set(list.into_iter().find(|doc| store::text(doc, "id") == id));
    request_animation_frame(|| files::focus("plan-field-name"));
}

fn remove(shared: Shared, id: &str) {
    let mut list = store::list(shared.app, "targets");
    list.retain(|doc| store::text(doc, "id") != id);
    shared.draft.set(None);
    store::put_list(shared.app, "targets", list);
    files::focus("plan-add");
}

/// A field of the form. What a statistic does not ask for goes with it.
fn field(shared: Shared, key: &str, value: &str) {
    let value = value.trim();
    shared.draft.update(|draft| {
        let Some(draft) = draft else { return };
        match (key, value) {
            (key, "") => {
                draft.shift_remove(key);
            }
            ("value" | "year", typed) => {
                let read = store::typed(typed, true).unwrap_or(Value::Null);
                draft.insert(key.to_owned(), read);
            }
            (key, value) => {
                draft.insert(key.to_owned(), json!(value));
            }
        }
        if key == "statistic" {
            for other in ["indicator", "section", "formula", "of", "over", "unit"] {
                draft.shift_remove(other);
            }
            let first = App::standard().and_then(|s| s.indicator.first());
            match value {
                "mean" | "cv" | "schoolShare" => {
                    draft.insert("indicator".into(), json!(first.map(|i| i.id.as_str())));
                    draft.insert("section".into(), json!("primary"));
                }
                "figure" | "ratio" => {
                    let named = figures().first().map(|f| f.id.as_str());
                    draft.insert("of".into(), json!(named));
                    if value == "ratio" {
                        draft.insert("over".into(), json!(figures().get(1).map(|f| f.id.as_str())));
                    }
                }
                _ => {}
            }
            let sign = if value == "cv" { "<=" } else { ">=" };
            draft.insert("is".into(), json!(sign));
        }
    });
}

/// Puts the draft into the list: in its place, or at the end.
fn keep(shared: Shared) {
    let Some(mut draft) = shared.draft.get_untracked() else { return };
    let value = draft.get("value").is_some_and(Value::is_number);
    let year = draft
        .get("year")
        .is_none_or(|year| year.as_i64().is_some_and(|year| (1990..2100).contains(&year)));
    let formula = store::text(&draft, "statistic") != "formula" || draft.contains_key("formula");
    let wrong = match (value, year, formula) {
        (false, ..) => Some(("plan-no-value", "plan-field-value")),
        (_, false, _) => Some(("plan-bad-year", "plan-field-year")),
        (_, _, false) => Some(("plan-no-formula", "plan-field-formula")),
        _ => None,
    };
    if let Some((key, place)) = wrong {
        shared.app.tell(key, crate::county::Args::new(), true);
        return files::focus(place);
    }
    let mut list = store::list(shared.app, "targets");
    let id = store::text(&draft, "id").to_owned();
    match list.iter_mut().find(|doc| !id.is_empty() && store::text(doc, "id") == id) {
        Some(place) => *place = draft,
        None => {
            draft.insert("id".into(), json!(store::free_id(&list, "own")));
            list.push(draft);
        }
    }
    shared.draft.set(None);
    store::put_list(shared.app, "targets", list);
    files::focus("plan-add");
}

fn choice(key: &str, now: &str, options: Vec<(String, String)>) -> Tag {
    let option = |(id, word): (String, String)| -> Node {
        tag("option", "").with("value", &id).flag("selected", id == now).text(&word).into()
    };
    tag("select", "field")
        .with("id", &format!("plan-field-{key}"))
        .act(&format!("field:{key}"))
        .all(options.into_iter().map(option).collect())
}

fn typed(draft: &Doc, key: &str, hint: &str) -> Tag {
    tag("input", "field")
        .with("type", "text")
        .with("autocomplete", "off")
        .with("id", &format!("plan-field-{key}"))
        .with("placeholder", hint)
        .with("value", &store::shown(draft.get(key)))
        .act(&format!("field:{key}"))
}

fn labelled(key: &str, field: Tag) -> Node {
    tag("label", "plan-field").put(tag("span", "field-name").text(&t(key))).put(field).into()
}

fn form(draft: &Doc) -> Node {
    let now = |key: &str| store::text(draft, key);
    let statistic = now("statistic");
    let named = |ids: &[&str], prefix: &str| -> Vec<(String, String)> {
        ids.iter().map(|id| ((*id).to_owned(), t(&format!("{prefix}-{id}")))).collect()
    };
    let mut fields = vec![
        labelled("plan-field-name", typed(draft, "name", &t("plan-field-name-hint"))),
        labelled(
            "plan-field-statistic",
            choice("statistic", statistic, named(&STATISTICS, "plan-statistic")),
        ),
    ];
    if matches!(statistic, "mean" | "schoolShare" | "cv") {
        let indicators = App::standard().map(|s| s.indicator.as_slice()).unwrap_or_default();
        let indicators =
            indicators.iter().map(|i| (i.id.clone(), derived::short_name(i))).collect();
        fields.push(labelled(
            "plan-field-indicator",
            choice("indicator", now("indicator"), indicators),
        ));
        let mut sections: Vec<(String, String)> = SectionKind::COMPULSORY
            .into_iter()
            .map(|s| (s.id().to_owned(), derived::section(s)))
            .collect();
        if statistic == "schoolShare" {
            sections.push((String::new(), t("plan-both")));
        }
        fields.push(labelled("plan-field-section", choice("section", now("section"), sections)));
    }
    if statistic == "formula" {
        fields.push(labelled("plan-field-formula", typed(draft, "formula", "schools.overScale")));
        fields.push(labelled("plan-field-over", typed(draft, "over", &t("plan-field-over-hint"))));
    }
    if matches!(statistic, "figure" | "ratio") {
        let all = || -> Vec<(String, String)> {
            figures().iter().map(|f| (f.id.clone(), words::figure_name(Some(&f.id)))).collect()
        };
        fields.push(labelled("plan-field-of", choice("of", now("of"), all())));
        if statistic == "ratio" {
            fields.push(labelled("plan-field-over", choice("over", now("over"), all())));
        }
    }
    let signs = SIGNS.iter().map(|s| ((*s).to_owned(), words::sign(s).to_owned())).collect();
    fields.push(labelled("plan-field-is", choice("is", now("is"), signs)));
    fields.push(labelled("plan-field-value", typed(draft, "value", "")));
    fields.push(labelled("plan-field-year", typed(draft, "year", &t("plan-always"))));
    let button = |key: &str, act: &str, class: &str| -> Node {
        tag("button", class).with("type", "button").act(act).text(&t(key)).into()
    };
    let title = if now("id").is_empty() { "plan-form-new" } else { "plan-form-change" };
    tag("fieldset", "plan-form no-print")
        .put(tag("legend", "derivation-name").text(&t(title)))
        .all(fields)
        .put(
            tag("p", "plan-acts")
                .put(button("plan-keep", "keep", "button-main"))
                .put(button("cancel", "drop", "plain")),
        )
        .put(text(""))
        .into()
}

fn save(app: App) {
    let targets = store::get(app, "targets").unwrap_or_default();
    let file = json!({ "format": FORMAT, "version": 1, "targets": targets });
    let name = app.county.with_untracked(|c| c.name.clone());
    if let Ok(text) = serde_json::to_string_pretty(&file) {
        files::download(
            &format!("{name}{}.json", t("plan-file-name")),
            "application/json",
            text.as_bytes(),
        );
    }
}

fn load(app: App, name: &str, bytes: &[u8]) {
    let read = std::str::from_utf8(bytes).ok().and_then(crate::json::value);
    let ours = read.filter(|file| file.get("format").and_then(Value::as_str) == Some(FORMAT));
    let list = ours.and_then(|mut file| file.get_mut("targets").map(Value::take));
    match list {
        Some(Value::Array(list)) if list.iter().all(Value::is_object) => {
            let n = list.len().to_string();
            store::put(app, "targets", Value::Array(list));
            app.tell("plan-loaded", args! { "file" => name, "n" => n }, false);
        }
        _ => app.tell("plan-not-loaded", args! { "file" => name }, true),
    }
}
