//! Everything the scorer can say has words in every language, and the contract's form holds
//! what it promises.

use crate::make::*;
use junheng::county::{ClassBands, County, Kind, Metric, Ownership, School, Setting};
use junheng::score::contract::to_contract;
use junheng::score::{Expr, Subject, excluded_sentence, explain, note_sentence, reason_sentence};
use junheng::words::{Lang, Words};
use std::collections::BTreeSet;

/// A county in which as much as possible is wrong.
fn troubled() -> County {
    let mut poor = rich("1", Kind::Primary, &[(Primary, 2500.0)]);
    put(&mut poor, Metric::Backbone, Primary, 0.0);
    put(&mut poor, Metric::Sports, Primary, 0.0);
    put(&mut poor, Metric::Arts, Primary, 0.0);
    let primary = poor.sections.primary.as_mut().unwrap();
    primary.class_bands = Some(ClassBands([0.0, 0.0, 0.0, 0.0, 20.0, 10.0, 0.0, 3.0, 0.0, 1.0]));
    let mut relaxed = rich("2", Kind::Primary, &[(Primary, 2400.0)]);
    relaxed.established_year = Some(1990);
    put(&mut relaxed, Metric::MultimediaRooms, Primary, 55.19);
    let mut small = rich("3", Kind::Primary, &[(Primary, 60.0)]);
    small.setting = Some(Setting::Rural);
    put(&mut small, Metric::VisitingSportsArts, Primary, 1.0);
    let mut lost = rich("4", Kind::NineYear, &[(Primary, 400.0), (Junior, 300.0)]);
    lose(&mut lost, Metric::EquipmentValue, Primary);
    let half = rich("5", Kind::NineYear, &[(Primary, 400.0)]);
    let mut over = rich("6", Kind::Junior, &[(Junior, 300.0)]);
    put(&mut over, Metric::IndoorSportsArea, Junior, 1e6);
    let mut orphan = rich("7", Kind::Primary, &[(Primary, 70.0)]);
    orphan.counted = false;
    let lost_parent = School { parent: Some("无此校".into()), ..orphan.clone() };
    let lost_parent = School { id: "8".into(), ..lost_parent };
    let child = School { id: "9".into(), parent: Some("1".into()), ..orphan.clone() };
    let point = rich("10", Kind::TeachingPoint, &[(Primary, 20.0)]);
    let special = rich("11", Kind::Special, &[(Primary, 20.0)]);
    let empty = rich("12", Kind::NineYear, &[(Primary, 0.0), (Junior, 100.0)]);
    let mut unknown = rich("13", Kind::NineYear, &[(Primary, 90.0), (Junior, 100.0)]);
    lose(&mut unknown, Metric::Students, Junior);
    let private =
        School { ownership: Ownership::Private, ..rich("14", Kind::Primary, &[(Primary, 3000.0)]) };
    county(vec![
        poor,
        relaxed,
        small,
        lost,
        half,
        over,
        orphan,
        lost_parent,
        child,
        point,
        special,
        empty,
        unknown,
        private,
    ])
}

fn counties() -> Vec<County> {
    let mut all = vec![County::default(), troubled()];
    for spec in &standard().setting {
        for choice in spec.choices.iter().filter(|c| **c != spec.default) {
            let mut changed = troubled();
            set(&mut changed, &spec.id, choice);
            all.push(changed);
        }
    }
    // 0 of everything, and a spread on either side of the limit.
    let mut nothing = rich("1", Kind::Junior, &[(Junior, 100.0)]);
    put(&mut nothing, Metric::Backbone, Junior, 0.0);
    all.push(county(vec![nothing]));
    let figures = [(45.0, 279.0), (37.0, 137.0), (89.0, 935.0), (76.0, 160.0), (55.0, 402.0)];
    let spread = figures.iter().enumerate().map(|(i, (students, rooms))| {
        let mut school = rich(&i.to_string(), Kind::Primary, &[(Primary, *students)]);
        put(&mut school, Metric::MultimediaRooms, Primary, *rooms);
        school
    });
    all.push(county(spread.collect()));
    let close = [496.0, 1504.0].iter().enumerate().map(|(i, rooms)| {
        let mut school = rich(&i.to_string(), Kind::Primary, &[(Primary, 100.0)]);
        put(&mut school, Metric::MultimediaRooms, Primary, *rooms);
        school
    });
    all.push(county(close.collect()));
    all
}

fn symbols(expr: &Expr, found: &mut BTreeSet<String>) {
    match expr {
        Expr::Symbol(name) => {
            found.insert(name.clone());
        }
        Expr::Figure(_) | Expr::Missing => {}
        Expr::Sum(terms) => terms.iter().for_each(|(_, e)| symbols(e, found)),
        Expr::Product(factors) => factors.iter().for_each(|e| symbols(e, found)),
        Expr::Over(a, b) => {
            symbols(a, found);
            symbols(b, found);
        }
        Expr::Root(inside) => symbols(inside, found),
    }
}

#[track_caller]
fn is_said(sentence: &str, key: &str) {
    assert!(!sentence.is_empty() && sentence != key, "{key}: {sentence}");
    assert!(!sentence.contains(['{', '$', '\n']), "{key}: {sentence}");
}

#[test]
fn every_name_of_the_data_has_words() {
    let standard = standard();
    let mut keys = BTreeSet::new();
    for i in &standard.indicator {
        keys.extend([
            format!("indicator-{}", i.id),
            format!("indicator-{}-short", i.id),
            format!("unit-{}", i.unit),
        ]);
        for term in &i.amount {
            keys.insert(format!("symbol-{}", term.metric.id().replace('.', "-")));
        }
    }
    keys.extend(standard.relaxation.iter().map(|r| format!("relaxation-{}", r.id)));
    keys.extend(standard.school_item.iter().map(|i| format!("item-{}", i.id)));
    keys.extend(standard.scope.exclude.iter().map(|e| format!("excluded-{}", e.id)));
    for setting in &standard.setting {
        keys.insert(format!("setting-{}", setting.id));
        keys.extend(setting.choices.iter().map(|c| format!("setting-{}-{c}", setting.id)));
    }
    for standing in ["met", "floor", "below", "missing"] {
        keys.insert(format!("standing-{standing}"));
    }
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let missing: Vec<_> = keys.iter().filter(|k| !words.has(k)).collect();
        assert!(missing.is_empty(), "{lang:?}: {missing:?}");
    }
}

#[test]
fn every_reason_remark_and_symbol_has_words() {
    let mut codes = BTreeSet::new();
    let all_words = Lang::ALL.map(Words::new);
    for county in counties() {
        let evaluation = judge(&county);
        let mut names = BTreeSet::from(["unit-ratio".to_owned()]);
        let mut subjects = Vec::new();
        for indicator in 0..standard().indicator.len() {
            for section in [Primary, Junior] {
                subjects.push(Subject::Mean { section, indicator });
                subjects.push(Subject::Coefficient { section, indicator });
            }
        }
        for school in &evaluation.schools {
            let (at, section) = (school.school, school.section);
            subjects.push(Subject::School { school: at, section });
            subjects.extend((0..school.indicators.len()).map(|indicator| Subject::Indicator {
                school: at,
                section,
                indicator,
            }));
        }
        let derivations: Vec<_> =
            subjects.iter().map(|s| explain(&county, standard(), None, s).unwrap()).collect();
        for derivation in &derivations {
            let mut found = BTreeSet::new();
            symbols(&derivation.formula, &mut found);
            names.extend(found.into_iter().map(|s| format!("symbol-{s}")));
            if !derivation.unit.is_empty() {
                names.insert(format!("unit-{}", derivation.unit));
            }
        }
        for words in &all_words {
            for reason in &evaluation.reasons {
                is_said(&reason_sentence(words, reason), &format!("reason-{}", reason.code));
                codes.insert(format!("reason-{}", reason.code));
            }
            for excluded in evaluation.schools.iter().filter_map(|s| s.excluded.as_ref()) {
                is_said(&excluded_sentence(words, excluded), &excluded.code);
                codes.insert(format!("excluded-{}", excluded.code));
            }
            for note in derivations.iter().flat_map(|d| &d.notes) {
                is_said(&note_sentence(words, note), &format!("note-{}", note.code));
                codes.insert(format!("note-{}", note.code));
            }
            for name in &names {
                assert!(words.has(name), "{name}");
            }
        }
    }
    // Everything there are words for was said at least once, so that none is stale.
    let said = include_str!("../../www/locales/zh-Hans/score.ftl");
    let keys = said.lines().filter_map(|l| l.split_once(" =")).map(|(key, _)| key);
    let unsaid: Vec<_> = keys
        .filter(|k| ["reason-", "note-", "excluded-"].iter().any(|p| k.starts_with(p)))
        .filter(|k| !codes.contains(*k) && *k != "note-byHand")
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

#[test]
fn the_contract_has_its_fields_in_its_order() {
    let county = troubled();
    let evaluation = judge(&county);
    let words = Words::new(Lang::En);
    let contract = to_contract(&county, &evaluation, standard(), &words);
    let json = serde_json::to_value(&contract).unwrap();
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    for key in ["standard", "schools", "sections", "guarantee", "quality", "recognition"] {
        assert!(json.get(key).is_some(), "{key}");
    }
    assert_eq!(keys(&json["sections"]), ["primary", "junior"]);
    let ids: Vec<_> = standard().indicator.iter().map(|i| i.id.clone()).collect();
    assert_eq!(keys(&json["sections"]["junior"]["indicators"]), ids);
    let school = &json["schools"][0];
    assert_eq!(keys(&school["indicators"]), ids);
    assert_eq!(school["section"], "primary");
    assert_eq!(school["pass"], false);
    assert!(school["excluded"].is_null());
    let backbone = &school["indicators"]["backboneTeachers"];
    assert_eq!(backbone["met"], false);
    assert_eq!(backbone["floorMet"], false);
    // The point merged into this school brings 7 backbone teachers.
    near(backbone["value"].as_f64().unwrap(), 100.0 * 7.0 / 2570.0);
    near(backbone["ratio"].as_f64().unwrap(), 100.0 * 7.0 / 2570.0);
    let lost = json["schools"].as_array().unwrap().iter().find(|s| s["id"] == "4").unwrap();
    let missing = &lost["indicators"]["equipmentValue"];
    assert!(missing["met"].is_null() && missing["value"].is_null());
    let special = json["schools"].as_array().unwrap().iter().find(|s| s["id"] == "11").unwrap();
    assert_eq!(special["excluded"], "Special school: outside the assessment");
    assert_eq!(json["pass"], false);
    assert!(json["reasons"][0].as_str().unwrap().contains("school sections fail"));
    let scale = &json["guarantee"][0];
    assert_eq!((&scale["id"], &scale["met"]), (&"schoolScale".into(), &false.into()));
    assert_eq!(
        scale["why"],
        "Over the size limit: 2 primary, 0 junior secondary, 0 nine- or twelve-year. \
         Schools whose number of students is missing: 2. \
         Met under the relaxed size limit, as built by 2010: 1 (学校2)."
    );
    let class = &json["guarantee"][1];
    assert_eq!((&class["value"], &class["met"]), (&14.0.into(), &false.into()));
}
