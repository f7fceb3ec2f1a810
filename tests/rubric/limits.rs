//! What acts on the whole sheet: parts, weights, what does not apply, grades, vetoes.

use super::{county, read, said};
use junheng::rubric::{Sheet, State, from_value, score, sentence};
use junheng::words::{Lang, Words};
use serde_json::{Value, json};

fn with(rubric: &Value, answers: Value) -> Sheet {
    score(&read(rubric), &county(json!({ "government": answers })), None)
}

fn item(id: &str, full: &str) -> Value {
    json!({ "id": id, "name": id, "full": full, "rule": { "kind": "incidents", "each": "1" } })
}

#[test]
fn parts_add_up_and_name_what_they_lose() {
    // C1 主体责任 2 = 1 + 0.6 + 0.4, each in steps of 0.1.
    let part = |id: &str, full: &str| json!({ "id": id, "full": full, "rule": { "kind": "steps", "step": "0.1" } });
    let rubric = json!({ "id": "t", "name": "试", "full": "2", "items": [
        { "id": "c1", "full": "2", "rule": { "kind": "parts", "parts": [
            part("p1", "1"), part("p2", "0.6"), part("p3", "0.4") ] } },
    ] });
    let sheet = with(
        &rubric,
        json!({
            "p1": { "value": 0.9 }, "p2": { "value": 0.5 }, "p3": { "value": 0.4 },
        }),
    );
    assert_eq!(sheet.total.value, Some(1.8));
    assert_eq!(
        said(&sheet.items[0]),
        "测评点p1扣0.1分,原因是评定时扣分|测评点p2扣0.1分,原因是评定时扣分"
    );
    let open = with(&rubric, json!({ "p1": { "value": 1 }, "p2": { "value": 0.6 } }));
    assert_eq!((open.total.low, open.total.high), (1.6, 2.0));
}

fn three() -> Value {
    json!({ "id": "t", "name": "试", "full": "10",
        "items": [item("a", "5"), item("b", "3"), item("c", "2")] })
}

#[test]
fn what_does_not_apply_leaves_its_points_as_the_rubric_says() {
    let answers =
        json!({ "a": { "value": 1 }, "b": { "value": 1 }, "c": { "notApplicable": true } });
    // 4 + 2 of 8, scaled up to 10: 7.5.
    let rescaled = with(&three(), answers.clone());
    assert_eq!((rescaled.full, rescaled.total.value), (10.0, Some(7.5)));
    assert_eq!(rescaled.items[2].state, State::NotApplicable);
    assert_eq!(said(&rescaled.items[2]), "测评点c：不适用，2分按比例分到其他测评点");
    let mut full = three();
    full["notApplicable"] = json!("full");
    assert_eq!(with(&full, answers.clone()).total.value, Some(8.0));
    let mut removed = three();
    removed["items"][2]["notApplicable"] = json!("remove");
    let removed = with(&removed, answers);
    assert_eq!((removed.full, removed.total.value), (8.0, Some(6.0)));
}

#[test]
fn a_formula_says_whether_an_item_applies() {
    let mut rubric = three();
    rubric["items"][2]["appliesWhen"] = json!("answer.schools > 0");
    let none = json!({ "a": { "value": 0 }, "b": { "value": 3 },
        "c": { "value": { "value": 2, "schools": 0 } } });
    // 5 + 0 of 8: 6.25 of 10.
    assert_eq!(with(&rubric, none).total.value, Some(6.25));
    let some = json!({ "a": { "value": 0 }, "b": { "value": 3 },
        "c": { "value": { "value": 2, "schools": 1 } } });
    assert_eq!(with(&rubric, some).total.value, Some(5.0));
}

#[test]
fn categories_count_by_weight() {
    // 60 % of 4/5 and 40 % of 3/10: 48 + 12 = 60.
    let mut rubric = json!({ "id": "t", "name": "试", "full": "100",
        "groups": [{ "id": "g", "weight": "60" }, { "id": "h", "weight": "40" }],
        "items": [item("a", "5"), item("b", "10")] });
    rubric["items"][0]["group"] = json!("g");
    rubric["items"][1]["group"] = json!("h");
    let sheet = with(&rubric, json!({ "a": { "value": 1 }, "b": { "value": 7 } }));
    assert_eq!(sheet.total.value, Some(60.0));
    assert_eq!(sheet.groups[0].score.value, Some(4.0));
    // A category of which nothing applies leaves its weight to the other: 80 of 100.
    let sheet = with(&rubric, json!({ "a": { "value": 1 }, "b": { "notApplicable": true } }));
    assert_eq!(sheet.total.value, Some(80.0));
}

fn graded() -> Value {
    json!({ "id": "t", "name": "试", "full": "100", "items": [item("a", "100")],
        "grades": [
            { "id": "excellent", "name": "优秀", "from": "90" }, { "id": "good", "name": "良好", "from": "80" },
            { "id": "pass", "name": "合格", "from": "65" }, { "id": "fail", "name": "不合格", "from": "0" },
        ] })
}

#[test]
fn grades_begin_at_their_cut_points() {
    // 优秀 ≥90 · 良好 80–89 · 合格 65–79 · 不合格 <65.
    for (lost, grade) in [(10, "excellent"), (11, "good"), (20, "good"), (35, "pass"), (36, "fail")]
    {
        let sheet = with(&graded(), json!({ "a": { "value": lost } }));
        assert_eq!(sheet.grade.as_deref(), Some(grade), "{lost}");
    }
    assert_eq!(with(&graded(), json!({})).grade, None);
}

#[test]
fn caps_downgrades_and_vetoes_act_after_the_points() {
    let mut rubric = graded();
    rubric["limits"] = json!([
        { "id": "cap", "kind": "gradeCap", "name": "D级危房", "grade": "good" },
        { "id": "down", "kind": "downgrade", "name": "弄虚作假", "grades": 1 },
        { "id": "veto", "kind": "veto", "name": "重大事故", "grade": "fail" },
    ]);
    let grade = |cap: Value, down: Value, veto: Value| {
        let answers = json!({ "a": { "value": 0 }, "cap": { "value": cap },
            "down": { "value": down }, "veto": { "value": veto } });
        with(&rubric, answers).grade
    };
    let no = || json!(false);
    assert_eq!(grade(no(), no(), no()).as_deref(), Some("excellent"));
    assert_eq!(grade(json!(true), no(), no()).as_deref(), Some("good"));
    assert_eq!(grade(no(), json!("是"), no()).as_deref(), Some("good"));
    assert_eq!(grade(json!(true), json!(true), no()).as_deref(), Some("pass"));
    assert_eq!(grade(no(), no(), json!(true)).as_deref(), Some("fail"));
    // Nobody has said whether the accident happened: undetermined, unless it makes no difference.
    assert_eq!(grade(no(), no(), Value::Null), None);
    let worst =
        json!({ "a": { "value": 99 }, "cap": { "value": false }, "down": { "value": false } });
    assert_eq!(with(&rubric, worst).grade.as_deref(), Some("fail"));
}

#[test]
fn the_grade_by_points_and_the_bonus_before_its_cap_are_told_too() {
    let mut rubric = graded();
    rubric["limits"] = json!([{ "id": "cap", "kind": "gradeCap", "grade": "good" }]);
    rubric["bonusAtMost"] = json!("2");
    rubric["totalAtMost"] = json!("100");
    rubric["bonus"] = json!([{ "id": "b", "rule": { "kind": "events", "each": "1" } }]);
    let sheet = with(
        &rubric,
        json!({ "a": { "value": 1 }, "b": { "value": 3 }, "cap": { "value": true } }),
    );
    // 99 and 3, of which 2 count: 101, of which 100 count.
    assert_eq!((sheet.bonus_sum.value, sheet.bonus_total.value), (Some(3.0), Some(2.0)));
    assert_eq!(sheet.total.value, Some(100.0));
    assert_eq!(sheet.grade.as_deref(), Some("good"));
    assert_eq!(sheet.grade_by_points.as_deref(), Some("excellent"));
}

#[test]
fn names_are_said_in_the_readers_language() {
    let mut rubric = graded();
    rubric["bonus"] = json!([{ "id": "b", "name": "表彰", "names": { "en": "Commendations" },
        "rule": { "kind": "events", "each": "1" } }]);
    let sheet = with(&rubric, json!({ "a": { "value": 0 }, "b": { "value": 2 } }));
    assert_eq!(said(&sheet.bonus[0]), "表彰，加2分");
    let english = sentence::reasons(&Words::new(Lang::En), &sheet.bonus[0]).join("");
    assert!(english.contains("Commendations"), "{english}");
    rubric["bonus"][0]["names"] = json!({ "en": 7 });
    assert!(from_value(&rubric).is_err());
}

#[test]
fn a_veto_without_a_grade_takes_all_points() {
    let mut rubric = graded();
    rubric["limits"] = json!([{ "id": "veto", "kind": "veto", "name": "挪用经费" }]);
    let answers = |veto: Value| json!({ "a": { "value": 5 }, "veto": { "value": veto } });
    assert_eq!(with(&rubric, answers(json!(true))).total.value, Some(0.0));
    assert_eq!(with(&rubric, answers(json!(false))).total.value, Some(95.0));
    let open = with(&rubric, json!({ "a": { "value": 5 } }));
    assert_eq!((open.total.value, open.total.low, open.total.high), (None, 0.0, 95.0));
    assert_eq!(open.limits[0].acts, None);
}

#[test]
fn credibility_is_a_formula_of_the_rubric() {
    let mut rubric = graded();
    rubric["limits"] = json!([{ "id": "trust", "kind": "credibility", "name": "可信度",
        "factor": "min(1, answer.checked / answer.own)" }]);
    // 90 × min(1, 81/90) = 81.
    let checked =
        json!({ "a": { "value": 10 }, "trust": { "value": { "checked": 81, "own": 90 } } });
    assert_eq!(with(&rubric, checked).total.value, Some(81.0));
    // Before anyone has checked, the self-evaluation stands.
    assert_eq!(with(&rubric, json!({ "a": { "value": 10 } })).total.value, Some(90.0));
}
