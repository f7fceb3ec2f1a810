//! What a paste would change, looked at before it is made: cells with what they were and become,
//! those that cannot be read with the reason, rows below the end of the table.

use super::desk::{Desk, count};
use crate::args;
use crate::county::County;
use crate::grid::{Added, Cell, Laid, Refused, Selection, Sheet, lay, name};
use crate::page::files;
use crate::page::say::{t, tr, with_words};
use crate::page::widgets::icon::{Icon, Shape};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// More cells than this are counted, not listed.
const LISTED: usize = 200;
/// Id of the button that pastes.
const APPLY: &str = "paste-apply";

/// A block that is about to be pasted.
pub struct Pasting {
    selection: Selection,
    texts: Vec<Vec<String>>,
    laid: Laid,
    added: Added,
    sheet: Arc<Sheet>,
    county: Arc<County>,
    /// The data has changed since it was looked at.
    moved: bool,
}

impl Pasting {
    /// Works out what it would change.
    pub fn new(desk: Desk, selection: Selection, texts: Vec<Vec<String>>) -> Self {
        let (sheet, county) = (desk.sheet.get_untracked(), desk.app.county.get_untracked());
        let laid = with_words(|words| lay(&sheet, &selection, &texts, words));
        let added = with_words(|words| sheet.added(&county, laid.from, &laid.below, words));
        Self { selection, texts, laid, added, sheet, county, moved: false }
    }
}

/// The panel.
pub fn whole(desk: Desk) -> impl IntoView {
    let with_rows = RwSignal::new(true);
    request_animation_frame(|| files::focus(APPLY));
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            leave(desk);
        }
    };
    let body = move || desk.pasting.get().map(|pasting| listed(desk, &pasting, with_rows));
    view! {
        <section class="data-whole" id="paste" aria-label=move || t("paste-title") on:keydown=key>
            <div class="data-whole-head">
                <h2 class="section-head">{move || t("paste-title")}</h2>
                <button class="button-main" id=APPLY on:click=move |_| apply(desk, with_rows)>
                    {move || t("paste-apply")}
                </button>
                <button class="plain" id="paste-cancel" on:click=move |_| leave(desk)>
                    {move || t("paste-cancel")}
                </button>
            </div>
            {body}
        </section>
    }
}

fn leave(desk: Desk) {
    desk.pasting.set(None);
    desk.back_to_grid();
}

/// Makes the change, where the data is still what was looked at; else shows what it would be now.
fn apply(desk: Desk, with_rows: RwSignal<bool>) {
    let Some(pasting) = desk.pasting.get_untracked() else { return };
    if !Arc::ptr_eq(&pasting.county, &desk.app.county.get_untracked()) {
        let fresh = Pasting::new(desk, pasting.selection, pasting.texts.clone());
        desk.pasting.set(Some(Arc::new(Pasting { moved: true, ..fresh })));
        return;
    }
    let none = Added::default();
    let added = if with_rows.get_untracked() { &pasting.added } else { &none };
    if let Some(edit) = pasting.laid.edit(&pasting.county, added) {
        desk.app.edit(edit);
        let args = args! { "n" => count(pasting.laid.changed.len()), "rows" => count(added.rows) };
        let key = if added.rows > 0 { "paste-done-added" } else { "paste-done" };
        desk.app.tell(key, args, false);
    }
    leave(desk);
}

fn listed(desk: Desk, pasting: &Pasting, with_rows: RwSignal<bool>) -> impl IntoView + use<> {
    let Pasting { laid, added, sheet, moved, .. } = pasting;
    let sum = if laid.changed.is_empty() && laid.refused.is_empty() && laid.below.is_empty() {
        t("paste-none")
    } else {
        let args = args! {
            "from" => name(laid.from), "n" => count(laid.changed.len()),
            "same" => count(laid.same)
        };
        tr("paste-sum", &args)
    };
    let beside = (laid.beside > 0).then(|| {
        let args = args! { "n" => count(laid.beside) };
        view! { <p class="finding"><Icon shape=Shape::Half /> {tr("paste-beside", &args)}</p> }
    });
    view! {
        {moved.then(|| view! { <p class="finding" role="alert">{t("paste-moved")}</p> })}
        <p class="lede" role="status">{sum}</p>
        {beside}
        {below(desk, laid, added, with_rows)}
        {refused(sheet, &laid.refused)}
        {changed(sheet, laid)}
    }
}

fn below(
    desk: Desk,
    laid: &Laid,
    added: &Added,
    with_rows: RwSignal<bool>,
) -> Option<impl IntoView + use<>> {
    if laid.below.is_empty() {
        return None;
    }
    let choice = |on: bool, words: String| {
        view! {
            <button aria-pressed=move || (with_rows.get() == on).to_string()
                on:click=move |_| with_rows.set(on)>{words}</button>
        }
    };
    let says = tr("paste-below", &args! { "n" => count(laid.below.len()) });
    let add = tr("paste-below-add", &args! { "n" => count(added.rows) });
    let sheet = desk.sheet.get_untracked();
    let problems = added.refused.clone();
    Some(view! {
        <p>
            <Icon shape=Shape::Half /> " " {says.clone()} " "
            <span class="choice" role="group" aria-label=says>
                {choice(true, add)} {choice(false, t("paste-below-ignore"))}
            </span>
        </p>
        {move || with_rows.get().then(|| refused(&sheet, &problems))}
    })
}

/// What a row is called: by its first cell.
fn row_name(sheet: &Sheet, cell: Cell) -> String {
    with_words(|words| sheet.plain(Cell { column: 0, ..cell }, words))
}

fn column_name(sheet: &Sheet, cell: Cell) -> String {
    sheet.column(cell.column).map(|column| t(&format!("col-{}", column.id()))).unwrap_or_default()
}

fn more(all: usize) -> Option<impl IntoView> {
    (all > LISTED).then(|| {
        view! { <p class="note">{tr("paste-more", &args! { "n" => count(all - LISTED) })}</p> }
    })
}

fn refused(sheet: &Sheet, problems: &[Refused]) -> Option<impl IntoView + use<>> {
    if problems.is_empty() {
        return None;
    }
    let lines = problems
        .iter()
        .take(LISTED)
        .map(|one| {
            let (key, args) = one.problem.sentence();
            view! {
                <tr>
                    <td>{name(one.cell)}</td>
                    <th scope="row">{row_name(sheet, one.cell)}</th>
                    <td>{column_name(sheet, one.cell)}</td>
                    <td class="bad"><Icon shape=Shape::Cross /> " " {tr(key, &args)}</td>
                </tr>
            }
        })
        .collect_view();
    Some(view! {
        <table class="table table-dense paste-refused">
            <caption>{tr("paste-refused", &args! { "n" => count(problems.len()) })}</caption>
            <thead><tr>
                <th scope="col">{t("paste-cell")}</th> <th scope="col">{t("paste-row")}</th>
                <th scope="col">{t("paste-column")}</th> <th scope="col">{t("paste-why")}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
        {more(problems.len())}
    })
}

fn changed(sheet: &Sheet, laid: &Laid) -> Option<impl IntoView + use<>> {
    if laid.changed.is_empty() {
        return None;
    }
    let lines = laid
        .changed
        .iter()
        .take(LISTED)
        .map(|one| {
            let after = with_words(|words| sheet.after_shown(one, words));
            view! {
                <tr>
                    <td>{name(one.cell)}</td>
                    <th scope="row">{row_name(sheet, one.cell)}</th>
                    <td>{column_name(sheet, one.cell)}</td>
                    <td class="num">{with_words(|words| sheet.shown(one.cell, words))}</td>
                    <td class="num"><strong>{after}</strong></td>
                </tr>
            }
        })
        .collect_view();
    Some(view! {
        <table class="table table-dense paste-changed">
            <thead><tr>
                <th scope="col">{t("paste-cell")}</th> <th scope="col">{t("paste-row")}</th>
                <th scope="col">{t("paste-column")}</th>
                <th scope="col" class="num">{t("paste-was")}</th>
                <th scope="col" class="num">{t("paste-becomes")}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
        {more(laid.changed.len())}
    })
}
