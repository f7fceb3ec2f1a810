//! The published report of 衢江 2019: 100 − 2 − 1 = 97, plus 4, is 101; and what changes when a
//! school does.

use super::said;
use junheng::county::{County, from_json, to_json};
use junheng::rubric::{Rubric, Sheet, rubrics, score, sentence};
use junheng::sample::qujiang;
use junheng::words::{Lang, Words};
use serde_json::{Value, json};

fn rubric() -> &'static Rubric {
    rubrics().iter().find(|r| r.id == "qujiang-2019").unwrap()
}

fn sheet(county: &County) -> Sheet {
    score(rubric(), county, None)
}

#[test]
fn the_report_comes_out_item_by_item() {
    let sheet = sheet(&qujiang().unwrap());
    let items: Vec<_> = sheet
        .items
        .iter()
        .map(|i| (i.id.as_str(), i.full.unwrap(), i.score.value.unwrap()))
        .collect();
    assert_eq!(items, [("15", 2.0, 0.0), ("24", 1.0, 0.0), ("undisclosed", 97.0, 97.0)]);
    assert_eq!(said(&sheet.items[0]), "测评点15扣2分,原因是有5所学校存在超规模办学");
    assert_eq!(said(&sheet.items[1]), "测评点24扣1分,原因是满意度测评低于85分");
    assert_eq!(sheet.items[1].inputs[0].value.value, Some(8.268));
    let bonus: Vec<_> = sheet.bonus.iter().map(|b| b.score.value.unwrap()).collect();
    assert_eq!(bonus, [1.0; 4]);
    assert_eq!(sheet.full, 100.0);
    assert_eq!(sheet.base.value, Some(97.0));
    assert_eq!(sheet.bonus_total.value, Some(4.0));
    assert_eq!(sheet.total.value, Some(101.0));
    assert!(sheet.unused.is_empty());
    assert_eq!(
        sentence::summary(&Words::new(Lang::ZhHans), &sheet),
        "24个测评点合计总分为100分，自评得分97分（测评点15扣2分,原因是有5所学校存在超规模办学；\
         测评点24扣1分,原因是满意度测评低于85分）。加分4分，最终自评得分101分（97+4分）。"
    );
    let english = Words::new(Lang::En);
    assert_eq!(
        sentence::reasons(&english, &sheet.items[0]),
        ["Point 15 loses 2: 5 schools are over scale"]
    );
}

/// The county of the report with so many schools over scale among 33.
fn with_schools(over: usize) -> County {
    let mut file: Value = serde_json::from_str(&to_json(&qujiang().unwrap()).unwrap()).unwrap();
    let school = |at: usize| {
        let students = if at < over { 2001 } else { 2000 };
        json!({ "id": at.to_string(), "name": format!("第{at}小学"),
            "sections": { "primary": { "students": students } } })
    };
    file["schools"] = (0..33).map(school).collect();
    from_json(&file.to_string()).unwrap()
}

#[test]
fn one_school_less_over_scale_moves_the_score_as_the_rule_says() {
    // Five cost 2, so each costs 0.4.
    for (over, base) in [(5, 97.0), (4, 97.4), (3, 97.8), (0, 99.0), (6, 97.0)] {
        let sheet = sheet(&with_schools(over));
        assert_eq!(sheet.base.value, Some(base), "{over}");
        assert_eq!(sheet.items[0].offenders.len(), over);
    }
    let four = sheet(&with_schools(4));
    assert_eq!(four.total.value, Some(101.4));
    assert!(said(&four.items[0]).starts_with("测评点15扣1.6分,原因是有4所学校存在超规模办学"));
}

#[test]
fn satisfaction_is_compared_on_its_own_scale() {
    // 8.268 of 10 is 82.68 of 100; 8.5 is the line itself, and so is 85 of 100.
    for (value, scale, base) in
        [(8.268, 10, 97.0), (8.499, 10, 97.0), (8.5, 10, 98.0), (85.0, 100, 98.0)]
    {
        let mut county = qujiang().unwrap();
        let answer = county.government.get_mut("24").unwrap();
        answer.value = Some(json!(value));
        answer.extra.insert("scale".to_owned(), json!(scale));
        assert_eq!(sheet(&county).base.value, Some(base), "{value}");
    }
    // Without a scale the sheet's own holds.
    let mut county = qujiang().unwrap();
    county.government.get_mut("24").unwrap().extra.clear();
    assert_eq!(sheet(&county).total.value, Some(101.0));
}

#[test]
fn a_missing_answer_leaves_the_total_between_bounds() {
    let mut county = qujiang().unwrap();
    county.government.remove("24");
    let sheet = sheet(&county);
    assert_eq!(sheet.total.value, None);
    assert_eq!((sheet.total.low, sheet.total.high), (101.0, 102.0));
    let words = Words::new(Lang::ZhHans);
    assert!(sentence::summary(&words, &sheet).contains("最终自评得分101至102分"));
}

#[test]
fn the_figures_of_the_report_agree_with_each_other() {
    let profile = qujiang().unwrap().extra["profile"].clone();
    for part in ["schools", "students"] {
        let figures = profile[part].as_object().unwrap();
        let sum: i64 =
            figures.iter().filter(|(k, _)| *k != "total").map(|(_, v)| v.as_i64().unwrap()).sum();
        assert_eq!(sum, figures["total"].as_i64().unwrap(), "{part}");
    }
    // 32 of 33 is 96.97 %; 90396.5万 after a growth of 47.16 % was 61427万.
    let share = 32.0 / 33.0 * 100.0;
    assert_eq!(format!("{share:.2}"), "96.97");
    let before = profile["education"]["spending"].as_f64().unwrap() / 1e4 / 1.4716;
    assert_eq!(format!("{before:.0}"), "61427");
}

#[test]
fn the_county_file_reads_back_as_it_was_written() {
    let county = qujiang().unwrap();
    let text = to_json(&county).unwrap();
    assert_eq!(from_json(&text).unwrap(), county);
    assert_eq!(county.school_year, Some(2019));
    let evidence = county.government["15"].evidence().unwrap();
    assert_eq!(evidence.date.as_deref(), Some("2020-12"));
}
