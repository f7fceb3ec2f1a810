//! The same digits natively and in wasm: this program computes `tests/golden/digits.json` from
//! `tests/golden/county.json`; `tests/node/digits.test.mjs` asks the wasm module for the same.
//!
//! The county is `random_county(2017, 60)`; for projections one of eight schools with a history
//! (`projected-county.json`, `projection.json`). To write both files anew after a change that is
//! meant to change them: `JUNHENG_WRITE_GOLDEN=1 cargo test --test digits`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use junheng::county::{BirthCount, County, Enrolment};
use junheng::project::{self, Scenario};
use junheng::{county, rubric, sample, standard, words};
use serde_json::json;
use std::{fs, path::PathBuf};

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

#[test]
fn the_assessment_of_the_golden_county_has_not_changed_by_a_digit() {
    let write = std::env::var_os("JUNHENG_WRITE_GOLDEN").is_some();
    if write {
        let county = sample::random_county(2017, 60);
        fs::write(golden("county.json"), county::to_json(&county).unwrap()).unwrap();
    }
    let county = county::from_json(&fs::read_to_string(golden("county.json")).unwrap()).unwrap();
    let standard = standard::named("quality-balance-2017").unwrap();
    let words = words::Words::new(words::Lang::ZhHans);
    let said = rubric::conditions::whole(&county, standard, &words);
    let text = serde_json::to_string_pretty(&said).unwrap();
    if write {
        fs::write(golden("digits.json"), &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(golden("digits.json")).unwrap());
}

/// Eight units with five years of grades 1-3 and births, every figure made up.
fn with_history() -> County {
    let mut county = County { name: "示例县".into(), ..County::default() };
    for unit in 0..8_u32 {
        for (year, grade) in (2021..=2025_i32).flat_map(|y| (1..=3_u8).map(move |g| (y, g))) {
            let step = unit * 31 + u32::from(grade) * 17 + year.unsigned_abs() * 13;
            let students = Some(f64::from(40 + unit * 22 + step % 19));
            let unit = format!("{unit}校");
            county.history.push(Enrolment { year, unit, grade, students, ..Enrolment::default() });
        }
    }
    for year in 2012..=2024_i32 {
        let count = Some(f64::from(1100 - 9 * (year - 2012) * ((year - 2012) % 3)));
        county.births.push(BirthCount { year, count, ..BirthCount::default() });
    }
    county
}

#[test]
fn the_projection_of_the_golden_county_has_not_changed_by_a_digit() {
    let write = std::env::var_os("JUNHENG_WRITE_GOLDEN").is_some();
    if write {
        let text = county::to_json(&with_history()).unwrap();
        fs::write(golden("projected-county.json"), text).unwrap();
    }
    let text = fs::read_to_string(golden("projected-county.json")).unwrap();
    let county = county::from_json(&text).unwrap();
    // The scenario of tests/node/digits.test.mjs.
    let scenario = json!({
        "horizon": 5, "detail": "school", "draws": 300, "seed": 11,
        "births": [{ "year": 2025, "count": 900, "low": 800, "high": 960 }],
        "events": [
            { "year": 2027, "kind": "close", "school": "3校", "to": [{ "school": "4校" }] },
            { "year": 2027, "kind": "capIntake", "school": "7校", "intake": 150,
                "to": [{ "school": "1校" }, { "school": "2校" }] },
        ],
    });
    let scenario = Scenario::read(&scenario, "scenario").unwrap();
    let projection = project::project(&county, &scenario, true, &mut |_, _| {});
    let none: Vec<()> = Vec::new();
    let said = project::contract::to_contract(&projection, scenario.detail, none);
    let text = serde_json::to_string_pretty(&said).unwrap();
    if write {
        fs::write(golden("projection.json"), &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(golden("projection.json")).unwrap());
}
