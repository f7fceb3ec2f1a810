//! An independent calculation in fractions (`tests/reference`, Python) of a random county with
//! everything that makes counties difficult, under every setting.

use crate::make::*;
use junheng::county::{County, SectionKind, from_json};
use junheng::score::{Evaluation, SchoolRow, Standing};
use serde_json::Value;
use std::{fs, path::PathBuf, process::Command};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reference")
}

fn file(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

fn section(value: &Value) -> SectionKind {
    serde_json::from_value(value.clone()).unwrap()
}

#[track_caller]
fn agrees(ours: Option<f64>, theirs: &Value, what: &str) {
    match (ours, theirs.as_f64()) {
        (None, None) => assert!(theirs.is_null(), "{what}"),
        (Some(a), Some(b)) => {
            assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{what}: {a} is not {b}");
        }
        (a, b) => panic!("{what}: {a:?} is not {b:?}"),
    }
}

fn letters(row: &SchoolRow) -> String {
    let letter = |standing| match standing {
        Standing::Met => 'M',
        Standing::Floor => 'F',
        Standing::Below => 'B',
        Standing::Missing => '-',
    };
    row.indicators.iter().map(|i| letter(i.standing)).collect()
}

fn compare(evaluation: &Evaluation, expected: &Value, what: &str) {
    let rows = expected["rows"].as_array().unwrap();
    assert_eq!(evaluation.schools.len(), rows.len(), "rows, {what}");
    for theirs in rows {
        let id = theirs["id"].as_str().unwrap();
        let ours = row(evaluation, id, section(&theirs["section"]));
        let what = format!("{id} {:?} {what}", ours.section);
        let excluded = ours.excluded.as_ref().map(|e| e.code.as_str());
        assert_eq!(excluded, theirs["excluded"].as_str(), "{what}");
        if excluded.is_some() {
            continue;
        }
        assert_eq!(letters(ours), theirs["standings"].as_str().unwrap(), "{what}");
        assert_eq!(ours.pass, theirs["pass"].as_bool(), "{what}");
        if let Some(values) = theirs["values"].as_array() {
            agrees(ours.students, &theirs["students"], &what);
            for (ours, theirs) in ours.indicators.iter().zip(values) {
                agrees(ours.value, theirs, &what);
            }
        }
    }
    for ours in &evaluation.sections {
        let theirs = &expected["sections"][ours.section.id()];
        let counts = [ours.schools, ours.passing, ours.failing];
        let expected = ["schools", "passing", "failing"].map(|k| theirs[k].as_u64().unwrap());
        assert_eq!(counts.map(|n| n as u64), expected, "{what}");
        let coefficients = theirs["coefficients"].as_array().unwrap();
        for ((ours, theirs), spec) in
            ours.indicators.iter().zip(coefficients).zip(&standard().indicator)
        {
            let what = format!("{} {what}", spec.id);
            agrees(ours.cv, &theirs["cv"], &what);
            agrees(ours.unweighted, &theirs["unweighted"], &what);
            agrees(ours.mean.map(|m| m / spec.per.value()), &theirs["mean"], &what);
            assert_eq!(ours.met, theirs["met"].as_bool(), "{what}");
            let counts = [ours.known as u64, ours.missing as u64];
            assert_eq!(counts, ["known", "missing"].map(|k| theirs[k].as_u64().unwrap()));
        }
    }
}

fn variants() -> Vec<(County, Value)> {
    let county = from_json(&file("county.json")).unwrap();
    let expected: Vec<Value> = serde_json::from_str(&file("expected.json")).unwrap();
    let with_settings = |expected: Value| {
        let mut county = county.clone();
        for (setting, choice) in expected["settings"].as_object().unwrap() {
            set(&mut county, setting, choice.as_str().unwrap());
        }
        (county, expected)
    };
    expected.into_iter().map(with_settings).collect()
}

#[test]
fn an_independent_calculation_agrees_under_every_setting() {
    let variants = variants();
    assert!(variants.len() > 10);
    for (county, expected) in &variants {
        compare(&judge(county), expected, &expected["settings"].to_string());
    }
}

#[test]
fn the_independent_calculation_still_gives_what_is_on_file() {
    let run = |arguments: &[&str]| {
        let script = folder().join("reference.py");
        let output = Command::new("python3").arg(script).args(arguments).output().ok()?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).ok()
    };
    let county = folder().join("county.json");
    // Without Python the file stands as it is.
    if let Some(found) = run(&["evaluate", county.to_str().unwrap()]) {
        assert_eq!(found, file("expected.json"));
    }
}
