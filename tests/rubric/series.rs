//! Rules over years, stages and schools.

use super::{bounds, county, points, read, rubric_of, said, sheet, told};
use junheng::rubric::score;
use serde_json::{Value, json};

#[test]
fn only_more_from_year_to_year() {
    let trend = json!({ "kind": "trend", "change": "notDecrease" });
    assert_eq!(points("5", trend.clone(), json!({ "2018": 61427, "2019": 90396.5 })), Some(5.0));
    // Equal is no decrease.
    assert_eq!(points("5", trend.clone(), json!({ "2018": 7, "2019": 7 })), Some(5.0));
    assert_eq!(
        told("5", trend.clone(), json!({ "2019": 6.9, "2018": 7 })),
        (Some(0.0), "测评点x扣5分,原因是有1项没有达到逐年要求：2019".into())
    );
    let list = json!([{ "year": 2018, "value": 5 }, { "year": 2019, "value": 6 }]);
    assert_eq!(points("5", trend, list), Some(5.0));
}

#[test]
fn each_stage_is_tested_for_itself() {
    // Growth of five stages as the report of 衢江 2019 has it: all rise. One that falls costs 1.
    let each =
        json!({ "kind": "trend", "change": "notDecrease", "changesGiven": true, "each": "1" });
    let mut growth =
        json!({ "幼儿园": 146.75, "小学": 35.55, "初中": 34.31, "高中": 37.77, "中职": 28.37 });
    assert_eq!(points("5", each.clone(), growth.clone()), Some(5.0));
    growth["初中"] = json!(-0.1);
    assert_eq!(
        told("5", each.clone(), growth),
        (Some(4.0), "测评点x扣1分,原因是有1项没有达到逐年要求：初中".into())
    );
    let amounts = json!({ "kind": "trend", "change": "notDecrease", "each": "1" });
    let stages = json!({
        "小学": { "2017": 1, "2018": 2, "2019": 1.5 }, "初中": { "2018": 3, "2019": 3 },
    });
    assert_eq!(points("5", amounts, stages), Some(4.0));
}

#[test]
fn a_mean_that_falls_takes_all() {
    // Three growth rates: −1 for each negative year; a negative mean gives nothing.
    let rule = json!({ "kind": "trend", "change": "notDecrease", "changesGiven": true,
        "each": "1", "meanNegativeZero": true });
    assert_eq!(points("3", rule.clone(), json!({ "2017": 5, "2018": -1, "2019": 3 })), Some(2.0));
    assert_eq!(points("3", rule, json!({ "2017": 1, "2018": -9, "2019": 3 })), Some(0.0));
}

#[test]
fn growths_that_a_report_prints_are_within_half_of_their_last_digit() {
    // 9.85 more makes 188.99: 5.50 %. 871 is 40.2 % more than 621.3. 89 and 123 are 212.
    let within = |value: &str, from: &str, to: &str, typed: Value| {
        let formula = format!("{value} >= {from} and {value} < {to}");
        points("1", json!({ "kind": "threshold", "value": formula, "is": "=", "line": "1" }), typed)
    };
    let growth = "answer.more / (answer.now - answer.more) * 100";
    let funds = json!({ "more": 9.85, "now": 188.99 });
    assert_eq!(within(growth, "5.495", "5.505", funds), Some(1.0));
    let before = json!({ "now": 871 });
    assert_eq!(within("answer.now / 1.402", "621.25", "621.35", before), Some(1.0));
    let sum = json!({ "a": 89, "b": 123 });
    assert_eq!(within("answer.a + answer.b", "212", "212.1", sum), Some(1.0));
}

#[test]
fn growth_decrease_and_points() {
    // 871 over 621.2 is 40.2 %; 9.85 over 179.14 is 5.498 %.
    let growth = json!({ "kind": "trend", "change": "percent", "is": ">=", "by": "5.5" });
    assert_eq!(points("2", growth.clone(), json!({ "2017": 179.14, "2018": 188.99 })), Some(0.0));
    assert_eq!(points("2", growth.clone(), json!({ "2017": 621.2, "2018": 871 })), Some(2.0));
    assert_eq!(points("2", growth, json!({ "2017": 0, "2018": 871 })), None);
    // 每年递减 is strict.
    let less = json!({ "kind": "trend", "change": "decrease" });
    assert_eq!(points("2", less.clone(), json!({ "2018": 30, "2019": 30 })), Some(0.0));
    assert_eq!(points("2", less, json!({ "2018": 30, "2019": 29 })), Some(2.0));
    // 近视率降低0.5个百分点: a change of −0.5 or less.
    let points_down = json!({ "kind": "trend", "change": "difference", "is": "<=", "by": "-0.5" });
    assert_eq!(points("2", points_down.clone(), json!({ "2018": 60.2, "2019": 59.7 })), Some(2.0));
    assert_eq!(points("2", points_down, json!({ "2018": 60.2, "2019": 59.8 })), Some(0.0));
}

#[test]
fn years_that_do_not_follow_are_told() {
    let trend = json!({ "kind": "trend", "change": "notDecrease", "years": [2017, 2018, 2019] });
    let gap = json!({ "2017": 1, "2019": 2, "2020": 3 });
    assert_eq!(told("2", trend.clone(), gap).1, "测评点x待定：缺2018年的数值");
    let free = json!({ "kind": "trend", "change": "notDecrease" });
    assert_eq!(
        told("2", free.clone(), json!({ "2017": 1, "2019": 2 })).1,
        "测评点x待定：年份不连续：2017, 2019"
    );
    assert_eq!(
        told("2", free.clone(), json!({ "2019": 2 })).1,
        "测评点x待定：只有一个年份，无法比较"
    );
    assert_eq!(
        told("2", free, json!({ "去年": 2, "今年": 3 })).1,
        "测评点x待定：有数值没有写明年份"
    );
    assert_eq!(points("2", trend, json!({ "2017": 1, "2018": 1, "2019": 2 })), Some(2.0));
}

fn schools() -> Value {
    let school = |id: &str, students: i32, training: Option<i32>| {
        json!({ "id": id, "name": format!("{id}小"), "setting": if students < 100 { "rural" } else { "town" },
            "sections": { "primary": { "students": students } },
            "funds": { "publicBudget": 1000, "teacherTraining": training } })
    };
    json!({ "schools": [
        school("甲", 500, Some(50)), school("乙", 400, Some(49)),
        school("丙", 90, Some(10)), school("丁", 80, None),
    ] })
}

#[test]
fn every_school_is_tested_and_those_that_fail_are_named() {
    // 5 % of 1000 is 50: 甲 passes, 乙 and 丙 fail, 丁 has no figure.
    let test = "funds.teacherTraining >= 0.05 * funds.publicBudget";
    let each = json!({ "kind": "every", "over": "schools", "test": test, "each": "0.5" });
    let sheet = score(&read(&rubric_of("4", each)), &county(schools()), None);
    // Two fail for sure: 3; with 丁 it may be 2.5.
    assert_eq!(bounds(&sheet), (2.5, 3.0));
    assert_eq!(
        said(&sheet.items[0]),
        "测评点x至少扣1分,原因是4所学校中有2所没有达到要求：乙小、丙小|测评点x待定：缺少计算所需的数据或答案"
    );
    let names: Vec<_> = sheet.items[0].offenders.iter().map(|o| o.name.as_str()).collect();
    assert_eq!(names, ["乙小", "丙小"]);
    let all = json!({ "kind": "every", "over": "schools", "test": test });
    let sheet = score(&read(&rubric_of("4", all)), &county(schools()), None);
    assert_eq!(sheet.items[0].score.value, Some(0.0));
}

#[test]
fn a_condition_chooses_who_is_counted() {
    // Only schools of 300 pupils and more: 甲 and 乙, of which one passes: half of 3.
    let share = json!({ "kind": "share", "over": "schools", "only": "students >= 300",
        "test": "funds.teacherTraining >= 50" });
    let sheet = score(&read(&rubric_of("3", share)), &county(schools()), None);
    assert_eq!(sheet.items[0].score.value, Some(1.5));
    // Nobody to count is undetermined, not full marks.
    let nobody =
        json!({ "kind": "share", "over": "schools", "only": "private", "test": "students > 0" });
    let sheet = score(&read(&rubric_of("3", nobody)), &county(schools()), None);
    assert_eq!(sheet.items[0].score.value, None);
}

#[test]
fn typed_entries_are_tested_one_by_one() {
    let every = json!({ "kind": "every", "over": "entries", "test": "value >= 2" });
    assert_eq!(points("2", every.clone(), json!({ "上学期": 2, "下学期": 2 })), Some(2.0));
    assert_eq!(
        told("2", every, json!({ "上学期": 2, "下学期": 1 })).1,
        "测评点x扣2分,原因是2项中有1项没有达到要求：下学期"
    );
    // 300人以上就餐的食堂: only those count, and each entry has two numbers.
    let share = json!({ "kind": "share", "over": "entries", "only": "value.diners >= 300",
        "test": "value.grade = 1" });
    let canteens = json!({
        "一小": { "diners": 500, "grade": 1 }, "二小": { "diners": 300, "grade": 0 },
        "三小": { "diners": 90, "grade": 0 },
    });
    let found = sheet("4", share, canteens);
    assert_eq!(found.items[0].score.value, Some(2.0));
}

/// Where the county's table of yearly figures has what a rule asks for, it is read from there.
#[test]
fn yearly_figures_of_the_county_are_read_where_there_are_any() {
    let rule = json!({
        "kind": "trend", "change": "notDecrease", "each": "1",
        "figures": { "小学": "spendingPrimary", "初中": "spendingJunior" },
    });
    let rubric = read(&rubric_of("5", rule.clone()));
    let mut county = county(json!({}));
    let mark = |county: &junheng::county::County| {
        let item = score(&rubric, county, None).items.remove(0);
        let failing: Vec<_> = item.offenders.iter().map(|o| o.name.clone()).collect();
        (item.score.value, item.state, failing)
    };
    use junheng::rubric::State;
    assert_eq!(mark(&county), (None, State::Missing, vec![]));
    county.plan.insert(
        "years".into(),
        json!({
            "spendingPrimary": { "2021": 9, "2022": 10, "2023": 11, "2024": 12 },
            // What is no figure is none here either.
            "spendingJunior": { "2021": "三", "2022": 7, "2023": 6.5 },
        }),
    );
    // 2022 to 2023 is the last step that both stages have: one of two falls.
    let table = (Some(4.0), State::Computed, vec!["初中 2023".to_owned()]);
    assert_eq!(mark(&county), table);
    // What is typed is left alone, unless the answer says that it counts.
    let typed = json!({ "小学": { "2022": 1, "2023": 2 }, "初中": { "2022": 1, "2023": 2 } });
    let mut answer = junheng::county::Answer { value: Some(typed), ..Default::default() };
    county.government.insert("x".into(), answer.clone());
    assert_eq!(mark(&county), table);
    answer.extra.insert("override".into(), true.into());
    county.government.insert("x".into(), answer);
    assert_eq!(mark(&county), (Some(5.0), State::Typed, vec![]));
    // Years that the rubric names must all be there, else what was typed stands in.
    let mut years = rule;
    years["years"] = json!([2021, 2022, 2023]);
    county.government.clear();
    let asked = read(&rubric_of("5", years));
    assert_eq!(score(&asked, &county, None).items[0].score.value, None);
    county.plan.get_mut("years").unwrap()["spendingJunior"]["2021"] = json!(8);
    // 8, 7, 6.5: both steps of the junior stage fall.
    assert_eq!(score(&asked, &county, None).items[0].score.value, Some(3.0));
    let unknown = json!({ "kind": "trend", "change": "decrease", "figures": { "x": "nobody" } });
    assert!(junheng::rubric::from_value(&rubric_of("5", unknown)).is_err());
}
