//! What the county keeps for planning, as the view works on it: the values of the county file
//! themselves, so that what this version does not know stays in them. Every change is one edit.

use crate::county::Edit;
use crate::json::Value;
use crate::page::state::App;
use leptos::prelude::*;
use serde_json::{Map, Number};

/// An object as it stands in the file.
pub(super) type Doc = Map<String, Value>;

/// What is set down under a subject.
pub(super) fn get(app: App, subject: &str) -> Option<Value> {
    app.county.with(|c| c.plan.get(subject).cloned())
}

/// The object under a subject.
pub(super) fn doc(app: App, subject: &str) -> Doc {
    match get(app, subject) {
        Some(Value::Object(doc)) => doc,
        _ => Doc::new(),
    }
}

/// The objects of the list under a subject.
pub(super) fn list(app: App, subject: &str) -> Vec<Doc> {
    let Some(Value::Array(list)) = get(app, subject) else { return Vec::new() };
    list.into_iter().filter_map(|v| if let Value::Object(d) = v { Some(d) } else { None }).collect()
}

/// Sets what stands under a subject; nothing where it is empty.
pub(super) fn put(app: App, subject: &str, value: Value) {
    let empty = match &value {
        Value::Object(doc) => doc.is_empty(),
        Value::Array(list) => list.is_empty(),
        other => other.is_null(),
    };
    let value = (!empty).then_some(value);
    if untrack(|| get(app, subject)) != value {
        app.edit(Edit::Plan { subject: subject.to_owned(), value });
    }
}

/// Puts a list of objects.
pub(super) fn put_list(app: App, subject: &str, list: Vec<Doc>) {
    put(app, subject, Value::Array(list.into_iter().map(Value::Object).collect()));
}

/// A text of an object.
pub(super) fn text<'a>(doc: &'a Doc, key: &str) -> &'a str {
    doc.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// What a person typed as a figure: a number where the one number reader reads one, so that
/// `9.04亿` and `９０` are understood; nothing where there is none; the text itself otherwise, which
/// the plan tells of. A percentage keeps its sign's value: `5.5%` is 5.5.
pub(super) fn typed(text: &str, percent: bool) -> Option<Value> {
    use crate::import::number::{Suffix, read_number};
    match read_number(text) {
        Ok(None) => None,
        Ok(Some(reading)) => {
            let percents = percent && reading.marks.suffix == Some(Suffix::Percent);
            let value = if percents { reading.value * 100.0 } else { reading.value };
            // Digits as they were typed, so that 0.55 stays 0.55 after the percent sign.
            let value = if percents { rounded(value) } else { value };
            Some(figure(value))
        }
        Err(_) => Some(Value::String(text.trim().to_owned())),
    }
}

fn rounded(value: f64) -> f64 {
    libm::round(value * 1e9) / 1e9
}

/// Whole numbers without a fraction, as files have them.
#[allow(clippy::cast_possible_truncation, reason = "whole and within the exact range")]
pub(super) fn figure(value: f64) -> Value {
    const EXACT: f64 = 9.0e15;
    if libm::trunc(value) == value && value.abs() < EXACT {
        Value::from(value as i64)
    } else {
        Number::from_f64(value).map_or(Value::Null, Value::Number)
    }
}

/// A value as a field shows it.
pub(super) fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// An id that no object of the list has.
pub(super) fn free_id(list: &[Doc], stem: &str) -> String {
    let taken = |id: &String| list.iter().any(|doc| text(doc, "id") == id.as_str());
    (1..).map(|n| format!("{stem}-{n}")).find(|id| !taken(id)).unwrap_or_default()
}
