//! What happens when something in the editor is clicked or changed.

use super::field::below;
use super::{Desk, focus_later, id, offer, text};
use crate::args;
use crate::county::Edit;
use crate::json::Value;
use crate::page::files;
use crate::page::route::choose;
use crate::page::say::t;
use crate::page::views::duty::words;
use crate::page::widgets::tree::OnAct;
use crate::rubric::change::{
    again, at, free_id, insert, of_kind, prune, remove, rename, set, swap,
};
use leptos::prelude::*;
use serde_json::{Map, json};

/// The listener of the editor.
pub(super) fn listener(desk: Desk) -> OnAct {
    OnAct::new(move |(act, typed): (String, String)| {
        let (verb, path) = act.split_once(':').unwrap_or((act.as_str(), ""));
        if !command(desk, verb, path) && !arrange(desk, verb, path) {
            keep(desk, verb, path, &typed);
        }
    })
}

/// Folds full-width forms of letters, digits and signs.
fn plain(typed: &str) -> String {
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '−' => '-',
        c => c,
    };
    typed.trim().chars().map(fold).collect()
}

/// Puts what was typed or chosen where it belongs; nothing typed takes the field away.
pub(super) fn keep(desk: Desk, verb: &str, path: &str, typed: &str) {
    let text = |text: String| (!text.is_empty()).then(|| Value::from(text));
    if matches!(verb, "word" | "kind" | "effect") {
        // The choice keeps the focus, wherever its row has gone.
        focus_later(id(path));
    }
    match verb {
        "text" if path == "id" || path.ends_with(".id") => {
            desk.change(|rubric| rename(rubric, path, typed.trim()));
        }
        "text" | "word" => put(desk, path, text(typed.trim().to_owned())),
        "number" | "formula" => put(desk, path, text(plain(typed))),
        "flag" => put(desk, path, (typed == "true").then(|| true.into())),
        "numbers" => {
            let folded = plain(typed);
            let words = folded.split([' ', ',', '、']).filter(|word| !word.is_empty());
            let list: Vec<Value> = words.map(Value::from).collect();
            put(desk, path, (!list.is_empty()).then(|| list.into()));
        }
        "ratios" => put(desk, path, ratios(&plain(typed))),
        "lang" => {
            let (path, lang) = path.split_once('=').unwrap_or((path, ""));
            desk.change(|rubric| say_in(rubric, path, lang, typed.trim()));
        }
        "kind" => desk.change(|rubric| {
            let path = path.strip_suffix(".kind").unwrap_or(path);
            let rule = at(rubric, path).cloned().unwrap_or_default();
            set(rubric, path, Some(of_kind(&rule, typed)));
        }),
        // Limits of any kind may keep the fields of the others.
        "effect" => put(desk, path, text(typed.to_owned())),
        _ => {}
    }
}

fn put(desk: Desk, path: &str, value: Option<Value>) {
    desk.change(|rubric| {
        set(rubric, path, value);
        prune(rubric, path);
    });
}

/// `A 1 B 0.8` as shares by letter.
fn ratios(typed: &str) -> Option<Value> {
    let words: Vec<&str> =
        typed.split([' ', ',', ';', ':', '=']).filter(|w| !w.is_empty()).collect();
    let mut map = Map::new();
    for pair in words.chunks(2) {
        if let [letter, rest @ ..] = pair {
            let ratio = rest.first().copied().unwrap_or_default();
            map.insert((*letter).to_owned(), ratio.into());
        }
    }
    (!map.is_empty()).then_some(Value::Object(map))
}

/// A text in one of several languages; a mere text makes room for the others as 简体中文.
fn say_in(rubric: &mut Value, path: &str, lang: &str, typed: &str) {
    let mut map = match at(rubric, path) {
        Some(Value::Object(map)) => map.clone(),
        Some(Value::String(text)) => {
            [("zh-Hans".to_owned(), Value::from(text.as_str()))].into_iter().collect()
        }
        _ => Map::new(),
    };
    if typed.is_empty() {
        map.shift_remove(lang);
    } else {
        map.insert(lang.to_owned(), typed.into());
    }
    set(rubric, path, (!map.is_empty()).then_some(Value::Object(map)));
}

/// Adds, moves, doubles and takes away entries; false where the verb is another.
fn arrange(desk: Desk, verb: &str, path: &str) -> bool {
    let entry = path.strip_suffix(']').and_then(|p| p.rsplit_once('['));
    let entry = entry.and_then(|(list, at)| Some((list, at.parse::<usize>().ok()?)));
    match (verb, entry) {
        ("up", Some((list, place))) => exchange(desk, verb, list, place, place.saturating_sub(1)),
        ("down", Some((list, place))) => exchange(desk, verb, list, place, place + 1),
        ("again", Some((list, place))) => {
            desk.change(|rubric| {
                let copy = at(rubric, path).map(|entry| again(rubric, entry));
                insert(rubric, list, place + 1, copy.unwrap_or_default());
            });
            show(desk, list, place + 1);
        }
        ("drop", Some((list, place))) => {
            stay(desk, list);
            desk.change(|rubric| drop_entry(rubric, list, place));
            focus_later(id(list));
        }
        ("add", _) => {
            let place = desk.current().map_or(0, |(_, r)| length(&r, path));
            desk.change(|rubric| {
                let entry = fresh(rubric, path, place);
                insert(rubric, path, place, entry);
            });
            show(desk, path, place);
        }
        ("row", _) => desk.change(|rubric| {
            let row = fresh_row(rubric, path);
            let place = length(rubric, path);
            insert(rubric, path, place, row);
        }),
        _ => return false,
    }
    true
}

fn length(rubric: &Value, list: &str) -> usize {
    at(rubric, list).and_then(Value::as_array).map_or(0, Vec::len)
}

/// The item that a list belongs to stays open; the list's own entries close, as they change places.
fn stay(desk: Desk, list: &str) {
    desk.open.set(item_of(list).unwrap_or_default().to_owned());
}

/// Changes two neighbours; the focus goes with the entry.
fn exchange(desk: Desk, verb: &str, list: &str, one: usize, other: usize) {
    stay(desk, list);
    desk.change(|rubric| swap(rubric, list, one, other));
    focus_later(format!("{}-{verb}", id(&format!("{list}[{other}]"))));
}

/// A group's items stay, without a group.
fn drop_entry(rubric: &mut Value, list: &str, place: usize) {
    if list == "groups" {
        let gone = at(rubric, &format!("groups[{place}].id")).cloned();
        for item in 0..length(rubric, "items") {
            let path = format!("items[{item}].group");
            if gone.is_some() && at(rubric, &path) == gone.as_ref() {
                set(rubric, &path, None);
            }
        }
    }
    remove(rubric, list, place);
}

/// A new entry of a list of the rubric.
fn fresh(rubric: &Value, list: &str, place: usize) -> Value {
    let number = (place + 1).to_string();
    match list {
        "groups" => json!({ "id": free_id(rubric, "group"), "name": t("rubric-new-group") }),
        "grades" => {
            json!({ "id": free_id(rubric, "grade"), "name": t("rubric-new-grade"), "from": "0" })
        }
        "limits" => json!({ "id": free_id(rubric, "limit"), "kind": "veto",
            "name": t("rubric-new-limit") }),
        "bonus" => json!({ "id": free_id(rubric, "bonus"), "label": number,
            "name": t("rubric-new-bonus"), "rule": { "kind": "events", "each": "1" } }),
        _ => {
            let mut item = json!({ "id": free_id(rubric, "item"), "label": number,
                "name": t("rubric-new-item"), "full": "1",
                "rule": { "kind": "incidents", "each": "1" } });
            let before = place.checked_sub(1).map(|place| format!("{list}[{place}].group"));
            if let Some(group) = before.and_then(|path| at(rubric, &path)) {
                set(&mut item, "group", Some(group.clone()));
            }
            item
        }
    }
}

/// A new row of a rule.
fn fresh_row(rubric: &Value, path: &str) -> Value {
    match path.rsplit('.').next() {
        Some("flags") => json!({ "id": free_id(rubric, "flag"), "name": t("rubric-new-flag"),
            "points": "0.1" }),
        _ => json!({ "points": "0" }),
    }
}

/// Opens an entry and goes to it.
fn show(desk: Desk, list: &str, place: usize) {
    let path = format!("{list}[{place}]");
    let listed = matches!(list, "groups" | "grades" | "limits");
    if listed {
        focus_later(id(&below(&path, "name")));
    } else {
        desk.open.set(path.clone());
        focus_later(id(&below(&path, "name")));
    }
}

/// Closes what is open; the focus goes back to its name.
pub(super) fn close(desk: Desk) {
    let open = desk.open.get_untracked();
    if !open.is_empty() {
        // What is being typed counts.
        files::blur();
        let outer = open.rfind(".rule.parts[").and_then(|at| open.get(..at));
        desk.open.set(outer.unwrap_or_default().to_owned());
        focus_later(format!("{}-open", id(&open)));
    }
}

/// What is done with the rubric as a whole; false where the verb is another.
fn command(desk: Desk, verb: &str, path: &str) -> bool {
    match verb {
        "open" if desk.open.get_untracked() == path => close(desk),
        "open" => {
            desk.open.set(path.to_owned());
            focus_later(id(&below(path, "label")));
        }
        "mend" => mend(desk, path),
        "done" => choose("edit", None),
        "save" => save(desk),
        "delete" => delete(desk),
        "as-text" | "source" => text::open(desk, path),
        "fields" => desk.text.set(None),
        "apply" => text::apply(desk),
        "line" => text::line(path.parse().unwrap_or(1)),
        "offer" => offer::take(desk, path.parse().ok()),
        _ => return false,
    }
    true
}

/// The path of the item or part that a field belongs to.
fn item_of(field: &str) -> Option<&str> {
    const PARTS: &str = ".rule.parts[";
    if !field.starts_with("items[") && !field.starts_with("bonus[") {
        return None;
    }
    let end = field.find(']')? + 1;
    let rest = field.get(end..)?.strip_prefix(PARTS);
    let more = rest.and_then(|rest| rest.find(']')).map_or(0, |at| PARTS.len() + at + 1);
    field.get(..end + more)
}

/// Goes to the field of a fault, or to what holds it: opens its item, or shows the text where no
/// field has it.
fn mend(desk: Desk, field: &str) {
    desk.text.set(None);
    if let Some(item) = item_of(field) {
        desk.open.set(item.to_owned());
    }
    let list = field.rsplit_once('[').map_or("", |(list, _)| list);
    let parent = field.rsplit_once('.').map_or("", |(parent, _)| parent);
    let places = [field, list, parent].map(str::to_owned);
    let field = field.to_owned();
    request_animation_frame(move || match places.iter().find(|place| files::exists(&id(place))) {
        Some(place) => files::focus(&id(place)),
        None => text::open(desk, &field),
    });
}

fn save(desk: Desk) {
    let Some((_, rubric)) = untrack(|| desk.current()) else { return };
    save_rubric(&rubric);
}

/// Hands a rubric out as a file.
pub(in super::super) fn save_rubric(rubric: &Value) {
    let text = serde_json::to_string_pretty(rubric).unwrap_or_default();
    let name = format!("{}.json", words::text(rubric, "name"));
    files::download(&name, "application/json", text.as_bytes());
}

/// Takes the rubric out of the county; undo brings it back, its answers stay.
fn delete(desk: Desk) {
    let Some((at, rubric)) = untrack(|| desk.current()) else { return };
    let app = desk.shared.app;
    choose("edit", None);
    choose("rubric", None);
    app.edit(Edit::Rubric { at, take: true, put: None });
    app.tell("rubric-deleted", args! { "name" => words::text(&rubric, "name") }, false);
}
