//! Above a table: adding a row, and taking away those that are selected. Above the tables of
//! schools it is there when asked for.

use super::desk::{Desk, count};
use crate::args;
use crate::county::{County, Edit, Kind};
use crate::grid::{Column, NewRow, Spot, Tab, TypedProblem, added, new_school};
use crate::page::say::{t, tr, with_words};
use leptos::ev;
use leptos::prelude::*;

/// Id of the list of names that the field offers.
const NAMES: &str = "row-names";

/// What is typed for a new row.
#[derive(Clone, Default)]
struct Typing {
    row: NewRow,
    /// Id of a school.
    id: String,
    /// Its kind, as in the county file.
    kind: String,
}

/// The line; nothing where the grid is for reading only.
pub fn bar(desk: Desk) -> impl IntoView {
    move || {
        let tab = desk.tab.get();
        let asked = tab.takes_rows() || desk.rows_open.get();
        (asked && !desk.narrow.get() && !desk.app.read_only).then(|| line(desk, tab))
    }
}

/// The change that adds what was typed.
fn made(county: &County, tab: Tab, new: &Typing) -> Result<Edit, TypedProblem> {
    if tab.takes_rows() {
        return added(county, tab, &new.row);
    }
    let (id, name) = (new.id.trim(), new.row.name.trim());
    with_words(|words| new_school(county, tab, (id, name, &new.kind), words))
}

fn line(desk: Desk, tab: Tab) -> impl IntoView {
    let row = RwSignal::new(Typing::default());
    let problem = RwSignal::new(None::<String>);
    let add = move || {
        let new = row.get_untracked();
        let made = desk.app.county.with_untracked(|county| made(county, tab, &new));
        match made {
            Ok(edit) => {
                problem.set(None);
                let spot = desk.app.county.with_untracked(|county| spot_of(county, tab, &new.row));
                desk.app.edit(edit);
                match spot {
                    Some(spot) => {
                        desk.go_to_spot(&spot);
                    }
                    None => go_to_school(desk, tab, &new),
                }
            }
            Err(why) => {
                let (key, args) = why.sentence();
                problem.set(Some(tr(key, &args)));
            }
        }
    };
    let field = move |key: &'static str,
                      class: &'static str,
                      list: Option<&'static str>,
                      put: fn(&mut Typing, String)| {
        let enter = move |event: ev::KeyboardEvent| {
            let composing = event.is_composing() || event.key_code() == 229;
            if event.key() == "Enter" && !composing {
                event.prevent_default();
                add();
            }
        };
        view! {
            <label>
                <span class="field-name">{t(key)}</span>
                <input class=format!("field {class}") id=key type="text" autocomplete="off" list=list
                    on:input=move |event| {
                        problem.set(None);
                        row.update(|row| put(row, event_target_value(&event)));
                    }
                    on:keydown=enter />
            </label>
        }
        .into_any()
    };
    let name =
        || field("rows-name", "data-rows-name", Some(NAMES), |new, text| new.row.name = text);
    let year = || field("rows-year", "data-year", None, |new, text| new.row.year = text);
    let grade = || field("rows-grade", "data-year", None, |new, text| new.row.grade = text);
    let id = || field("rows-id", "data-rows-id", None, |new, text| new.id = text);
    let fields = match tab {
        Tab::Section(_) | Tab::Schools => vec![name(), id(), kinds(row)],
        Tab::Births => vec![year()],
        Tab::Classes => vec![name(), grade()],
        _ => vec![name(), year()],
    };
    let remove = move |_| {
        let rows = desk.selection.get_untracked().clamped(desk.sheet.get_untracked().size()).rows();
        let sheet = desk.sheet.get_untracked();
        let Some((edit, n)) = sheet.removed(rows) else { return };
        let hanging = sheet.hanging_on(rows);
        drop(sheet);
        desk.app.edit(edit);
        let (past, children) = (count(hanging.past.len()), count(hanging.children.len()));
        let args = args! {
            "n" => count(n), "past" => past, "children" => children,
            "feeders" => count(hanging.feeders),
        };
        let key = if tab.takes_rows() { "rows-gone" } else { "rows-gone-schools" };
        desk.app.tell(key, args, false);
    };
    let can_remove = move || {
        let rows = desk.selection.get().clamped(desk.sheet.get().size()).rows();
        desk.sheet.get().removed(rows).is_some()
    };
    let hint = matches!(tab, Tab::Section(_)).then(|| t("rows-remove-section-hint"));
    view! {
        <div class="data-rows" role="group" aria-label=t("rows-group")>
            {fields}
            <button class="button" id="rows-add" on:click=move |_| add()>
                {t(if tab.takes_rows() { "rows-add" } else { "rows-add-school" })}
            </button>
            <button class="plain" id="rows-remove" title=hint disabled=move || !can_remove() on:click=remove>
                {t("rows-remove")}
            </button>
            {move || problem.get().map(|says| view! {
                <span class="bad" role="alert">{says}</span>
            })}
            {(tab != Tab::Births && tab != Tab::Schools).then(|| names(desk, tab))}
        </div>
    }
}

/// The kind of a new school: of the table, where none is chosen.
fn kinds(row: RwSignal<Typing>) -> AnyView {
    let kind = |kind: Kind| {
        let words = t(&format!("{}-{}", Column::Kind.choice_key(), kind.id()));
        view! { <option value=kind.id()>{words}</option> }
    };
    view! {
        <label>
            <span class="field-name">{t("rows-kind")}</span>
            <select class="field" id="rows-kind"
                on:change=move |event| row.update(|new| new.kind = event_target_value(&event))>
                <option value="">{t("rows-kind-auto")}</option>
                {Kind::ALL.map(kind).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// Goes to the school that was added, or got a section.
fn go_to_school(desk: Desk, tab: Tab, new: &Typing) {
    let (id, name) = (new.id.trim(), new.row.name.trim());
    let known = if id.is_empty() { name } else { id };
    let at = desk.app.county.with_untracked(|county| county.find_school(known));
    let section = match tab {
        Tab::Section(section) => Some(section),
        _ => None,
    };
    if let Some(at) = at {
        desk.go_to_column(at, section, Column::Name);
    }
}

/// Names that a row can be of.
fn names(desk: Desk, tab: Tab) -> impl IntoView {
    let names = desk.app.county.with(|county| {
        let mut names: Vec<String> = county.schools.iter().map(|s| s.name.clone()).collect();
        if tab == Tab::Past {
            names.extend(county.schools.iter().filter_map(|school| school.zone.clone()));
            names.push(county.name.clone());
        }
        names.sort();
        names.dedup();
        names
    });
    let options = names.into_iter().map(|name| view! { <option value=name></option> });
    view! { <datalist id=NAMES>{options.collect_view()}</datalist> }
}

/// Where the row stands that was added.
fn spot_of(county: &County, tab: Tab, row: &NewRow) -> Option<Spot> {
    let whole = |text: &str| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse::<i32>().ok()
    };
    let school = county.find_school(row.name.trim());
    match tab {
        Tab::Births => Some(Spot::Births(whole(&row.year)?)),
        Tab::Past => {
            let id = school.and_then(|at| county.schools.get(at)).map(|s| s.id.clone());
            let unit = id.unwrap_or_else(|| row.name.trim().to_owned());
            let first = school.and_then(|at| {
                let school = county.schools.get(at)?;
                school.section(crate::county::SectionKind::Primary).is_none().then_some(7)
            });
            Some(Spot::Past { unit, year: whole(&row.year), grade: first.or(Some(1)) })
        }
        Tab::Classes => {
            let grade = whole(&row.grade).and_then(|grade| u8::try_from(grade).ok());
            // The last of its grade; the grid goes to the first of them.
            Some(Spot::Classes { school: school?, section: None, grade })
        }
        _ => None,
    }
}
