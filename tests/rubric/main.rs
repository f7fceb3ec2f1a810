//! Rubrics and score sheets: each kind of rule against hand-worked points, the rubrics that
//! ship, what is wrong with bad ones, and what holds for every sheet.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::expect_used)]

mod bad;
mod conditions;
mod faults;
mod kinds;
mod limits;
mod metrics;
mod properties;
mod qujiang;
mod seeds;
mod series;
mod shape;
mod typed;

use junheng::county::{County, from_json};
use junheng::rubric::{ItemScore, Rubric, Sheet, from_value, score, sentence};
use junheng::words::{Lang, Words};
use serde_json::{Value, json};

/// A rubric of one item with this rule.
pub fn rubric_of(full: &str, rule: Value) -> Value {
    json!({
        "id": "test", "name": "试", "full": full,
        "items": [{ "id": "x", "full": full, "rule": rule }],
    })
}

/// A rubric that must be right.
pub fn read(value: &Value) -> Rubric {
    match from_value(value) {
        Ok(rubric) => rubric,
        Err(faults) => panic!("{faults:#?}\n{value:#}"),
    }
}

/// A county file with these fields.
pub fn county(fields: Value) -> County {
    let mut file = json!({ "format": "junheng-county", "version": 1 });
    let Value::Object(fields) = fields else { panic!("not an object") };
    file.as_object_mut().unwrap().extend(fields);
    from_json(&file.to_string()).unwrap()
}

/// A county without schools, with one answer.
pub fn answered(answer: Value) -> County {
    county(json!({ "government": { "x": answer } }))
}

/// The sheet of a one-item rubric for a county with this typed value.
pub fn sheet(full: &str, rule: Value, value: Value) -> Sheet {
    score(&read(&rubric_of(full, rule)), &answered(json!({ "value": value })), None)
}

/// The item's points: `None` where undetermined.
pub fn points(full: &str, rule: Value, value: Value) -> Option<f64> {
    sheet(full, rule, value).items[0].score.value
}

/// The points and the one sentence of the item.
pub fn told(full: &str, rule: Value, value: Value) -> (Option<f64>, String) {
    let sheet = sheet(full, rule, value);
    (sheet.items[0].score.value, said(&sheet.items[0]))
}

/// The sentences of an item, in 简体中文.
pub fn said(item: &ItemScore) -> String {
    sentence::reasons(&Words::new(Lang::ZhHans), item).join("|")
}

/// The least and the most of the first item.
pub fn bounds(sheet: &Sheet) -> (f64, f64) {
    (sheet.items[0].score.low, sheet.items[0].score.high)
}
