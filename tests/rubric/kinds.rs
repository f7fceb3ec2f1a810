//! Rules about a measured value.

use super::{bounds, points, sheet, told};
use serde_json::{Value, json};

fn rule(kind: &str, fields: Value) -> Value {
    let mut rule = json!({ "kind": kind });
    rule.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    rule
}

#[test]
fn threshold_is_all_or_nothing_and_states_its_side() {
    // 三增长达标10分，否则0分; 85 itself is met by ≥ and not by >.
    let at_least = rule("threshold", json!({ "is": ">=", "line": "85" }));
    assert_eq!(points("10", at_least.clone(), json!(85)), Some(10.0));
    assert_eq!(
        told("10", at_least, json!("84.99")),
        (Some(0.0), "测评点x扣10分,原因是实际为84.99，低于85".to_owned())
    );
    let above = rule("threshold", json!({ "is": ">", "line": 85, "otherwise": "2.5" }));
    assert_eq!(points("10", above, json!(85)), Some(2.5));
    // 校际差异率低于0.15: strict.
    let below = rule("threshold", json!({ "is": "<", "line": "0.15" }));
    assert_eq!(points("3", below.clone(), json!(0.15)), Some(0.0));
    assert_eq!(points("3", below, json!(0.149)), Some(3.0));
    let equal = rule("threshold", json!({ "is": "=", "line": "1" }));
    assert_eq!(points("10", equal.clone(), json!(true)), Some(10.0));
    assert_eq!(points("10", equal.clone(), json!("否")), Some(0.0));
    assert_eq!(points("10", equal, Value::Null), None);
}

#[test]
fn proportion_is_a_part_of_the_points_and_never_more() {
    let rule = rule("proportion", json!({}));
    let of =
        |n: i32, d: i32| points("20", rule.clone(), json!({ "numerator": n, "denominator": d }));
    // 20×达标县/总县: 20 × 3/4 = 15.
    assert_eq!(of(3, 4), Some(15.0));
    assert_eq!(of(5, 4), Some(20.0));
    // 20 × 1/3 = 6.666…, the nearest binary number.
    assert_eq!(of(1, 3), Some(20.0 / 3.0));
    let (none, why) = told("20", rule, json!({ "numerator": 1, "denominator": 0 }));
    assert_eq!((none, why.as_str()), (None, "测评点x待定：分母或基数为0，无法计算"));
}

#[test]
fn attainment_gives_no_extra_for_more() {
    // 296 of a plan of 278 is 106.5 %, counted as 100 %; 54 of 79 of 10 points.
    let rule = rule("attainment", json!({ "target": "278" }));
    assert_eq!(points("10", rule.clone(), json!(296)), Some(10.0));
    assert_eq!(points("10", rule.clone(), json!(139)), Some(5.0));
    assert_eq!(told("10", rule, json!(0)).1, "测评点x扣10分,原因是应完成278，实际完成0");
}

#[test]
fn a_linear_deduction_counts_units_as_it_says() {
    // 每低0.1个百分点扣2分: 94.75 is 0.25 below 95: 2 whole units, 3 begun ones, 2.5 exactly.
    let with = |part: &str| {
        rule("deduct", json!({ "line": "95", "per": "0.1", "each": "2", "partUnits": part }))
    };
    assert_eq!(points("10", with("floor"), json!(94.75)), Some(6.0));
    assert_eq!(points("10", with("ceil"), json!(94.75)), Some(4.0));
    assert_eq!(points("10", with("continuous"), json!(94.75)), Some(5.0));
    // Whole units is the default, and 扣完为止.
    let plain = rule("deduct", json!({ "line": "95", "per": "0.1", "each": "2" }));
    assert_eq!(points("10", plain.clone(), json!(94.71)), Some(6.0));
    assert_eq!(points("10", plain.clone(), json!(90)), Some(0.0));
    assert_eq!(points("10", plain, json!(95)), Some(10.0));
    // Above a control line, at most 3.
    let above =
        json!({ "line": "0", "per": "1", "each": "1", "direction": "above", "atMost": "3" });
    assert_eq!(points("4", rule("deduct", above.clone()), json!(2.5)), Some(2.0));
    assert_eq!(points("4", rule("deduct", above), json!(9)), Some(1.0));
}

#[test]
fn a_linear_bonus_rises_to_its_cap() {
    // 每增加10元加0.5分，最多2分, on a base of 2 at 650 元: 675 is two whole tens.
    let raise = rule(
        "raise",
        json!({ "base": "2", "line": "650", "per": "10", "each": "0.5", "atMost": "2" }),
    );
    assert_eq!(points("4", raise.clone(), json!(650)), Some(2.0));
    assert_eq!(points("4", raise.clone(), json!(675)), Some(3.0));
    assert_eq!(points("4", raise.clone(), json!(2000)), Some(4.0));
    assert_eq!(points("4", raise, json!(600)), Some(2.0));
}

#[test]
fn a_ladder_gives_the_first_step_that_holds() {
    // 公用经费 70: upper limit 70, lower limit 40, else 0.
    let ladder = rule(
        "tiers",
        json!({ "tiers": [
            { "when": "answer >= 900", "points": "70" },
            { "when": "answer >= 650", "points": "40" },
        ] }),
    );
    for (value, found) in [(900, 70.0), (899, 40.0), (650, 40.0), (649, 0.0)] {
        assert_eq!(points("70", ladder.clone(), json!(value)), Some(found), "{value}");
    }
    let unknown = sheet("70", ladder, Value::Null);
    assert_eq!(bounds(&unknown), (0.0, 70.0));
}

#[test]
fn a_band_states_which_end_belongs_to_it() {
    let bands = rule(
        "bands",
        json!({ "bands": [
            { "from": "95", "points": "4" }, { "above": "70", "points": "1" }, { "points": "0" },
        ] }),
    );
    for (value, found) in [(95.0, 4.0), (94.9, 1.0), (70.1, 1.0), (70.0, 0.0), (-1.0, 0.0)] {
        assert_eq!(points("4", bands.clone(), json!(value)), Some(found), "{value}");
    }
}

#[test]
fn each_incident_costs_until_nothing_is_left() {
    let each = rule("incidents", json!({ "each": "0.4" }));
    // 5 × 0.4 = 2 exactly.
    assert_eq!(told("2", each.clone(), json!(5)), (Some(0.0), "测评点x扣2分,原因是发生5项".into()));
    assert_eq!(points("2", each.clone(), json!(4)), Some(0.4));
    assert_eq!(points("2", each, json!(9)), Some(0.0));
    let flat = rule("incidents", json!({ "each": "2", "flat": true }));
    assert_eq!(points("5", flat.clone(), json!(1)), Some(3.0));
    assert_eq!(points("5", flat.clone(), json!(5)), Some(3.0));
    assert_eq!(points("5", flat, json!(0)), Some(5.0));
    // The first is free, and no more than 3 are lost.
    let free = rule("incidents", json!({ "each": "1", "free": "1", "atMost": "3" }));
    assert_eq!(points("5", free.clone(), json!(3)), Some(3.0));
    assert_eq!(points("5", free, json!(30)), Some(2.0));
}

#[test]
fn each_one_short_of_what_is_required_costs() {
    // 政府常务会议每年不少于4次，每少1次扣0.5分.
    let short = rule("shortfall", json!({ "required": "4", "each": "0.5" }));
    assert_eq!(
        told("2", short.clone(), json!(1)),
        (Some(0.5), "测评点x扣1.5分,原因是应有4次，实际1次，少3次".into())
    );
    assert_eq!(points("2", short.clone(), json!(4)), Some(2.0));
    assert_eq!(points("2", short, json!(7)), Some(2.0));
}

#[test]
fn in_proportion_to_the_best_either_way_round() {
    let most = rule("best", json!({}));
    let typed = |own: i32, best: i32| json!({ "value": own, "best": best });
    assert_eq!(points("6", most.clone(), typed(45, 60)), Some(4.5));
    assert_eq!(points("6", most, typed(70, 60)), Some(6.0));
    // Where the smallest is best: 1 ÷ 4.
    let least = rule("best", json!({ "order": "ascending" }));
    assert_eq!(points("6", least.clone(), typed(4, 1)), Some(1.5));
    assert_eq!(points("6", least, typed(0, 0)), Some(6.0));
}

#[test]
fn points_are_decimals() {
    // 0.1 + 0.2 is 0.3, and three tenths lost of 1 leave 0.7.
    let parts = json!({ "kind": "parts", "parts": [
        { "id": "a", "full": "0.1", "rule": { "kind": "stated" } },
        { "id": "b", "full": "0.2", "rule": { "kind": "stated" } },
    ] });
    assert_eq!(points("0.3", parts, Value::Null), Some(0.3));
    let each = rule("incidents", json!({ "each": "0.1" }));
    assert_eq!(points("1", each, json!(3)), Some(0.7));
}
