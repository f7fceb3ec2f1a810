//! Histories with something wrong: each gives a finding that names school, grade and year, and the
//! rest is projected.

use std::fs;

use crate::make::{LAST, bare, level, random, school, tell};
use junheng::county::{
    Arg, BirthCount, Class, County, Enrolment, Finding, Kind, Section, SectionKind,
};
use junheng::project::forecast::{
    Basis, EntrySource, Feeder, Forecast, GradeSystem, Method, Path, backtest, forecast,
};
use junheng::words::{Lang, Words};

fn usual(county: &County) -> Forecast {
    forecast(county, &Basis { horizon: 5, ..Basis::default() })
}

#[track_caller]
fn only<'a>(found: &'a Forecast, code: &str) -> &'a Finding {
    let mut all = found.findings.iter().filter(|f| f.code == format!("forecast-{code}"));
    let first = all.next();
    let said: Vec<_> = found.findings.iter().map(|f| &f.code).collect();
    assert!(all.next().is_none(), "{code} is said twice");
    first.unwrap_or_else(|| panic!("{code} is not among {said:?}"))
}

#[track_caller]
fn says(finding: &Finding, values: &[(&str, &str)]) {
    for (name, value) in values {
        assert_eq!(finding.args.get(*name), Some(&Arg::Text((*value).into())), "{name}");
    }
}

fn total(found: &Forecast, pool: usize, h: usize) -> f64 {
    found.pools[pool].tracks.iter().map(|t| t.students[h].iter().sum::<f64>()).sum()
}

#[test]
fn nothing_is_projected_from_nothing_and_it_is_said() {
    let found = usual(&County::default());
    assert!(found.pools.is_empty() && found.entries.is_empty());
    only(&found, "nothing-known");
}

#[test]
fn one_year_is_carried_up_without_a_backtest() {
    let county = bare(&[("甲", vec![vec![40.0, 50.0, 60.0]])]);
    let found = usual(&county);
    only(&found, "one-year");
    // Entrants stay 40, every class moves up whole; the share of the county does not move.
    assert_eq!(found.pools[0].tracks[0].students[0].len(), 3);
    let first = total(&found, 0, 0);
    assert!((130.0..150.0).contains(&first), "{first}");
    assert_eq!(found.origins, 0);
    assert!(backtest(&county, &Basis::default()).origins.is_empty());
    assert!(found.pools[0].tracks[0].spread[0][1] > 0.1, "the default bands are wide");
}

#[test]
fn a_county_without_births_follows_the_trend_and_says_from_when() {
    let found = usual(&bare(&[("甲", level(&[50.0; 6], 4))]));
    says(only(&found, "births-none"), &[("year", "2026")]);
    assert!(found.entries[0].source.iter().all(|s| *s == EntrySource::Trend));
}

#[test]
fn births_that_end_are_followed_by_the_trend() {
    let mut county = bare(&[("甲", level(&[50.0; 6], 5))]);
    county.births = (2013..=2021)
        .map(|year| BirthCount { year, count: Some(60.0), ..BirthCount::default() })
        .collect();
    let found = usual(&county);
    // Autumn 2027 has all of 2020 and 2021; 2028 only the third born in 2021.
    use EntrySource::{Births, BirthsPartly, Trend};
    assert_eq!(found.entries[0].source, [Births, Births, BirthsPartly, Trend, Trend]);
    says(only(&found, "births-end"), &[("year", "2029")]);
    says(only(&found, "births-partly"), &[("years", "2028")]);
}

#[test]
fn births_that_begin_late_still_tell_how_entrants_change() {
    let mut county = bare(&[("甲", level(&[50.0; 6], 5))]);
    // Autumn 2028 is the first with all of its births, 2021 and 2022; 2027 has those of 2021.
    county.births = [(2021, 90.0), (2022, 60.0), (2023, 60.0)]
        .map(|(year, count)| BirthCount { year, count: Some(count), ..BirthCount::default() })
        .to_vec();
    let found = usual(&county);
    says(only(&found, "births-anchored"), &[("year", "2027")]);
    let expected = [50.0, 50.0, 50.0 * 70.0 / 90.0, 50.0 * 60.0 / 90.0, 50.0 * 60.0 / 90.0];
    for (ours, theirs) in found.entries[0].entrants.iter().zip(expected) {
        assert!((ours - theirs).abs() < 1e-9, "{ours} is not {theirs}");
    }
}

#[test]
fn kindergarten_stands_in_for_births_for_one_year() {
    let mut county = County { name: "县".into(), ..County::default() };
    school(&mut county, "A", Kind::Primary, "东");
    tell(&mut county, "A", 1, &level(&[50.0; 6], 5));
    tell(&mut county, "县", 0, &[vec![40.0], vec![40.0], vec![40.0], vec![40.0], vec![20.0]]);
    let found = usual(&county);
    assert_eq!(found.entries[0].source[..2], [EntrySource::Kindergarten, EntrySource::Trend]);
    // 50 entrants for each 40, so 25 for 20.
    assert!((found.entries[0].entrants[0] - 25.0).abs() < 1e-9);
    assert_eq!(found.pools[0].grades, [1, 2, 3, 4, 5, 6], "kindergarten is not projected");
    only(&found, "kindergarten-only");
}

#[test]
fn a_school_that_opened_last_year_has_the_countys_ratios() {
    let mut county = County::default();
    for id in ["A", "B"] {
        school(&mut county, id, Kind::Primary, "东");
    }
    tell(&mut county, "A", 1, &level(&[200.0; 6], 5));
    tell(&mut county, "B", 1, &[vec![80.0; 6]]);
    let found = usual(&county);
    let finding = only(&found, "opened");
    says(finding, &[("year", "2025")]);
    assert_eq!(finding.school_id.as_deref(), Some("B"));
    let track = &found.pools[0].tracks[1];
    for r in track.ratios.iter().flatten() {
        assert!((r - 1.0).abs() < 1e-9, "{r}");
    }
    assert!((track.students[4].iter().sum::<f64>() / 480.0 - 1.0).abs() < 0.05);
}

#[test]
fn a_closed_school_keeps_nobody() {
    let mut county = County::default();
    for id in ["A", "B"] {
        school(&mut county, id, Kind::Primary, "东");
    }
    tell(&mut county, "A", 1, &level(&[50.0; 6], 5));
    for grade in 1..=6 {
        county.history.push(Enrolment {
            year: LAST - 2,
            unit: "B".into(),
            grade,
            students: Some(20.0),
            ..Enrolment::default()
        });
    }
    let found = usual(&county);
    says(only(&found, "closed"), &[("year", "2023")]);
    assert!(found.pools[0].tracks[1].students.iter().flatten().all(|n| *n == 0.0));
}

#[test]
fn grades_that_appear_vanish_or_jump_are_named() {
    let mut rows = level(&[40.0; 6], 5);
    rows[4] = vec![0.0, 40.0, 40.0, 260.0, 40.0, 1.0];
    let found = usual(&bare(&[("甲", rows), ("乙", level(&[50.0; 6], 5))]));
    let gone: Vec<_> = found.findings.iter().filter(|f| f.code == "forecast-grade-gone").collect();
    assert_eq!(gone.len(), 2, "grade 1, and grade 6 of which one pupil is left");
    says(gone[0], &[("grade", "1"), ("school", "甲"), ("year", "2025")]);
    says(gone[1], &[("grade", "6"), ("school", "甲"), ("year", "2025")]);
    let odd: Vec<_> = found.findings.iter().filter(|f| f.code == "forecast-ratio-odd").collect();
    says(odd[0], &[("grade", "4"), ("school", "甲"), ("year", "2025")]);
    says(only(&found, "jump"), &[("school", "甲"), ("year", "2025")]);
    let track = &found.pools[0].tracks[0];
    assert!(track.students.iter().all(|row| row[0] == 0.0 && row[5] == 0.0), "not invented");
}

#[test]
fn a_cohort_that_is_missing_in_between_is_named() {
    let mut rows = level(&[40.0; 6], 3);
    rows[2][2] = 0.0;
    let found = usual(&bare(&[("甲", rows), ("乙", level(&[50.0; 6], 3))]));
    says(only(&found, "cohort-missing"), &[("grade", "3"), ("school", "甲"), ("year", "2025")]);
}

#[test]
fn figures_that_cannot_be_are_left_out() {
    let mut county = bare(&[("甲", level(&[50.0; 6], 3))]);
    let odd = |year, grade, students| Enrolment {
        year,
        unit: "甲".into(),
        grade,
        students: Some(students),
        ..Enrolment::default()
    };
    county.history.push(odd(20_255, 1, 50.0));
    county.history.push(odd(2024, 40, 50.0));
    county.history.push(odd(2022, 1, -5.0));
    county.history.push(odd(2025, 1, 51.0));
    let found = usual(&county);
    assert_eq!(found.years[0], 2026);
    assert_eq!(found.findings.iter().filter(|f| f.code == "forecast-place-odd").count(), 2);
    says(only(&found, "figure-odd"), &[("grade", "1"), ("unit", "甲"), ("year", "2022")]);
    says(only(&found, "told-twice"), &[("grade", "1"), ("unit", "甲"), ("year", "2025")]);
    assert_eq!(found.pools[0].tracks[0].known[2][0], Some(51.0));
}

#[test]
fn the_countys_own_rows_and_totals_are_not_counted_twice() {
    let rows = level(&[50.0; 6], 3);
    let both = level(&[100.0; 6], 3);
    for total_row in ["全县", "合计"] {
        let found =
            usual(&bare(&[("甲", rows.clone()), ("乙", rows.clone()), (total_row, both.clone())]));
        assert_eq!(found.pools[0].tracks.len(), 2, "{total_row}");
        assert!((total(&found, 0, 0) - 600.0).abs() < 1e-9, "{total_row}");
    }
    let found = usual(&bare(&[("全县", both)]));
    assert!((total(&found, 0, 0) - 600.0).abs() < 1e-9, "alone it is the unit");
}

#[test]
fn a_year_of_which_only_few_have_told_is_not_the_last() {
    let mut county = County::default();
    for id in ["A", "B", "C", "D", "E"] {
        school(&mut county, id, Kind::Primary, "东");
        let rows = level(&[50.0; 6], if id == "A" { 4 } else { 3 });
        // All end in 2025; then A alone goes on.
        tell(&mut county, id, 1, &rows);
    }
    for entry in county.history.iter_mut().filter(|e| e.unit != "A") {
        entry.year -= 1;
    }
    let found = usual(&county);
    assert_eq!(found.years[0], 2025);
    says(only(&found, "year-too-thin"), &[("year", "2025"), ("used", "2024")]);
}

fn with_classes(county: &mut County, at: usize, section: SectionKind, grades: &[(u8, f64)]) {
    let classes = grades.iter().map(|(grade, students)| Class {
        grade: *grade,
        name: format!("{grade}(1)"),
        students: Some(*students),
        ..Class::default()
    });
    *county.schools[at].section_slot(section) =
        Some(Section { classes: classes.collect(), ..Section::default() });
}

#[test]
fn class_lists_are_the_last_year_where_the_history_ends_before_it() {
    let mut county = County { school_year: Some(2026), ..County::default() };
    let at = school(&mut county, "A", Kind::Primary, "东");
    tell(&mut county, "A", 1, &level(&[50.0; 6], 3));
    with_classes(&mut county, at, SectionKind::Primary, &[(1, 30.0), (1, 31.0), (2, 50.0)]);
    let found = usual(&county);
    assert_eq!(found.years[0], 2027);
    let known = &found.pools[0].tracks[0].known;
    assert_eq!(known.last().unwrap()[..3], [Some(61.0), Some(50.0), None]);
    // Where the history tells the year, it holds.
    county.school_year = Some(2025);
    assert_eq!(usual(&county).pools[0].tracks[0].known.last().unwrap()[0], Some(50.0));
}

#[test]
fn totals_without_grades_are_shared_out() {
    let mut county = County { school_year: Some(2025), ..County::default() };
    let at = school(&mut county, "A", Kind::Primary, "东");
    county.schools[at].sections.primary.as_mut().unwrap().students = Some(300.0);
    let found = usual(&county);
    only(&found, "totals-shared");
    assert_eq!(found.pools[0].tracks[0].known[0], vec![Some(50.0); 6]);
}

#[test]
fn totals_follow_the_classes_that_moved_up() {
    let mut county = County { school_year: Some(2026), ..County::default() };
    let at = school(&mut county, "A", Kind::Primary, "东");
    tell(&mut county, "A", 1, &[vec![40.0, 50.0, 60.0, 50.0, 50.0, 30.0]]);
    county.schools[at].sections.primary.as_mut().unwrap().students = Some(290.0);
    let found = usual(&county);
    // 40 enter as before; 40, 50, 60, 50, 50 move up: 290 in all.
    let expected = [40.0, 40.0, 50.0, 60.0, 50.0, 50.0];
    for (ours, theirs) in found.pools[0].tracks[0].known[1].iter().zip(expected) {
        assert!((ours.unwrap() - theirs).abs() < 1e-9);
    }
}

#[test]
fn schools_without_a_past_have_the_countys() {
    let mut county = County { name: "县".into(), school_year: Some(2025), ..County::default() };
    for (id, size) in [("A", 100.0), ("B", 300.0)] {
        let at = school(&mut county, id, Kind::Primary, "东");
        let grades: Vec<(u8, f64)> = (1..=6).map(|g| (g, size)).collect();
        with_classes(&mut county, at, SectionKind::Primary, &grades);
    }
    // The county falls by a tenth a year, from 500 each grade.
    tell(&mut county, "县", 1, &[vec![500.0; 6], vec![450.0; 6], vec![400.0; 6]]);
    let found = usual(&county);
    only(&found, "past-shared");
    let track = &found.pools[0].tracks[1];
    assert_eq!(track.known[0][0], Some(375.0));
    assert_eq!(found.origins, 0, "units that share one past tell nothing of their errors");
    assert!(total(&found, 0, 0) < 2400.0);
}

#[test]
fn five_four_counties_are_seen_and_can_be_set() {
    let mut county = County::default();
    school(&mut county, "P", Kind::Primary, "东");
    school(&mut county, "J", Kind::Junior, "东");
    tell(&mut county, "P", 1, &level(&[60.0; 5], 4));
    tell(&mut county, "J", 6, &level(&[57.0; 4], 4));
    let found = usual(&county);
    assert_eq!(found.system, GradeSystem::FiveFour);
    assert_eq!(found.pools[0].grades, [1, 2, 3, 4, 5]);
    assert_eq!(found.pools[1].grades, [6, 7, 8, 9]);
    assert_eq!(found.entries[1].source[0], EntrySource::Leavers);
    assert!((found.entries[1].fitted.unwrap() - 0.95).abs() < 1e-12);
    let set = Basis { system: Some(GradeSystem::SixThree), horizon: 3, ..Basis::default() };
    assert_eq!(forecast(&county, &set).pools[0].grades.len(), 6);
}

#[test]
fn feeders_send_leavers_where_the_table_says() {
    let mut county = County::default();
    for (id, kind) in
        [("P", Kind::Primary), ("Q", Kind::Primary), ("J", Kind::Junior), ("K", Kind::Junior)]
    {
        school(&mut county, id, kind, "东");
    }
    // P leaves 100 a year, Q 50 until the last year, then 100; J takes P's, K takes Q's.
    tell(&mut county, "P", 1, &level(&[100.0; 6], 5));
    let mut rows = level(&[50.0; 6], 5);
    rows[4][5] = 100.0;
    tell(&mut county, "Q", 1, &rows);
    tell(&mut county, "J", 7, &level(&[100.0; 3], 5));
    tell(&mut county, "K", 7, &level(&[50.0; 3], 5));
    let feeder = |from: &str, to: &str| Feeder { from: from.into(), to: to.into(), share: 1.0 };
    let feeders = vec![feeder("P", "J"), feeder("校Q", "K"), feeder("无", "K")];
    let found = forecast(&county, &Basis { horizon: 3, feeders, ..Basis::default() });
    says(only(&found, "feeder-unused"), &[("primary", "无"), ("junior", "K")]);
    assert_eq!(found.entries[1].source[0], EntrySource::Feeders);
    let shared = usual(&county);
    let k = |found: &Forecast| found.pools[1].tracks[1].students[0][0];
    assert!(k(&found) > k(&shared) + 15.0, "{} by feeders, {} by share", k(&found), k(&shared));
    // Set by a person, the ratio moves all entrants.
    let half = Basis { junior_ratio: Path::Flat(0.5), horizon: 3, ..Basis::default() };
    assert!((forecast(&county, &half).entries[1].entrants[0] - 100.0).abs() < 1e-9);
}

#[test]
fn a_break_is_left_out_of_the_slope() {
    // Entrants fall by 1 % a year, and by a third in the last.
    let entrants = [100.0, 99.0, 98.01, 97.0299, 96.059_601, 64.0];
    let rows: Vec<Vec<f64>> = entrants.iter().map(|n| vec![*n * 10.0, 900.0]).collect();
    let county = bare(&[("甲", rows)]);
    let told = |break_year| {
        let found = forecast(&county, &Basis { horizon: 8, break_year, ..Basis::default() });
        found.entries[0].entrants.clone()
    };
    let (with, without) = (told(None), told(Some(2025)));
    for nowhere in [i32::MIN, 0, 2019, 2026, i32::MAX] {
        assert_eq!(told(Some(nowhere)).len(), 8, "a year outside the history breaks nothing");
    }
    let growth = |e: &[f64]| libm::log(e[1] / e[0]);
    // -0.06 a year is the steepest slope, damped by 0.85; without the break it is ln 0.99.
    assert!((growth(&with) - -0.06 * 0.85).abs() < 1e-9, "{}", growth(&with));
    assert!((growth(&without) - libm::log(0.99) * 0.85).abs() < 1e-9, "{}", growth(&without));
}

#[test]
fn horizons_of_one_and_thirty_years_hold() {
    let county = random(3, 10, 5);
    for horizon in [0, 1, 30] {
        let found = forecast(&county, &Basis { horizon, ..Basis::default() });
        assert_eq!(found.years.len(), horizon);
        assert_eq!(found.spread.len(), horizon);
    }
    let far = forecast(&county, &Basis { horizon: 30, ..Basis::default() });
    says(only(&far, "far-ahead"), &[("year", "2033")]);
}

#[test]
fn the_backtest_names_its_years_and_every_rival() {
    let county = random(5, 14, 6);
    let back = backtest(&county, &Basis { method: Method::Mean, ..Basis::default() });
    // Six years, 2020-25: from 2021 (two known) to 2024 (one to come).
    assert_eq!(back.origins, [2021, 2022, 2023, 2024]);
    let cases: Vec<usize> = back.county.iter().map(|a| a.cases).collect();
    assert_eq!(cases, [4, 3, 2, 1]);
    let names: Vec<_> = back.compared.iter().map(|(rival, _)| rival.id()).collect();
    let expected =
        ["sameAsLastYear", "standard", "last", "mean", "weighted", "median", "geometric"];
    assert_eq!(names, expected);
    let own = &back.compared.iter().find(|(r, _)| r.id() == "mean").unwrap().1;
    assert_eq!(own, &back.units);
}

#[test]
fn births_in_the_wrong_unit_are_noticed() {
    let mut county = bare(&[("甲", level(&[50.0; 6], 5))]);
    // In tens of thousands by mistake.
    county.births = (2010..=2022)
        .map(|year| BirthCount { year, count: Some(0.006), ..BirthCount::default() })
        .collect();
    let found = usual(&county);
    only(&found, "entry-ratio-odd");
    assert!((found.entries[0].entrants[0] - 50.0).abs() < 1e-6, "the ratio makes up for it");
}

/// Every code that the forecast can give, from its source.
fn codes() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/project/forecast");
    let mut codes = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        for part in text.split("\"forecast-").skip(1) {
            codes.push(format!("forecast-{}", part.split('"').next().unwrap()));
        }
    }
    codes.sort();
    codes.dedup();
    codes
}

#[test]
fn every_finding_has_its_sentence_in_every_language() {
    let codes = codes();
    assert!(codes.len() > 25, "only {} codes were read", codes.len());
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for code in &codes {
            assert!(words.has(&format!("finding-{code}")), "{code} in {lang:?}");
        }
    }
}

#[test]
fn sentences_have_all_their_values() {
    let mut seen = std::collections::BTreeSet::new();
    let words = Words::new(Lang::En);
    for seed in 0..12 {
        for county in [random(seed, 9, 5), random(seed, 9, 1), County::default()] {
            for finding in forecast(&county, &Basis::default()).findings {
                let sentence = words.finding(&finding);
                assert!(!sentence.contains("{$"), "{sentence}");
                seen.insert(finding.code);
            }
        }
    }
    assert!(seen.len() >= 9, "{seen:?}");
}
