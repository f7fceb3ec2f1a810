//! Conclusions with figures worked by hand.

use super::{body, table};
use junheng::county::{Answer, County, Kind, School, Section, SectionKind, Setting};
use junheng::report::tables::{Content, application};
use serde_json::{Value, json};

/// A school with a section of one class.
fn school(id: &str, kind: Kind, section: SectionKind, students: f64) -> School {
    let mut school = School { kind, ..School::new(id, format!("学校{id}")) };
    let mut figures = Section { students: Some(students), ..Section::default() };
    figures.teachers.full_time = Some(10.0);
    figures.teachers.certified = Some(9.0);
    figures.teachers.trained360 = Some(10.0);
    figures.teachers.exchange_eligible = Some(6.0);
    figures.teachers.exchanged = Some(1.0);
    figures.teachers.exchanged_backbone = Some(0.0);
    *school.section_slot(section) = Some(figures);
    school
}

fn county(answers: Value) -> County {
    let mut village = school("1", Kind::Primary, SectionKind::Primary, 60.0);
    village.setting = Some(Setting::Rural);
    village.funds.public_budget = Some(85_000.0);
    let mut point = school("2", Kind::TeachingPoint, SectionKind::Primary, 70.0);
    point.setting = Some(Setting::Rural);
    point.funds.public_budget = Some(50_000.0);
    let large = school("3", Kind::Primary, SectionKind::Primary, 2001.0);
    let junior = school("4", Kind::Junior, SectionKind::Junior, 2300.0);
    let mut through = school("5", Kind::NineYear, SectionKind::Primary, 1500.0);
    let more = Section { students: Some(1001.0), ..Section::default() };
    through.sections.junior = Some(more);
    let mut county =
        County { schools: vec![village, point, large, junior, through], ..County::default() };
    for (id, value) in answers.as_object().unwrap() {
        county.government.insert(id.clone(), Answer::of(value.clone()));
    }
    county
}

fn conclusion(county: &County, id: &str, row: usize) -> String {
    let tables = application(county);
    match &body(table(&tables, id))[row - 1][2] {
        Content::Text(text) => text.clone(),
        Content::Empty => String::new(),
        Content::Number { .. } => panic!("a number"),
    }
}

#[test]
fn schools_beyond_their_scale_are_counted_by_kind() {
    let mut county = county(json!({}));
    assert_eq!(
        conclusion(&county, "IV", 4),
        "超过2000人的小学1所、初中1所，义务教育阶段超过2500人的一贯制学校1所。"
    );
    // Built before 2010 the junior school may have 2400; it is still more than 2000.
    county.schools[3].established_year = Some(1998);
    assert_eq!(
        conclusion(&county, "IV", 4),
        "超过2000人的小学1所、初中1所，义务教育阶段超过2500人的一贯制学校1所。其中按放宽条件达标的1所。"
    );
    county.schools[2].sections.primary.as_mut().unwrap().students = None;
    assert_eq!(
        conclusion(&county, "IV", 4),
        "超过2000人的小学0所、初中1所，义务教育阶段超过2500人的一贯制学校1所。其中按放宽条件达标的1所。1所学校缺数据。"
    );
}

#[test]
fn small_schools_have_their_funds_in_the_sentence() {
    let mut county = county(json!({ "smallSchoolFunds": { "quota": 850 } }));
    // 60 + 70 pupils, 85000 + 50000 yuan; 85000 is 100 × 850, 50000 is not.
    assert_eq!(
        conclusion(&county, "IV", 6),
        "不足100名学生的村小学和教学点2所，在校生130人，公用经费135000元。小学生均公用经费定额850元，按100名学生核定的1所。"
    );
    county.schools[1].funds.public_budget = None;
    assert_eq!(
        conclusion(&county, "IV", 6),
        "不足100名学生的村小学和教学点2所，在校生130人。小学生均公用经费定额850元，按100名学生核定的1所。1所学校缺数据。"
    );
    county.schools.drain(..2);
    assert_eq!(conclusion(&county, "IV", 6), "没有不足100名学生的村小学和教学点。");
}

#[test]
fn sums_of_schools_come_first_and_typed_figures_stand_in() {
    // Four schools of ten teachers and one section without figures: the sums are not known.
    let mut county = county(json!({
        "certified": { "certified": 48, "teachers": 50, "value": 96 },
        "exchangeRate": { "eligible": 200, "exchanged": 31, "value": 15.5 },
    }));
    assert_eq!(
        conclusion(&county, "IV", 12),
        "专任教师50人，持有教师资格证48人，持证上岗率96.0%。"
    );
    assert_eq!(conclusion(&county, "IV", 11), "符合交流条件的教师200人，交流轮岗31人，占15.5%。");
    county.schools[4].sections.junior = None;
    assert_eq!(
        conclusion(&county, "IV", 12),
        "专任教师50人，持有教师资格证45人，持证上岗率90.0%。"
    );
    // 5 of 30, none of 5.
    assert_eq!(
        conclusion(&county, "IV", 11),
        "符合交流条件的教师30人，交流轮岗5人，占16.7%。其中骨干教师0人，占交流轮岗教师的0.0%。"
    );
    assert_eq!(
        conclusion(&county, "IV", 9),
        "完成5年360学时培训的教师50人，专任教师50人，完成率100.0%。"
    );
}

#[test]
fn figures_the_county_answers_are_in_the_sentence() {
    let county = county(json!({
        "specialFunds": { "funds": 5_035_000, "students": 530 },
        "wages": { "teachers": 98_600, "officials": 97_900 },
        "quotaShare": { "plan": 3480, "allocated": 1740 },
        "quotaRural": { "rural": 1495 },
        "migrantShare": { "eligible": 12_000, "public": 11_000, "purchased": 400 },
        "retention": { "graduates": 280, "entrants": 300, "transferredIn": 20, "transferredOut": 30, "deaths": 1 },
        "monitoring": { "语文": { "level": 3, "rate": 0.12 }, "数学": { "level": "Ⅳ级" } },
    }));
    for (id, row, said) in [
        ("IV", 7, "特殊教育学校公用经费5035000元，在校生530人，生均公用经费9500元。"),
        ("IV", 8, "义务教育学校教师年平均工资收入98600元，当地公务员年平均工资收入97900元。"),
        (
            "IV",
            14,
            "优质高中招生名额3480个，分配到初中1740个，比例50.0%。其中分配到农村初中1495个，占分配名额的85.9%。",
        ),
        (
            "IV",
            15,
            "符合条件的随迁子女12000人，在公办学校就读11000人，在政府购买服务的民办学校就读400人，合计11400人，比例95.0%。",
        ),
        (
            "V",
            1,
            "初中毕业学生280人，三年前初一在校学生300人，三年间转入20人、死亡1人、转出30人，三年巩固率97.0%。",
        ),
        ("V", 9, "语文学业水平Ⅲ级，校际差异率0.12；数学学业水平Ⅳ级。"),
    ] {
        assert_eq!(conclusion(&county, id, row), said);
    }
}

#[test]
fn an_item_nobody_answered_says_nothing_and_notes_are_kept() {
    let mut county = county(json!({}));
    for (id, rows) in [("IV", vec![1, 2, 7, 8, 10, 14, 15]), ("V", vec![1, 2, 3, 5, 6, 7, 8, 9])] {
        for row in rows {
            assert_eq!(conclusion(&county, id, row), "", "{id} {row}");
        }
    }
    let mut answer = Answer { note: Some("  =见附件 ".to_owned()), ..Answer::default() };
    answer.extra.insert("state".to_owned(), "partly".into());
    answer.extra.insert("evidence".to_owned(), json!({ "document": "规划〔2020〕1号" }));
    county.government.insert("layoutPlan".to_owned(), answer);
    assert_eq!(
        conclusion(&county, "IV", 1),
        "县域内义务教育学校规划布局还没有完全达到国家规定要求。说明：=见附件。依据：规划〔2020〕1号。"
    );
}
