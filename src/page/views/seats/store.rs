//! The county's scenarios as the view works on them: the objects of the county file themselves, so
//! that what this version does not know stays in them. Every change is one edit of the county.

use crate::county::{County, Edit};
use crate::page::state::App;
pub(super) use crate::project::scenario::doc::{
    Doc, figure, get, list, number, put, put_list, year_of,
};
use leptos::prelude::*;
use serde_json::{Value, json};

/// Name of the baseline (基线) in the file; readers see a word of their language.
pub(super) const BASELINE: &str = "";

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
