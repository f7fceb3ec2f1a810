//! An independent calculation (`tests/reference/forecast.py`, Python) of a small county with two
//! levels, births with a gap, a feeder table, a school that opens, one that closes, one that keeps
//! a remnant of a grade, and one that is fed from elsewhere.

use junheng::county::{SectionKind, from_json};
use junheng::project::Pool;
use junheng::project::forecast::{Basis, forecast};
use serde_json::Value;
use std::{fs, path::PathBuf, process::Command};

fn file(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    fs::read_to_string(folder.join(name)).unwrap()
}

#[track_caller]
fn agrees(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap();
    assert!(
        (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0),
        "{what}: {ours} is not {theirs}"
    );
}

fn compare_pool(pool: &Pool, expected: &Value, what: &str) {
    let units = expected["units"].as_object().unwrap();
    assert_eq!(units.len(), pool.tracks.len(), "units, {what}");
    for track in &pool.tracks {
        let rows = units[&track.unit].as_array().unwrap();
        assert_eq!(rows.len(), track.students.len());
        for (h, (ours, theirs)) in track.students.iter().zip(rows).enumerate() {
            for (g, n) in ours.iter().enumerate() {
                agrees(*n, &theirs[g], &format!("{} grade {g} year {h}", track.unit));
            }
        }
    }
    for i in 0..2 {
        agrees(pool.width[i], &expected["width"][i], "width");
        for (h, spread) in pool.spread.iter().enumerate() {
            agrees(spread[i], &expected["spread"][h][i], "spread");
        }
    }
}

#[test]
fn an_independent_calculation_agrees() {
    let county = from_json(&file("forecast-county.json")).unwrap();
    let expected: Value = serde_json::from_str(&file("forecast-expected.json")).unwrap();
    let found = forecast(&county, &Basis { horizon: 10, ..Basis::default() });
    for (pool, entry) in found.pools.iter().zip(&found.entries) {
        let name = pool.section.unwrap().id();
        let expected = &expected[name];
        assert_eq!(serde_json::to_value(&entry.source).unwrap(), expected["sources"], "{name}");
        for (h, n) in entry.entrants.iter().enumerate() {
            agrees(*n, &expected["entrants"][h], &format!("entrants of {name}, year {h}"));
        }
        compare_pool(pool, expected, name);
    }
    assert_eq!(found.pools[1].section, Some(SectionKind::Junior));
    for (h, spread) in found.spread.iter().enumerate() {
        agrees(spread[0], &expected["county"][h][0], "county");
        agrees(spread[1], &expected["county"][h][1], "county");
    }
}

/// Compares numbers to a billionth, everything else exactly.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= 1e-9 * b.abs().max(1.0)
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(k, a)| b.get(k).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}

#[test]
fn the_independent_calculation_still_gives_what_is_on_file() {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reference/forecast.py");
    // Without Python the file stands as it is.
    let Ok(output) = Command::new("python3").arg(script).arg("evaluate").output() else { return };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let on_file: Value = serde_json::from_str(&file("forecast-expected.json")).unwrap();
    assert!(same(&found, &on_file));
}
