//! Rules that a person answers, ranks, and answers that cannot be read.

use super::{answered, bounds, points, read, rubric_of, said, sheet, told};
use junheng::rubric::{State, score};
use serde_json::{Value, json};

#[test]
fn a_checklist_takes_what_is_ticked() {
    // 汉阴 2023, item 1: 2 points; 0.2 + 0.3 + 1 + 0.5 tick all of them.
    let list = json!({ "kind": "checklist", "flags": [
        { "id": "a", "name": "未传达", "points": "0.2" },
        { "id": "b", "name": "未部署", "points": "0.3" },
        { "id": "c", "name": "落实不到位", "points": "1" },
        { "id": "d", "name": "成效不明显", "points": "0.7" },
    ] });
    assert_eq!(points("2", list.clone(), json!([])), Some(2.0));
    assert_eq!(
        told("2", list.clone(), json!(["a", "c"])),
        (Some(0.8), "测评点x扣1.2分,原因是存在以下2项问题：未传达、落实不到位".into())
    );
    assert_eq!(points("2", list.clone(), json!({ "a": true, "b": false })), Some(1.8));
    // The list may cost more than the item has.
    assert_eq!(points("2", list.clone(), json!(["a", "b", "c", "d"])), Some(0.0));
    assert_eq!(points("2", list.clone(), Value::Null), None);
    assert_eq!(told("2", list, json!(["z"])).1, "测评点x待定：勾选的“z”不在本测评点的清单里");
}

#[test]
fn ticks_are_named_in_the_readers_language() {
    use junheng::rubric::sentence::reason;
    use junheng::words::{Lang, Words};
    let list = json!({ "kind": "checklist", "flags": [
        { "id": "a", "name": "未传达", "names": { "en": "Not passed on" }, "points": "0.2" },
        { "id": "b", "name": "未部署", "points": "0.3" },
    ] });
    let sheet = sheet("2", list, json!(["a", "b"]));
    let item = &sheet.items[0];
    let said = |lang| reason(&Words::new(lang), item, &item.reasons[0]);
    assert!(said(Lang::En).contains("Not passed on, 未部署"), "{}", said(Lang::En));
    assert!(said(Lang::ZhHant).contains("未传达、未部署"), "{}", said(Lang::ZhHant));
}

#[test]
fn judged_steps_stay_on_their_grid() {
    let steps = json!({ "kind": "steps", "step": "0.1" });
    assert_eq!(points("1", steps.clone(), json!("0.7")), Some(0.7));
    assert_eq!(points("1", steps.clone(), json!(1)), Some(1.0));
    for wrong in [json!(0.75), json!(1.1), json!(-0.1)] {
        assert_eq!(points("1", steps.clone(), wrong.clone()), None, "{wrong}");
    }
}

#[test]
fn judged_ranges_are_kept() {
    // 酌扣5–10: nothing, or between 5 and 10.
    let deduct = json!({ "kind": "judged", "from": "5", "to": "10", "deduct": true });
    assert_eq!(points("20", deduct.clone(), json!(0)), Some(20.0));
    assert_eq!(points("20", deduct.clone(), json!(7.5)), Some(12.5));
    let wrong = sheet("20", deduct, json!(3));
    assert_eq!(wrong.items[0].score.value, None);
    assert_eq!(bounds(&wrong), (10.0, 20.0));
    let gives = json!({ "kind": "judged", "from": "0.5", "to": "2" });
    assert_eq!(points("2", gives.clone(), json!(1.5)), Some(1.5));
    assert_eq!(points("2", gives, json!(0.4)), None);
}

#[test]
fn letters_and_evidence_give_their_share() {
    let letters = json!({ "kind": "letters", "ratios": { "A": 1, "B": 0.8, "C": 0.6, "D": 0 } });
    assert_eq!(points("5", letters.clone(), json!("B")), Some(4.0));
    assert_eq!(points("5", letters.clone(), json!("d")), Some(0.0));
    assert_eq!(told("5", letters, json!("E")).1, "测评点x待定：填的“E”不是规定的等次");
    let evidence = json!({ "kind": "evidence", "partly": "0.4" });
    assert_eq!(points("5", evidence.clone(), json!("have")), Some(5.0));
    assert_eq!(points("5", evidence.clone(), json!("部分")), Some(2.0));
    assert_eq!(points("5", evidence.clone(), json!(false)), Some(0.0));
    let answer = json!({ "state": "partly", "evidence": { "document": "章程", "date": "2023-05",
        "department": "教育局" } });
    let sheet = score(&read(&rubric_of("5", evidence)), &answered(answer), None);
    assert_eq!(sheet.items[0].score.value, Some(2.0));
    let shown = sheet.items[0].evidence.as_ref().unwrap();
    assert_eq!(shown.department.as_deref(), Some("教育局"));
    assert_eq!(said(&sheet.items[0]), "测评点x扣3分,原因是只有部分佐证材料");
}

#[test]
fn places_give_what_the_table_says_and_ties_share_the_better_place() {
    let rank = json!({ "kind": "rank", "table": [10, 8, 6, 4], "population": 4 });
    for (place, found) in [(1, 10.0), (2, 8.0), (4, 4.0)] {
        assert_eq!(points("10", rank.clone(), json!(place)), Some(found));
    }
    assert_eq!(
        told("10", rank.clone(), json!(3)),
        (Some(6.0), "测评点x扣4分,原因是在4个县中排第3名".into())
    );
    // Own 5 among 7, 5, 3: one is better, so second place, shared with the other 5.
    let peers = |own: f64| json!({ "value": own, "peers": { "甲": 7, "乙": 5, "丙": 3 } });
    assert_eq!(points("10", rank.clone(), peers(5.0)), Some(8.0));
    assert_eq!(points("10", rank.clone(), peers(8.0)), Some(10.0));
    // The other way round, 5 has one smaller before it.
    let mut ascending = rank.clone();
    ascending["order"] = json!("ascending");
    assert_eq!(points("10", ascending, peers(5.0)), Some(8.0));
    let few = json!({ "value": 5, "peers": [1, 2] });
    assert_eq!(told("10", rank.clone(), few).1, "测评点x待定：应填其他各县的数值，只填了2个");
    assert_eq!(told("10", rank.clone(), json!(5)).1, "测评点x待定：名次5不在参加排名的县数以内");
    let unknown = sheet("10", rank, Value::Null);
    assert_eq!(bounds(&unknown), (4.0, 10.0));
}

#[test]
fn above_the_line_nobody_is_ranked() {
    // 标准化学校85%及以上得10分，以下排名得8、6、4、2分.
    let rule =
        json!({ "kind": "rankBelowLine", "line": "85", "table": [8, 6, 4, 2], "population": 4 });
    assert_eq!(points("10", rule.clone(), json!({ "value": 85 })), Some(10.0));
    assert_eq!(points("10", rule.clone(), json!({ "value": 84.9, "rank": 1 })), Some(8.0));
    // 90 is at the line and not ranked; of 80 and 60 one is better than 70.
    let peers = json!({ "value": 70, "peers": [90, 80, 60] });
    assert_eq!(points("10", rule.clone(), peers), Some(6.0));
    let unranked = sheet("10", rule, json!({ "value": 70 }));
    assert_eq!(bounds(&unranked), (2.0, 8.0));
}

#[test]
fn bonus_events_add_up_to_their_cap() {
    let rubric = json!({
        "id": "t", "name": "试", "full": "1",
        "items": [{ "id": "x", "full": "1", "rule": { "kind": "stated" } }],
        "bonus": [
            { "id": "a", "name": "现场会", "rule": { "kind": "events", "each": "1", "atMost": "2" } },
            { "id": "b", "name": "批示", "rule": { "kind": "events", "each": "0.5" } },
        ],
    });
    let with = |a: Value, b: Value| {
        let county =
            super::county(json!({ "government": { "a": { "value": a }, "b": { "value": b } } }));
        score(&read(&rubric), &county, None)
    };
    let sheet = with(json!(3), json!(["一", "二", "三"]));
    assert_eq!(sheet.bonus[0].score.value, Some(2.0));
    assert_eq!(sheet.bonus[1].score.value, Some(1.5));
    assert_eq!(sheet.total.value, Some(4.5));
    assert_eq!(said(&sheet.bonus[0]), "现场会，加2分");
    // What nobody claims adds nothing and leaves nothing open.
    assert_eq!(with(Value::Null, Value::Null).total.value, Some(1.0));
    let mut capped = rubric.clone();
    capped["bonusAtMost"] = json!("2");
    capped["totalAtMost"] = json!("2.5");
    let county =
        super::county(json!({ "government": { "a": { "value": 2 }, "b": { "value": 2 } } }));
    let sheet = score(&read(&capped), &county, None);
    assert_eq!((sheet.bonus_total.value, sheet.total.value), (Some(2.0), Some(2.5)));
}

#[test]
fn text_where_a_number_is_asked_is_told_and_counts_as_missing() {
    let rule = json!({ "kind": "incidents", "each": "1" });
    let sheet = sheet("5", rule, json!("五所"));
    assert_eq!(sheet.items[0].state, State::Missing);
    assert_eq!(said(&sheet.items[0]), "测评点x待定：填的“五所”不是数");
    assert_eq!(bounds(&sheet), (0.0, 5.0));
}

#[test]
fn a_percentage_over_a_hundred_is_told_and_not_cut() {
    let mut rubric = rubric_of("5", json!({ "kind": "threshold", "is": ">=", "line": "95" }));
    rubric["items"][0]["unit"] = json!("%");
    let sheet = score(&read(&rubric), &answered(json!({ "value": 101.2 })), None);
    assert_eq!(sheet.items[0].score.value, Some(5.0));
    assert_eq!(said(&sheet.items[0]), "测评点x：百分比101.2超过100%");
}
