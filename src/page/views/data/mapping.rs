//! 认列: what the columns of the files were taken for, and correcting it.

use super::desk::{Desk, Panel};
use super::{session, teach};
use crate::args;
use crate::county::Field;
use crate::grid::{target_name, targets};
use crate::import::{Confidence, MappedColumn, MappedSheet, PATH_SEPARATOR};
use crate::page::say::{t, tr, with_words};
use crate::page::widgets::icon::{Icon, Shape};
use leptos::prelude::*;

/// Columns shown beside the grid.
const FEW: usize = 5;

/// Beside the grid: the sheet with the most questions, its open columns first.
pub fn summary(desk: Desk) -> impl IntoView {
    move || {
        let mapping = desk.mapping();
        if mapping.is_empty() {
            return None;
        }
        let Some(sheet) = mapping.iter().filter(|s| !teach::is_open(s)).max_by_key(|s| asks(s))
        else {
            return Some(unread(desk).into_any());
        };
        let sheet = sheet.clone();
        let mut columns: Vec<&MappedColumn> =
            columns(&sheet).filter(|column| column.confidence != Confidence::Unused).collect();
        // What is open first, then figures, then what the school is.
        columns.sort_by_key(|column| {
            let figure = column.target.as_deref().and_then(Field::parse).is_some();
            (column.confidence != Confidence::Ask, !figure)
        });
        let rows = columns
            .into_iter()
            .take(FEW)
            .map(|c| row(desk, c, of_county(&sheet), false))
            .collect_view();
        Some(
            view! {
                <section class="data-mapping" aria-label=t("data-mapping")>
                    <h2 class="section-head">{t("data-mapping")}
                        <span class="head-note">{place(&sheet)}</span></h2>
                    <table class="table table-dense">
                        <thead>{heads(false)}</thead>
                        <tbody>{rows}</tbody>
                    </table>
                    <p class="note">
                        {sum(&sheet)} " "
                        <button class="plain" on:click=move |_| desk.panel.set(Panel::Mapping)>
                            {t("data-mapping-all")}
                        </button>
                    </p>
                    {teach::waiting(desk)}
                    {move || waiting(desk)}
                </section>
            }
            .into_any(),
        )
    }
}

/// The same where no sheet was recognised at all.
fn unread(desk: Desk) -> impl IntoView {
    view! {
        <section class="data-mapping" aria-label=t("data-mapping")>
            <h2 class="section-head">{t("data-mapping")}</h2>
            {teach::waiting(desk)}
        </section>
    }
}

/// The columns of a sheet, without what is asked about the sheet itself.
fn columns(sheet: &MappedSheet) -> impl Iterator<Item = &MappedColumn> {
    sheet.columns.iter().filter(|column| !teach::is_question(column))
}

/// In place of the grid: every column of a sheet.
pub fn whole(desk: Desk) -> impl IntoView {
    let chosen = desk.sheet_at;
    let unused = RwSignal::new(false);
    let body =
        move || {
            let mapping = desk.mapping();
            let is_chosen = |sheet: &&MappedSheet| chosen.with(|at| is_at(sheet, at));
            let sheet = mapping.iter().find(is_chosen).or(mapping.first())?.clone();
            let left_out = columns(&sheet).filter(|c| c.confidence == Confidence::Unused).count();
            // Of a sheet that was told, every column waits to be told.
            let all = unused.get() || !sheet.rows.is_empty();
            let rows = columns(&sheet)
                .filter(|column| all || column.corrected || column.confidence != Confidence::Unused)
                .map(|column| row(desk, column, of_county(&sheet), true))
                .collect_view();
            #[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
            let args = args! { "n" => left_out as f64 };
            let told = teach::form(desk, &sheet);
            let offers = sheet.rows.is_empty();
            let table = (columns(&sheet).next().is_some()).then(|| view! {
            <p class="data-mapping-sum">{sum(&sheet)}
                {offers.then(|| view! {
                    <label class="data-check">
                        <input type="checkbox" prop:checked=move || unused.get()
                            on:change=move |event| unused.set(event_target_checked(&event)) />
                        {tr("data-mapping-unused", &args)}
                    </label>
                })}
            </p>
            <div class="scroll" tabindex="0" role="region" aria-label=t("data-mapping")>
                <table class="table">
                    <thead>{heads(true)}</thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        });
            Some(view! { {told} {table} })
        };
    let sheets = move || {
        let mapping = desk.mapping();
        let options = mapping
            .iter()
            .enumerate()
            .map(|(at, sheet)| {
                let name = format!("{} · {}", place(sheet), t(&format!("form-{}", sheet.form)));
                view! { <option value=at.to_string() selected=chosen.with(|at| is_at(sheet, at))>{name}</option> }
            })
            .collect_view();
        let choose = move |event| {
            let at = event_target_value(&event).parse::<usize>();
            if let Some(sheet) = at.ok().and_then(|at| mapping.get(at)) {
                chosen.set((sheet.file.clone(), sheet.sheet.clone()));
            }
        };
        view! {
            <select class="field" aria-label=t("data-mapping-sheet") on:change=choose>{options}</select>
        }
    };
    view! {
        <section class="data-whole">
            <div class="data-whole-head">
                <h2 class="section-head">{move || t("data-mapping")}</h2>
                {sheets}
                <button class="button" on:click=move |_| desk.panel.set(Panel::Grid)>
                    {move || t("data-back")}
                </button>
            </div>
            {move || waiting(desk)}
            {body}
        </section>
    }
}

fn heads(whole: bool) -> impl IntoView {
    view! {
        <tr>
            {whole.then(|| view! { <th scope="col">{t("data-column-cell")}</th> })}
            <th scope="col">{t("data-column-path")}</th>
            {whole.then(|| view! { <th scope="col">{t("data-column-examples")}</th> })}
            <th scope="col">{t("data-column-target")}</th>
            <th scope="col">{t("data-column-sure")}</th>
        </tr>
    }
}

/// Whether a county filled the sheet in about itself: its lines are no school's figures.
fn of_county(sheet: &MappedSheet) -> bool {
    sheet.form == "county-form"
}

fn row(desk: Desk, column: &MappedColumn, of_county: bool, whole: bool) -> impl IntoView + use<> {
    let path = column.path.join(PATH_SEPARATOR);
    let cell = column.cell.to_string();
    let examples = column.examples.join("、");
    let (shape, word, class) = match column.confidence {
        Confidence::Sure => (Shape::Tick, t("data-sure"), "good"),
        Confidence::Ask => (Shape::Half, t("data-ask"), "warn"),
        Confidence::Unused => (Shape::Dashed, t("data-unused"), "dim"),
    };
    let corrected = column.corrected.then(|| t("data-corrected"));
    view! {
        <tr>
            {whole.then(|| view! { <td>{cell}</td> })}
            <th scope="row">{path}</th>
            {whole.then(|| view! { <td class="data-examples">{examples}</td> })}
            <td>{target(desk, column, of_county)}</td>
            <td class=format!("verdict {class}")>
                <Icon shape=shape />
                {corrected.unwrap_or(word)}
            </td>
        </tr>
    }
}

/// The target as a word; pressed, a list of all that it could be.
fn target(desk: Desk, column: &MappedColumn, of_county: bool) -> impl IntoView + use<> {
    let open = RwSignal::new(false);
    let column = column.clone();
    move || {
        let now = column.target.clone().unwrap_or_default();
        let named = |id: &str| match id {
            "" => t("data-not-used"),
            id => with_words(|words| target_name(id, words)),
        };
        let label = tr("data-target-of", &args! { "path" => column.path.join(PATH_SEPARATOR) });
        if !open.get() {
            return view! {
                <button class="plain" aria-label=format!("{label} {}", named(&now))
                    on:click=move |_| open.set(true)>{named(&now)}</button>
            }
            .into_any();
        }
        let key = column.key();
        let before = now.clone();
        let choose = move |event| {
            let chosen = event_target_value(&event);
            if chosen != before {
                session::correct(desk, key.clone(), chosen);
            }
        };
        let option = |id: String| {
            let (name, selected) = (named(&id), id == now);
            view! { <option value=id selected=selected>{name}</option> }
        };
        let of_sheet = |id: &String| id.starts_with("section.");
        let options = if column.alternatives.iter().any(of_sheet) {
            column.alternatives.iter().cloned().map(option).collect_view().into_any()
        } else if of_county {
            // A line of a county's own form is no school's figure.
            let others = column.alternatives.iter().filter(|id| **id != now).cloned();
            let ids = column.target.iter().cloned().chain(others);
            view! { {option(String::new())} {ids.map(option).collect_view()} }.into_any()
        } else {
            let is_answer = |id: &&String| id.starts_with("answer.");
            let others = || column.alternatives.iter().filter(|id| **id != now);
            let likely = others().filter(|id| !is_answer(id));
            let likely: Vec<String> = column.target.iter().chain(likely).cloned().collect();
            let answers = others().filter(is_answer).cloned().map(option).collect_view();
            let has_answers = others().any(|id| is_answer(&id));
            let groups = targets()
                .into_iter()
                .map(|(group, ids)| {
                    let rest = ids.into_iter().filter(|id| !likely.contains(id));
                    view! {
                        <optgroup label=t(&group.key())>{rest.map(option).collect_view()}</optgroup>
                    }
                })
                .collect_view();
            let first = likely.iter().cloned().map(option).collect_view();
            let answers = has_answers.then(|| {
                view! {
                    <optgroup label=t("data-group-answers")>{answers}</optgroup>
                }
            });
            view! { {option(String::new())} {first} {groups} {answers} }.into_any()
        };
        view! {
            <select class="field data-target" aria-label=label autofocus on:change=choose>
                {options}
            </select>
        }
        .into_any()
    }
}

fn waiting(desk: Desk) -> Option<impl IntoView> {
    desk.waiting.get().then(|| {
        view! { <p class="finding" role="status">{t("data-files-gone")}</p> }
    })
}

fn is_at(sheet: &MappedSheet, (file, name): &(String, String)) -> bool {
    sheet.file == *file && sheet.sheet == *name
}

fn asks(sheet: &MappedSheet) -> usize {
    columns(sheet).filter(|column| column.confidence == Confidence::Ask).count()
}

#[allow(clippy::cast_precision_loss, reason = "counts for a sentence")]
fn sum(sheet: &MappedSheet) -> String {
    let known = columns(sheet).filter(|column| column.target.is_some()).count();
    let args = args! {
        "n" => columns(sheet).count() as f64, "known" => known as f64, "ask" => asks(sheet) as f64
    };
    if asks(sheet) == 0 { tr("data-mapping-sum", &args) } else { tr("data-mapping-ask", &args) }
}

fn place(sheet: &MappedSheet) -> String {
    if sheet.sheet.is_empty() {
        sheet.file.clone()
    } else {
        format!("{} › {}", sheet.file, sheet.sheet)
    }
}
