//! How long a projection of a large county takes: `cargo bench --bench project`.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use junheng::county::{Class, County, Enrolment, Kind, School, Section, SectionKind};
use junheng::project::{Scenario, project};
use serde_json::json;
use std::time::Instant;

/// 350 schools in 20 zones, one in six a junior one, with class lists and five years of history.
fn county() -> County {
    let mut county = County { name: "县".into(), school_year: Some(2025), ..County::default() };
    for at in 0..350_u32 {
        let junior = at % 6 == 5;
        let mut school = School::new(format!("{at}"), format!("{at}校"));
        school.zone = Some(format!("{}区", at % 20));
        school.kind = if junior { Kind::Junior } else { Kind::Primary };
        let kind = if junior { SectionKind::Junior } else { SectionKind::Primary };
        let grades = if junior { 7..=9 } else { 1..=6_u8 };
        let size = if junior { 300 } else { 30 + at % 170 };
        let of = |grade: u8, year: u32| size + (u32::from(grade) * 7 + at * 3 + year * 5) % 23;
        let mut section = Section::default();
        for grade in grades {
            for year in 2021..=2025 {
                let students = Some(f64::from(of(grade, year)));
                let unit = school.id.clone();
                let year = i32::try_from(year).unwrap();
                let row = Enrolment { year, unit, grade, students, ..Enrolment::default() };
                county.history.push(row);
            }
            let classes = of(grade, 2025).div_ceil(50);
            for number in 0..classes {
                section.classes.push(Class {
                    grade,
                    name: format!("{grade}({number})班"),
                    students: Some(f64::from(of(grade, 2025) / classes)),
                    ..Class::default()
                });
            }
        }
        *school.section_slot(kind) = Some(section);
        county.schools.push(school);
    }
    county
}

fn main() {
    let county = county();
    let events = json!([
        { "year": 2027, "kind": "open", "zone": "3区", "intake": 120, "rooms": 18 },
        { "year": 2028, "kind": "close", "school": "7" },
        { "year": 2026, "kind": "rezone", "from": "3区", "to": "4区", "share": 0.1 },
    ]);
    let rules = json!({ "draws": 2000, "roomsLimit": true, "splitAbove": 50, "mergeBelow": 25 });
    for (what, scenario) in [
        ("without draws", json!({})),
        ("three events", json!({ "events": events })),
        ("2 000 draws", json!({ "draws": 2000 })),
        ("2 000 draws; rooms limit, classes are split and merged", rules),
        ("20 000 draws", json!({ "draws": 20000 })),
    ] {
        let scenario = Scenario::read(&scenario, "scenario").unwrap();
        let rounds = if scenario.draws > 0 { 1 } else { 20 };
        let begin = Instant::now();
        for _ in 0..rounds {
            assert_eq!(project(&county, &scenario, false, &mut |_, _| {}).years.len(), 15);
        }
        println!("project, 350 schools, 15 years, {what}: {:.1?}", begin.elapsed() / rounds);
    }
}
