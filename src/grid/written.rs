//! What differs between two versions of something written: an answer, a scenario. Told place by
//! place, each with what stood there and what stands there since.

use crate::county::Answer;
use crate::json::Value;
use crate::words::Words;
use std::collections::BTreeMap;

/// More places than this are told as one.
const TOLD: usize = 20;

/// A place that differs: its path, what stood there, what stands there; empty where nothing does.
pub type Difference = (String, String, String);

/// Where an answer differs, by the name of its figures.
#[must_use]
pub fn of_answers(
    id: &str,
    before: Option<&Answer>,
    after: Option<&Answer>,
    words: &Words,
) -> Vec<Difference> {
    let all = |answer: Option<&Answer>| {
        let mut places = BTreeMap::new();
        let Some(answer) = answer else { return places };
        if let Some(value) = &answer.value {
            leaves(value, id, words, &mut places);
        }
        if let Some(note) = &answer.note {
            places.insert(format!("{id}.note"), note.clone());
        }
        for (key, value) in &answer.extra {
            // Where figures were read is no answer.
            if key != "origin" {
                leaves(value, &format!("{id}.{key}"), words, &mut places);
            }
        }
        places
    };
    let named = |path: String| words.answer(&path);
    differing(&all(before), &all(after)).into_iter().map(|(p, a, b)| (named(p), a, b)).collect()
}

/// Where a scenario differs, by the name of its fields.
#[must_use]
pub fn of_scenarios(
    before: Option<&Value>,
    after: Option<&Value>,
    words: &Words,
) -> Vec<Difference> {
    let all = |scenario: Option<&Value>| {
        let mut places = BTreeMap::new();
        if let Some(scenario) = scenario {
            leaves(scenario, "", words, &mut places);
        }
        places
    };
    let name = |path: &str| {
        let mut parts = path.split('.').filter(|part| !part.is_empty());
        let field = parts.next().unwrap_or_default();
        let key = format!("step-field-{field}");
        let first = if words.has(&key) { words.say(&key) } else { field.to_owned() };
        let section = |part: &str| {
            let key = format!("section-{part}");
            if words.has(&key) { words.say(&key) } else { part.to_owned() }
        };
        std::iter::once(first).chain(parts.map(section)).collect::<Vec<_>>().join(" · ")
    };
    differing(&all(before), &all(after)).into_iter().map(|(p, a, b)| (name(&p), a, b)).collect()
}

/// The places of a value and what stands there. A list is one place.
fn leaves(value: &Value, path: &str, words: &Words, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                leaves(value, &path, words, into);
            }
        }
        Value::Null => {}
        value => {
            into.insert(path.to_owned(), text(value, words));
        }
    }
}

fn text(value: &Value, words: &Words) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => words.say("quality-yes"),
        Value::Bool(false) => words.say("quality-no"),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            list.iter().map(|value| text(value, words)).collect::<Vec<_>>().join("；")
        }
        Value::Object(fields) => {
            fields.values().map(|value| text(value, words)).collect::<Vec<_>>().join(" ")
        }
    }
}

fn differing(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> Vec<Difference> {
    let paths: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let at = |places: &BTreeMap<String, String>, path: &String| {
        places.get(path).cloned().unwrap_or_default()
    };
    let found: Vec<Difference> = paths
        .into_iter()
        .map(|path| (path.clone(), at(before, path), at(after, path)))
        .filter(|(_, before, after)| before != after)
        .collect();
    if found.len() > TOLD { Vec::new() } else { found }
}
