//! Changes of a rubric as written: a value at a path, entries of its lists, copies with ids of
//! their own. Nothing is checked here; [`super::from_value`] does that after every change.

use super::ships::id_of;
use crate::json::Value;
use serde_json::{Map, json};
use std::collections::BTreeSet;

/// The JSON pointer of a path such as `items[3].rule.each`, as faults name places.
fn pointer(path: &str) -> String {
    if path.is_empty() {
        String::new()
    } else {
        format!("/{}", path.replace('[', "/").replace(']', "").replace('.', "/"))
    }
}

/// What stands at a path.
#[must_use]
pub fn at<'a>(rubric: &'a Value, path: &str) -> Option<&'a Value> {
    rubric.pointer(&pointer(path))
}

/// Puts a value at a path, or takes away what is there. An object on the way that is not there
/// yet is made.
pub fn set(rubric: &mut Value, path: &str, value: Option<Value>) {
    let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
    if let Some(target) = rubric.pointer_mut(&pointer(path)) {
        if let Some(value) = value {
            *target = value;
        } else if let Some(Value::Object(map)) = rubric.pointer_mut(&pointer(parent)) {
            map.shift_remove(key);
        }
        return;
    }
    let Some(value) = value else { return };
    if rubric.pointer(&pointer(parent)).is_none_or(|parent| !parent.is_object()) {
        set(rubric, parent, Some(Value::Object(Map::new())));
    }
    if let Some(Value::Object(map)) = rubric.pointer_mut(&pointer(parent)) {
        map.insert(key.to_owned(), value);
    }
}

/// Takes away the object around a path where nothing is left in it. Entries of lists stay.
pub fn prune(rubric: &mut Value, path: &str) {
    let Some((parent, _)) = path.rsplit_once('.').filter(|(parent, _)| !parent.ends_with(']'))
    else {
        return;
    };
    if at(rubric, parent).and_then(Value::as_object).is_some_and(Map::is_empty) {
        set(rubric, parent, None);
    }
}

/// Gives what stands at a path another id. Items go with their group, limits with their grade.
pub fn rename(rubric: &mut Value, path: &str, id: &str) {
    let before = at(rubric, path).cloned();
    set(rubric, path, (!id.is_empty()).then(|| id.into()));
    let (list, key) = match path.split_once('[') {
        Some(("groups", _)) => ("items", "group"),
        Some(("grades", _)) => ("limits", "grade"),
        _ => return,
    };
    let Some(before) = before.filter(|_| !id.is_empty()) else { return };
    for place in 0..at(rubric, list).and_then(Value::as_array).map_or(0, Vec::len) {
        let path = format!("{list}[{place}].{key}");
        if at(rubric, &path) == Some(&before) {
            set(rubric, &path, Some(id.into()));
        }
    }
}

fn list<'a>(rubric: &'a mut Value, path: &str) -> Option<&'a mut Vec<Value>> {
    rubric.pointer_mut(&pointer(path)).and_then(Value::as_array_mut)
}

/// Puts an entry into a list, which is made where there is none; at its end where it is shorter.
pub fn insert(rubric: &mut Value, path: &str, position: usize, entry: Value) {
    if list(rubric, path).is_none() {
        set(rubric, path, Some(json!([])));
    }
    if let Some(list) = list(rubric, path) {
        list.insert(position.min(list.len()), entry);
    }
}

/// Takes an entry out of a list.
pub fn remove(rubric: &mut Value, path: &str, position: usize) {
    if let Some(list) = list(rubric, path).filter(|list| position < list.len()) {
        list.remove(position);
    }
}

/// Changes an entry's place with that of another.
pub fn swap(rubric: &mut Value, path: &str, one: usize, other: usize) {
    if let Some(list) = list(rubric, path).filter(|list| one.max(other) < list.len()) {
        list.swap(one, other);
    }
}

/// Every id below a value.
fn ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            found.insert(id_of(value).to_owned());
            map.values().for_each(|value| ids(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| ids(value, found)),
        _ => {}
    }
}

/// `wanted`, or with a number behind it where it is taken.
fn free(taken: &BTreeSet<String>, wanted: &str) -> String {
    // A copy of `a-2` is `a-3`; the year in `a-2019` is part of the name.
    let number = |n: &str| n.len() < 3 && n.parse::<u8>().is_ok();
    let stem = wanted.rsplit_once('-').filter(|(_, n)| number(n)).map_or(wanted, |(stem, _)| stem);
    let numbered = (2..).map(|n| format!("{stem}-{n}"));
    let mut all = std::iter::once(wanted.to_owned()).chain(numbered);
    all.find(|id| !taken.contains(id)).unwrap_or_default()
}

/// An id that nothing in the rubric has.
#[must_use]
pub fn free_id(rubric: &Value, wanted: &str) -> String {
    let mut taken = BTreeSet::new();
    ids(rubric, &mut taken);
    free(&taken, wanted)
}

/// A rubric under an id that none of the others has. Ids of its items stay, so that the answers
/// given for them still count.
#[must_use]
pub fn with_own_id<'a>(rubric: &Value, others: impl Iterator<Item = &'a str>) -> Value {
    let mut copy = rubric.clone();
    let id = free(&others.map(str::to_owned).collect(), id_of(rubric));
    set(&mut copy, "id", Some(id.into()));
    copy
}

/// A second entry like this one, with ids that are free.
#[must_use]
pub fn again(rubric: &Value, entry: &Value) -> Value {
    let mut taken = BTreeSet::new();
    ids(rubric, &mut taken);
    let mut copy = entry.clone();
    renew(&mut copy, &mut taken);
    if let Some(parts) = copy.pointer_mut("/rule/parts").and_then(Value::as_array_mut) {
        parts.iter_mut().for_each(|part| renew(part, &mut taken));
    }
    copy
}

fn renew(entry: &mut Value, taken: &mut BTreeSet<String>) {
    let id = free(taken, id_of(entry));
    taken.insert(id.clone());
    set(entry, "id", Some(id.into()));
}

/// The rule of an item after its kind was changed: fields that both kinds have stay, and a choice
/// that must be made begins with its first word. What else the kind needs is for a person to say.
#[must_use]
pub fn of_kind(rule: &Value, kind: &str) -> Value {
    let mut map = Map::new();
    map.insert("kind".to_owned(), kind.into());
    let slots = super::shape::rule(kind).map(|kind| kind.slots).unwrap_or_default();
    for slot in slots {
        let first = match slot.how {
            super::shape::How::Choice([first, ..]) if slot.must => Some(Value::from(*first)),
            _ => None,
        };
        if let Some(value) = rule.get(slot.key).cloned().or(first) {
            map.insert(slot.key.to_owned(), value);
        }
    }
    Value::Object(map)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_and_taken_at_their_paths() {
        let mut rubric = json!({ "id": "r", "items": [{ "id": "a", "full": "1", "rule": { "kind": "steps" } }] });
        set(&mut rubric, "items[0].rule.step", Some(json!("0.1")));
        set(&mut rubric, "source.document", Some(json!("文件")));
        set(&mut rubric, "items[0].full", None);
        set(&mut rubric, "items[7].full", None);
        assert_eq!(at(&rubric, "items[0].rule.step"), Some(&json!("0.1")));
        assert_eq!(
            rubric,
            json!({ "id": "r", "items": [{ "id": "a", "rule": { "kind": "steps", "step": "0.1" } }],
                "source": { "document": "文件" } })
        );
    }

    #[test]
    fn entries_come_and_go_in_their_order() {
        let mut rubric = json!({ "items": [{ "id": "a" }, { "id": "b" }] });
        let copy = again(&rubric, &json!({ "id": "a", "rule": { "parts": [{ "id": "b" }] } }));
        assert_eq!(copy, json!({ "id": "a-2", "rule": { "parts": [{ "id": "b-2" }] } }));
        insert(&mut rubric, "items", 1, copy);
        insert(&mut rubric, "bonus", 5, json!({ "id": "c" }));
        swap(&mut rubric, "items", 0, 2);
        swap(&mut rubric, "items", 0, 3);
        remove(&mut rubric, "items", 1);
        remove(&mut rubric, "items", 9);
        assert_eq!(
            rubric,
            json!({ "items": [{ "id": "b" }, { "id": "a" }], "bonus": [{ "id": "c" }] })
        );
        assert_eq!(free_id(&rubric, "item"), "item");
        assert_eq!(free_id(&rubric, "b"), "b-2");
        assert_eq!(with_own_id(&json!({ "id": "x" }), ["x", "x-2"].into_iter())["id"], "x-3");
        assert_eq!(with_own_id(&json!({ "id": "x-2" }), ["x", "x-2"].into_iter())["id"], "x-3");
        let year = with_own_id(&json!({ "id": "x-2019" }), ["x-2019"].into_iter());
        assert_eq!(year["id"], "x-2019-2");
    }

    #[test]
    fn another_kind_keeps_what_it_knows() {
        let rule = json!({ "kind": "threshold", "value": "schools", "is": "<=", "line": "5", "points": "1" });
        assert_eq!(
            of_kind(&rule, "deduct"),
            json!({ "kind": "deduct", "value": "schools", "line": "5" })
        );
        assert_eq!(of_kind(&rule, "every"), json!({ "kind": "every", "over": "schools" }));
    }
}
