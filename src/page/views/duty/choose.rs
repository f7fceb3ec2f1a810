//! Which rubric is in force, where it stands, and what can be done with it: another one, a copy to
//! be changed, one from a file, its sums, the published example.

use super::edit;
use super::{Shared, answer, words};
use crate::args;
use crate::county::Edit;
use crate::engine::{Answer, Request, RubricEntry};
use crate::json::{self, Value};
use crate::page::client;
use crate::page::files;
use crate::page::route::choose;
use crate::page::say::{t, tr, with_words};
use crate::page::state::Loaded;
use crate::page::widgets::tree::{Draw, drawn};
use crate::rubric::ToldFault;
use crate::rubric::change::{set, with_own_id};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The rubric of the published example.
const EXAMPLE: &str = "qujiang-2019";

/// What is open below the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Open {
    #[default]
    Nothing,
    Others,
    Sums,
    Example,
}

/// A file that holds a rubric with faults: what it holds, where it can be read at all, and what is
/// wrong.
type Faulty = Option<(Option<Value>, Vec<ToldFault>)>;

/// The line above the sheet.
#[component]
pub(super) fn Choose() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let open = RwSignal::new(Open::default());
    let faulty = RwSignal::new(Faulty::None);
    let name = move || shared.chosen.with(|c| c.as_ref().map(|c| words::name(&c.rubric)));
    let source = move || {
        shared.chosen.with(|c| {
            let entry = c.as_ref()?;
            let own = entry.own.map(|_| view! { <span class="tag">{t("duty-own")}</span> " " });
            let source = entry.rubric.get("source").unwrap_or(&Value::Null);
            Some(view! {
                <span class="note">
                    {own}
                    <span lang="zh-Hans">{words::text(source, "article")}</span>
                    " " {status(&entry.rubric)}
                </span>
            })
        })
    };
    let turn = move |wanted: Open| {
        faulty.set(None);
        open.update(|open| *open = if *open == wanted { Open::Nothing } else { wanted });
    };
    let button = move |wanted: Open, key: &'static str| {
        view! {
            <button class="plain" aria-expanded=move || (open.get() == wanted).to_string()
                on:click=move |_| turn(wanted)>{move || t(key)}</button>
        }
    };
    let change = move || {
        let entry = shared.chosen.get()?;
        if shared.editing.get() {
            return None;
        }
        let key = if entry.own.is_some() { "duty-edit" } else { "duty-copy" };
        Some(view! {
            <button class="plain duty-change-rubric" on:click=move |_| begin(shared, &entry)>{t(key)}</button>
        })
    };
    view! {
        <div class="duty-choose">
            <p class="duty-choose-rubric">
                <span class="field-name">{move || t("duty-rubric")}</span> " " <b>{name}</b>
            </p>
            <span class="duty-acts no-print">
                {button(Open::Others, "duty-others")}
                {change}
                {button(Open::Sums, "duty-sums")}
                {button(Open::Example, "duty-example")}
            </span>
            <p class="duty-source">{source}</p>
            {move || match open.get() {
                Open::Nothing => ().into_any(),
                Open::Others => others(shared, open, faulty),
                Open::Sums => sums(shared),
                Open::Example => ask(shared, open),
            }}
        </div>
    }
}

/// The status of what a rubric stands on.
fn status(rubric: &Value) -> Option<AnyView> {
    let status = words::text(rubric.get("source")?, "status");
    let warn = matches!(status.as_str(), "illustrative" | "uncertain");
    let shown = (!status.is_empty()).then(|| t(&format!("status-{status}")))?;
    Some(view! { <span class="status" class:warn=warn>{shown}</span> }.into_any())
}

/// Opens the editor, with a copy where the rubric ships: that one is never changed.
fn begin(shared: Shared, entry: &RubricEntry) {
    if entry.own.is_none() {
        let mut copy = entry.rubric.clone();
        let name = tr("duty-copy-name", &args! { "name" => words::name(&entry.rubric) });
        set(&mut copy, "names", None);
        set(&mut copy, "name", Some(name.into()));
        add(shared, &copy);
    } else {
        choose("rubric", Some(&entry.id));
    }
    choose("edit", Some("1"));
}

/// Adds a rubric to the county's own, under an id that no other has, and chooses it.
fn add(shared: Shared, rubric: &Value) {
    let all = shared.rubrics.get_untracked();
    let rubric = with_own_id(rubric, all.iter().map(|entry| entry.id.as_str()));
    let at = shared.app.county.with_untracked(|county| county.rubrics.len());
    let id = words::text(&rubric, "id");
    shared.app.edit(Edit::Rubric { at, take: false, put: Some(rubric) });
    choose("rubric", Some(&id));
}

/// Every rubric, to choose from; and one from a file.
fn others(shared: Shared, open: RwSignal<Open>, faulty: RwSignal<Faulty>) -> AnyView {
    let list = move |key: &'static str, fits: fn(&RubricEntry) -> bool| {
        move || {
            let all = shared.rubrics.get();
            let rows: Vec<_> = all
                .iter()
                .filter(|entry| fits(entry))
                .map(|entry| one(shared, open, entry))
                .collect();
            (!rows.is_empty()).then(|| {
                view! { <h3 class="derivation-name">{t(key)}</h3> <ul>{rows}</ul> }
            })
        }
    };
    view! {
        <div class="duty-strip duty-others" role="group" aria-label=t("duty-others")>
            {list("duty-others-own", |entry| entry.own.is_some())}
            {list("duty-others-shipped", |entry| entry.own.is_none() && !entry.targets)}
            {list("duty-others-targets", |entry| entry.targets)}
            <p class="row">{load(shared, open, faulty)}</p>
            {move || faulty.get().map(|(rubric, faults)| wrong(shared, open, rubric, &faults))}
        </div>
    }
    .into_any()
}

fn one(shared: Shared, open: RwSignal<Open>, entry: &RubricEntry) -> AnyView {
    let name = words::name(&entry.rubric);
    let (id, rubric) = (entry.id.clone(), entry.rubric.clone());
    let current = {
        let id = entry.id.clone();
        move || shared.chosen.with(|c| c.as_ref().is_some_and(|c| c.id == id)).then_some("true")
    };
    let pick = move |_| {
        shared.open.set(None);
        open.set(Open::Nothing);
        choose("edit", None);
        choose("rubric", Some(&id));
    };
    let entry = entry.clone();
    let key = if entry.own.is_some() { "duty-edit" } else { "duty-copy" };
    let state = status(&rubric).filter(|_| entry.own.is_none());
    let change = {
        let entry = entry.clone();
        move |_| {
            open.set(Open::Nothing);
            begin(shared, &entry);
        }
    };
    let said = format!("{} {name}", t(key));
    view! {
        <li>
            <button class="plain duty-pick" aria-current=current on:click=pick>{name}</button> " "
            <span class="note">{state}</span>
            <span class="duty-acts">
                <button class="plain" aria-label=said on:click=change>{t(key)}</button>
                <button class="plain" on:click=move |_| edit::save_rubric(&rubric)>
                    {t("rubric-save")}
                </button>
            </span>
        </li>
    }
    .into_any()
}

/// The button that takes a rubric from a file.
fn load(shared: Shared, open: RwSignal<Open>, faulty: RwSignal<Faulty>) -> impl IntoView {
    let input = NodeRef::<leptos::html::Input>::new();
    let chosen = move |_| {
        let Some(field) = input.get() else { return };
        let Some(list) = field.files() else { return };
        faulty.set(None);
        spawn_local(async move {
            let (files, unread) = files::read(&list).await;
            // So that the same file can be chosen again.
            field.set_value("");
            if let Some(name) = unread.first() {
                return shared.app.tell(
                    "data-files-unread",
                    args! { "files" => name.as_str() },
                    true,
                );
            }
            let Some(file) = files.into_iter().next() else { return };
            let Ok(text) = String::from_utf8(file.bytes) else {
                return shared.app.tell("file-not-text", args! {}, true);
            };
            let request = Request::ReadRubric { text: text.clone() };
            let reply = client::ask(request, Vec::new(), None).await;
            let Some(Answer::RubricRead { rubric, faults }) = answer(shared.app, reply) else {
                return;
            };
            match rubric {
                Some(rubric) => {
                    open.set(Open::Nothing);
                    add(shared, &rubric);
                }
                None => {
                    let text = text.trim_start_matches('\u{feff}');
                    let rubric = json::value(text).filter(Value::is_object);
                    faulty.set(Some((rubric, faults)));
                }
            }
        });
    };
    view! {
        <button class="button" on:click=move |_| {
            if let Some(input) = input.get() {
                input.click();
            }
        }>{t("duty-load")}</button>
        <input class="hidden" type="file" accept=".json,.txt" node_ref=input
            on:change=chosen aria-hidden="true" tabindex="-1" />
    }
}

/// What is wrong with a file; where it can be read at all it can be mended here.
fn wrong(
    shared: Shared,
    open: RwSignal<Open>,
    rubric: Option<Value>,
    faults: &[ToldFault],
) -> AnyView {
    let list: Vec<_> = faults
        .iter()
        .map(|fault| view! { <li>{with_words(|words| fault.sentence(words))}</li> })
        .collect();
    let anyway = rubric.map(|rubric| {
        let take = move |_| {
            open.set(Open::Nothing);
            add(shared, &rubric);
            choose("edit", Some("1"));
        };
        view! { <button class="button" on:click=take>{t("duty-load-anyway")}</button> }
    });
    view! {
        <div class="finding finding-must" role="alert">
            <p>{t("duty-load-faulty")}</p>
            <ul class="duty-faults">{list}</ul>
            <p class="row">{anyway}</p>
        </div>
    }
    .into_any()
}

/// What the points add up to.
fn sums(shared: Shared) -> AnyView {
    let draw: Draw = Box::new(move || {
        shared.chosen.get().map(|entry| vec![edit::sums(&entry)]).unwrap_or_default()
    });
    let points = move || {
        let sheet = shared.sheet.get()?;
        let listed = sheet.items.len();
        (sheet.point_count != listed).then(|| {
            let args = args! {
                "points" => sheet.point_count.to_string(), "listed" => listed.to_string(),
            };
            view! { <p class="note">{tr("duty-sums-points", &args)}</p> }
        })
    };
    view! {
        <div class="duty-strip duty-sums">{drawn("", draw, None)} {points}</div>
    }
    .into_any()
}

/// Asks before another county takes the place of the open one.
fn ask(shared: Shared, asking: RwSignal<Open>) -> AnyView {
    let name = shared.app.county.with_untracked(|c| c.name.clone());
    let name = if name.is_empty() { t("unnamed-county") } else { name };
    let open = move |_| {
        asking.set(Open::Nothing);
        spawn_local(async move {
            let reply = client::ask(Request::Example, Vec::new(), None).await;
            if let Some(Answer::County(county)) = answer(shared.app, reply) {
                let example = Loaded { county: Arc::from(county), ..Loaded::default() };
                let said = ("duty-example-open", args! {});
                shared.app.bring(example, Some(said));
                choose("edit", None);
                choose("rubric", Some(EXAMPLE));
            }
        });
    };
    let keep = move |_| {
        asking.set(Open::Nothing);
    };
    // The answer is asked for where the question appears.
    Effect::new(|_| files::focus("duty-example-yes"));
    view! {
        <div class="finding duty-ask" role="group">
            <p>{tr("duty-example-ask", &args! { "county" => name })}</p>
            <p class="row">
                <button class="button" id="duty-example-yes" on:click=open>{t("duty-example-yes")}</button>
                <button class="plain" on:click=keep>{t("cancel")}</button>
            </p>
        </div>
    }
    .into_any()
}
