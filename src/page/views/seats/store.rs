//! The county's scenarios as the view works on them: the objects of the county file themselves, so
//! that what this version does not know stays in them. Every change is one edit of the county.

use crate::county::{County, Edit};
use crate::page::state::App;
use leptos::prelude::*;
use serde_json::{Map, Value, json};

/// Name of the baseline (基线) in the file; readers see a word of their language.
pub(super) const BASELINE: &str = "";

/// A scenario as it stands in the file.
pub(super) type Doc = Map<String, Value>;

/// The scenarios, the baseline first. A county without one has an untouched baseline.
pub(super) fn all(county: &County) -> Vec<Doc> {
    let mut docs: Vec<Doc> =
        county.scenarios.iter().filter_map(|value| value.as_object().cloned()).collect();
    match docs.iter().position(|doc| name(doc) == BASELINE) {
        Some(at) => {
            let baseline = docs.remove(at);
            docs.insert(0, baseline);
        }
        None => docs.insert(0, Doc::new()),
    }
    docs
}

/// Name of a scenario.
pub(super) fn name(doc: &Doc) -> &str {
    doc.get("name").and_then(Value::as_str).unwrap_or(BASELINE)
}

/// The scenario of a name; the baseline where there is none.
pub(super) fn named(docs: &[Doc], wanted: &str) -> Doc {
    let found = docs.iter().find(|doc| name(doc) == wanted).or_else(|| docs.first());
    found.cloned().unwrap_or_default()
}

/// Position of a scenario in the county, where it stands there.
fn position(county: &County, wanted: &str) -> Option<usize> {
    let is_it = |value: &Value| value.as_object().is_some_and(|doc| name(doc) == wanted);
    county.scenarios.iter().position(is_it)
}

/// Puts a changed scenario in the place of the one of its name; can be undone.
pub(super) fn replace(app: App, was: &str, doc: Doc) {
    let (found, end) = app.county.with_untracked(|c| (position(c, was), c.scenarios.len()));
    let put = Some(Value::Object(doc));
    app.edit(Edit::Scenario { at: found.unwrap_or(end), take: found.is_some(), put });
}

/// Adds a copy of a scenario under a free name and gives that name.
pub(super) fn add(app: App, mut doc: Doc, wanted: &str) -> String {
    let (docs, end) = app.county.with_untracked(|c| (all(c), c.scenarios.len()));
    let new = free_name(&docs, wanted);
    doc.insert("name".to_owned(), json!(new));
    app.edit(Edit::Scenario { at: end, take: false, put: Some(Value::Object(doc)) });
    new
}

/// Takes a scenario away; the baseline becomes untouched.
pub(super) fn remove(app: App, gone: &str) {
    if let Some(at) = app.county.with_untracked(|c| position(c, gone)) {
        app.edit(Edit::Scenario { at, take: true, put: None });
    }
}

/// The wanted name, or the next one with a number that nobody has.
pub(super) fn free_name(docs: &[Doc], wanted: &str) -> String {
    let taken = |text: &str| text.is_empty() || docs.iter().any(|doc| name(doc) == text);
    if !taken(wanted) {
        return wanted.to_owned();
    }
    (2..).map(|n| format!("{wanted} {n}")).find(|text| !taken(text)).unwrap_or_default()
}

/// A figure at a path such as `staff.pupilsPerTeacher.primary`.
pub(super) fn number(doc: &Doc, path: &str) -> Option<f64> {
    get(doc, path).and_then(Value::as_f64)
}

/// What stands at a path.
pub(super) fn get<'a>(doc: &'a Doc, path: &str) -> Option<&'a Value> {
    let mut keys = path.split('.');
    let mut found = doc.get(keys.next()?)?;
    for key in keys {
        found = found.as_object()?.get(key)?;
    }
    Some(found)
}

/// Puts a value at a path; `None` takes it away, with the objects that it leaves empty.
pub(super) fn put(doc: &mut Doc, path: &str, value: Option<Value>) {
    match (path.split_once('.'), value) {
        (None, Some(value)) => {
            doc.insert(path.to_owned(), value);
        }
        (None, None) => {
            doc.shift_remove(path);
        }
        (Some((first, rest)), value) => {
            let mut inner = match doc.get(first) {
                Some(Value::Object(inner)) => inner.clone(),
                _ => Doc::new(),
            };
            put(&mut inner, rest, value);
            let left = (!inner.is_empty()).then_some(Value::Object(inner));
            put(doc, first, left);
        }
    }
}

/// The objects of a list.
pub(super) fn list(doc: &Doc, key: &str) -> Vec<Doc> {
    let items = doc.get(key).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(|value| value.as_object().cloned()).collect()
}

/// Puts a list; an empty one is taken away.
pub(super) fn put_list(doc: &mut Doc, key: &str, items: Vec<Doc>) {
    let items: Vec<Value> = items.into_iter().map(Value::Object).collect();
    put(doc, key, (!items.is_empty()).then_some(Value::Array(items)));
}

/// A figure as the file has it: whole numbers without a fraction, so that years are whole.
#[allow(clippy::cast_possible_truncation, reason = "whole and within the exact range")]
pub(super) fn figure(value: f64) -> Value {
    const EXACT: f64 = 9.0e15;
    if libm::trunc(value) == value && value.abs() < EXACT {
        json!(value as i64)
    } else {
        json!(value)
    }
}
