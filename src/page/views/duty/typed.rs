//! Typed answers of an item: which fields its rule asks for, and how a field's text and the stored
//! answer become each other. No drawing here.

use super::words::text;
use crate::county::Answer;
use crate::import::number::{Suffix, read_number};
use crate::json::{self, Value};

/// How a field is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::page::views) enum How {
    /// A number, or a word that stands for one.
    Number,
    /// Numbers with spaces between.
    Numbers,
    /// One of some words.
    Choice(Vec<String>),
    /// Any of some things: id and name.
    Ticks(Vec<(String, String)>),
    /// Lines of names and a number: years, stages.
    Lines,
    /// One line each, or only how many.
    Events,
}

/// A field of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::page::views) enum Slot {
    /// The value, or under a key a part of it.
    Value(String, How),
    /// The note.
    Note,
    /// `document`, `date` or `department` of the evidence.
    Evidence(&'static str),
    /// How far it is done.
    State,
    /// A yes: `notApplicable`, `override`.
    Flag(&'static str),
}

/// The fields in which an item's value is typed.
pub(super) fn slots(item: &Value) -> Vec<Slot> {
    let rule = item.get("rule").unwrap_or(&Value::Null);
    let entries = text(rule, "over") == "entries";
    let one = |how| vec![Slot::Value(String::new(), how)];
    match text(rule, "kind").as_str() {
        "stated" | "parts" | "evidence" => Vec::new(),
        "letters" => {
            let ratios = rule.get("ratios").and_then(Value::as_object);
            one(How::Choice(ratios.into_iter().flat_map(|map| map.keys().cloned()).collect()))
        }
        "checklist" => {
            let flags = rule.get("flags").and_then(Value::as_array);
            let flag = |flag: &Value| (text(flag, "id"), super::words::name(flag));
            one(How::Ticks(flags.into_iter().flatten().map(flag).collect()))
        }
        "trend" => one(How::Lines),
        "every" | "share" | "ratio" if entries => one(How::Lines),
        "every" | "share" => numbers(&names(rule)),
        "events" => one(How::Events),
        "rank" | "rankBelowLine" => vec![
            Slot::Value("rank".to_owned(), How::Number),
            Slot::Value("value".to_owned(), How::Number),
            Slot::Value("peers".to_owned(), How::Numbers),
        ],
        _ => {
            let mut keys = names(rule);
            if keys.is_empty() {
                keys.push(String::new());
            }
            keys.extend(names(item.get("appliesWhen").unwrap_or(&Value::Null)));
            keys.dedup();
            numbers(&keys)
        }
    }
}

fn numbers(keys: &[String]) -> Vec<Slot> {
    keys.iter().map(|key| Slot::Value(key.clone(), How::Number)).collect()
}

/// The keys that formulas below a value ask of the answer, each once; empty for the value itself.
pub(in crate::page::views) fn names(value: &Value) -> Vec<String> {
    let mut keys = Vec::new();
    collect(value, &mut keys);
    keys
}

fn collect(value: &Value, keys: &mut Vec<String>) {
    match value {
        Value::String(formula) => {
            for rest in formula.split("answer").skip(1) {
                let key = rest.strip_prefix('.').unwrap_or_default();
                let end = key.find(|c: char| !c.is_alphanumeric() && c != '_');
                let key = key.get(..end.unwrap_or(key.len())).unwrap_or_default().to_owned();
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, keys)),
        Value::Object(map) => map.values().for_each(|value| collect(value, keys)),
        _ => {}
    }
}

/// A number where the one number reader finds one, a percentage as its percents; what is not
/// stays text, and the sheet says so.
pub(in crate::page::views) fn scalar(typed: &str) -> Value {
    let Ok(Some(reading)) = read_number(typed) else { return typed.into() };
    let value = match reading.marks.suffix {
        Some(Suffix::Percent) => reading.value * 100.0,
        _ => reading.value,
    };
    #[allow(clippy::cast_possible_truncation, reason = "whole and small enough to be exact")]
    if libm::trunc(value) == value && libm::fabs(value) < 9e15 {
        return (value as i64).into();
    }
    value.into()
}

/// A single value as a field shows it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => json::text(other).unwrap_or_default(),
    }
}

/// Names and numbers, a line each; two names where entries lie within entries.
fn lines(value: &Value) -> String {
    let Value::Object(map) = value else { return shown(value) };
    let mut lines = Vec::new();
    for (name, value) in map {
        match value {
            Value::Object(inner) => {
                lines.extend(inner.iter().map(|(key, v)| format!("{name} {key} {}", shown(v))));
            }
            value => lines.push(format!("{name} {}", shown(value))),
        }
    }
    lines.join("\n")
}

/// The other way; text that is no such lines is kept as it is.
fn entries(typed: &str) -> Value {
    let mut map = serde_json::Map::new();
    for line in typed.lines().filter(|line| !line.trim().is_empty()) {
        let between = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '=' | '，' | '、');
        let words: Vec<&str> = line.split(between).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            [name, value] => {
                map.insert((*name).to_owned(), scalar(value));
            }
            [name, key, value] => {
                let inner = map
                    .entry((*name).to_owned())
                    .or_insert_with(|| Value::Object(serde_json::Map::new()));
                match inner {
                    Value::Object(inner) => {
                        inner.insert((*key).to_owned(), scalar(value));
                    }
                    _ => return typed.into(),
                }
            }
            _ => return typed.into(),
        }
    }
    Value::Object(map)
}

/// What a field shows.
pub(super) fn read(answer: &Answer, slot: &Slot) -> String {
    match slot {
        Slot::Value(key, how) => {
            let value = part(answer, key).unwrap_or(&Value::Null);
            match (how, value) {
                (How::Lines, value) => lines(value),
                (How::Ticks(_), Value::Bool(false)) => NONE.to_owned(),
                (How::Ticks(_), Value::Array(list)) if list.is_empty() => NONE.to_owned(),
                (How::Events | How::Ticks(_), Value::Array(list)) => {
                    list.iter().map(shown).collect::<Vec<_>>().join("\n")
                }
                (How::Ticks(_), Value::Object(map)) => {
                    let ticked = map.iter().filter(|(_, v)| **v == Value::Bool(true));
                    ticked.map(|(id, _)| id.as_str()).collect::<Vec<_>>().join("\n")
                }
                (How::Numbers, Value::Array(list)) => {
                    list.iter().map(shown).collect::<Vec<_>>().join(" ")
                }
                (_, value) => shown(value),
            }
        }
        Slot::Note => answer.note.clone().unwrap_or_default(),
        Slot::Evidence(key) => {
            let evidence = answer.evidence().unwrap_or_default();
            let text = match *key {
                "date" => evidence.date,
                "department" => evidence.department,
                _ => evidence.document,
            };
            text.unwrap_or_default()
        }
        Slot::State => answer.state().unwrap_or_default().to_owned(),
        Slot::Flag(key) => {
            let set = answer.extra.get(*key) == Some(&Value::Bool(true));
            if set { "yes".to_owned() } else { String::new() }
        }
    }
}

fn part<'a>(answer: &'a Answer, key: &str) -> Option<&'a Value> {
    let value = answer.value.as_ref();
    match (key, value) {
        ("", Some(Value::Object(map))) if map.contains_key("value") => map.get("value"),
        ("", value) => value,
        (key, Some(Value::Object(map))) if map.contains_key(key) => map.get(key),
        // Beside the value, where other programs write it; a single number is the place itself.
        (key, value) => answer.extra.get(key).or(value.filter(|v| key == "rank" && !v.is_object())),
    }
}

/// Puts what was typed into an answer; empty text takes it away.
pub(super) fn write(answer: &mut Answer, slot: &Slot, typed: &str) {
    let typed = typed.trim();
    let some = |value: Value| (!typed.is_empty()).then_some(value);
    match slot {
        Slot::Value(key, how) => {
            let value = match how {
                How::Number | How::Choice(_) => scalar(typed),
                How::Numbers => typed.split_whitespace().map(scalar).collect(),
                How::Lines => entries(typed),
                How::Ticks(_) if typed == NONE => Value::Array(Vec::new()),
                How::Events if typed.parse::<f64>().is_ok() => scalar(typed),
                How::Ticks(_) | How::Events => typed.lines().map(Value::from).collect(),
            };
            put(answer, key, some(value));
        }
        Slot::Note => answer.note = (!typed.is_empty()).then(|| typed.to_owned()),
        Slot::Evidence(key) => {
            let mut map = match answer.extra.remove("evidence") {
                Some(Value::Object(map)) => map,
                // A mere text is the name of the document.
                Some(Value::String(document)) => {
                    [("document".to_owned(), Value::from(document))].into_iter().collect()
                }
                _ => serde_json::Map::new(),
            };
            match some(typed.into()) {
                Some(value) => map.insert((*key).to_owned(), value),
                None => map.remove(*key),
            };
            if !map.is_empty() {
                answer.extra.insert("evidence".to_owned(), Value::Object(map));
            }
        }
        Slot::State => beside(answer, "state", some(typed.into())),
        Slot::Flag(key) => beside(answer, key, some(true.into())),
    }
}

/// What stands for a checklist on which nothing is ticked: answered, unlike an empty text.
pub(super) const NONE: &str = "-";

fn beside(answer: &mut Answer, key: &str, value: Option<Value>) {
    match value {
        Some(value) => answer.extra.insert(key.to_owned(), value),
        None => answer.extra.remove(key),
    };
}

/// Sets a part of the value. A single value makes room for parts as their `value`.
fn put(answer: &mut Answer, key: &str, value: Option<Value>) {
    if answer.extra.contains_key(key) || key == "scale" {
        return beside(answer, key, value);
    }
    let in_parts = matches!(&answer.value, Some(Value::Object(map)) if map.contains_key("value"));
    if key.is_empty() && !in_parts {
        answer.value = value;
        return;
    }
    let key = if key.is_empty() { "value" } else { key };
    let mut map = match answer.value.take() {
        Some(Value::Object(map)) => map,
        Some(single) if !single.is_null() => {
            let name = if key == "rank" || key == "peers" { "rank" } else { "value" };
            [(name.to_owned(), single)].into_iter().collect()
        }
        _ => serde_json::Map::new(),
    };
    match value {
        Some(value) => map.insert(key.to_owned(), value),
        None => map.remove(key),
    };
    answer.value = (!map.is_empty()).then_some(Value::Object(map));
}
