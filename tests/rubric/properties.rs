//! What holds for every sheet: points within full marks, totals that do not depend on the order
//! of items, every kind of rule in the illustrative sheet, every clause in every language.

use super::{county, read};
use junheng::rubric::{ItemScore, rubrics, score, sentence};
use junheng::words::{Lang, Words};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn example() -> Value {
    rubrics().iter().find(|r| r.id == "county-example").unwrap().raw.clone()
}

/// Answers of the illustrative sheet, with a number that moves some of them.
fn answers(n: u32) -> Value {
    let some = f64::from(n % 7);
    let letter = ["A", "B", "C", "D"][n as usize % 4];
    json!({
        "leadership-priority": { "value": 0.9 }, "leadership-reform": { "value": 0.6 },
        "leadership-together": { "value": 0.1 },
        "meetings": { "value": some }, "deployment": { "value": ["notPassedOn"] },
        "layout-plan": { "state": "partly" }, "order": { "value": 0.5 + f64::from(n % 4) / 2.0 },
        "reform": { "value": letter }, "safety": { "value": some },
        "training-agencies": { "value": { "2022": 30, "2023": 26 + n % 9 } },
        "private-share": { "notApplicable": n.is_multiple_of(2), "value": 12.5 },
        "budget": { "value": { "小学": { "2022": 5, "2023": some }, "初中": { "2022": 2, "2023": 3 } } },
        "public-funds": { "value": { "actual": 700, "upper": 650 + n % 100, "lower": 600 } },
        "wages": { "value": { "teachers": 154000, "officials": 150000 + n } },
        "extra-funds": { "value": 650 + n % 60 },
        "projects": { "value": { "done": n % 40, "target": 30 } },
        "preschool-rank": { "value": 1 + n % 5 },
        "fitness": { "value": { "value": 48, "rank": 1 + n % 4 } },
        "satisfaction": { "value": 70 + n % 30 },
        "vocational": { "value": { "own": n % 90, "best": 80 } },
        "retention": { "value": 94.0 + f64::from(n % 20) / 10.0 },
        "eyesight": { "value": { "上学期": 2, "下学期": 1 + n % 2 } },
        "commendations": { "value": n % 6 }, "innovation": { "value": 1.5 },
        "major-accident": { "value": false }, "dangerous-buildings": { "value": n.is_multiple_of(3) },
        "falsification": { "value": false },
    })
}

fn walk<'a>(items: &'a [ItemScore], all: &mut Vec<&'a ItemScore>) {
    for item in items {
        all.push(item);
        walk(&item.parts, all);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn points_stay_within_full_marks_and_order_does_not_matter(
        n in 0u32..10_000, seed in 0u64..1000, turn in 0usize..26,
    ) {
        let county = junheng::sample::random_county(seed, 12);
        let mut county = county;
        let given = super::county(json!({ "government": answers(n) }));
        county.government = given.government;
        let straight = score(&read(&example()), &county, None);
        let mut all = Vec::new();
        walk(&straight.items, &mut all);
        for item in all {
            let full = item.full.unwrap();
            prop_assert!(item.score.low >= 0.0 && item.score.high <= full, "{item:?}");
            prop_assert!(item.score.low <= item.score.high);
        }
        let mut turned = example();
        let items = turned["items"].as_array_mut().unwrap();
        items.rotate_left(turn);
        items.reverse();
        let turned = score(&read(&turned), &county, None);
        prop_assert_eq!(straight.base, turned.base);
        prop_assert_eq!(straight.total, turned.total);
        prop_assert_eq!(straight.grade, turned.grade);
    }
}

#[test]
fn the_illustrative_sheet_shows_every_kind_of_rule() {
    let raw = example();
    let mut kinds: BTreeSet<String> = BTreeSet::new();
    let mut collect = |value: &Value| {
        kinds.extend(
            value
                .pointer("/rule/kind")
                .or(value.get("kind"))
                .and_then(Value::as_str)
                .map(str::to_owned),
        );
        for part in value.pointer("/rule/parts").and_then(Value::as_array).into_iter().flatten() {
            kinds.extend(part.pointer("/rule/kind").and_then(Value::as_str).map(str::to_owned));
        }
    };
    for list in ["items", "bonus", "limits"] {
        raw[list].as_array().unwrap().iter().for_each(&mut collect);
    }
    for kind in [
        "threshold",
        "proportion",
        "attainment",
        "deduct",
        "raise",
        "tiers",
        "bands",
        "incidents",
        "shortfall",
        "checklist",
        "steps",
        "judged",
        "letters",
        "rank",
        "rankBelowLine",
        "best",
        "trend",
        "parts",
        "events",
        "veto",
        "gradeCap",
        "downgrade",
        "credibility",
        "evidence",
        "every",
        "share",
    ] {
        assert!(kinds.contains(kind), "{kind}");
    }
    assert!(raw["groups"].as_array().unwrap().iter().all(|g| g.get("weight").is_some()));
    assert!(raw["items"].as_array().unwrap().iter().any(|i| i.get("notApplicable").is_some()));
    // The documentation explains each of them.
    let guide = include_str!("../../docs/rubric.md");
    for kind in &kinds {
        assert!(guide.contains(&format!("`{kind}`")), "docs/rubric.md does not explain {kind}");
    }
}

#[test]
fn every_clause_is_a_sentence_in_every_language() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for n in 0..40 {
            let mut given = answers(n);
            if n.is_multiple_of(5) {
                given = json!({ "meetings": { "value": "四次" }, "reform": { "value": "Z" } });
            }
            let sheet = score(&read(&example()), &county(json!({ "government": given })), None);
            for item in sheet.items.iter().chain(&sheet.bonus) {
                for told in sentence::reasons(&words, item) {
                    assert!(!told.contains("rubric-") && !told.contains('{'), "{told}");
                }
            }
            assert!(!sentence::summary(&words, &sheet).contains("rubric-"));
        }
    }
}

#[test]
fn zhoushan_counts_ranks() {
    // 普及率 below the mean, second of the rest: 6; dropout third: 6; growth met: 10; 公用经费
    // first: 10; no title: 0; 84 % and second below the line: 6; training fourth: 4.
    let rubric = rubrics().iter().find(|r| r.id == "zhoushan-2007").unwrap();
    let county = county(json!({ "government": {
        "zs-enrolment": { "value": { "value": 96, "mean": 97, "rank": 2 } },
        "zs-dropout": { "value": 3 }, "zs-growth": { "value": true },
        "zs-public-funds": { "value": { "value": 21, "peers": [20, 19, 18] } },
        "zs-charges": { "value": false },
        "zs-standard-schools": { "value": { "value": 84, "rank": 2 } },
        "zs-training": { "value": 4 },
    } }));
    let sheet = score(rubric, &county, None);
    let points: Vec<_> = sheet.items.iter().map(|i| i.score.value.unwrap()).collect();
    assert_eq!(points, [6.0, 6.0, 10.0, 10.0, 0.0, 6.0, 4.0]);
    assert_eq!(sheet.total.value, Some(42.0));
    assert_eq!(sheet.groups[0].score.value, Some(12.0));
}
