//! The table of kinds and fields that an editor draws lists what the reader reads.

use super::rubric_of;
use junheng::rubric::shape::{How, Kind, LIMITS, RULES, Slot};
use junheng::rubric::{Fault, What, change, from_value};
use serde_json::{Map, Value, json};

fn faults(rubric: &Value) -> Vec<Fault> {
    from_value(rubric).err().unwrap_or_default()
}

/// A rule of a kind in which every field holds what no field can hold.
fn nonsense(kind: &Kind) -> Value {
    let mut rule = Map::new();
    rule.insert("kind".to_owned(), kind.id.into());
    for slot in kind.slots {
        let wrong = match slot.how {
            How::Flag | How::Group | How::Grade => json!([]),
            How::Rows(_) | How::Items | How::Numbers => json!("x"),
            How::Object(_) | How::Ratios | How::Figures | How::Choice(_) => json!(7),
            _ => json!([{}]),
        };
        rule.insert(slot.key.to_owned(), wrong);
    }
    Value::Object(rule)
}

#[test]
fn every_field_of_every_kind_is_read() {
    for kind in RULES {
        let found = faults(&rubric_of("5", nonsense(kind)));
        for slot in kind.slots {
            let path = format!("items[0].rule.{}", slot.key);
            let told = found.iter().any(|fault| fault.field == path);
            // What else there is to read depends on a choice that is wrong here.
            let later = matches!(
                (kind.id, slot.key),
                ("threshold", "value" | "line" | "points" | "otherwise" | "alternative")
                    | ("trend", "by")
                    | ("every", "atMost")
            );
            assert!(told || later, "{} {}: {found:#?}", kind.id, slot.key);
        }
        assert!(found.iter().all(|fault| fault.what != What::UnknownField), "{}", kind.id);
    }
    for (kind, rule, keys) in [
        (
            "threshold",
            json!({ "is": ">=" }),
            ["value", "line", "points", "otherwise", "alternative"].as_slice(),
        ),
        ("trend", json!({ "change": "percent" }), ["by"].as_slice()),
        ("every", json!({ "over": "schools", "test": "1", "each": "1" }), ["atMost"].as_slice()),
    ] {
        for key in keys {
            let mut rule = rule.clone();
            rule["kind"] = json!(kind);
            rule[*key] = json!([{}]);
            let path = format!("items[0].rule.{key}");
            let found = faults(&rubric_of("5", rule));
            assert!(found.iter().any(|fault| fault.field == path), "{kind} {key}: {found:#?}");
        }
    }
}

#[test]
fn fields_that_must_be_there_are_asked_for() {
    let absent = |found: &[Fault], path: &str| found.iter().any(|fault| fault.field == path);
    for kind in RULES {
        let found = faults(&rubric_of("5", json!({ "kind": kind.id })));
        let must = |slot: &&Slot| slot.must;
        // Without a comparison there is no line to read; places at the line are full marks.
        let excused = |key: &str| {
            matches!((kind.id, key), ("threshold", "line") | ("rankBelowLine" | "ratio", "is"))
        };
        for slot in kind.slots.iter().filter(must).filter(|slot| !excused(slot.key)) {
            let path = format!("items[0].rule.{}", slot.key);
            assert!(absent(&found, &path), "{} {}: {found:#?}", kind.id, slot.key);
        }
    }
}

#[test]
fn a_kind_that_was_just_chosen_is_one_the_reader_knows() {
    for kind in RULES {
        let rule = change::of_kind(&json!({ "kind": "incidents", "each": "1" }), kind.id);
        let unread = |fault: &Fault| {
            matches!(fault.what, What::NoKind | What::NoChoice { .. } | What::UnknownField)
        };
        assert!(!faults(&rubric_of("5", rule)).iter().any(unread), "{}", kind.id);
    }
    for kind in LIMITS {
        let mut rubric = rubric_of("5", json!({ "kind": "stated" }));
        rubric["limits"] = json!([{ "id": "l", "kind": kind.id }]);
        let found = faults(&rubric);
        assert!(found.iter().all(|f| !matches!(f.what, What::NoChoice { .. })), "{}", kind.id);
    }
}

/// Ids are fields as well: what refers to one goes with it, and an object emptied is gone.
#[test]
fn ids_are_renamed_with_what_refers_to_them_and_sources_go_when_they_are_empty() {
    let mut rubric = rubric_of("5", json!({ "kind": "stated" }));
    rubric["groups"] = json!([{ "id": "a", "name": "甲" }, { "id": "b", "name": "乙" }]);
    rubric["grades"] = json!([{ "id": "good", "name": "好", "from": "0" }]);
    rubric["limits"] = json!([{ "id": "l", "kind": "gradeCap", "grade": "good", "name": "限" }]);
    rubric["items"][0]["group"] = json!("a");
    change::rename(&mut rubric, "groups[0].id", "c");
    change::rename(&mut rubric, "grades[0].id", "fair");
    change::rename(&mut rubric, "items[0].id", "first");
    assert_eq!(rubric["items"][0]["group"], "c");
    assert_eq!(
        (&rubric["limits"][0]["grade"], &rubric["items"][0]["id"]),
        (&json!("fair"), &json!("first"))
    );
    assert_eq!(rubric["groups"][1]["id"], "b");
    assert!(faults(&rubric).is_empty(), "{:?}", faults(&rubric));
    // An id taken away is asked for; the items stay with the group that was theirs.
    change::rename(&mut rubric, "groups[0].id", "");
    assert_eq!(rubric["items"][0]["group"], "c");
    assert!(!faults(&rubric).is_empty());

    let mut rubric = rubric_of("5", json!({ "kind": "stated" }));
    for (key, text) in [("document", "某县文件"), ("status", "local")] {
        change::set(&mut rubric, &format!("items[0].source.{key}"), Some(text.into()));
    }
    let read = from_value(&rubric).unwrap();
    assert_eq!(read.items[0].source.as_ref().unwrap().document, "某县文件");
    for key in ["document", "status"] {
        let path = format!("items[0].source.{key}");
        change::set(&mut rubric, &path, None);
        change::prune(&mut rubric, &path);
    }
    assert_eq!(rubric["items"][0].get("source"), None);
    assert!(from_value(&rubric).is_ok());
    for status in junheng::rubric::shape::STATUSES {
        rubric["items"][0]["source"] = json!({ "document": "x", "status": status });
        assert!(from_value(&rubric).is_ok(), "{status}");
    }
}
