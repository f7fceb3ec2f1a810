//! The draws against the bands they are scaled to.

use crate::county::{Class, County, Enrolment, Kind, School, Section, SectionKind};
use crate::project::result::{Level, Line, Projection, Quantiles};
use crate::project::{Scenario, project};
use serde_json::json;

/// Twelve primary schools in three zones and three junior schools, five years of history.
fn county() -> County {
    let mut county = County { name: "县".into(), school_year: Some(2025), ..County::default() };
    for at in 0..15_u32 {
        let junior = at >= 12;
        let mut school = School::new(format!("{at}"), format!("{at}校"));
        school.zone = Some(format!("{}区", at % 3));
        school.kind = if junior { Kind::Junior } else { Kind::Primary };
        let kind = if junior { SectionKind::Junior } else { SectionKind::Primary };
        let grades = if junior { 7..=9 } else { 1..=6_u8 };
        let size = if junior { 420 } else { 40 + 17 * at };
        let of = |grade: u8, year: i32| {
            let wave = (u32::from(grade) * 7 + at * 3 + year as u32 * 5) % 11;
            f64::from(size + wave)
        };
        let classes = grades.clone().map(|grade| Class {
            grade,
            name: format!("{grade}(1)班"),
            students: Some(of(grade, 2025)),
            ..Class::default()
        });
        *school.section_slot(kind) = Some(Section {
            students: Some(grades.clone().map(|g| of(g, 2025)).sum()),
            classes: classes.collect(),
            ..Section::default()
        });
        for year in 2021..=2025 {
            for grade in grades.clone() {
                county.history.push(Enrolment {
                    year,
                    unit: school.id.clone(),
                    grade,
                    students: Some(of(grade, year)),
                    ..Enrolment::default()
                });
            }
        }
        county.schools.push(school);
    }
    county
}

fn run(scenario: &serde_json::Value) -> Projection {
    let scenario = Scenario::read(scenario, "scenario").unwrap();
    project(&county(), &scenario, false, &mut |_, _| {})
}

fn levels(projection: &Projection, level: Level) -> impl Iterator<Item = &Line> {
    let is = move |unit: usize| projection.units[unit].level == level;
    projection.enrolment.iter().filter(move |e| is(e.unit)).map(|e| &e.sections[0].line)
}

/// How wide the draws' bands are, over what they should be: at 50 % and 90 %.
fn widths(line: &Line, year: usize) -> [f64; 2] {
    let [low, lower, _, upper, high]: Quantiles = line.quantiles[year];
    let [half, most] = line.spread[year];
    [libm::log(upper / lower) / (2.0 * half), libm::log(high / low) / (2.0 * most)]
}

#[test]
fn bands_of_the_draws_are_those_of_the_forecast() {
    let projection = run(&json!({ "draws": 2000, "horizon": 8, "detail": "school" }));
    for level in [Level::School, Level::Zone, Level::County] {
        // What is drawn of a school is exact but for chance (a deviation of 3 % for 2000 draws);
        // zones and county are sums, matched by their variance.
        let tolerance = if level == Level::School { 0.12 } else { 0.2 };
        for line in levels(&projection, level) {
            for year in [0, 3, 7] {
                for ratio in widths(line, year) {
                    assert!((ratio - 1.0).abs() < tolerance, "{level:?} {year}: {ratio}");
                }
            }
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_and_another_another() {
    let first = run(&json!({ "draws": 200, "horizon": 3 }));
    assert_eq!(run(&json!({ "draws": 200, "horizon": 3 })), first);
    assert_ne!(run(&json!({ "draws": 200, "horizon": 3, "seed": 2 })).classes, first.classes);
    // Draws change nothing but the quantiles and probabilities.
    let without = run(&json!({ "horizon": 3 }));
    let plain = |p: &Projection| p.enrolment.iter().map(|e| e.by_grade.clone()).collect::<Vec<_>>();
    assert_eq!(plain(&without), plain(&first));
    assert_eq!(without.ledger, first.ledger);
}

#[test]
fn quantiles_are_in_order_and_milestones_have_probabilities() {
    let projection = run(&json!({ "draws": 300, "horizon": 6 }));
    assert_eq!(projection.draws, 300);
    let rows = projection.enrolment.iter();
    for quantiles in rows.flat_map(|e| e.grade_quantiles.iter().flatten()) {
        assert!(quantiles.is_sorted() && quantiles.iter().all(|q| q.is_finite()));
    }
    for row in projection.classes.iter().filter(|c| projection.units[c.unit].level < Level::School)
    {
        assert_eq!(row.quantiles.len(), 6);
        assert!(row.large_quantiles.iter().all(|q| q.is_sorted()));
    }
    let seats = projection.seats.iter().find(|s| s.unit == 0).unwrap();
    let pupils = projection.line(0, seats.section.unwrap()).unwrap();
    assert_eq!(seats.quantiles[0][2], pupils.quantiles[0][2] - seats.seats[0]);
    let due: Vec<_> = projection.milestones.iter().filter(|m| m.year > 2025).collect();
    assert!(!due.is_empty());
    for milestone in due {
        assert!((0.0..=1.0).contains(&milestone.probability.unwrap()));
    }
}

#[test]
fn ranges_of_births_widen_the_entry_and_reach_the_junior_school_later() {
    let births = |low: f64, high: f64| -> Projection {
        let years: Vec<_> = (2012..=2025)
            .map(|year| json!({ "year": year, "count": 1600.0, "low": low, "high": high }))
            .collect();
        run(&json!({ "draws": 2000, "horizon": 9, "births": years }))
    };
    let (narrow, wide) = (births(1600.0, 1600.0), births(1200.0, 2000.0));
    let width = |p: &Projection, grade: usize, year: usize| {
        let [low, .., high] = p.enrolment[0].grade_quantiles[grade][year];
        libm::log(high / low)
    };
    assert!(width(&wide, 0, 4) > 1.3 * width(&narrow, 0, 4));
    // Grade 7 in the first year is made of children who are at school today.
    assert!((width(&wide, 6, 0) / width(&narrow, 6, 0) - 1.0).abs() < 0.05);
}

#[test]
fn a_school_has_the_same_luck_in_every_scenario() {
    let base = run(&json!({ "draws": 100, "horizon": 3, "detail": "school" }));
    let open = json!([{ "year": 2027, "kind": "open", "zone": "0区", "intake": 30 }]);
    let with = run(&json!({ "draws": 100, "horizon": 3, "detail": "school", "events": open }));
    let of = |p: &Projection, id: &str| {
        let unit = p.units.iter().position(|u| u.id == id).unwrap();
        p.enrolment.iter().find(|e| e.unit == unit).unwrap().total.quantiles.clone()
    };
    // Before the new school opens nothing differs for a school of another zone.
    assert_eq!(of(&base, "1")[0], of(&with, "1")[0]);
    assert!(of(&with, "new-1")[1][4] > of(&with, "new-1")[1][0]);
}
