//! What is wrong with a bad rubric: each with its item, its field and its line.

use super::rubric_of;
use junheng::rubric::{Fault, What, from_text, from_value};
use junheng::words::{Lang, Words};
use serde_json::{Value, json};

fn faults(value: &Value) -> Vec<Fault> {
    from_value(value).expect_err("a rubric that should be wrong")
}

/// The one fault of a one-item rubric with this rule.
fn of_rule(full: &str, rule: Value) -> (String, What) {
    let mut faults = faults(&rubric_of(full, rule));
    assert_eq!(faults.len(), 1, "{faults:#?}");
    let fault = faults.remove(0);
    assert_eq!(fault.item.as_deref(), Some("x"));
    (fault.field, fault.what)
}

/// The one fault after a change of a rubric that was right.
fn after(change: impl FnOnce(&mut Value)) -> Fault {
    let mut rubric = rubric_of("5", json!({ "kind": "incidents", "each": "1" }));
    assert!(from_value(&rubric).is_ok());
    change(&mut rubric);
    let mut faults = faults(&rubric);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    faults.remove(0)
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn points_that_do_not_add_up() {
    let fault = after(|r| r["full"] = json!("100"));
    assert_eq!(fault.field, "full");
    assert_eq!(fault.what, What::Sum { stated: text("100"), found: text("5") });
    let parts = json!({ "kind": "parts", "parts": [
        { "id": "a", "full": "0.1", "rule": { "kind": "stated" } },
        { "id": "b", "full": "0.2", "rule": { "kind": "stated" } } ] });
    assert!(from_value(&rubric_of("0.3", parts.clone())).is_ok());
    assert_eq!(
        of_rule("0.4", parts),
        (text("items[0].rule.parts"), What::Sum { stated: text("0.4"), found: text("0.3") })
    );
    let fault = after(|r| {
        r["groups"] = json!([{ "id": "g", "name": "甲类", "full": "6" }]);
        r["items"][0]["group"] = json!("g");
    });
    assert_eq!((fault.item.as_deref(), fault.field.as_str()), (Some("甲类"), "groups[0].full"));
    let fault = after(|r| {
        r["groups"] = json!([{ "id": "g", "weight": "60" }, { "id": "h", "weight": "30" }]);
        r["items"][0]["group"] = json!("g");
    });
    assert_eq!(fault.what, What::Sum { stated: text("100"), found: text("90") });
}

#[test]
fn rules_that_say_nothing_or_nonsense() {
    let at = |field: &str| format!("items[0].rule.{field}");
    for (full, rule, field, what) in [
        ("5", json!({}), "kind", What::NoKind),
        ("5", json!({ "kind": "magic" }), "kind", What::NoChoice { found: text("magic") }),
        (
            "5",
            json!({ "kind": "incidents", "count": "schools.giant", "each": "1" }),
            "count",
            What::UnknownMetric { name: text("schools.giant") },
        ),
        (
            "5",
            json!({ "kind": "incidents", "count": "schools +", "each": "1" }),
            "count",
            What::Formula { text: text("schools +"), at: 10 },
        ),
        ("5", json!({ "kind": "incidents" }), "each", What::Absent),
        (
            "5",
            json!({ "kind": "incidents", "each": "-1" }),
            "each",
            What::Negative { found: text("-1") },
        ),
        (
            "5",
            json!({ "kind": "incidents", "each": "两分" }),
            "each",
            What::NotANumber { found: text("两分") },
        ),
        ("5", json!({ "kind": "incidents", "each": "1", "eahc": 1 }), "eahc", What::UnknownField),
        ("5", json!({ "kind": "rank", "table": [5, 4] }), "population", What::NoPopulation),
        (
            "5",
            json!({ "kind": "rank", "table": [5, 4], "population": 4 }),
            "table",
            What::Table { places: 2, population: 4 },
        ),
        ("5", json!({ "kind": "rank", "table": [4, 5], "population": 2 }), "table", What::Order),
        (
            "5",
            json!({ "kind": "events", "each": "2", "atMost": "1" }),
            "atMost",
            What::CapBelowBonus { cap: text("1"), each: text("2") },
        ),
        (
            "5",
            json!({ "kind": "trend", "change": "notDecrease", "years": [2017, 2019] }),
            "years[1]",
            What::Years { before: text("2017"), after: text("2019") },
        ),
        (
            "5",
            json!({ "kind": "letters", "ratios": { "A": "1.2" } }),
            "ratios.A",
            What::OverHundred { found: text("1.2") },
        ),
        (
            "5",
            json!({ "kind": "threshold", "is": ">=", "line": "1", "points": "6" }),
            "points",
            What::MoreThanFull { found: text("6"), full: text("5") },
        ),
        ("5", json!({ "kind": "judged", "from": "2", "to": "1" }), "to", What::Range),
        (
            "1",
            json!({ "kind": "steps", "step": "0.3" }),
            "step",
            What::Grid { step: text("0.3"), full: text("1") },
        ),
        ("5", json!({ "kind": "deduct", "line": 1, "per": 0, "each": 1 }), "per", What::Zero),
        ("5", json!({ "kind": "every", "over": "schools" }), "test", What::Absent),
        (
            "5",
            json!({ "kind": "every", "over": "schools", "test": "schools > 1" }),
            "test",
            What::UnknownMetric { name: text("schools") },
        ),
        (
            "5",
            json!({ "kind": "bands", "bands": [{ "from": 80, "points": 1 }, { "from": 90, "points": 2 }] }),
            "bands[1].from",
            What::Order,
        ),
    ] {
        assert_eq!(of_rule(full, rule.clone()), (at(field), what), "{rule}");
    }
}

#[test]
fn percentages_over_a_hundred() {
    let fault = after(|r| {
        r["items"][0]["unit"] = json!("%");
        r["items"][0]["rule"] = json!({ "kind": "threshold", "is": ">=", "line": "850" });
    });
    assert_eq!(fault.what, What::OverHundred { found: text("850") });
    let mut weights = rubric_of("5", json!({ "kind": "stated" }));
    weights["groups"] = json!([{ "id": "g", "weight": "101" }]);
    assert!(faults(&weights).iter().any(|f| f.field == "groups[0].weight"));
}

#[test]
fn bonus_grades_and_limits_are_checked() {
    let bonus = json!([{ "id": "b", "rule": { "kind": "events", "each": "3" } }]);
    let fault = after(|r| {
        r["bonus"] = bonus;
        r["bonusAtMost"] = json!("2");
    });
    assert_eq!(fault.what, What::CapBelowBonus { cap: text("2"), each: text("3") });
    assert_eq!(fault.item.as_deref(), Some("b"));
    let fault = after(|r| {
        r["grades"] =
            json!([{ "id": "a", "from": 80 }, { "id": "b", "from": 90 }, { "id": "c", "from": 0 }])
    });
    assert_eq!((fault.field.as_str(), fault.what), ("grades[1].from", What::Order));
    let fault =
        after(|r| r["limits"] = json!([{ "id": "v", "kind": "gradeCap", "grade": "good" }]));
    assert_eq!(fault.what, What::Unknown { id: text("good") });
    let fault = after(|r| r["limits"] = json!([{ "id": "v" }]));
    assert_eq!((fault.item.as_deref(), fault.what), (Some("v"), What::NoKind));
    let fault =
        after(|r| r["bonus"] = json!([{ "id": "x", "rule": { "kind": "events", "each": 1 } }]));
    assert_eq!(fault.what, What::SameId { id: text("x") });
    let fault = after(|r| r["items"][0]["group"] = json!("nowhere"));
    assert_eq!(fault.what, What::Unknown { id: text("nowhere") });
}

#[test]
fn everything_wrong_is_told_with_its_line() {
    let text = r#"{
  "id": "t", "name": "试",
  "full": "10",
  "items": [
    { "id": "1", "label": "甲", "full": "4",
      "rule": { "kind": "incidents",
                "each": "两" } },
    { "id": "2", "label": "乙", "full": "-4",
      "rule": { "kind": "rank", "table": [4] } }
  ]
}"#;
    let faults = from_text(text).expect_err("faults");
    let words = Words::new(Lang::ZhHans);
    let told: Vec<_> = faults.iter().map(|f| f.told().sentence(&words)).collect();
    assert_eq!(
        told,
        [
            "第3行，full：写的是10，各项相加是4。",
            "第7行，甲（items[0].rule.each）：“两”不是数。",
            "第8行，乙（items[1].full）：分值不能是负数（-4）。",
            "第9行，乙（items[1].rule.population）：按名次计分，要写明参加排名的县数（population）。",
            "第9行，乙（items[1].rule.table[0]）：4分超过满分0分。",
        ]
    );
    let broken = from_text("{\n \"id\": }").expect_err("not JSON");
    assert_eq!(broken[0].line, Some(2));
    assert!(matches!(broken[0].what, What::NotJson { .. }));
    for lang in Lang::ALL {
        for fault in &faults {
            assert!(!fault.told().sentence(&Words::new(lang)).contains("rubric-fault"));
        }
    }
    assert!(matches!(from_value(&json!([])), Err(f) if f[0].what == What::NotAnObject));
}
