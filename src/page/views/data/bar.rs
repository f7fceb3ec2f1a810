//! The answer of the view, and what brings data in and out.

use super::desk::{Desk, Panel};
use super::session;
use crate::county::{Edit, SectionKind};
use crate::engine::Request;
use crate::grid::{Cell, Sheet, csv};
use crate::page::say::{finding, t, tr, with_words};
use crate::page::state::Loaded;
use crate::page::widgets::icon::Icon;
use crate::page::{client, files};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

/// What can be imported.
const ACCEPT: &str = ".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.txt,.zip";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Own,
    Export,
}

/// Sentence, buttons, and what they open.
pub fn bar(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(Open::Nothing);
    let toggle = move |which| {
        open.update(|now| *now = if *now == which { Open::Nothing } else { which });
    };
    view! {
        <div class="data-top">
            <h1 class="sentence data-sentence">{sentence(desk)}</h1>
            <div class="data-acts">
                {import_button(desk, "button-main edit-only")}
                <button class="button edit-only" aria-expanded=move || (open.get() == Open::Own).to_string()
                    on:click=move |_| toggle(Open::Own)>{move || t("data-own")}</button>
                <button class="button"
                    aria-expanded=move || (open.get() == Open::Export).to_string()
                    on:click=move |_| toggle(Open::Export)>{move || t("data-export")}</button>
            </div>
        </div>
        {move || match open.get() {
            Open::Nothing => ().into_any(),
            Open::Own => own(desk, open).into_any(),
            Open::Export => export(desk).into_any(),
        }}
        {move || own_county(desk)}
        {move || super::several::strip(desk)}
        {move || failed(desk)}
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts for a sentence")]
fn sentence(desk: Desk) -> impl IntoView {
    move || {
        let rows = desk.app.county.with(|county| {
            let rows = |school: &crate::county::School| {
                SectionKind::COMPULSORY.iter().filter(|s| school.section(**s).is_some()).count()
            };
            county.schools.iter().map(rows).sum::<usize>()
        });
        if rows == 0 {
            return view! { {without_schools(desk)} }.into_any();
        }
        let (all, must) = desk.app.findings.with(|findings| {
            let counts = crate::grid::counts(findings);
            (findings.len(), counts.values().next().copied().unwrap_or_default())
        });
        let n = |n: usize| crate::args! { "n" => n as f64 };
        if all == 0 {
            // Before the first check there is nothing to say of them.
            let end = if desk.app.stale.get() { "data-checking" } else { "data-clean" };
            return view! { {tr("data-read", &n(rows))} {t(end)} }.into_any();
        }
        let end = if must > 0 { tr("data-must", &n(must)) } else { t("data-look-end") };
        view! {
            {tr("data-read", &n(rows))}
            <span class="bad">{tr("data-look", &n(all))}</span>
            {end}
        }
        .into_any()
    }
}

/// What is there where no school is.
#[allow(clippy::cast_precision_loss, reason = "counts for a sentence")]
fn without_schools(desk: Desk) -> String {
    desk.app.county.with(|county| {
        if county.is_empty() {
            return t("data-empty");
        }
        let units: std::collections::BTreeSet<&str> =
            county.history.iter().map(|entry| entry.unit.as_str()).collect();
        let args = crate::args! {
            "units" => units.len() as f64,
            "years" => county.history_years().len() as f64,
            "births" => county.births.len() as f64
        };
        tr("data-past-only", &args)
    })
}

/// A button that asks for files.
fn import_button(desk: Desk, class: &'static str) -> impl IntoView {
    let input = NodeRef::<leptos::html::Input>::new();
    let chosen = move |event| {
        let element = event_target::<HtmlInputElement>(&event);
        if let Some(list) = element.files() {
            // The list empties with the field, so it is read before.
            let copy = list.clone();
            session::read_and_import(desk, copy);
        }
    };
    view! {
        <button class=class disabled=move || desk.app.work.with(Option::is_some) on:click=move |_| {
            if let Some(input) = input.get() {
                // So that the same file can be chosen again.
                input.set_value("");
                input.click();
            }
        }>{move || t("data-import")}</button>
        <input class="hidden" type="file" multiple accept=ACCEPT node_ref=input
            on:change=chosen aria-hidden="true" tabindex="-1" />
    }
}

fn own(desk: Desk, open: RwSignal<Open>) -> impl IntoView {
    let start = move |_| {
        open.set(Open::Nothing);
        desk.app.bring(Loaded::default(), None);
    };
    view! {
        <div class="data-strip" role="group" aria-label=t("data-own")>
            <p>{t("data-own-ask")}</p>
            <button class="button" on:click=start>{t("data-own-yes")}</button>
            <button class="plain" on:click=move |_| template(desk)>{t("data-template")}</button>
            {panel_button(desk, "shelf-open-list", Panel::Shelf)}
            <button class="plain" on:click=move |_| open.set(Open::Nothing)>
                {t("data-own-no")}
            </button>
        </div>
    }
}

/// A button that opens a panel.
pub fn panel_button(desk: Desk, key: &'static str, panel: Panel) -> impl IntoView {
    view! {
        <button class="plain" on:click=move |_| desk.panel.set(panel)>{move || t(key)}</button>
    }
}

fn export(desk: Desk) -> impl IntoView {
    view! {
        <div class="data-strip" role="group" aria-label=t("data-export")>
            <button class="plain edit-only" on:click=move |_| template(desk)>{t("data-template")}</button>
            <button class="plain edit-only" on:click=move |_| desk.app.save_file()>
                {t("data-export-county")}
            </button>
            <button class="plain edit-only" on:click=move |_| desk.app.save_public()>
                {t("data-export-public")}
            </button>
            <button class="plain" on:click=move |_| export_table(desk)>
                {t("data-export-table")}
            </button>
            <p class="note">{t("data-export-note")}</p>
        </div>
    }
}

fn export_table(desk: Desk) {
    let sheet = desk.sheet.get_untracked();
    let rows = with_words(|words| table_rows(&sheet, words));
    let table = t(&format!("data-tab-{}", sheet.tab.id()));
    let county = desk.app.county.with_untracked(|county| county.name.clone());
    files::download(&format!("{county}{table}.csv"), "text/csv", csv(rows).as_bytes());
}

/// Heads and rows of a table as plain texts.
fn table_rows(sheet: &Sheet, words: &crate::words::Words) -> Vec<Vec<String>> {
    let head = |(_, column): &(_, crate::grid::Column)| {
        let name = words.say(&format!("col-{}", column.id()));
        match column.unit() {
            Some(unit) => format!("{name} ({})", words.say(unit)),
            None => name,
        }
    };
    let mut rows = vec![sheet.columns.iter().map(head).collect::<Vec<_>>()];
    for row in 0..sheet.rows.len() {
        let cells = (0..sheet.columns.len())
            .map(|column| sheet.plain(Cell { row, column }, words))
            .collect();
        rows.push(cells);
    }
    rows
}

fn template(desk: Desk) {
    spawn_local(async move {
        let reply = client::ask(Request::Template, Vec::new(), None).await;
        if let Some((key, args)) = client::failure(&reply) {
            desk.app.tell(&key, args, true);
        } else if let Ok(reply) = reply {
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            files::download(&t("data-template-name"), kind, &reply.bytes);
        }
    });
}

/// Name and year of one's own county, and where the next import goes.
fn own_county(desk: Desk) -> Option<impl IntoView> {
    let county = desk.app.county.get();
    if county.sample || desk.app.read_only {
        return None;
    }
    let (name, year) = (county.name.clone(), county.school_year);
    let old = name.clone();
    let named = move |event| {
        let name = event_target_value(&event).trim().to_owned();
        desk.app.edit(Edit::County { name, school_year: year });
    };
    let dated = move |event| {
        let school_year = event_target_value(&event).trim().parse().ok();
        desk.app.edit(Edit::County { name: old.clone(), school_year });
    };
    let into = move |anew: bool, key: &'static str| {
        view! {
            <button aria-pressed=move || (desk.anew.get() == anew).to_string()
                on:click=move |_| desk.anew.set(anew)>{t(key)}</button>
        }
    };
    let year_text = year.map(|y| y.to_string()).unwrap_or_default();
    Some(view! {
        <div class="data-county">
            <label><span class="field-name">{t("data-county-name")}</span>
                <input class="field" type="text" value=name on:change=named /></label>
            <label><span class="field-name">{t("data-county-year")}</span>
                <input class="field data-year" type="text" inputmode="numeric" maxlength="4"
                    value=year_text on:change=dated /></label>
            {panel_button(desk, "basics-open", Panel::Basics)}
            {(!county.is_blank()).then(|| view! {
                <span class="field-name">{t("data-into")}</span>
                <span class="choice" role="group" aria-label=t("data-into")>
                    {into(false, "data-into-this")} {into(true, "data-into-new")}
                </span>
            })}
        </div>
    })
}

/// Why nothing was read: every sentence, with its place.
fn failed(desk: Desk) -> Option<impl IntoView> {
    let findings = desk.failed.get();
    if findings.is_empty() {
        return None;
    }
    let lines = findings
        .iter()
        .take(20)
        .map(|one| {
            view! {
                <li><Icon shape=one.severity /> {finding(one)} <span class="data-where">
                    {one.place()}</span></li>
            }
        })
        .collect_view();
    Some(view! {
        <div class="data-failed" role="alert">
            <p>{t("data-failed")}</p>
            <ul>{lines}</ul>
            {super::teach::waiting(desk)}
            <button class="plain" on:click=move |_| session::forget_failed(desk)>
                {t("dismiss")}
            </button>
        </div>
    })
}

/// What stands where there is no school yet.
pub fn empty(desk: Desk) -> impl IntoView {
    view! {
        <div class="empty edit-only">
            <p class="lede">{t("data-empty-how")}</p>
            <p>{import_button(desk, "button")}</p>
            <p><button class="plain" on:click=move |_| template(desk)>
                {t("data-template")}
            </button></p>
            <p><button class="plain" on:click=move |_| desk.app.show_sample()>
                {t("data-sample")}
            </button></p>
            <p>{panel_button(desk, "shelf-open-list", Panel::Shelf)}</p>
        </div>
    }
}
