//! Figures of the text and the tables, counted here from the county itself.

use crate::{block, of, printed};
use junheng::county::{County, Kind, Section};
use junheng::sample;
use junheng::score::evaluate;
use junheng::standard::named;

fn sum(county: &County, of: impl Fn(&Section) -> f64) -> (f64, f64) {
    let add = |take: fn(&junheng::county::School) -> Option<&Section>| {
        county.schools.iter().filter_map(take).map(&of).sum()
    };
    (add(|s| s.sections.primary.as_ref()), add(|s| s.sections.junior.as_ref()))
}

#[test]
fn the_published_example_says_its_score_as_the_document_does() {
    let report = of(&sample::qujiang().unwrap());
    let text = &block(&report, "basics.score.text").text;
    for said in [
        "24个测评点合计总分为100分",
        "自评得分97分",
        "测评点15扣2分，原因是有5所学校存在超规模办学",
        "测评点24扣1分",
        "最终自评得分101分（97+4分）",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn schools_pupils_classes_and_teachers_are_those_of_the_county() {
    let county = sample::county();
    let report = of(&county);
    let text = &block(&report, "basics.schools.text").text;
    let inside = |s: &&junheng::county::School| {
        s.counted && !matches!(s.kind, Kind::Special | Kind::Vocational)
    };
    let schools = county.schools.iter().filter(inside).count();
    assert!(text.contains(&format!("义务教育阶段学校{schools}所")), "{text}");
    let primaries = county.schools.iter().filter(inside).filter(|s| s.kind == Kind::Primary);
    assert!(text.contains(&format!("小学{}所", primaries.count())), "{text}");
    let (primary, junior) = sum(&county, |s| s.students.unwrap());
    let pupils = format!("在校学生{}人，其中小学{primary}人、初中{junior}人", primary + junior);
    assert!(text.contains(&pupils), "{pupils}: {text}");
    let (primary, junior) = sum(&county, |s| s.class_total().unwrap());
    let classes = format!("教学班{}个，其中小学{primary}个、初中{junior}个", primary + junior);
    assert!(text.contains(&classes), "{classes}: {text}");
}

#[test]
fn what_is_missing_is_said_beside_the_sum_and_never_taken_for_nothing() {
    let mut county = sample::county();
    let school = county.schools.iter_mut().find(|s| s.kind == Kind::Primary).unwrap();
    let section = school.sections.primary.as_mut().unwrap();
    let gone = section.students.take().unwrap();
    let (before, _) = sum(&sample::county(), |s| s.students.unwrap());
    let text = &block(&of(&county), "basics.schools.text").text.clone();
    let said = format!("小学{}人", before - gone);
    assert!(!text.contains(&said), "{text}");
    assert!(
        text.contains(&format!("小学{}（1个校（部）缺数据，未计入）人", before - gone)),
        "{text}"
    );
}

#[test]
fn the_table_of_indicators_agrees_with_the_assessment() {
    let county = sample::county();
    let report = of(&county);
    let table = block(&report, "table.resources").table.as_ref().unwrap();
    let evaluation = evaluate(&county, named("quality-balance-2017").unwrap());
    assert_eq!(table.rows.len(), 7);
    for (at, row) in table.rows.iter().enumerate() {
        let rows = evaluation.schools.iter().filter(|s| s.excluded.is_none());
        let values: Vec<_> = rows.filter_map(|s| s.indicators[at].ratio).collect();
        let met = values.iter().filter(|ratio| **ratio >= 1.0).count();
        let share = met as f64 / values.len() as f64 * 100.0;
        assert_eq!(row[1].text, values.len().to_string());
        assert_eq!(row[2].text, met.to_string());
        assert!((row[3].text.parse::<f64>().unwrap() - share).abs() < 0.0501, "{}", row[3].text);
        for (column, section) in evaluation.sections.iter().enumerate() {
            let found = &section.indicators[at];
            let text = &row[4 + column].text;
            assert_eq!(text.starts_with('▲'), found.met == Some(false), "{text}");
            assert_eq!(text.starts_with('○'), found.met.is_none(), "{text}");
            let shown: f64 = text.trim_start_matches(['▲', '○']).parse().unwrap();
            assert!((shown - found.cv.unwrap()).abs() < 0.000_501, "{text}");
        }
    }
    let failing = evaluation.schools.iter().filter(|s| s.pass == Some(false)).count();
    let annex = block(&report, "annex.failing.table").table.as_ref().unwrap();
    assert_eq!(annex.rows.len(), failing);
}

#[test]
fn problems_name_and_count_what_the_assessment_finds() {
    let county = sample::county();
    let report = of(&county);
    let evaluation = evaluate(&county, named("quality-balance-2017").unwrap());
    for section in &evaluation.sections {
        let id = section.section.id();
        let text = &block(&report, &format!("problems.schools.{id}")).text;
        let (n, total) = (section.failing, section.schools);
        assert!(text.contains(&format!("参加评估的{total}个")), "{text}");
        assert!(text.contains(&format!("有{n}个没有达到")), "{text}");
    }
    let over: Vec<_> = county
        .schools
        .iter()
        .enumerate()
        .filter(|(at, _)| {
            let item = evaluation.items.iter().find(|i| i.id == "schoolScale").unwrap();
            item.offenders.iter().any(|o| o.school == *at)
        })
        .collect();
    let text = &block(&report, "problems.schoolScale").text;
    assert!(!over.is_empty() && text.contains(&format!("有{}所学校", over.len())), "{text}");
    for (_, school) in over {
        assert!(text.contains(&school.name), "{}", school.name);
    }
    assert!(printed(&report).contains("超过0.45的限值：体育艺术专任教师"));
}

#[test]
fn a_county_without_figures_gets_no_figure() {
    let report = of(&County::default());
    // Digits that the documents' own names and lines have.
    let known = ["〔2017〕6号", "360学时", "24个测评点"];
    // How many items are open is counted, and true.
    let mut counted = report.clone();
    counted.blocks.retain(|b| !b.id.starts_with("problems.open") && b.id != "steps.answers");
    let mut text = printed(&counted);
    for name in known {
        text = text.replace(name, "");
    }
    let numbers = ["附件1", "附件2", "附件3"];
    for number in numbers {
        text = text.replace(number, "");
    }
    let score = block(&report, "basics.score.text").text.clone();
    let score = score.replace("24个测评点", "");
    let text = text.replace(&score, "");
    let digits: Vec<&str> =
        text.lines().filter(|line| line.chars().any(|c| c.is_ascii_digit())).collect();
    assert!(digits.is_empty(), "{digits:#?}");
    assert!(report.gaps.len() > 15, "{}", report.gaps.len());
    assert!(printed(&report).contains("____人民政府"));
}
