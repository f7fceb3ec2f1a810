use super::*;
use crate::county::{ClassCell, Enrolment, Field, Metric, School, SectionKind};
use crate::words::Lang;

const WORDS: &str = include_str!("../../../www/locales/zh-Hans/page-grid.ftl");

#[test]
fn every_kind_of_change_has_its_words() {
    let mut words = Words::new(Lang::ZhHans);
    words.learn(WORDS);
    let county = County { schools: vec![School::new("1", "一小")], ..County::default() };
    let field = Field::of(Metric::Students, SectionKind::Primary);
    let (school, section, text) = (0, SectionKind::Primary, String::new);
    let figure = Edit::Figure { school, field, value: None };
    let edits = [
        figure.clone(),
        Edit::Text { school, place: Place::Kind, text: text() },
        Edit::Parent { school, parent: None, remember: false },
        Edit::School { school, with: Box::default() },
        Edit::SchoolRows { at: vec![1], with: vec![School::new("2", "二小")] },
        Edit::SchoolRows { at: vec![0, 1], with: Vec::new() },
        Edit::Class { school, section, class: 0, cell: ClassCell::Name, text: text() },
        Edit::ClassRow { school, section, class: 0, with: None },
        Edit::Past { year: 2020, unit: "1".into(), grade: 1, students: None },
        Edit::PastEntry { at: 0, with: None },
        Edit::PastRows { at: vec![0], with: vec![Enrolment::default()] },
        Edit::Births { year: 2020, count: None },
        Edit::AllBirths { births: Vec::new() },
        Edit::Several { edits: vec![figure.clone(), Edit::Several { edits: vec![figure; 2] }] },
        Edit::Mapping { path: text(), target: None },
        Edit::Answer { id: text(), answer: None },
        Edit::Fact { key: "villages".into(), value: None },
        Edit::Rubric { at: 0, take: false, put: None },
        Edit::Scenario { at: 0, take: false, put: None },
        Edit::Plan { subject: text(), value: None },
        Edit::County { name: text(), school_year: None },
        Edit::Setting { id: "x".into(), value: None },
    ];
    let said: Vec<String> = edits.iter().map(|edit| described(edit, &county, &words)).collect();
    for (edit, said) in edits.iter().zip(&said) {
        assert!(!said.is_empty() && !said.contains("step-"), "{edit:?}: {said}");
    }
    assert_eq!(said[0], "“一小”的小学 · 在校学生数");
    assert_eq!(said[4], "学校“二小”");
    assert_eq!(said[8], "一小 2020 年的学生数");
    assert_eq!(said[13], "3 处改动");
}

#[test]
fn each_place_is_told_with_what_was_there() {
    let mut words = Words::new(Lang::ZhHans);
    words.learn(WORDS);
    let mut county = County { schools: vec![School::new("1", "一小")], ..County::default() };
    county.schools[0].site.books = Some(5.0);
    let field = Field::of(Metric::Books, SectionKind::Primary);
    let rural = Edit::Text { school: 0, place: Place::Setting, text: "rural".into() };
    let edits = vec![Edit::Figure { school: 0, field, value: Some(7.5) }, rural];
    let change = county.apply(Edit::Several { edits }).unwrap();
    let told = |change: &crate::county::Change, county: &County| -> Vec<(String, String)> {
        let all = super::told(&change.done, &change.undo, county, &words);
        all.into_iter().map(|told| (told.from, told.to)).collect()
    };
    assert_eq!(
        told(&change, &county),
        [("5".into(), "7.5".into()), (String::new(), "乡村".into())]
    );
    let births = county.apply(Edit::Births { year: 2020, count: Some(3.0) }).unwrap();
    assert_eq!(told(&births, &county), [(String::new(), "3".to_owned())]);
    let births = county.apply(Edit::Births { year: 2020, count: None }).unwrap();
    assert_eq!(told(&births, &county), [("3".to_owned(), String::new())]);
    let past = |students| Edit::Past { year: 2020, unit: "1".into(), grade: 1, students };
    county.apply(past(Some(4.0))).unwrap();
    let past = county.apply(past(Some(6.0))).unwrap();
    assert_eq!(told(&past, &county), [("4".to_owned(), "6".to_owned())]);
    // More than a page of them are counted.
    let many = vec![Edit::Figure { school: 0, field, value: None }; TOLD + 1];
    let many = county.apply(Edit::Several { edits: many }).unwrap();
    assert_eq!(told(&many, &county).len(), 1);
}

/// Words of the files that name answers, sections and yes and no.
fn all_words() -> Words {
    let mut words = Words::new(Lang::ZhHans);
    for file in [
        WORDS,
        include_str!("../../../www/locales/zh-Hans/import.ftl"),
        include_str!("../../../www/locales/zh-Hans/condition.ftl"),
        include_str!("../../../www/locales/zh-Hans/county.ftl"),
        include_str!("../../../www/locales/zh-Hans/page-quality.ftl"),
    ] {
        words.learn(file);
    }
    words
}

/// What is told of a change, and of undoing it: what, from, to.
fn both_ways(county: &mut County, edit: Edit, words: &Words) -> [Vec<[String; 3]>; 2] {
    let change = county.apply(edit).unwrap();
    let plain = |told: Vec<super::Told>| {
        told.into_iter().map(|told| [told.what, told.from, told.to]).collect()
    };
    [
        plain(super::told(&change.done, &change.undo, county, words)),
        plain(super::told(&change.undo, &change.done, county, words)),
    ]
}

#[test]
fn an_answer_is_told_figure_by_figure() {
    use crate::county::Answer;
    use serde_json::json;
    let (words, mut county) = (all_words(), County::default());
    let answer = |value, note: Option<&str>| {
        let note = note.map(str::to_owned);
        Some(Box::new(Answer { note, ..Answer::of(value) }))
    };
    let id = || "wages".to_owned();
    let first = Edit::Answer { id: id(), answer: answer(json!({ "teachers": 91000 }), None) };
    let [done, undone] = both_ways(&mut county, first, &words);
    let what = "填答“教师工资收入 · 教师”".to_owned();
    assert_eq!(done, [[what.clone(), String::new(), "91000".into()]]);
    assert_eq!(undone, [[what.clone(), "91000".into(), String::new()]]);
    let value = json!({ "teachers": 92500.5, "officials": 92000 });
    let second = Edit::Answer { id: id(), answer: answer(value, Some("见年报")) };
    let [done, _] = both_ways(&mut county, second, &words);
    assert_eq!(
        done,
        [
            ["填答“教师工资收入 · 说明”".into(), String::new(), "见年报".into()],
            ["填答“教师工资收入 · 公务员”".into(), String::new(), "92000".into()],
            [what, "91000".into(), "92500.5".into()],
        ]
    );
    let yes = Edit::Answer { id: "layoutPlan".into(), answer: answer(json!(true), None) };
    let [done, _] = both_ways(&mut county, yes, &words);
    assert_eq!(done, [["填答“规划布局”".into(), String::new(), "是".into()]]);
}

#[test]
fn a_scenario_is_told_field_by_field() {
    use serde_json::json;
    let (words, mut county) = (all_words(), County::default());
    let put = |value| Edit::Scenario { at: 0, take: true, put: Some(value) };
    let first = json!({ "name": "低生育", "horizon": 10, "intakeCap": { "primary": 45 } });
    county.apply(Edit::Scenario { at: 0, take: false, put: Some(first) }).unwrap();
    let second = json!({ "name": "低生育", "horizon": 12, "intakeCap": { "primary": 40 },
        "births": [{ "year": 2024, "count": 5100 }] });
    let [done, undone] = both_ways(&mut county, put(second), &words);
    let expected = [
        ("情景“低生育” · 出生人口", "", "2024 5100"),
        ("情景“低生育” · 测算年数", "10", "12"),
        ("情景“低生育” · 起始班额上限 · 小学", "45", "40"),
    ];
    let sorted = |mut told: Vec<[String; 3]>| {
        told.sort();
        told
    };
    let listed = |reversed: bool| {
        let all = expected.map(|(what, from, to)| {
            let (from, to) = if reversed { (to, from) } else { (from, to) };
            [what, from, to].map(str::to_owned)
        });
        sorted(all.to_vec())
    };
    assert_eq!(sorted(done), listed(false));
    assert_eq!(sorted(undone), listed(true));
    // The same again is no change that could be told place by place.
    let same = county.scenarios[0].clone();
    let [done, _] = both_ways(&mut county, put(same), &words);
    assert_eq!(done, [["情景“低生育”".into(), String::new(), String::new()]]);
}
