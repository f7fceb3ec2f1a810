//! A scenario as the object of the county file, for whoever edits it: what this version does not
//! know stays in it. The page's forms and tables call this; it knows no page and no words.

pub mod milestones;
pub mod path;

use serde_json::{Map, Value, json};

/// A scenario, or an entry of one of its lists, as it stands in the file.
pub type Doc = Map<String, Value>;

/// A figure at a path such as `staff.pupilsPerTeacher.primary`.
#[must_use]
pub fn number(doc: &Doc, path: &str) -> Option<f64> {
    get(doc, path).and_then(Value::as_f64)
}

/// What stands at a path.
#[must_use]
pub fn get<'a>(doc: &'a Doc, path: &str) -> Option<&'a Value> {
    let mut keys = path.split('.');
    let mut found = doc.get(keys.next()?)?;
    for key in keys {
        found = found.as_object()?.get(key)?;
    }
    Some(found)
}

/// Puts a value at a path; `None` takes it away, with the objects that it leaves empty.
pub fn put(doc: &mut Doc, path: &str, value: Option<Value>) {
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

/// The objects of the list at a path.
#[must_use]
pub fn list(doc: &Doc, path: &str) -> Vec<Doc> {
    let items = get(doc, path).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(|value| value.as_object().cloned()).collect()
}

/// Puts a list at a path; an empty one is taken away.
pub fn put_list(doc: &mut Doc, path: &str, items: Vec<Doc>) {
    let items: Vec<Value> = items.into_iter().map(Value::Object).collect();
    put(doc, path, (!items.is_empty()).then_some(Value::Array(items)));
}

/// The year of an entry of a list.
#[must_use]
pub fn year_of(entry: &Doc) -> Option<i32> {
    entry.get("year").and_then(Value::as_i64).and_then(|year| i32::try_from(year).ok())
}

/// A figure as the file has it: whole numbers without a fraction, so that years are whole.
#[allow(clippy::cast_possible_truncation, reason = "whole and within the exact range")]
#[must_use]
pub fn figure(value: f64) -> Value {
    const EXACT: f64 = 9.0e15;
    if libm::trunc(value) == value && value.abs() < EXACT {
        json!(value as i64)
    } else {
        json!(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_at_paths_leave_no_empty_objects_behind() {
        let mut doc = Doc::new();
        put(&mut doc, "staff.pupilsPerTeacher.primary", Some(figure(18.0)));
        assert_eq!(number(&doc, "staff.pupilsPerTeacher.primary"), Some(18.0));
        assert_eq!(get(&doc, "staff.pupilsPerTeacher"), Some(&json!({ "primary": 18 })));
        put(&mut doc, "staff.pupilsPerTeacher.primary", None);
        assert_eq!(doc, Doc::new());
        let entry = json!({ "year": 2027, "count": 3.5 }).as_object().cloned().unwrap();
        assert_eq!(year_of(&entry), Some(2027));
        put_list(&mut doc, "staff.retirements", vec![entry.clone()]);
        assert_eq!(list(&doc, "staff.retirements"), [entry]);
        put_list(&mut doc, "staff.retirements", Vec::new());
        assert_eq!(doc, Doc::new());
    }
}
