//! Importing the sample workbooks gives the sample county's assessment, row by row.
#![cfg(feature = "sheets")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use junheng::county::{Answer, ClassBands, County, Field, Metric, Owner, School, SectionKind};
use junheng::import::{ImportOptions, Imported, InputFile, import_files};
use junheng::rubric::conditions::whole;
use junheng::sample::books::{write_lists, write_workbooks};
use junheng::sample::county;
use junheng::score::{Evaluation, evaluate};
use junheng::standard::named;
use junheng::words::{Lang, Words};
use serde_json::Value;
use std::collections::BTreeMap;

fn import() -> Imported {
    let books = write_workbooks().unwrap();
    let files: Vec<InputFile> =
        books.into_iter().map(|(name, bytes)| InputFile { name, bytes }).collect();
    import_files(&files, &ImportOptions::default(), &mut |_| {})
}

fn assess(county: &County) -> Evaluation {
    evaluate(county, named("quality-balance-2017").unwrap())
}

#[test]
fn the_county_that_comes_back_has_the_same_figures() {
    let imported = import();
    assert_eq!(imported.counties.len(), 1);
    let (given, back) = (county(), &imported.counties[0]);
    assert_eq!((&*back.name, back.school_year), (&*given.name, given.school_year));
    assert_eq!(back.schools.len(), given.schools.len());
    // The class list says how many classes there are, and no form asks senior sections more than
    // the statistics do.
    let of_statistics = [
        Metric::Students,
        Metric::FullTime,
        Metric::AboveDegree,
        Metric::Backbone,
        Metric::Sports,
        Metric::Arts,
        Metric::IntermediateTitle,
        Metric::Certified,
        Metric::MigrantStudents,
    ];
    let asked = |f: &Field| {
        let senior = f.owner() == Owner::Section(SectionKind::Senior);
        f.metric() != Metric::ClassCount && (!senior || of_statistics.contains(&f.metric()))
    };
    for (given, back) in given.schools.iter().zip(&back.schools) {
        assert_eq!((&given.id, &given.name), (&back.id, &back.name));
        assert_eq!((given.kind, given.ownership), (back.kind, back.ownership), "{}", given.name);
        assert_eq!((given.setting, given.counted), (back.setting, back.counted));
        assert_eq!((&given.zone, &given.parent), (&back.zone, &back.parent), "{}", given.name);
        assert_eq!(
            (given.established_year, given.boarding),
            (back.established_year, back.boarding)
        );
        for field in Field::all().into_iter().filter(asked) {
            assert_eq!(field.get(given), field.get(back), "{} {field}", given.name);
        }
        assert_eq!(given.site.music_room_areas, back.site.music_room_areas, "{}", given.name);
        assert_eq!(given.site.art_room_areas, back.site.art_room_areas, "{}", given.name);
        for kind in SectionKind::COMPULSORY {
            let Some(section) = given.section(kind) else { continue };
            let bands = back.section(kind).unwrap().class_bands.unwrap_or_default();
            for ((least, most), count) in ClassBands::EDGES.into_iter().zip(bands.0) {
                let inside = section.classes.iter().filter_map(|c| c.students).filter(|n| {
                    *n >= f64::from(least) && most.is_none_or(|most| *n <= f64::from(most))
                });
                assert_eq!(inside.count() as f64, count, "{} {least}", given.name);
            }
        }
    }
}

#[test]
fn past_years_births_and_classes_come_back() {
    let imported = import();
    let (given, back) = (county(), &imported.counties[0]);
    let figures = |county: &County| -> BTreeMap<(i32, String, u8), Option<f64>> {
        let key = |e: &junheng::county::Enrolment| (e.year, e.unit.clone(), e.grade);
        county.history.iter().map(|entry| (key(entry), entry.students)).collect()
    };
    assert_eq!(figures(back), figures(&given));
    assert_eq!(back.births, given.births);
    for (given, back) in given.schools.iter().zip(&back.schools) {
        for kind in SectionKind::COMPULSORY {
            let classes = |school: &School| school.section(kind).map(|s| s.classes.clone());
            assert_eq!(classes(given), classes(back), "{}", given.name);
        }
    }
    // Past years know their sheets, whatever the order of the files.
    let past = back.history.iter().find(|entry| entry.year == 2018).unwrap();
    assert_eq!(back.sources[past.origin.source.unwrap() as usize].sheet, "2018学年");
}

#[test]
fn past_years_alone_make_a_county_that_can_be_projected() {
    let (name, bytes) = write_lists(&county()).unwrap().remove(0);
    assert_eq!(name, "历年学生数.xlsx");
    let files = [InputFile { name, bytes }];
    let imported = import_files(&files, &ImportOptions::default(), &mut |_| {});
    let back = &imported.counties[0];
    assert!(back.schools.is_empty());
    assert_eq!((back.school_year, back.history_years().len()), (Some(2020), 5));
    assert_eq!(back.births, county().births);
}

#[test]
fn the_assessment_that_comes_back_is_the_same() {
    let (given, back) = (assess(&county()), assess(&import().counties[0]));
    assert_eq!(given.schools, back.schools);
    assert_eq!(given.sections, back.sections);
    assert_eq!((given.resources_pass, given.pass), (back.resources_pass, back.pass));
    for (given, back) in given.items.iter().zip(&back.items) {
        assert_eq!((given.met, &given.counts), (back.met, &back.counts), "{}", given.id);
        assert_eq!(
            (given.relaxed.len(), given.missing),
            (back.relaxed.len(), back.missing),
            "{}",
            given.id
        );
    }
}

/// The same with every number as a binary one, whole or not.
fn in_binary(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().unwrap().into(),
        Value::Object(map) => map.into_iter().map(|(key, v)| (key, in_binary(v))).collect(),
        other => other,
    }
}

#[test]
fn the_countys_own_answers_come_back_with_their_cells() {
    let imported = import();
    let (given, back) = (county(), &imported.counties[0]);
    assert_eq!(back.population, given.population);
    let plain = |answer: &Answer| {
        let mut answer = answer.clone();
        answer.extra.remove("origin");
        in_binary(serde_json::to_value(&answer).unwrap())
    };
    let mut basics = back.basics.clone();
    if let Some(Value::Object(value)) = &mut basics.value {
        value.remove("population");
    }
    assert_eq!(plain(&basics), plain(&given.basics));
    let ids = |county: &County| county.government.keys().cloned().collect::<Vec<_>>();
    assert_eq!(ids(back), ids(&given));
    assert!(given.government.len() > 20);
    for (id, answer) in &given.government {
        assert_eq!(plain(&back.government[id]), plain(answer), "{id}");
    }
    let at = back.government["wages"].read_at("teachers").unwrap();
    let source = &back.sources[at.source.unwrap() as usize];
    assert_eq!((&*source.file, &*source.sheet), ("2021县级填报表.xlsx", "县级填报表"));
}

#[test]
fn the_whole_assessment_that_comes_back_is_the_same() {
    let imported = import();
    let (given, back) = (county(), &imported.counties[0]);
    for (standard, lang) in
        [("quality-balance-2017", Lang::ZhHans), ("basic-balance-2012", Lang::En)]
    {
        let words = Words::new(lang);
        let all = |county: &County| {
            serde_json::to_value(whole(county, named(standard).unwrap(), &words)).unwrap()
        };
        let (given, back) = (all(&given), all(back));
        for (part, given) in given.as_object().unwrap() {
            assert_eq!(&back[part], given, "{standard} {part}");
        }
    }
}

#[test]
fn the_findings_are_those_the_sample_was_made_with() {
    let imported = import();
    let mut codes: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for finding in &imported.findings {
        *codes.entry(format!("{:?} {}", finding.severity, finding.code)).or_default() += 1;
    }
    let count = |code: &str| codes.get(code).copied().unwrap_or_default();
    assert_eq!(count("Missing figure-missing"), 22);
    assert_eq!(count("Check parent-guessed"), 7);
    // Migrant children and pupils by zone beyond the pupils there are.
    assert_eq!(count("Must more-than-whole"), 2);
    let must = codes.iter().filter(|(code, _)| code.starts_with("Must"));
    assert_eq!(must.map(|(_, n)| n).sum::<usize>(), 2, "{codes:?}");
    // What one table lacks another has.
    assert_eq!(count("Missing column-missing"), 0, "{codes:?}");
    assert!(!codes.keys().any(|code| code.contains("answer-")), "{codes:?}");
    assert!(codes.keys().any(|code| code.starts_with("Check number-")), "{codes:?}");
}
