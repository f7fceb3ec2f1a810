//! The other parts of 教督〔2017〕6号: guarantee, quality, recognition, vetoes, and the whole verdict.

use super::county;
use junheng::county::County;
use junheng::json::FromJson;
use junheng::rubric::conditions::{Conditions, Judged, assess, met, pass, reason, whole, why};
use junheng::rubric::{ItemScore, Sheet};
use junheng::score::evaluate;
use junheng::standard::named;
use junheng::words::{Lang, Words};
use serde_json::{Value, json};

fn sheet(county: &County) -> Sheet {
    assess(county, &evaluate(county, named("quality-balance-2017").unwrap()), None)
}

fn find<'a>(sheet: &'a Sheet, id: &str) -> &'a ItemScore {
    let parts = sheet.items.iter().flat_map(|i| &i.parts);
    sheet.items.iter().chain(parts).find(|i| i.id == id).unwrap()
}

/// Whether an item is met with these schools and answers.
fn is(id: &str, schools: Value, answers: Value) -> Option<bool> {
    met(find(&sheet(&county(json!({ "schools": schools, "government": answers }))), id))
}

/// Whether an item is met with this typed value alone.
fn typed(id: &str, value: Value) -> Option<bool> {
    is(id, json!([]), json!({ id: { "value": value } }))
}

/// A town primary school that meets everything, with some figures changed.
fn school(students: i32, classes: &[i32], change: impl FnOnce(&mut Value)) -> Value {
    let class = |n: &i32| json!({ "grade": 1, "name": "班", "students": n });
    let n = students;
    let mut school = json!({
        "id": "1", "name": "甲小", "kind": "primary", "setting": "town",
        "sections": { "primary": {
            "students": n, "classes": classes.iter().map(class).collect::<Vec<_>>(),
            "inZoneStudents": n, "teachers": { "fullTime": n, "aboveDegree": n, "backbone": n,
                "sports": n, "arts": n, "trained360": n, "certified": n, "exchangeEligible": 100,
                "exchanged": 10, "exchangedBackbone": 2 } } },
        "site": { "teachingArea": n * 10, "indoorSportsArea": 0, "sportsFieldArea": n * 10,
            "equipmentValue": n * 3000, "multimediaRooms": n,
            "musicRoomAreas": [96], "artRoomAreas": [90] },
        "funds": { "publicBudget": 1000, "teacherTraining": 50 },
    });
    change(&mut school);
    school
}

#[test]
fn special_rooms_for_every_twelve_classes_begun() {
    // 12 classes ask for 1 music and 1 art room, 13 for 2, 24 for 2, 25 for 3.
    let rooms = |classes: usize, music: &[i32], art: &[i32]| {
        let school = school(500, &vec![20; classes], |s| {
            s["site"]["musicRoomAreas"] = json!(music);
            s["site"]["artRoomAreas"] = json!(art);
        });
        is("specialRooms", json!([school]), json!({}))
    };
    for (classes, needed) in [(1, 1), (12, 1), (13, 2), (24, 2), (25, 3)] {
        let enough = |n: usize| rooms(classes, &vec![96; n], &vec![90; n]);
        assert_eq!(enough(needed), Some(true), "{classes}");
        assert_eq!(enough(needed - 1), Some(false), "{classes}");
    }
    // Each for itself, and each large enough.
    assert_eq!(rooms(13, &[96, 96], &[90]), Some(false));
    assert_eq!(rooms(12, &[95], &[90]), Some(false));
    assert_eq!(rooms(12, &[96], &[89]), Some(false));
}

#[test]
fn smaller_rooms_count_where_the_relaxations_hold() {
    let with = |music: f64, art: f64, change: &dyn Fn(&mut Value)| {
        let school = school(200, &[25; 8], |s| {
            s["site"]["musicRoomAreas"] = json!([music]);
            s["site"]["artRoomAreas"] = json!([art]);
            change(s);
        });
        is("specialRooms", json!([school]), json!({}))
    };
    let built = |year: i32| move |s: &mut Value| s["establishedYear"] = json!(year);
    assert_eq!(with(73.0, 67.0, &built(2016)), Some(true));
    assert_eq!(with(73.0, 67.0, &built(2017)), Some(false));
    assert_eq!(with(72.9, 67.0, &built(2016)), Some(false));
    // Rural with every class below 30: 54 in primary schools, 61 elsewhere.
    let rural = |s: &mut Value| {
        s["setting"] = json!("rural");
        s["establishedYear"] = json!(2020);
    };
    assert_eq!(with(54.0, 54.0, &rural), Some(true));
    let nine = |s: &mut Value| {
        rural(s);
        s["kind"] = json!("nineYear");
    };
    assert_eq!(with(54.0, 54.0, &nine), Some(false));
    assert_eq!(with(61.0, 61.0, &nine), Some(true));
    // Nobody has told the rooms: undetermined.
    let untold = |s: &mut Value| s["site"]["musicRoomAreas"] = Value::Null;
    assert_eq!(with(96.0, 90.0, &untold), None);
    let relaxed = school(200, &[25; 8], |s| {
        s["establishedYear"] = json!(2010);
        s["site"]["musicRoomAreas"] = json!([80]);
    });
    let county = county(json!({ "schools": [relaxed] }));
    let item = super::said(find(&sheet(&county), "specialRooms"));
    assert_eq!(item, "测评点3：有1所学校按放宽的条件计为达到（2016年及以前建成）：甲小");
}

/// Bands of class sizes tell of the largest class as far as they go: up to 25 and 26-30 pupils.
#[test]
fn a_relaxation_by_the_largest_class_takes_bands_where_no_classes_are_listed() {
    let with = |bands: [i32; 10]| {
        let small = school(160, &[], |s| {
            s["setting"] = json!("rural");
            s["establishedYear"] = json!(2020);
            s["sections"]["primary"]["classBands"] = json!(bands);
            s["site"]["musicRoomAreas"] = json!([60]);
            s["site"]["artRoomAreas"] = json!([60]);
        });
        let county = county(json!({ "schools": [small] }));
        let sheet = sheet(&county);
        let item = find(&sheet, "specialRooms");
        let codes: Vec<String> = item.reasons.iter().map(|r| r.code.clone()).collect();
        (met(item), codes)
    };
    assert_eq!(with([8, 0, 0, 0, 0, 0, 0, 0, 0, 0]), (Some(true), vec!["relaxed".to_owned()]));
    // 26-30 may be 30, which is not under 30: it cannot be shown, and that is said.
    let (verdict, codes) = with([7, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(verdict, Some(false));
    assert!(codes.contains(&"unrelaxed".to_owned()), "{codes:?}");
    let (verdict, codes) = with([7, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(verdict, Some(false));
    assert!(!codes.contains(&"unrelaxed".to_owned()), "{codes:?}");
}

/// The other way of counting (G18): 13 classes, 1 music and 1 art room are 2 together.
#[test]
fn rooms_are_counted_together_beside_the_ruling() {
    let rooms = |music: usize| {
        let school = school(300, &[20; 13], |s| {
            s["site"]["musicRoomAreas"] = json!(vec![96; music]);
        });
        let county = county(json!({ "schools": [school] }));
        let item = find(&sheet(&county), "specialRooms").clone();
        let together = item.inputs.iter().find(|input| input.name == "compared").unwrap();
        (met(&item), together.value.value)
    };
    assert_eq!(rooms(1), (Some(false), Some(1.0)));
    assert_eq!(rooms(0), (Some(false), Some(0.0)));
}

/// Which schools a relaxation lets pass, and why, in the verdict and on the sheet.
#[test]
fn relaxed_schools_are_named_with_the_reason() {
    let named = |id: &str, name: &str, year: i32, n: i32| {
        school(n, &vec![40; (n / 40) as usize], |s| {
            s["id"] = json!(id);
            s["name"] = json!(name);
            s["establishedYear"] = json!(year);
            let rooms = n.unsigned_abs() as usize / 40;
            s["site"]["musicRoomAreas"] = json!(vec![80; rooms]);
            s["site"]["artRoomAreas"] = json!(vec![90; rooms]);
        })
    };
    let mut full = named("3", "丙小", 2012, 2200);
    full["sections"]["primary"]["migrantStudents"] = json!(1200);
    let schools = json!([named("1", "甲小", 2008, 2200), named("2", "乙小", 2009, 400), full]);
    let county = county(json!({ "schools": schools }));
    let words = Words::new(Lang::ZhHans);
    let judged = Judged::new(&county, named_standard());
    let reasons: Vec<String> =
        judged.verdict().reasons.iter().map(|because| reason(&words, because)).collect();
    for said in [
        "有 1 所学校因 2010 年及以前建成，按放宽的规模计为达标：甲小。",
        "有 1 所学校因随迁子女超过 50%，按放宽的规模计为达标：丙小。",
        "有3所学校按放宽的条件计为达到（2016年及以前建成）：甲小、乙小、丙小。",
    ] {
        assert!(reasons.iter().any(|reason| reason.ends_with(said)), "{said}: {reasons:?}");
    }
    let all = whole(&county, named_standard(), &words);
    let item = |id: &str| all.guarantee.iter().find(|item| item.id == id).unwrap().why.clone();
    assert!(item("schoolScale").contains("甲小"), "{}", item("schoolScale"));
    assert!(item("specialRooms").contains("2016年及以前建成"), "{}", item("specialRooms"));
}

fn named_standard() -> &'static junheng::standard::Standard {
    named("quality-balance-2017").unwrap()
}

#[test]
fn retention_by_both_formulas() {
    // 初一 300, in 20, out 30, deaths 1, graduates 280: F1 290/299 = 96.99 %, F2 280/289 = 96.89 %.
    let value = json!({ "entrants": 300, "transferredIn": 20, "transferredOut": 30, "deaths": 1,
        "graduates": 280 });
    let with = |setting: Option<&str>| {
        let settings: Value = setting.map_or(json!({}), |s| json!({ "retentionFormula": s }));
        let county = county(json!({ "settings": settings,
            "government": { "retention": { "value": value } } }));
        let sheet = sheet(&county);
        let item = find(&sheet, "retention");
        let other = item.inputs.iter().find(|i| i.name == "F2").unwrap().value.value.unwrap();
        (met(item), format!("{:.2}", item.measured.unwrap()), format!("{other:.2}"))
    };
    assert_eq!(with(None), (Some(true), "96.99".into(), "96.89".into()));
    assert_eq!(with(Some("F2")), (Some(true), "96.89".into(), "96.99".into()));
    let low = json!({ "entrants": 100, "transferredIn": 0, "transferredOut": 0, "deaths": 0, "graduates": 94 });
    assert_eq!(typed("retention", low), Some(false));
    assert_eq!(typed("retention", json!({ "entrants": 100 })), None);
    // Over 100 % is told, not cut.
    let over = json!({ "entrants": 100, "transferredIn": 0, "transferredOut": 9, "deaths": 0, "graduates": 95 });
    let county = super::county(json!({ "government": { "retention": { "value": over } } }));
    let sheet = sheet(&county);
    assert_eq!(find(&sheet, "retention").measured, Some(104.0));
    assert!(super::said(find(&sheet, "retention")).contains("百分比104超过100%"));
}

#[test]
fn rates_are_met_at_their_line() {
    let teachers =
        |key: &str, n: Value| school(100, &[45], |s| s["sections"]["primary"]["teachers"][key] = n);
    for (item, key, enough, short) in [
        ("training360", "trained360", 100, 99),
        ("certified", "certified", 100, 99),
        ("exchangeRate", "exchanged", 10, 9),
        ("exchangeBackbone", "exchangedBackbone", 2, 1),
    ] {
        assert_eq!(
            is(item, json!([teachers(key, json!(enough))]), json!({})),
            Some(true),
            "{item}"
        );
        assert_eq!(
            is(item, json!([teachers(key, json!(short))]), json!({})),
            Some(false),
            "{item}"
        );
        assert_eq!(is(item, json!([teachers(key, Value::Null)]), json!({})), None, "{item}");
    }
    // Where the schools' figures are missing, the county's own percentage counts.
    let gap = teachers("certified", Value::Null);
    assert_eq!(is("certified", json!([gap]), json!({ "certified": { "value": 100 } })), Some(true));
    assert_eq!(typed("wages", json!({ "teachers": 154000, "officials": 154000 })), Some(true));
    assert_eq!(typed("wages", json!({ "teachers": 153999, "officials": 154000 })), Some(false));
    // 5 035 000 元 for 530 pupils are 9500 each.
    assert_eq!(typed("specialFunds", json!({ "funds": 5_035_000, "students": 530 })), Some(true));
    assert_eq!(typed("specialFunds", json!({ "funds": 4_239_999, "students": 530 })), Some(false));
    assert_eq!(typed("quotaShare", json!({ "allocated": 1, "plan": 2 })), Some(true));
    assert_eq!(
        typed("migrantShare", json!({ "public": 84, "purchased": 0, "eligible": 100 })),
        Some(false)
    );
    assert_eq!(typed("disabled", json!({ "enrolled": 95, "children": 100 })), Some(true));
}

#[test]
fn catchment_counts_public_day_schools_in_town() {
    let with = |n: i32, change: &dyn Fn(&mut Value)| {
        let out = school(200, &[45], |s| {
            s["id"] = json!("2");
            s["sections"]["primary"]["inZoneStudents"] = json!(n);
            change(s);
        });
        is("inZonePrimary", json!([school(100, &[45], |_| ()), out]), json!({}))
    };
    assert_eq!(with(200, &|_| ()), Some(true));
    assert_eq!(with(199, &|_| ()), Some(false));
    assert_eq!(with(0, &|s| s["boarding"] = json!(true)), Some(true));
    assert_eq!(with(0, &|s| s["setting"] = json!("rural")), Some(true));
    assert_eq!(with(0, &|s| s["ownership"] = json!("private")), Some(true));
    // Where nobody tells whether it is in town, it may count.
    assert_eq!(with(0, &|s| s["setting"] = Value::Null), None);
    // 95 % of the juniors are enough.
    let junior = |n: i32| {
        school(100, &[45], |s| {
            let section = s["sections"]["primary"].take();
            s["sections"] = json!({ "junior": section });
            s["kind"] = json!("junior");
            s["sections"]["junior"]["inZoneStudents"] = json!(n);
        })
    };
    assert_eq!(is("inZoneJunior", json!([junior(95)]), json!({})), Some(true));
    assert_eq!(is("inZoneJunior", json!([junior(94)]), json!({})), Some(false));
}

#[test]
fn small_village_schools_are_funded_as_a_hundred() {
    // At 650 元 a pupil: 65 000 whether 50 or 99 pupils; 100 pupils are not asked about.
    let with = |students: i32, budget: i32, quota: Value| {
        let school = school(students, &[10], |s| {
            s["setting"] = json!("rural");
            s["funds"]["publicBudget"] = json!(budget);
        });
        is(
            "smallSchoolFunds",
            json!([school]),
            json!({ "smallSchoolFunds": { "value": { "quota": quota } } }),
        )
    };
    assert_eq!(with(50, 65_000, json!(650)), Some(true));
    assert_eq!(with(99, 64_999, json!(650)), Some(false));
    assert_eq!(with(99, 65_000, Value::Null), None);
    // 5 % of the budget for training, at each school.
    let share = |n: i32| {
        is(
            "trainingFunds",
            json!([school(100, &[45], |s| s["funds"]["teacherTraining"] = json!(n))]),
            json!({}),
        )
    };
    assert_eq!((share(50), share(49)), (Some(true), Some(false)));
}

#[test]
fn sizes_agree_with_the_items_of_the_schools() {
    for seed in 0..40 {
        let county = junheng::sample::random_county(seed, 30);
        let evaluation = evaluate(&county, named("quality-balance-2017").unwrap());
        let sheet = assess(&county, &evaluation, None);
        for item in &evaluation.items {
            let found = met(find(&sheet, &item.id));
            if item.met != found {
                panic!("{seed} {}: {:?} {found:?}", item.id, item.met);
            }
        }
        assert_ne!(pass(&evaluation, &sheet), Some(true));
    }
}

#[test]
fn monitoring_recognition_and_vetoes() {
    let subjects = |rate: f64, level: i32| {
        json!({
            "语文": { "level": 3, "rate": 0.149 }, "数学": { "level": level, "rate": rate },
        })
    };
    assert_eq!(typed("monitoring", subjects(0.149, 3)), Some(true));
    // 低于0.15 is strict.
    assert_eq!(typed("monitoring", subjects(0.15, 3)), Some(false));
    assert_eq!(typed("monitoring", subjects(0.1, 2)), Some(false));
    // 90 of 100 and 80 of 100 together are 85 %.
    let asked = |a: i32, b: i32| {
        json!({
            "家长": { "valid": 100, "satisfied": a }, "学生": { "valid": 100, "satisfied": b },
        })
    };
    assert_eq!(typed("recognition", asked(90, 80)), Some(true));
    assert_eq!(typed("recognition", asked(90, 79)), Some(false));
    assert_eq!(typed("recognition", json!(85)), Some(true));
    assert_eq!(typed("vetoExam", json!(false)), Some(true));
    assert_eq!(typed("vetoExam", json!("是")), Some(false));
    assert_eq!(typed("vetoExam", Value::Null), None);
    assert_eq!(typed("layoutPlan", json!("有")), Some(true));
    assert_eq!(
        is("layoutPlan", json!([]), json!({ "layoutPlan": { "state": "partly" } })),
        Some(false)
    );
}

/// Answers that leave nothing open.
fn all_answers() -> Value {
    let mut answers = json!({
        "specialFunds": { "value": { "funds": 9500, "students": 1 } },
        "wages": { "value": { "teachers": 2, "officials": 2 } },
        "quotaShare": { "value": { "allocated": 5, "plan": 10 } },
        "migrantShare": { "value": { "public": 90, "purchased": 5, "eligible": 100 } },
        "retention": { "value": { "entrants": 100, "transferredIn": 0, "transferredOut": 0,
            "deaths": 0, "graduates": 98 } },
        "disabled": { "value": { "enrolled": 99, "children": 100 } },
        "smallSchoolFunds": { "notApplicable": true, "note": "没有不足100人的村小学" },
        "inZoneJunior": { "notApplicable": true },
        "monitoring": { "value": { "语文": { "level": 3, "rate": 0.1 } } },
        "recognition": { "value": { "家长": { "valid": 100, "satisfied": 96 } } },
    });
    for id in [
        "layoutPlan",
        "unifiedBuilding",
        "unifiedStaffing",
        "unifiedFunds",
        "unifiedEquipment",
        "postsAllocated",
        "quotaRural",
        "leftBehindCare",
        "charters",
        "informationUse",
        "moralEducation",
        "curriculum",
        "workload",
    ] {
        answers[id] = json!({ "state": "have" });
    }
    for id in
        ["vetoExam", "vetoChoice", "vetoKeySchools", "vetoPosts", "vetoAccident", "vetoTutoring"]
    {
        answers[id] = json!({ "value": false });
    }
    answers
}

/// A primary and a junior school that meet everything, so that both sections have a verdict.
fn good_schools() -> Value {
    let junior = school(100, &[45, 45], |s| {
        s["id"] = json!("2");
        s["kind"] = json!("junior");
        let section = s["sections"]["primary"].take();
        s["sections"] = json!({ "junior": section });
    });
    json!([school(100, &[45, 45], |_| ()), junior])
}

fn judged(answers: Value) -> junheng::score::contract::Assessment {
    let county = county(json!({ "schools": good_schools(), "government": answers }));
    whole(&county, named("quality-balance-2017").unwrap(), &Words::new(Lang::ZhHans))
}

#[test]
fn the_whole_verdict_needs_every_part() {
    let all = judged(all_answers());
    let unmet: Vec<_> = all
        .guarantee
        .iter()
        .chain(&all.quality)
        .chain(&all.vetoes)
        .filter(|i| i.met != Some(true))
        .map(|i| (&i.id, &i.why))
        .collect();
    assert!(unmet.is_empty(), "{unmet:?}");
    assert_eq!(
        (all.resources_pass, all.recognition.met, all.pass),
        (Some(true), Some(true), Some(true))
    );
    assert_eq!((all.guarantee.len(), all.quality.len()), (15, 9));
    let numbers: Vec<_> = all.guarantee.iter().map(|i| i.number).collect();
    assert_eq!(numbers, (1..=15).collect::<Vec<_>>());
    assert_eq!(all.recognition.groups[0].rate, Some(96.0));
    // One answer missing: undetermined, and said so.
    let mut answers = all_answers();
    answers.as_object_mut().unwrap().remove("workload");
    let open = judged(answers);
    assert_eq!(open.pass, None);
    assert!(
        open.reasons.iter().any(|r| r == "教育质量有1项待定：课业负担。"),
        "{:?}",
        open.reasons
    );
    // One item not met: fails, and says why.
    let mut answers = all_answers();
    answers["wages"]["value"]["teachers"] = json!(1);
    let failed = judged(answers);
    assert_eq!(failed.pass, Some(false));
    assert_eq!(failed.reasons[0], "政府保障程度第8项（教师工资收入）没有达到：实际为0.5，低于1。");
    // A veto decides alone.
    let mut answers = all_answers();
    answers["vetoChoice"]["value"] = json!(true);
    let vetoed = judged(answers);
    assert_eq!(vetoed.pass, Some(false));
    assert_eq!(vetoed.vetoes[1].why, "已发生，一票否决");
}

#[test]
fn nothing_known_is_nothing_decided() {
    let words = Words::new(Lang::En);
    let none = whole(&County::default(), named("quality-balance-2017").unwrap(), &words);
    assert_eq!(none.pass, None);
    assert!(
        none.guarantee.iter().chain(&none.quality).chain(&none.vetoes).all(|i| i.met.is_none())
    );
    for item in none.guarantee.iter().chain(&none.quality).chain(&none.vetoes) {
        assert!(!item.why.contains("rubric-") && !item.why.contains("condition-"), "{}", item.why);
        assert!(!item.name.contains("condition-"), "{}", item.name);
    }
}

#[test]
fn the_page_is_given_what_the_module_says() {
    let words = Words::new(Lang::ZhHans);
    for seed in 0..10 {
        let mut county = junheng::sample::random_county(seed, 20);
        if seed % 2 == 0 {
            county.government = super::county(json!({ "government": all_answers() })).government;
        }
        for standard in junheng::standard::standards() {
            let said = whole(&county, standard, &words);
            let found = Judged::new(&county, standard).conditions().unwrap();
            assert_eq!(
                (found.verdict.pass, found.verdict.resources_pass),
                (said.pass, said.resources_pass)
            );
            let reasons: Vec<_> = found.verdict.reasons.iter().map(|r| reason(&words, r)).collect();
            assert_eq!(reasons, said.reasons);
            for item in said.guarantee.iter().chain(&said.quality).chain(&said.vetoes) {
                let told = found.told.iter().find(|told| told.id == item.id).unwrap();
                let score = found.sheet.items.iter().find(|score| score.id == item.id).unwrap();
                let told = (told.met, told.value, why(&words, score, told));
                assert_eq!(told, (item.met, item.value, item.why.clone()));
            }
            let of = |id: &str| found.verdict.parts.iter().find(|part| part.id == id).cloned();
            let counts = of("guarantee").unwrap();
            let with = |met| said.guarantee.iter().filter(|item| item.met == met).count();
            assert_eq!(
                (counts.items, counts.met, counts.unmet, counts.open),
                (said.guarantee.len(), with(Some(true)), with(Some(false)), with(None))
            );
            assert_eq!(of("recognition").unwrap().pass(), said.recognition.met);
            let composites: Vec<_> = found.verdict.composites.iter().map(|c| c.value).collect();
            let expected = said.sections.0.iter().filter_map(|(_, s)| Some(s.composite?.cv));
            assert_eq!(composites, expected.collect::<Vec<_>>());
            // And it survives the way to the page.
            let sent = serde_json::to_value(&found).unwrap();
            assert_eq!(Conditions::from_json(sent).unwrap(), found);
        }
    }
}

#[test]
fn schools_that_lack_figures_are_named() {
    let full = school(100, &[45], |_| ());
    let lacking = school(100, &[45], |s| {
        s["id"] = json!("2");
        s["name"] = json!("乙小");
        s["site"]["musicRoomAreas"] = Value::Null;
        s["funds"]["teacherTraining"] = Value::Null;
        s["sections"]["primary"]["inZoneStudents"] = Value::Null;
        s["sections"]["primary"]["teachers"]["trained360"] = Value::Null;
        s["sections"]["primary"]["teachers"]["certified"] = Value::Null;
    });
    let sheet = sheet(&county(json!({ "schools": [full, lacking] })));
    // Of rates of teachers added up over the county as well.
    for id in ["specialRooms", "trainingFunds", "inZonePrimary", "training360", "certified"] {
        let item = find(&sheet, id);
        let names: Vec<_> = item.lacking.iter().map(|s| s.name.as_str()).collect();
        assert_eq!((names, met(item)), (vec!["乙小"], None), "{id}");
    }
    // What a person has not answered is no figure that a school lacks.
    let small = school(50, &[10], |s| s["setting"] = json!("rural"));
    let small = self::sheet(&county(json!({ "schools": [small] })));
    assert!(find(&small, "smallSchoolFunds").lacking.is_empty());
}

#[test]
fn a_rate_over_a_hundred_is_told() {
    let answers =
        json!({ "recognition": { "value": { "家长": { "valid": 100, "satisfied": 120 } } } });
    let sheet = sheet(&county(json!({ "government": answers })));
    assert!(super::said(find(&sheet, "recognition")).contains("超过100%"));
}
