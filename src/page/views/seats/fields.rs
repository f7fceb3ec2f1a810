//! Fields of the scenario panel: each carries in its act where its value stands in the scenario, so
//! that one listener keeps them all.

use super::Shared;
use super::store::{self, Doc};
use crate::args;
use crate::import::number::read_number;
use crate::page::say::t;
use crate::page::widgets::tree::{Node, OnAct, Tag, tag};
use serde_json::{Value, json};

/// A labelled field.
pub(super) fn labelled(label: &str, field: Tag) -> Node {
    tag("label", "seats-field").put(tag("span", "").text(label)).put(field).into()
}

/// A number at a path; empty is the default, which stands in its place.
pub(super) fn number(doc: &Doc, path: &str, usual: Option<f64>, label: &str) -> Tag {
    let value = store::number(doc, path).map(|n| n.to_string()).unwrap_or_default();
    let place = usual.map(|n| n.to_string()).unwrap_or_default();
    tag("input", "field seats-number")
        .with("type", "text")
        .with("inputmode", "decimal")
        .with("autocomplete", "off")
        .with("id", &id(path))
        .with("aria-label", label)
        .with("value", &value)
        .with("placeholder", &place)
        .act(&format!("number:{path}"))
}

/// One of some words at a path; the first is the default.
pub(super) fn pick(doc: &Doc, path: &str, words: &[&str], prefix: &str) -> Tag {
    let first = words.first().copied().unwrap_or_default();
    let now = store::get(doc, path).and_then(Value::as_str).unwrap_or(first);
    let option = |word: &&str| -> Node {
        let option = tag("option", "").with("value", word).flag("selected", *word == now);
        option.text(&t(&format!("{prefix}-{word}"))).into()
    };
    let select = tag("select", "field").with("id", &id(path)).act(&format!("word:{path}={first}"));
    select.all(words.iter().map(option).collect())
}

/// One of some years at a path, or none.
pub(super) fn year(doc: &Doc, path: &str, years: &[i32], none: &str) -> Tag {
    let now = store::get(doc, path).and_then(Value::as_i64);
    let option = |year: Option<i64>, name: &str| -> Node {
        let value = year.map(|year| year.to_string()).unwrap_or_default();
        let option = tag("option", "").with("value", &value).flag("selected", now == year);
        option.text(name).into()
    };
    let mut all: Vec<i64> = years.iter().map(|year| i64::from(*year)).collect();
    // A year of the file that the history has not is not lost.
    all.extend(now.filter(|now| !all.contains(now)));
    let mut options = vec![option(None, none)];
    options.extend(all.into_iter().map(|year| option(Some(year), &year.to_string())));
    tag("select", "field").with("id", &id(path)).act(&format!("year:{path}")).all(options)
}

/// Yes or no at a path.
pub(super) fn flag(doc: &Doc, path: &str, label: &str) -> Node {
    let on = store::get(doc, path).and_then(Value::as_bool).unwrap_or(false);
    let tick = tag("input", "").with("type", "checkbox").with("id", &id(path));
    tag("label", "seats-tick")
        .put(tick.flag("checked", on).act(&format!("flag:{path}")))
        .text(label)
        .into()
}

/// An element's id for a path.
pub(super) fn id(path: &str) -> String {
    format!("seats-{}", path.replace(['.', ' '], "-"))
}

/// What a person typed as a number, read as cells of files are: full-width digits, groups, 万 and
/// units are understood, a sign of percent says nothing; `Err` where it is no number, `Ok(None)`
/// where it is empty.
pub(super) fn typed(text: &str) -> Result<Option<f64>, ()> {
    let text = text.trim().trim_end_matches(['%', '％']).trim_end();
    let read = read_number(text).map_err(|_| ())?;
    Ok(read.map(|reading| reading.value))
}

/// The listener: keeps what is typed or chosen in the scenario.
pub(super) fn keeper(shared: Shared) -> OnAct {
    OnAct::new(move |(act, text): (String, String)| {
        let Some((kind, path)) = act.split_once(':') else { return };
        match kind {
            "number" => match typed(&text) {
                Ok(value) => shared.keep(|doc| store::put(doc, path, value.map(store::figure))),
                Err(()) => not_a_number(shared, &text),
            },
            "word" => {
                let (path, usual) = path.split_once('=').unwrap_or((path, ""));
                let value = (text != usual).then(|| json!(text));
                shared.keep(|doc| store::put(doc, path, value));
            }
            "year" => {
                let year = text.parse::<i32>().ok().map(|year| json!(year));
                shared.keep(|doc| store::put(doc, path, year));
            }
            "flag" => {
                let value = (text == "true").then(|| json!(true));
                shared.keep(|doc| store::put(doc, path, value));
            }
            _ => {}
        }
    })
}

/// Says that a text is no number.
pub(super) fn not_a_number(shared: Shared, text: &str) {
    shared.app.tell("seats-not-a-number", args! { "text" => text }, true);
}
