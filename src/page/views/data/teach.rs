//! A sheet that was not recognised: its first rows, what kind of sheet it is, and which of the rows
//! are its header. What a person says is remembered like a corrected column.

use super::desk::Desk;
use super::session;
use crate::args;
use crate::import::{MappedColumn, MappedSheet, SheetRow};
use crate::page::say::{t, tr};
use leptos::prelude::*;

/// Id of the form of a sheet that nothing was read from.
const UNREAD: &str = "unread";
/// How a target begins that is a kind of sheet.
const KIND: &str = "sheet.";
/// How a target begins that is the rows of a header.
const ROWS: &str = "rows.";

/// Whether nobody has told yet what the sheet is.
pub fn is_open(sheet: &MappedSheet) -> bool {
    sheet.form == UNREAD && !questions(sheet).any(|column| column.corrected)
}

/// Whether a line of the mapping asks about the sheet and is no column.
pub fn is_question(column: &MappedColumn) -> bool {
    let asks = |id: &str| id.starts_with(KIND) || id.starts_with(ROWS);
    column.alternatives.first().is_some_and(|id| asks(id))
        || column.target.as_deref().is_some_and(asks)
}

fn questions(sheet: &MappedSheet) -> impl Iterator<Item = &MappedColumn> {
    sheet.columns.iter().filter(|_| !sheet.rows.is_empty()).take(2)
}

/// What there is to tell of the sheet; nothing for one that was recognised.
pub fn form(desk: Desk, sheet: &MappedSheet) -> Option<impl IntoView + use<>> {
    let mut asked = questions(sheet);
    let (kind, head) = (asked.next()?.clone(), asked.next()?.clone());
    let (first, last) = rows_of(&head);
    let most = sheet.rows.iter().map(|row| row.row).max().unwrap_or(1);
    let chosen = RwSignal::new(kind.target.clone().unwrap_or_default());
    let (top, bottom) = (RwSignal::new(first), RwSignal::new(last));
    let wrong = RwSignal::new(None::<String>);
    let (kind_key, head_key) = (kind.key(), head.key());
    let tell = move |_| {
        let (kind, top, bottom) = (chosen.get(), top.get(), bottom.get());
        if kind.is_empty() {
            return wrong.set(Some(t("data-teach-no-kind")));
        }
        if top == 0 || bottom < top || bottom > most {
            return wrong.set(Some(tr("data-teach-bad-rows", &args! { "n" => f64::from(most) })));
        }
        let rows = format!("{ROWS}{top}-{bottom}");
        session::teach(desk, vec![(kind_key.clone(), kind), (head_key.clone(), rows)]);
    };
    let open = is_open(sheet);
    Some(view! {
        <div class="data-teach">
            <p>{t(if open { "data-teach-lead" } else { "data-teach-told" })}</p>
            <div class="data-teach-form">
                {kinds(&kind, chosen)}
                {row_field("data-teach-from", top)}
                {row_field("data-teach-to", bottom)}
                <button class="button button-main edit-only" on:click=tell>
                    {t("data-teach-read")}
                </button>
            </div>
            {move || wrong.get().map(|why| view! { <p class="finding" role="alert">{why}</p> })}
            {first_rows(&sheet.rows, top, bottom)}
        </div>
    })
}

fn rows_of(head: &MappedColumn) -> (u32, u32) {
    let told = head.target.as_deref().and_then(|id| id.strip_prefix(ROWS)?.split_once('-'));
    told.and_then(|(top, bottom)| Some((top.parse().ok()?, bottom.parse().ok()?))).unwrap_or((1, 1))
}

fn kinds(kind: &MappedColumn, chosen: RwSignal<String>) -> impl IntoView + use<> {
    let mut ids: Vec<String> = kind.target.iter().chain(&kind.alternatives).cloned().collect();
    // One order, whatever is chosen.
    ids.sort_by_key(|id| ORDER.iter().position(|known| id.ends_with(known)));
    let option = |id: String| {
        let selected = chosen.get_untracked() == id;
        let name = t(&id.replacen(KIND, "sheet-kind-", 1));
        view! { <option value=id selected=selected>{name}</option> }
    };
    let none = kind.target.is_none().then(|| {
        view! { <option value="" selected=true>{t("data-teach-choose")}</option> }
    });
    let options = ids.into_iter().map(option).collect_view();
    view! {
        <label>
            <span class="field-name">{t("data-teach-kind")}</span>
            <select class="field" on:change=move |event| chosen.set(event_target_value(&event))>
                {none} {options}
            </select>
        </label>
    }
}

/// The kinds in the order in which they are offered.
const ORDER: [&str; 8] =
    ["primary", "junior", "senior", "template", "history", "births", "feeders", "none"];

fn row_field(name: &'static str, row: RwSignal<u32>) -> impl IntoView {
    let typed = move |event| row.set(event_target_value(&event).trim().parse().unwrap_or(0));
    view! {
        <label>
            <span class="field-name">{t(name)}</span>
            <input class="field data-teach-row" type="number" min="1" inputmode="numeric"
                value=row.get_untracked().to_string() on:input=typed />
        </label>
    }
}

/// The first rows as they stand in the sheet; those of the header are marked while they are told.
fn first_rows(
    rows: &[SheetRow],
    top: RwSignal<u32>,
    bottom: RwSignal<u32>,
) -> impl IntoView + use<> {
    let row = |row: &SheetRow| {
        let number = row.row;
        let is_head = move || (top.get()..=bottom.get()).contains(&number);
        let cells = row.cells.iter().map(|text| view! { <td>{text.clone()}</td> }).collect_view();
        view! {
            <tr class:data-teach-head=is_head>
                <th scope="row">{number}
                    {move || is_head().then(|| view! {
                        <span class="data-teach-mark">{t("data-teach-is-head")}</span>
                    })}
                </th>
                {cells}
            </tr>
        }
    };
    let body = rows.iter().map(row).collect_view();
    view! {
        <div class="scroll data-teach-rows" tabindex="0" role="region"
            aria-label=t("data-teach-rows")>
            <table class="table table-dense">
                <caption class="note">{t("data-teach-rows")}</caption>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

/// Beside the grid: how many sheets wait to be told, and the way there.
#[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
pub fn waiting(desk: Desk) -> impl IntoView {
    move || {
        let count = desk.mapping().iter().filter(|sheet| is_open(sheet)).count();
        (count > 0).then(|| {
            view! {
                <p class="note">
                    {tr("data-teach-waiting", &args! { "n" => count as f64 })} " "
                    <button class="plain" on:click=move |_| session::show_unread(desk)>
                        {t("data-teach-open")}
                    </button>
                </p>
            }
        })
    }
}
