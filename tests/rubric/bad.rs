//! The bad inputs that a person hands in, one after the other: each is a sentence that names the item.

use super::{county, read, rubric_of, told};
use junheng::rubric::{from_text, from_value, score};
use junheng::words::{Lang, Words};
use serde_json::{Value, json};

/// What is said of a rubric whose only item, 班额, has this rule.
fn sentences(full: &str, rule: Value, change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut rubric = rubric_of(full, rule);
    rubric["items"][0]["label"] = json!("班额");
    change(&mut rubric);
    let words = Words::new(Lang::ZhHans);
    let faults = from_value(&rubric).expect_err("a rubric that should be wrong");
    faults.iter().map(|fault| fault.told().sentence(&words)).collect()
}

fn only(full: &str, rule: Value) -> String {
    let mut all = sentences(full, rule, |_| {});
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn points_that_do_not_add_up_name_the_item_and_both_sums() {
    let part =
        |id: &str, full: &str| json!({ "id": id, "full": full, "rule": { "kind": "stated" } });
    let parts = json!({ "kind": "parts", "parts": [part("a", "1"), part("b", "0.6")] });
    assert_eq!(only("2", parts), "班额（items[0].rule.parts）：写的是2，各项相加是1.6。");
}

#[test]
fn an_unknown_metric_is_named_with_the_item() {
    let rule = json!({ "kind": "incidents", "count": "schools.giant", "each": "1" });
    assert_eq!(only("5", rule), "班额（items[0].rule.count）：没有名为“schools.giant”的指标。");
}

#[test]
fn a_rule_without_a_kind_names_the_item() {
    let rule = json!({ "each": "1" });
    assert_eq!(only("5", rule), "班额（items[0].rule.kind）：规则没有写明种类（kind）。");
}

#[test]
fn negative_points_name_the_item() {
    let rule = json!({ "kind": "incidents", "each": "-2" });
    assert_eq!(only("5", rule), "班额（items[0].rule.each）：分值不能是负数（-2）。");
    let all = sentences("5", json!({ "kind": "stated" }), |r| r["items"][0]["full"] = json!("-5"));
    assert!(all.contains(&"班额（items[0].full）：分值不能是负数（-5）。".to_owned()), "{all:?}");
}

#[test]
fn a_cap_below_a_bonus_names_the_item() {
    let rule = json!({ "kind": "events", "each": "3", "atMost": "2" });
    assert_eq!(only("5", rule), "班额（items[0].rule.atMost）：加分上限2分低于一次加分3分。");
}

#[test]
fn ranks_without_population_name_the_item() {
    let rule = json!({ "kind": "rank", "table": [5, 3] });
    assert_eq!(
        only("5", rule),
        "班额（items[0].rule.population）：按名次计分，要写明参加排名的县数（population）。"
    );
}

#[test]
fn percentages_over_a_hundred_name_the_item() {
    let all = sentences("5", json!({ "kind": "threshold", "is": ">=", "line": "101" }), |r| {
        r["items"][0]["unit"] = json!("%");
    });
    assert_eq!(all, ["班额（items[0].rule.line）：101超过100%。"]);
}

#[test]
fn years_that_do_not_follow_name_the_item() {
    let rule = json!({ "kind": "trend", "change": "notDecrease", "years": [2021, 2023] });
    assert_eq!(
        only("5", rule),
        "班额（items[0].rule.years[1]）：2021年之后应是下一年，写的是2023年。"
    );
    // Of typed figures the year that is missing.
    let trend = json!({ "kind": "trend", "change": "notDecrease", "years": [2021, 2022] });
    assert_eq!(told("2", trend, json!({ "2021": 1 })).1, "测评点x待定：缺2022年的数值");
}

#[test]
fn text_in_numbers_names_the_item() {
    let rule = json!({ "kind": "incidents", "each": "两分" });
    assert_eq!(only("5", rule), "班额（items[0].rule.each）：“两分”不是数。");
    // In a file, with its line.
    let text = "{ \"id\": \"t\", \"name\": \"试\", \"full\": \"5\",\n\"items\": [{ \"id\": \"x\", \"label\": \"班额\",\n\"full\": \"五\", \"rule\": { \"kind\": \"stated\" } }] }";
    let faults = from_text(text).expect_err("faults");
    let words = Words::new(Lang::ZhHans);
    let said: Vec<_> = faults.iter().map(|fault| fault.told().sentence(&words)).collect();
    assert!(
        said.iter().any(|said| said.starts_with("第3行，班额（items[0].full）：“五”不是数")),
        "{said:?}"
    );
    // In an answer: undetermined, with what was typed; never 0.
    let (points, said) = told("5", json!({ "kind": "incidents", "each": "1" }), json!("几所"));
    assert_eq!(points, None);
    assert!(said.starts_with("测评点x待定") && said.contains("几所"), "{said}");
}

#[test]
fn an_answer_to_an_item_that_is_gone_is_kept_and_shown() {
    let county = county(json!({ "government": {
        "x": { "value": 1 },
        "gone": { "value": 8.268, "note": "按十分制", "evidence": { "document": "测评报告" } },
    } }));
    let rubric = read(&rubric_of("5", json!({ "kind": "incidents", "each": "1" })));
    let sheet = score(&rubric, &county, None);
    let kept = sheet.unused.iter().find(|unused| unused.id == "gone").unwrap();
    assert_eq!(kept.answer.note.as_deref(), Some("按十分制"));
    assert_eq!(kept.answer.evidence().unwrap().document.as_deref(), Some("测评报告"));
    // And it is written to the file again.
    let written = junheng::county::to_json(&county).unwrap();
    assert!(written.contains("8.268") && written.contains("测评报告"));
}
