//! What can be done with one table: copy it as one, save it as .xlsx or as .csv.

use super::{Whose, XLSX, file, file_name};
use crate::args;
use crate::county::Args;
use crate::engine::Request;
use crate::page::files;
use crate::page::say::t;
use crate::page::state::App;
use crate::page::widgets::chart_frame::Rows;
use crate::report::rows::{TableRows, clipboard, csv};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Copy, .xlsx, .csv; the table is a part of the view's archive while this is drawn.
#[component]
pub fn TableActs(
    /// What it is called.
    #[prop(into)]
    name: Signal<String>,
    /// Its cells, heads first.
    rows: Callback<(), Rows>,
    /// Stands on the page in full, where the archive finds it.
    #[prop(optional)]
    on_page: bool,
) -> impl IntoView {
    let app = expect_context::<App>();
    let whose = use_context::<Whose>();
    if !on_page {
        super::table(name, rows);
    }
    let all = move || untrack(|| rows.run(()));
    let workbook = move |_| {
        spawn_local(async move {
            let name = file_name(app, whose, &name.get_untracked());
            let table = TableRows { name: name.clone(), rows: all() };
            file(app, Request::TableFile { table }, Vec::new(), &format!("{name}.xlsx"), XLSX)
                .await;
        });
    };
    let list = move |_| {
        let name = format!("{}.csv", file_name(app, whose, &name.get_untracked()));
        files::download(&name, "text/csv", csv(&all()).as_bytes());
        app.tell("notice-saved-file", args! { "file" => name }, false);
    };
    view! {
        <button class="plain" on:click=move |_| copy_rows(app, all())>
            {move || t("chart-copy")}
        </button>
        <button class="plain" on:click=workbook>{move || t("table-xlsx")}</button>
        <button class="plain" on:click=list>{move || t("table-csv")}</button>
    }
}

/// Puts a table on the clipboard, as a table and as text, and says so.
pub fn copy_rows(app: App, rows: Rows) {
    #[allow(clippy::cast_precision_loss, reason = "a count of rows")]
    let n = rows.len().saturating_sub(1) as f64;
    let (text, html) = clipboard(&rows);
    if files::copy_as(&text, &html) {
        app.tell("notice-copied-rows", args! { "n" => n }, false);
        return;
    }
    spawn_local(async move {
        if files::copy(&text).await {
            app.tell("notice-copied-rows", args! { "n" => n }, false);
        } else {
            app.tell("notice-not-copied", Args::new(), true);
        }
    });
}
