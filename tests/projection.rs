//! A projection as a whole: that its parts agree, and that bad input gives an answer.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use junheng::county::{BirthCount, Class, County, Enrolment, Kind, School, Section, SectionKind};
use junheng::project::result::{Level, Projection};
use junheng::project::{Asked, Scenario, explain, project, score_ahead};
use junheng::standard;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Schools A, B (east) and C (west) of grades 1-6 and J (east) of grades 7-9; `years` of history.
fn county(years: std::ops::RangeInclusive<i32>) -> County {
    let mut county = County { name: "县".into(), school_year: Some(2025), ..County::default() };
    for (id, zone, kind, size) in [
        ("A", "东", Kind::Primary, 98.0),
        ("B", "东", Kind::Primary, 61.0),
        ("C", "西", Kind::Primary, 40.0),
        ("J", "东", Kind::Junior, 190.0),
    ] {
        let mut school = School::new(id, format!("{id}校"));
        school.zone = Some(zone.into());
        school.kind = kind;
        let section = kind.sections()[0];
        let grades = if section == SectionKind::Junior { 7..=9 } else { 1..=6_u8 };
        let mut figures = Section::default();
        for grade in grades {
            let of = |year: i32| size + f64::from((i32::from(grade) * 5 + year * 3) % 7);
            for year in years.clone() {
                county.history.push(Enrolment {
                    year,
                    unit: id.into(),
                    grade,
                    students: Some(of(year)),
                    ..Enrolment::default()
                });
            }
            for number in 1..=2 {
                figures.classes.push(Class {
                    grade,
                    name: format!("{grade}({number})班"),
                    students: Some(of(2025) / 2.0),
                    ..Class::default()
                });
            }
        }
        figures.students = Some(figures.classes.iter().filter_map(|c| c.students).sum());
        *school.section_slot(section) = Some(figures);
        school.site.teaching_area = Some(5.0 * size * 6.0);
        school.site.indoor_sports_area = Some(0.0);
        county.schools.push(school);
    }
    county
}

fn run(county: &County, scenario: Value) -> Projection {
    let scenario = Scenario::read(&scenario, "scenario").unwrap();
    project(county, &scenario, true, &mut |_, _| {})
}

fn codes(projection: &Projection) -> Vec<&str> {
    projection.findings.iter().map(|f| f.code.as_str()).collect()
}

fn unit(projection: &Projection, id: &str) -> usize {
    projection.units.iter().position(|u| u.id == id).unwrap()
}

/// Everything is a number, and schools add up to zones and the county in every grade and year.
fn sound(projection: &Projection) {
    let sums = |level: Level, grade: u8, year: usize| -> f64 {
        let of_level = |e: &&_| projection.units[unit_of(e)].level == level;
        let rows = projection.enrolment.iter().filter(of_level);
        rows.filter_map(|e| {
            let at = e.grades.iter().position(|g| *g == grade)?;
            Some(e.by_grade[at][year])
        })
        .sum()
    };
    fn unit_of(e: &junheng::project::result::Enrolment) -> usize {
        e.unit
    }
    for row in &projection.enrolment {
        for year in 0..projection.years.len() {
            let grades: f64 = row.by_grade.iter().map(|g| g[year]).sum();
            assert!((grades - row.total.students[year]).abs() < 1e-6);
            assert!(row.by_grade.iter().all(|g| g[year].is_finite() && g[year] >= 0.0));
        }
    }
    if projection.enrolment.iter().any(|e| projection.units[e.unit].level == Level::School) {
        for year in 0..projection.years.len() {
            for grade in 1..=9 {
                let [county, zones, schools] =
                    [Level::County, Level::Zone, Level::School].map(|l| sums(l, grade, year));
                assert!((county - schools).abs() < 1e-6, "{grade} {year}: {county} {schools}");
                assert!((county - zones).abs() < 1e-6, "{grade} {year}: {county} {zones}");
            }
        }
    }
    for row in projection.seats.iter() {
        assert!(row.gap.iter().all(|g| g.is_finite()));
    }
}

#[test]
fn a_scenario_without_events_is_the_baseline() {
    let county = county(2021..=2025);
    let base = run(&county, json!({}));
    let named = run(&county, json!({ "name": "甲", "events": [], "later": 3 }));
    assert_eq!(Projection { scenario: String::new(), ..named }, base);
    sound(&run(&county, json!({ "detail": "school" })));
}

#[test]
fn horizons_and_draws_beyond_their_range_are_brought_back() {
    let county = county(2021..=2025);
    for (scenario, years, draws, found) in [
        (json!({ "horizon": 1 }), 1, 0, false),
        (json!({ "horizon": 30, "draws": 20 }), 30, 20, false),
        (json!({ "horizon": 31 }), 30, 0, true),
        (json!({ "horizon": 0 }), 1, 0, true),
        (json!({ "horizon": 1, "draws": 0 }), 1, 0, false),
        (json!({ "horizon": 1, "draws": 1_000_000 }), 1, 20_000, true),
    ] {
        let projection = run(&county, scenario.clone());
        assert_eq!((projection.years.len(), projection.draws), (years, draws), "{scenario}");
        assert_eq!(codes(&projection).contains(&"scenario-number"), found, "{scenario}");
        sound(&projection);
    }
}

#[test]
fn little_history_still_gives_an_answer() {
    // One year: no ratios, no backtest.
    let one = run(&county(2025..=2025), json!({ "horizon": 8, "draws": 50, "detail": "school" }));
    sound(&one);
    assert!(codes(&one).contains(&"forecast-one-year"));
    assert!(one.backtest.unwrap().origins.is_empty());
    // No births: the trend of entrants, and that is said.
    let none = run(&county(2021..=2025), json!({}));
    assert!(codes(&none).contains(&"forecast-births-none"));
    // A school that opened last year, and one that closed.
    let mut changed = county(2021..=2025);
    changed.history.retain(|row| row.unit != "C" || row.year == 2025);
    changed.history.retain(|row| row.unit != "B" || row.year < 2025);
    changed.schools[1].sections.primary = None;
    let projection = run(&changed, json!({ "detail": "school", "horizon": 10 }));
    sound(&projection);
    let found = codes(&projection);
    assert!(found.contains(&"forecast-opened") && found.contains(&"forecast-closed"), "{found:?}");
    // Nothing at all.
    let empty = run(&County::default(), json!({ "draws": 100 }));
    assert!(empty.years.len() <= 30 && codes(&empty).contains(&"forecast-nothing-known"));
}

#[test]
fn class_lists_that_disagree_with_their_grades_are_named_and_shared_out_in_proportion() {
    let mut county = county(2021..=2025);
    // Grade 3 of A: 62 and 40 on the list, 102; the history says what it says.
    let classes = &mut county.schools[0].sections.primary.as_mut().unwrap().classes;
    let mut sizes = [62.0, 40.0].into_iter();
    for class in classes.iter_mut().filter(|class| class.grade == 3) {
        class.students = sizes.next();
    }
    let pupils = county.history.iter().find(|e| e.unit == "A" && e.year == 2025 && e.grade == 3);
    let pupils = pupils.unwrap().students.unwrap();
    assert_ne!(pupils, 102.0);
    let projection = run(&county, json!({ "detail": "school", "horizon": 4, "draws": 20 }));
    sound(&projection);
    // The other lists of the county are half a pupil off at most.
    let is_it = |f: &&junheng::county::Finding| {
        f.code == "classes-disagree"
            && f.school_id.as_deref() == Some("A")
            && f.args["grade"] == 3.0.into()
    };
    let found: Vec<_> = projection.findings.iter().filter(is_it).collect();
    assert_eq!(found.len(), 1);
    let says = |name: &str| found[0].args[name].clone();
    assert_eq!((says("grade"), says("listed")), (3.0.into(), 102.0.into()));
    assert_eq!((says("pupils"), says("year")), (pupils.into(), "2025".into()));
    // The large class is in the ledger as listed, and gone when its grade has left in 2029.
    let row = projection.ledger.iter().find(|r| r.grade == 3 && r.size == 62).unwrap();
    assert_eq!(row.since, 2025);
    assert!(row.closes.unwrap() <= 2029);
}

#[test]
fn people_of_a_scenario_count_for_the_norm_of_layout_where_the_county_has_none() {
    let county = county(2021..=2025);
    assert!(run(&county, json!({})).layout.is_empty());
    // 31 000 people: one full primary for each 10 000-15 000, so 3 to 4; one junior for each
    // 30 000-50 000, so 1 to 2. From 2028 on 60 000: 4 to 6, and 2.
    let people = json!({ "population": { "2026": 31_000, "2028": 60_000 }, "horizon": 3 });
    let projection = run(&county, people);
    let [primary, junior] = projection.layout.as_slice() else { panic!("{projection:?}") };
    assert_eq!(primary.population, [31_000.0, 31_000.0, 60_000.0]);
    assert_eq!((primary.schools[0], primary.schools[2]), ([3.0, 4.0], [4.0, 6.0]));
    assert_eq!((junior.schools[0], junior.schools[2]), ([1.0, 2.0], [2.0, 2.0]));
    assert_eq!((primary.present[0], junior.present[0]), (3, 1));
    // Told for later years only: nobody knows the first, so nothing is asked for.
    assert!(run(&county, json!({ "population": { "2027": 31_000 } })).layout.is_empty());
}

#[test]
fn bad_events_are_named_and_the_rest_is_projected() {
    let county = county(2021..=2025);
    let scenario = json!({ "detail": "school", "horizon": 6, "draws": 20, "events": [
        { "year": 2027, "kind": "close", "school": "C" },
        { "year": 2027, "kind": "close", "school": "Z" },
        { "year": 2050, "kind": "close", "school": "A" },
        { "year": 2027, "kind": "housing", "unit": "东", "dwellings": -4, "pupilsPer100": 30 },
        { "year": 2027, "kind": "rezone", "from": "A", "to": "B", "share": 0.2 },
    ] });
    let projection = run(&county, scenario);
    sound(&projection);
    for code in
        ["event-nowhere-to-go", "event-unknown-school", "event-outside-horizon", "event-negative"]
    {
        assert!(codes(&projection).contains(&code), "{code}");
    }
    let plain = run(&county, json!({ "detail": "school", "horizon": 6 }));
    let entry = |p: &Projection, id: &str| {
        let at = unit(p, id);
        p.enrolment.iter().find(|e| e.unit == at).unwrap().by_grade[0][1]
    };
    assert!((entry(&projection, "A") - 0.8 * entry(&plain, "A")).abs() < 1e-9);
    assert_eq!(entry(&projection, "C"), entry(&plain, "C"));
}

#[test]
fn known_births_reach_the_first_grade() {
    let mut county = county(2021..=2025);
    county.births = (2012..=2025)
        .map(|year| BirthCount {
            year,
            count: Some(f64::from(1000 - 20 * (year - 2012))),
            ..BirthCount::default()
        })
        .collect();
    let base = run(&county, json!({ "horizon": 5 }));
    let entrants = |p: &Projection| p.enrolment[0].by_grade[0].clone();
    assert!(entrants(&base).is_sorted_by(|a, b| a > b));
    let more = run(&county, json!({ "horizon": 5, "intakeRatio": 0.5 }));
    assert!(entrants(&more)[0] != entrants(&base)[0]);
}

#[test]
fn net_movers_add_up_over_the_years() {
    // 1 % a year on top: 1.01 in the first year, 1.01² in the second.
    let county = county(2021..=2025);
    let base = run(&county, json!({ "horizon": 2 }));
    let moved = run(&county, json!({ "horizon": 2, "netInflow": 0.01 }));
    let total = |p: &Projection, year: usize| p.enrolment[0].total.students[year];
    assert!((total(&moved, 0) / total(&base, 0) - 1.01).abs() < 1e-12);
    assert!((total(&moved, 1) / total(&base, 1) - 1.0201).abs() < 1e-12);
}

#[test]
fn a_future_year_goes_through_the_scorer_of_today() {
    let county = county(2021..=2025);
    let standard = standard::named("quality-balance-2017").unwrap();
    let read = |value: Value| Scenario::read(&value, "scenario").unwrap();
    let plain = score_ahead(&county, &read(json!({})), 2027, standard, None).unwrap();
    let row = plain.evaluation.schools.iter().find(|r| r.id == "A").unwrap();
    let projected = run(&county, json!({ "detail": "school" }));
    let heat = projected.heat.iter().find(|h| h.unit == unit(&projected, "A")).unwrap();
    assert_eq!(row.students, Some(f64::from(heat.students[1])));
    assert_eq!(row.classes, Some(f64::from(heat.classes[1])));
    // Indicator 3 is the teaching area: what is added counts from its year on.
    let area = |scenario: Value, year: i32| {
        let scored = score_ahead(&county, &read(scenario), year, standard, None).unwrap();
        let row = scored.evaluation.schools.iter().find(|r| r.id == "A").unwrap();
        row.indicators[3].amount.unwrap()
    };
    let added = json!({ "additions": [
        { "year": 2027, "school": "A", "field": "site.teachingArea", "amount": 300 }
    ] });
    assert_eq!(area(added.clone(), 2026), area(json!({}), 2026));
    assert_eq!(area(added, 2027), area(json!({}), 2027) + 300.0);
    // Twice as many pupils: the area for each falls below its threshold, and that is told.
    let crowded = read(json!({ "events": [{ "year": 2027, "kind": "housing", "unit": "A",
        "dwellings": 4000, "pupilsPer100": 30 }] }));
    let scored = score_ahead(&county, &crowded, 2027, standard, None).unwrap();
    let lost = |t: &&junheng::project::Turn| t.school == "A" && !t.meets;
    let turn = scored.turns.iter().find(lost).unwrap();
    assert!(turn.then.unwrap() < turn.threshold && turn.today.unwrap() >= turn.threshold);
    // A closed school is left out; a year that is not projected has no answer.
    let closed = read(json!({ "events": [{ "year": 2027, "kind": "close", "school": "B" }] }));
    let scored = score_ahead(&county, &closed, 2027, standard, None).unwrap();
    let gone = scored.evaluation.schools.iter().find(|r| r.id == "B").unwrap();
    assert_eq!(gone.excluded.as_ref().unwrap().code, "noStudents");
    assert!(score_ahead(&county, &read(json!({})), 2020, standard, None).is_none());
}

#[test]
fn a_derivation_leads_to_the_number_it_derives() {
    let county = county(2021..=2025);
    let events = json!([{ "year": 2027, "kind": "rezone", "from": "A", "to": "B", "share": 0.2 }]);
    let scenario = json!({ "detail": "school", "horizon": 4, "events": events });
    let projection = run(&county, scenario.clone());
    let scenario = Scenario::read(&scenario, "scenario").unwrap();
    for row in &projection.enrolment {
        for (place, grade) in row.grades.iter().map(|g| Some(*g)).chain([None]).enumerate() {
            for (at, year) in projection.years.iter().enumerate() {
                let value = match grade {
                    Some(_) => row.by_grade[place][at],
                    None => row.total.students[at],
                };
                let asked = Asked::Enrolment { unit: row.unit, section: None, grade, year: *year };
                let told = explain(&county, &scenario, &asked).unwrap();
                assert!((told.result - value).abs() < 1e-6, "{asked:?}");
                let product = told.terms.iter().filter_map(|t| t.value).product::<f64>();
                let minus = |symbol: &str| if symbol == "moved-away" { -1.0 } else { 1.0 };
                let sum: f64 = told.terms.iter().map(|t| minus(&t.symbol) * t.value.unwrap()).sum();
                let whole = matches!(told.formula, Some(junheng::score::Expr::Product(_)));
                let computed = if whole { product } else { sum };
                assert!((computed - value).abs() < 1e-6, "{asked:?} {told:?}");
            }
        }
    }
    for row in projection.classes.iter().filter(|c| c.section.is_some()) {
        let section = row.section.unwrap();
        let asked = Asked::Classes { unit: row.unit, section, year: 2028 };
        assert_eq!(explain(&county, &scenario, &asked).unwrap().result, f64::from(row.classes[2]));
    }
    for row in projection.seats.iter().filter(|c| c.section.is_some()) {
        let section = row.section.unwrap();
        let asked = Asked::Gap { unit: row.unit, section, year: 2028 };
        let told = explain(&county, &scenario, &asked).unwrap();
        assert!((told.result - row.gap[2]).abs() < 1e-6);
    }
    let beyond = Asked::Enrolment { unit: 0, section: None, grade: None, year: 2060 };
    assert!(explain(&county, &scenario, &beyond).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn schools_add_up_under_any_events(
        events in prop::collection::vec((0..6_usize, 2026..2031_i32, 0..3_usize, 0..3_usize, 0.0..1.0_f64), 0..6),
    ) {
        let schools = ["A", "B", "C"];
        let events: Vec<Value> = events
            .into_iter()
            .map(|(kind, year, a, b, x)| match kind {
                0 => json!({ "year": year, "kind": "close", "school": schools[a],
                    "to": [{ "school": schools[b] }] }),
                1 => json!({ "year": year, "kind": "merge", "school": schools[a],
                    "into": schools[b] }),
                2 => json!({ "year": year, "kind": "rezone", "from": schools[a],
                    "to": schools[b], "share": x }),
                3 => json!({ "year": year, "kind": "capIntake", "school": schools[a],
                    "intake": 100.0 * x }),
                4 => json!({ "year": year, "kind": "open", "zone": "东", "intake": 90.0 * x,
                    "rooms": 12 }),
                _ => json!({ "year": year, "kind": "housing", "unit": "西",
                    "dwellings": 900.0 * x, "pupilsPer100": 35 }),
            })
            .collect();
        let scenario = json!({ "detail": "school", "horizon": 6, "events": events });
        sound(&run(&county(2021..=2025), scenario));
    }
}
