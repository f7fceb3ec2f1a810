//! The counties in this browser: which there are, opening, renaming, copying and deleting them.

use super::compare;
use super::desk::{Desk, Panel};
use crate::args;
use crate::county::{County, Edit};
use crate::page::route::ViewId;
use crate::page::say::{t, tr};
use crate::page::shelf::{self, Body, Line, Trouble};
use crate::words::number;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::sync::Arc;

/// Signals of the panel.
#[derive(Clone, Copy)]
struct Shelf {
    desk: Desk,
    lines: RwSignal<Option<Vec<Line>>>,
    /// Why the last thing could not be done.
    trouble: RwSignal<Option<Trouble>>,
    /// The one that was deleted last.
    gone: RwSignal<Option<(Line, Body)>>,
    /// The mark of the one whose name is being changed; empty for the one at hand.
    renaming: RwSignal<Option<String>>,
    /// The one that the county at hand is compared with.
    beside: RwSignal<Option<Arc<County>>>,
}

impl Shelf {
    /// Does something, then reads the list again.
    fn run(self, what: impl Future<Output = Result<(), Trouble>> + 'static) {
        self.trouble.set(None);
        self.renaming.set(None);
        spawn_local(async move {
            let done = what.await;
            let _ = self.trouble.try_set(done.err());
            let lines = shelf::list().await;
            let _ = self.lines.try_set(Some(lines.unwrap_or_default()));
        });
    }
}

/// The panel.
pub fn whole(desk: Desk) -> impl IntoView {
    let shelf = Shelf {
        desk,
        lines: RwSignal::new(None),
        trouble: RwSignal::new(None),
        gone: RwSignal::new(None),
        renaming: RwSignal::new(None),
        beside: RwSignal::new(None),
    };
    shelf.run(async { Ok(()) });
    let trouble = move || {
        shelf
            .trouble
            .get()
            .map(|trouble| view! { <p class="bad" role="alert">{t(trouble.key())}</p> })
    };
    let gone = move || {
        shelf.gone.get().map(|(line, body)| {
            let says = tr("shelf-gone", &args! { "county" => named(&line.name) });
            let back = move |_| {
                shelf.gone.set(None);
                let (line, body) = (line.clone(), body.clone());
                shelf.run(async move { shelf::put(&line, &body).await });
            };
            view! {
                <p role="status">{says} " "
                    <button class="plain" id="shelf-back" on:click=back>{t("undo")}</button></p>
            }
        })
    };
    let begin = move |_| {
        shelf.run(async move {
            shelf::begin(desk.app).await?;
            desk.panel.set(Panel::Grid);
            Ok(())
        });
    };
    view! {
        <section class="data-whole" id="shelf">
            <div class="data-whole-head">
                <h2 class="section-head">{move || t("shelf-name")}</h2>
                <button class="plain" id="shelf-new" on:click=begin>{move || t("shelf-new")}</button>
                <a id="shelf-region" href=ViewId::Region.href()>{move || t("shelf-region")}</a>
                <button class="button" on:click=move |_| desk.panel.set(Panel::Grid)>
                    {move || t("data-back")}
                </button>
            </div>
            <p class="note">{move || t("shelf-why")}</p>
            {trouble} {gone}
            <table class="table" id="shelf-list">
                <thead><tr>
                    <th scope="col">{move || t("data-county-name")}</th>
                    <th scope="col">{move || t("head-year")}</th>
                    <th scope="col" class="num">{move || t("shelf-schools")}</th>
                    <th scope="col">{move || t("shelf-changed")}</th>
                    <th scope="col" class="num">{move || t("shelf-size")}</th>
                    <th scope="col">{move || t("shelf-acts")}</th>
                </tr></thead>
                <tbody>{move || at_hand(shelf)} {move || others(shelf)}</tbody>
            </table>
            {move || shelf.beside.get().map(|beside| compare::table(desk.app, &beside))}
        </section>
    }
}

fn named(name: &str) -> String {
    if name.is_empty() { t("unnamed-county") } else { name.to_owned() }
}

/// The county at hand.
fn at_hand(shelf: Shelf) -> impl IntoView {
    let county = shelf.desk.app.county.get();
    let name = county.name.clone();
    let line = shelf::line(&county, "", 0.0);
    let copy_name = tr("shelf-copy-of", &args! { "county" => named(&name) });
    let copy = move |_| {
        let (app, name) = (shelf.desk.app, copy_name.clone());
        shelf.run(async move { shelf::duplicate(app, None, name).await });
    };
    let sample = county.sample.then(|| view! { <span class="tag">{t("sample")}</span> });
    view! {
        <tr id="shelf-at-hand">
            <th scope="row">{name_cell(shelf, &line)} " " {sample}</th>
            {facts(&line)}
            <td>{t("shelf-at-hand")}</td>
            <td class="num">"—"</td>
            <td>
                <button class="plain" on:click=move |_| shelf.renaming.set(Some(String::new()))>
                    {t("shelf-rename")}
                </button> " "
                <button class="plain" on:click=copy>{t("shelf-copy")}</button>
            </td>
        </tr>
    }
}

fn facts(line: &Line) -> impl IntoView + use<> {
    let year = line.year.map(|year| year.to_string());
    view! {
        <td>{year.unwrap_or_else(|| "—".to_owned())}</td>
        <td class="num">{line.schools}</td>
    }
}

/// The counties that lie here beside the one at hand.
fn others(shelf: Shelf) -> impl IntoView {
    let at_hand = shelf.desk.app.county.with(|county| shelf::mark(county));
    let lines = shelf.lines.get().unwrap_or_default();
    lines
        .into_iter()
        .filter(|line| Some(&line.id) != at_hand.as_ref())
        .map(|line| other(shelf, line))
        .collect_view()
}

fn other(shelf: Shelf, line: Line) -> impl IntoView {
    let app = shelf.desk.app;
    let (changed, bytes) = (line.changed.clone(), number::grouped(line.bytes / 1024.0, 0));
    let cell = name_cell(shelf, &line);
    let facts = facts(&line);
    let name = named(&line.name);
    let act = move |key: &'static str, what: Box<dyn Fn()>| {
        let label = format!("{} {name}", t(key));
        view! { <button class="plain" aria-label=label on:click=move |_| what()>{t(key)}</button> " " }
    };
    let id = line.id.clone();
    let open = act(
        "shelf-open",
        Box::new(move || {
            let id = id.clone();
            shelf.run(async move {
                shelf::open(app, &id).await?;
                app.tell(
                    "shelf-opened",
                    args! { "county" => named(&app.county.get_untracked().name) },
                    false,
                );
                Ok(())
            });
        }),
    );
    let id = line.id.clone();
    let rename = act("shelf-rename", Box::new(move || shelf.renaming.set(Some(id.clone()))));
    let (id, copied) =
        (line.id.clone(), tr("shelf-copy-of", &args! { "county" => named(&line.name) }));
    let copy = act(
        "shelf-copy",
        Box::new(move || {
            let (id, name) = (id.clone(), copied.clone());
            shelf.run(async move { shelf::duplicate(app, Some(&id), name).await });
        }),
    );
    let id = line.id.clone();
    let compare = act(
        "shelf-compare",
        Box::new(move || {
            let id = id.clone();
            shelf.run(async move {
                let loaded = shelf::read(&id).await?;
                shelf.beside.set(Some(loaded.county));
                Ok(())
            });
        }),
    );
    let delete = act(
        "shelf-delete",
        Box::new(move || {
            let line = line.clone();
            shelf.run(async move {
                shelf.gone.set(Some(shelf::remove(&line).await?));
                Ok(())
            });
        }),
    );
    view! {
        <tr>
            <th scope="row">{cell}</th>
            {facts}
            <td>{changed}</td>
            <td class="num">{bytes} " kB"</td>
            <td>{open} {compare} {rename} {copy} {delete}</td>
        </tr>
    }
}

/// The name, or the field that changes it.
fn name_cell(shelf: Shelf, line: &Line) -> impl IntoView + use<> {
    let (id, name) = (line.id.clone(), line.name.clone());
    move || {
        if shelf.renaming.get().as_ref() != Some(&id) {
            return view! { {named(&name)} }.into_any();
        }
        let id = id.clone();
        let renamed = move |event| {
            let name = event_target_value(&event).trim().to_owned();
            let app = shelf.desk.app;
            if id.is_empty() {
                let school_year = app.county.with_untracked(|county| county.school_year);
                app.edit(Edit::County { name, school_year });
                shelf.renaming.set(None);
            } else {
                let id = id.clone();
                shelf.run(async move { shelf::rename(&id, name).await });
            }
        };
        view! {
            <input class="field" id="shelf-rename" type="text" maxlength="200" autofocus
                aria-label=t("data-county-name") value=name.clone() on:change=renamed />
        }
        .into_any()
    }
}
