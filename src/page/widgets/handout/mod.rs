//! What a view hands out: each table to copy or save as .xlsx and .csv, and everything of the view as
//! one archive. Tables and charts of what is on screen enlist here while they are drawn; tables that
//! nobody enlisted are read from the page.

mod read;
mod table;

pub use read::of_page;
pub use table::{TableActs, copy_rows};

use super::chart_frame::{Rows, rasterised};
use crate::args;
use crate::county::Args;
use crate::engine::Request;
use crate::import::InputFile;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::{client, files};
use crate::report::rows::TableRows;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;

/// The kind of a workbook's file.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Clone, Copy)]
enum Item {
    Table(Signal<String>, Callback<(), Rows>),
    Chart(Signal<String>, Callback<(), String>),
}

thread_local! {
    static ITEMS: RefCell<(u32, Vec<(u32, Item)>)> = const { RefCell::new((0, Vec::new())) };
}

/// Enlists until the owner is gone.
fn enlist(item: Item) {
    let id = ITEMS.with_borrow_mut(|(next, items)| {
        *next += 1;
        items.push((*next, item));
        *next
    });
    on_cleanup(move || ITEMS.with_borrow_mut(|(_, items)| items.retain(|(of, _)| *of != id)));
}

/// Enlists a table of what is drawn now.
pub fn table(name: Signal<String>, rows: Callback<(), Rows>) {
    enlist(Item::Table(name, rows));
}

/// Enlists a chart of what is drawn now.
pub fn chart(name: Signal<String>, saved: Callback<(), String>) {
    enlist(Item::Chart(name, saved));
}

/// A name that no file before it has, whatever the case of its letters.
fn free(name: &str, taken: &mut Vec<String>) -> String {
    let name = files::safe_name(name.trim());
    let name = if name.is_empty() { t("chart-table") } else { name };
    let mut free = name.clone();
    let mut number = 2;
    while taken.contains(&free.to_lowercase()) {
        free = format!("{name}({number})");
        number += 1;
    }
    taken.push(free.to_lowercase());
    free
}

/// Everything of the view as one archive.
async fn save_all(app: App, name: String) {
    let items: Vec<Item> = ITEMS.with_borrow(|(_, items)| items.iter().map(|i| i.1).collect());
    let (mut tables, mut charts, mut taken) = (Vec::new(), Vec::new(), Vec::new());
    let mut named = |name: String| free(&name, &mut taken);
    for item in &items {
        match item {
            Item::Table(name, rows) => {
                tables.push((named(name.get_untracked()), untrack(|| rows.run(()))));
            }
            Item::Chart(name, saved) => {
                charts.push((named(name.get_untracked()), untrack(|| saved.run(()))));
            }
        }
    }
    tables.extend(read::others().into_iter().map(|(name, rows)| (named(name), rows)));
    let mut with = Vec::new();
    for (name, svg) in charts.into_iter().filter(|(_, svg)| !svg.is_empty()) {
        if let Some(bytes) = rasterised(&svg).await {
            with.push(InputFile { name: format!("{name}.png"), bytes });
        }
        with.push(InputFile { name: format!("{name}.svg"), bytes: svg.into_bytes() });
    }
    let tables: Vec<TableRows> = tables
        .into_iter()
        .filter(|(_, rows)| rows.len() > 1)
        .map(|(name, rows)| TableRows { name, rows })
        .collect();
    if tables.is_empty() && with.is_empty() {
        app.tell("notice-nothing-to-save", Args::new(), true);
        return;
    }
    let request = Request::Bundle { tables };
    file(app, request, with, &format!("{name}.zip"), "application/zip").await;
}

/// Asks for a file and hands it to the browser's downloads, or says why there is none.
pub async fn file(app: App, request: Request, with: Vec<InputFile>, name: &str, kind: &str) {
    let reply = client::ask(request, with, None).await;
    if let Some((key, args)) = client::failure(&reply) {
        app.tell(&key, args, true);
    } else if let Ok(reply) = reply {
        files::download(name, kind, &reply.bytes);
        app.tell("notice-saved-file", args! { "file" => name }, false);
    }
}

/// Whose the tables and charts of a view are, where it is not the county at hand; a context.
#[derive(Clone, Copy)]
pub struct Whose(pub Signal<String>);

/// The name of a file: whose, then what it is.
fn file_name(app: App, whose: Option<Whose>, what: &str) -> String {
    let county = match whose {
        Some(Whose(name)) => name.get_untracked(),
        None => app.county.with_untracked(|county| county.name.clone()),
    };
    tr("handout-file", &args! { "county" => county, "what" => what })
}

/// In the head of a view: all of it as one archive.
#[component]
pub fn ViewActs(
    /// Key of the view's name.
    view: &'static str,
) -> impl IntoView {
    let app = expect_context::<App>();
    let whose = use_context::<Whose>();
    let busy = RwSignal::new(false);
    let save = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            save_all(app, file_name(app, whose, &t(view))).await;
            // The view may have been left meanwhile.
            let _ = busy.try_set(false);
        });
    };
    view! {
        <button class="plain" on:click=save aria-disabled=move || busy.get().to_string()>
            {move || if busy.get() { t("handout-saving") } else { t("handout-zip") }}
        </button>
    }
}

/// The audit workbook, and where the standard has them the application tables.
#[component]
pub fn WorkbookActs(
    /// Id of the standard.
    standard: &'static str,
    /// Whether there are application tables.
    tables: bool,
) -> impl IntoView {
    let app = expect_context::<App>();
    let save = move |request: Request, what: &'static str| {
        spawn_local(async move {
            let name = format!("{}.xlsx", file_name(app, None, &t(what)));
            file(app, request, Vec::new(), &name, XLSX).await;
        });
    };
    let audit = move |_| {
        save(Request::Workbook { standard: standard.to_owned() }, "handout-audit-file");
    };
    view! {
        {tables.then(|| view! {
            <button class="plain"
                on:click=move |_| save(Request::ApplicationTables, "handout-tables-file")>
                {move || t("handout-tables")}
            </button>
        })}
        <button class="plain" on:click=audit>{move || t("handout-audit")}</button>
    }
}
